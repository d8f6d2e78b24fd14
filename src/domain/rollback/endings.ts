/** How a rollback ended for one pool, from what was sent and what the pool showed afterwards. */

import { outcomeError, poolEnding, type PoolEnding, type Verdict } from '../decision.ts';
import { hasChangedSomething, rollbacksOf, type RollbackRecord } from '../moves/history.ts';
import type { MoveRecord, RunHistory, Settlement } from '../moves/record.ts';
import { mayPutAgain } from '../moves/send-again.ts';
import { optional } from '../optional.ts';
import type { Observation, Operation } from '../aks/cluster.ts';
import { verifyRollback } from './verify.ts';

/** Returns how the rollback of this pool ended, or `undefined` while there is something to do for it. */
export function rollbackEnding(
  { recentOperations }: Observation,
  history: RunHistory,
  pool: string,
): PoolEnding | undefined {
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
      return poolEnding(pool, verifyRollback(move.to, settlement.seen, last.operation ?? {}));
    case 'ended':
      return poolEnding(pool, ended(move, settlement, newest(last.operation, recentOperations)));
  }
}

/** The operation as the list shows it, which is read after everything else. */
function newest(
  operation: Operation | undefined,
  recent: Observation['recentOperations'],
): Operation | undefined {
  const listed = recent.kind === 'read' ? recent.value.find(({ id }) => id === operation?.id) : undefined;
  return listed ?? operation;
}

function ended(
  { to }: RollbackRecord['move'],
  { seen, error, displacedBy }: Extract<Settlement, { kind: 'ended' }>,
  operation: Operation | undefined,
): Verdict {
  const known = error ?? operation?.error;
  return verifyRollback(to, seen, {
    ...optional('status', operation?.status),
    ...optional('error', known),
    ...optional('displacedBy', displacedBy),
  });
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
      detail:
        'Azure accepted the rollback, but the pool has not begun to change. It may still do so: check it with mode: status before you run this again.',
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
