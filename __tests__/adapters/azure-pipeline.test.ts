/** Each policy of the pipeline: which request and answer goes in, and what comes out. */

import * as core from '@azure/core-rest-pipeline';
import { describe, expect, test } from '@jest/globals';
import {
  answerTimeout,
  guardPipeline,
  refuseLongPauses,
  type ArmCredential,
} from '../../src/adapters/http/pipeline.ts';
import type { AzureError } from '../../src/domain/aks/errors.ts';

const ORIGIN = 'https://management.azure.com';
const SCOPE = `${ORIGIN}/.default`;

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Answers as it is told, the last one for ever, and keeps what it was asked. */
class FakeClient implements core.HttpClient {
  readonly #answers: readonly Answer[];
  readonly asked: { readonly url: string; readonly headers: Readonly<Record<string, string>> }[] = [];

  constructor(...answers: readonly Answer[]) {
    this.#answers = answers;
  }

  sendRequest(request: core.PipelineRequest): Promise<core.PipelineResponse> {
    const { status, headers = {}, body = '{}' } = this.#answers[this.asked.length] ?? this.#answers.at(-1)!;
    this.asked.push({ url: request.url, headers: request.headers.toJSON() });
    return Promise.resolve({ request, status, headers: core.createHttpHeaders(headers), bodyAsText: body });
  }
}

/** Numbers its tokens, and keeps what it was asked and told. */
class FakeCredential implements ArmCredential {
  readonly forgotten: string[] = [];
  readonly claims: (string | undefined)[] = [];

  getToken(...[, options]: Parameters<ArmCredential['getToken']>): ReturnType<ArmCredential['getToken']> {
    this.claims.push(options?.claims);
    return Promise.resolve({ token: `token-${this.claims.length}`, expiresOnTimestamp: Infinity });
  }

  forget(token: string): void {
    this.forgotten.push(token);
  }
}

interface Sent {
  readonly status?: number;
  readonly thrown?: unknown;
  readonly client: FakeClient;
  readonly credential: FakeCredential;
  readonly ms: number;
}

interface Way {
  readonly url?: string;
  readonly isForMutations?: boolean;
  readonly maxRetries?: number;
}

/** Sends a GET through the SDK's pipeline as the guards leave it. */
async function send(
  answers: readonly Answer[],
  { url = `${ORIGIN}/a`, isForMutations = false, maxRetries = 3 }: Way = {},
): Promise<Sent> {
  const client = new FakeClient(...answers);
  const credential = new FakeCredential();
  const pipeline = core.createPipelineFromOptions({
    userAgentOptions: { userAgentPrefix: 'aks-recover/1' },
    retryOptions: { maxRetries, retryDelayInMs: 1, maxRetryDelayInMs: 1 },
  });
  guardPipeline(pipeline, core, {
    origin: ORIGIN,
    scope: SCOPE,
    credential,
    timeoutMs: 5_000,
    isForMutations,
  });
  const startedAt = performance.now();
  const sent = (): Omit<Sent, 'status'> => ({ client, credential, ms: performance.now() - startedAt });
  try {
    const { status } = await pipeline.sendRequest(client, core.createPipelineRequest({ url }));
    return { ...sent(), status };
  } catch (thrown) {
    return { ...sent(), thrown };
  }
}

const CHALLENGE = `Bearer authorization_uri="https://x", error="insufficient_claims", claims="${Buffer.from('{"a":1}').toString('base64')}"`;

describe('the host', () => {
  test.each([
    [`${ORIGIN}/a`, true],
    [`${ORIGIN}:443/a`, true],
    [`${ORIGIN}:444/a`, false],
    ['http://management.azure.com/a', false],
    ['https://management.azure.com.evil.test/a', false],
    ['https://management.azure.com@evil.test/a', false],
    ['https://evil.test/a?x=https://management.azure.com/', false],
  ])('%s is asked: %p', async (url, isAsked) => {
    const { client, credential, thrown } = await send([{ status: 200 }], { url });
    expect(client.asked).toHaveLength(isAsked ? 1 : 0);
    // No token is even asked for.
    expect(credential.claims).toHaveLength(isAsked ? 1 : 0);
    if (!isAsked)
      expect((thrown as AzureError).details).toMatchObject({ kind: 'network', code: 'ForeignHost' });
  });
});

