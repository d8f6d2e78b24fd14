/** Azure Kubernetes Service, as the steps see it. */

import type { ActivityEvent } from '../domain/beside/activity.ts';
import type { AzureError } from '../domain/aks/errors.ts';
import type { FleetCoverage, FleetMember, FleetRun } from '../domain/beside/fleet.ts';
import type { Machine } from '../domain/beside/machines.ts';
import type { MaintenanceWindow } from '../domain/beside/maintenance.ts';
import type { PreviewSettings } from '../domain/beside/upgrade-settings.ts';
import type {
  ClusterState,
  JsonObject,
  Operation,
  PoolState,
  RecordEntry,
  RegionVersion,
  Target,
} from '../domain/aks/cluster.ts';

/**
 * Leads to the status of one asynchronous operation. Opaque on purpose: the URL behind it is a capability
 * that must never be printed, so only the adapter knows it.
 */
export interface OperationHandle {
  readonly kind: 'operation-handle';
}

/** What an operation's status URL tells people; never the judge of how it ended. */
export interface OperationProgress {
  /** Free text such as `RollingUpgradeUpgradingNodes: 1/3 nodes completed; 0 errors`. */
  readonly status: string;
  readonly error?: { readonly code: string; readonly message: string };
}

/** What Azure answered to a mutation. Mutations are sent once, without automatic retries. */
export type MutationAnswer =
  | {
      readonly kind: 'accepted';
      readonly status: number;
      readonly correlationId?: string;
      /** Leads to the operation's progress text, when Azure named it on the ARM host. */
      readonly handle?: OperationHandle;
      /** `provisioningState` in the answer's body, if there was one. */
      readonly provisioningState?: string;
      /** Milliseconds that the service asked to wait before the first look. */
      readonly retryAfterMs?: number;
    }
  /** A 4xx: nothing was started. */
  | { readonly kind: 'refused'; readonly error: AzureError }
  /** Lost answer, time-out or 5xx: may or may not have taken effect. */
  | { readonly kind: 'unknown'; readonly error: AzureError };

/** A value with the pause that the service asked for before the next read of it. */
export interface Timed<T> {
  readonly value: T;
  readonly retryAfterMs?: number;
}

/** Every method rejects with AzureError (reads) and with InterruptedError when the run is being canceled. */
export interface Aks {
  readCluster(): Promise<Timed<ClusterState>>;
  readPool(pool: string): Promise<PoolState>;
  /** The pool's recorded versions, in Azure's order; empty when it names none. */
  readRecords(pool: string): Promise<readonly RecordEntry[]>;
  readRegionVersions(location: string): Promise<readonly RegionVersion[]>;
  /** The latest operation of the cluster or pool, or `undefined` when there is none on record. Preview API. */
  readLatestOperation(target: Target): Promise<Operation | undefined>;
  /** One operation of the cluster or pool by its id. Preview API. */
  readOperation(target: Target, id: string): Promise<Operation>;
  /** The cluster's latest operations (up to 50), newest first. Preview API. */
  listOperations(): Promise<readonly Operation[]>;
  /** The operations of a pool that are in progress, newest first. Rejects where the preview knows no such list. */
  listActiveOperations(pool: string): Promise<readonly Operation[]>;
  /** The pool's machines; without versions where the preview shows none. */
  readMachines(pool: string): Promise<readonly Machine[]>;
  /** Preview API. */
  readPreviewSettings(): Promise<PreviewSettings>;
  readWindows(): Promise<readonly MaintenanceWindow[]>;
  /** Who began what on the cluster and its pools since then (epoch milliseconds). */
  readEvents(since: number): Promise<readonly ActivityEvent[]>;
  readProgress(handle: OperationHandle): Promise<OperationProgress>;
  abort(target: Target): Promise<MutationAnswer>;
  putPool(pool: string, body: JsonObject, ifMatch: string | undefined): Promise<MutationAnswer>;
  putCluster(body: JsonObject, ifMatch: string | undefined): Promise<MutationAnswer>;
  /** The AKS API version that requests are made with. */
  readonly apiVersion: string;
}

export interface Fleets {
  /** The fleets of the subscription that have the cluster as a member. */
  readMemberships(clusterId: string): Promise<readonly FleetMember[]>;
  /** The auto-upgrade profiles of the member's fleet that reach it, or may; disabled ones, too. */
  readCoverage(member: FleetMember): Promise<readonly FleetCoverage[]>;
  /** The update runs of the member's fleet. */
  readRuns(member: FleetMember, clusterId: string): Promise<readonly FleetRun[]>;
}
