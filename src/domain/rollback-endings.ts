/** How a rollback ended for one pool, from what was sent and what the pool showed afterwards. */

import { outcomeError, poolEnding } from './endings.ts';
import type { PoolEnding } from './decide.ts';
import type { AzureError } from './errors.ts';
import { hasChangedSomething, refusalStatus, rollbacksOf } from './history.ts';
import type { MoveRecord, RunHistory } from './moves.ts';
import { verifyRollback } from './verify.ts';

/** After a 412 everything is observed, checked and decided anew, three times at most. */
const MAX_STALE = 3;

/** A PUT whose answer was lost and that did not take effect is sent again with the same eTag. */
const MAX_LOST = 5;

/** The pool changed between the decision and the read right before its PUT. */
const MAX_WITHHELD = 10;

/** Statuses after which the loop goes round: 409 is decided as busy, 429 is waited out. */
const UNDECIDED: ReadonlySet<number | undefined> = new Set([409, 429]);

/** Returns how the rollback of this pool ended, or `undefined` while there is something to do for it. */
export function rollbackEnding(history: RunHistory, pool: string): PoolEnding | undefined {
  const records = rollbacksOf(history, pool);
  const last = records.at(-1);
  if (last === undefined) return undefined;
  const { answer, settlement, move } = last;
  if (answer.kind === 'refused') return refused(last, answer.error, records, pool);
  if (answer.kind === 'withheld') {
    const withheld = records.filter((record) => record.answer.kind === 'withheld').length;
    return withheld < MAX_WITHHELD
      ? undefined
      : poolEnding(pool, { result: 'failed', detail: `The pool kept changing: ${answer.reason}` });
  }
  switch (settlement?.kind) {
    case undefined:
      return undefined;
    case 'not-awaited':
      return poolEnding(pool, { result: 'rollback-started' });
    case 'vanished':
      return poolEnding(pool, {
        result: 'failed',
        detail: 'The pool was deleted while it was being rolled back.',
      });
    case 'not-begun':
      return notBegun(history, last, records, pool);
    case 'replaced':
    case 'ended':
      return poolEnding(
        pool,
        verifyRollback(move.to, settlement.seen, settlement.error ?? last.operation?.error),
      );
  }
}

function refused(
  last: MoveRecord,
  error: AzureError,
  records: readonly MoveRecord[],
  pool: string,
): PoolEnding | undefined {
  const status = refusalStatus(last);
  if (UNDECIDED.has(status)) return undefined;
  if (status === 412 && records.filter((record) => refusalStatus(record) === 412).length <= MAX_STALE)
    return undefined;
  return poolEnding(pool, { result: 'failed', error: outcomeError(error) });
}

function notBegun(
  history: RunHistory,
  last: MoveRecord,
  records: readonly MoveRecord[],
  pool: string,
): PoolEnding | undefined {
  if (last.answer.kind === 'accepted') {
    return poolEnding(pool, {
      result: 'failed',
      detail: 'Azure accepted the rollback, but the pool never began to change.',
    });
  }
  if (last.answer.kind !== 'unknown') return undefined;
  const lost = records.filter((record) => record.answer.kind === 'unknown').length;
  if (lost < MAX_LOST) return undefined;
  return poolEnding(pool, {
    // Nothing could be sent; after something else took effect, that is no longer the whole truth.
    result: hasChangedSomething(history) ? 'failed' : 'error',
    error: outcomeError(last.answer.error),
  });
}