describe('what is taken out of the SDK', () => {
  test.each([301, 302, 303, 307, 308])(
    'a redirect (%d) is an answer, and is not followed',
    async (status) => {
      const { client, ...sent } = await send([
        { status, headers: { location: `${ORIGIN}/b` } },
        { status: 200 },
      ]);
      expect(sent.status).toBe(status);
      expect(client.asked.map(({ url }) => url)).toEqual([`${ORIGIN}/a`]);
    },
  );

  test('no compressed answer is asked for, and the user agent names the action', async () => {
    const { client } = await send([{ status: 200 }]);
    const { headers } = client.asked[0]!;
    expect(headers).not.toHaveProperty('accept-encoding');
    expect(headers['user-agent']).toMatch(/^aks-recover\/1 /);
  });

  test('nothing is logged, and only our own tokens are sent', () => {
    const pipeline = core.createPipelineFromOptions({});
    const credential = new FakeCredential();
    const options = { origin: ORIGIN, scope: SCOPE, credential, timeoutMs: 1, isForMutations: true };
    guardPipeline(pipeline, core, options);
    const names = pipeline.getOrderedPolicies().map(({ name }) => name);
    expect(names).not.toContain(core.logPolicyName);
    expect(names.filter((name) => name === core.bearerTokenAuthenticationPolicyName)).toHaveLength(1);
  });
});

