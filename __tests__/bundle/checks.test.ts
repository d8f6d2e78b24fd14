import { describe, expect, test } from '@jest/globals';
import type { ClusterScenario, PoolScenario, Scenario } from '../../simulator/scenario/scenario.ts';
import { afterReads, onAzure, type Run, type Stage } from '../support/bundle.ts';
import {
  cluster,
  NEW,
  OLD,
  recorded,
  stopped,
  untouched,
  upgraded,
  upgrading,
} from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const ABORT = { mode: 'abort', nodepool: 'user' };

function expectBlocked(run: Run, ...ids: readonly string[]): void {
  expect({ result: run.result, by: run.outputs['blocked-by'], log: run.log }).toEqual({
    result: 'blocked',
    by: ids.join(','),
    log: run.log,
  });
  expect(run.changes).toEqual([]);
  for (const id of ids) {
    expect(run.errors[0]).toContain(id);
    expect(run.summary).toContain(id);
  }
}

/** The verdict of a check in the report. */
function verdictOf(run: Run, id: string): string | undefined {
  const checks = run.report['checks'] as readonly { id: string; verdict: string }[];
  const verdicts = checks.filter((check) => check.id === id).map(({ verdict }) => verdict);
  return verdicts.find((verdict) => verdict !== 'passed') ?? verdicts[0];
}

/** Plays a rollback of `user` against a pool and a cluster that differ from healthy ones. */
function rollback(
  pool: Partial<PoolScenario>,
  other: Partial<ClusterScenario>,
  play: (stage: Stage) => Promise<void>,
  scenario: Partial<Scenario> = {},
): () => Promise<void> {
  return onAzure({ scenario: { ...cluster([upgraded('user', pool)], other), ...scenario } }, play);
}

describe('cluster-running', () => {
  test.concurrent(
    'blocks for a stopped cluster, a stopped pool and one that is being deleted',
    onAzure(
      {
        scenario: cluster([
          upgraded('still', { powerState: 'Stopped' }),
          upgraded('leaving', { running: { kind: 'Deleting', stuck: true } }),
          upgraded(),
        ]),
      },
      async ({ azure, run }) => {
        const runs = await Promise.all(
          ['still', 'leaving'].map((nodepool) => run({ mode: 'rollback', nodepool })),
        );
        for (const one of runs) expect(one.outputs['blocked-by']).toContain('cluster-running');
        azure.act({ kind: 'stop' });
        azure.act({ kind: 'pass-time', seconds: 3600 });
        expectBlocked(await run(ROLLBACK), 'cluster-running');
      },
    ),
  );
});

describe('operation-in-progress', () => {
  test.concurrent(
    'by default blocks for an upgrade, for another change, and for the cluster',
    onAzure(
      {
        scenario: cluster([
          upgrading(),
          upgraded('scaling', { running: { kind: 'Scaling', stuck: true } }),
          upgraded('quiet'),
        ]),
      },
      async ({ azure, run }) => {
        expectBlocked(await run(ROLLBACK), 'operation-in-progress');
        expectBlocked(await run({ ...ROLLBACK, nodepool: 'scaling' }), 'operation-in-progress');
        azure.act({ kind: 'operation', state: 'Updating', stuck: true });
        expectBlocked(await run({ ...ROLLBACK, nodepool: 'quiet' }), 'operation-in-progress');
      },
    ),
  );
});

describe('rollback-window', () => {
  test.concurrent(
    'warns about a record older than seven days, and goes on',
    rollback({ recentlyUsed: [{ ...recorded(OLD, '169h'), completedAgo: '6d' }] }, {}, async ({ run }) => {
      const back = await run(ROLLBACK);
      expect(back.result).toBe('rolled-back');
      expect(verdictOf(back, 'rollback-window')).toBe('warned');
      expect(back.warnings.join('\n')).toContain('rollback-window');
    }),
  );
});

