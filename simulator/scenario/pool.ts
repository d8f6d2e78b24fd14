import type { JsonObject } from '../state/json.ts';
import type { Span } from './spans.ts';

export interface MachineScenario {
  /** Which one, from 0. */
  node: number;
  kubernetesVersion?: string;
  nodeImageVersion?: string;
  provisioningState?: string;
  error?: { code: string; message: string };
  vmState?: string;
  driftAction?: string;
  driftReason?: string;
  /** Labels of its node. */
  labels?: Record<string, string>;
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
  fails?: { code: string; message: string; details?: { code: string; message: string }[] };
  /** The resource does not show it: it reads as settled, and changes are answered 409. */
  hidden?: boolean;
  /** How long it still takes; default by its kind. Not for upgrades, whose nodes decide. */
  remaining?: Span;
  /** Who began it, for the Activity Log: a name with an @, or the id of an application. */
  by?: string;
  /** `operationType` and `subOperationType` of newer previews; default by its kind. */
  type?: string;
  subType?: string;
}

export interface HistoryScenario {
  kind: string;
  status: 'Succeeded' | 'Failed' | 'Canceled';
  startedAgo: Span;
  took?: Span;
  error?: { code: string; message: string; details?: { code: string; message: string }[] };
  by?: string;
  type?: string;
  subType?: string;
}

export interface PoolScenario {
  name: string;
  mode?: 'System' | 'User' | 'ManagedSystem' | 'Machines' | 'Gateway';
  /** Default `VirtualMachineScaleSets`; a pool of mode `Machines` has virtual machines. */
  type?: 'VirtualMachineScaleSets' | 'VirtualMachines';
  count?: number;
  /** What the pool runs; if an operation is running on it, what it ran before. */
  kubernetesVersion?: string;
  /** The version as it was asked for, if it is not the full one: `"1.35"`. */
  specifiedVersion?: string;
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
  /** What began after it, and runs beside it. */
  alsoRunning?: RunningScenario[];
  /** What the list of machines says of single nodes. */
  machines?: MachineScenario[];
  /**
   * An upgrade or rollback that stopped partway (with provisioningState Canceled or Failed): the versions that
   * `nodesDone` nodes reached are the pool's, the other nodes still run these.
   */
  stoppedUpgrade?: { kubernetesVersion: string; nodeImageVersion: string; nodesDone: number };
  /** Operations that have ended, oldest first. */
  history?: HistoryScenario[];
}
