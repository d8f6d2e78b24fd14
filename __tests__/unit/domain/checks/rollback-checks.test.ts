import { describe, expect, test } from '@jest/globals';
import {
  CHECK_IDS,
  NEVER_IGNORED,
  type CheckId,
  type CheckResult,
} from '../../../../src/domain/checks/check.ts';
import { LATE_CODE, type ErrorFacts } from '../../../../src/domain/aks/errors.ts';
import type { RollbackInputs } from '../../../../src/domain/inputs.ts';
import type {
  ClusterState,
  Observation,
  Operation,
  PoolState,
  Reading,
} from '../../../../src/domain/aks/cluster.ts';
import type { PreviewSettings } from '../../../../src/domain/beside/upgrade-settings.ts';
import {
  cluster,
  coverage,
  fleetRun,
  PLAIN_SETTINGS,
  DAY,
  lacking,
  lackingOf,
  MINUTE,
  named,
  NEW,
  observation,
  observationOf,
  OLD,
  operation,
  pool,
  read,
  recorded,
  rollbackInputs,
  SUBSCRIPTION,
  START,
  unreadable,
  type REGION_VERSIONS,
} from '../../../support/builders.ts';
import { decide, nextOf } from '../deciding.ts';

function results(
  id: CheckId,
  seen: Observation,
  inputs: Partial<RollbackInputs> = {},
): readonly CheckResult[] {
  return decide(rollbackInputs(inputs), seen, undefined).checks.filter((check) => check.id === id);
}

function verdicts(id: CheckId, seen: Observation, inputs: Partial<RollbackInputs> = {}): string {
  return results(id, seen, inputs)
    .map(({ verdict }) => verdict)
    .join(',');
}

/** The one result of the check, which is not `passed`. */
function result(id: CheckId, seen: Observation, inputs: Partial<RollbackInputs> = {}): CheckResult {
  const [first, ...others] = results(id, seen, inputs).filter(({ verdict }) => verdict !== 'passed');
  if (first === undefined || others.length > 0) throw new Error(`${id}: not exactly one result`);
  return first;
}

function withRecords(...records: Parameters<typeof recorded>[0][]): Observation {
  return observationOf(pool(), { records: new Map([['user', read(records.map(recorded))]]) });
}

test('nothing warns or blocks for a pool in order, and every check of a rollback has looked', () => {
  const { checks } = decide(rollbackInputs(), observationOf(pool()), undefined);
  expect(checks.filter(({ verdict }) => verdict === 'warned' || verdict === 'blocked')).toEqual([]);
  expect([...new Set(checks.map(({ id }) => id))]).toEqual([
    'cluster-running',
    'operation-in-progress',
    'rollback-target',
    'rollback-direction',
    'rollback-window',
    'version-supported',
    'version-skew',
    'os-sku-changed',
    'pool-mode',
    'auto-upgrade',
    'fleet-auto-upgrade',
    'fleet-update-run',
    'permission',
    'capacity',
  ]);
});

test('all that block are reported in one go, for all pools', () => {
  const seen = observation({
    cluster: cluster({ powerState: 'Stopped', upgradeChannel: 'patch' }),
    records: new Map([['user', read([recorded()])]]),
    regionVersions: read([]),
    fleets: read([coverage()]),
  });
  const inputs = rollbackInputs({ pools: named('system', 'user'), autoUpgrade: 'fail' });
  const blocked = decide(inputs, seen, undefined).checks.filter(({ verdict }) => verdict === 'blocked');
  expect(blocked.map(({ id, pool: name }) => [id, name])).toEqual([
    ['cluster-running', undefined],
    ['rollback-target', 'system'],
    ['version-supported', 'user'],
    ['auto-upgrade', undefined],
    ['fleet-auto-upgrade', undefined],
  ]);
});

/** What a check says to do, with its commands. */
function waysOf({ remedy = '', commands = [] }: Pick<CheckResult, 'remedy' | 'commands'>): string {
  return [remedy, ...commands].join(' ');
}

describe('cluster-running', () => {
  test.each([
    ['the cluster is stopped', observation({ cluster: cluster({ powerState: 'Stopped' }) }), 'az aks start'],
    [
      'the cluster is being deleted',
      observation({ cluster: cluster({ provisioningState: 'Deleting' }) }),
      '',
    ],
    ['the pool is stopped', observationOf(pool({ powerState: 'stopped' })), 'az aks nodepool start'],
    ['the pool is being deleted', observationOf(pool({ provisioningState: 'deleting' })), ''],
  ])('blocks when %s', (_, seen, remedy) => {
    const check = result('cluster-running', seen, { ifBusy: 'wait' });
    expect([check.verdict, waysOf(check)]).toEqual(['blocked', expect.stringContaining(remedy)]);
  });

  test.each(['Failed', 'Canceled'])('a pool or cluster that is %s does not block by itself', (state) => {
    const seen = observation({
      cluster: cluster({ provisioningState: state, pools: [pool({ provisioningState: state })] }),
    });
    expect(nextOf(rollbackInputs(), seen)).toBe('roll-back user to 1.35.5');
  });
});

