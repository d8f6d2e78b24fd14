/** How often Azure is asked, whatever it asks for. */

import { describe, expect, test } from '@jest/globals';
import { onAzure, requestsTo } from '../support/bundle.ts';
import { cluster, rollingBack, untouched, upgraded } from '../support/scenarios.ts';

describe('Retry-After', () => {
  test.concurrent(
    'of nothing is a second at least, and grows',
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', route: 'pool.put', status: 429, retryAfter: 0, times: 1_000 });
      const ended = await run({ mode: 'rollback', nodepool: 'user', timeout: '12s' });
      expect(ended.result).toBe('timed-out');
      expect(requestsTo(ended.requests, 'pool.put').length).toBeLessThan(6);
    }),
  );

  test.concurrent.each(['oidc.token', 'entra.token', 'cluster.get', 'pool.put'] as const)(
    'of less than nothing from %s is one of nothing',
    (route) =>
      onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure, run }) => {
        azure.inject({ kind: 'status', route, status: 429, retryAfter: -1, times: 1 });
        const back = await run({ mode: 'rollback', nodepool: 'user' });
        expect(back.result).toBe('rolled-back');
      })(),
  );

  test.concurrent(
    'of a day on an answer that refuses nothing does not blind the step',
    onAzure({ scenario: cluster([untouched(), rollingBack()]) }, async ({ azure, run }) => {
      azure.inject({
        kind: 'rewrite',
        route: 'cluster.get',
        times: 1_000,
        rewrite: (answer) => ({ ...answer, headers: { ...answer.headers, 'retry-after': '86400' } }),
      });
      const ended = await run({ mode: 'rollback', nodepool: 'user', timeout: '8s' });
      expect(ended.result).toBe('timed-out');
      expect(ended.log).toMatch(
        /asks for a pause of .* although nothing was rejected; the next poll is in 5 min/,
      );
    }),
  );
});

describe('a Retry-After that is a date counts from the Date of its response, on a runner whose clock is behind', () => {
  const behind = `const R=Date;const by=-3600000;globalThis.Date=class extends R{constructor(...a){a.length?super(...a):super(R.now()+by)}static now(){return R.now()+by}}`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(behind)}` };

  test.concurrent.each(['oidc.token', 'entra.token', 'cluster.get'] as const)('of %s', (route) =>
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure, run }) => {
      azure.inject({
        kind: 'rewrite',
        route,
        rewrite: () => ({
          status: 429,
          headers: {
            date: new Date().toUTCString(),
            'retry-after': new Date(Date.now() + 2_000).toUTCString(),
          },
          body: { error: { code: 'TooManyRequests', message: 'Later.' } },
        }),
      });
      const status = await run({ mode: 'status', timeout: '30s' }, { env });
      expect(status.result).toBe('succeeded');
      expect(status.durationMs).toBeLessThan(15_000);
    })(),
  );
});

test.concurrent(
  'names that the cluster does not have cost no reads',
  onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ run }) => {
    const names = Array.from({ length: 2_000 }, (_, index) => `p${String(index)}`).join(',');
    for (const mode of ['status', 'abort', 'rollback']) {
      const ended = await run({ mode, nodepool: `user,${names}` });
      expect(ended.result).toBe('error');
      expect(ended.requests.length).toBeLessThan(20);
    }
  }),
);

test.concurrent(
  'a SOCKS proxy is refused by name at once',
  onAzure({ scenario: cluster([upgraded()]) }, async ({ refuse }) => {
    const error = await refuse({ mode: 'status' }, { env: { ALL_PROXY: 'socks5://127.0.0.1:1080' } });
    expect(error).toContain('ALL_PROXY');
  }),
);