describe('version-supported', () => {
  const GONE = { ...OLD, kubernetesVersion: '1.32.12' };
  test.concurrent('blocks when the minor version is gone; a long-term support plan brings it back', () =>
    Promise.all([
      rollback({ recentlyUsed: [recorded(GONE)] }, {}, async ({ run }) => {
        expectBlocked(await run(ROLLBACK), 'version-supported');
        const ignored = await run({ ...ROLLBACK, 'ignore-checks': 'version-supported' });
        expect(ignored.changes).toEqual(['pool.put']);
        expect(ignored.outputs).toMatchObject({ result: 'failed', 'error-code': 'K8sVersionNotSupported' });
        expect(ignored.warnings.join('\n')).toContain('version-supported');
      })(),
      rollback({ recentlyUsed: [recorded(GONE)] }, { supportPlan: 'AKSLongTermSupport' }, async ({ run }) => {
        expect((await run(ROLLBACK)).result).toBe('rolled-back');
      })(),
    ]).then(() => undefined),
  );

  test.concurrent(
    'warns when only the patch is gone',
    rollback({ recentlyUsed: [recorded({ ...OLD, kubernetesVersion: '1.34.2' })] }, {}, async ({ run }) => {
      const back = await run(ROLLBACK);
      expect(back.result).toBe('rolled-back');
      expect(verdictOf(back, 'version-supported')).toBe('warned');
    }),
  );
});

describe('version-skew', () => {
  test.concurrent(
    'blocks a target more than three minor versions behind the control plane; three are right',
    () =>
      Promise.all(
        [
          ['1.32.12', undefined],
          ['1.31.14', 'version-skew'],
        ].map(([kubernetesVersion, blockedBy]) =>
          rollback(
            { recentlyUsed: [recorded({ ...OLD, kubernetesVersion: kubernetesVersion ?? '' })] },
            { supportPlan: 'AKSLongTermSupport' },
            async ({ run }) => {
              const back = await run(ROLLBACK);
              if (blockedBy === undefined) {
                expect(back.result).toBe('rolled-back');
                return;
              }
              expectBlocked(back, blockedBy);
              const ignored = await run({ ...ROLLBACK, 'ignore-checks': 'version-skew' });
              expect(ignored.outputs['error-code']).toBe('NodePoolMcVersionIncompatible');
            },
          )(),
        ),
      ).then(() => undefined),
  );
});

describe('os-sku-changed', () => {
  test.concurrent(
    'blocks an image of another family',
    rollback(
      { recentlyUsed: [recorded({ ...OLD, nodeImageVersion: 'AKSAzureLinux-V3gen2-202604.22.1' })] },
      {},
      async ({ run }) => {
        const status = await run({ mode: 'status', nodepool: 'user' });
        expect(status.outputs).toMatchObject({ result: 'succeeded', 'rollback-available': 'false' });
        expect(status.outputs['next-step']).not.toContain('mode: rollback');
        expectBlocked(await run(ROLLBACK), 'os-sku-changed');
        const ignored = await run({ ...ROLLBACK, 'ignore-checks': 'os-sku-changed' });
        expect(ignored.result).toBe('failed');
        expect(ignored.changes).toEqual(['pool.put']);
      },
    ),
  );

  test.concurrent(
    'knows a family never seen before by its name alone',
    rollback(
      { recentlyUsed: [recorded({ ...OLD, nodeImageVersion: 'AKSNovelty-9gen2-202604.22.1' })] },
      {},
      async ({ run }) => {
        const planned = await run({ ...ROLLBACK, 'dry-run': 'true' });
        expectBlocked(planned, 'os-sku-changed');
      },
    ),
  );

  test.concurrent(
    'holds an OS SKU with a version to it',
    rollback(
      {
        osSKU: 'Ubuntu2404',
        recentlyUsed: [recorded({ ...OLD, nodeImageVersion: 'AKSUbuntu-2204gen2containerd-202604.22.1' })],
      },
      {},
      async ({ run }) => {
        expectBlocked(await run({ ...ROLLBACK, 'dry-run': 'true' }), 'os-sku-changed');
      },
    ),
  );
});

