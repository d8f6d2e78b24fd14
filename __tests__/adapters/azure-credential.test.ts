import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { SignIn } from '../../src/domain/inputs.ts';
import { AzureError, isTransient, type AzureErrorDetails } from '../../src/domain/aks/errors.ts';
import { requestIdToken } from '../support/identity-endpoint.ts';
import {
  failureOf,
  startAzure,
  type Azure,
  type Fault,
  type IdentityScenarioOption,
  type SimulatorOptions,
} from './support.ts';
import { adviceOn } from '../support/advice.ts';

const SCOPE = 'https://management.azure.com/.default';

let azure: Azure;
afterEach(async () => {
  await azure.simulator.stop();
});

async function start(identity: IdentityScenarioOption = {}): Promise<void> {
  const options: SimulatorOptions = { scenario: { identity } };
  azure = await startAzure(options);
}

function inject(fault: Fault): void {
  azure.simulator.inject(fault);
}

/** Signs in and returns why it failed, after a look for secrets in it. */
async function refusalOf(signIn: SignIn): Promise<AzureErrorDetails> {
  const failure = await failureOf(azure.credential(signIn).getToken(SCOPE));
  const printed = inspect(failure, { depth: 9 });
  for (const secret of azure.simulator.secrets()) expect(printed).not.toContain(secret);
  return failure;
}

