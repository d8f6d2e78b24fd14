/** What changes between two requests, and what cannot be read. */

import { describe, expect, test } from '@jest/globals';
import { azureError, cluster, MINUTE, operation, pool, poolTarget, SECOND } from '../support/builders.ts';
import { abort, rollBack, runAction, sent, type Scene, type Setting } from './running.ts';

type Arrange = NonNullable<Setting['arrange']>;

const BOTH_ON = cluster({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' });
const DENIED = azureError({ status: 403, code: 'AuthorizationFailed' });

const resultOf = ({ runner }: Scene): string => runner.output('result');

const userUpgrades: Arrange = ({ aks }) => {
  aks.start(poolTarget('user'), 'Upgrading', 60 * MINUTE);
};

describe('an abort', () => {
  test('of a pool that no longer exists has nothing to wait for', async () => {
    const gone = azureError({ status: 404, code: 'NotFound' });
    const scene = await abort(
      {},
      {
        arrange: (given) => {
          userUpgrades(given);
          given.aks.fail('abort', gone);
          given.aks.onMutation = () => {
            given.aks.removePool('user');
          };
        },
      },
    );
    expect([resultOf(scene), scene.runner.failed]).toEqual(['failed', true]);
    expect(scene.tookMs).toBeLessThan(30 * SECOND);
  });

  test('is not sent when the operation that was named is on record no more', async () => {
    const first = await runAction({ mode: 'status', nodepool: 'user' }, { arrange: userUpgrades });
    const id = first.runner.output('operation-id');
    const scene = await abort(
      { 'operation-id': id },
      {
        arrange: (given) => {
          userUpgrades(given);
          const read = given.aks.readLatestOperation.bind(given.aks);
          let reads = 0;
          given.aks.readLatestOperation = async (target) => {
            reads++;
            return reads === 2 ? undefined : read(target);
          };
        },
      },
    );
    expect(scene.runner.linesWith('the latest operation is unknown now')).toHaveLength(1);
    expect(sent(scene)).toEqual(['abort pool/user']);
  });
});

describe('right before auto-upgrade is turned off', () => {
  /** The second read of the cluster is the one for the PUT. */
  const meanwhile = (happen: Arrange): Setting => ({
    aks: { cluster: BOTH_ON },
    arrange: (scene) => {
      scene.aks.before('readCluster', 2, () => {
        happen(scene);
      });
    },
  });

  test('a pool that moves holds it back', async () => {
    const scene = await rollBack(
      { 'if-busy': 'wait' },
      meanwhile(({ aks }) => aks.start(poolTarget('system'), 'Scaling', MINUTE)),
    );
    expect(scene.runner.linesWith('pool system is Scaling now')).toHaveLength(1);
    expect(sent(scene)).toEqual(['putCluster cluster', 'putPool pool/user']);
  });

  test('channels that somebody changed are looked at anew', async () => {
    const scene = await rollBack(
      {},
      meanwhile(({ aks }) => aks.changeCluster({ upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' })),
    );
    expect(scene.runner.linesWith('the auto-upgrade channels were changed')).toHaveLength(1);
    expect(sent(scene)).toEqual(['putPool pool/user']);
  });
});

describe('right before the PUT of a pool', () => {
  test.each([
    ['its state', { provisioningState: 'Failed' }, 'pool user is Failed now, not Succeeded'],
    ['that it moves', { provisioningState: 'Scaling' }, 'pool user is Scaling now'],
    ['its versions', { kubernetesVersion: '1.36.1' }, 'the versions of pool user have changed'],
  ])('%s holds it back', async (_, changes, line) => {
    const scene = await rollBack(
      { wait: 'false' },
      {
        arrange: ({ aks }) => {
          aks.before('readPool', 1, () => aks.changePool('user', changes));
        },
      },
    );
    expect(scene.runner.linesWith(line)).toHaveLength(1);
  });
});

test('a pool that vanishes while the step waits for others ends the wait', async () => {
  const scene = await rollBack(
    { 'if-busy': 'wait' },
    {
      arrange: ({ aks, clock }) => {
        aks.start(poolTarget('user'), 'Scaling', 30 * MINUTE);
        clock.after(30 * SECOND, () => aks.removePool('user'));
      },
    },
  );
  expect([resultOf(scene), scene.runner.failed]).toEqual(['error', true]);
  expect(sent(scene)).toEqual([]);
  expect(scene.tookMs).toBeLessThan(10 * MINUTE);
});

test('a service that asks for no pause is asked again after one that doubles', async () => {
  const throttled = azureError({ status: 429, code: 'Throttled', retryAfterMs: 0 });
  const { aks } = await runAction(
    { mode: 'status' },
    { arrange: (scene) => scene.aks.fail('readCluster', throttled, { times: 4 }), random: () => 0 },
  );
  const times = aks.calls.filter(({ method }) => method === 'readCluster').map(({ at }) => at);
  const pauses = times.slice(1).map((time, index) => Math.round((time - (times[index] ?? 0)) / SECOND));
  expect(pauses).toEqual([1, 2, 4, 8]);
});

describe('the operation that a report names', () => {
  test('is the newest on record of the pool, where none is in progress', async () => {
    const arrange: Arrange = ({ aks }) => {
      const of = (id: string, pool: string) =>
        operation({ id, status: 'Succeeded', resourceId: `/x/agentPools/${pool}` });
      aks.listOperations = async () => [operation({ id: 'op-9' }), of('op-8', 'system'), of('op-7', 'USER')];
    };
    const { runner } = await runAction({ mode: 'status', nodepool: 'user' }, { arrange });
    expect(runner.output('operation-id')).toBe('op-7');
  });

  test('is none where the record cannot be read', async () => {
    const { runner } = await runAction(
      { mode: 'status', nodepool: 'user' },
      { arrange: ({ aks }) => aks.fail('listOperations', DENIED) },
    );
    expect([runner.output('operation-id'), runner.output('result')]).toEqual(['', 'succeeded']);
  });
});

describe('what a run can do without', () => {
  const warnings = ({ runner }: Scene): string =>
    [...runner.annotations.map(({ message }) => message), ...runner.lines].join('\n');
  const RUNS = 'update run of a fleet will still reach';
  const PROFILES = 'whether a fleet will upgrade the cluster again';

  test('fleets: a report misses their runs, a rollback their profiles too', async () => {
    const arrange: Arrange = ({ aks }) => {
      aks.fail('readMemberships', DENIED, { times: 9 });
    };
    const report = await runAction({ mode: 'status' }, { arrange });
    expect(warnings(report)).toContain(RUNS);
    expect(warnings(report)).not.toContain(PROFILES);
    const back = await rollBack({}, { arrange });
    expect(warnings(back)).toContain(PROFILES);
    expect(resultOf(back)).toBe('rolled-back');
  });

  test('previews: where none answers, nothing is said of it', async () => {
    const scene = await rollBack(
      {},
      { arrange: ({ aks }) => aks.fail('readPreviewSettings', DENIED, { times: 9 }) },
    );
    expect(warnings(scene)).not.toContain('health gates');
    expect(resultOf(scene)).toBe('rolled-back');
  });

  test('a report of the profiles of fleets is not asked for', async () => {
    const { aks } = await runAction({ mode: 'status' }, { aks: { coverage: [{} as never] } });
    expect([aks.count('readCoverage'), aks.count('readRuns')]).toEqual([0, 1]);
  });
});

test('settings that changed meanwhile are told in the log, too', async () => {
  const scene = await rollBack(
    {},
    {
      aks: { cluster: { pools: [pool({ properties: { nodeLabels: { a: '1' } } })] } },
      arrange: ({ aks, clock }) =>
        clock.after(MINUTE, () => aks.changePool('user', { properties: { nodeLabels: { a: '2' } } })),
    },
  );
  expect(scene.runner.linesWith('Settings of pool user differ')).not.toEqual([]);
});
