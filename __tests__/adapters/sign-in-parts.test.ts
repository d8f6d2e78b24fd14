/** The parts of a sign-in: claims, refusals of Entra ID, ID tokens of GitHub. */

import { Buffer } from 'node:buffer';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { toRawAnswer } from '../../src/adapters/http/answer.ts';
import {
  errorFromSignIn,
  isFederationRefusal,
  type LastRequest,
} from '../../src/adapters/sign-in/entra-errors.ts';
import { readClaims, sentClaims } from '../../src/adapters/sign-in/id-token-claims.ts';
import { createIdTokens } from '../../src/adapters/sign-in/id-token.ts';
import type { JsonValue } from '../../src/domain/aks/cluster.ts';
import { AzureError, InterruptedError, type AzureErrorDetails } from '../../src/domain/aks/errors.ts';
import { azureError } from '../support/builders.ts';
import { failureOf } from './support.ts';

const IDLE = new AbortController().signal;

const jwt = (payload: JsonValue): string =>
  `e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.c2ln`;

describe('the claims of a token', () => {
  test.each<[JsonValue, object]>([
    [{}, {}],
    [
      { iss: 'i', sub: 's', aud: 'a' },
      { issuer: 'i', subject: 's', audience: 'a' },
    ],
    [{ aud: ['a', 'b'] }, { audience: 'a' }],
    [{ aud: [] }, {}],
    [{ iat: 100, nbf: 90, exp: 400 }, { lifeMs: 300_000 }],
    [{ nbf: 90, exp: 400 }, { lifeMs: 310_000 }],
    [{ iat: 500, exp: 400 }, { lifeMs: 0 }],
    [{ iat: 100 }, {}],
    [{ exp: 100 }, {}],
  ])('%j', (payload, claims) => {
    expect(readClaims(jwt(payload))).toEqual(claims);
  });

  test('are none of what is no token', () => {
    expect(readClaims('opaque')).toEqual({});
  });

  test('are told when they are all there', () => {
    const claims = { issuer: 'i', subject: 's', audience: 'a' };
    expect(sentClaims('c', claims)).toEqual({ clientId: 'c', ...claims });
    for (const name of Object.keys(claims)) {
      const without = Object.fromEntries(Object.entries(claims).filter(([other]) => other !== name));
      expect(sentClaims('c', without)).toBeUndefined();
    }
  });
});

