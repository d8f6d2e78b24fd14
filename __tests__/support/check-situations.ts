/** Situations in which the checks say each of their sentences, for `npm run messages`. */

import { CHECK_IDS, type CheckId } from '../../src/domain/checks/check.ts';
import type { AbortInputs, RollbackInputs } from '../../src/domain/inputs.ts';
import type { MoveRecord, RunHistory } from '../../src/domain/moves/record.ts';
import { extentOf, type Extent, type UpdateStage } from '../../src/domain/beside/fleet.ts';
import { LATE } from '../../src/steps/patience/allowance.ts';
import type { PreviewSettings } from '../../src/domain/beside/upgrade-settings.ts';
import type { ClusterState, Observation, Operation, PoolState } from '../../src/domain/aks/cluster.ts';
import {
  abortInputs,
  ACCEPTED,
  cluster,
  coverage,
  DAY,
  endedAs,
  fleetRun,
  history,
  MINUTE,
  named,
  SUBSCRIPTION,
  lacking,
  lackingOf,
  moved,
  NEW,
  observation,
  observationOf,
  OLD,
  operation,
  PLAIN_SETTINGS,
  pool,
  read,
  recorded,
  refusedWith,
  rollbackInputs,
  START,
  unreadable,
} from './builders.ts';
import { decide } from '../unit/domain/deciding.ts';

/** Which check and when, and what it says then: for each result its verdict, then its sentences. */
export type Situation = readonly [title: string, says: () => Sentences];

type Sentences = readonly (readonly string[])[];

/** What the check says, one list for each result: verdict (and pool), then its sentences. */
function says(
  id: CheckId,
  inputs: RollbackInputs | AbortInputs,
  seen: Observation,
  past?: RunHistory,
): Sentences {
  return decide(inputs, seen, past)
    .checks.filter((check) => check.id === id || !CHECK_IDS.includes(check.id))
    .map(({ verdict, pool: name, seen: sentence, why, remedy, commands = [], undo }) => [
      name === undefined ? verdict : `${verdict} (${name})`,
      ...[sentence, why, remedy, ...commands, undo].filter((text) => text !== undefined),
    ]);
}

/** A rollback of pool user, which is as given. */
function rollback(
  id: CheckId,
  user: Partial<PoolState> = {},
  seen: Partial<Observation> = {},
  inputs: Partial<RollbackInputs> = {},
): Sentences {
  return says(id, rollbackInputs(inputs), observationOf(pool(user), seen));
}

function ofCluster(
  id: CheckId,
  state: Partial<ClusterState>,
  inputs: Partial<RollbackInputs> = {},
  past?: RunHistory,
): Sentences {
  return says(id, rollbackInputs(inputs), observation({ cluster: cluster(state) }), past);
}

function withRecords(
  id: CheckId,
  record: Parameters<typeof recorded>[0],
  user: Partial<PoolState> = {},
): Sentences {
  return rollback(id, user, { records: new Map([['user', read([recorded(record)])]]) });
}

function abort(
  id: CheckId,
  state: string,
  inputs: Partial<AbortInputs> = {},
  seen: Partial<Observation> = {},
): Sentences {
  return says(id, abortInputs(inputs), observationOf(pool({ provisioningState: state }), seen));
}

function abortOfCluster(id: CheckId, state: Partial<ClusterState>): Sentences {
  return says(id, abortInputs({ pools: { kind: 'none' } }), observation({ cluster: cluster(state) }));
}

const MOVING = { provisioningState: 'Upgrading' };
const SCALING = { provisioningState: 'Scaling' };

const SWITCHED_OFF: MoveRecord = {
  move: { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } },
  startedAt: START,
  poolsBefore: [pool({ provisioningState: 'Canceled' })],
  answer: ACCEPTED,
  settlement: endedAs('Succeeded'),
};
const ALIAS = { shows: '1.34 with no node image', unusable: 'it names no node image' };

/** A switch-off's like: what was in the way was aborted. */
const ABORTED: MoveRecord = {
  move: { kind: 'abort', target: { kind: 'pool', name: 'user' }, why: 'busy' },
  startedAt: START,
  answer: ACCEPTED,
};

const OBJECT_ID = '44444444-5555-6666-7777-888888888888';

