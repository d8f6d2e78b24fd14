/**
 * When a move is over, from what its target shows at each look. Pure: the wait loop reads, this file judges.
 *
 * The versions of a pool flip when a PUT is accepted, reads may lag behind, and a `Succeeded` may have been there
 * before: so a terminal state counts only with evidence that the move had begun.
 */

import { settlesAs, type Move } from './move.ts';
import type { Settlement } from './record.ts';
import type { Sighting } from './sighting.ts';
import { hasChannels } from '../aks/channels.ts';
import { optional } from '../optional.ts';
import { isCanceling, isMoving, isSucceeded, isUpgrading } from '../aks/states.ts';
import type { OperationError } from '../aks/cluster.ts';
import { isSameVersions } from '../aks/versions.ts';

/** Looks without any change after which a request whose answer was lost counts as not arrived. */
const LOOKS_AFTER_LOST_ANSWER = 3;

/** Looks without any change after which an accepted request counts as without effect. */
const LOOKS_AFTER_ACCEPTANCE = 12;

/** Looks at an operation that goes on as before, after which a refused abort counts as refused for good. */
const LOOKS_AFTER_REFUSED_ABORT = 6;

/** A surprising sight is looked at twice before it counts: it may be a stale answer. */
const LOOKS_TO_CONFIRM = 2;

/** What is remembered between two looks. */
export interface WatchMemory {
  readonly hasMoved: boolean;
  /** It showed what the move wants, in motion or unlike before: the request had arrived, whatever is seen later. */
  readonly hasArrived: boolean;
  readonly hasCanceled: boolean;
  /** Looks in a row at which nothing had begun. */
  readonly idleLooks: number;
  /** Looks in a row that showed the same surprising sight. */
  readonly oddLooks: number;
  /** State of the operation last seen moving, when a rollback is watched and that was none. */
  readonly displacedBy?: string;
}

export const NOTHING_SEEN: WatchMemory = {
  hasMoved: false,
  hasArrived: false,
  hasCanceled: false,
  idleLooks: 0,
  oddLooks: 0,
};

/** What a watch is about. */
export interface Watch {
  readonly move: Move;
  /** What the target showed right before the move. */
  readonly before: Sighting;
  /** `none` for moves that send nothing. */
  readonly answer: 'accepted' | 'unknown' | 'refused' | 'none';
  /** What the target showed when the move was accepted: the word for the move's own operation. */
  readonly ownState?: string;
}

export interface Judgement {
  readonly memory: WatchMemory;
  readonly settlement?: Settlement;
  /** True when one more look, soon, decides. */
  readonly isDoubtful: boolean;
}

/** Returns the memory of a look right after the request, which is too early to count against it. */
export function rememberFirstSight(watch: Watch, seen: Sighting, at: number): WatchMemory {
  return { ...judge(watch, NOTHING_SEEN, seen, at).memory, idleLooks: 0, oddLooks: 0 };
}

/** Returns whether the move is over, given one more look at its target. */
export function judge(watch: Watch, memory: WatchMemory, seen: Sighting, at: number): Judgement {
  const next: WatchMemory = {
    ...rememberDisplacement(watch, memory, seen.provisioningState),
    hasMoved: memory.hasMoved || isMoving(seen.provisioningState),
    hasArrived: memory.hasArrived || showsArrival(watch, seen),
    hasCanceled: memory.hasCanceled || isCanceling(seen.provisioningState),
  };
  switch (settlesAs(watch.move)) {
    case 'abort':
      return judgeAbort(watch, next, seen, at);
    case 'put':
      return judgePut(watch, next, seen, at);
    case 'standstill':
      return isMoving(seen.provisioningState) ? goOn(next) : confirmOrEnd(watch, next, seen, at);
  }
}

/**
 * A rollback shows as an upgrade. When something else was the last to move, the `Succeeded` that follows is its own: it
 * may have taken the rollback's place half way, with versions that read as wanted since they flipped at acceptance.
 */
function rememberDisplacement({ move, ownState }: Watch, memory: WatchMemory, state: string): WatchMemory {
  if (!('to' in move) || !isMoving(state) || isCanceling(state)) return memory;
  if (isForeignToRollback(state, ownState)) return { ...memory, displacedBy: state };
  const { displacedBy: _, ...rest } = memory;
  return rest;
}

/** True for the state of an operation in progress that is no rollback, nor the cancellation of one. */
export function isForeignToRollback(state: string, ownState: string | undefined): boolean {
  if (!isMoving(state) || isCanceling(state) || isUpgrading(state)) return false;
  return state.toLowerCase() !== ownState?.toLowerCase();
}

/**
 * Returns the settlement with what the operation itself tells: its error, and whether it had succeeded. That never makes
 * a success; it only shows that what moved afterwards was another operation.
 */
