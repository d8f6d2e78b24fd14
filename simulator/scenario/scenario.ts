import type { RouteName } from '../http/route-names.ts';
import type { JsonObject } from '../state/json.ts';
import type { Switches } from '../state/switches.ts';
import type { Timings } from '../state/timings.ts';
import type { Action } from './action.ts';
import type { FleetScenario } from './fleet.ts';
import type { IdentityScenario, RoleAssignment } from './identity.ts';
import type { HistoryScenario, PoolScenario, RunningScenario } from './pool.ts';
import type { Span } from './spans.ts';

export type { FleetScenario } from './fleet.ts';
export type { IdentityScenario, RoleAssignment } from './identity.ts';
export type { HistoryScenario, PoolScenario, RecordScenario, RunningScenario } from './pool.ts';
export type { Span } from './spans.ts';

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
  /** What goes wrong, in the words of the program's option `--fault`, or with all its parts. */
  faults?: (string | FaultScenario)[];
  /** What others do meanwhile. */
  actors?: ActorScenario[];
  /** What a rehearsal has to end with. */
  expect?: Expectation;
}

/** A refusal or failure with its own words. */
export interface FaultScenario {
  /** The request that meets it, such as `pool.put`; without it, the next operation does. */
  request?: RouteName;
  /** Answer of the request; default 409. */
  status?: number;
  code: string;
  message: string;
  /** Inner causes, outermost first. */
  details?: { code: string; message: string }[];
  /** Form of the body; default `flat` for a 409, else `nested`. */
  form?: 'flat' | 'nested';
  times?: number;
  /** Requests that are spared first. */
  skip?: number;
  /** The request takes effect all the same. */
  takesEffect?: boolean;
  /** Of an operation: the pool that it works on, and the nodes that it does first. */
  pool?: string;
  afterNodes?: number;
}

/** What somebody else does (`do` and its members, as in Action), and when. */
export type ActorScenario = {
  /** So long after the start. */
  at?: Span;
  /** Right before, or right after, a request such as `cluster.put`. */
  before?: RouteName;
  after?: RouteName;
  /** Which of those requests; default the first. */
  nth?: number;
  /** So long after that request. */
  wait?: Span;
  /** Who it is, for the Activity Log. */
  by?: string;
  do: Action['kind'];
} & Record<string, unknown>;

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
  /** The version as it was asked for, if it is not the full one: `"1.35"`. */
  specifiedVersion?: string;
  /** Drains ignore disruption budgets for so long from the start. */
  forceUpgradeFor?: Span;
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
  /** By name, with their properties beside it or below `properties`. */
  maintenanceConfigurations?: JsonObject[];
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

export interface ThrottlingScenario {
  enabled: boolean;
  /** Whether the buckets fill in real time (default) or in the simulator's. */
  clock?: 'real' | 'virtual';
}
