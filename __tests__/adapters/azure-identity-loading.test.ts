import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Azure } from './support.ts';

const pauses: AbortSignal[] = [];

const real = await import('node:timers/promises');
jest.unstable_mockModule('node:timers/promises', () => ({
  ...real,
  /** The head start of the first request never ends by itself. */
  setTimeout: (ms: number, value: unknown, options: { readonly signal?: AbortSignal } = {}) => {
    if (ms !== HEAD_START_MS || options.signal === undefined) return real.setTimeout(ms, value, options);
    pauses.push(options.signal);
    return real.setTimeout(2 ** 30, value, options);
  },
}));

const { HEAD_START_MS } = await import('../../src/adapters/http/connections.ts');
const { failureOf, startAzure } = await import('./support.ts');

let azure: Azure;
beforeAll(async () => {
  azure = await startAzure({});
});
afterAll(() => azure.simulator.stop());

test('the pause before libraries are loaded ends when the connection stands', async () => {
  azure.simulator.inject({ kind: 'status', route: 'oidc.token', status: 403, times: Infinity });
  const { getToken } = azure.credential(azure.federation());
  const failure = await failureOf(getToken('https://management.azure.com/.default'));
  expect(failure.kind).toBe('sign-in');
  expect(pauses.map(({ aborted }) => aborted)).toEqual([true]);
});
