import { describe, expect, test } from '@jest/globals';
import { afterReads, cancelable, onAzure, requestsTo, versionsIn } from '../support/bundle.ts';
import {
  cluster,
  halfRolledBack,
  NEW,
  OLD,
  recorded,
  rollingBack,
  stopped,
  untouched,
  upgraded,
} from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };

describe('rolled-back', () => {
  test.concurrent(
    'puts both versions back with one PUT of the whole pool, and reads them back',
    onAzure(
      {
        scenario: cluster([
          untouched(),
          upgraded('user', {
            labels: { team: 'shop' },
            taints: ['shop=only:NoSchedule'],
            properties: { upgradeStrategy: 'Rolling', somethingNewer: { a: [1] } },
          }),
        ]),
      },
      async ({ azure, run }) => {
        const before = azure.cluster();
        const back = await run({ ...ROLLBACK, reason: 'Checkout is down' });
        expect(back.result).toBe('rolled-back');
        expect(back.changes).toEqual(['pool.put']);
        const [put] = requestsTo(back.requests, 'pool.put');
        expect(versionsIn(put)).toEqual(OLD);
        expect(put?.headers['if-match']).toContain(before.pools['user']?.eTag ?? '?');
        const after = azure.cluster();
        expect(after.pools['user']).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
        expect(after.pools['user']?.properties).toMatchObject({
          nodeLabels: { team: 'shop' },
          nodeTaints: ['shop=only:NoSchedule'],
          upgradeStrategy: 'Rolling',
        });
        expect(after.pools['system']).toEqual(before.pools['system']);
        expect(after.eTag).toBe(before.eTag);
        const reUpgradeBy = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
        expect(back.outputs).toMatchObject({
          'provisioning-state': 'Succeeded',
          'operation-status': 'Succeeded',
          'percent-complete': '100',
          'kubernetes-version': OLD.kubernetesVersion,
          'node-image-version': OLD.nodeImageVersion,
          'previous-kubernetes-version': NEW.kubernetesVersion,
          'previous-node-image-version': NEW.nodeImageVersion,
          'rollback-kubernetes-version': OLD.kubernetesVersion,
          'rollback-node-image-version': OLD.nodeImageVersion,
          'auto-upgrade-changed': 'false',
          'previous-upgrade-channel': 'none',
          'previous-node-os-upgrade-channel': 'None',
          're-upgrade-by': reUpgradeBy,
        });
        expect(back.outputs['operation-id']).toBe(
          after.operations.findLast(({ pool }) => pool === 'user')?.id,
        );
        expect(back.pools['user']).toMatchObject({
          result: 'rolled-back',
          'kubernetes-version': OLD.kubernetesVersion,
          'previous-kubernetes-version': NEW.kubernetesVersion,
        });
        expect(back.summary).toContain('Checkout is down');
        expect(back.summary).toContain(OLD.nodeImageVersion);
        expect(back.report).toMatchObject({ reason: 'Checkout is down' });
      },
    ),
  );

  test.concurrent(
    'rolls back several pools one after the other, in the order given',
    onAzure(
      {
        scenario: cluster([upgraded('system', { mode: 'System' }), upgraded('blue'), upgraded('green')]),
      },
      async ({ azure, run }) => {
        const back = await run({ ...ROLLBACK, nodepool: 'system\nblue,green' });
        expect(back.result).toBe('rolled-back');
        expect(back.changes).toEqual(['pool.put', 'pool.put', 'pool.put']);
        const order = requestsTo(back.requests, 'pool.put').map(({ path }) => path.split('/').at(-1));
        expect(order).toEqual(['system', 'blue', 'green']);
        for (const name of order) expect(azure.cluster().pools[name ?? '']).toMatchObject(OLD);
      },
    ),
  );

  test.concurrent(
    'with * takes every pool that has the pinned version on record, and lists no other',
    onAzure(
      {
        scenario: cluster([
          untouched(),
          upgraded('blue'),
          upgraded('green', { recentlyUsed: [recorded({ ...OLD, kubernetesVersion: '1.34.7' })] }),
        ]),
      },
      async ({ azure, run }) => {
        const back = await run({ ...ROLLBACK, nodepool: '*', 'kubernetes-version': OLD.kubernetesVersion });
        expect(back.result).toBe('rolled-back');
        expect(back.changes).toEqual(['pool.put']);
        expect(Object.keys(back.pools)).toEqual(['blue']);
        expect(azure.cluster().pools['green']).toMatchObject(NEW);
      },
    ),
  );

  test.concurrent(
    'follows the pins to an older record',
    onAzure(
      {
        scenario: cluster([
          upgraded('user', {
            recentlyUsed: [recorded(OLD, '1d'), recorded({ ...OLD, kubernetesVersion: '1.34.7' }, '3d')],
          }),
        ]),
      },
      async ({ run }) => {
        const back = await run({
          ...ROLLBACK,
          'kubernetes-version': '1.34.7',
          'node-image-version': OLD.nodeImageVersion,
        });
        expect(back.result).toBe('rolled-back');
        expect(versionsIn(requestsTo(back.requests, 'pool.put')[0])).toEqual({
          ...OLD,
          kubernetesVersion: '1.34.7',
        });
      },
    ),
  );

  test.concurrent(
    'takes the newest of unsorted records; one without a time is the oldest',
    onAzure(
      {
        scenario: cluster([
          upgraded('user', {
            recentlyUsed: [
              { orchestratorVersion: '1.33.11', nodeImageVersion: OLD.nodeImageVersion, timestamp: null },
              recorded({ ...OLD, kubernetesVersion: '1.34.7' }, '5d'),
              recorded(OLD, '1d'),
            ],
          }),
        ]),
      },
      async ({ run }) => {
        const back = await run(ROLLBACK);
        expect(versionsIn(requestsTo(back.requests, 'pool.put')[0])).toEqual(OLD);
      },
    ),
  );
});

