/** How a rollback ended for one pool, from what was sent and what the pool showed afterwards. */

import { outcomeError, poolEnding } from './endings.ts';
import type { PoolEnding } from './decide.ts';
import { hasChangedSomething, rollbacksOf } from './history.ts';
import type { MoveRecord, RunHistory } from './moves.ts';
import { mayPutAgain } from './send-again.ts';
import { verifyRollback } from './verify.ts';

/** Returns how the rollback of this pool ended, or `undefined` while there is something to do for it. */
export function rollbackEnding(history: RunHistory, pool: string): PoolEnding | undefined {
  const records = rollbacksOf(history, pool);
  const last = records.at(-1);
  if (last === undefined) return undefined;
  const { answer, settlement, move } = last;
  if (answer.kind === 'refused') {
    return mayPutAgain(answer, records)
      ? undefined
      : poolEnding(pool, { result: 'failed', error: outcomeError(answer.error) });
  }
  if (answer.kind === 'withheld') {
    return mayPutAgain(answer, records)
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
  if (mayPutAgain(last.answer, records)) return undefined;
  return poolEnding(pool, {
    // Nothing could be sent; after something else took effect, that is no longer the whole truth.
    result: hasChangedSomething(history) ? 'failed' : 'error',
    error: outcomeError(last.answer.error),
  });
}
