import type { JsonObject } from './json.ts';
import type { Switches } from './switches.ts';
import type { Timings } from './timings.ts';

/** The two versions that an upgrade and a rollback change together. */
export interface Versions {
  kubernetes: string;
  image: string;
}

/** One entry of a pool's `recentlyUsedVersions`. */
export interface VersionRecord extends Versions {
  /** As the service writes it (nine fraction digits were recorded), or absent. */
  timestamp: string | undefined;
  /** When the upgrade away from this version ended, in virtual milliseconds: the seven days count from here. */
  completedAt: number | undefined;
}

/** Azure's error object, as it appears in operations and in `status.provisioningError`. */
export interface AzureError {
  code: string;
  message: string;
  details?: AzureError[];
}

/** Something particular about one node, as the list of machines shows it. */
export interface MachineNote {
  versions?: Versions;
  provisioningState?: string;
  error?: AzureError;
  vmState?: string;
  driftAction?: string;
  driftReason?: string;
  labels?: Record<string, string>;
}

export interface Pool {
  name: string;
  /** Every property that is not kept in a field below, as the API shows it. */
  properties: JsonObject;
  versions: Versions;
  /** The Kubernetes version as it was asked for, such as the minor version `1.35`; undefined: the full one. */
  askedVersion: string | undefined;
  /** What each node really runs; the version fields alone may promise more. */
  nodes: Versions[];
  powerState: 'Running' | 'Stopped';
  provisioningState: string;
  error: AzureError | undefined;
  eTag: string;
  /** Newest last. Undefined: the service leaves the property out. */
  records: VersionRecord[] | undefined;
  /** What the list of machines says of single nodes, by their position, in place of what is the case. */
  machines: Record<number, MachineNote>;
  /** What stopped before its end, so that a later PUT takes it up again. */
  unfinished: 'upgrade' | 'rollback' | undefined;
}

export interface Cluster {
  subscriptionId: string;
  resourceGroup: string;
  name: string;
  location: string;
  kind: string;
  tags: JsonObject | undefined;
  sku: JsonObject;
  identity: JsonObject | undefined;
  /** Every property that is not kept in a field below, as the API shows it. */
  properties: JsonObject;
  /** As it was asked for; may be a minor version such as `1.35`. */
  kubernetesVersion: string;
  /** What the control plane runs; reaches `kubernetesVersion` when its upgrade ends. */
  currentKubernetesVersion: string;
  powerState: 'Running' | 'Stopped';
  provisioningState: string;
  error: AzureError | undefined;
  eTag: string;
  pools: Pool[];
  /** The Kubernetes upgrade channel that is in effect, and since when a different one has been asked for. */
  channelInEffect: { value: string; changesAt: number; next: string } | undefined;
  maintenanceConfigurations: JsonObject[];
}

/** The rolling part of an upgrade or rollback: surge nodes, then node after node, then the surge nodes go. */
export interface RollingUpgrade {
  from: Versions;
  /** What the version fields show while it runs. */
  target: Versions;
  /** The image that the nodes get in the end, which may differ from the one asked for. */
  settledImage: string;
  rollback: boolean;
  total: number;
  doneAtStart: number;
  /** Blue-green: how long the old nodes are kept after the last one was drained, in seconds. */
  soak: number | undefined;
  /** When the first of the remaining nodes is begun. */
  nodesFrom: number;
  /** Number of nodes after which nothing moves any more. */
  stuckAfter: number | undefined;
  /** Number of nodes after which it fails; -1: no surge node could be made. */
  failsAfter: number | undefined;
}

/** What happens to the resource when an operation succeeds. */
export interface Outcome {
  deletesPool?: boolean;
  powerState?: 'Running' | 'Stopped';
  controlPlaneVersion?: string;
  nodeCount?: number;
  /** Stopped upgrades of the cluster's pools begin to move again. */
  resumesUpgrades?: boolean;
  /** Automatic upgrade brings the pool to these versions so many seconds later. */
  reUpgradeTo?: { versions: Versions; after: number };
  /** The versions that the resource shows at its end in place of the target: a service that did something else. */
  showsVersions?: Versions;
}

