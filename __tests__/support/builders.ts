/** Valid values of the domain, to be changed where a test needs it. */

import { AzureError, type AzureErrorDetails } from '../../src/domain/aks/errors.ts';
import type { AbortInputs, RollbackInputs, StatusInputs } from '../../src/domain/inputs.ts';
import type { Move } from '../../src/domain/moves/move.ts';
import type { MoveRecord, RunHistory, Settlement } from '../../src/domain/moves/record.ts';
import type { Sighting } from '../../src/domain/moves/sighting.ts';
import type { FleetCoverage, FleetRun } from '../../src/domain/beside/fleet.ts';
import type { Machine } from '../../src/domain/beside/machines.ts';
import type { PreviewSettings } from '../../src/domain/beside/upgrade-settings.ts';
import type {
  ClusterState,
  JsonObject,
  Observation,
  Operation,
  PoolState,
  Reading,
  RecordedVersion,
  RegionVersion,
  Target,
  Versions,
} from '../../src/domain/aks/cluster.ts';

export const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';

/** 2026-06-09T17:00:00Z. */
export const START = Date.UTC(2026, 5, 9, 17, 0, 0);

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

/** What the pools ran before the upgrade that is to be undone. */
export const OLD: Versions = {
  kubernetesVersion: '1.35.5',
  nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0',
};

/** What they run now. */
export const NEW: Versions = {
  kubernetesVersion: '1.36.0',
  nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202606.01.0',
};

export const CLUSTER_TARGET: Target = { kind: 'cluster' };

export function poolTarget(name: string): Target {
  return { kind: 'pool', name };
}

export function read<T>(value: T): Reading<T> {
  return { kind: 'read', value };
}

export function unreadable(
  changes: Partial<AzureErrorDetails> = {},
): Extract<Reading<never>, { kind: 'unreadable' }> {
  return { kind: 'unreadable', error: azureError({ status: 403, code: 'AuthorizationFailed', ...changes }) };
}

export function azureError(changes: Partial<AzureErrorDetails> = {}): AzureError {
  return new AzureError({
    kind: 'http',
    attempt: 'do something',
    status: 400,
    code: 'BadRequest',
    message: 'Azure said no.',
    ...changes,
  });
}

/** A pool that was upgraded three days ago and stands still. */
export function pool(changes: Partial<PoolState> = {}): PoolState {
  const merged = {
    name: 'user',
    mode: 'User',
    provisioningState: 'Succeeded',
    powerState: 'Running',
    ...NEW,
    osType: 'Linux',
    osSku: 'Ubuntu',
    count: 3,
    isAutoscaled: false,
    isFromSnapshot: false,
    upgradeSettings: {},
    eTag: 'pool-1',
    ...changes,
  };
  return { properties: propertiesOf(merged), ...merged };
}

/** Leaves properties out, where Azure shows none. */
export function lacking(state: PoolState, ...names: (keyof PoolState)[]): PoolState {
  return Object.fromEntries(
    Object.entries(state).filter(([name]) => !(names as string[]).includes(name)),
  ) as unknown as PoolState;
}

/** The same, of any value. */
export function lackingOf<T extends object>(value: T, ...names: (keyof T)[]): T {
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !(names as string[]).includes(name)),
  ) as T;
}

function propertiesOf(state: Omit<PoolState, 'properties'>): JsonObject {
  return {
    count: state.count ?? 0,
    mode: state.mode,
    vmSize: 'Standard_D4s_v5',
    orchestratorVersion: state.kubernetesVersion ?? '',
    currentOrchestratorVersion: state.kubernetesVersion ?? '',
    nodeImageVersion: state.nodeImageVersion ?? '',
    provisioningState: state.provisioningState,
    nodeLabels: { team: 'shop' },
    nodeTaints: [],
    somethingNewInAks: { keep: 'me' },
  };
}

