/** Where one pool stands before a rollback: the table "What a rollback decides" of docs/behavior.md, row by row. */

import type { RollbackInputs } from '../../inputs.ts';
import { isMoving, isSucceeded, isUpdating, isUpgrading } from '../../aks/states.ts';
import {
  compareVersions,
  isSameImage,
  isSameKubernetesVersion,
  versionsShown,
  type Comparison,
} from '../../aks/versions.ts';
import type {
  Observation,
  PoolState,
  Reading,
  RecordedVersion,
  RecordEntry,
  Versions,
} from '../../aks/cluster.ts';
import { activeOn } from '../../aks/operations.ts';
import { newestFirst, usableRecords } from '../../aks/records.ts';
import { isUpgradeKind } from '../../beside/operation-kinds.ts';
import { optional } from '../../optional.ts';

export type Pins = RollbackInputs['pins'];

/** Which row of the table "What a rollback decides" a pool is in, before anything is checked. */
export type RollbackCase =
  /** An upgrade is to be undone. */
  | 'roll-back'
  /** A rollback stopped partway: its PUT is to be sent again. */
  | 'resend'
  /** The pool runs the target already, or rolling "back" would move it forward. */
  | 'already'
  /** This very rollback is running. */
  | 'join'
  /** Another operation is running on the pool. */
  | 'busy'
  /** The pinned target is newer than what runs. */
  | 'too-new'
  /** Nothing on record, or nothing that the pins match. */
  | 'no-target'
  /** The record may not be read, and the pins do not settle the matter without it. */
  | 'unread';

export interface Assessment {
  readonly pool: PoolState;
  readonly rollbackCase: RollbackCase;
  /** What the pool is to run in the end; absent without a target. */
  readonly to?: Versions;
  /** The record that the target comes from; absent when the target is what the pool shows. */
  readonly record?: RecordedVersion;
  /** How the target compares with what the pool shows. */
  readonly comparison?: Comparison;
  /** True when the rollback changes the node image; a rollback sent again counts as changing it. */
  readonly changesImage: boolean;
}

/** An assessment of a pool that has a target. */
export type Targeted = Assessment & { readonly to: Versions };

/** Returns the newest usable record that matches every pin. */
function pickRecord(records: readonly RecordEntry[], pins: Pins): RecordedVersion | undefined {
  return newestFirst(usableRecords(records)).find((record) => matchesPins(record, pins));
}

/**
 * Returns the kind of the operation that runs on the pool, where the operations API names one. Of several it is the
 * upgrade's or the rollback's: what runs beside it, such as a scale, does not make it another operation.
 */
export function runningKind(observation: Observation, pool: string): string | undefined {
  const active = activeOn(observation, { kind: 'pool', name: pool });
  return (active.find((operation) => isUpgradeKind(operation) === true) ?? active[0])?.kind;
}

/**
 * Returns the names of the pools of the run: those named, in their order. With `*` the pools that have the pinned
 * version on record when the run begins, or, if no pool has, those that run exactly what is pinned; user pools go first:
 * they run the workload that is in trouble, and a rollback that goes wrong there leaves the system pool, and with it
 * cluster DNS and the metrics, alone.
 */
export function selectPools(
  { pools, pins }: Pick<RollbackInputs, 'pools' | 'pins'>,
  first: Observation,
): readonly string[] {
  if (pools.kind === 'named') return pools.names;
  const userFirst = first.cluster.pools.toSorted(
    (one, other) => Number(isSystem(one)) - Number(isSystem(other)),
  );
  const recorded = userFirst.filter(({ name }) => hasTarget(first, name, pins));
  const chosen = recorded.length > 0 ? recorded : userFirst.filter((pool) => runsPinned(pool, pins));
  return chosen.map(({ name }) => name);
}

/** AKS Automatic calls its own system pool `ManagedSystem`. */
function isSystem({ mode }: PoolState): boolean {
  return ['system', 'managedsystem'].includes(mode.toLowerCase());
}