describe('a sign-in that failed', () => {
  const answered = (
    status: number,
    body: JsonValue,
    headers: Readonly<Record<string, string>> = {},
  ): LastRequest => ({
    kind: 'answer',
    answer: toRawAnswer({
      status,
      headers: { get: (name) => headers[name] },
      bodyAsText: JSON.stringify(body),
    }),
  });
  const detailsOf = (thrown: unknown, last?: LastRequest): AzureErrorDetails => {
    const error = errorFromSignIn(thrown, last, IDLE);
    if (error instanceof AzureError) return error.details;
    throw error;
  };
  const REFUSED =
    'AADSTS700016: Application not found. Trace ID: 1 Correlation ID: 12345678-1234-1234-1234-123456789abc';

  test('is told as Entra ID told it, with its number', () => {
    const details = detailsOf(new Error('x'), answered(400, { error: 'e', error_description: REFUSED }));
    expect(details).toMatchObject({
      ...{ kind: 'sign-in', attempt: 'sign in to Azure', code: 'AADSTS700016' },
      correlationId: '12345678-1234-1234-1234-123456789abc',
    });
    expect(details.message).not.toMatch(/Trace ID|Correlation/);
    expect(details).not.toHaveProperty('status');
  });

  test.each<[number, JsonValue, object]>([
    [400, { error: 'invalid_client' }, { code: 'invalid_client' }],
    [400, {}, { code: 'Http400', message: expect.stringContaining('returned 400') }],
    [429, {}, { code: 'Http429', status: 429 }],
    [503, { error: 'temporarily_unavailable' }, { code: 'temporarily_unavailable', status: 503 }],
    [
      400,
      { error_description: 'AADSTS90033: A transient error has occurred.' },
      { code: 'AADSTS90033', status: 503 },
    ],
  ])('by a %d with %j', (status, body, expected) => {
    const details = detailsOf(new Error('x'), answered(status, body));
    expect(details).toMatchObject({ kind: 'sign-in', ...expected });
    if (!('status' in expected)) expect(details).not.toHaveProperty('status');
  });

  test('has the pause that was asked for', () => {
    expect(detailsOf(new Error('x'), answered(429, {}, { 'retry-after': '7' })).retryAfterMs).toBe(7_000);
  });

  test('before anything was sent is the text of the library', () => {
    expect(detailsOf(new Error('tenant is no id'))).toMatchObject({
      ...{ kind: 'sign-in', code: 'SignInFailed', message: 'tenant is no id' },
    });
    expect(detailsOf(undefined).message).toBe('Entra ID returned no token and no reason.');
  });

  test('after an answer that looked well is what the library makes of it', () => {
    expect(detailsOf(new Error('no JSON'), answered(200, {}))).toMatchObject({ kind: 'network' });
    expect(detailsOf(new Error('AADSTS700016: x'), answered(200, {}))).toMatchObject({
      code: 'AADSTS700016',
    });
  });

  test('for want of an answer is a network error', () => {
    const error = Object.assign(new Error('reset'), { code: 'ECONNRESET' });
    expect(detailsOf(new Error('x'), { kind: 'thrown', error })).toMatchObject({
      ...{ kind: 'network', code: 'ECONNRESET' },
    });
  });

  test('keeps what is an error of ours, and that the run is being canceled', () => {
    const own = azureError({ code: 'IdTokenRefused' });
    expect(errorFromSignIn(own, undefined, IDLE)).toBe(own);
    const controller = new AbortController();
    controller.abort();
    expect(errorFromSignIn(own, undefined, controller.signal)).toBeInstanceOf(InterruptedError);
  });

  test.each<[unknown, boolean]>([
    [azureError({ code: 'AADSTS70021', message: 'No matching federated identity record found.' }), true],
    [azureError({ code: 'AADSTS7000222' }), false],
    [azureError({ code: 'Other' }), false],
    [new Error('AADSTS70021'), false],
  ])('%p is a mismatch of a federated credential: %p', (error, isOne) => {
    expect(isFederationRefusal(error)).toBe(isOne);
  });
});

