/** What else is going on that a rollback has to deal with first, and how, by `if-busy`. */

import type { Assessment, Targeted } from './assess.ts';
import type { AzureError } from '../../aks/errors.ts';
import {
  abortsOf,
  refusalMeaning,
  refusalOf,
  rollbacksOf,
  switchOffOf,
  tookEffect,
} from '../../moves/history.ts';
import type { RollbackInputs } from '../../inputs.ts';
import type { Channels } from '../../aks/channels.ts';
import { isOwnUpdate } from '../../moves/late.ts';
import type { MoveRecord, RunHistory } from '../../moves/record.ts';
import { optional } from '../../optional.ts';
import { isCanceling, isMoving, isSettled, isStopped, isUpgrading } from '../../aks/states.ts';
import type { Observation, Target } from '../../aks/cluster.ts';

/** How often one run aborts the same target because it is busy: another actor that starts anew each time wins. */
const MAX_ABORTS_PER_TARGET = 2;

/** What to do about one operation that is in the way. */
export type BusyAnswer =
  | 'block'
  | 'wait'
  | 'abort'
  /** The switch-off of the channels made a stopped upgrade start again: it is aborted under every policy. */
  | 'abort-resumed';

export interface Busy {
  readonly target: Target;
  readonly provisioningState: string;
  /** Azure says that it is busy although the target reads as settled. */
  readonly isHidden: boolean;
  readonly answer: BusyAnswer;
  /** Why this run may not abort it, if Azure said so. */
  readonly refusal?: AzureError;
}

export interface BusyContext {
  readonly inputs: RollbackInputs;
  readonly observation: Observation;
  readonly history: RunHistory;
  /** The pools still to be dealt with. */
  readonly pending: readonly Assessment[];
  /** The channels that must be switched off first, if any. */
  readonly channelsOff: Channels | undefined;
}

/** True when this pool still needs a PUT, now or after what is in the way has ended: it has a target then. */
export function needsRollback(assessment: Assessment): assessment is Targeted {
  const { rollbackCase } = assessment;
  return rollbackCase === 'roll-back' || rollbackCase === 'resend' || rollbackCase === 'busy';
}

/** True when this very rollback is running on the pool: it shows its target then. */
export function isToBeJoined(assessment: Assessment): assessment is Targeted {
  return assessment.rollbackCase === 'join';
}

/** Returns every operation in the way of the pending rollbacks, the cluster's own first. */
export function findBusy(context: BusyContext): readonly Busy[] {
  const { observation, pending, channelsOff } = context;
  if (!pending.some(needsRollback)) return [];
  const cluster = observation.cluster;
  const found: Busy[] = [];
  const clusterTarget: Target = { kind: 'cluster' };
  if (isMoving(cluster.provisioningState)) {
    found.push(busy(context, clusterTarget, cluster.provisioningState, false));
  } else if (channelsOff !== undefined && wasSwitchOffRefused(context.history)) {
    found.push(busy(context, clusterTarget, cluster.provisioningState, true));
  }
  for (const { pool, rollbackCase } of pending) {
    const isHidden = isHiddenBusy(context, pool.name, pool.provisioningState);
    if (rollbackCase === 'busy' || (isHidden && rollbackCase !== 'join' && rollbackCase !== 'already')) {
      found.push(busy(context, { kind: 'pool', name: pool.name }, pool.provisioningState, isHidden));
    }
  }
  if (channelsOff !== undefined) found.push(...otherPoolsMoving(context));
  return found;
}

/** Pools that this run is not about: they matter only to a PUT of the whole cluster. */
function otherPoolsMoving(context: BusyContext): readonly Busy[] {
  const pendingNames = new Set(context.pending.map(({ pool }) => pool.name));
  return context.observation.cluster.pools
    .filter((pool) => !pendingNames.has(pool.name) && isMoving(pool.provisioningState))
    .map((pool) => busy(context, { kind: 'pool', name: pool.name }, pool.provisioningState, false));
}