export function completeSettlement(
  settlement: Settlement,
  error: OperationError | undefined,
  hasOwnSucceeded: boolean,
): Settlement {
  if (settlement.kind === 'replaced') return { ...settlement, ...optional('error', error) };
  if (settlement.kind !== 'ended') return settlement;
  const { displacedBy, ...ended } = settlement;
  return {
    ...ended,
    ...optional('error', error),
    ...optional('displacedBy', hasOwnSucceeded ? undefined : displacedBy),
  };
}

function judgeAbort(watch: Watch, memory: WatchMemory, seen: Sighting, at: number): Judgement {
  if (!isMoving(seen.provisioningState)) return confirmOrEnd(watch, memory, seen, at);
  if (isCanceling(seen.provisioningState)) return goOn(memory);
  if (memory.hasCanceled) {
    // Canceling was seen and something else moves now: the aborted operation ended, and another one began.
    const odd = memory.oddLooks + 1;
    return odd < LOOKS_TO_CONFIRM
      ? { memory: { ...memory, oddLooks: odd }, isDoubtful: true }
      : { memory, settlement: { kind: 'replaced', at, seen }, isDoubtful: false };
  }
  if (watch.answer === 'accepted') return goOn(memory);
  const limit = watch.answer === 'unknown' ? LOOKS_AFTER_LOST_ANSWER : LOOKS_AFTER_REFUSED_ABORT;
  return notBegunAfter(limit, memory, seen, at);
}

function judgePut(watch: Watch, memory: WatchMemory, seen: Sighting, at: number): Judgement {
  if (isMoving(seen.provisioningState)) {
    // Versions and channels flip at acceptance: after a lost answer, other ones tell that somebody else's request won.
    const isForeign = watch.answer === 'unknown' && !memory.hasArrived;
    return isForeign
      ? { memory, settlement: { kind: 'not-begun', at, seen }, isDoubtful: false }
      : goOn(memory);
  }
  if (hasBegun(watch, memory, seen)) return confirmOrEnd(watch, memory, seen, at);
  return notBegunAfter(
    watch.answer === 'accepted' ? LOOKS_AFTER_ACCEPTANCE : LOOKS_AFTER_LOST_ANSWER,
    memory,
    seen,
    at,
  );
}

/** Evidence that a terminal state is not the one that was there before the request. */
function hasBegun({ before, move }: Watch, memory: WatchMemory, seen: Sighting): boolean {
  if (memory.hasMoved) return true;
  if (before.eTag !== undefined && seen.eTag !== undefined && before.eTag !== seen.eTag) return true;
  return showsGoal(move, seen) && !showsGoal(move, before);
}

function showsArrival({ before, move }: Watch, seen: Sighting): boolean {
  return showsGoal(move, seen) && (isMoving(seen.provisioningState) || !showsGoal(move, before));
}

/** True when the versions or channels read as the move wants them. */
export function showsGoal(move: Move, seen: Sighting): boolean {
  if ('to' in move) return isSameVersions(seen, move.to);
  if ('channels' in move) return hasChannels(seen.channels ?? {}, move.channels);
  return true;
}

/** The terminal state counts; one that surprises only when a second look shows it, too. */
function confirmOrEnd(watch: Watch, memory: WatchMemory, seen: Sighting, at: number): Judgement {
  if (isSurprising(watch, memory, seen) && memory.oddLooks + 1 < LOOKS_TO_CONFIRM) {
    return { memory: { ...memory, oddLooks: memory.oddLooks + 1 }, isDoubtful: true };
  }
  return {
    memory,
    settlement: {
      kind: 'ended',
      at,
      seen,
      wasSeenCanceling: memory.hasCanceled,
      ...optional('displacedBy', memory.displacedBy),
    },
    isDoubtful: false,
  };
}

/** Success without the goal reached, or an operation that ended by itself right when it was aborted. */
function isSurprising(watch: Watch, memory: WatchMemory, seen: Sighting): boolean {
  if (!isSucceeded(seen.provisioningState)) return false;
  return watch.move.kind === 'abort' ? !memory.hasCanceled : !showsGoal(watch.move, seen);
}

function notBegunAfter(limit: number, memory: WatchMemory, seen: Sighting, at: number): Judgement {
  const idleLooks = memory.idleLooks + 1;
  const next = { ...memory, idleLooks };
  return idleLooks < limit
    ? { memory: next, isDoubtful: false }
    : { memory: next, settlement: { kind: 'not-begun', at, seen }, isDoubtful: false };
}

function goOn(memory: WatchMemory): Judgement {
  return { memory: { ...memory, oddLooks: 0 }, isDoubtful: false };
}
