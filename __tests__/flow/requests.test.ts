/** Which requests a run makes, round by round: no more than it needs, and each read anew where it may have changed. */

import { describe, expect, test } from '@jest/globals';
import { azureError, cluster, MINUTE, OLD, pool, poolTarget, SECOND } from '../support/builders.ts';
import type { Call } from '../support/fake-aks.ts';
import type { Method } from '../support/methods.ts';
import { abort, rollBack, runAction, type Scene } from './running.ts';

const BOTH_ON = cluster({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' });
const STALE = azureError({ status: 412, code: 'PreconditionFailed' });

/** How often each read was made, up to a change or between two of them. */
function reads(calls: readonly Call[]): Partial<Record<Method, number>> {
  const counts: Partial<Record<Method, number>> = {};
  for (const { method } of calls) counts[method] = (counts[method] ?? 0) + 1;
  return counts;
}

/** The requests before the first change, between the first two, …, after the last. */
function parts({ aks }: Scene): readonly Partial<Record<Method, number>>[] {
  const ends = aks.calls.flatMap(({ method }, at) => (/^(?:abort|put)/.test(method) ? [at] : []));
  return [...ends, aks.calls.length].map((end, index) =>
    reads(aks.calls.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end)),
  );
}

/** What each round reads, whatever it is about. */
const ROUND = { readCluster: 1, listOperations: 1 };
const ONCE = { readMemberships: 1, readPreviewSettings: 1, readWindows: 1 };
const FIRST = { ...ROUND, ...ONCE, readRecords: 1, readRegionVersions: 1 };
/** Right after a rollback was accepted, and the round that follows. */
const AFTER = { readLatestOperation: 1, readCluster: 2, listOperations: 1, readRecords: 1 };
const NOT_AWAITED = { wait: 'false' };

const upgradingFor = (ms: number) => (scene: Pick<Scene, 'aks'>) => {
  scene.aks.start(poolTarget('user'), 'Upgrading', ms);
};

describe('a report reads', () => {
  const once = { ...ROUND, ...ONCE, readEvents: 1 };

  test('what concerns the cluster and all its pools', async () => {
    const scene = await runAction({ mode: 'status' });
    expect(parts(scene)).toEqual([{ ...once, readLatestOperation: 1, readRecords: 2, readMachines: 2 }]);
  });

  test('what concerns the pools that are named', async () => {
    const scene = await runAction({ mode: 'status', nodepool: 'user' });
    expect(parts(scene)).toEqual([{ ...once, listActiveOperations: 1, readRecords: 1, readMachines: 1 }]);
  });

  test('an operation by its id, where one is named', async () => {
    const scene = await runAction({ mode: 'status', nodepool: 'user', 'operation-id': 'op-1' });
    expect(parts(scene)[0]).toMatchObject({ readOperation: 1, readRecords: 1 });
    expect(parts(scene)[0]).not.toHaveProperty('listActiveOperations');
  });
});

describe('an abort reads', () => {
  test('no more than it needs before, and where the pool stopped afterwards', async () => {
    const scene = await abort(NOT_AWAITED, { arrange: upgradingFor(60 * MINUTE) });
    expect(parts(scene)).toEqual([
      { ...ROUND, readEvents: 1, listActiveOperations: 1 },
      {
        ...ROUND,
        readOperation: 1,
        listActiveOperations: 1,
        readMemberships: 1,
        readMachines: 1,
        readRecords: 1,
      },
    ]);
  });

  test('of the cluster, its own operation', async () => {
    const scene = await runAction(
      { mode: 'abort', ...NOT_AWAITED },
      { arrange: ({ aks }) => aks.start({ kind: 'cluster' }, 'Updating', 60 * MINUTE) },
    );
    expect(parts(scene)[0]).toEqual({ ...ROUND, readEvents: 1, readLatestOperation: 1 });
  });
});

describe('a rollback reads', () => {
  test('the pool right before, then the operation and the cluster once', async () => {
    const scene = await rollBack(NOT_AWAITED);
    expect(parts(scene)).toEqual([{ ...FIRST, readPool: 1 }, AFTER]);
  });

  test('nothing of the pool for a rehearsal', async () => {
    const scene = await rollBack({ 'dry-run': 'true' }, { aks: { cluster: BOTH_ON } });
    expect(parts(scene)).toEqual([FIRST]);
  });

  test('a pool before it turns auto-upgrade off, to prove that it can', async () => {
    const scene = await rollBack(NOT_AWAITED, { aks: { cluster: BOTH_ON } });
    const [before] = parts(scene);
    expect(before).toEqual({ ...FIRST, readPool: 1, readCluster: 2 });
  });

  test('everything anew after a refusal', async () => {
    const scene = await rollBack(NOT_AWAITED, { arrange: ({ aks }) => aks.fail('putPool', STALE) });
    expect(parts(scene)).toEqual([{ ...FIRST, readPool: 1 }, { ...FIRST, readPool: 1 }, AFTER]);
  });

  test('everything anew when nothing was sent, because the pool had changed', async () => {
    const arrange = ({ aks }: Pick<Scene, 'aks'>): void => {
      aks.before('readPool', 1, () => aks.changePool('user', { kubernetesVersion: '1.36.1' }));
    };
    const scene = await rollBack(NOT_AWAITED, { arrange });
    const [before] = parts(scene);
    expect(before).toMatchObject({ readMemberships: 2, readWindows: 2, readPreviewSettings: 2 });
    expect(before).toMatchObject({ readRecords: 2, readRegionVersions: 2 });
  });

  test('everything anew after a wait for others', async () => {
    const scene = await rollBack(
      { 'if-busy': 'wait', ...NOT_AWAITED },
      { arrange: ({ aks }) => aks.start(poolTarget('user'), 'Scaling', 60 * SECOND) },
    );
    expect(parts(scene)[0]).toMatchObject({ readMemberships: 2, readRecords: 2, readRegionVersions: 2 });
  });

  test('of other pools nothing again, once one is back, but the record of the next one', async () => {
    const pools = [pool({ name: 'sys', mode: 'System' }), pool({ name: 'a' })];
    const { aks } = await rollBack({ nodepool: 'sys,a' }, { aks: { cluster: { pools } } });
    const of = (method: Method): readonly string[] =>
      aks.calls.filter((call) => call.method === method).map(({ target }) => target);
    expect(of('readRecords')).toEqual(['sys', 'a', 'sys', 'a', 'a']);
    expect(of('readMachines')).toEqual(['pool/sys', 'pool/a']);
    expect(
      [of('readMemberships'), of('readRegionVersions'), of('readWindows')].map(({ length }) => length),
    ).toEqual([1, 1, 1]);
  });

  test('the operation in its way where it may abort it, and only then', async () => {
    const arrange = upgradingFor(60 * MINUTE);
    const [before] = parts(await rollBack({ 'if-busy': 'abort', ...NOT_AWAITED }, { arrange }));
    expect(before).toEqual({ ...FIRST, listActiveOperations: 1, readEvents: 1 });
    const [blocked] = parts(await rollBack({}, { arrange }));
    expect(blocked).toEqual(FIRST);
    const [idle] = parts(await rollBack({ 'if-busy': 'abort', ...NOT_AWAITED }));
    expect(idle).toEqual({ ...FIRST, readPool: 1 });
  });

  test('one that runs already: its operation, and nothing to send', async () => {
    const scene = await rollBack(NOT_AWAITED, {
      arrange: ({ aks }) => aks.start(poolTarget('user'), 'Upgrading', MINUTE, 'Succeeded', OLD),
    });
    expect(parts(scene)).toEqual([
      { ...FIRST, readLatestOperation: 1, readCluster: 3, listOperations: 2, readRecords: 2 },
    ]);
  });
});

describe('of many pools', () => {
  const names = Array.from({ length: 9 }, (_, index) => `p${index}`);

  test('only those that the cluster has are asked for', async () => {
    const pools = names.slice(0, 4).map((name) => pool({ name }));
    const { aks, runner } = await runAction(
      { mode: 'status', nodepool: names.join(',') },
      { aks: { cluster: { pools } } },
    );
    expect(aks.count('readRecords')).toBe(4);
    expect(aks.count('readMachines')).toBe(4);
    expect(runner.output('result')).toBe('error');
  });

  test('none is asked for where the cluster cannot be read', async () => {
    const { aks } = await runAction(
      { mode: 'status', nodepool: names.join(',') },
      { arrange: (scene) => scene.aks.fail('readCluster', azureError({ status: 403 }), { times: 99 }) },
    );
    expect(aks.count('readRecords')).toBe(0);
  });

  test('a few are asked for at once, beside the cluster', async () => {
    const { aks } = await runAction({ mode: 'status', nodepool: 'user,gone' });
    expect(aks.count('readRecords')).toBe(2);
  });
});

describe('without the list of operations in progress', () => {
  const arrange = (error: ReturnType<typeof azureError>) => (scene: Pick<Scene, 'aks'>) => {
    scene.aks.start(poolTarget('user'), 'Upgrading', 60 * MINUTE);
    scene.aks.fail('listActiveOperations', error, { times: 9 });
  };

  test('of an older preview, the latest operation is asked for', async () => {
    const error = azureError({ status: 404, code: 'NotFound' });
    const { aks, runner } = await runAction(
      { mode: 'status', nodepool: 'user' },
      { arrange: arrange(error) },
    );
    expect(aks.count('readLatestOperation')).toBe(1);
    expect(runner.output('operation-id')).toMatch(/^op-\d$/);
  });

  test('for want of the right, nothing else is, which would fail likewise', async () => {
    const error = azureError({ status: 403, code: 'AuthorizationFailed' });
    const { aks, runner } = await runAction(
      { mode: 'status', nodepool: 'user' },
      { arrange: arrange(error) },
    );
    expect(aks.count('readLatestOperation')).toBe(0);
    expect(runner.output('operation-id')).toBe('');
  });
});
