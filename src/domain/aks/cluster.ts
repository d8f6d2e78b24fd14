/** What the action knows about AKS, in its own words. Read-only values without behaviour. */

import { oneLine } from '../../text/plain-text.ts';
import type { AzureError } from './errors.ts';
import type { ActivityEvent } from '../beside/activity.ts';
import type { FleetCoverage, FleetRun } from '../beside/fleet.ts';
import type { Machine } from '../beside/machines.ts';
import type { MaintenanceWindow } from '../beside/maintenance.ts';
import type { PreviewSettings } from '../beside/upgrade-settings.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object exactly as Azure sent it: unknown properties are kept, because a PUT sends it back. */
export interface JsonObject {
  readonly [property: string]: JsonValue;
}

/** The pair of versions that a rollback restores. */
export interface Versions {
  /** Kubernetes version with its patch, such as `1.35.5`. */
  readonly kubernetesVersion: string;
  /** Full image name, such as `AKSUbuntu-2404gen2containerd-202605.14.0`. */
  readonly nodeImageVersion: string;
}

/** One entry of `recentlyUsedVersions` of a pool's upgrade profile. */
export interface RecordedVersion extends Versions {
  /** Epoch milliseconds of the start of the upgrade away from these versions; absent when Azure names none. */
  readonly recordedAt?: number;
}

/** An entry of `recentlyUsedVersions` that no rollback can be made of. */
export interface UnusableRecord {
  /** What it shows, such as `1.34 with no node image`. */
  readonly shows: string;
  /** Why it can't be used, such as `its Kubernetes version names no patch`. */
  readonly unusable: string;
}

export type RecordEntry = RecordedVersion | UnusableRecord;

/** `status.provisioningError` of a cluster or pool after a failure, or the error of an operation. */
export interface OperationError {
  readonly code: string;
  readonly message: string;
}

/** `upgradeSettings` of a pool. Absent values mean AKS's defaults. */
export interface UpgradeSettings {
  /** A number of nodes or a percentage, such as `10%`. */
  readonly maxSurge?: string;
  readonly maxUnavailable?: string;
  readonly drainTimeoutMinutes?: number;
  readonly nodeSoakMinutes?: number;
  readonly undrainableNodeBehavior?: string;
}

export interface PoolState {
  readonly name: string;
  /** `System`, `User`, `Gateway`, `ManagedSystem` or `Machines`. */
  readonly mode: string;
  /** A free string; see `states.ts` for what it means. */
  readonly provisioningState: string;
  readonly powerState?: string;
  /** What the pool shows: `currentOrchestratorVersion`, else `orchestratorVersion`. It flips when a PUT is accepted. */
  readonly kubernetesVersion?: string;
  readonly nodeImageVersion?: string;
  readonly osType?: string;
  readonly osSku?: string;
  readonly count?: number;
  readonly isAutoscaled: boolean;
  readonly isFromSnapshot: boolean;
  /** True for Spot machines: AKS upgrades them without surge nodes and without draining. */
  readonly isSpot?: boolean;
  readonly upgradeSettings: UpgradeSettings;
  readonly eTag?: string;
  readonly error?: OperationError;
  /** The pool's `properties` as read; for comparing settings before and after a change. */
  readonly properties: JsonObject;
}

export interface ClusterState {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly provisioningState: string;
  readonly powerState?: string;
  /** Version of the control plane. */
  readonly kubernetesVersion?: string;
  /** `Base` or `Automatic`. */
  readonly sku?: string;
  readonly supportPlan?: string;
  /** `Auto`: node auto-provisioning makes nodes beside the pools. */
  readonly nodeProvisioning?: string;
  /** Epoch milliseconds until which upgrades ignore PodDisruptionBudgets (`forceUpgrade`); absent when they don't. */
  readonly forceUpgradeUntil?: number;
  /** As Azure shows it; absent means none. */
  readonly upgradeChannel?: string;
  /** As Azure shows it; absent means that AKS does not manage the node OS. */
  readonly nodeOsUpgradeChannel?: string;
  readonly eTag?: string;
  readonly error?: OperationError;
  readonly pools: readonly PoolState[];
  /** The whole body as read: the starting point of a PUT, and what is compared before and after. */
  readonly body: JsonObject;
}