describe('operation-in-progress', () => {
  const upgrading = observationOf(pool({ provisioningState: 'Upgrading' }));
  const scaling = observationOf(pool({ provisioningState: 'Scaling' }));

  test.each([
    ['fail', upgrading, 'blocked'],
    ['wait', upgrading, 'notice'],
    ['abort', upgrading, 'notice'],
    ['abort', scaling, 'blocked'],
  ] as const)('if-busy %s', (ifBusy, seen, verdict) => {
    expect(verdicts('operation-in-progress', seen, { ifBusy })).toBe(verdict);
  });

  test('says what to do about it', () => {
    expect(result('operation-in-progress', upgrading).remedy).toContain('if-busy: wait');
    expect(result('operation-in-progress', scaling).remedy).toBe(
      'Run this step again when the operation on pool user has ended, or set if-busy: wait; if it hangs, stop it first with mode: abort and nodepool: user.',
    );
    expect(result('operation-in-progress', scaling, { ifBusy: 'abort' }).remedy).toContain(
      'With if-busy: abort, the step only aborts upgrades of the cluster or of a pool named here.',
    );
    const deleting = observationOf(pool({ provisioningState: 'Deleting' }));
    expect(result('operation-in-progress', deleting).remedy).not.toContain('mode: abort');
    const updating = observation({ cluster: cluster({ provisioningState: 'Updating' }) });
    expect(result('operation-in-progress', updating).remedy).toMatch(/with mode: abort\.$/);
  });

  test('has the step that aborts what can be aborted, and nothing else by its operation', () => {
    const of = (state: string, ifBusy: 'fail' | 'abort' = 'fail'): CheckResult['step'] => {
      const one = operation({ resourceId: `${cluster().id}/agentPools/user` });
      const seen = observationOf(pool({ provisioningState: state }), { recentOperations: read([one]) });
      return result('operation-in-progress', seen, { ifBusy }).step;
    };
    const stop = ['mode: abort', 'nodepool: user', 'operation-id: op-1'];
    expect([of('Upgrading'), of('Scaling'), of('Scaling', 'abort')]).toEqual([stop, stop, stop]);
    expect([of('Deleting'), of('Upgrading', 'abort')]).toEqual([undefined, undefined]);
    expect(result('operation-in-progress', upgrading).remedy).toBe(
      'Run this step again when the operation on pool user has ended, or set if-busy: wait; if it hangs or was a mistake, set if-busy: abort, or stop it first with mode: abort and nodepool: user.',
    );
  });

  test('of several pools is stopped by one step, where that can stop them all', () => {
    const others = (...states: readonly string[]): Observation =>
      observation({
        cluster: cluster({
          upgradeChannel: 'stable',
          pools: [
            pool(),
            ...states.map((provisioningState, index) =>
              pool({ name: `p${String(index)}`, provisioningState }),
            ),
          ],
        }),
        records: new Map([['user', read([recorded()])]]),
      });
    const both = results('operation-in-progress', others('Upgrading', 'Scaling'));
    expect(both).toHaveLength(2);
    expect(both[0]).toMatchObject({
      pool: 'p0',
      why: 'Auto-upgrade has to be switched off first, which updates the whole cluster, and that has to wait for every pool.',
      remedy:
        'Run this step again when the operations on pools p0 and p1 have ended, or set if-busy: wait; if they hang, stop them first with mode: abort and nodepool: p0, p1.',
      step: ['mode: abort', 'nodepool: p0, p1'],
    });
    expect(results('operation-in-progress', others('Upgrading', 'Deleting'))[0]).toMatchObject({
      pool: 'p0',
      step: ['mode: abort', 'nodepool: p0'],
    });
  });

  test('passes when it is this very rollback', () => {
    const seen = observationOf(pool({ ...OLD, provisioningState: 'Upgrading' }), {
      records: new Map([['user', read([recorded()])]]),
    });
    expect(verdicts('operation-in-progress', seen)).toBe('passed');
  });
});

describe('rollback-target', () => {
  test('lists what is on record when the pins match none', () => {
    const seen = withRecords({ recordedAt: START - 2 * DAY }, { kubernetesVersion: '1.34.1' });
    const { verdict, seen: text } = result('rollback-target', seen, {
      pins: { kubernetesVersion: '1.33.0', nodeImageVersion: OLD.nodeImageVersion },
    });
    expect(verdict).toBe('blocked');
    expect(text).toContain('no record that matches 1.33.0 with AKSUbuntu');
    expect(text).toContain(`1.35.5 with ${OLD.nodeImageVersion} (in use until 2026-06-07T17:00:00Z)`);
    expect(text).toContain('1.34.1 with');
  });

  test('says first what is the case when nothing is on record: most often the rollback has been done', () => {
    const ended = (changes: Partial<Operation>): Reading<readonly Operation[]> =>
      read([
        operation({ status: 'Failed' }),
        operation({ resourceId: '/x/agentPools/other', status: 'Failed' }),
        operation({ resourceId: '/x/agentPools/USER', ...changes }),
      ]);
    const none = { records: new Map([['user', read([])]]) };
    const of = (changes: Partial<Operation>, state = 'Succeeded'): CheckResult =>
      result(
        'rollback-target',
        observationOf(pool({ provisioningState: state }), { ...none, recentOperations: ended(changes) }),
      );
    const done = of({ status: 'Succeeded', endedAt: START - 12 * MINUTE });
    expect(done).toMatchObject({
      isFinal: true,
      seen: 'Pool user runs 1.36.0, its last operation succeeded 12 min ago; nothing is on record for it anymore.',
      remedy: expect.stringMatching(
        /^If that was this rollback, nothing is left to do; otherwise .* new pool/,
      ),
    });
    expect(of({ status: 'Succeeded' }).seen).toContain('its last operation succeeded;');
    expect(of({ status: 'Running' }).seen).toContain('Pool user runs 1.36.0; nothing');
    const failed = of({ status: 'Failed', endedAt: START }, 'Failed');
    expect(failed.seen).toContain('its last operation failed 0 s ago');
    expect(failed.remedy).toContain(
      `run it again with kubernetes-version: ${NEW.kubernetesVersion} and node-image-version: ${NEW.nodeImageVersion}`,
    );
    expect(of({ status: 'Canceled' }, 'Canceled').seen).toContain('was canceled');
    const bare = lacking(pool({ provisioningState: 'Failed' }), 'kubernetesVersion', 'nodeImageVersion');
    const unknown = result(
      'rollback-target',
      observationOf(bare, { ...none, recentOperations: { kind: 'not-needed' } }),
    );
    expect(unknown.seen).toBe('Pool user runs an unknown version; nothing is on record for it anymore.');
    expect(unknown.remedy).toContain('update the pool to the versions you want');
    expect(
      result('rollback-target', withRecords(), { pins: { kubernetesVersion: '1.33.0' } }).seen,
    ).toContain('asked for: 1.33.0');
  });

  test('tells for `*` what each pool has on record', () => {
    const seen = observation({
      cluster: cluster({ pools: [lacking(pool(), 'kubernetesVersion'), pool({ name: 'other' })] }),
      records: new Map([['other', read([OLD])]]),
    });
    const inputs = rollbackInputs({ pools: { kind: 'all' }, pins: { kubernetesVersion: '1.33.0' } });
    const { checks } = decide(inputs, seen, undefined);
    const [check] = checks.filter(({ verdict }) => verdict === 'blocked');
    expect(check?.id).toBe('rollback-target');
    expect(check?.seen).toContain('user (runs an unknown version): nothing');
    expect(check?.seen).toContain(`other (runs 1.36.0): 1.35.5 with ${OLD.nodeImageVersion}.`);
    const unpinned = decide(
      { ...inputs, pins: {} },
      observation({ cluster: cluster({ pools: [] }) }),
      undefined,
    );
    expect(unpinned.next).toMatchObject({ kind: 'end', ending: { result: 'blocked' } });
  });
});

