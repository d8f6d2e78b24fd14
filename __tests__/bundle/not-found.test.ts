import { describe, expect, test } from '@jest/globals';
import { onAzure } from '../support/bundle.ts';
import { cluster, upgraded, upgrading } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const STABLE = { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'None' };

describe('a 404 on the read of the cluster while something is under way is no deletion', () => {
  test.concurrent.each(['json', 'html'] as const)('%s, during a rollback', async (body) => {
    await onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.after(
        'pool.put',
        () => azure.inject({ kind: 'status', status: 404, route: 'cluster.get', body }),
        1,
      );
      expect((await run(ROLLBACK)).result).toBe('rolled-back');
    })();
  });

  test.concurrent(
    'nor are two of them after the switch-off',
    onAzure({ scenario: cluster([upgraded()], STABLE) }, async ({ azure, run }) => {
      azure.after(
        'cluster.put',
        () => azure.inject({ kind: 'status', status: 404, route: 'cluster.get', times: 2 }),
        1,
      );
      const back = await run(ROLLBACK);
      expect([back.result, back.outputs['auto-upgrade-changed']]).toEqual(['rolled-back', 'true']);
    }),
  );

  test.concurrent(
    'nor during an abort',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      azure.after('pool.abort', () => azure.inject({ kind: 'status', status: 404, route: 'cluster.get' }), 1);
      expect((await run({ mode: 'abort', nodepool: 'user' })).result).toBe('aborted');
    }),
  );

  test.concurrent(
    'a cluster that stays away: failed, and a switch-off that was sent is told with its command',
    onAzure({ scenario: cluster([upgraded()], STABLE) }, async ({ azure, run }) => {
      azure.after(
        'cluster.put',
        () => azure.inject({ kind: 'status', status: 404, route: 'cluster.get', times: 99 }),
        1,
      );
      const failed = await run(ROLLBACK);
      expect(failed.result).toBe('failed');
      expect(failed.outputs['restore-command']).toMatch(/--auto-upgrade-channel stable/);
    }),
  );
});
