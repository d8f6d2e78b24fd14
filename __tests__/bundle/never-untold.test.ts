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

  test.concurrent.each([
    ['an abort is under way', 'abort', 'pool.abort', 'before'],
    ['an abort was answered', 'abort', 'pool.abort', 'after'],
    ['a rollback is under way', 'rollback', 'pool.put', 'before'],
    ['a rollback was answered', 'rollback', 'pool.put', 'after'],
  ] as const)('%s: result and operation-id', (_name, mode, route, phase) =>
    onAzure(
      { scenario: cluster([mode === 'abort' ? upgrading() : upgraded()]), speed: 20 },
      async ({ azure }) => {
        const { options, cancel } = cancelable();
        const meant = azure.cluster().operations.at(-1)?.id ?? '';
        let looks = 0;
        const killAtPoll = (): void => {
          // The first look after a change belongs to the search for its operation.
          azure.before('cluster.get', () => (looks++ === 1 ? cancel('SIGKILL') : undefined), 2);
        };
        azure[phase](route, phase === 'before' ? () => cancel('SIGKILL') : killAtPoll, 1);
        const { outputs, summary, exitCode } = await start(azure, { mode, nodepool: 'user' }, options);
        expect(exitCode).toBeNull();
        expect(outputs['result']).toBe('interrupted');
        expect(outputs['next-step']).not.toBe('');
        expect(summary).toContain('interrupted');
        // A rollback's id is known once it was accepted.
        const began = azure.cluster().operations.at(-1)?.id;
        expect(outputs['operation-id']).toBe(mode === 'abort' ? meant : phase === 'after' ? began : '');
        if (outputs['operation-id'] !== '') expect(summary).toContain(outputs['operation-id']);
      },
    )(),
  );

  test.concurrent(
    'channels that were put back need no command any more',
    onAzure({ scenario: cluster([upgraded()], STABLE) }, async ({ azure }) => {
      const { options, cancel } = cancelable();
      azure.inject({ kind: 'status', route: 'pool.put', status: 403, message: 'Denied by policy.' });
      let puts = 0;
      azure.before('cluster.put', () => void (puts += 1), 2);
      // What was refused is observed anew, fleets and all, and so is what was put back.
      azure.before('fleet.list', () => (puts === 2 ? cancel('SIGKILL') : undefined), 99);
      const { outputs, exitCode } = await start(azure, ROLLBACK, options);
      expect([exitCode, puts]).toEqual([null, 2]);
      expect(azure.cluster().upgradeChannel).toBe('stable');
      expect(outputs).toMatchObject({ 'auto-upgrade-changed': 'false', 'restore-command': '' });
    }),
  );

  test.concurrent(
    'a refusal takes back what was written when it was sent',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure }) => {
      const { options, cancel } = cancelable();
      azure.inject({ kind: 'status', route: 'pool.put', status: 412, code: 'EtagMismatch', message: 'Old.' });
      azure.before('pool.put', () => azure.before('cluster.get', () => cancel('SIGKILL'), 1), 1);
      const { outputs } = await start(azure, ROLLBACK, options);
      expect(outputs['result']).toBe('interrupted');
      expect(outputs['next-step']).toContain('Nothing was changed');
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
