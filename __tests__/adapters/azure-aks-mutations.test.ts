import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault, RouteName } from '../../simulator/simulator.ts';
import type { JsonObject } from '../../src/domain/aks/cluster.ts';
import type { Aks, MutationAnswer } from '../../src/ports/aks.ts';
import { errorIn, failureOf, startAzure, type Azure } from './support.ts';

const USER = { kind: 'pool', name: 'user' } as const;

let azure: Azure;
let aks: Aks;
beforeEach(async () => {
  // Fast, because the answer to a PUT takes a virtual second and more.
  azure = await startAzure({ speed: 20 });
  aks = azure.aks();
});
afterEach(async () => {
  await azure.simulator.stop();
});

const READ_ONLY = new Set(['provisioningState', 'currentOrchestratorVersion', 'eTag']);

function withoutReadOnly(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !READ_ONLY.has(name)));
}

/** A PUT of the pool as it reads, with another count. */
async function scale(
  count: number,
): Promise<{ answer: MutationAnswer; sent: JsonObject; eTag: string | undefined }> {
  const pool = await aks.readPool('user');
  const kept = withoutReadOnly(pool.properties);
  const sent: JsonObject = { properties: { ...kept, count, unknownToTheSdk: { a: [1] } } };
  return { answer: await aks.putPool('user', sent, pool.eTag), sent, eTag: pool.eTag };
}

function startStuckOperation(): void {
  azure.simulator.act({ kind: 'operation', pool: 'user', state: 'Upgrading', stuck: true });
}

describe('a PUT', () => {
  test('carries the body as given, If-Match and the api-version in use', async () => {
    const { answer, sent, eTag } = await scale(5);
    expect(answer).toMatchObject({ kind: 'accepted', status: 200, provisioningState: 'Scaling' });
    const put = azure.simulator.requests.find(({ route }) => route === 'pool.put');
    expect(put?.headers['if-match']).toBe(eTag);
    expect(put?.body).toEqual(sent);
    expect(put?.query['api-version']).toBe(aks.apiVersion);
  });

  test('of a cluster goes to the cluster, with the body as read', async () => {
    const { value } = await aks.readCluster();
    const answer = await aks.putCluster(value.body, value.eTag);
    expect(answer.kind).toBe('accepted');
    const put = azure.simulator.requests.find(({ route }) => route === 'cluster.put');
    expect(put?.headers['if-match']).toBe(value.eTag);
    expect(put?.body).toEqual(value.body);
  });

  test('with a stale eTag is refused with 412', async () => {
    await scale(4);
    const answer = await aks.putPool('user', { properties: {} }, 'stale');
    expect(answer.kind).toBe('refused');
    expect(errorIn(answer)).toMatchObject({ status: 412, code: 'PreconditionFailed' });
  });

  test('on a busy pool is refused with 409', async () => {
    startStuckOperation();
    const { answer } = await scale(4);
    expect(answer.kind).toBe('refused');
    expect(errorIn(answer)).toMatchObject({ status: 409, code: 'OperationNotAllowed', kind: 'http' });
  });
});

describe('an abort', () => {
  test('of a pool is one POST, and nothing is polled', async () => {
    startStuckOperation();
    await expect(aks.abort(USER)).resolves.toMatchObject({ kind: 'accepted', status: 202 });
    expect(azure.simulator.requests.filter(({ face }) => face === 'arm').map(({ route }) => route)).toEqual([
      'pool.abort',
    ]);
  });

  test('of the cluster goes to the cluster', async () => {
    azure.simulator.act({ kind: 'operation', state: 'Updating', stuck: true });
    await expect(aks.abort({ kind: 'cluster' })).resolves.toMatchObject({ kind: 'accepted' });
    expect(azure.count('cluster.abort')).toBe(1);
  });

  test('answered 204 is accepted', async () => {
    azure.simulator.setSwitches({ abortAnswer: '204' });
    startStuckOperation();
    await expect(aks.abort(USER)).resolves.toMatchObject({ kind: 'accepted', status: 204 });
  });

  test('with nothing to abort is refused', async () => {
    const answer = await aks.abort(USER);
    expect(answer.kind).toBe('refused');
    expect(errorIn(answer)).toMatchObject({ status: 409 });
  });
});

describe('a mutation is sent exactly once, and what is unknown is said to be unknown', () => {
  const MUTATIONS: readonly [RouteName, () => Promise<MutationAnswer>][] = [
    ['pool.put', async () => (await scale(5)).answer],
    ['pool.abort', () => aks.abort(USER)],
  ];
  const FAULTS: readonly [string, Fault][] = [
    ['500 before', { kind: 'status', status: 500, phase: 'before' }],
    ['500 after', { kind: 'status', status: 500, phase: 'after' }],
    ['502 with HTML', { kind: 'status', status: 502, body: 'html' }],
    ['503 with Retry-After', { kind: 'status', status: 503, retryAfter: 1 }],
    ['408', { kind: 'status', status: 408 }],
    ['a reset before', { kind: 'reset', phase: 'before' }],
    ['a reset after', { kind: 'reset', phase: 'after' }],
    ['a redirect', { kind: 'redirect', to: 'foreign' }],
  ];
  const CASES = MUTATIONS.flatMap(([route, send]) =>
    FAULTS.map(([name, fault]) => [route, name, fault, send] as const),
  );

  test.each(CASES)('%s, %s', async (route, _name, fault, send) => {
    if (route === 'pool.abort') startStuckOperation();
    azure.simulator.inject({ ...fault, route } as Fault);
    const answer = await send();
    expect(answer.kind).toBe('unknown');
    expect(azure.count(route)).toBe(1);
    expect(azure.count('foreign')).toBe(0);
  });

  test('429 is a refusal, with the pause that was asked for', async () => {
    azure.simulator.inject({ kind: 'status', status: 429, retryAfter: 7, route: 'pool.put' });
    const { answer } = await scale(5);
    expect(answer.kind).toBe('refused');
    expect(errorIn(answer)).toMatchObject({ status: 429, retryAfterMs: 7000 });
    expect(azure.count('pool.put')).toBe(1);
  });

  test('a run that is canceled meanwhile rejects', async () => {
    azure.simulator.inject({ kind: 'hang', route: 'pool.put' });
    const controller = new AbortController();
    aks = azure.aks({ signal: controller.signal });
    azure.simulator.before('pool.put', () => {
      controller.abort();
    });
    await expect(scale(5)).rejects.toMatchObject({ name: 'InterruptedError' });
  });

  test('a sign-in that is refused means that nothing was sent', async () => {
    const credential = azure.credential({
      kind: 'secret',
      tenantId: azure.simulator.tenantId,
      clientId: azure.simulator.clientId,
      clientSecret: 'wrong',
    });
    const answer = await azure.aks({ credential }).abort(USER);
    expect(answer.kind).toBe('refused');
    expect(errorIn(answer)).toMatchObject({ kind: 'sign-in', code: 'AADSTS7000215' });
    expect(azure.count('pool.abort')).toBe(0);
  });
});