test.concurrent(
  'rollback-started: does not wait when not asked to',
  onAzure({ scenario: cluster([upgraded()]), speed: 1 }, async ({ azure, run }) => {
    const started = await run({ ...ROLLBACK, wait: 'false' });
    expect(started.result).toBe('rollback-started');
    expect(started.changes).toEqual(['pool.put']);
    expect(azure.cluster().pools['user']?.provisioningState).toBe('Upgrading');
    expect(started.outputs['re-upgrade-by']).toMatch(/^\d{4}-\d\d-\d\d$/);
  }),
);

describe('already-rolled-back', () => {
  test.concurrent('a job that is run again is harmless, whatever AKS records after a rollback', () =>
    Promise.all(
      (['empty', 'version-left'] as const).map((recordsAfterRollback) =>
        onAzure(
          { scenario: cluster([upgraded()]), switches: { recordsAfterRollback } },
          async ({ azure, run }) => {
            const pins = {
              'kubernetes-version': OLD.kubernetesVersion,
              'node-image-version': OLD.nodeImageVersion,
            };
            expect((await run({ ...ROLLBACK, ...pins })).result).toBe('rolled-back');
            const again = await run({ ...ROLLBACK, ...pins });
            expect(again.result).toBe('already-rolled-back');
            expect(again.changes).toEqual([]);
            expect(again.outputs['re-upgrade-by']).toBe('');
            expect(azure.cluster().pools['user']).toMatchObject(OLD);
          },
        )(),
      ),
    ).then(() => undefined),
  );

  test.concurrent(
    'without pins, when the newest record is newer than what runs or equal to it',
    onAzure(
      {
        scenario: cluster([
          upgraded('newer', { ...OLD, recentlyUsed: [recorded(NEW)] }),
          upgraded('equal', { ...OLD, recentlyUsed: [recorded(OLD)] }),
        ]),
      },
      async ({ run }) => {
        const back = await run({ mode: 'rollback', nodepool: 'newer, equal' });
        expect(back.result).toBe('already-rolled-back');
        expect(back.changes).toEqual([]);
      },
    ),
  );

  test.concurrent(
    'counts as back beside a pool that was rolled back',
    onAzure({ scenario: cluster([upgraded('done', { ...OLD }), upgraded()]) }, async ({ run }) => {
      const back = await run({ mode: 'rollback', nodepool: 'done, user' });
      expect(back.result).toBe('rolled-back');
      expect(back.changes).toEqual(['pool.put']);
      expect(back.pools['done']?.result).toBe('already-rolled-back');
    }),
  );
});