describe('auto-upgrade', () => {
  test.concurrent(
    'blocks with auto-upgrade: fail while a channel would undo the rollback',
    rollback({}, { upgradeChannel: 'Stable' }, async ({ azure, run }) => {
      const fail = { ...ROLLBACK, 'auto-upgrade': 'fail' };
      expectBlocked(await run(fail), 'auto-upgrade');
      azure.act({ kind: 'set-channels', upgradeChannel: 'none', nodeOSUpgradeChannel: 'NodeImage' });
      expectBlocked(await run(fail), 'auto-upgrade');
      azure.act({ kind: 'set-channels', nodeOSUpgradeChannel: 'Unmanaged' });
      expect((await run(fail)).result).toBe('rolled-back');
    }),
  );

  test.concurrent(
    'blocks on AKS Automatic, whose channels are fixed',
    rollback(
      {},
      { sku: 'Automatic', upgradeChannel: 'stable', nodeOSUpgradeChannel: 'NodeImage' },
      async ({ run }) => {
        expectBlocked(await run(ROLLBACK), 'auto-upgrade');
      },
    ),
  );

  test.concurrent(
    'blocks while the switch-off would resume the stopped upgrade of another pool',
    onAzure(
      { scenario: cluster([stopped('other', 'Failed'), upgraded()], { upgradeChannel: 'patch' }) },
      async ({ azure, run }) => {
        expectBlocked(await run(ROLLBACK), 'auto-upgrade');
        // Ignored: no channel is touched.
        const ignored = await run({ ...ROLLBACK, 'ignore-checks': 'auto-upgrade' });
        expect(ignored.changes).toEqual(['pool.put']);
        expect(azure.cluster().upgradeChannel).toBe('patch');
        expect(azure.cluster().pools['other']?.provisioningState).toBe('Failed');
        expect(ignored.outputs['auto-upgrade-changed']).toBe('false');
      },
    ),
  );
});

describe('fleet-auto-upgrade', () => {
  const member = { name: 'member-1', cluster: 'prod', group: 'wave-1' };
  const strategy = { name: 'waves', stages: [{ name: 's', groups: ['wave-1'] }] };
  const fleets = (profile: { updateStrategy?: string; disabled?: boolean }, group = 'wave-1'): Scenario => ({
    fleets: [
      {
        name: 'fleet-1',
        resourceGroup: 'fleet-rg',
        members: [{ ...member, group }],
        autoUpgradeProfiles: [{ name: 'weekly', channel: 'Stable', ...profile }],
        updateStrategies: [strategy],
      },
    ],
  });

  test.concurrent('blocks when a profile covers the cluster, and gives the command that takes it out', () =>
    Promise.all(
      [fleets({}), fleets({ updateStrategy: 'waves' })].map((scenario) =>
        rollback(
          {},
          {},
          async ({ run }) => {
            const blocked = await run(ROLLBACK);
            expectBlocked(blocked, 'fleet-auto-upgrade');
            expect(blocked.log + blocked.summary).toMatch(/az fleet \S+/);
            expect(blocked.log).toContain('fleet-1');
            const ignored = await run({ ...ROLLBACK, 'ignore-checks': 'fleet-auto-upgrade' });
            expect(ignored.result).toBe('rolled-back');
          },
          scenario,
        )(),
      ),
    ).then(() => undefined),
  );

  test.concurrent('passes when the profile is disabled or its strategy leaves the group out', () =>
    Promise.all(
      [fleets({ disabled: true }), fleets({ updateStrategy: 'waves' }, 'wave-9')].map((scenario) =>
        rollback(
          {},
          {},
          async ({ run }) => {
            expect((await run({ ...ROLLBACK, 'dry-run': 'true' })).result).toBe('planned');
          },
          scenario,
        )(),
      ),
    ).then(() => undefined),
  );
});

describe('capacity', () => {
  test.concurrent(
    'tells the surge nodes without an annotation',
    rollback({ count: 10, upgradeSettings: { maxSurge: '33%' } }, {}, async ({ run }) => {
      const planned = await run({ ...ROLLBACK, 'dry-run': 'true' });
      expect(verdictOf(planned, 'capacity')).not.toBe('blocked');
      expect(planned.log).toMatch(/capacity.*4 surge/);
      expect(planned.log).toMatch(/quota/);
      expect(planned.summary).toMatch(/4 surge/);
      expect(planned.warnings).toEqual([]);
    }),
  );
});