/** An entry of the preview operations API. */
export interface Operation {
  readonly id: string;
  /** An open set of words; terminal are exactly Succeeded, Failed and Canceled. */
  readonly status: string;
  /** What it does, in Azure's words, where the operations API tells. */
  readonly kind?: string;
  /** 0 to 100. */
  readonly percentComplete?: number;
  /** Epoch milliseconds. */
  readonly startedAt?: number;
  /** Epoch milliseconds. */
  readonly endedAt?: number;
  readonly error?: OperationError;
  readonly resourceId?: string;
}

/** One Kubernetes minor version that AKS offers in a region. */
export interface RegionVersion {
  /** Such as `1.35`. */
  readonly minor: string;
  readonly patches: readonly string[];
  /** `KubernetesOfficial`, `AKSLongTermSupport`. */
  readonly supportPlans: readonly string[];
}

/** A read that the action can do without: either its value or why it is missing. */
export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'unreadable'; readonly error: AzureError }
  | { readonly kind: 'not-needed' };

/** The cluster itself, or one of its pools. */
export type Target = { readonly kind: 'cluster' } | { readonly kind: 'pool'; readonly name: string };

/** Everything read from Azure in one round of the loop. */
export interface Observation {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly cluster: ClusterState;
  /** Recorded versions by pool name, for the pools that matter to the run. */
  readonly records: ReadonlyMap<string, Reading<readonly RecordEntry[]>>;
  readonly regionVersions: Reading<readonly RegionVersion[]>;
  readonly fleets: Reading<readonly FleetCoverage[]>;
  /** Update runs of the fleets that the cluster is a member of. */
  readonly fleetRuns: Reading<readonly FleetRun[]>;
  /** The latest operation (or the one asked for by `operation-id`) by `targetKey`. `undefined`: none on record. */
  readonly operations: ReadonlyMap<string, Reading<Operation | undefined>>;
  /** By pool, newest first: all that are in progress, where Azure lists them; without, the latest is all that is known. */
  readonly activeOperations: ReadonlyMap<string, Reading<readonly Operation[]>>;
  /** By pool; in a rollback only as its nodes were last looked at. */
  readonly machines: ReadonlyMap<string, Reading<readonly Machine[]>>;
  readonly previewSettings: Reading<PreviewSettings>;
  readonly windows: Reading<readonly MaintenanceWindow[]>;
  /** Who began what on the cluster and its pools in the last hours. */
  readonly events: Reading<readonly ActivityEvent[]>;
  /** Newest first, up to 50. */
  readonly recentOperations: Reading<readonly Operation[]>;
}

/** `cluster`, or `pool/NAME`: how a target is named in maps, the timeline and the log. */
export function targetKey(target: Target): string {
  return target.kind === 'cluster' ? 'cluster' : `pool/${target.name}`;
}

/** Returns `the cluster` or `pool user`. */
export function targetInWords(target: Target): string {
  return target.kind === 'cluster' ? 'the cluster' : `pool ${oneLine(target.name)}`;
}

/** Returns the same for the `targetKey` of a target, or for a pool by its name alone. */
export function keyInWords(key: string): string {
  return key === 'cluster' ? 'the cluster' : `pool ${oneLine(key.replace(/^pool\//, ''))}`;
}

/** Returns the pool of that name in the cluster, comparing as AKS does (its pool names are lower case). */
export function findPool(cluster: ClusterState, name: string): PoolState | undefined {
  return cluster.pools.find((pool) => pool.name.toLowerCase() === name.toLowerCase());
}

/** True for a pool of individual machines, which has no version upgrade and so no rollback. */
export function isMadeOfMachines({ mode }: Pick<PoolState, 'mode'>): boolean {
  return mode.toLowerCase() === 'machines';
}

/** True when the target is there and its state is as asked for. */
export function isInState(
  observation: Observation,
  target: Target,
  isAsAsked: (state: string) => boolean,
): boolean {
  const state = stateOf(observation, target);
  return state !== undefined && isAsAsked(state);
}

/** Returns the state of a target in an observation; a pool that is gone reads as undefined. */
export function stateOf(observation: Observation, target: Target): string | undefined {
  return target.kind === 'cluster'
    ? observation.cluster.provisioningState
    : findPool(observation.cluster, target.name)?.provisioningState;
}