describe('partially-rolled-back', () => {
  test.concurrent(
    'when Kubernetes is back but the node image is not',
    onAzure({ scenario: cluster([upgraded()]), switches: { imageRestored: false } }, async ({ run }) => {
      const partly = await run(ROLLBACK);
      expect(partly.result).toBe('partially-rolled-back');
      expect(partly.outputs).toMatchObject({
        'kubernetes-version': OLD.kubernetesVersion,
        'node-image-version': NEW.nodeImageVersion,
      });
      expect(partly.log + partly.summary).toContain('but the node image is not');
    }),
  );

  test.concurrent(
    'goes on with no pool after the first that does not end back',
    onAzure(
      { scenario: cluster([upgraded('blue'), upgraded('green'), upgraded('red')]) },
      async ({ azure, run }) => {
        azure.inject({ kind: 'operation-fails', pool: 'green', reason: 'drain-blocked' });
        const partly = await run({ mode: 'rollback', nodepool: 'blue,green,red' });
        // The contract's order: failed is worse than partially-rolled-back.
        expect(partly.result).toBe('failed');
        expect(partly.changes).toEqual(['pool.put', 'pool.put']);
        expect(partly.pools['blue']?.result).toBe('rolled-back');
        expect(partly.pools['green']?.result).toBe('failed');
        expect(partly.pools['red']?.result).toBe('not-started');
      },
    ),
  );

  test.concurrent(
    'when a later pool is blocked after an earlier one is back',
    onAzure({ scenario: cluster([upgraded('blue'), upgraded('green')]) }, async ({ azure, run }) => {
      azure.after('pool.put', () => azure.act({ kind: 'set-records', pool: 'green', records: [] }), 1);
      azure.after('pool.put', () => azure.act({ kind: 'stop', pool: 'green' }), 1);
      const partly = await run({ mode: 'rollback', nodepool: 'blue,green' });
      expect(partly.result).toBe('partially-rolled-back');
      expect(partly.pools['blue']?.result).toBe('rolled-back');
      expect(partly.pools['green']?.result).toBe('blocked');
    }),
  );
});

describe('planned', () => {
  test.concurrent(
    'dry-run shows each request it would make, and makes none',
    onAzure(
      { scenario: cluster([upgraded()], { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'NodeImage' }) },
      async ({ azure, run }) => {
        const before = azure.cluster();
        const planned = await run({ ...ROLLBACK, 'dry-run': 'true' });
        expect(planned.result).toBe('planned');
        expect(planned.changes).toEqual([]);
        expect(azure.cluster()).toEqual(before);
        expect(planned.log).toContain('PUT');
        expect(planned.log).toContain(OLD.nodeImageVersion);
        expect(planned.pools['user']?.result).toBe('planned');
        expect(planned.outputs['auto-upgrade-changed']).toBe('false');
      },
    ),
  );

  test.concurrent(
    'dry-run is blocked by what would block',
    onAzure({ scenario: cluster([untouched('user')]) }, async ({ run }) => {
      const planned = await run({ ...ROLLBACK, 'dry-run': 'true' });
      expect(planned.result).toBe('blocked');
      expect(planned.outputs['blocked-by']).toBe('rollback-target');
    }),
  );
});

describe('failed', () => {
  test.concurrent(
    "when the operation ends Failed: Azure's error and its recipe are told",
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'operation-fails', pool: 'user', reason: 'drain-blocked' });
      const failed = await run(ROLLBACK);
      expect(failed.result).toBe('failed');
      expect(failed.outputs).toMatchObject({ 'error-code': 'UpgradeFailed', 'provisioning-state': 'Failed' });
      expect(failed.outputs['error-message']).toContain('Pod Disruption Budget');
      const [, accepted = ''] =
        /accepted the request \(200, correlation ID ([\da-f-]{36})\)/.exec(failed.log) ?? [];
      expect([failed.outputs['correlation-id'], accepted]).toEqual([accepted, expect.stringContaining('-')]);
      expect(failed.errors[0]).toContain('UpgradeFailed');
      expect(failed.summary).toContain('UpgradeFailed');
    }),
  );

  test.concurrent(
    'when Azure refuses to start it',
    onAzure(
      {
        scenario: {
          ...cluster([upgraded()]),
          rbac: [
            { actions: ['*'], notActions: ['Microsoft.ContainerService/managedClusters/agentPools/write'] },
          ],
        },
      },
      async ({ azure, run }) => {
        const refused = await run(ROLLBACK);
        expect(refused.result).toBe('failed');
        expect(refused.changes).toEqual(['pool.put']);
        expect(refused.outputs['error-code']).toBe('AuthorizationFailed');
        expect(refused.errors[0]).toContain('agentPools/write');
        expect(azure.cluster().pools['user']).toMatchObject(NEW);
      },
    ),
  );

  test.concurrent(
    'when the pool vanishes half way',
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure, run }) => {
      azure.after('pool.put', () => azure.act({ kind: 'delete-pool', pool: 'user' }), 1);
      expect((await run(ROLLBACK)).result).toBe('failed');
    }),
  );

  test.concurrent(
    'when the next pool has nothing on record any more by its turn: no request for it',
    onAzure({ scenario: cluster([upgraded('blue'), upgraded('green')]) }, async ({ azure, run }) => {
      azure.after('pool.put', () => azure.act({ kind: 'set-records', pool: 'green', records: [] }), 1);
      const some = await run({ ...ROLLBACK, nodepool: 'blue,green' });
      expect(some.outputs).toMatchObject({
        result: 'partially-rolled-back',
        'blocked-by': 'rollback-target',
      });
      expect(some.changes).toEqual(['pool.put']);
      expect(azure.cluster().pools['green']).toMatchObject(NEW);
    }),
  );

  test.concurrent(
    'when a check blocks after something was changed',
    onAzure({ scenario: cluster([upgraded()], { upgradeChannel: 'stable' }) }, async ({ azure, run }) => {
      azure.after('cluster.put', () => azure.act({ kind: 'set-records', pool: 'user', records: [] }), 1);
      const failed = await run(ROLLBACK);
      expect(failed.result).toBe('failed');
      expect(failed.outputs['blocked-by']).toBe('rollback-target');
      // Promise 1: the channel is put back.
      expect(failed.changes).toEqual(['cluster.put', 'cluster.put']);
      expect(azure.cluster().upgradeChannel).toBe('stable');
      expect(failed.outputs['auto-upgrade-changed']).toBe('false');
    }),
  );
});