const FORBIDDEN = {
  code: 'AuthorizationFailed',
  message: 'The client has no authorization.',
  facts: { missingRight: 'Microsoft.ContainerService/managedClusters/agentPools/abort/action' },
};

/** A run that lists no members. */
const WITHOUT_MEMBERS = lackingOf(fleetRun({ listsMembers: false }), 'memberState');

const STRATEGY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/fleets/providers/Microsoft.ContainerService/fleets/all-shops/updateStrategies/staged`;

/** Why nobody knows whether a profile reaches the cluster. */
const UNKNOWN_EXTENTS: readonly (readonly [string, string, readonly UpdateStage[] | undefined])[] = [
  ['a strategy that was not read', STRATEGY, undefined],
  ['a stage that picks by label', STRATEGY, [{ picksByLabel: true, groups: [] }]],
  ['a stage without groups', STRATEGY, [{ picksByLabel: false, groups: [] }]],
];

function refusedAbort(details: Parameters<typeof refusedWith>[1]): Sentences {
  return ofCluster(
    'operation-in-progress',
    { pools: [pool(MOVING)] },
    { ifBusy: 'abort' },
    history([{ ...ABORTED, answer: refusedWith(403, details) }], observationOf(pool(MOVING))),
  );
}

/** A rollback that is to abort what is in its way, where several operations run. */
function beside(operations: readonly Operation[]): Sentences {
  return rollback(
    'operation-mismatch',
    MOVING,
    { activeOperations: new Map([['pool/user', read(operations)]]) },
    { ifBusy: 'abort' },
  );
}

/** How a Fleet update run stands to the cluster. */
function fleetUpdateRun(changes: Parameters<typeof fleetRun>[0]): Sentences {
  return rollback('fleet-update-run', {}, { fleetRuns: read([fleetRun(changes)]) });
}

/** What only a preview of the API shows. */
function withSettings(
  id: CheckId,
  settings: Partial<PreviewSettings>,
  user: Partial<PoolState> = {},
  inputs: Partial<RollbackInputs> = {},
): Sentences {
  return rollback(id, user, { previewSettings: read({ ...PLAIN_SETTINGS, ...settings }) }, inputs);
}

const ROLLBACK: readonly Situation[] = [
  ['pool-mode: single machines', () => rollback('pool-mode', { mode: 'Machines' })],
  ['pool-mode: auto-provisioning', () => ofCluster('pool-mode', { nodeProvisioning: 'Auto' })],
  ['fleet-update-run: will reach the cluster', () => fleetUpdateRun({})],
  ['fleet-update-run: is updating the cluster', () => fleetUpdateRun({ memberState: 'Running' })],
  ['fleet-update-run: not started', () => fleetUpdateRun({ state: 'NotStarted' })],
  ['fleet-update-run: stopped', () => fleetUpdateRun({ state: 'Stopped' })],
  ['fleet-update-run: not read', () => rollback('fleet-update-run', {}, { fleetRuns: unreadable() })],
  [
    'fleet-update-run: without a list of members',
    () => rollback('fleet-update-run', {}, { fleetRuns: read([WITHOUT_MEMBERS]) }),
  ],
  [
    'upgrade-override: acts while a pool is stopped partway',
    () =>
      ofCluster('upgrade-override', {
        forceUpgradeUntil: START + DAY,
        pools: [pool({ provisioningState: 'Canceled' })],
      }),
  ],
  ['upgrade-override: acts', () => ofCluster('upgrade-override', { forceUpgradeUntil: START + DAY })],
  ['upgrade-gate: health gates', () => withSettings('upgrade-gate', { isGated: true })],
  ['upgrade-gate: no disruption', () => withSettings('upgrade-gate', { nodeDisruptionPolicy: 'Block' })],
  [
    'upgrade-gate: disruption in a window',
    () => withSettings('upgrade-gate', { nodeDisruptionPolicy: 'AllowDuringMaintenanceWindow' }),
  ],
  ['blue-green: upgraded', () => withSettings('blue-green', { blueGreen: new Map([['user', 1440]]) })],
  [
    'blue-green: waited for',
    () => withSettings('blue-green', { blueGreen: new Map([['user', 1440]]) }, MOVING, { ifBusy: 'wait' }),
  ],
  ['fleet-update-run: has been here', () => fleetUpdateRun({ memberState: 'Completed' })],
  ['cluster-running: running', () => rollback('cluster-running')],
  [
    'cluster-running: the cluster is being deleted',
    () => ofCluster('cluster-running', { provisioningState: 'Deleting' }),
  ],
  ['cluster-running: the pool is stopped', () => rollback('cluster-running', { powerState: 'Stopped' })],
  ['cluster-running: the cluster is stopped', () => ofCluster('cluster-running', { powerState: 'Stopped' })],
  ['operation-in-progress: none', () => rollback('operation-in-progress')],
  ['operation-in-progress: of the pool', () => rollback('operation-in-progress', MOVING)],
  [
    'operation-in-progress: of the cluster',
    () => ofCluster('operation-in-progress', { provisioningState: 'Updating' }),
  ],
  [
    'operation-in-progress: if-busy: wait',
    () => rollback('operation-in-progress', MOVING, {}, { ifBusy: 'wait' }),
  ],
  [
    'operation-in-progress: if-busy: abort',
    () => rollback('operation-in-progress', MOVING, {}, { ifBusy: 'abort' }),
  ],
  [
    'operation-in-progress: if-busy: abort, of something else',
    () => rollback('operation-in-progress', SCALING, {}, { ifBusy: 'abort' }),
  ],
  [
    'operation-in-progress: if-busy: abort, of another pool',
    () =>
      ofCluster(
        'operation-in-progress',
        { upgradeChannel: 'patch', pools: [pool(), pool({ name: 'other', ...MOVING })] },
        { ifBusy: 'abort' },
      ),
  ],
  [
    'operation-in-progress: hidden',
    () => ofCluster('operation-in-progress', {}, {}, history([moved({ answer: refusedWith(409) })])),
  ],
  [
    'operation-in-progress: resumed',
    () =>
      ofCluster(
        'operation-in-progress',
        { pools: [pool(MOVING)] },
        {},
        history(
          [SWITCHED_OFF],
          observationOf(pool({ provisioningState: 'Canceled' }), {
            cluster: cluster({ upgradeChannel: 'patch', pools: [pool({ provisioningState: 'Canceled' })] }),
          }),
        ),
      ),
  ],
  [
    'operation-in-progress: of two pools',
    () =>
      says(
        'operation-in-progress',
        rollbackInputs({ pools: named('user', 'web') }),
        observation({ cluster: cluster({ pools: [pool(MOVING), pool({ name: 'web', ...MOVING })] }) }),
      ),
  ],
  [
    'operation-in-progress: started again after it was aborted',
    () =>
      ofCluster(
        'operation-in-progress',
        { pools: [pool(MOVING)] },
        { ifBusy: 'abort' },
        history(
          [1, 2].map(() => ({ ...ABORTED, settlement: endedAs('Canceled') })),
          observationOf(pool(MOVING)),
        ),
      ),
  ],
  [
    'operation-in-progress: the abort was refused',
    () => refusedAbort({ status: 409, code: 'ScopeLocked', message: 'The scope is locked.' }),
  ],
  ['operation-in-progress: the abort was not allowed', () => refusedAbort(FORBIDDEN)],
  [
    'operation-in-progress: the abort was not allowed, and Azure names the identity',
    () => refusedAbort({ ...FORBIDDEN, facts: { ...FORBIDDEN.facts, objectId: OBJECT_ID } }),
  ],
  [
    'operation-mismatch: if-busy: abort, beside a scale',
    () => beside([operation({ id: 'op-2', kind: 'Scale' }), operation({ kind: 'Upgrade' })]),
  ],
  [
    'operation-mismatch: if-busy: abort, of two',
    () => beside([operation({ id: 'op-2', kind: 'Upgrade' }), operation({ kind: 'Update' })]),
  ],
  [
    'rollback-target: nothing on record, after a rollback that failed',
    () =>
      rollback(
        'rollback-target',
        { provisioningState: 'Failed' },
        {
          records: new Map([['user', read([])]]),
          recentOperations: read([
            operation({
              status: 'Failed',
              endedAt: START - 12 * MINUTE,
              resourceId: `${cluster().id}/agentPools/user`,
            }),
          ]),
        },
      ),
  ],
  [
    'rollback-target: nothing on record, of a failed pool that shows no image',
    () =>
      says(
        'rollback-target',
        rollbackInputs(),
        observationOf(lacking(pool({ provisioningState: 'Failed' }), 'nodeImageVersion'), {
          records: new Map([['user', read([])]]),
        }),
      ),
  ],
  ['rollback-target: known', () => rollback('rollback-target')],
  [
    'rollback-target: nothing on record',
    () => rollback('rollback-target', {}, { records: new Map([['user', read([])]]) }),
  ],
  [
    'rollback-target: nothing on record, pinned',
    () =>
      rollback(
        'rollback-target',
        {},
        { records: new Map([['user', read([])]]) },
        { pins: { kubernetesVersion: '1.34.1' } },
      ),
  ],
  [
    'rollback-target: nothing usable on record',
    () => rollback('rollback-target', {}, { records: new Map([['user', read([ALIAS])]]) }),
  ],
  [
    'rollback-target: nothing usable on record, pinned',
    () =>
      rollback(
        'rollback-target',
        {},
        { records: new Map([['user', read([ALIAS])]]) },
        { pins: { kubernetesVersion: '1.34.1' } },
      ).map((sentences) => sentences.slice(0, 2)),
  ],
  [
    'rollback-target: known, and one that was passed over',
    () => rollback('rollback-target', {}, { records: new Map([['user', read([ALIAS, recorded()])]]) }),
  ],
  [
    'rollback-target: no match',
    () =>
      rollback(
        'rollback-target',
        {},
        {
          records: new Map([
            [
              'user',
              read([recorded(), recorded({ kubernetesVersion: '1.34.2', recordedAt: START - 5 * DAY })]),
            ],
          ]),
        },
        { pins: { kubernetesVersion: '1.34.1', nodeImageVersion: 'x' } },
      ),
  ],
  [
    'rollback-target: not read',
    () => rollback('rollback-target', {}, { records: new Map([['user', unreadable()]]) }),
  ],
  [
    'rollback-target: no pool has the pin',
    () =>
      says(
        'rollback-target',
        rollbackInputs({ pools: { kind: 'all' }, pins: { kubernetesVersion: '1.34.1' } }),
        observation({ records: new Map([['user', read([recorded()])]]) }),
      ),
  ],
  ['rollback-direction: back', () => rollback('rollback-direction')],
  [
    'rollback-direction: pinned and newer',
    () =>
      rollback(
        'rollback-direction',
        OLD,
        { records: new Map([['user', read([{ ...NEW }])]]) },
        { pins: { kubernetesVersion: '1.36.0' } },
      ),
  ],
  [
    'rollback-direction: not known',
    () =>
      withRecords('rollback-direction', {
        kubernetesVersion: '1.36.0',
        nodeImageVersion: 'AKSUbuntu-latest',
      }),
  ],
  [
    'rollback-direction: the pool shows no versions',
    () =>
      says(
        'rollback-direction',
        rollbackInputs(),
        observationOf(lacking(pool(), 'kubernetesVersion', 'nodeImageVersion')),
      ),
  ],
  [
    'rollback-direction: no target',
    () => rollback('rollback-direction', {}, { records: new Map([['user', read([])]]) }),
  ],
  ['rollback-window: inside', () => rollback('rollback-window')],
  ['rollback-window: older', () => withRecords('rollback-window', { recordedAt: START - 8 * DAY })],
  ['version-supported: yes', () => rollback('version-supported')],
  ['version-supported: not read', () => rollback('version-supported', {}, { regionVersions: unreadable() })],
  ['version-supported: no longer', () => rollback('version-supported', {}, { regionVersions: read([]) })],
  [
    'version-supported: no version at all',
    () => withRecords('version-supported', { kubernetesVersion: 'latest' }),
  ],
  [
    'version-supported: only for long',
    () =>
      rollback(
        'version-supported',
        {},
        {
          regionVersions: read([
            { minor: '1.35', patches: [], supportPlans: ['AKSLongTermSupport', 'Other'] },
          ]),
        },
      ),
  ],
  [
    'version-supported: only under another plan',
    () =>
      says(
        'version-supported',
        rollbackInputs(),
        observation({
          cluster: cluster({ pools: [pool()], supportPlan: 'Gold' }),
          regionVersions: read([{ minor: '1.35', patches: [], supportPlans: ['AKSLongTermSupport'] }]),
        }),
      ),
  ],
  [
    'version-supported: patch missing',
    () =>
      rollback(
        'version-supported',
        {},
        { regionVersions: read([{ minor: '1.35', patches: ['1.35.1', '1.35.6'], supportPlans: [] }]) },
      ),
  ],
  ['version-skew: close', () => rollback('version-skew')],
  ['version-skew: far', () => ofCluster('version-skew', { kubernetesVersion: '1.39.0', pools: [pool()] })],
  [
    'version-skew: not known',
    () =>
      says(
        'version-skew',
        rollbackInputs(),
        observation({ cluster: (({ kubernetesVersion: _, ...rest }) => rest)(cluster({ pools: [pool()] })) }),
      ),
  ],
  ['os-sku-changed: the same', () => rollback('os-sku-changed')],
  [
    'os-sku-changed: another',
    () => rollback('os-sku-changed', { nodeImageVersion: 'AKSAzureLinux-V3gen2-202606.01.0' }),
  ],
  ['os-sku-changed: another release', () => rollback('os-sku-changed', { osSku: 'Ubuntu2604' })],
  [
    'os-sku-changed: a name without a release',
    () =>
      withRecords('os-sku-changed', { nodeImageVersion: 'AKSUbuntu-202605.14.0' }, { osSku: 'Ubuntu2404' }),
  ],
  [
    'os-sku-changed: no image shown',
    () => says('os-sku-changed', rollbackInputs(), observationOf(lacking(pool(), 'nodeImageVersion'))),
  ],
  ['auto-upgrade: off', () => rollback('auto-upgrade')],
  ['auto-upgrade: AKS Automatic', () => ofCluster('auto-upgrade', { sku: 'Automatic' })],
  [
    'auto-upgrade: nothing to roll back',
    () => ofCluster('auto-upgrade', { sku: 'Automatic', pools: [pool(OLD)] }),
  ],
  [
    'auto-upgrade: fail, both',
    () =>
      ofCluster(
        'auto-upgrade',
        { upgradeChannel: 'stable', nodeOsUpgradeChannel: 'NodeImage' },
        { autoUpgrade: 'fail' },
      ),
  ],
  [
    'auto-upgrade: fail, one',
    () => ofCluster('auto-upgrade', { upgradeChannel: 'stable' }, { autoUpgrade: 'fail' }),
  ],
  [
    'auto-upgrade: fail, the other',
    () => ofCluster('auto-upgrade', { nodeOsUpgradeChannel: 'SecurityPatch' }, { autoUpgrade: 'fail' }),
  ],
  ['auto-upgrade: disable', () => ofCluster('auto-upgrade', { upgradeChannel: 'stable' })],
  [
    'auto-upgrade: others stopped partway',
    () =>
      ofCluster('auto-upgrade', {
        upgradeChannel: 'stable',
        pools: [
          pool(),
          pool({ name: 'a', provisioningState: 'Failed' }),
          pool({ name: 'b', provisioningState: 'Canceled' }),
        ],
      }),
  ],
  ['fleet-auto-upgrade: none', () => rollback('fleet-auto-upgrade')],
  [
    'fleet-auto-upgrade: nothing to roll back',
    () => rollback('fleet-auto-upgrade', OLD, { fleets: read([coverage()]) }),
  ],
  ['fleet-auto-upgrade: not read', () => rollback('fleet-auto-upgrade', {}, { fleets: unreadable() })],
  [
    'fleet-auto-upgrade: by update group',
    () => rollback('fleet-auto-upgrade', {}, { fleets: read([coverage()]) }),
  ],
  [
    'fleet-auto-upgrade: every member',
    () =>
      rollback(
        'fleet-auto-upgrade',
        {},
        {
          fleets: read([
            (({ memberGroup: _, ...rest }) => rest)(coverage({ extent: { kind: 'every-member' } })),
          ]),
        },
      ),
  ],
  [
    'fleet-auto-upgrade: every member, with every option',
    () =>
      rollback(
        'fleet-auto-upgrade',
        {},
        {
          fleets: read([
            coverage({
              extent: { kind: 'every-member' },
              strategyId: STRATEGY,
              channel: 'TargetKubernetesVersion',
              nodeImageSelection: 'Consistent',
              targetKubernetesVersion: '1.36',
              isLongTermSupport: true,
            }),
          ]),
        },
      ),
  ],
  ...UNKNOWN_EXTENTS.map(([title, strategyId, stages]): Situation => [
    `fleet-auto-upgrade: ${title}`,
    () =>
      rollback(
        'fleet-auto-upgrade',
        {},
        {
          fleets: read([
            coverage({ strategyId, extent: extentOf({ strategyId }, 'stage-2', stages) as Extent }),
          ]),
        },
      ),
  ]),
  [
    'fleet-auto-upgrade: disabled',
    () => rollback('fleet-auto-upgrade', {}, { fleets: read([coverage({ isDisabled: true })]) }),
  ],
  [
    'fleet-auto-upgrade: moved aside',
    () =>
      rollback(
        'fleet-auto-upgrade',
        {},
        {
          fleets: read([
            coverage({ memberGroup: 'rolled-back-stage-2', extent: { kind: 'aside', from: 'stage-2' } }),
          ]),
        },
      ),
  ],
  [
    'version-supported: no answer',
    () => rollback('version-supported', {}, { regionVersions: unreadable({ status: 500, code: 'Oops' }) }),
  ],
  [
    'permission: the upgrade profile, and Azure names the identity',
    () =>
      rollback(
        'permission',
        {},
        {
          records: new Map([
            [
              'user',
              unreadable({
                facts: {
                  missingRight: 'Microsoft.ContainerService/managedClusters/agentPools/upgradeProfiles/read',
                  objectId: OBJECT_ID,
                },
              }),
            ],
          ]),
        },
      ),
  ],
  [
    'permission: the upgrade profile of another pool fails',
    () =>
      rollback(
        'permission',
        {},
        {
          records: new Map([
            ['user', read([recorded()])],
            ['other', unreadable({ status: 500, code: 'Oops', message: 'Later.' })],
          ]),
        },
      ),
  ],
  ['permission: no answer in time', () => rollback('permission', {}, { recentOperations: LATE })],
  [
    'permission: no answer in time, for many reads',
    () =>
      says(
        'permission',
        abortInputs(),
        observationOf(pool(MOVING), {
          events: LATE,
          fleetRuns: LATE,
          recentOperations: LATE,
          previewSettings: LATE,
          windows: LATE,
          operations: new Map([['pool/user', LATE]]),
          activeOperations: new Map([['pool/user', LATE]]),
          machines: new Map([['user', LATE]]),
        }),
      ),
  ],
  ['permission: nothing missing', () => rollback('permission')],
  [
    'permission: the upgrade profile',
    () => rollback('permission', {}, { records: new Map([['user', unreadable()]]) }),
  ],
  [
    'permission: the upgrade profile of a pool that shows the pin',
    () =>
      rollback(
        'permission',
        OLD,
        { records: new Map([['user', unreadable()]]) },
        { pins: { kubernetesVersion: OLD.kubernetesVersion } },
      ),
  ],
  [
    'permission: the upgrade profile of a pool that is not named',
    () =>
      rollback(
        'permission',
        {},
        {
          records: new Map([
            ['user', read([recorded()])],
            ['other', unreadable()],
          ]),
        },
      ),
  ],
  [
    'permission: the upgrade profile fails',
    () =>
      rollback(
        'permission',
        {},
        { records: new Map([['user', unreadable({ status: 500, code: 'Oops', message: 'Later.' })]]) },
      ),
  ],
  [
    'permission: optional rights',
    () =>
      rollback(
        'permission',
        {},
        { regionVersions: unreadable(), fleets: unreadable(), recentOperations: unreadable() },
      ),
  ],
  ['pool-snapshot', () => rollback('pool-snapshot', { isFromSnapshot: true })],
  [
    'drain-settings: Cordon, and a long time',
    () =>
      rollback('drain-settings', {
        upgradeSettings: { undrainableNodeBehavior: 'Cordon', drainTimeoutMinutes: 120 },
      }),
  ],
  [
    'drain-settings: none',
    () =>
      rollback('drain-settings', {
        upgradeSettings: { undrainableNodeBehavior: 'Schedule', drainTimeoutMinutes: 119 },
      }),
  ],
  ['capacity: Spot', () => rollback('capacity', { isSpot: true })],
  ['capacity: one node', () => rollback('capacity', { count: 1 })],
  ['capacity: three nodes', () => rollback('capacity', { upgradeSettings: { maxSurge: '2' } })],
  ['capacity: not shown', () => says('capacity', rollbackInputs(), observationOf(lacking(pool(), 'count')))],
];

const ID = { operationId: 'OP-1' };
const LATEST = (changes: Parameters<typeof operation>[0]) => ({
  operations: new Map([['pool/user', read(operation(changes))]]),
});

const ABORT: readonly Situation[] = [
  ['not-abortable: moving', () => abort('not-abortable', 'Upgrading')],
  ['not-abortable: being deleted', () => abort('not-abortable', 'Deleting')],
  ['not-abortable: being created', () => abort('not-abortable', 'Creating')],
  [
    'not-abortable: the cluster is being stopped',
    () => abortOfCluster('not-abortable', { provisioningState: 'Stopping' }),
  ],
  ['operation-mismatch: it is', () => abort('operation-mismatch', 'Upgrading', ID, LATEST({}))],
  ['operation-mismatch: not asked', () => abort('operation-mismatch', 'Upgrading', {}, LATEST({}))],
  ['operation-mismatch: another', () => abort('operation-mismatch', 'Upgrading', ID, LATEST({ id: 'op-2' }))],
  [
    'operation-mismatch: another, and nothing moves',
    () => abort('operation-mismatch', 'Succeeded', ID, LATEST({ id: 'op-2', status: 'Succeeded' })),
  ],
  [
    'operation-mismatch: none on record',
    () =>
      abort('operation-mismatch', 'Upgrading', ID, { operations: new Map([['pool/user', read(undefined)]]) }),
  ],
  ['operation-mismatch: not read', () => abort('operation-mismatch', 'Upgrading', ID)],
  [
    'operation-elsewhere: in pools',
    () =>
      abortOfCluster('operation-elsewhere', {
        pools: [pool(MOVING), pool({ name: 'b', ...SCALING }), pool({ name: 'c' })],
      }),
  ],
  [
    'operation-elsewhere: in a pool that is being deleted',
    () => abortOfCluster('operation-elsewhere', { pools: [pool({ provisioningState: 'Deleting' })] }),
  ],
  [
    'operation-mismatch: beside a scale that began later',
    () =>
      abort(
        'operation-mismatch',
        'Upgrading',
        {},
        {
          activeOperations: new Map([
            ['pool/user', read([operation({ id: 'op-2', kind: 'Scale' }), operation({ kind: 'Upgrade' })])],
          ]),
        },
      ),
  ],
  [
    'operation-mismatch: two at once',
    () =>
      abort(
        'operation-mismatch',
        'Upgrading',
        {},
        {
          activeOperations: new Map([
            ['pool/user', read([operation({ id: 'op-2', kind: 'Upgrade' }), operation({ kind: 'Update' })])],
          ]),
        },
      ),
  ],
  ['operation-elsewhere: nowhere', () => abortOfCluster('operation-elsewhere', {})],
  [
    'operation-elsewhere: in the cluster',
    () => abortOfCluster('operation-elsewhere', { provisioningState: 'Updating', pools: [pool(MOVING)] }),
  ],
  [
    'permission: upgrade profiles of two pools',
    () =>
      abort(
        'permission',
        'Upgrading',
        {},
        {
          records: new Map([
            ['user', unreadable()],
            ['other', unreadable()],
          ]),
        },
      ),
  ],
  [
    'permission: of one pool for another reason, of the next for a right',
    () =>
      abort(
        'permission',
        'Upgrading',
        {},
        {
          records: new Map([
            ['user', unreadable({ status: 500 })],
            ['other', unreadable()],
          ]),
        },
      ),
  ],
  [
    'permission: for another reason',
    () => abort('permission', 'Upgrading', {}, { records: new Map([['user', unreadable({ status: 500 })]]) }),
  ],
];

/** Returns the situations of a mode in which each of its checks says what it can say. */
export function situationsOf(mode: 'rollback' | 'abort'): readonly Situation[] {
  return mode === 'rollback' ? ROLLBACK : ABORT;
}