export interface RunningAbort {
  /** The abort's own operation. */
  operationId: string;
  visibleAt: number;
  doneAt: number;
  endsAs: 'Canceled' | 'Succeeded' | 'Failed';
}

export type OperationStatus = 'InProgress' | 'Succeeded' | 'Failed' | 'Canceled';

export interface Operation {
  id: string;
  clusterId: string;
  /** Undefined: an operation of the cluster. */
  pool: string | undefined;
  /** The provisioningState of the resource while it runs; `Aborting` for the operation that an abort is itself. */
  state: string;
  startedAt: number;
  /** When it ends if nothing intervenes; infinite when it is stuck. */
  endsAt: number;
  endedAt: number | undefined;
  status: OperationStatus;
  error: AzureError | undefined;
  /** The error it will end with, if it is going to fail. */
  plannedError: AzureError | undefined;
  /** A background operation that the resource's state doesn't show. */
  hidden: boolean;
  rolling: RollingUpgrade | undefined;
  outcome: Outcome;
  abort: RunningAbort | undefined;
  /** A text that the status URL shows in place of the real one. */
  statusText: string | undefined;
  /** What newer previews call it; undefined: by its state. */
  type: string | undefined;
  subType: string | undefined;
  /** Who began it, as the Activity Log has it; undefined: it says nothing of it. */
  origin: Origin | undefined;
}

/** Who sent a request. */
export interface Origin {
  caller: string;
  correlationId: string;
}

/** Something that is going to happen by itself. */
export interface Scheduled {
  at: number;
  clusterId: string;
  pool: string;
  what:
    | { kind: 'resume' }
    /** Within an upgrade of the cluster, or by AKS itself. */
    | { kind: 'upgrade'; versions: Versions | undefined; within?: 'cluster' };
}

/** What the next operation that fits is going to meet. */
export interface PlannedTrouble {
  pool: string | undefined;
  trouble:
    | { kind: 'fails'; error: AzureError; afterNodes: number }
    | { kind: 'stuck'; afterNodes: number }
    | { kind: 'wrong-versions'; versions: Versions }
    | { kind: 'followed-by-upgrade'; after: 'Succeeded' | 'Canceled' | 'Failed'; seconds: number };
}

/** An update run, whose state is worked out when it is shown. */
export interface UpdateRun {
  name: string;
  updateStrategy: string | undefined;
  autoUpgradeProfile: string | undefined;
  kubernetesVersion: string | undefined;
  state: UpdateState;
  stages: { name: string; groups: { name: string; members: RunMember[] }[] }[];
}

export type UpdateState =
  'NotStarted' | 'Pending' | 'Running' | 'Stopping' | 'Stopped' | 'Skipped' | 'Failed' | 'Completed';

export interface RunMember {
  name: string;
  state: UpdateState;
  clusterResourceId: string;
  /** The operation that the run began on the cluster, by its id. */
  operationId: string | undefined;
}

export interface Fleet {
  subscriptionId: string;
  resourceGroup: string;
  name: string;
  location: string;
  members: JsonObject[];
  autoUpgradeProfiles: JsonObject[];
  updateStrategies: JsonObject[];
  updateRuns: UpdateRun[];
}

/** A Kubernetes minor version that the region offers. */
export interface OfferedMinor {
  version: string;
  isDefault: boolean;
  isPreview: boolean;
  supportPlans: string[];
  patches: string[];
}

export interface World {
  subscriptionId: string;
  resourceGroups: string[];
  clusters: Cluster[];
  fleets: Fleet[];
  offered: OfferedMinor[];
  /** Newest node image by family, for example `AKSUbuntu-2404gen2containerd`. */
  latestImages: Record<string, string>;
  operations: Operation[];
  scheduled: Scheduled[];
  troubles: PlannedTrouble[];
  switches: Switches;
  timings: Timings;
  /** Number of identifiers given out, so that the same course of events gives the same identifiers. */
  identifiers: number;
  /** Who is changing things at this moment. */
  acting: Origin | undefined;
}
