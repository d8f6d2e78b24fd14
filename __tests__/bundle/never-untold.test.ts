import { describe, expect, test } from '@jest/globals';
import type { RouteName } from '../../simulator/simulator.ts';
import { cancelable, onAzure, start } from '../support/bundle.ts';
import { cluster, OLD, upgraded, upgrading } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const STABLE = { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'None' };
const COMMAND = /az aks update .*--auto-upgrade-channel stable/;

describe('what was found is what the read showed from which the switch-off was made', () => {
  test.concurrent(
    'a channel that somebody switched on while the run waited',
    onAzure(
      { scenario: cluster([upgraded('user', { running: { kind: 'Scaling', stuck: true } })]) },
      async ({ azure, run }) => {
        let reads = 0;
        azure.after(
          'cluster.get',
          () => {
            reads += 1;
            if (reads !== 2) return;
            azure.act({ kind: 'set-channels', upgradeChannel: 'stable' });
            azure.act({ kind: 'finish', pool: 'user' });
          },
          2,
        );
        const back = await run({ ...ROLLBACK, 'if-busy': 'wait' });
        expect([back.result, back.changes]).toEqual(['rolled-back', ['cluster.put', 'pool.put']]);
        expect(back.outputs).toMatchObject({
          'auto-upgrade-changed': 'true',
          'previous-upgrade-channel': 'stable',
          'restore-command': expect.stringMatching(COMMAND),
        });
      },
    ),
  );

  test.concurrent(
    'and that is what is put back',
    onAzure(
      {
        scenario: cluster([upgraded('user', { running: { kind: 'Scaling', stuck: true } })], {
          upgradeChannel: 'rapid',
        }),
      },
      async ({ azure, run }) => {
        let reads = 0;
        azure.after(
          'cluster.get',
          () => {
            reads += 1;
            if (reads !== 2) return;
            azure.act({ kind: 'set-channels', upgradeChannel: 'stable' });
            azure.act({ kind: 'finish', pool: 'user' });
          },
          2,
        );
        azure.inject({ kind: 'status', status: 403, route: 'pool.put', message: 'Denied by policy.' });
        const failed = await run({ ...ROLLBACK, 'if-busy': 'wait' });
        expect(failed.changes).toEqual(['cluster.put', 'pool.put', 'cluster.put']);
        expect(azure.cluster().upgradeChannel).toBe('stable');
      },
    ),
  );
});

describe('a switch-off that was sent and not refused is never forgotten', () => {
  test.concurrent(
    'its answer is lost, and its effect comes when it had been given up: waited for, and told',
    onAzure({ scenario: cluster([upgraded()], STABLE) }, async ({ azure, run }) => {
      azure.inject({ kind: 'reset', route: 'cluster.put' });
      let reads = 0;
      azure.before(
        'cluster.put',
        () => {
          azure.after(
            'cluster.get',
            () => {
              reads += 1;
              // The wait gives up after three looks; the next read is the one that the next decision is made from.
              if (reads !== 3) return;
              azure.act({ kind: 'set-channels', upgradeChannel: 'none' });
              azure.act({ kind: 'operation', state: 'Updating', seconds: 1500 });
            },
            3,
          );
        },
        1,
      );
      const back = await run(ROLLBACK);
      expect([back.result, back.changes]).toEqual(['rolled-back', ['cluster.put', 'pool.put']]);
      expect(back.outputs).toMatchObject({
        'auto-upgrade-changed': 'true',
        'previous-upgrade-channel': 'stable',
        'restore-command': expect.stringMatching(COMMAND),
      });
      expect(back.warnings.join()).toMatch(COMMAND);
    }),
  );

  test.concurrent(
    'it was accepted, and nothing is seen of it: the command and a warning, because it may still act',
    onAzure({ scenario: cluster([upgraded()], STABLE) }, async ({ azure, run }) => {
      azure.inject({
        kind: 'rewrite',
        route: 'cluster.put',
        rewrite: () => ({ status: 202, headers: {}, body: {} }),
      });
      for (const [path, value] of [
        ['properties.autoUpgradeProfile', { upgradeChannel: 'stable' }],
        ['properties.provisioningState', 'Succeeded'],
        ['eTag', 'unchanged'],
      ] as const) {
        azure.inject({ kind: 'field', route: 'cluster.get', path, value, times: 999 });
      }
      const failed = await run(ROLLBACK);
      expect(failed.result).toBe('failed');
      expect(failed.outputs).toMatchObject({
        'auto-upgrade-changed': 'false',
        'previous-upgrade-channel': 'stable',
        'restore-command': expect.stringMatching(COMMAND),
      });
      expect(failed.warnings.join()).toContain('may still be switched off');
      expect(failed.summary).toMatch(COMMAND);
    }),
  );
});

/** Every route that a rollback with a switch-off asks. */
const ROUTES: readonly RouteName[] = [
  ...(['cluster.get', 'cluster.put', 'cluster.operations'] as const),
  ...(['pool.get', 'pool.put', 'pool.operation', 'operation.status'] as const),
];

describe('SIGKILL at each request from the switch-off on', () => {
  test.concurrent.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    '%i after it: the command is in the log and in the outputs',
    async (nth) => {
      await onAzure({ scenario: cluster([upgraded()], STABLE) }, async ({ azure }) => {
        const { options, cancel } = cancelable();
        let seen = -1;
        for (const route of ROUTES) {
          azure.before(
            route,
            () => {
              if (route === 'cluster.put' || seen >= 0) seen += 1;
              if (seen === nth) cancel('SIGKILL');
            },
            999,
          );
        }
        const { log, outputs, summary } = await start(azure, ROLLBACK, options);
        expect(seen).toBeGreaterThanOrEqual(nth);
        expect(log).toMatch(COMMAND);
        expect(outputs).toMatchObject({
          result: 'interrupted',
          'auto-upgrade-changed': 'true',
          'previous-upgrade-channel': 'stable',
          'restore-command': expect.stringMatching(COMMAND),
        });
        expect(summary).toMatch(COMMAND);
      })();
    },
  );

  test.concurrent(
    'and after an abort: result and operation-id',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure }) => {
      const { options, cancel } = cancelable();
      azure.after('pool.abort', () => azure.before('cluster.get', () => cancel('SIGKILL'), 1), 1);
      const { outputs } = await start(azure, { mode: 'abort', nodepool: 'user' }, options);
      expect(outputs['result']).toBe('interrupted');
      expect(outputs['operation-id']).toMatch(/\S/);
    }),
  );
});

test.concurrent(
  'what is written on the way is replaced at the end',
  onAzure({ scenario: cluster([upgraded()], STABLE) }, async ({ run }) => {
    const back = await run(ROLLBACK);
    expect(back.outputs).toMatchObject({
      result: 'rolled-back',
      'kubernetes-version': OLD.kubernetesVersion,
    });
    expect(back.summary.match(/What was done/g)).toHaveLength(1);
    expect(back.summary).not.toContain('interrupted');
  }),
);