/** A cluster with one system and one user pool, both channels off. */
export function cluster(changes: Partial<ClusterState> = {}): ClusterState {
  const merged = {
    id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/prod`,
    name: 'prod',
    location: 'westeurope',
    provisioningState: 'Succeeded',
    powerState: 'Running',
    kubernetesVersion: '1.36.0',
    sku: 'Base',
    upgradeChannel: 'none',
    nodeOsUpgradeChannel: 'None',
    eTag: 'cluster-1',
    pools: [pool({ name: 'system', mode: 'System' }), pool()],
    ...changes,
  };
  return { body: bodyOf(merged), ...merged };
}

function bodyOf(state: Omit<ClusterState, 'body'>): JsonObject {
  return {
    id: state.id,
    name: state.name,
    type: 'Microsoft.ContainerService/managedClusters',
    location: state.location,
    tags: { owner: 'shop' },
    sku: { name: state.sku ?? 'Base', tier: 'Standard' },
    eTag: state.eTag ?? '',
    properties: {
      provisioningState: state.provisioningState,
      kubernetesVersion: state.kubernetesVersion ?? '',
      agentPoolProfiles: state.pools.map(({ name, properties }) => ({ name, ...properties })),
      autoUpgradeProfile: {
        ...(state.upgradeChannel === undefined ? {} : { upgradeChannel: state.upgradeChannel }),
        ...(state.nodeOsUpgradeChannel === undefined
          ? {}
          : { nodeOSUpgradeChannel: state.nodeOsUpgradeChannel }),
        somethingElse: true,
      },
      somethingNewInAks: { keep: 'me' },
    },
  };
}

/** Leaves channels out, where Azure shows none. */
export function withoutChannels(state: ClusterState): ClusterState {
  return Object.fromEntries(
    Object.entries(state).filter(([name]) => name !== 'upgradeChannel' && name !== 'nodeOsUpgradeChannel'),
  ) as unknown as ClusterState;
}

export function recorded(changes: Partial<RecordedVersion> = {}): RecordedVersion {
  return { ...OLD, recordedAt: START - 3 * DAY, ...changes };
}

export const REGION_VERSIONS: readonly RegionVersion[] = ['1.33', '1.34', '1.35', '1.36', '1.37'].map(
  (minor) => ({
    minor,
    patches: [0, 1, 2, 3, 4, 5].map((patch) => `${minor}.${String(patch)}`),
    supportPlans: ['KubernetesOfficial', 'AKSLongTermSupport'],
  }),
);

/** No gates, no policy, and every pool upgraded node by node. */
export const PLAIN_SETTINGS: PreviewSettings = { isGated: false, gatedPools: [], blueGreen: new Map() };

/** A node that runs what the pool ran before its upgrade. */
export function machine(changes: Partial<Machine> = {}): Machine {
  return {
    name: 'aks-user-0',
    ...OLD,
    provisioningState: 'Succeeded',
    isGone: false,
    isQuarantined: false,
    ...changes,
  };
}

/** Everything could be read, and all pools have the old versions on record. */
export function observation(changes: Partial<Observation> = {}): Observation {
  const seen = changes.cluster ?? cluster();
  return {
    at: START,
    cluster: seen,
    records: new Map(seen.pools.map(({ name }) => [name, read([recorded()])])),
    regionVersions: read(REGION_VERSIONS),
    fleets: read([]),
    fleetRuns: read([]),
    operations: new Map(),
    activeOperations: new Map(),
    machines: new Map(),
    previewSettings: read(PLAIN_SETTINGS),
    windows: read([]),
    events: read([]),
    recentOperations: read([]),
    ...changes,
  };
}

/** An observation of a cluster whose one pool is as given. */
export function observationOf(user: PoolState, changes: Partial<Observation> = {}): Observation {
  return observation({ cluster: cluster({ pools: [user] }), ...changes });
}

export function operation(changes: Partial<Operation> = {}): Operation {
  return { id: 'op-1', status: 'InProgress', startedAt: START - 10 * MINUTE, ...changes };
}

const MEMBER = {
  subscriptionId: SUBSCRIPTION,
  resourceGroup: 'fleets',
  fleet: 'all-shops',
  member: 'prod',
  memberGroup: 'stage-2',
};

/** A profile that goes through the cluster's update group. */
export function coverage(changes: Partial<FleetCoverage> = {}): FleetCoverage {
  return {
    ...MEMBER,
    profile: 'weekly',
    channel: 'Stable',
    isDisabled: false,
    isLongTermSupport: false,
    extent: { kind: 'update-group' },
    ...changes,
  };
}

/** An update run that has begun and will reach the cluster. */
export function fleetRun(changes: Partial<FleetRun> = {}): FleetRun {
  return {
    ...MEMBER,
    run: 'june',
    state: 'Running',
    memberState: 'NotStarted',
    listsMembers: true,
    ...changes,
  };
}

const COMMON = {
  cluster: { subscriptionId: SUBSCRIPTION, resourceGroup: 'shop', name: 'prod' },
  waiting: { wait: true, timeoutMs: 120 * MINUTE, pollIntervalMs: 10 * SECOND },
  connection: {
    cloud: 'azurecloud',
    resourceManagerEndpoint: 'https://management.azure.com',
    authorityHost: 'https://login.microsoftonline.com',
    scope: 'https://management.azure.com/.default',
    signIn: { kind: 'managed-identity' },
  },
  reporting: { summary: true, followUpIssue: false, issueLabels: [] },
} as const;

export function named(...names: string[]): { readonly kind: 'named'; readonly names: readonly string[] } {
  return { kind: 'named', names };
}

export function rollbackInputs(changes: Partial<RollbackInputs> = {}): RollbackInputs {
  return {
    ...COMMON,
    mode: 'rollback',
    pools: named('user'),
    pins: {},
    dryRun: false,
    autoUpgrade: 'disable',
    ifBusy: 'fail',
    ignoreChecks: new Set(),
    ...changes,
  };
}

export function abortInputs(changes: Partial<AbortInputs> = {}): AbortInputs {
  return {
    ...COMMON,
    mode: 'abort',
    pools: named('user'),
    dryRun: false,
    ifIdle: 'succeed',
    ignoreChecks: new Set(),
    ...changes,
  };
}

export function statusInputs(changes: Partial<StatusInputs> = {}): StatusInputs {
  return {
    ...COMMON,
    waiting: { ...COMMON.waiting, wait: false },
    mode: 'status',
    pools: { kind: 'none' },
    ...changes,
  };
}

export function sighting(changes: Partial<Sighting> = {}): Sighting {
  return { provisioningState: 'Succeeded', eTag: 'pool-1', ...NEW, ...changes };
}

export const ROLL_BACK: Extract<Move, { kind: 'roll-back' }> = {
  kind: 'roll-back',
  pool: 'user',
  to: OLD,
  isResend: false,
};

export const JOIN: Extract<Move, { kind: 'join' }> = { kind: 'join', pool: 'user', to: OLD };

export const ACCEPTED = { kind: 'accepted', status: 200 } as const;

/** How AKS words a 409 that waiting cures. */
export const BUSY =
  'Operation is not allowed: Another operation (Updating) is in progress, please wait for it to finish before starting a new operation.';

/** How AKS words the refusal of an abort with nothing to abort. */
export const TOO_LATE = 'Cancel operation is not allowed when the ProvisioningState is Succeeded';

export function refusedWith(
  status: number,
  changes: Partial<AzureErrorDetails> = {},
): { readonly kind: 'refused'; readonly error: AzureError } {
  const busy = status === 409 ? { message: BUSY } : {};
  return {
    kind: 'refused',
    error: azureError({ status, code: `Status${String(status)}`, ...busy, ...changes }),
  };
}

export const LOST = {
  kind: 'unknown',
  error: azureError({ kind: 'network', code: 'ECONNRESET', message: 'The connection was cut.' }),
} as const;

export function endedAs(
  provisioningState: string,
  changes: Partial<Extract<Settlement, { kind: 'ended' }>> = {},
): Extract<Settlement, { kind: 'ended' }> {
  return {
    kind: 'ended',
    at: START + 5 * MINUTE,
    seen: sighting({ provisioningState, ...OLD }),
    wasSeenCanceling: false,
    ...changes,
  };
}

export function notBegun(seen: Sighting = sighting()): Settlement {
  return { kind: 'not-begun', at: START + MINUTE, seen };
}

/** A rollback of pool user that was sent; nothing is known yet of how it ended. */
export function moved(changes: Partial<MoveRecord> = {}): MoveRecord {
  return { move: ROLL_BACK, startedAt: START, before: sighting(), answer: ACCEPTED, ...changes };
}

export function history(records: readonly MoveRecord[], first: Observation = observation()): RunHistory {
  return { first, records };
}