describe('rollback-direction', () => {
  test('blocks a pin that is newer than what runs', () => {
    const seen = withRecords({ kubernetesVersion: '1.36.1' });
    const check = result('rollback-direction', seen, { pins: { kubernetesVersion: '1.36.1' } });
    expect(check.verdict).toBe('blocked');
    expect(waysOf(check)).toContain('az aks nodepool upgrade');
  });

  test('warns where the order of two images can not be told', () => {
    const seen = withRecords({ ...NEW, nodeImageVersion: 'AKSUbuntu-2204containerd-202606.01.0' });
    expect(result('rollback-direction', seen).verdict).toBe('warned');
  });

  test('warns where the pool does not show what it runs', () => {
    const bare = lacking(pool(), 'kubernetesVersion', 'nodeImageVersion');
    expect(result('rollback-direction', observationOf(bare)).seen).toContain('an unknown version');
  });
});

describe('rollback-window', () => {
  test.each([
    [7 * DAY, 'passed'],
    [7 * DAY + 1, 'warned'],
    [60 * DAY, 'warned'],
  ])('a record %d ms old never blocks: %s', (age, verdict) => {
    expect(verdicts('rollback-window', withRecords({ recordedAt: START - age }))).toBe(verdict);
  });

  test('passes a record without a time', () => {
    const seen = observationOf(pool(), { records: new Map([['user', read([OLD])]]) });
    expect(verdicts('rollback-window', seen)).toBe('passed');
  });
});

describe('version-supported', () => {
  const offered = (changes: Partial<(typeof REGION_VERSIONS)[number]>, supportPlan?: string): Observation =>
    observation({
      cluster: cluster(supportPlan === undefined ? {} : { supportPlan }),
      regionVersions: read([{ minor: '1.35', patches: ['1.35.5'], supportPlans: [], ...changes }]),
    });

  test.each([
    ['passes', offered({})],
    ['passes without a list of patches', offered({ patches: [] })],
    [
      'passes under long-term support',
      offered({ supportPlans: ['AKSLongTermSupport'] }, 'AKSLongTermSupport'),
    ],
    [
      'passes a version of the community on a cluster with long-term support',
      offered({ supportPlans: ['KubernetesOfficial'] }, 'AKSLongTermSupport'),
    ],
  ])('%s', (_, seen) => {
    expect(verdicts('version-supported', seen)).toBe('passed');
  });

  test('blocks a minor version that is no longer offered', () => {
    const { verdict, seen, ...check } = result('version-supported', offered({ minor: '1.36' }));
    expect([verdict, seen]).toEqual(['blocked', expect.stringContaining('1.35 in westeurope')]);
    expect(waysOf(check)).toContain('az aks get-versions --location westeurope');
  });

  test.each([undefined, 'KubernetesOfficial'])(
    'blocks one that only long-term support has (plan %p)',
    (plan) => {
      expect(
        result('version-supported', offered({ supportPlans: ['AKSLongTermSupport'] }, plan)).seen,
      ).toContain('only under AKSLongTermSupport');
    },
  );

  test('warns about a patch that is missing', () => {
    expect(result('version-supported', offered({ patches: ['1.35.6'] })).verdict).toBe('warned');
  });

  test('can not tell without the list, or for what is no version', () => {
    expect(verdicts('version-supported', observation({ regionVersions: { kind: 'not-needed' } }))).toBe(
      'notice',
    );
    expect(verdicts('version-supported', withRecords({ kubernetesVersion: 'odd' }))).toBe('blocked');
    const late = observation({ regionVersions: unreadable({ status: 504, code: LATE_CODE }) });
    expect(verdicts('version-supported', late)).toBe('warned');
    expect(verdicts('version-supported', observation({ regionVersions: unreadable() }))).toBe('notice');
  });
});

describe('version-skew', () => {
  test.each([
    ['1.38.0', 'passed'],
    ['1.39.0', 'blocked'],
    ['1.35.0', 'passed'],
    ['odd', 'notice'],
  ])('control plane %s, target 1.35.5: %s', (kubernetesVersion, verdict) => {
    expect(verdicts('version-skew', observation({ cluster: cluster({ kubernetesVersion }) }))).toBe(verdict);
  });

  test('can not tell without the version of the control plane, or for what is no version', () => {
    const { kubernetesVersion: _, ...bare } = cluster();
    expect(verdicts('version-skew', observation({ cluster: bare }))).toBe('notice');
    expect(verdicts('version-skew', withRecords({ kubernetesVersion: 'odd' }))).toBe('notice');
  });
});

