/**
 * When a move is over, from what its target shows at each look. Pure: the wait loop reads, this file judges.
 *
 * The versions of a pool flip when a PUT is accepted, reads may lag behind, and a `Succeeded` may have been there
 * before: so a terminal state counts only with evidence that the move had begun.
 */

import type { Move, Settlement, Sighting } from './moves.ts';
import { hasChannels } from './channels.ts';
import { isCanceling, isMoving, isSucceeded } from './states.ts';
import type { ClusterState, PoolState } from './types.ts';
import { isSameVersions } from './versions.ts';

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
  readonly hasCanceled: boolean;
  /** Looks in a row at which nothing had begun. */
  readonly idleLooks: number;
  /** Looks in a row that showed the same surprising sight. */
  readonly oddLooks: number;
}

export const NOTHING_SEEN: WatchMemory = { hasMoved: false, hasCanceled: false, idleLooks: 0, oddLooks: 0 };

/** What a watch is about. */
export interface Watch {
  readonly move: Move;
  /** What the target showed right before the move. */
  readonly before: Sighting;
  /** `none` for moves that send nothing. */
  readonly answer: 'accepted' | 'unknown' | 'refused' | 'none';
}

export interface Judgement {
  readonly memory: WatchMemory;
  readonly settlement?: Settlement;
  /** True when one more look, soon, decides. */
  readonly isDoubtful: boolean;
}

/** Returns what a pool or the cluster shows, as far as a watch needs it. */
export function sightPool(pool: PoolState): Sighting {
  const { provisioningState, eTag, kubernetesVersion, nodeImageVersion } = pool;
  return {
    provisioningState,
    ...(eTag === undefined ? {} : { eTag }),
    ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
    ...(nodeImageVersion === undefined ? {} : { nodeImageVersion }),
  };
}

export function sightCluster(cluster: ClusterState): Sighting {
  const { provisioningState, eTag, kubernetesVersion, upgradeChannel, nodeOsUpgradeChannel } = cluster;
  return {
    provisioningState,
    ...(eTag === undefined ? {} : { eTag }),
    ...(kubernetesVersion === undefined ? {} : { kubernetesVersion }),
    channels: {
      ...(upgradeChannel === undefined ? {} : { upgradeChannel }),
      ...(nodeOsUpgradeChannel === undefined ? {} : { nodeOsUpgradeChannel }),
    },
  };
}

/** Returns whether the move is over, given one more look at its target. */
export function judge(watch: Watch, memory: WatchMemory, seen: Sighting, at: number): Judgement {
  const next: WatchMemory = {
    ...memory,
    hasMoved: memory.hasMoved || isMoving(seen.provisioningState),
    hasCanceled: memory.hasCanceled || isCanceling(seen.provisioningState),
  };
  switch (watch.move.kind) {
    case 'abort':
      return judgeAbort(watch, next, seen, at);
    case 'roll-back':
    case 'disable-auto-upgrade':
    case 'restore-auto-upgrade':
      return judgePut(watch, next, seen, at);
    case 'join':
    case 'wait':
      return isMoving(seen.provisioningState) ? goOn(next) : confirmOrEnd(watch, next, seen, at);
  }
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
    const isForeign = watch.answer === 'unknown' && !showsGoal(watch.move, seen);
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

/** True when the versions or channels read as the move wants them. */
function showsGoal(move: Move, seen: Sighting): boolean {
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
    settlement: { kind: 'ended', at, seen, wasSeenCanceling: memory.hasCanceled },
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