test.concurrent(
  'canceled: somebody else aborts the rollback',
  onAzure({ scenario: cluster([upgraded()]), speed: 60 }, async ({ azure, run }) => {
    azure.after('pool.put', () => azure.act({ kind: 'abort', pool: 'user' }), 1);
    const canceled = await run(ROLLBACK);
    expect(canceled.result).toBe('canceled');
    expect(canceled.changes).toEqual(['pool.put']);
    expect(canceled.outputs['provisioning-state']).toBe('Canceled');
  }),
);

test.concurrent(
  'timed-out: the step gives up, the rollback goes on',
  onAzure({ scenario: cluster([upgraded()]), speed: 1 }, async ({ azure, run }) => {
    // Enough to sign in, check and send the PUT on a busy machine.
    const late = await run({ ...ROLLBACK, timeout: '8s' });
    expect(late.result).toBe('timed-out');
    expect(late.changes).toEqual(['pool.put']);
    expect(azure.cluster().pools['user']?.provisioningState).toBe('Upgrading');
    expect(late.outputs).toMatchObject({ 'provisioning-state': 'Upgrading' });
  }),
);

test.concurrent(
  'interrupted: no further request after the signal, and the report is complete',
  onAzure({ scenario: cluster([upgraded()]), speed: 1 }, async ({ azure, run }) => {
    const canceling = cancelable();
    azure.after('pool.put', () => {
      setTimeout(() => canceling.cancel(), 1500);
    });
    const cut = await run(ROLLBACK, canceling.options);
    expect(cut.result).toBe('interrupted');
    expect(cut.pools['user']?.result).toBe('interrupted');
    expect(cut.outputs['next-step']).toMatch(/goes on|continues|status/i);
  }),
);

describe('error', () => {
  test.concurrent(
    'names the pools that exist',
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ run }) => {
      const runs = await Promise.all(
        ['rollback', 'abort', 'status'].map((mode) => run({ mode, nodepool: 'usr' })),
      );
      for (const wrong of runs) {
        expect(wrong.result).toBe('error');
        expect(wrong.changes).toEqual([]);
        expect(wrong.errors[0]).toMatch(/usr/);
        expect(wrong.errors[0]).toMatch(/system.*user/);
      }
    }),
  );

  test.concurrent(
    'says that the cluster was not found, or may not be read',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      const missing = await run({ ...ROLLBACK, cluster: 'prd' });
      expect(missing.result).toBe('error');
      expect(missing.outputs['error-code']).toBe('ResourceNotFound');
      expect(missing.outputs['nodepools']).toBe('[]');
      azure.act({ kind: 'set-roles', roles: [{ actions: ['Microsoft.Compute/*'] }] });
      const denied = await run(ROLLBACK);
      expect(denied.result).toBe('error');
      expect(denied.outputs['error-code']).toBe('AuthorizationFailed');
      expect(denied.errors[0]).toContain('Microsoft.ContainerService/managedClusters/read');
    }),
  );
});

