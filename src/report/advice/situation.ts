/** Questions to an outcome that several texts ask. */

import { isKnownOff } from '../../domain/aks/channels.ts';
import { tookEffect } from '../../domain/moves/history.ts';
import { isRollback } from '../../domain/moves/move.ts';
import type { MoveRecord } from '../../domain/moves/record.ts';
import { optional } from '../../domain/optional.ts';
import type { Outcome, PoolOutcome, RollbackOffer } from '../../domain/outcome/outcome.ts';
import { factsOf, type OutcomeError } from '../../domain/results.ts';
import type { CheckResult } from '../../domain/checks/check.ts';
import type { NodeCount } from '../../domain/aks/progress.ts';
import type { Operation, RecordedVersion } from '../../domain/aks/cluster.ts';
import { DAY_MS, offerEnd, RE_UPGRADE_DAYS } from '../../domain/time.ts';

/** Returns the one pool that the outcome speaks of, if it speaks of one. */
export function singlePool({ isSinglePool, pools }: Outcome): PoolOutcome | undefined {
  return isSinglePool ? pools[0] : undefined;
}

/** Returns the operation acted upon or reported. */
export function operationOf(outcome: Outcome): Operation | undefined {
  return outcome.operation ?? singlePool(outcome)?.operation;
}

/** Returns the error that decided the result: the run's own, else that of the first pool that ended like the run. */
export function decidingError(outcome: Outcome): OutcomeError | undefined {
  if (outcome.error !== undefined) return outcome.error;
  const failing = outcome.pools.filter(({ error }) => error !== undefined);
  return (failing.find(({ result }) => result === outcome.result) ?? failing[0])?.error;
}

/** Returns the records of requests that took effect, or may have. */
export function effectiveMutations({ moves }: Outcome): readonly MoveRecord[] {
  return moves.filter(tookEffect);
}

/** Returns the node counts last seen: of the single pool, else of the last move that had any. */
export function nodesLastSeen(outcome: Outcome): NodeCount | undefined {
  return singlePool(outcome)?.nodes ?? outcome.moves.findLast(({ nodes }) => nodes !== undefined)?.nodes;
}

/** A rollback on offer, with the pool it is for. */
export interface PoolOffer {
  readonly pool: string;
  readonly to: RecordedVersion;
  /** Epoch milliseconds; not before. */
  readonly expiresAt?: number;
}

/** Returns the rollbacks on offer, pool by pool. */
export function offersOf({ pools }: Outcome): readonly PoolOffer[] {
  return pools.flatMap(({ name, offer }) => {
    if (offer?.available !== true || offer.to === undefined) return [];
    const expiresAt = offerExpiry(offer);
    return [{ pool: name, to: offer.to, ...optional('expiresAt', expiresAt) }];
  });
}

/** Returns when an offer expires, at the earliest: seven days after the record's time. */
export function offerExpiry(offer: RollbackOffer): number | undefined {
  if (offer.expiresAt !== undefined) return offer.expiresAt;
  const recordedAt = offer.to?.recordedAt;
  return recordedAt === undefined ? undefined : offerEnd(recordedAt);
}

/**
 * Returns until when to upgrade again: 30 days after the first rollback that this step saw end, or started.
 *
 * Absent for `already-rolled-back`: when that happened, if it did, is not on record.
 */
export function reUpgradeBy(outcome: Outcome): number | undefined {
  if (outcome.mode !== 'rollback') return undefined;
  const back = outcome.pools.filter(({ result }) => factsOf(result).isRollback).map(({ name }) => name);
  if (back.length === 0 && factsOf(outcome.result).isRollback !== true) return undefined;
  const times = back.map((pool) => rollbackEnd(outcome, pool));
  return Math.min(outcome.endedAt, ...times) + RE_UPGRADE_DAYS * DAY_MS;
}

/** Returns the checks with a verdict, in their order. */
export function checksWith(
  outcome: Outcome,
  ...verdicts: readonly CheckResult['verdict'][]
): readonly CheckResult[] {
  return outcome.checks.filter(({ verdict }) => verdicts.includes(verdict));
}

/** Returns the ids of the checks that blocked, each once, in the order of the checks. */
export function blockedBy(outcome: Outcome): readonly string[] {
  const ids = [
    ...checksWith(outcome, 'blocked').map(({ id }) => id),
    ...outcome.pools.flatMap((pool) => pool.blockedBy),
  ];
  return [...new Set(ids)];
}

/** True when a channel was left off that was on: nodes get no security patches from AKS until it is put back. */
export function isPatchingOff({ channels }: Outcome): boolean {
  return (
    channels?.changed === true &&
    isKnownOff(channels.left.nodeOsUpgradeChannel) &&
    !isKnownOff(channels.found.nodeOsUpgradeChannel)
  );
}

function rollbackEnd({ moves, endedAt }: Outcome, pool: string): number {
  const record = moves.findLast(({ move }) => isRollback(move) && move.pool === pool);
  return record?.settlement?.kind === 'ended' ? record.settlement.at : endedAt;
}