describe('permission', () => {
  const without = (...notActions: readonly string[]): Partial<Scenario> => ({
    rbac: [
      { actions: ['*'], notActions: notActions.map((action) => `Microsoft.ContainerService/${action}`) },
    ],
  });

  test.concurrent(
    'blocks when the upgrade profile may not be read; ignoring it invents no record',
    rollback(
      {},
      {},
      async ({ run }) => {
        const blocked = await run(ROLLBACK);
        expect(blocked.result).toBe('blocked');
        expect(blocked.outputs['blocked-by']?.split(',')).toContain('permission');
        expect(blocked.errors[0]).toContain('upgradeProfiles/read');
        const ignored = await run({ ...ROLLBACK, 'ignore-checks': 'permission' });
        expectBlocked(ignored, 'rollback-target');
      },
      without('managedClusters/agentPools/upgradeProfiles/read'),
    ),
  );

  test.concurrent(
    'warns about each optional right by name, and goes on',
    rollback(
      {},
      {},
      async ({ run }) => {
        const back = await run(ROLLBACK);
        expect(back.result).toBe('rolled-back');
        for (const right of ['fleets/read', 'kubernetesVersions/read', 'operations/read']) {
          expect(back.summary).toContain(right);
        }
        expect(back.warnings.join('\n')).toContain('permission');
      },
      without(
        'fleets/*',
        'locations/*',
        'managedClusters/operations/read',
        'managedClusters/agentPools/operations/read',
      ),
    ),
  );
});

describe('pool-snapshot', () => {
  const SNAPSHOT = {
    sourceResourceId:
      '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerService/snapshots/golden',
  };

  test.concurrent(
    'warns about a pool made from a snapshot, and sends its creationData back as it was read',
    onAzure(
      { scenario: cluster([untouched(), upgraded('user', { creationData: SNAPSHOT })]) },
      async ({ run }) => {
        const { result, requests, warnings, outputs } = await run(ROLLBACK);
        expect([result, outputs['blocked-by']]).toEqual(['rolled-back', '']);
        expect(warnings).toHaveLength(1);
        expect(warnings[0]).toContain('pool-snapshot (pool user): Pool user was created from a snapshot');
        const [put] = requests.filter(({ route }) => route === 'pool.put');
        expect(put?.body).toMatchObject({ properties: { creationData: SNAPSHOT } });
      },
    ),
  );

  test.concurrent(
    'says nothing about a pool that is not rolled back',
    onAzure(
      { scenario: cluster([untouched('system', { creationData: SNAPSHOT }), upgraded()]) },
      async ({ run }) => {
        expect((await run(ROLLBACK)).warnings).toEqual([]);
      },
    ),
  );
});

describe('a Spot pool', () => {
  test.concurrent.each(['Spot', 'spot'])(
    'has neither surge nodes nor drains, and nothing is said of them (%s)',
    async (scaleSetPriority) => {
      const settings = { maxSurge: '33%', undrainableNodeBehavior: 'Cordon', drainTimeoutInMinutes: 240 };
      const spot = { count: 10, upgradeSettings: settings, properties: { scaleSetPriority } };
      await rollback(spot, {}, async ({ run }) => {
        const back = await run(ROLLBACK);
        expect([back.result, back.warnings]).toEqual(['rolled-back', []]);
        for (const text of [back.log, back.summary]) {
          expect(text).toContain('Spot pool user (10 nodes) needs no surge nodes and drains none');
          expect(text).not.toMatch(/drain-settings|\d surge node/);
        }
      })();
    },
  );
});

describe('drain-settings', () => {
  const CORDON = 'drain-settings (pool user): Pool user has undrainableNodeBehavior Cordon.';
  const waits = (minutes: number): string =>
    `drain-settings (pool user): Pool user waits up to ${String(minutes)} minutes for a node to drain.`;

  test.concurrent.each<[string, NonNullable<PoolScenario['upgradeSettings']>, readonly string[]]>([
    ['nodes that are put aside', { undrainableNodeBehavior: 'Cordon' }, [CORDON]],
    ['a long wait for a drain', { drainTimeoutInMinutes: 120 }, [waits(120)]],
    ['both', { undrainableNodeBehavior: 'cordon', drainTimeoutInMinutes: 1440 }, [CORDON, waits(1440)]],
    ['nothing of it', { undrainableNodeBehavior: 'Schedule', drainTimeoutInMinutes: 119 }, []],
  ])('warns about what could stall the rollback: %s', async (_, upgradeSettings, told) => {
    await rollback({ upgradeSettings }, {}, async ({ run }) => {
      const { result, warnings, summary, outputs } = await run(ROLLBACK);
      expect([result, outputs['blocked-by']]).toEqual(['rolled-back', '']);
      expect(warnings.join('\n').match(/drain-settings \(pool user\): .*?\./g) ?? []).toEqual(told);
      expect(warnings.join('\n').includes('PodDisruptionBudget')).toBe(told.length > 0);
      expect(summary.includes('drain-settings')).toBe(told.length > 0);
    })();
  });
});