describe('os-sku-changed', () => {
  const verdictFor = (state: PoolState, nodeImageVersion: string): string =>
    verdicts(
      'os-sku-changed',
      observationOf(state, { records: new Map([['user', read([recorded({ nodeImageVersion })])]]) }),
    );

  const UBUNTU = 'AKSUbuntu-2404gen2containerd-202606.01.0';
  const WINDOWS = 'AKSWindows-2022-containerd-20348.5100.260714';
  const WINDOWS_2025 = 'AKSWindows-2025-containerd-26100.5100.260714';
  const LINUX = 'AKSAzureLinux-V3gen2-202606.01.0';

  test.each([
    ['Ubuntu', UBUNTU, 'AKSUbuntu-2204gen2containerd-202605.14.0', 'passed'],
    ['Ubuntu', UBUNTU, 'AKSUbuntu-2204gen2containerd-202410.27.0-2024.12.01', 'passed'],
    ['AzureLinux', LINUX, 'AKSCBLMariner-V2gen2-202605.14.0', 'passed'],
    ['Mariner', 'AKSCBLMariner-V2gen2-202606.01.0', 'AKSAzureLinux-V3gen2-202605.14.0', 'passed'],
    ['Windows2022', WINDOWS, 'AKSWindows-2022-containerd-20348.5020.260610', 'passed'],
    ['WindowsAnnual', 'AKSWindows-23H2-gen2-25398.1.260714', 'AKSWindows-23H2-gen2-25398.1.260610', 'passed'],
    ['Flatcar', 'AKSFlatcar-stablegen2-202606.01.0', 'AKSFlatcar-stablegen2-202605.14.0', 'passed'],
    ['Novelty', 'AKSNovelty-9gen2-202606.01.0', 'AKSNovelty-8gen2-202605.14.0', 'passed'],
    [
      'AzureContainerLinux',
      'AKSAzureContainerLinux-V3-202606.01.0',
      'AKSAzureLinux-V3-202605.14.0',
      'blocked',
    ],
    ['AzureLinuxOSGuard', 'AKSAzureLinux-OSGuardV3-202606.01.0', 'AKSAzureLinux-V3-202605.14.0', 'blocked'],
    [
      'AzureLinuxOSGuard',
      'AKSAzureLinux-OSGuardV3-202606.01.0',
      'AKSAzureLinux-OSGuardV3-202605.14.0',
      'passed',
    ],
    ['Ubuntu', UBUNTU, 'AKSUbuntuEdgeZone-2404gen2containerd-202605.14.0', 'blocked'],
    ['AzureLinux', LINUX, 'AKSUbuntu-2204gen2containerd-202605.14.0', 'blocked'],
    ['Ubuntu', UBUNTU, 'AKSSomethingNew-202605.14.0', 'blocked'],
    ['Ubuntu2404', UBUNTU, 'AKSUbuntu-2404gen2containerd-202605.14.0', 'passed'],
    ['Ubuntu2404', UBUNTU, 'AKSUbuntu-2204gen2containerd-202605.14.0', 'blocked'],
    ['Windows2025', WINDOWS_2025, 'AKSWindows-2022-containerd-20348.5020.260610', 'blocked'],
    ['AzureLinux3', LINUX, 'AKSCBLMariner-V2gen2-202605.14.0', 'blocked'],
    ['AzureLinux3', LINUX, 'AKSAzureLinux-V3gen2-202605.14.0', 'passed'],
    ['Ubuntu2404', UBUNTU, 'AKSUbuntu-gen2-202605.14.0', 'warned'],
  ])('%s running %s, with %s on record: %s', (osSku, nodeImageVersion, image, verdict) => {
    expect(verdictFor(pool({ osSku, nodeImageVersion }), image)).toBe(verdict);
  });

  test('needs no OS SKU, but the image that runs', () => {
    const state = lacking(pool(), 'osSku');
    expect(verdictFor(state, OLD.nodeImageVersion)).toBe('passed');
    expect(verdictFor(state, 'AKSAzureLinux-V3gen2-202605.14.0')).toBe('blocked');
    expect(verdictFor(lacking(state, 'nodeImageVersion'), OLD.nodeImageVersion)).toBe('warned');
  });
});

describe('pool-mode', () => {
  test('blocks a pool of mode Machines', () => {
    expect(verdicts('pool-mode', observationOf(pool({ mode: 'machines' })))).toBe('blocked');
    expect(verdicts('pool-mode', observationOf(pool({ mode: 'Gateway' })))).toBe('passed');
  });

  test.each([
    ['Auto', 'passed,warned'],
    ['Manual', 'passed'],
  ])('nodeProvisioningProfile.mode %s: %s', (nodeProvisioning, expected) => {
    const seen = observation({ cluster: cluster({ pools: [pool()], nodeProvisioning }) });
    expect(verdicts('pool-mode', seen)).toBe(expected);
  });

  test('does not warn where nothing is to be rolled back', () => {
    const seen = observation({
      cluster: cluster({
        pools: [pool({ provisioningState: 'Failed', mode: 'Machines' })],
        nodeProvisioning: 'Auto',
      }),
      records: new Map(),
    });
    expect(verdicts('pool-mode', seen)).toBe('blocked');
  });
});

