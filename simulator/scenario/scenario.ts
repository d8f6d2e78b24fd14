import type { JsonObject } from '../state/json.ts';
import type { Switches } from '../state/switches.ts';
import type { Timings } from '../state/timings.ts';

/** Seconds, or text such as `90s`, `30m`, `2h`, `6d`. */
export type Span = number | string;

/** What the simulated Azure holds at the start. Everything left out has a healthy default. */
export interface Scenario {
  /** What it is about, in a sentence for people. */
  description?: string;
  /** Default: one cluster `prod` in resource group `rg` with the pools `system` and `user`. */
  clusters?: ClusterScenario[];
  fleets?: FleetScenario[];
  /** Resource groups that exist besides those of clusters and fleets. */
  resourceGroups?: string[];
  /** Kubernetes versions that the region offers. */
  kubernetesVersions?: VersionScenario[];
  /** Newest node images, one a family. */
  latestNodeImages?: string[];
  identity?: IdentityScenario;
  /** Role assignments of the caller; default: everything is allowed. */
  rbac?: RoleAssignment[];
  throttling?: ThrottlingScenario;
  timings?: Partial<Timings>;
  switches?: Partial<Switches>;
  /** Virtual time at the start, if the simulator is started without one. */
  startTime?: string;
  /** What goes wrong, in the words of the program's option `--fault`. */
  faults?: string[];
  /** What a rehearsal has to end with. */
  expect?: Expectation;
}

/** The state that a rehearsal has to end with; what is left out may be anything. */
export interface Expectation {
  /** No request may have changed anything. */
  unchanged?: boolean;
  clusters?: ExpectedCluster[];
}

export interface ExpectedCluster {
  name: string;
  provisioningState?: string;
  kubernetesVersion?: string;
  /** `none` if it is to be off. */
  upgradeChannel?: string;
  nodeOSUpgradeChannel?: string;
  pools?: ExpectedPool[];
}

export interface ExpectedPool {
  name: string;
  provisioningState?: string;
  kubernetesVersion?: string;
  nodeImageVersion?: string;
}

export interface ClusterScenario {
  name: string;
  resourceGroup?: string;
  location?: string;
  kubernetesVersion?: string;
  /** Kubernetes upgrade channel; default `none`, which the API leaves out. */
  upgradeChannel?: string;
  /** Node OS channel; default `NodeImage`; null: the cluster shows none, as old ones do. */
  nodeOSUpgradeChannel?: string | null;
  sku?: 'Base' | 'Automatic';
  supportPlan?: string;
  provisioningState?: string;
  powerState?: 'Running' | 'Stopped';
  tags?: Record<string, string>;
  /** Further properties, known to the API or not. */
  properties?: JsonObject;
  pools?: PoolScenario[];
  running?: RunningScenario;
  /** Operations that have ended, oldest first. */
  history?: HistoryScenario[];
  maintenanceConfigurations?: JsonObject[];
}

export interface PoolScenario {
  name: string;
  mode?: 'System' | 'User';
  count?: number;
  /** What the pool runs; if an operation is running on it, what it ran before. */
  kubernetesVersion?: string;
  nodeImageVersion?: string;
  osType?: string;
  osSKU?: string;
  vmSize?: string;
  provisioningState?: string;
  powerState?: 'Running' | 'Stopped';
  /** Recorded versions; null: the service leaves the list out. */
  recentlyUsed?: RecordScenario[] | null;
  labels?: Record<string, string>;
  taints?: string[];
  enableAutoScaling?: boolean;
  minCount?: number;
  maxCount?: number;
  upgradeSettings?: JsonObject;
  creationData?: JsonObject;
  vnetSubnetID?: string;
  /** Further properties, known to the API or not. */
  properties?: JsonObject;
  running?: RunningScenario;
  /**
   * An upgrade or rollback that stopped half way (with provisioningState Canceled or Failed): the versions that
   * `nodesDone` nodes reached are the pool's, the other nodes still run these.
   */
  stoppedUpgrade?: { kubernetesVersion: string; nodeImageVersion: string; nodesDone: number };
  /** Operations that have ended, oldest first. */
  history?: HistoryScenario[];
}

export interface RecordScenario {
  orchestratorVersion: string;
  nodeImageVersion: string;
  /** ISO 8601; null: no timestamp. */
  timestamp?: string | null;
  /** In place of `timestamp`: how long before the start. */
  ago?: Span;
  /** When the upgrade away from this version ended: the seven days count from then. Default: its timestamp. */
  completedAgo?: Span;
}

export interface RunningScenario {
  /** `Upgrade`, `Rollback`, `NodeImageUpgrade`, or any provisioning state, for example `Scaling`. */
  kind: string;
  kubernetesVersion?: string;
  nodeImageVersion?: string;
  startedAgo?: Span;
  /** Nodes that have reached the target. */
  nodesDone?: number;
  /** It never ends by itself. */
  stuck?: boolean;
  /** It will end Failed with this error. */
  fails?: { code: string; message: string };
  /** The resource does not show it: it reads as settled, and changes are answered 409. */
  hidden?: boolean;
  /** How long it still takes; default by its kind. Not for upgrades, whose nodes decide. */
  remaining?: Span;
}

export interface HistoryScenario {
  kind: string;
  status: 'Succeeded' | 'Failed' | 'Canceled';
  startedAgo: Span;
  took?: Span;
  error?: { code: string; message: string };
}

export interface VersionScenario {
  /** Minor version, for example `1.35`. */
  version: string;
  patches: string[];
  isDefault?: boolean;
  isPreview?: boolean;
  /** Default: KubernetesOfficial and AKSLongTermSupport. */
  supportPlans?: string[];
}

export interface FleetScenario {
  name: string;
  resourceGroup?: string;
  location?: string;
  members?: { name: string; cluster: string; group?: string }[];
  autoUpgradeProfiles?: { name: string; channel: string; updateStrategy?: string; disabled?: boolean }[];
  updateStrategies?: { name: string; stages: { name: string; groups: string[] }[] }[];
}

export interface RoleAssignment {
  /** `subscription` (default), `resourceGroup:NAME`, `cluster:NAME`, or a full ARM id. */
  scope?: string;
  /** Actions such as `Microsoft.ContainerService/managedClusters/read`; `*` is a wildcard. */
  actions: string[];
  notActions?: string[];
}

export interface ThrottlingScenario {
  enabled: boolean;
  /** Whether the buckets fill in real time (default) or in the simulator's. */
  clock?: 'real' | 'virtual';
}

export interface IdentityScenario {
  /** Subject of the GitHub ID tokens, in the old or in the immutable form. */
  subject?: string;
  /** The subjects that have a federated credential; default: every subject has one. */
  federatedSubjects?: string[];
  /** In place of the list: the one subject that has a credential. */
  federatedSubject?: string;
  federatedIssuer?: string;
  federatedAudience?: string;
  /** Life of an Azure token, in real seconds. A client keeps only those of more than about five minutes. */
  tokenLifetime?: number;
  /** Life of a GitHub ID token, in real seconds. */
  idTokenLifetime?: number;
  /** How the service principal's sign-in fails, whatever it sends. */
  fails?: 'mfa-required' | 'secret-expired' | 'app-missing';
}