describe('all at once', () => {
  test.concurrent(
    'all that block are reported together, for all named pools; nothing is changed',
    onAzure(
      {
        scenario: cluster(
          [
            untouched('never', { mode: 'User' }),
            upgraded('still', { powerState: 'Stopped' }),
            upgraded('far', { recentlyUsed: [recorded({ ...OLD, kubernetesVersion: '1.31.14' })] }),
            upgraded(),
          ],
          { upgradeChannel: 'stable' },
        ),
      },
      async ({ run }) => {
        const blocked = await run({ mode: 'rollback', nodepool: 'never,still,far,user' });
        expectBlocked(blocked, 'cluster-running', 'rollback-target', 'version-supported', 'version-skew');
        expect(blocked.pools['user']?.result).toBe('not-started');
        expect(blocked.pools['never']).toMatchObject({
          result: 'blocked',
          'blocked-by': 'rollback-target',
        });
      },
    ),
  );
});

describe('operation-mismatch', () => {
  test.concurrent(
    'blocks when another operation is the latest, or it can not be read',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      const id = azure.cluster().operations[0]?.id ?? '';
      const other = await run({ ...ABORT, 'operation-id': '00000000-1111-4222-8333-444444444444' });
      expectBlocked(other, 'operation-mismatch');
      azure.setSwitches({ operationsApiVersions: [] });
      expectBlocked(await run({ ...ABORT, 'operation-id': id }), 'operation-mismatch');
      azure.setSwitches({ operationsApiVersions: ['2025-08-02-preview'] });
      expect((await run({ ...ABORT, 'operation-id': id.toUpperCase() })).result).toBe('aborted');
    }),
  );

  test.concurrent(
    'says so loudly when another operation was hit after all',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      const id = azure.cluster().operations[0]?.id ?? '';
      azure.before(
        'pool.abort',
        () => {
          azure.act({ kind: 'finish', pool: 'user' });
          azure.act({ kind: 'operation', pool: 'user', state: 'Scaling', stuck: true });
        },
        1,
      );
      const hit = await run({ ...ABORT, 'operation-id': id });
      expect(hit.warnings.join('\n')).toMatch(/another operation/i);
    }),
  );
});

describe('operation-elsewhere', () => {
  test.concurrent(
    'names the pool that moves when no pool was named and the cluster does not move; both answers of Azure',
    onAzure({ scenario: cluster([untouched(), upgrading()]) }, async ({ azure, run }) => {
      const blocked = await run({ mode: 'abort' });
      expectBlocked(blocked, 'operation-elsewhere');
      expect(blocked.errors[0]).toContain('user');
      const ignored = await run({ mode: 'abort', 'ignore-checks': 'operation-elsewhere' });
      expect(ignored.result).toBe('nothing-to-abort');
      expect(azure.cluster().pools['user']?.provisioningState).toBe('Upgrading');
    }),
  );
});

describe('not-abortable', () => {
  test.concurrent(
    'blocks for a deletion; warns about what a creation or a stop leaves behind',
    onAzure(
      {
        scenario: cluster([
          upgraded('leaving', { running: { kind: 'Deleting', stuck: true } }),
          upgraded('fresh', { running: { kind: 'Creating', stuck: true } }),
          upgraded('halting', { running: { kind: 'Stopping', stuck: true } }),
        ]),
      },
      async ({ run }) => {
        expectBlocked(await run({ mode: 'abort', nodepool: 'leaving' }), 'not-abortable');
        const others = await Promise.all(
          ['fresh', 'halting'].map((nodepool) => run({ mode: 'abort', nodepool })),
        );
        for (const one of others) {
          expect(one.result).toBe('aborted');
          expect(verdictOf(one, 'not-abortable')).toBe('warned');
          expect(one.warnings.join('\n')).toContain('not-abortable');
        }
      },
    ),
  );
});