describe('an accepted answer stays accepted when its body can not be read', () => {
  test.each([
    ['HTML', { kind: 'html' }],
    ['nothing', { kind: 'empty-body' }],
    ['JSON that is cut off', { kind: 'truncated-json' }],
    ['an empty object', { kind: 'empty-object' }],
  ] as const)('%s', async (_name, fault) => {
    azure.simulator.inject({ ...fault, route: 'pool.put' });
    const { answer } = await scale(5);
    expect(answer).toMatchObject({ kind: 'accepted', status: 200 });
    expect(answer).not.toHaveProperty('provisioningState');
  });
});

describe('the handle of an operation', () => {
  test('reads its progress at the URL as Azure sent it', async () => {
    const { answer } = await scale(5);
    if (answer.kind !== 'accepted' || !answer.handle) throw new Error('There is no handle.');
    await expect(aks.readProgress(answer.handle)).resolves.toEqual({ status: 'InProgress' });
    const put = azure.simulator.requests.find(({ route }) => route === 'pool.put');
    const status = azure.simulator.requests.find(({ route }) => route === 'operation.status');
    const url = new URL(put?.response?.headers['azure-asyncoperation'] ?? '');
    expect(status?.path).toBe(url.pathname);
    expect(status?.query).toEqual(Object.fromEntries(url.searchParams));
  });

  test('can not be printed', async () => {
    const { answer } = await scale(5);
    const printed = `${JSON.stringify(answer)} ${inspect(answer, { depth: 9, showHidden: true })}`;
    for (const secret of azure.simulator.secrets()) expect(printed).not.toContain(secret);
    expect(printed).not.toContain('https://');
  });

  test.each([401, 403, 404, 204])('a status of %d is an error, not a verdict', async (status) => {
    const { answer } = await scale(5);
    if (answer.kind !== 'accepted' || !answer.handle) throw new Error('There is no handle.');
    azure.simulator.inject({ kind: 'status', status, route: 'operation.status', times: 9 });
    const failure = await failureOf(aks.readProgress(answer.handle));
    expect(failure.kind).toBe(status === 204 ? 'network' : 'http');
    expect(inspect(failure)).not.toContain('https://');
  });

  test('a text with "fail" in it is only a text', async () => {
    const { answer } = await scale(5);
    if (answer.kind !== 'accepted' || !answer.handle) throw new Error('There is no handle.');
    azure.simulator.inject({ kind: 'operation-status', text: 'NodeFailover: 0 failed' });
    await expect(aks.readProgress(answer.handle)).resolves.toEqual({ status: 'NodeFailover: 0 failed' });
  });
});

describe('tokens', () => {
  test('a plain 401 gets one new token and one more try', async () => {
    await aks.readCluster();
    azure.simulator.act({ kind: 'revoke-tokens' });
    await expect(aks.readCluster()).resolves.toMatchObject({ value: { name: 'prod' } });
    await aks.readCluster();
    expect(azure.count('entra.token')).toBe(2);
    expect(azure.count('cluster.get')).toBe(4);
  });

  test('a second 401 is the answer', async () => {
    azure.simulator.inject({ kind: 'unauthorized', route: 'cluster.get', times: 9 });
    await expect(failureOf(aks.readCluster())).resolves.toMatchObject({ status: 401, kind: 'http' });
    expect(azure.count('cluster.get')).toBe(2);
  });

  test('a claims challenge is answered with a token that has the claims, from then on', async () => {
    await aks.readCluster();
    azure.simulator.inject({ kind: 'claims-challenge', route: 'cluster.get' });
    await expect(aks.readCluster()).resolves.toMatchObject({ value: { name: 'prod' } });
    await aks.readCluster();
    const withClaims = azure.simulator.requests.filter(
      ({ route, body }) => route === 'entra.token' && JSON.stringify(body).includes('claims'),
    );
    expect(withClaims.length).toBeGreaterThan(0);
    expect(azure.count('cluster.get')).toBe(4);
  });

  test('a mutation too is sent again after a plain 401, which did nothing', async () => {
    startStuckOperation();
    azure.simulator.inject({ kind: 'unauthorized', route: 'pool.abort' });
    await expect(aks.abort(USER)).resolves.toMatchObject({ kind: 'accepted' });
    expect(azure.count('pool.abort')).toBe(2);
  });
});