function runsPinned(pool: PoolState, pins: Pins): boolean {
  const shown = versionsShown(pool);
  return shown !== undefined && isPinned(pins) && matchesPins(shown, pins);
}

/** True when the pool has a record that matches every pin. */
function hasTarget({ records }: Observation, pool: string, pins: Pins): boolean {
  const reading = records.get(pool);
  return reading?.kind === 'read' && pickRecord(reading.value, pins) !== undefined;
}

function isPinned(pins: Pins): boolean {
  return pins.kubernetesVersion !== undefined || pins.nodeImageVersion !== undefined;
}

/**
 * Returns where the pool stands.
 *
 * @param kind the kind of the operation that runs on the pool, where the operations API names one.
 */
export function assessPool(
  pool: PoolState,
  records: Reading<readonly RecordEntry[]> | undefined,
  pins: Pins,
  kind?: string,
): Assessment {
  const shown = versionsShown(pool);
  const record = records?.kind === 'read' ? pickRecord(records.value, pins) : undefined;
  const shownIsTarget = shown !== undefined && isPinned(pins) && matchesPins(shown, pins);
  const candidate: Versions | undefined = record ?? (shownIsTarget ? shown : undefined);
  if (candidate === undefined) {
    const rollbackCase = records?.kind === 'unreadable' ? 'unread' : 'no-target';
    return { pool, rollbackCase, changesImage: false };
  }
  const comparison = compareVersions(candidate, pool);
  // Where the pool does not show both versions, nothing tells of a rollback that stopped or runs: never go forward.
  const rollbackCase = rollbackCaseOf(pool, comparison, isPinned(pins) || shown === undefined, kind);
  // A rollback that stopped or is running shows its target already: the versions flip when it is accepted.
  const isShown =
    shown !== undefined &&
    (rollbackCase === 'resend' || rollbackCase === 'join' || rollbackCase === 'already');
  const to: Versions = isShown ? shown : candidate;
  return {
    pool,
    rollbackCase,
    to: { kubernetesVersion: to.kubernetesVersion, nodeImageVersion: to.nodeImageVersion },
    ...optional('record', record),
    comparison,
    changesImage:
      rollbackCase === 'resend' ||
      pool.nodeImageVersion === undefined ||
      !isSameImage(to.nodeImageVersion, pool.nodeImageVersion),
  };
}

function rollbackCaseOf(
  { provisioningState: state }: PoolState,
  comparison: Comparison,
  pinned: boolean,
  kind: string | undefined,
): RollbackCase {
  if (comparison === 'newer' && pinned) return 'too-new';
  const isBack = comparison === 'equal' || comparison === 'newer';
  if (isMoving(state)) return isBack && mayBeRollback(state, kind) ? 'join' : 'busy';
  if (isSucceeded(state)) return isBack ? 'already' : 'roll-back';
  return isBack ? 'resend' : 'roll-back';
}

/** `Update` with a sub-kind, such as of labels, is another kind. */
const ROLLBACK_KIND = /upgrade|rollback|^update(?:agentpool)?$/i;

/**
 * A rollback to the versions that the pool shows already is `Updating`, and to AKS it may be no more than an update: a
 * kind that says just that is no other one. Joining sends nothing, so somebody else's update is only waited for.
 */
function mayBeRollback(state: string, kind: string | undefined): boolean {
  return isUpgrading(state) || (isUpdating(state) && (kind === undefined || ROLLBACK_KIND.test(kind)));
}

function matchesPins(versions: Versions, pins: Pins): boolean {
  return (
    (pins.kubernetesVersion === undefined ||
      isSameKubernetesVersion(versions.kubernetesVersion, pins.kubernetesVersion)) &&
    (pins.nodeImageVersion === undefined || isSameImage(versions.nodeImageVersion, pins.nodeImageVersion))
  );
}