function busy(context: BusyContext, target: Target, provisioningState: string, isHidden: boolean): Busy {
  const refusal = refusedAbort(abortsOf(context.history, target));
  return {
    target,
    provisioningState,
    isHidden,
    answer: answerTo(context, target, provisioningState, isHidden),
    ...optional('refusal', refusal),
  };
}

/** What Azure said to the last request, if that was a PUT and met an operation in progress. */
export function busyAnswer({ records }: RunHistory): AzureError | undefined {
  const last = records.at(-1);
  return wasBusy(last) ? refusalOf(last) : undefined;
}

function wasBusy(record: MoveRecord | undefined): boolean {
  return record?.move.kind !== 'abort' && refusalMeaning(record) === 'busy';
}

function answerTo(context: BusyContext, target: Target, state: string, isHidden: boolean): BusyAnswer {
  if (wasResumed(context, target, state)) return 'abort-resumed';
  // What this run set going itself is in nobody's way.
  if (target.kind === 'cluster' && isOwnUpdate(context.history, context.observation.cluster)) return 'wait';
  switch (context.inputs.ifBusy) {
    case 'fail':
      return 'block';
    case 'wait':
      return 'wait';
    case 'abort':
      // An abort that is under way already is only waited for.
      if (!isHidden && isCanceling(state) && isOurs(context, target)) return 'wait';
      return !isHidden && isUpgrading(state) && isOurs(context, target) && !isExhausted(context, target)
        ? 'abort'
        : 'block';
  }
}

/** The cluster, or a pool that the run was asked to roll back. */
function isOurs(context: BusyContext, target: Target): boolean {
  return target.kind === 'cluster' || context.pending.some(({ pool }) => pool.name === target.name);
}

function isExhausted({ history }: BusyContext, target: Target): boolean {
  return isGivenUp(abortsOf(history, target));
}

/** What Azure refused for good, such as for want of a right, is not asked for again. */
function isGivenUp(aborts: readonly MoveRecord[]): boolean {
  return attempts(aborts).length >= MAX_ABORTS_PER_TARGET || refusedAbort(aborts) !== undefined;
}

/** What Azure answered to the last abort, if it refused it for good. */
function refusedAbort(aborts: readonly MoveRecord[]): AzureError | undefined {
  const last = aborts.at(-1);
  return refusalMeaning(last) === 'refused' ? refusalOf(last) : undefined;
}

/** True when a pool that had stopped partway began to upgrade again through our own switch-off. */
function wasResumed({ history, pending }: BusyContext, target: Target, state: string): boolean {
  if (target.kind !== 'pool' || !isUpgrading(state)) return false;
  if (!pending.some(({ pool }) => pool.name === target.name)) return false;
  const switchOff = switchOffOf(history);
  const before = switchOff?.poolsBefore?.find((pool) => pool.name === target.name);
  if (switchOff === undefined || before === undefined || !isStopped(before.provisioningState)) return false;
  const since = { ...history, records: history.records.slice(history.records.indexOf(switchOff)) };
  const aborts = abortsOf(since, target);
  return !isGivenUp(aborts) && !aborts.some(tookEffect);
}

/** Requests that Azure looked at: one that was throttled does not count. */
function attempts(records: readonly MoveRecord[]): readonly MoveRecord[] {
  return records.filter((record) => refusalMeaning(record) !== 'throttled');
}

/** True when the last PUT of the pool met an operation in progress that nothing shows. */
function isHiddenBusy({ history, observation }: BusyContext, pool: string, state: string): boolean {
  if (!isSettled(state)) return false;
  if (isMoving(observation.cluster.provisioningState)) return false;
  // Only the very last record counts: after a pause for the hidden operation the PUT may be tried again.
  const last = history.records.at(-1);
  return wasBusy(last) && last === rollbacksOf(history, pool).at(-1);
}

function wasSwitchOffRefused(history: RunHistory): boolean {
  const last = history.records.at(-1);
  return last?.move.kind === 'disable-auto-upgrade' && wasBusy(last);
}