describe('What a rollback decides', () => {
  test.concurrent(
    'a stopped upgrade is undone; a stopped rollback is sent again with what the pool shows',
    onAzure(
      {
        scenario: cluster([
          stopped('aborted', 'Canceled'),
          stopped('broken', 'Failed'),
          halfRolledBack('half', 'Failed'),
          halfRolledBack('halted', 'Canceled', { recentlyUsed: [recorded(NEW)] }),
        ]),
      },
      async ({ azure, run }) => {
        const back = await run({ mode: 'rollback', nodepool: 'aborted,broken,half,halted' });
        expect(back.result).toBe('rolled-back');
        expect(back.changes).toEqual(Array(4).fill('pool.put'));
        for (const put of requestsTo(back.requests, 'pool.put')) expect(versionsIn(put)).toEqual(OLD);
        for (const pool of Object.values(azure.cluster().pools)) {
          expect(pool).toMatchObject({ ...OLD, provisioningState: 'Succeeded', unfinished: false });
          for (const node of pool.nodes) {
            expect(node).toEqual({ kubernetes: OLD.kubernetesVersion, image: OLD.nodeImageVersion });
          }
        }
      },
    ),
  );

  test.concurrent(
    'an image-only upgrade is undone with the same Kubernetes version',
    onAzure(
      {
        scenario: cluster([
          upgraded('user', { recentlyUsed: [recorded({ ...NEW, nodeImageVersion: OLD.nodeImageVersion })] }),
        ]),
      },
      async ({ run }) => {
        const back = await run(ROLLBACK);
        expect(back.result).toBe('rolled-back');
        expect(back.outputs).toMatchObject({
          'kubernetes-version': NEW.kubernetesVersion,
          'node-image-version': OLD.nodeImageVersion,
        });
      },
    ),
  );

  test.concurrent('a rollback that is running already is joined under every policy', () =>
    Promise.all(
      ['fail', 'wait', 'abort'].map((ifBusy) =>
        onAzure({ scenario: cluster([rollingBack()]) }, async ({ azure, run }) => {
          afterReads(azure, 2, () => azure.act({ kind: 'unstick', pool: 'user' }));
          const joined = await run({ ...ROLLBACK, 'if-busy': ifBusy });
          expect(joined.result).toBe('rolled-back');
          expect(joined.changes).toEqual([]);
        })(),
      ),
    ).then(() => undefined),
  );

  test.concurrent(
    'a joined rollback that fails is failed, and one that is aborted is canceled',
    onAzure({ scenario: cluster([rollingBack('user'), rollingBack('other')]) }, async ({ azure, run }) => {
      const error = { code: 'UpgradeFailed', message: 'Drain failed.' };
      afterReads(azure, 2, () => azure.act({ kind: 'finish', pool: 'user', as: 'Failed', error }));
      const failed = await run(ROLLBACK);
      expect(failed.result).toBe('failed');
      expect(failed.outputs['error-code']).toBe('UpgradeFailed');
      expect(failed.changes).toEqual([]);
      afterReads(azure, 2, () => azure.act({ kind: 'abort', pool: 'other' }));
      const canceled = await run({ ...ROLLBACK, nodepool: 'other' });
      expect(canceled.result).toBe('canceled');
      expect(canceled.changes).toEqual([]);
    }),
  );

  test.concurrent(
    'a pinned target that is newer blocks; no record blocks and what is on record is listed',
    onAzure(
      {
        scenario: cluster([
          upgraded('forward', { ...OLD, recentlyUsed: [recorded(NEW)] }),
          upgraded('never', { recentlyUsed: null }),
          upgraded(),
        ]),
      },
      async ({ run }) => {
        const forward = await run({
          mode: 'rollback',
          nodepool: 'forward',
          'kubernetes-version': NEW.kubernetesVersion,
          'ignore-checks': 'version-skew',
        });
        expect(forward.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'rollback-direction' });
        const never = await run({ mode: 'rollback', nodepool: 'never' });
        expect(never.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'rollback-target' });
        const pinned = await run({ ...ROLLBACK, 'kubernetes-version': '1.33.11' });
        expect(pinned.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'rollback-target' });
        expect(pinned.errors.join() + pinned.log).toContain(OLD.kubernetesVersion);
        const mixed = await run({
          ...ROLLBACK,
          'kubernetes-version': OLD.kubernetesVersion,
          'node-image-version': NEW.nodeImageVersion,
        });
        expect(mixed.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'rollback-target' });
        for (const blocked of [forward, never, pinned, mixed]) expect(blocked.changes).toEqual([]);
      },
    ),
  );

  test.concurrent(
    '* with a pin that no pool has on record is blocked',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ run }) => {
      const none = await run({ mode: 'rollback', nodepool: '*', 'kubernetes-version': '1.33.11' });
      expect(none.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'rollback-target' });
      expect(none.changes).toEqual([]);
    }),
  );
});