describe('a client secret', () => {
  test('gives a token of the scope, and is masked', async () => {
    await start();
    const { token } = await azure.credential().getToken(SCOPE);
    expect(azure.simulator.secrets()).toContain(token);
    expect(azure.masked).toEqual([azure.simulator.clientSecret, token]);
    const request = azure.simulator.requests.find(({ route }) => route === 'entra.token');
    expect((request?.body as { scope: string }).scope).toContain(SCOPE);
    expect(request?.headers['user-agent']).toContain('aks-recover/1.2.3');
  });

  test.each(['https://localhost:1', 'http://login.microsoftonline.com', 'https://evil-login.microsoft.com'])(
    'goes to Entra ID alone, although the discovery document names %s',
    async (host) => {
      await start();
      const named = host.replace('https://localhost:1', azure.simulator.foreignHost);
      inject({ kind: 'field', route: 'entra.discovery', path: 'token_endpoint', value: `${named}/token` });
      expect(await refusalOf(azure.secret())).toMatchObject({ kind: 'network', code: 'ForeignHost' });
      expect(azure.simulator.requests.filter(({ face }) => face === 'foreign')).toEqual([]);
    },
  );

  test.each([
    ['secret-expired', 'AADSTS7000222', 'create a new one'],
    ['app-missing', 'AADSTS700016', 'client-id'],
    ['mfa-required', 'AADSTS50076', 'service principal'],
  ] as const)('%s is refused once, with a helpful sentence', async (fails, code, hint) => {
    await start({ fails });
    const failure = await refusalOf(azure.secret());
    expect(failure).toMatchObject({ kind: 'sign-in', code });
    expect(adviceOn(failure)).toContain(hint);
    expect(failure.message).not.toContain('Trace ID');
    expect(failure.correlationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(isTransient(new AzureError(failure))).toBe(false);
    expect(azure.count('entra.token')).toBe(1);
  });

  test('a wrong secret', async () => {
    await start();
    const failure = await refusalOf({ ...azure.secret(), clientSecret: 'wrong' } as SignIn);
    expect(failure).toMatchObject({ kind: 'sign-in', code: 'AADSTS7000215' });
    expect(failure).not.toHaveProperty('status');
  });
});

describe('trouble at Entra ID', () => {
  test.each<[string, Fault]>([
    ['a 500', { kind: 'status', status: 500, route: 'entra.token' }],
    ['a 429 with a short pause', { kind: 'status', status: 429, retryAfter: 1, route: 'entra.token' }],
    ['a broken connection', { kind: 'reset', route: 'entra.token' }],
  ])('%s is bridged', async (_name, fault) => {
    await start();
    inject(fault);
    await expect(azure.credential().getToken(SCOPE)).resolves.toHaveProperty('token');
  });

  test('that goes on is transient, and the next attempt asks again', async () => {
    await start();
    inject({ kind: 'status', status: 503, body: 'html', route: 'entra.token', times: 4 });
    const credential = azure.credential();
    const failure = await failureOf(credential.getToken(SCOPE));
    expect(failure).toMatchObject({ kind: 'sign-in', status: 503 });
    expect(isTransient(new AzureError(failure))).toBe(true);
    await expect(credential.getToken(SCOPE)).resolves.toHaveProperty('token');
  });

  test.each(['entra.token', 'entra.discovery', 'oidc.token'] as const)(
    'a long pause that %s asks for is not slept through in silence',
    async (route) => {
      await start();
      inject({ kind: 'status', status: 503, retryAfter: 400, route });
      const credential = azure.credential(azure.federation());
      const begunAt = performance.now();
      const failure = await failureOf(credential.getToken(SCOPE));
      expect(failure).toMatchObject({ kind: 'sign-in', status: 503, retryAfterMs: 400_000 });
      expect(performance.now() - begunAt).toBeLessThan(10_000);
      await expect(credential.getToken(SCOPE)).resolves.toHaveProperty('token');
    },
  );

  test('an address where nobody answers is a network error', async () => {
    await start();
    const credential = azure.credential(azure.secret(), new AbortController().signal, {
      authorityHost: 'https://localhost:1',
    });
    const failure = await failureOf(credential.getToken(SCOPE));
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', attempt: 'sign in to Azure' });
    expect(adviceOn(failure)).toContain('HTTPS_PROXY');
  });

  test('a canceled run does not wait for it', async () => {
    await start();
    inject({ kind: 'hang', route: 'entra.token' });
    const controller = new AbortController();
    const aks = azure.aks({ signal: controller.signal });
    setTimeout(() => {
      controller.abort();
    }, 300);
    await expect(aks.readCluster()).rejects.toMatchObject({ name: 'InterruptedError' });
  });
});

describe('federation', () => {
  test('gives a token for an ID token of the job, which is masked', async () => {
    await start();
    await azure
      .credential(azure.federation('api://other audience'))
      .getToken(SCOPE)
      .catch(() => undefined);
    const request = azure.simulator.requests.find(({ route }) => route === 'oidc.token');
    expect(request?.query['audience']).toBe('api://other audience');
    await expect(azure.credential(azure.federation()).getToken(SCOPE)).resolves.toHaveProperty('token');
    const assertion = azure.simulator.requests.findLast(({ route }) => route === 'entra.token')?.body;
    expect(azure.masked).toContain((assertion as { client_assertion: string }).client_assertion);
  });

  test('one Azure token costs one ID token and one token request', async () => {
    await start();
    const credential = azure.credential(azure.federation());
    await Promise.all([credential.getToken(SCOPE), credential.getToken(SCOPE), credential.getToken(SCOPE)]);
    await credential.getToken(SCOPE);
    expect([azure.count('oidc.token'), azure.count('entra.token')]).toEqual([1, 1]);
  });

  test('a mismatch tells what was sent and what to create, not the token', async () => {
    await start({ federatedSubject: 'repo:octo-org/octo-repo:environment:production' });
    const failure = await refusalOf(azure.federation());
    expect(failure.code).toBe('AADSTS700213');
    expect(failure.message.match(/AADSTS/g)).toHaveLength(1);
    const advice = adviceOn(failure);
    expect(advice).toContain('subject `repo:octo-org/octo-repo:ref:refs/heads/main`');
    expect(advice).toContain('issuer `https://token.actions.githubusercontent.com`');
    expect(advice).toContain('audience `api://AzureADTokenExchange`');
    expect(advice).toContain(
      `az ad app federated-credential create --id ${azure.simulator.clientId} --parameters '{"name":"github-repo-octo-org-octo-repo-ref-refs-heads-main","issuer":"https://token.actions.githubusercontent.com","subject":"repo:octo-org/octo-repo:ref:refs/heads/main","audiences":["api://AzureADTokenExchange"]}'`,
    );
  });

  test('the immutable form of the subject is explained', async () => {
    await start({
      subject: 'repo:octo-org@12/octo-repo@345:ref:refs/heads/main',
      federatedSubject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
    });
    const failure = await refusalOf(azure.federation());
    expect(failure.code).toBe('AADSTS700213');
    expect(adviceOn(failure)).toContain('since 2026-07-15');
    expect(adviceOn(failure)).toContain('"subject":"repo:octo-org@12/octo-repo@345:ref:refs/heads/main"');
  });

  test('a credential of the immutable form, for a job whose subject is not', async () => {
    await start({ federatedSubject: 'repo:octo-org@12/octo-repo@345:ref:refs/heads/main' });
    const failure = await refusalOf(azure.federation());
    expect(failure.code).toBe('AADSTS700213');
    expect(adviceOn(failure)).toContain('only the names of the owner and repository');
  });

  test.each<[string, IdentityScenarioOption, string]>([
    [
      'AADSTS7002138',
      { federatedSubject: 'repo:Octo-Org/octo-repo:ref:refs/heads/main' },
      'with different capitalization',
    ],
    [
      'AADSTS70021',
      { federatedSubject: 'repo:other/repo:pull_request', federatedIssuer: 'https://other.example' },
      'No federated credential of the application matches this job',
    ],
    [
      'AADSTS700211',
      { federatedIssuer: 'https://other.example' },
      'issuer, subject, and audience must match',
    ],
    ['AADSTS700212', { federatedAudience: 'api://other' }, 'issuer, subject, and audience must match'],
  ])(
    '%s is told with what was sent and the command that creates what is missing',
    async (code, identity, hint) => {
      await start(identity);
      const failure = await refusalOf(azure.federation());
      expect(failure.code).toBe(code);
      expect(adviceOn(failure)).toContain(hint);
      const subject = 'repo:octo-org/octo-repo:ref:refs/heads/main';
      expect(adviceOn(failure)).toContain(
        `issuer \`https://token.actions.githubusercontent.com\`, audience \`api://AzureADTokenExchange\`, subject \`${subject}\`.`,
      );
      expect(adviceOn(failure)).toMatch(/\naz ad app federated-credential create --id/);
    },
  );

  test('an app that is not there is told by its id, without a credential to create', async () => {
    await start({ fails: 'app-missing' });
    const failure = await refusalOf(azure.federation());
    expect(failure.code).toBe('AADSTS700016');
    expect(adviceOn(failure)).toContain('check `client-id` and `tenant-id`');
    expect(adviceOn(failure)).not.toContain('federated-credential');
  });

  test.each([403, 404, 401])('GitHub answering %d means a missing permission', async (status) => {
    await start();
    inject({ kind: 'status', status, route: 'oidc.token', times: 9 });
    const failure = await refusalOf(azure.federation());
    expect(failure).toMatchObject({ kind: 'sign-in', code: 'IdTokenRefused' });
    expect(adviceOn(failure)).toContain('id-token: write');
    expect(isTransient(new AzureError(failure))).toBe(false);
    expect(azure.count('oidc.token')).toBe(1);
  });

  test('a job without the permission is told so before anything is sent', async () => {
    await start();
    azure.env.clear();
    const failure = await refusalOf(azure.federation());
    expect(failure).toMatchObject({ kind: 'sign-in', code: 'IdTokenNotOffered' });
    expect(azure.simulator.requests).toEqual([]);
  });

  test.each([500, 502, 503, 504])('GitHub answering %d is asked again', async (status) => {
    await start();
    inject({ kind: 'status', status, route: 'oidc.token' });
    await expect(azure.credential(azure.federation()).getToken(SCOPE)).resolves.toHaveProperty('token');
    expect(azure.count('oidc.token')).toBe(2);
  });

  test('GitHub out of order is transient, and is asked anew the next time', async () => {
    await start();
    inject({ kind: 'status', status: 503, route: 'oidc.token', times: 4 });
    const credential = azure.credential(azure.federation());
    const failure = await failureOf(credential.getToken(SCOPE));
    expect(failure).toMatchObject({ kind: 'sign-in', status: 503, code: 'IdTokenUnavailable' });
    await expect(credential.getToken(SCOPE)).resolves.toHaveProperty('token');
  });

  test('an ID token that came too late is explained', async () => {
    await start({ idTokenLifetime: -60 });
    const failure = await refusalOf(azure.federation());
    expect(failure.code).toBe('AADSTS700024');
    expect(adviceOn(failure)).toContain('clock');
  });
});

describe('tokens that live for seconds', () => {
  test('are used to near their end, then renewed with a fresh ID token', async () => {
    await start({ tokenLifetime: 6, idTokenLifetime: 3 });
    const aks = azure.aks({ credential: azure.credential(azure.federation()) });
    const end = Date.now() + 8_000;
    let reads = 0;
    while (Date.now() < end) {
      await aks.readCluster();
      reads += 1;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    expect(reads).toBeGreaterThan(9);
    expect(azure.count('entra.token')).toBeGreaterThanOrEqual(2);
    expect(azure.count('entra.token')).toBeLessThanOrEqual(4);
    // At most the one read that was on its way when its token ended.
    expect(azure.simulator.requests.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(1);
  });
});

describe('workload identity', () => {
  test('sends the assertion in the file', async () => {
    await start();
    const folder = await mkdtemp(join(tmpdir(), 'adapters-'));
    const tokenFile = join(folder, 'token');
    const { tenantId, clientId } = azure.simulator;
    await writeFile(tokenFile, `${await requestIdToken(azure.simulator)}\n`);
    await expect(
      azure.credential({ kind: 'workload-identity', tenantId, clientId, tokenFile }).getToken(SCOPE),
    ).resolves.toHaveProperty('token');
    await rm(folder, { recursive: true });
    await expect(
      failureOf(
        azure.credential({ kind: 'workload-identity', tenantId, clientId, tokenFile }).getToken(SCOPE),
      ),
    ).resolves.toMatchObject({ kind: 'sign-in', code: 'TokenFileUnreadable' });
  });
});
