import { describe, expect, test } from '@jest/globals';
import { cacheTokens, type TokenRequest } from '../../src/adapters/sign-in/token-cache.ts';
import { AzureError } from '../../src/domain/aks/errors.ts';

const OUTAGE = new AzureError({ kind: 'network', attempt: 'sign in', code: 'ECONNRESET', message: 'reset' });

/** A cache over a source that numbers its tokens, at a time that the test sets. */
function create(lifeMs: number) {
  const state = { now: 1_000_000, requests: [] as TokenRequest[], fails: false, error: OUTAGE as Error };
  const cache = cacheTokens(
    (request) => {
      state.requests.push(request);
      if (state.fails) return Promise.reject(state.error);
      const token = `token ${state.requests.length}`;
      return Promise.resolve({ token, expiresOnTimestamp: state.now + lifeMs });
    },
    () => state.now,
  );
  return { cache, state };
}

describe('the kept token', () => {
  test.each([
    [3_600_000, 3_569_999, 3_570_000],
    [60_000, 53_999, 54_000],
    [1_000, 899, 900],
  ])('of %d ms is used for %d ms and renewed at %d ms', async (life, used, renewed) => {
    const { cache, state } = create(life);
    await cache.getToken('s');
    state.now += used;
    await cache.getToken('s');
    expect(state.requests).toHaveLength(1);
    state.now += renewed - used;
    await cache.getToken('s');
    expect(state.requests).toHaveLength(2);
  });

  test('is asked for once by callers at the same time', async () => {
    const { cache, state } = create(60_000);
    await Promise.all([cache.getToken('s'), cache.getToken('s')]);
    expect(state.requests).toEqual([{ scope: 's', isRenewal: false }]);
  });

  test('bridges an outage with its last seconds, not beyond', async () => {
    const { cache, state } = create(60_000);
    await cache.getToken('s');
    state.fails = true;
    state.now += 55_000;
    await expect(cache.getToken('s')).resolves.toMatchObject({ token: 'token 1' });
    state.now += 5_000;
    await expect(cache.getToken('s')).rejects.toBe(OUTAGE);
    state.fails = false;
    await expect(cache.getToken('s')).resolves.toHaveProperty('token');
  });

  test('answers no claims challenge, even where no new one can be had', async () => {
    const { cache, state } = create(60_000);
    await cache.getToken('s');
    state.fails = true;
    await expect(cache.getToken('s', { claims: '{"a":1}' })).rejects.toBe(OUTAGE);
    await expect(cache.getToken('s')).resolves.toMatchObject({ token: 'token 1' });
  });

  test('does not hide a bug', async () => {
    const { cache, state } = create(60_000);
    await cache.getToken('s');
    state.now += 55_000;
    state.error = new TypeError('bug');
    state.fails = true;
    await expect(cache.getToken('s')).rejects.toThrow('bug');
  });

  test('is waited for no longer than the request', async () => {
    const cache = cacheTokens(() => new Promise(() => undefined));
    const controller = new AbortController();
    const waiting = cache.getToken('s', { abortSignal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toThrow('aborted');
    await expect(cache.getToken('s', { abortSignal: controller.signal })).rejects.toThrow('aborted');
    await expect(cache.getToken('s', { claims: 'c', abortSignal: controller.signal })).rejects.toThrow(
      'aborted',
    );
  });

  test('is of the first scope that is named', async () => {
    const { cache, state } = create(60_000);
    await cache.getToken(['a', 'b']);
    expect(state.requests).toEqual([{ scope: 'a', isRenewal: false }]);
    const none = create(60_000);
    await none.cache.getToken([]);
    expect(none.state.requests).toEqual([{ scope: '', isRenewal: false }]);
  });

  test('that has ended already is not kept', async () => {
    const { cache, state } = create(-1_000);
    await cache.getToken('s');
    await cache.getToken('s');
    expect(state.requests).toHaveLength(2);
  });

  test('is dropped when Azure refused it, and only then', async () => {
    const { cache, state } = create(60_000);
    await cache.getToken('s');
    cache.forget('another');
    await cache.getToken('s');
    expect(state.requests).toHaveLength(1);
    cache.forget('token 1');
    await cache.getToken('s');
    expect(state.requests.at(-1)).toEqual({ scope: 's', isRenewal: true });
    await cache.getToken('s', { claims: 'c' });
    expect(state.requests.at(-1)).toEqual({ scope: 's', isRenewal: false, claims: 'c' });
  });

  test('is replaced by one with claims', async () => {
    const { cache, state } = create(60_000);
    await cache.getToken('s');
    await cache.getToken('s', { claims: '{"a":1}' });
    await expect(cache.getToken('s')).resolves.toMatchObject({ token: 'token 2' });
    expect(state.requests.at(-1)).toMatchObject({ claims: '{"a":1}' });
  });
});