describe('auto-upgrade', () => {
  const on = (changes: Parameters<typeof cluster>[0]): Observation =>
    observation({ cluster: cluster(changes) });
  const both = on({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' });

  test('fail: blocks, and gives the command that switches off', () => {
    const check = result('auto-upgrade', both, { autoUpgrade: 'fail' });
    expect(check.verdict).toBe('blocked');
    expect(check.commands).toEqual([
      `az aks update --resource-group shop --name prod --subscription ${SUBSCRIPTION} --auto-upgrade-channel none --node-os-upgrade-channel None --yes`,
    ]);
    const one = result('auto-upgrade', on({ nodeOsUpgradeChannel: 'SecurityPatch' }), {
      autoUpgrade: 'fail',
    });
    expect(one.seen).toBe('Auto-upgrade is on: nodeOSUpgradeChannel SecurityPatch.');
  });

  test('disable: tells what is switched off', () => {
    expect(result('auto-upgrade', both)).toMatchObject({
      verdict: 'notice',
      seen: 'Auto-upgrade is on (upgradeChannel patch, nodeOSUpgradeChannel NodeImage); it is switched off before the rollback and stays off.',
    });
  });

  test('always blocks on AKS Automatic, whose channels are fixed', () => {
    for (const sku of ['Automatic', 'automatic']) {
      expect(verdicts('auto-upgrade', on({ sku, upgradeChannel: 'stable' }))).toBe('blocked');
    }
  });

  test('blocks when a pool that is not rolled back would be resumed by the update of the cluster', () => {
    for (const state of ['Failed', 'Canceled']) {
      const pools = [pool(), pool({ name: 'other', provisioningState: state })];
      const seen = on({ pools, upgradeChannel: 'patch' });
      expect(result('auto-upgrade', seen)).toMatchObject({
        verdict: 'blocked',
        seen: expect.stringContaining(`another pool stopped partway: other (${state})`),
        step: ['mode: rollback', 'nodepool: user, other'],
        commands: [expect.stringContaining('--name other ')],
      });
      expect(nextOf(rollbackInputs({ pools: named('user', 'other') }), seen)).toBe(
        'disable-auto-upgrade none -',
      );
      expect(nextOf(rollbackInputs(), on({ pools }))).toBe('roll-back user to 1.35.5');
      const more = on({
        pools: [...pools, pool({ name: 'b', provisioningState: state })],
        upgradeChannel: 'patch',
      });
      expect(result('auto-upgrade', more)).toMatchObject({
        seen: expect.stringContaining(`other pools stopped partway: other (${state}), b (${state})`),
        remedy: expect.stringContaining('Name other and b in nodepool as well'),
        step: ['mode: rollback', 'nodepool: user, other, b'],
      });
    }
  });

  test('ignored: no channel is touched, and it says so', () => {
    const ignoreChecks = new Set(['auto-upgrade']);
    expect(nextOf(rollbackInputs({ ignoreChecks }), both)).toBe('roll-back user to 1.35.5');
    const { verdict, ignored, seen } = result('auto-upgrade', both, { ignoreChecks });
    expect([verdict, ignored]).toEqual(['warned', true]);
    expect(seen).not.toContain('is switched off');
    const automatic = on({ sku: 'Automatic', upgradeChannel: 'stable' });
    expect(nextOf(rollbackInputs({ ignoreChecks }), automatic)).toBe('roll-back user to 1.35.5');
  });

  test('has nothing to say when there is nothing to roll back', () => {
    const pools = [pool(OLD)];
    expect(results('auto-upgrade', on({ pools, sku: 'Automatic' }))).toEqual([]);
    expect(
      results('fleet-auto-upgrade', observation({ cluster: cluster({ pools }), fleets: read([coverage()]) })),
    ).toEqual([]);
  });
});

const FLEET_OPTIONS =
  '--resource-group fleets --fleet-name all-shops --name NAME --subscription 11111111-2222-3333-4444-555555555555';
const fleetCommand = (verb: string, name: string, rest = ''): string =>
  `az fleet ${verb} ${FLEET_OPTIONS.replace('NAME', name)}${rest}`;

describe('fleet-auto-upgrade', () => {
  const seen = (changes: Parameters<typeof coverage>[0]): Observation =>
    observation({ fleets: read([coverage(changes)]) });

  test('blocks, with the command that takes the cluster out of the update group and the one that puts it back', () => {
    const { verdict, commands, undo } = result('fleet-auto-upgrade', seen({}));
    expect(verdict).toBe('blocked');
    expect(commands).toEqual([fleetCommand('member update', 'prod', ' --update-group rolled-back-stage-2')]);
    expect(undo).toBe(fleetCommand('member update', 'prod', ' --update-group stage-2'));
  });

  test('a profile that covers every member is disabled, with all that it has; nobody is told to leave the fleet', () => {
    const facts = {
      extent: { kind: 'every-member' },
      nodeImageSelection: 'Latest',
      targetKubernetesVersion: '1.35',
      isLongTermSupport: true,
      strategyId: '/s p',
    } as const;
    const { verdict, commands, undo } = result('fleet-auto-upgrade', seen(facts));
    const command = fleetCommand(
      'autoupgradeprofile create',
      'weekly',
      " --channel Stable --update-strategy-id '/s p' --node-image-selection Latest --target-kubernetes-version 1.35 --long-term-support",
    );
    expect(verdict).toBe('blocked');
    expect(commands).toEqual([`${command} --disabled`]);
    expect(undo).toBe(command);
  });

  test('warns, naming profile and fleet, where nobody knows whom it reaches', () => {
    const one = result('fleet-auto-upgrade', seen({ extent: { kind: 'unknown', why: 'it is foggy' } }));
    expect(one).toMatchObject({
      verdict: 'warned',
      undo: expect.stringContaining('autoupgradeprofile create'),
    });
    expect(one.seen).toContain('weekly (Stable) of fleet all-shops');
    expect(one.seen).toContain('it is foggy');
  });

  test.each([
    [
      'is disabled',
      { isDisabled: true },
      fleetCommand('autoupgradeprofile create', 'weekly', ' --channel Stable'),
    ],
    [
      'goes through the group that the cluster was taken out of',
      { extent: { kind: 'aside', from: 'stage-2' }, memberGroup: 'rolled-back-stage-2' } as const,
      fleetCommand('member update', 'prod', ' --update-group stage-2'),
    ],
  ])('passes for a profile that %s, and tells how to take that back', (_name, changes, undo) => {
    expect(results('fleet-auto-upgrade', seen(changes))).toMatchObject([{ verdict: 'passed', undo }]);
  });

  test('says where the cluster was moved to, if it is in any group', () => {
    const aside = coverage({ extent: { kind: 'aside', from: 'stage-2' }, memberGroup: 'apart' });
    const said = (one: typeof aside): string | undefined =>
      results('fleet-auto-upgrade', observation({ fleets: read([one]) }))[0]?.seen;
    expect(said(aside)).toMatch(/group stage-2, from which member prod was moved to update group apart\.$/);
    expect(said(lackingOf(aside, 'memberGroup'))).toMatch(/from which member prod was moved\.$/);
  });

  test('a right that is missing is noted, for it is warned of elsewhere; any other failure warns', () => {
    expect(verdicts('fleet-auto-upgrade', observation({ fleets: unreadable() }))).toBe('notice');
    expect(verdicts('fleet-auto-upgrade', observation({ fleets: unreadable({ status: 503 }) }))).toBe(
      'warned',
    );
    expect(results('fleet-auto-upgrade', observation({ fleets: { kind: 'not-needed' } }))).toEqual([]);
  });
});

describe('fleet-update-run', () => {
  const seen = (changes: Parameters<typeof fleetRun>[0]): Observation =>
    observation({ fleetRuns: read([fleetRun(changes)]) });

  test('one that will reach the cluster blocks, with the command that leaves the cluster out', () => {
    const { verdict, commands, undo } = result('fleet-update-run', seen({}));
    expect(verdict).toBe('blocked');
    expect(commands).toEqual([fleetCommand('updaterun skip', 'june', ' --targets Member:prod')]);
    expect(undo).toBeUndefined();
  });

  test('one that is updating the cluster blocks, with the command that stops it and the one that starts it', () => {
    const { verdict, commands, undo } = result('fleet-update-run', seen({ memberState: 'Running' }));
    expect([verdict, undo]).toEqual(['blocked', fleetCommand('updaterun start', 'june')]);
    expect(commands).toEqual([fleetCommand('updaterun stop', 'june')]);
  });

  test('one that does not say whom it reaches warns', () => {
    const { memberState: _, ...run } = fleetRun({ listsMembers: false });
    expect(verdicts('fleet-update-run', observation({ fleetRuns: read([run]) }))).toBe('warned');
  });

  test.each([
    ['NotStarted', undefined],
    ['Stopped', fleetCommand('updaterun start', 'june')],
  ])('one that is %s warns', (state, undo) => {
    const one = result('fleet-update-run', seen({ state }));
    expect([one.verdict, one.undo]).toEqual(['warned', undo]);
  });

  test('one that has been here passes', () => {
    expect(verdicts('fleet-update-run', seen({ memberState: 'Completed' }))).toBe('passed');
  });

  test('a right that is missing is noted; any other failure warns', () => {
    expect(verdicts('fleet-update-run', observation({ fleetRuns: unreadable() }))).toBe('notice');
    expect(verdicts('fleet-update-run', observation({ fleetRuns: unreadable({ status: 503 }) }))).toBe(
      'warned',
    );
    expect(results('fleet-update-run', observation({ fleetRuns: { kind: 'not-needed' } }))).toEqual([]);
  });
});

describe('upgrade-override', () => {
  const until = START + DAY;
  const seen = (changes: Partial<ClusterState>): Observation => observation({ cluster: cluster(changes) });

  test('warns while forceUpgrade acts, until when, with the command that ends it', () => {
    const one = result('upgrade-override', seen({ forceUpgradeUntil: until }));
    expect([one.verdict, one.seen]).toEqual([
      'warned',
      "The cluster's forceUpgrade is active until 2026-06-10T17:00:00Z.",
    ]);
    expect(one.commands).toEqual([
      'az aks update --resource-group shop --name prod --subscription 11111111-2222-3333-4444-555555555555 --disable-force-upgrade',
    ]);
  });

  test('gives no command that would resume an upgrade which was stopped', () => {
    const pools = [pool({ name: 'system', provisioningState: 'Canceled' }), pool()];
    expect(result('upgrade-override', seen({ forceUpgradeUntil: until, pools })).commands).toBeUndefined();
  });

  test('says nothing when it is over, or nothing is to be rolled back', () => {
    expect(results('upgrade-override', seen({ forceUpgradeUntil: START }))).toEqual([]);
    expect(results('upgrade-override', seen({}))).toEqual([]);
    const pools = [pool(OLD)];
    expect(results('upgrade-override', seen({ forceUpgradeUntil: until, pools }))).toEqual([]);
  });
});

describe('upgrade-gate', () => {
  const seen = (changes: Partial<PreviewSettings>): Observation =>
    observation({ previewSettings: read({ ...PLAIN_SETTINGS, ...changes }) });

  test.each([{ isGated: true }, { gatedPools: ['user'] }])('warns of health gates: %p', (settings) => {
    expect(result('upgrade-gate', seen(settings))).toMatchObject({ verdict: 'warned', pool: 'user' });
  });

  test.each([
    ['Block', "The cluster's node disruption policy is Block.", /set the policy to Allow/],
    ['AllowDuringMaintenanceWindow', /AllowDuringMaintenanceWindow/, /in that window/],
  ])('warns of the policy %s', (nodeDisruptionPolicy, said, remedy) => {
    const one = result('upgrade-gate', seen({ nodeDisruptionPolicy }));
    expect(one.verdict).toBe('warned');
    expect(one.seen).toMatch(said);
    expect(one.remedy).toMatch(remedy);
  });

  test('says not a word otherwise, nor when no preview answers', () => {
    const quiet = [seen({}), seen({ nodeDisruptionPolicy: 'allow' }), seen({ gatedPools: ['system'] })];
    for (const one of [...quiet, observation({ previewSettings: unreadable() })]) {
      expect(results('upgrade-gate', one)).toEqual([]);
    }
    const pools = [pool(OLD)];
    const settings = { ...PLAIN_SETTINGS, isGated: true, nodeDisruptionPolicy: 'Block' };
    expect(
      results('upgrade-gate', observation({ cluster: cluster({ pools }), previewSettings: read(settings) })),
    ).toEqual([]);
  });
});

describe('blue-green', () => {
  const previewSettings = read({ ...PLAIN_SETTINGS, blueGreen: new Map([['user', 1440]]) });

  test('warns that the offer ends with the soak', () => {
    const one = result('blue-green', observation({ previewSettings }));
    expect(one).toMatchObject({ verdict: 'warned', pool: 'user' });
    expect(one.seen).toContain('final soak of 1 d');
    expect(one.why).toContain('not for seven days');
  });

  test('says that if-busy: wait would wait for days, and what to do instead', () => {
    const seen = observationOf(pool({ provisioningState: 'Upgrading' }), { previewSettings });
    const one = result('blue-green', seen, { ifBusy: 'wait' });
    expect(one.why).toContain('may take days');
    expect(one.remedy).toContain('if-busy: abort');
    expect(result('blue-green', seen).why).not.toContain('may take days');
  });

  test('is known by the text of the operation where no preview shows the strategy', () => {
    const text = operation({ status: 'BlueGreenUpgradeSoakingNodePool' });
    const seen = observation({
      previewSettings: unreadable(),
      operations: new Map([['pool/user', read(text)]]),
    });
    expect(result('blue-green', seen).seen).toBe('Pool user is upgraded blue-green.');
    expect(
      results('blue-green', observation({ operations: new Map([['pool/user', unreadable()]]) })),
    ).toEqual([]);
  });

  test.each(['wait', 'fail'] as const)(
    'is known by the recent operations, where the latest is not asked for (if-busy: %s)',
    (ifBusy) => {
      const soaking = observation({ previewSettings: unreadable() });
      const text = operation({
        status: 'BlueGreenUpgradeSoakingNodePool',
        resourceId: `${soaking.cluster.id}/agentPools/user`,
      });
      const seen = { ...soaking, recentOperations: read([text]) };
      expect(results('blue-green', seen, { ifBusy })).toHaveLength(1);
    },
  );
});

describe('operation-mismatch, for what is in the way', () => {
  const scale = operation({ id: 'op-scale', kind: 'Scale' });
  const upgrade = operation({ id: 'op-upgrade', kind: 'Upgrade' });
  const seen = (...active: Operation[]): Observation =>
    observationOf(pool({ provisioningState: 'Upgrading' }), {
      activeOperations: new Map([['pool/user', read(active)]]),
    });

  test('blocks when the latest is no upgrade while an upgrade runs beside it, whatever is ignored', () => {
    const ignoreChecks = new Set(['operation-mismatch']);
    const one = result('operation-mismatch', seen(scale, upgrade), { ifBusy: 'abort', ignoreChecks });
    expect(one).toMatchObject({ verdict: 'blocked', pool: 'user' });
    expect(one.seen).toBe(
      'The latest operation is a scale operation (op-scale), while an upgrade (op-upgrade) is running at the same time.',
    );
    expect(one.remedy).toContain('operation-id: op-scale');
  });

  test('warns which one would be hit', () => {
    const one = result('operation-mismatch', seen(upgrade, scale), { ifBusy: 'abort' });
    expect([one.verdict, one.seen]).toEqual([
      'warned',
      '2 operations are in progress; the latest, which an abort hits, is an upgrade (op-upgrade).',
    ]);
    const { kind: _, ...unknown } = upgrade;
    expect(result('operation-mismatch', seen(unknown, unknown), { ifBusy: 'abort' }).seen).toContain(
      'is an operation (',
    );
  });

  test("tells of the cluster's own without naming a pool", () => {
    const both = observation({
      cluster: cluster({ provisioningState: 'Upgrading' }),
      activeOperations: new Map([['cluster', read([upgrade, scale])]]),
    });
    const one = result('operation-mismatch', both, { ifBusy: 'abort' });
    expect(one).toMatchObject({
      verdict: 'warned',
      remedy: 'To abort only that one, run mode: abort with operation-id: op-upgrade first.',
    });
    expect(one).not.toHaveProperty('pool');
  });

  test('says nothing of one alone, under other policies, or where the list could not be read', () => {
    expect(results('operation-mismatch', seen(upgrade), { ifBusy: 'abort' })).toEqual([]);
    expect(results('operation-mismatch', seen(scale, upgrade))).toEqual([]);
  });

  test('operation-in-progress names the kind', () => {
    expect(result('operation-in-progress', seen(scale)).seen).toBe(
      'A scale operation is in progress on pool user (Upgrading).',
    );
    const id = `${cluster().id}/agentPools/user`.toUpperCase();
    const recent = observationOf(pool({ provisioningState: 'Upgrading' }), {
      recentOperations: read([
        operation({ status: 'Succeeded', resourceId: id }),
        { ...scale, resourceId: id },
      ]),
    });
    expect(result('operation-in-progress', recent).seen).toContain('A scale operation is in progress');
  });

  test('operation-in-progress blocks without the kind where the operations can not be read', () => {
    const unseen = observationOf(pool({ provisioningState: 'Upgrading' }), {
      recentOperations: unreadable(),
    });
    expect(result('operation-in-progress', unseen)).toMatchObject({
      verdict: 'blocked',
      pool: 'user',
      seen: 'An operation is in progress on pool user (Upgrading).',
    });
  });
});

describe('capacity', () => {
  test('tells the surge nodes without a warning', () => {
    const { verdict, seen } = result('capacity', observationOf(pool({ count: 30 })));
    expect(verdict).toBe('notice');
    expect(seen).toContain('pool user (30 nodes) needs 3 surge nodes');
  });

  test('tells of a Spot pool that it has neither surge nodes nor drains', () => {
    const { verdict, seen, why } = result('capacity', observationOf(pool({ count: 3, isSpot: true })));
    expect(verdict).toBe('notice');
    expect(seen).toContain('Spot pool user (3 nodes) needs no surge nodes and drains none');
    expect(why).toContain('Spot capacity');
  });

  test('says when the count is not shown', () => {
    expect(result('capacity', observationOf(lacking(pool(), 'count'))).seen).toContain('not shown');
  });
});

describe('permission', () => {
  test('of a right that blocks: the commands that grant it, where Azure names the identity', () => {
    const of = (facts?: ErrorFacts): CheckResult =>
      result(
        'permission',
        observation({ records: new Map([['user', unreadable(facts === undefined ? {} : { facts })]]) }),
      );
    expect(of()).not.toHaveProperty('commands');
    expect(of({ objectId: 'o-1' })).toMatchObject({
      verdict: 'blocked',
      remedy: expect.stringMatching(/^Assign the identity the role AKS Recover operator /),
      commands: [
        expect.stringMatching(/^az role definition create /),
        expect.stringMatching(/^az role assignment create --assignee-object-id o-1 /),
      ],
    });
  });

  test('blocks when the upgrade profile may not be read', () => {
    const seen = observation({ records: new Map([['user', unreadable()]]) });
    expect(result('permission', seen)).toMatchObject({
      verdict: 'blocked',
      seen: 'The permission Microsoft.ContainerService/managedClusters/agentPools/upgradeProfiles/read is missing.',
    });
    expect(nextOf(rollbackInputs(), seen)).toBe('end blocked: permission');
  });

  test('tells the failure where it is not a missing right', () => {
    const seen = observation({ records: new Map([['user', unreadable({ status: 400, code: 'Odd' })]]) });
    expect(result('permission', seen).seen).toContain('Odd: Azure said no.');
  });

  test('ignored: no record is invented', () => {
    const seen = observation({ records: new Map([['user', unreadable()]]) });
    const ignoreChecks = new Set(['permission']);
    expect(nextOf(rollbackInputs({ ignoreChecks }), seen)).toBe('end blocked: rollback-target');
  });

  test('only warns where the pool shows what is pinned', () => {
    const seen = observation({ records: new Map([['user', unreadable()]]) });
    expect(result('permission', seen, { pins: NEW }).verdict).toBe('warned');
  });

  test.each([
    ['fleets', { fleets: unreadable() }, 'Microsoft.ContainerService/fleets/read'],
    [
      "the region's versions",
      { regionVersions: unreadable() },
      'Microsoft.ContainerService/locations/kubernetesVersions/read',
    ],
    [
      'the operations API',
      { recentOperations: unreadable() },
      'Microsoft.ContainerService/managedClusters/operations/read',
    ],
  ] as const)('warns with the name of the right: %s', (_, missing, right) => {
    const { verdict, seen, remedy } = result('permission', observation(missing));
    expect([verdict, seen]).toEqual(['warned', `The permission ${right} is missing.`]);
    expect(remedy).toContain('Grant it');
    expect(nextOf(rollbackInputs(), observation(missing))).toBe('roll-back user to 1.35.5');
  });

  test('the right to read update runs is one of its own, but without any right to fleets only that is told', () => {
    expect(result('permission', observation({ fleetRuns: unreadable() })).seen).toContain(
      'fleets/updateRuns/read',
    );
    const both = unreadable();
    expect(results('permission', observation({ fleets: both, fleetRuns: both }))).toHaveLength(1);
  });

  test('names the right that Azure names', () => {
    const seen = observation({ fleets: unreadable({ facts: { missingRight: 'Microsoft.X/y/read' } }) });
    expect(result('permission', seen).seen).toBe('The permission Microsoft.X/y/read is missing.');
  });

  test('names what has not answered in time, apart from what has a check of its own', () => {
    const late = unreadable({ status: 504, code: LATE_CODE });
    const names = Array.from({ length: 7 }, (_, index) => `pool${String(index)}`);
    const seen = observation({
      ...{ fleets: late, fleetRuns: late, regionVersions: late, windows: late },
      operations: new Map([
        ['cluster', late],
        ['pool/user', late],
      ]),
    });
    expect(result('permission', seen).seen).toBe(
      'Azure did not respond within five seconds when asked for the latest operation on the cluster, the latest operation on pool user and the maintenance windows.',
    );
    const many = observation({ machines: new Map(names.map((name) => [name, late])) });
    expect(result('permission', many).seen).toMatch(/the nodes of pool pool5 and 1 more\.$/);
  });

  test('says nothing of what could not be read for another reason', () => {
    const seen = observation({
      fleets: unreadable({ status: 500 }),
      recentOperations: unreadable({ status: 404 }),
    });
    expect(verdicts('permission', seen)).toBe('passed');
  });
});

describe('warnings about the pool itself', () => {
  test('a pool made from a snapshot', () => {
    expect(verdicts('pool-snapshot', observationOf(pool({ isFromSnapshot: true })))).toBe('warned');
  });

  test.each([
    [{ undrainableNodeBehavior: 'Cordon' }, 'warned'],
    [{ undrainableNodeBehavior: 'Schedule' }, ''],
    [{ drainTimeoutMinutes: 120 }, 'warned'],
    [{ drainTimeoutMinutes: 119 }, ''],
    [{ undrainableNodeBehavior: 'cordon', drainTimeoutMinutes: 1440 }, 'warned,warned'],
  ])('drain settings that could stall: %p', (upgradeSettings, verdict) => {
    expect(verdicts('drain-settings', observationOf(pool({ upgradeSettings })))).toBe(verdict);
    expect(verdicts('drain-settings', observationOf(pool({ upgradeSettings, isSpot: true })))).toBe('');
  });
});

describe('ignore-checks', () => {
  test('turns a block into a warning', () => {
    const seen = observation({ fleets: read([coverage()]), regionVersions: read([]) });
    const ignoreChecks = new Set(['fleet-auto-upgrade', 'version-supported']);
    expect(nextOf(rollbackInputs({ ignoreChecks }), seen)).toBe('roll-back user to 1.35.5');
    expect(result('fleet-auto-upgrade', seen, { ignoreChecks })).toMatchObject({
      verdict: 'warned',
      ignored: true,
    });
  });

  test('leaves a warning what it is', () => {
    const seen = observationOf(pool({ isFromSnapshot: true }));
    expect(
      result('pool-snapshot', seen, { ignoreChecks: new Set(['pool-snapshot']) }).ignored,
    ).toBeUndefined();
  });

  test.each([
    ['cluster-running', observation({ cluster: cluster({ powerState: 'Stopped' }) }), {}],
    ['operation-in-progress', observationOf(pool({ provisioningState: 'Scaling' })), {}],
    ['rollback-target', withRecords(), {}],
    [
      'rollback-direction',
      withRecords({ kubernetesVersion: '1.36.1' }),
      { pins: { kubernetesVersion: '1.36.1' } },
    ],
  ] as const)('never lets %s pass', (id, seen, inputs) => {
    expect(nextOf(rollbackInputs({ ...inputs, ignoreChecks: new Set(CHECK_IDS) }), seen)).toBe(
      `end blocked: ${id}`,
    );
  });

  test('knows exactly the five of the contract as never ignored', () => {
    expect([...NEVER_IGNORED]).toEqual([
      'cluster-running',
      'operation-in-progress',
      'rollback-target',
      'rollback-direction',
      'operation-mismatch',
    ]);
  });
});
