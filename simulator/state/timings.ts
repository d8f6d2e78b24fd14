/** How long things take, in virtual seconds. */
export interface Timings {
  /** Time the service takes to answer a PUT that it accepts (recorded: 1 to 8 s). */
  putAnswer: number;
  /** Creating surge nodes (derived from recorded upgrades of one node, which took 4 min 47 s in all). */
  surge: number;
  /** Upgrading one node. */
  perNode: number;
  /** Removing the surge nodes. */
  removeSurge: number;
  /** Updating a cluster, for example its upgrade channels. */
  clusterUpdate: number;
  /** Updating a pool without a change of version. */
  poolUpdate: number;
  /** Scaling a pool. */
  scale: number;
  /** Creating a pool or a cluster. */
  create: number;
  /** Deleting a pool. */
  delete: number;
  /** Starting or stopping a cluster or a pool. */
  power: number;
  /** Upgrading the control plane. */
  controlPlane: number;
  /** From an accepted abort to the state `Canceling`. */
  cancelingAfter: number;
  /** From `Canceling` to `Canceled` (recorded: an abort took 5.4 s and 9.4 s in all). */
  canceling: number;
  /** From a cluster update's acceptance (or its end) until a stopped upgrade moves again. */
  resumeAfter: number;
  /** From the end of a rollback until automatic upgrade undoes it, with the switch `accept-and-re-upgrade`. */
  reUpgradeAfter: number;
  /** From the end of a rollback until the next maintenance window of the node OS channel. */
  nextWindow: number;
  /** Until the Activity Log has an event (documented: some minutes). */
  activityLog: number;
  /** Until a changed upgrade channel takes effect (documented: up to 24 hours). */
  channelChange: number;
}

export const DEFAULT_TIMINGS: Timings = {
  putAnswer: 1,
  surge: 150,
  perNode: 120,
  removeSurge: 20,
  clusterUpdate: 60,
  poolUpdate: 60,
  scale: 90,
  create: 180,
  delete: 120,
  power: 120,
  controlPlane: 300,
  cancelingAfter: 1,
  canceling: 6,
  resumeAfter: 3,
  reUpgradeAfter: 60,
  nextWindow: 3600,
  activityLog: 120,
  channelChange: 0,
};
