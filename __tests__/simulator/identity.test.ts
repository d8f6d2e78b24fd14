import { afterEach, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { IdentityScenario } from '../../simulator/scenario/scenario.ts';
import {
  CLUSTER,
  idTokenOf,
  poll,
  requestToken,
  send,
  STABLE,
  startSession,
  stopAll,
  type Reply,
  type Session,
} from './client.ts';

afterEach(stopAll);

const AUDIENCE = 'api://AzureADTokenExchange';

async function idToken(session: Session, other: Readonly<Record<string, string>> = {}): Promise<string> {
  const { requestUrl, requestToken: bearer } = session.simulator.oidc;
  const query = new URLSearchParams({ audience: AUDIENCE, ...other });
  const reply = await send(session.simulator, `${requestUrl}&${query.toString()}`, {
    headers: { authorization: `Bearer ${bearer}` },
  });
  expect(reply.status).toBe(200);
  return idTokenOf(reply);
}

const federate = (session: Session, assertion: string): Promise<Reply> =>
  requestToken(session.simulator, {
    client_assertion: assertion,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  });

const payload = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>;

const read = (session: Session, token: string | undefined): Promise<Reply> => {
  const { simulator } = session;
  const url = `${simulator.resourceManagerEndpoint}/subscriptions/${simulator.subscriptionId}${CLUSTER}?api-version=${STABLE}`;
  return send(simulator, url, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
};

describe('Entra ID', () => {
  test('publishes the endpoints that clients look for', async () => {
    const { simulator } = await startSession();
    const url = `${simulator.authorityHost}/${simulator.tenantId}/v2.0/.well-known/openid-configuration`;
    expect((await send(simulator, url)).body).toMatchObject({
      issuer: `${simulator.authorityHost}/${simulator.tenantId}/v2.0`,
      token_endpoint: `${simulator.authorityHost}/${simulator.tenantId}/oauth2/v2.0/token`,
      authorization_endpoint: expect.any(String),
      jwks_uri: expect.any(String),
    });
  });

  test('exchanges a GitHub ID token for an Azure token', async () => {
    const session = await startSession();
    const assertion = await idToken(session);
    expect(payload(assertion)).toMatchObject({
      iss: 'https://token.actions.githubusercontent.com',
      sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
      aud: AUDIENCE,
    });
    const reply = await federate(session, assertion);
    expect(reply.body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    expect((await read(session, reply.body.access_token)).status).toBe(200);
    expect(session.simulator.secrets()).toEqual(
      expect.arrayContaining([assertion, reply.body.access_token, session.simulator.clientSecret]),
    );
  });

  test.each<[number, string, IdentityScenario]>([
    [
      700213,
      "subject 'repo:octo-org@1/octo-repo@2:ref:refs/heads/main'",
      {
        subject: 'repo:octo-org@1/octo-repo@2:ref:refs/heads/main',
        federatedSubject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
      },
    ],
    [7002138, 'case-insensitive', { federatedSubject: 'repo:Octo-Org/octo-repo:ref:refs/heads/main' }],
    [700211, 'issuer', { federatedIssuer: 'https://elsewhere.example' }],
    [70021, 'Assertion Issuer', { federatedIssuer: 'https://elsewhere.example', federatedSubject: 'x' }],
    [700212, 'audience', { federatedAudience: 'api://other' }],
    [700016, 'was not found in the directory', { fails: 'app-missing' }],
    [50076, 'multi-factor', { fails: 'mfa-required' }],
  ])('refuses with AADSTS%i', async (code, words, identity) => {
    const session = await startSession();
    const assertion = await idToken(session);
    const { subject } = identity;
    session.simulator.act({ kind: 'set-identity', identity });
    const reply = await federate(session, subject === undefined ? assertion : await idToken(session));
    expect([400, 401]).toContain(reply.status);
    expect(reply.body.error_codes).toEqual([code]);
    expect(reply.body.error_description).toMatch(new RegExp(`^AADSTS${code}: `));
    expect(reply.body.error_description).toContain(words);
  });

  test('a list of subjects: each has a credential, and no other; without a list all have one', async () => {
    const codesFor = async (identity: IdentityScenario, subject: string): Promise<unknown> => {
      const session = await startSession({ scenario: { identity } });
      const assertion = await idToken(session, { subject });
      expect(payload(assertion)['sub']).toBe(subject);
      return (await federate(session, assertion)).body.error_codes;
    };
    const identity = {
      federatedSubjects: ['repo:o/r:environment:production', 'repo:o/r:ref:refs/heads/main'],
    };
    expect(await codesFor(identity, 'repo:o/r:environment:production')).toBeUndefined();
    expect(await codesFor(identity, 'repo:o/r:ref:refs/heads/main')).toBeUndefined();
    expect(await codesFor(identity, 'repo:o/r:environment:staging')).toEqual([700213]);
    expect(await codesFor(identity, 'repo:o/r:environment:Production')).toEqual([7002138]);
    expect(await codesFor({}, 'repo:o/r:environment:staging')).toBeUndefined();
  });

  test('refuses wrong and expired secrets, unknown tenants and unknown resources', async () => {
    const { simulator } = await startSession();
    const wrong = await requestToken(simulator, { client_secret: 'wrong' });
    expect([wrong.status, wrong.body.error, wrong.body.error_codes]).toEqual([
      401,
      'invalid_client',
      [7000215],
    ]);
    simulator.act({ kind: 'set-identity', identity: { fails: 'secret-expired' } });
    const expired = await requestToken(simulator, { client_secret: simulator.clientSecret });
    expect(expired.body.error_codes).toEqual([7000222]);
    const tenant = await send(simulator, `${simulator.authorityHost}/nowhere/oauth2/v2.0/token`, {
      method: 'POST',
      form: { client_id: simulator.clientId },
    });
    expect(tenant.body.error_codes).toEqual([90002]);
  });

  test('refuses a resource that is not Azure Resource Manager', async () => {
    const { simulator } = await startSession();
    const scope = 'https://graph.microsoft.com/.default';
    const reply = await requestToken(simulator, { client_secret: simulator.clientSecret, scope });
    expect(reply.body.error_codes).toEqual([500011]);
  });

  test('enforces the life of the ID token and its signature', async () => {
    const session = await startSession();
    const [head, body] = (await idToken(session)).split('.');
    expect((await federate(session, `${head}.${body}.AAAA`)).body.error_codes).toEqual([50027]);
    const brief = await startSession({ scenario: { identity: { idTokenLifetime: 1 } } });
    const assertion = await idToken(brief);
    await pause(1100);
    const late = await federate(brief, assertion);
    expect([late.body.error, late.body.error_codes]).toEqual(['invalid_client', [700024]]);
  });
});

test('GitHub gives ID tokens only against its request token', async () => {
  const { simulator } = await startSession();
  const reply = await send(simulator, simulator.oidc.requestUrl, { headers: { authorization: 'Bearer x' } });
  expect(reply.status).toBe(401);
});

describe('Azure Resource Manager', () => {
  test('wants a token that it knows and that lives', async () => {
    const session = await startSession();
    const none = await read(session, undefined);
    expect([none.status, none.body.error.code]).toEqual([401, 'AuthenticationFailed']);
    expect(none.headers['www-authenticate']).toMatch(/^Bearer /);
    expect((await read(session, 'made-up')).body.error.code).toBe('InvalidAuthenticationToken');
    expect((await read(session, session.token)).status).toBe(200);
    const brief = await startSession({ scenario: { identity: { tokenLifetime: 1 } } });
    await pause(1100);
    expect((await read(brief, brief.token)).body.error.code).toBe('ExpiredAuthenticationToken');
  });

  test('can challenge: only a token requested with the claims is accepted from then on', async () => {
    const session = await startSession();
    const { simulator } = session;
    simulator.inject({ kind: 'claims-challenge', route: 'cluster.get' });
    const challenged = await read(session, session.token);
    expect(challenged.status).toBe(401);
    const header = String(challenged.headers['www-authenticate']);
    expect(header).toContain('error="insufficient_claims"');
    const claims = Buffer.from(/claims="([^"]+)"/.exec(header)?.[1] ?? '', 'base64').toString('utf8');
    expect((await read(session, session.token)).status).toBe(401);
    const plain = await requestToken(simulator, { client_secret: simulator.clientSecret });
    expect((await read(session, plain.body.access_token)).status).toBe(401);
    const fresh = await requestToken(simulator, { client_secret: simulator.clientSecret, claims });
    expect((await read(session, fresh.body.access_token)).status).toBe(200);
  });

  test('refuses revoked tokens', async () => {
    const session = await startSession();
    session.simulator.act({ kind: 'revoke-tokens' });
    expect((await read(session, session.token)).status).toBe(401);
  });
});

test('the log holds no token, no secret and no signature', async () => {
  const lines: string[] = [];
  const session = await startSession({ log: (line) => lines.push(line) });
  await federate(session, await idToken(session));
  const reply = await session.rollBack();
  await poll(session, reply.headers['azure-asyncoperation']);
  const secrets = session.simulator.secrets();
  expect(secrets.length).toBeGreaterThan(6);
  expect(lines.length).toBeGreaterThan(5);
  for (const secret of secrets) expect(lines.join('\n')).not.toContain(secret);
  const shown = new URL(String(reply.headers['azure-asyncoperation'])).searchParams;
  for (const name of ['s', 'c']) expect(secrets).toContain(shown.get(name));
});