describe('the token', () => {
  const authorizations = ({ client }: Sent): readonly (string | undefined)[] =>
    client.asked.map(({ headers }) => headers['authorization']);

  test('comes with every request', async () => {
    const sent = await send([{ status: 200 }]);
    expect(authorizations(sent)).toEqual(['Bearer token-1']);
    expect(sent.credential.forgotten).toEqual([]);
  });

  test.each([
    ['a plain 401', [{ status: 401 }, { status: 200 }], 200],
    ['a second 401', [{ status: 401 }, { status: 401 }, { status: 200 }], 401],
    [
      'a 401 with another header',
      [{ status: 401, headers: { 'www-authenticate': 'Bearer realm="x"' } }, { status: 200 }],
      200,
    ],
  ])('after %s is dropped, and one new one is tried', async (_, answers, status) => {
    const sent = await send(answers);
    expect(sent.status).toBe(status);
    expect(authorizations(sent)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(sent.credential.forgotten).toEqual(['token-1']);
  });

  test.each([400, 403, 404, 409])('stays after a %d', async (status) => {
    const sent = await send([{ status }]);
    expect(authorizations(sent)).toEqual(['Bearer token-1']);
    expect(sent.credential.forgotten).toEqual([]);
  });

  test('after a claims challenge is one with the claims, and none is dropped', async () => {
    const sent = await send([{ status: 401, headers: { 'www-authenticate': CHALLENGE } }, { status: 200 }]);
    expect(sent.status).toBe(200);
    expect(sent.credential.claims).toEqual([undefined, '{"a":1}']);
    expect(authorizations(sent)).toEqual(['Bearer token-1', 'Bearer token-2']);
    expect(sent.credential.forgotten).toEqual([]);
  });

  test('after a second claims challenge is not asked for again', async () => {
    const sent = await send([{ status: 401, headers: { 'www-authenticate': CHALLENGE } }]);
    expect(sent.status).toBe(401);
    expect(authorizations(sent)).toHaveLength(2);
    expect(sent.credential.forgotten).toEqual([]);
  });
});

describe('a read that is throttled', () => {
  test.each([
    [429, '1', 900, 3_100],
    [503, '0', 900, 3_100],
    [429, '-1', 900, 3_100],
    [503, 'Tue, 09 Jun 2020 17:00:30 GMT', 900, 3_100],
  ])('is repeated within seconds after a %d with Retry-After %s', async (status, retryAfter, least, most) => {
    const { client, ms, ...sent } = await send([
      { status, headers: { 'retry-after': retryAfter } },
      { status: 200 },
    ]);
    expect(sent.status).toBe(200);
    expect(client.asked).toHaveLength(2);
    expect(ms).toBeGreaterThan(least);
    expect(ms).toBeLessThan(most);
  });

  test.each([429, 503])('is handed on at once with a long pause (%d)', async (status) => {
    const { client, thrown } = await send([{ status, headers: { 'retry-after': '6' } }]);
    expect((thrown as AzureError).details).toMatchObject({ status, retryAfterMs: 6_000 });
    expect(client.asked).toHaveLength(1);
  });

  test('waits longer before each further repetition', async () => {
    const zero = { status: 429, headers: { 'retry-after': '0' } };
    const { client, ms, ...sent } = await send([zero, zero, { status: 200 }]);
    expect(sent.status).toBe(200);
    expect(client.asked).toHaveLength(3);
    expect(ms).toBeGreaterThan(2_900);
  });

  test('is handed on where no pause is named', async () => {
    const { client, ...sent } = await send([{ status: 429 }, { status: 200 }]);
    expect([sent.status, client.asked.length]).toEqual([429, 1]);
  });

  test.each([408, 500, 502, 503])('is repeated by the SDK where no pause is named (%d)', async (status) => {
    const { client, ms, ...sent } = await send([{ status }, { status: 200 }]);
    expect([sent.status, client.asked.length]).toEqual([200, 2]);
    expect(ms).toBeLessThan(900);
  });
});

test.each([
  [429, {}],
  [429, { 'retry-after': '1' }],
  [429, { 'retry-after': '60' }],
  [500, {}],
  [503, { 'retry-after': '1' }],
])('a change that is answered %d %j is handed on as it is, once', async (status, headers) => {
  const { client, ms, ...sent } = await send([{ status, headers }, { status: 200 }], {
    isForMutations: true,
    maxRetries: 0,
  });
  expect([sent.status, client.asked.length]).toEqual([status, 1]);
  expect(ms).toBeLessThan(900);
});

test.each([true, false])('an attempt has its time, in a pipeline for changes: %p', async (isForMutations) => {
  const pipeline = core.createPipelineFromOptions({ retryOptions: { maxRetries: 0 } });
  const credential = new FakeCredential();
  guardPipeline(pipeline, core, { origin: ORIGIN, scope: SCOPE, credential, timeoutMs: 50, isForMutations });
  const client = { sendRequest: (): Promise<never> => new Promise(() => undefined) };
  const sent = pipeline.sendRequest(client, core.createPipelineRequest({ url: ORIGIN }));
  await expect(sent).rejects.toMatchObject({ code: 'TimedOut' });
});

describe('for other services', () => {
  const ask = (status: number, headers: Readonly<Record<string, string>>): Promise<unknown> => {
    const pipeline = core.createEmptyPipeline();
    pipeline.addPolicy(refuseLongPauses());
    const request = core.createPipelineRequest({ url: ORIGIN });
    return pipeline.sendRequest(new FakeClient({ status, headers }), request);
  };

  test.each([
    [200, { 'retry-after': '60' }],
    [400, { 'retry-after': '60' }],
    [429, {}],
    [429, { 'retry-after': '5' }],
    [500, { 'retry-after': '5' }],
  ])('%d with %j is an answer', async (status, headers) => {
    await expect(ask(status, headers)).resolves.toMatchObject({ status });
  });

  test.each([{ 'retry-after': '-1' }, { 'retry-after-ms': '-5' }, { 'x-ms-retry-after-ms': '-5' }])(
    'a pause of less than nothing (%j) is one of nothing for whoever waits',
    async (headers) => {
      const response = (await ask(503, headers)) as core.PipelineResponse;
      expect(response.headers.toJSON()).toEqual({ 'retry-after': '0' });
    },
  );

  test.each([429, 500, 503])('%d with a long pause is thrown, with the answer', async (status) => {
    await expect(ask(status, { 'retry-after': '6' })).rejects.toMatchObject({
      name: 'LongPauseError',
      message: `The service returned ${status} and asks for a long pause.`,
      response: { status },
    });
  });
});

describe('the time of an attempt', () => {
  /** Never answers; tells the signal that it was given. */
  const hanging = (): { readonly client: core.HttpClient; readonly signals: (AbortSignal | undefined)[] } => {
    const signals: (AbortSignal | undefined)[] = [];
    const sendRequest = (request: core.PipelineRequest): Promise<never> => {
      signals.push(request.abortSignal as AbortSignal | undefined);
      return new Promise(() => undefined);
    };
    return { client: { sendRequest }, signals };
  };
  const ask = (client: core.HttpClient, abortSignal?: AbortSignal): Promise<unknown> => {
    const pipeline = core.createEmptyPipeline();
    pipeline.addPolicy(answerTimeout(50));
    const signal = abortSignal === undefined ? {} : { abortSignal };
    return pipeline.sendRequest(client, core.createPipelineRequest({ url: ORIGIN, ...signal }));
  };

  test('ends it, and the request below is told', async () => {
    const { client, signals } = hanging();
    await expect(ask(client)).rejects.toMatchObject({ name: 'AnswerTimeoutError', code: 'TimedOut' });
    expect(signals[0]?.aborted).toBe(true);
  });

  test.each(['before', 'meanwhile'])('a run that is canceled %s is no timeout', async (when) => {
    const { client, signals } = hanging();
    const controller = new AbortController();
    if (when === 'before') controller.abort();
    else
      setTimeout(() => {
        controller.abort();
      }, 5);
    await expect(ask(client, controller.signal)).rejects.toMatchObject({ message: 'aborted' });
    expect(signals[0]?.aborted).toBe(true);
  });

  test.each([undefined, new AbortController().signal])(
    'leaves the request its own signal',
    async (signal) => {
      const request = core.createPipelineRequest({
        url: ORIGIN,
        ...(signal === undefined ? {} : { abortSignal: signal }),
      });
      const pipeline = core.createEmptyPipeline();
      pipeline.addPolicy(answerTimeout(50));
      await pipeline.sendRequest(new FakeClient({ status: 200 }), request);
      expect(request.abortSignal).toBe(signal);
    },
  );

  test('what fails by itself keeps its error', async () => {
    const client = { sendRequest: (): Promise<never> => Promise.reject(new Error('reset')) };
    await expect(ask(client)).rejects.toMatchObject({ message: 'reset' });
  });
});
