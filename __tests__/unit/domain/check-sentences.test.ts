/** Every sentence that a check says to users, whole: what was seen, why it matters, what to do. */

import { describe, expect, test } from '@jest/globals';
import type { CheckId } from '../../../src/domain/checks/check.ts';
import { CHECK_IDS } from '../../../src/domain/checks/check.ts';
import type { AbortInputs, RollbackInputs } from '../../../src/domain/inputs.ts';
import type { MoveRecord, RunHistory } from '../../../src/domain/moves/move.ts';
import type { ClusterState, Observation, PoolState } from '../../../src/domain/aks/cluster.ts';
import {
  abortInputs,
  ACCEPTED,
  cluster,
  coverage,
  DAY,
  endedAs,
  history,
  lacking,
  moved,
  NEW,
  observation,
  observationOf,
  OLD,
  operation,
  pool,
  read,
  recorded,
  refusedWith,
  rollbackInputs,
  START,
  unreadable,
} from '../../support/builders.ts';
import { decide } from './deciding.ts';

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
    .map(({ verdict, pool: name, seen: sentence, why, remedy, commands = [] }) => [
      name === undefined ? verdict : `${verdict} (${name})`,
      ...[sentence, why, remedy, ...commands].filter((text) => text !== undefined),
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

const CLUSTER_RUNNING = 'The cluster is running.';
const RUNNING = 'Pool user is running.';
const NO_NODES = 'A rollback replaces running nodes; AKS refuses it while there are none.';
const WAIT_FOR_IT = 'Run this step again when it has ended, or set if-busy: wait.';
const ONE_AT_A_TIME =
  'AKS runs one operation at a time on a pool, and a rollback must not cut off one that was not meant.';
const RUN_AGAIN =
  'Run this step again when it has ended, set if-busy: wait, or, for an upgrade that was a mistake, if-busy: abort.';
const ALIAS = { shows: '1.34 with no node image', unusable: 'it names no node image' };
const RECORDED =
  'AKS records the previous versions for seven days after an upgrade, and takes nothing else as a target.';
const NOTHING_RECORDED =
  'It was not upgraded in the last seven days, was rolled back already, or the version is out of support: make a new pool with the version wanted and move the workload there.';
const ORDER = 'The order of node images is read from the date in their names.';
const COMPARE =
  'Compare the two yourself; pin kubernetes-version and node-image-version to be sure of the target.';
const SUPPORTED_ONLY = 'AKS refuses to roll back to a Kubernetes version that it no longer supports.';
const LIST_SUPPORTED = [
  'Go forward to a version that is supported (the first command lists them), or, for a version with long-term support, change the support plan of the cluster (the second command; the Premium tier costs more).',
  'az aks get-versions --location westeurope --subscription 11111111-2222-3333-4444-555555555555',
  'az aks update --resource-group shop --name prod --subscription 11111111-2222-3333-4444-555555555555 --tier premium --k8s-support-plan AKSLongTermSupport',
];
const OTHER_SKU =
  'A rollback does not revert a change of the OS SKU; AKS answers that the image is not accepted.';
const SKU_BACK = 'Change the OS SKU back first, or make a new pool with the old OS SKU and version.';
const UPGRADED_AGAIN = 'It would upgrade the pool again after the rollback.';
const FLEET_AGAIN =
  "It would upgrade the pool again after the rollback, whatever the cluster's own channels are.";
const NO_PROFILE =
  'The right Microsoft.ContainerService/managedClusters/agentPools/upgradeProfiles/read is missing.';
const NOBODY_KNOWS = 'Without it nobody can tell what the pool can be rolled back to.';
const GRANT_PROFILE =
  "Grant it with a custom role (docs/roles/status.json of this action's repository) or any other role that holds it.";
const GOES_ON = "The step goes on, and can't tell what a pool can be rolled back to.";
const ROOM = "Whether the quota and the subnet have room for the surge nodes can't be proven beforehand.";
const HIT = 'Azure aborts whatever is latest, so another operation than the one meant would be hit.';
const LOOK_FIRST =
  'Run mode: status to see what is going on, then name that operation, or leave operation-id out.';

const ROLLBACK: readonly (readonly [string, () => Sentences, Sentences])[] = [
  [
    'cluster-running: running',
    () => rollback('cluster-running'),
    [
      ['passed', CLUSTER_RUNNING],
      ['passed (user)', RUNNING],
    ],
  ],
  [
    'cluster-running: the cluster is being deleted',
    () => ofCluster('cluster-running', { provisioningState: 'Deleting' }),
    [
      [
        'blocked',
        'The cluster is being deleted.',
        'Once a deletion was issued, AKS accepts nothing but the deletion.',
        'Nothing can be rolled back here; create the cluster or pool anew with the version wanted.',
      ],
      ['passed (user)', RUNNING],
    ],
  ],
  [
    'cluster-running: the pool is stopped',
    () => rollback('cluster-running', { powerState: 'Stopped' }),
    [
      ['passed', CLUSTER_RUNNING],
      [
        'blocked (user)',
        'Pool user is stopped.',
        NO_NODES,
        'Start it, then run this step again.',
        'az aks nodepool start --resource-group shop --cluster-name prod --name user --subscription 11111111-2222-3333-4444-555555555555',
      ],
    ],
  ],
  [
    'cluster-running: the cluster is stopped',
    () => ofCluster('cluster-running', { powerState: 'Stopped' }),
    [
      [
        'blocked',
        'The cluster is stopped.',
        NO_NODES,
        'Start it, then run this step again.',
        'az aks start --resource-group shop --name prod --subscription 11111111-2222-3333-4444-555555555555',
      ],
      ['passed (user)', RUNNING],
    ],
  ],
  [
    'operation-in-progress: none',
    () => rollback('operation-in-progress'),
    [['passed', 'No other operation is in the way.']],
  ],
  [
    'operation-in-progress: of the pool',
    () => rollback('operation-in-progress', MOVING),
    [['blocked (user)', 'An operation is in progress on pool user (Upgrading).', ONE_AT_A_TIME, RUN_AGAIN]],
  ],
  [
    'operation-in-progress: of the cluster',
    () => ofCluster('operation-in-progress', { provisioningState: 'Updating' }),
    [['blocked', 'An operation is in progress on the cluster (Updating).', ONE_AT_A_TIME, WAIT_FOR_IT]],
  ],
  [
    'operation-in-progress: if-busy: wait',
    () => rollback('operation-in-progress', MOVING, {}, { ifBusy: 'wait' }),
    [
      [
        'notice (user)',
        'An operation is in progress on pool user (Upgrading).',
        'It is waited for, as far as the timeout allows.',
      ],
    ],
  ],
  [
    'operation-in-progress: if-busy: abort',
    () => rollback('operation-in-progress', MOVING, {}, { ifBusy: 'abort' }),
    [
      [
        'notice (user)',
        'An operation is in progress on pool user (Upgrading).',
        'It is an upgrade, and if-busy: abort says to abort it first.',
      ],
    ],
  ],
  [
    'operation-in-progress: if-busy: abort, of something else',
    () => rollback('operation-in-progress', SCALING, {}, { ifBusy: 'abort' }),
    [
      [
        'blocked (user)',
        'An operation is in progress on pool user (Scaling).',
        ONE_AT_A_TIME,
        'if-busy: abort only aborts an upgrade of the cluster or of a pool named here; wait for this operation with if-busy: wait.',
      ],
    ],
  ],
  [
    'operation-in-progress: if-busy: abort, of another pool',
    () =>
      ofCluster(
        'operation-in-progress',
        { upgradeChannel: 'patch', pools: [pool(), pool({ name: 'other', ...MOVING })] },
        { ifBusy: 'abort' },
      ),
    [
      [
        'blocked (other)',
        'An operation is in progress on pool other (Upgrading).',
        ONE_AT_A_TIME,
        'if-busy: abort only aborts an upgrade of the cluster or of a pool named here; wait for this operation with if-busy: wait.',
      ],
    ],
  ],
  [
    'operation-in-progress: hidden',
    () => ofCluster('operation-in-progress', {}, {}, history([moved({ answer: refusedWith(409) })])),
    [
      [
        'blocked (user)',
        'Azure says that an operation is in progress on pool user, although it reads as Succeeded.',
        ONE_AT_A_TIME,
        'Run this step again when it has ended, or set if-busy: wait.',
      ],
    ],
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
    [
      [
        'notice (user)',
        'An operation is in progress on pool user (Upgrading).',
        'Switching auto-upgrade off made the stopped upgrade start again; it is aborted once more.',
      ],
    ],
  ],
  [
    'rollback-target: known',
    () => rollback('rollback-target'),
    [['passed (user)', 'Target: Kubernetes 1.35.5, node image AKSUbuntu-2404gen2containerd-202605.14.0.']],
  ],
  [
    'rollback-target: nothing on record',
    () => rollback('rollback-target', {}, { records: new Map([['user', read([])]]) }),
    [['blocked (user)', 'Pool user has no recorded version.', RECORDED, NOTHING_RECORDED]],
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
    [
      [
        'blocked (user)',
        'Pool user has no recorded version (asked for: 1.34.1).',
        RECORDED,
        NOTHING_RECORDED,
      ],
    ],
  ],
  [
    'rollback-target: nothing usable on record',
    () => rollback('rollback-target', {}, { records: new Map([['user', read([ALIAS])]]) }),
    [
      [
        'blocked (user)',
        "Pool user has no record that can be used. On record: 1.34 with no node image (can't be used: it names no node image).",
        RECORDED,
        'A rollback needs a full Kubernetes version and a node image in one and the same entry: make a new pool with the version wanted and move the workload there.',
      ],
    ],
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
    [
      [
        'blocked (user)',
        "Pool user has no record that can be used (asked for: 1.34.1). On record: 1.34 with no node image (can't be used: it names no node image).",
      ],
    ],
  ],
  [
    'rollback-target: known, and one that was passed over',
    () => rollback('rollback-target', {}, { records: new Map([['user', read([ALIAS, recorded()])]]) }),
    [
      [
        'warned (user)',
        "Target: Kubernetes 1.35.5, node image AKSUbuntu-2404gen2containerd-202605.14.0. Also on record: 1.34 with no node image (can't be used: it names no node image).",
        'A rollback needs a full Kubernetes version and a node image in one and the same entry.',
        'If another version was meant, make a new pool with it and move the workload there.',
      ],
    ],
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
    [
      [
        'blocked (user)',
        'Pool user has no record that matches 1.34.1 with x. On record: 1.35.5 with AKSUbuntu-2404gen2containerd-202605.14.0 (until 2026-06-06T17:00:00Z), 1.34.2 with AKSUbuntu-2404gen2containerd-202605.14.0 (until 2026-06-04T17:00:00Z).',
        RECORDED,
        'Pin versions that are on record, both from one and the same entry, or leave the pins out for the newest.',
      ],
    ],
  ],
  [
    'rollback-target: not read',
    () => rollback('rollback-target', {}, { records: new Map([['user', unreadable()]]) }),
    [['notice (user)', 'What pool user can be rolled back to could not be read (see permission).']],
  ],
  [
    'rollback-target: no pool has the pin',
    () =>
      says(
        'rollback-target',
        rollbackInputs({ pools: { kind: 'all' }, pins: { kubernetesVersion: '1.34.1' } }),
        observation({ records: new Map([['user', read([recorded()])]]) }),
      ),
    [
      [
        'blocked',
        'No pool has Kubernetes 1.34.1 on record. On record: system (runs 1.36.0): nothing; user (runs 1.36.0): 1.35.5 with AKSUbuntu-2404gen2containerd-202605.14.0 (until 2026-06-06T17:00:00Z).',
        'AKS only rolls a pool back to versions that it recorded in the last seven days.',
        'Check kubernetes-version, or name the pools; a pool that was rolled back already may have nothing left on record.',
      ],
    ],
  ],
  [
    'rollback-direction: back',
    () => rollback('rollback-direction'),
    [['passed (user)', 'Pool user would not be moved forward.']],
  ],
  [
    'rollback-direction: pinned and newer',
    () =>
      rollback(
        'rollback-direction',
        OLD,
        { records: new Map([['user', read([{ ...NEW }])]]) },
        { pins: { kubernetesVersion: '1.36.0' } },
      ),
    [
      [
        'blocked (user)',
        'The target 1.36.0 with AKSUbuntu-2404gen2containerd-202606.01.0 is newer than what pool user runs (1.35.5 with AKSUbuntu-2404gen2containerd-202605.14.0).',
        'Going there would be an upgrade, not a rollback.',
        'Pin an older version, or leave the pins out. Only if you want the newer version: upgrade the pool to it.',
        'az aks nodepool upgrade --resource-group shop --cluster-name prod --name user --subscription 11111111-2222-3333-4444-555555555555 --kubernetes-version 1.36.0 --yes',
      ],
    ],
  ],
  [
    'rollback-direction: not known',
    () =>
      withRecords('rollback-direction', {
        kubernetesVersion: '1.36.0',
        nodeImageVersion: 'AKSUbuntu-latest',
      }),
    [
      [
        'warned (user)',
        "Whether 1.36.0 with AKSUbuntu-latest is older than what pool user runs (1.36.0 with AKSUbuntu-2404gen2containerd-202606.01.0) can't be told from the names.",
        ORDER,
        COMPARE,
      ],
    ],
  ],
  [
    'rollback-direction: the pool shows no versions',
    () =>
      says(
        'rollback-direction',
        rollbackInputs(),
        observationOf(lacking(pool(), 'kubernetesVersion', 'nodeImageVersion')),
      ),
    [
      [
        'warned (user)',
        "Whether 1.35.5 with AKSUbuntu-2404gen2containerd-202605.14.0 is older than what pool user runs (an unknown version with an unknown image) can't be told from the names.",
        ORDER,
        COMPARE,
      ],
    ],
  ],
  [
    'rollback-direction: no target',
    () => rollback('rollback-direction', {}, { records: new Map([['user', read([])]]) }),
    [['passed (user)', 'Pool user would not be moved forward.']],
  ],
  [
    'rollback-window: inside',
    () => rollback('rollback-window'),
    [['passed (user)', 'The record is not older than seven days.']],
  ],
  [
    'rollback-window: older',
    () => withRecords('rollback-window', { recordedAt: START - 8 * DAY }),
    [
      [
        'warned (user)',
        'The record of pool user dates from 2026-06-01T17:00:00Z, more than seven days ago.',
        'AKS rolls back for seven days after an upgrade completed; it still lists this one, and may refuse it.',
        'Nothing to do now; if Azure refuses, make a new pool with the version wanted.',
      ],
    ],
  ],
  [
    'version-supported: yes',
    () => rollback('version-supported'),
    [['passed (user)', 'Kubernetes 1.35.5 is still supported.']],
  ],
  [
    'version-supported: not read',
    () => rollback('version-supported', {}, { regionVersions: unreadable() }),
    [['notice (user)', 'Whether 1.35.5 is still supported could not be read.']],
  ],
  [
    'version-supported: no longer',
    () => rollback('version-supported', {}, { regionVersions: read([]) }),
    [
      [
        'blocked (user)',
        'AKS no longer offers Kubernetes 1.35 in westeurope.',
        SUPPORTED_ONLY,
        ...LIST_SUPPORTED,
      ],
    ],
  ],
  [
    'version-supported: no version at all',
    () => withRecords('version-supported', { kubernetesVersion: 'latest' }),
    [
      [
        'blocked (user)',
        'AKS no longer offers Kubernetes latest in westeurope.',
        SUPPORTED_ONLY,
        ...LIST_SUPPORTED,
      ],
    ],
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
    [
      [
        'blocked (user)',
        "Kubernetes 1.35 is offered in westeurope only under AKSLongTermSupport, Other; the cluster's support plan is KubernetesOfficial.",
        SUPPORTED_ONLY,
        ...LIST_SUPPORTED,
      ],
    ],
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
    [
      [
        'blocked (user)',
        "Kubernetes 1.35 is offered in westeurope only under AKSLongTermSupport; the cluster's support plan is Gold.",
        SUPPORTED_ONLY,
        ...LIST_SUPPORTED,
      ],
    ],
  ],
  [
    'version-supported: patch missing',
    () =>
      rollback(
        'version-supported',
        {},
        { regionVersions: read([{ minor: '1.35', patches: ['1.35.1', '1.35.6'], supportPlans: [] }]) },
      ),
    [
      [
        'warned (user)',
        "Patch 1.35.5 is not in the region's list (1.35.1, 1.35.6).",
        'AKS may refuse a patch that it no longer lists.',
        'Nothing to do now; if Azure refuses, upgrade within the same minor version to a listed patch.',
      ],
    ],
  ],
  [
    'version-skew: close',
    () => rollback('version-skew'),
    [['passed (user)', 'The target is no more than three minor versions behind the control plane (1.36.0).']],
  ],
  [
    'version-skew: far',
    () => ofCluster('version-skew', { kubernetesVersion: '1.39.0', pools: [pool()] }),
    [
      [
        'blocked (user)',
        'The target 1.35.5 of pool user is 4 minor versions behind the control plane (1.39.0).',
        "Kubernetes allows nodes to be three minor versions behind, and the control plane can't be rolled back.",
        'Make a new pool with a version within three minor versions of the control plane and move the workload there.',
      ],
    ],
  ],
  [
    'version-skew: not known',
    () =>
      says(
        'version-skew',
        rollbackInputs(),
        observation({ cluster: (({ kubernetesVersion: _, ...rest }) => rest)(cluster({ pools: [pool()] })) }),
      ),
    [['notice (user)', 'How far the target of pool user is behind the control plane is not known.']],
  ],
  [
    'os-sku-changed: the same',
    () => rollback('os-sku-changed'),
    [['passed (user)', 'The recorded image is of the family that runs (AKSUbuntu).']],
  ],
  [
    'os-sku-changed: another',
    () => rollback('os-sku-changed', { nodeImageVersion: 'AKSAzureLinux-V3gen2-202606.01.0' }),
    [
      [
        'blocked (user)',
        'The recorded image AKSUbuntu-2404gen2containerd-202605.14.0 is of family AKSUbuntu, but the pool runs AKSAzureLinux now (AKSAzureLinux-V3gen2-202606.01.0).',
        OTHER_SKU,
        SKU_BACK,
      ],
    ],
  ],
  [
    'os-sku-changed: another release',
    () => rollback('os-sku-changed', { osSku: 'Ubuntu2604' }),
    [
      [
        'blocked (user)',
        "The recorded image AKSUbuntu-2404gen2containerd-202605.14.0 is of release 2404, but the pool's OS SKU Ubuntu2604 holds to 2604.",
        OTHER_SKU,
        SKU_BACK,
      ],
    ],
  ],
  [
    'os-sku-changed: a name without a release',
    () =>
      withRecords('os-sku-changed', { nodeImageVersion: 'AKSUbuntu-202605.14.0' }, { osSku: 'Ubuntu2404' }),
    [
      [
        'warned (user)',
        "The name of image AKSUbuntu-202605.14.0 tells no OS release, and the pool's OS SKU Ubuntu2404 holds to one.",
        'AKS refuses an image of another release than the OS SKU names.',
        "Check that AKSUbuntu-202605.14.0 fits the pool's OS SKU Ubuntu2404.",
      ],
    ],
  ],
  [
    'os-sku-changed: no image shown',
    () => says('os-sku-changed', rollbackInputs(), observationOf(lacking(pool(), 'nodeImageVersion'))),
    [
      [
        'warned (user)',
        'The pool shows no node image, so nothing tells whether its OS was changed.',
        "AKS refuses an image of another OS than the pool's OS SKU.",
        "Check that AKSUbuntu-2404gen2containerd-202605.14.0 fits the pool's OS SKU.",
      ],
    ],
  ],
  [
    'auto-upgrade: off',
    () => rollback('auto-upgrade'),
    [['passed', 'No auto-upgrade channel would undo the rollback.']],
  ],
  [
    'auto-upgrade: AKS Automatic',
    () => ofCluster('auto-upgrade', { sku: 'Automatic' }),
    [
      [
        'blocked',
        'The cluster is AKS Automatic, whose auto-upgrade channels are fixed.',
        "They can't be switched off, so AKS would upgrade the pool again.",
        'Let AKS Automatic upgrade to a fixed version, or move the workload to a cluster of the Base SKU.',
      ],
    ],
  ],
  [
    'auto-upgrade: nothing to roll back',
    () => ofCluster('auto-upgrade', { sku: 'Automatic', pools: [pool(OLD)] }),
    [],
  ],
  [
    'auto-upgrade: fail, both',
    () =>
      ofCluster(
        'auto-upgrade',
        { upgradeChannel: 'stable', nodeOsUpgradeChannel: 'NodeImage' },
        { autoUpgrade: 'fail' },
      ),
    [
      [
        'blocked',
        'Auto-upgrade is on: upgradeChannel stable, nodeOSUpgradeChannel NodeImage.',
        UPGRADED_AGAIN,
        'Let this step switch it off (auto-upgrade: disable, and auto-upgrade not in ignore-checks), or switch it off by hand.',
        'az aks update --resource-group shop --name prod --subscription 11111111-2222-3333-4444-555555555555 --auto-upgrade-channel none --node-os-upgrade-channel None --yes',
      ],
    ],
  ],
  [
    'auto-upgrade: fail, one',
    () => ofCluster('auto-upgrade', { upgradeChannel: 'stable' }, { autoUpgrade: 'fail' }),
    [
      [
        'blocked',
        'Auto-upgrade is on: upgradeChannel stable.',
        UPGRADED_AGAIN,
        'Let this step switch it off (auto-upgrade: disable, and auto-upgrade not in ignore-checks), or switch it off by hand.',
        'az aks update --resource-group shop --name prod --subscription 11111111-2222-3333-4444-555555555555 --auto-upgrade-channel none --yes',
      ],
    ],
  ],
  [
    'auto-upgrade: fail, the other',
    () => ofCluster('auto-upgrade', { nodeOsUpgradeChannel: 'SecurityPatch' }, { autoUpgrade: 'fail' }),
    [
      [
        'blocked',
        'Auto-upgrade is on: nodeOSUpgradeChannel SecurityPatch.',
        UPGRADED_AGAIN,
        'Let this step switch it off (auto-upgrade: disable, and auto-upgrade not in ignore-checks), or switch it off by hand.',
        'az aks update --resource-group shop --name prod --subscription 11111111-2222-3333-4444-555555555555 --node-os-upgrade-channel None',
      ],
    ],
  ],
  [
    'auto-upgrade: disable',
    () => ofCluster('auto-upgrade', { upgradeChannel: 'stable' }),
    [
      [
        'notice',
        'Auto-upgrade is on (upgradeChannel stable); it is switched off before the rollback and stays off.',
        'It would upgrade the pool again after the rollback. The change may take up to 24 hours to act.',
      ],
    ],
  ],
  [
    'auto-upgrade: others stopped half way',
    () =>
      ofCluster('auto-upgrade', {
        upgradeChannel: 'stable',
        pools: [
          pool(),
          pool({ name: 'a', provisioningState: 'Failed' }),
          pool({ name: 'b', provisioningState: 'Canceled' }),
        ],
      }),
    [
      [
        'blocked',
        'Auto-upgrade is on (upgradeChannel stable) and must be switched off first, but another pool has stopped half way: a (Failed), b (Canceled).',
        'Switching it off is an update of the whole cluster, which makes AKS resume the stopped upgrade of that pool.',
        'Name a in nodepool as well, so that it goes back too; or ignore this check, which leaves auto-upgrade on; or, if a is to have the newer version, update it: this starts its upgrade again.',
        'az aks nodepool update --resource-group shop --cluster-name prod --name a --subscription 11111111-2222-3333-4444-555555555555',
      ],
    ],
  ],
  [
    'fleet-auto-upgrade: none',
    () => rollback('fleet-auto-upgrade'),
    [['passed', 'No auto-upgrade profile of a Fleet Manager of the subscription covers the cluster.']],
  ],
  [
    'fleet-auto-upgrade: nothing to roll back',
    () => rollback('fleet-auto-upgrade', OLD, { fleets: read([coverage()]) }),
    [],
  ],
  [
    'fleet-auto-upgrade: not read',
    () => rollback('fleet-auto-upgrade', {}, { fleets: unreadable() }),
    [
      [
        'notice',
        'Whether a Fleet Manager upgrades the cluster could not be read.',
        'One that does would upgrade the pool again after the rollback.',
        'Look at the auto-upgrade profiles of your fleets, if you have any.',
      ],
    ],
  ],
  [
    'fleet-auto-upgrade: by update group',
    () => rollback('fleet-auto-upgrade', {}, { fleets: read([coverage()]) }),
    [
      [
        'blocked',
        'Fleet all-shops upgrades this cluster by itself: auto-upgrade profile weekly (Stable) covers member prod of update group stage-2.',
        FLEET_AGAIN,
        'Move the cluster to an update group of its own; until it is moved back, no update of group stage-2 reaches it.',
        'az fleet member update --resource-group fleets --fleet-name all-shops --name prod --subscription 11111111-2222-3333-4444-555555555555 --update-group rolled-back-stage-2',
      ],
    ],
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
    [
      [
        'blocked',
        'Fleet all-shops upgrades this cluster by itself: auto-upgrade profile weekly (Stable) covers member prod.',
        FLEET_AGAIN,
        'Disable the profile; until it is enabled again, it upgrades no member of the fleet.',
        'az fleet autoupgradeprofile create --resource-group fleets --fleet-name all-shops --name weekly --subscription 11111111-2222-3333-4444-555555555555 --channel Stable --disabled',
      ],
    ],
  ],
  [
    'permission: nothing missing',
    () => rollback('permission'),
    [['passed', 'Everything that had to be read could be read.']],
  ],
  [
    'permission: the upgrade profile',
    () => rollback('permission', {}, { records: new Map([['user', unreadable()]]) }),
    [['blocked (user)', NO_PROFILE, NOBODY_KNOWS, GRANT_PROFILE]],
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
    [['warned', NO_PROFILE, GOES_ON, GRANT_PROFILE]],
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
    [['warned', NO_PROFILE, GOES_ON, GRANT_PROFILE]],
  ],
  [
    'permission: the upgrade profile fails',
    () =>
      rollback(
        'permission',
        {},
        { records: new Map([['user', unreadable({ status: 500, code: 'Oops', message: 'Later.' })]]) },
      ),
    [
      [
        'blocked (user)',
        'Reading the upgrade profile failed: Oops: Later.',
        NOBODY_KNOWS,
        'Run this step again; if it fails in the same way, the code tells what is wrong.',
      ],
    ],
  ],
  [
    'permission: optional rights',
    () =>
      rollback(
        'permission',
        {},
        { regionVersions: unreadable(), fleets: unreadable(), recentOperations: unreadable() },
      ),
    [
      [
        'warned',
        'These rights are missing: Microsoft.ContainerService/fleets/read (docs/roles/optional-fleets.json), Microsoft.ContainerService/locations/kubernetesVersions/read (docs/roles/optional-region.json), Microsoft.ContainerService/managedClusters/operations/read (docs/roles/optional-operations.json).',
        "The step goes on, and can't tell whether a fleet will upgrade the cluster again, whether AKS still supports the version to go back to and which operations came before.",
        "Grant them with the custom roles named, with docs/roles/reader.json, which holds them all (each a file of this action's repository), or with any other roles that hold them.",
      ],
    ],
  ],
  [
    'pool-snapshot',
    () => rollback('pool-snapshot', { isFromSnapshot: true }),
    [
      [
        'warned (user)',
        'Pool user was made from a snapshot (creationData).',
        'A snapshot pins versions as well; Azure may refuse other ones for this pool.',
        'Nothing to do now; if Azure refuses, make a new pool from a snapshot with the old versions.',
      ],
    ],
  ],
  [
    'drain-settings: Cordon, and a long time',
    () =>
      rollback('drain-settings', {
        upgradeSettings: { undrainableNodeBehavior: 'Cordon', drainTimeoutMinutes: 120 },
      }),
    [
      [
        'warned (user)',
        'Pool user has undrainableNodeBehavior Cordon.',
        "Nodes that can't be drained are put aside, and the rollback may end Canceled by itself when too few surge nodes are left.",
        'See to it that no PodDisruptionBudget blocks the drain (kubectl get pdb --all-namespaces).',
      ],
      [
        'warned (user)',
        'Pool user waits up to 120 minutes for a node to drain.',
        "A node that can't be drained holds up the rollback for that long.",
        'See to it that no PodDisruptionBudget blocks the drain, or set a shorter drainTimeoutInMinutes.',
      ],
    ],
  ],
  [
    'drain-settings: none',
    () =>
      rollback('drain-settings', {
        upgradeSettings: { undrainableNodeBehavior: 'Schedule', drainTimeoutMinutes: 119 },
      }),
    [],
  ],
  [
    'capacity: one node',
    () => rollback('capacity', { count: 1 }),
    [
      [
        'notice (user)',
        'Rolling back pool user (1 node) needs 1 surge node for a while and takes about 4 min 50 s, up to 34 min 50 s when drains use their full time-out.',
        ROOM,
      ],
    ],
  ],
  [
    'capacity: three nodes',
    () => rollback('capacity', { upgradeSettings: { maxSurge: '2' } }),
    [
      [
        'notice (user)',
        'Rolling back pool user (3 nodes) needs 2 surge nodes for a while and takes about 6 min 50 s, up to 1 h 6 min when drains use their full time-out.',
        ROOM,
      ],
    ],
  ],
  [
    'capacity: not shown',
    () => says('capacity', rollbackInputs(), observationOf(lacking(pool(), 'count'))),
    [['notice (user)', 'The node count of pool user is not shown, so what the rollback needs is not known.']],
  ],
];

const ID = { operationId: 'OP-1' };
const LATEST = (changes: Parameters<typeof operation>[0]) => ({
  operations: new Map([['pool/user', read(operation(changes))]]),
});

const ABORT: readonly (readonly [string, () => Sentences, Sentences])[] = [
  [
    'not-abortable: moving',
    () => abort('not-abortable', 'Upgrading'),
    [['passed (user)', 'Pool user is Upgrading.']],
  ],
  [
    'not-abortable: being deleted',
    () => abort('not-abortable', 'Deleting'),
    [
      [
        'blocked (user)',
        'Pool user is being deleted.',
        'Once a deletion was issued, AKS accepts nothing but the deletion.',
        'Let the deletion finish.',
      ],
    ],
  ],
  [
    'not-abortable: being created',
    () => abort('not-abortable', 'Creating'),
    [
      [
        'warned (user)',
        'Pool user is being created.',
        'An abort leaves it Canceled and half made.',
        'Delete it afterwards, or create it again.',
      ],
    ],
  ],
  [
    'not-abortable: the cluster is being stopped',
    () => abortOfCluster('not-abortable', { provisioningState: 'Stopping' }),
    [
      [
        'warned',
        'The cluster is being stopped.',
        'An abort does not restore the power state; some nodes may be off already.',
        'Start it again afterwards.',
      ],
    ],
  ],
  [
    'operation-mismatch: it is',
    () => abort('operation-mismatch', 'Upgrading', ID, LATEST({})),
    [['passed (user)', 'The latest operation is op-1.']],
  ],
  ['operation-mismatch: not asked', () => abort('operation-mismatch', 'Upgrading', {}, LATEST({})), []],
  [
    'operation-mismatch: another',
    () => abort('operation-mismatch', 'Upgrading', ID, LATEST({ id: 'op-2' })),
    [['blocked (user)', 'The latest operation is op-2 (InProgress), not OP-1.', HIT, LOOK_FIRST]],
  ],
  [
    'operation-mismatch: another, and nothing moves',
    () => abort('operation-mismatch', 'Succeeded', ID, LATEST({ id: 'op-2', status: 'Succeeded' })),
    [['notice (user)', 'The latest operation is op-2 (Succeeded, ended), not OP-1.', HIT, LOOK_FIRST]],
  ],
  [
    'operation-mismatch: none on record',
    () =>
      abort('operation-mismatch', 'Upgrading', ID, { operations: new Map([['pool/user', read(undefined)]]) }),
    [['blocked (user)', 'No operation is on record, so OP-1 is not the latest.', HIT, LOOK_FIRST]],
  ],
  [
    'operation-mismatch: not read',
    () => abort('operation-mismatch', 'Upgrading', ID),
    [['blocked (user)', 'Whether OP-1 is the latest operation could not be read.', HIT, LOOK_FIRST]],
  ],
  [
    'operation-elsewhere: in pools',
    () =>
      abortOfCluster('operation-elsewhere', {
        pools: [pool(MOVING), pool({ name: 'b', ...SCALING }), pool({ name: 'c' })],
      }),
    [
      [
        'blocked',
        "The cluster's own operation is not in progress (Succeeded), but that of a pool is: user (Upgrading), b (Scaling).",
        'An abort of the cluster would not reach it.',
        "Name the pool: nodepool: user,b, or nodepool: '*' for whatever is in progress.",
      ],
    ],
  ],
  ['operation-elsewhere: nowhere', () => abortOfCluster('operation-elsewhere', {}), []],
  [
    'operation-elsewhere: in the cluster',
    () => abortOfCluster('operation-elsewhere', { provisioningState: 'Updating', pools: [pool(MOVING)] }),
    [],
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
    [['warned', NO_PROFILE, GOES_ON, GRANT_PROFILE]],
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
    [['warned', NO_PROFILE, GOES_ON, GRANT_PROFILE]],
  ],
  [
    'permission: for another reason',
    () => abort('permission', 'Upgrading', {}, { records: new Map([['user', unreadable({ status: 500 })]]) }),
    [],
  ],
];

describe('what the checks of a rollback say', () => {
  test.each(ROLLBACK)('%s', (_, result, expected) => {
    expect(result()).toEqual(expected);
  });
});

describe('what the checks of an abort say', () => {
  test.each(ABORT)('%s', (_, result, expected) => {
    expect(result()).toEqual(expected);
  });
});