describe('if-busy', () => {
  test.concurrent(
    'wait: waits for the other operation, then rolls back what it left',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      afterReads(azure, 3, () => azure.act({ kind: 'unstick', pool: 'user' }));
      const back = await run({ ...ROLLBACK, 'if-busy': 'wait' });
      expect(back.result).toBe('rolled-back');
      expect(back.changes).toEqual(['pool.put']);
      expect(azure.cluster().pools['user']).toMatchObject(OLD);
    }),
  );

  test.concurrent(
    'wait: inside timeout',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ run }) => {
      const late = await run({ ...ROLLBACK, 'if-busy': 'wait', timeout: '3s' });
      expect(late.result).toBe('timed-out');
      expect(late.changes).toEqual([]);
    }),
  );

  test.concurrent(
    'abort: aborts the upgrade, waits, and rolls back',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      const back = await run({ ...ROLLBACK, 'if-busy': 'abort' });
      expect(back.result).toBe('rolled-back');
      expect(back.changes).toEqual(['pool.abort', 'pool.put']);
      expect(azure.cluster().pools['user']).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
    }),
  );

  test.concurrent(
    "abort: also the control plane's upgrade",
    onAzure(
      {
        scenario: cluster([upgraded()], {
          running: { kind: 'Upgrade', kubernetesVersion: '1.36.0', stuck: true },
        }),
      },
      async ({ run }) => {
        const back = await run({ ...ROLLBACK, 'if-busy': 'abort' });
        expect(back.changes).toEqual(['cluster.abort', 'pool.put']);
        expect(back.result).toBe('rolled-back');
      },
    ),
  );

  test.concurrent(
    'abort: never what is no upgrade, nothing hidden, no other pool',
    onAzure(
      {
        scenario: cluster(
          [
            upgraded('scaling', { running: { kind: 'Scaling', stuck: true } }),
            upgraded('hidden', { running: { kind: 'Reconciling', hidden: true, stuck: true } }),
          ],
          { upgradeChannel: 'none' },
        ),
      },
      async ({ azure, run }) => {
        const scaling = await run({ mode: 'rollback', nodepool: 'scaling', 'if-busy': 'abort' });
        expectBlocked(scaling, 'operation-in-progress');
        const hidden = await run({ mode: 'rollback', nodepool: 'hidden', 'if-busy': 'abort' });
        expect(hidden.result).toBe('blocked');
        expect(new Set(hidden.changes)).toEqual(new Set(['pool.put']));
        expect(azure.cluster().pools['hidden']).toMatchObject(NEW);
      },
    ),
  );

  test.concurrent(
    'abort: no other pool is aborted for the sake of the switch-off',
    onAzure(
      { scenario: cluster([upgrading('other'), upgraded()], { upgradeChannel: 'stable' }) },
      async ({ azure, run }) => {
        expectBlocked(await run({ ...ROLLBACK, 'if-busy': 'abort' }), 'operation-in-progress');
        expect(azure.cluster().pools['other']?.provisioningState).toBe('Upgrading');
      },
    ),
  );

  test.concurrent(
    'abort: only when every other check passes',
    onAzure(
      { scenario: cluster([upgrading('user', { kubernetesVersion: '1.31.14' })]) },
      async ({ azure, run }) => {
        const blocked = await run({ ...ROLLBACK, 'if-busy': 'abort' });
        expect(blocked.result).toBe('blocked');
        expect(blocked.changes).toEqual([]);
        expect(azure.cluster().pools['user']?.provisioningState).toBe('Upgrading');
      },
    ),
  );

  test.concurrent(
    'a hidden operation: fail blocks after the 409, wait tries again when it has ended',
    onAzure(
      {
        scenario: cluster([
          upgraded('user', { running: { kind: 'Reconciling', hidden: true, stuck: true } }),
        ]),
      },
      async ({ azure, run }) => {
        const blocked = await run(ROLLBACK);
        expect(blocked.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'operation-in-progress' });
        azure.after('pool.put', () => azure.act({ kind: 'unstick', pool: 'user' }), 1);
        const back = await run({ ...ROLLBACK, 'if-busy': 'wait' });
        expect(back.result).toBe('rolled-back');
      },
    ),
  );
});