describe("GitHub's ID token", () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  interface Scene {
    readonly tokens: () => Promise<string>;
    readonly urls: string[];
    readonly masked: string[];
    readonly time: { now: number };
    readonly asked: number[];
  }

  /** Answers as it is told, the last one for ever. */
  const serve = async (
    answers: readonly ((response: ServerResponse) => void)[],
    signal: AbortSignal = IDLE,
  ): Promise<Scene> => {
    const urls: string[] = [];
    const server = createServer((request, response) => {
      urls.push(request.url ?? '');
      (answers[urls.length - 1] ?? answers.at(-1))?.(response);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const env: Readonly<Record<string, string>> = {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token?v=1`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
    };
    const masked: string[] = [];
    const asked: number[] = [];
    const time = { now: 1_000_000 };
    const tokens = createIdTokens({
      runner: { env: (name) => env[name], mask: (text) => masked.push(text) },
      audience: 'api://a b',
      version: '1.2.3',
      signal,
      now: () => time.now,
      onAsking: () => asked.push(urls.length),
    });
    return { tokens, urls, masked, time, asked };
  };
  const gives =
    (value: JsonValue, status = 200) =>
    (response: ServerResponse): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
  const refuses =
    (status: number, headers: Readonly<Record<string, string>> = {}) =>
    (response: ServerResponse): void => {
      response.writeHead(status, headers);
      response.end();
    };

  test('is asked for by its audience, masked, and kept for half its life', async () => {
    const first = jwt({ iat: 0, exp: 60 });
    const { tokens, urls, masked, time, asked } = await serve([
      gives({ value: first }),
      gives({ value: 'second' }),
    ]);
    await expect(Promise.all([tokens(), tokens()])).resolves.toEqual([first, first]);
    expect(urls).toEqual(['/token?v=1&audience=api%3A%2F%2Fa%20b']);
    expect(masked).toEqual([first]);
    expect(asked).toHaveLength(1);
    time.now += 29_999;
    await expect(tokens()).resolves.toBe(first);
    time.now += 1;
    await expect(tokens()).resolves.toBe('second');
  });

  test.each([
    ['an hour', jwt({ iat: 0, exp: 3_600 })],
    ['nobody knows how long', 'opaque'],
  ])('of %s is kept for a minute', async (_, token) => {
    const { tokens, urls, time } = await serve([gives({ value: token })]);
    await tokens();
    time.now += 59_999;
    await tokens();
    expect(urls).toHaveLength(1);
    time.now += 1;
    await tokens();
    expect(urls).toHaveLength(2);
  });

  test.each([
    [400, 'IdTokenRefused', undefined],
    [403, 'IdTokenRefused', undefined],
    [429, 'IdTokenUnavailable', 429],
  ])('that is refused with %d is %s', async (status, code, shown) => {
    const { tokens } = await serve([refuses(status, { 'retry-after': '60' })]);
    const failure = await failureOf(tokens());
    expect(failure).toMatchObject({
      ...{ kind: 'sign-in', code, message: `GitHub returned ${status} to the request for an ID token.` },
      ...{ attempt: 'get an ID token for this job from GitHub', retryAfterMs: 60_000 },
    });
    expect(failure.status).toBe(shown);
    expect(failure).not.toHaveProperty('facts');
  });

  test('that is refused after one was given tells so, and is asked for anew', async () => {
    const { tokens, time } = await serve([
      gives({ value: 'first' }),
      refuses(403),
      gives({ value: 'third' }),
    ]);
    await tokens();
    time.now += 60_000;
    await expect(failureOf(tokens())).resolves.toMatchObject({
      ...{
        message: 'GitHub returned 403 to the request for another ID token.',
        facts: { hadIdTokens: true },
      },
    });
    await expect(tokens()).resolves.toBe('third');
  });

  test('that a proxy holds back is no refusal of GitHub', async () => {
    const { tokens } = await serve([refuses(407)]);
    const failure = await failureOf(tokens());
    expect(failure).toMatchObject({ kind: 'sign-in', code: 'ProxyAuthenticationRequired' });
    expect(failure.message).toContain('HTTP_PROXY');
  });

  test.each<JsonValue>([{}, { value: '' }, { value: 1 }, []])('is not in %j', async (body) => {
    const { tokens, masked } = await serve([gives(body)]);
    await expect(failureOf(tokens())).resolves.toMatchObject({ kind: 'network', code: 'UnusableAnswer' });
    expect(masked).toEqual([]);
  });

  test('ends with the run', async () => {
    const controller = new AbortController();
    const { tokens } = await serve([() => undefined], controller.signal);
    const asked = tokens();
    setTimeout(() => {
      controller.abort();
    }, 50);
    await expect(asked).rejects.toBeInstanceOf(InterruptedError);
  });

  test.each(['not an address', '/token?v=1', 'ftp://runner/token', 'http://runner:99999/token'])(
    'has no address to ask at in %j, whatever the proxy',
    async (url) => {
      const runner = {
        env: (name: string) => (name === 'ACTIONS_ID_TOKEN_REQUEST_URL' ? url : 'bearer'),
        mask: () => undefined,
      };
      const options = { audience: 'a', version: '1', signal: IDLE, now: Date.now, onAsking: () => undefined };
      await expect(failureOf(createIdTokens({ ...options, runner })())).resolves.toMatchObject({
        ...{ kind: 'sign-in', code: 'IdTokenUrlInvalid' },
        ...{ attempt: 'get an ID token for this job from GitHub' },
        ...{ message: 'ACTIONS_ID_TOKEN_REQUEST_URL does not contain a valid URL.' },
      });
    },
  );

  test('is not offered to a job without the permission', async () => {
    const options = { audience: 'a', version: '1', signal: IDLE, now: Date.now, onAsking: () => undefined };
    for (const missing of ['ACTIONS_ID_TOKEN_REQUEST_URL', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']) {
      const runner = {
        env: (name: string) => (name === missing ? undefined : 'http://x'),
        mask: () => undefined,
      };
      await expect(failureOf(createIdTokens({ ...options, runner })())).resolves.toMatchObject({
        ...{ kind: 'sign-in', code: 'IdTokenNotOffered' },
      });
    }
  });
});
