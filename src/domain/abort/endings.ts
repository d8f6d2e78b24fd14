/** How an abort ended for one target, from what was sent and what the resource showed afterwards. */

import {
  isInState,
  stateOf,
  type Observation,
  type Operation,
  type Target,
  targetInWords,
  targetKey,
} from '../aks/cluster.ts';
import { ofOperation, outcomeError, type Verdict } from '../decision.ts';
import { optional } from '../optional.ts';
import { abortsOf } from '../moves/history.ts';
import { activeOn, latestOn } from '../aks/operations.ts';
import { kindInWords } from '../beside/operation-kinds.ts';
import { targetsOf } from '../moves/move.ts';
import { capitalized } from '../../text/plain-text.ts';
import type { MoveRecord, RunHistory, Settlement } from '../moves/record.ts';
import { mayAbortAgain } from '../moves/send-again.ts';
import { isCanceling, isMoving, terminalState } from '../aks/states.ts';

/** Returns how it ended, or `undefined` while there is something to do for this target. */
export function abortEnding(
  observation: Observation,
  history: RunHistory,
  target: Target,
): Verdict | undefined {
  const records = recordsFor(history, target);
  const last = records.at(-1);
  const sent = last === undefined ? undefined : endingOfRecord(last, records, target, observation);
  if (sent !== undefined) return sent;
  const state = stateOf(observation, target);
  if (state === undefined)
    return { result: 'failed', detail: `${capitalized(targetInWords(target))} was deleted in the meantime.` };
  if (isMoving(state)) {
    return last !== undefined && isAnotherOperation(last, observation, target, state)
      ? {
          result: 'completed-before-abort',
          detail: `The operation of ${targetInWords(target)} ended, and another one started (${state}).`,
        }
      : undefined;
  }
  if (!isInState(history.first, target, isMoving)) return { result: 'nothing-to-abort' };
  // It moved when the run began and ended before its turn came: through the cluster's abort, or by itself.
  const wasAborted = terminalState(state) === 'canceled' && abortsOf(history, { kind: 'cluster' }).length > 0;
  return wasAborted
    ? { result: 'aborted' }
    : { result: 'completed-before-abort', detail: endedFirst(target, state) };
}

/**
 * True when what moves now is not what the abort was for: it must not be hit by sending the abort again. The operations
 * API tells; where it does not, another state does.
 */
function isAnotherOperation(
  { before, operation }: MoveRecord,
  observation: Observation,
  target: Target,
  state: string,
): boolean {
  // Then the latest operation may be an abort itself.
  if (isCanceling(state)) return false;
  const latest = latestOn(observation, target);
  if (operation !== undefined && latest !== undefined) return operation.id !== latest.id;
  return before !== undefined && before.provisioningState !== state;
}

/** Aborts of the target, and waits for one that somebody else had sent. */
function recordsFor(history: RunHistory, target: Target): readonly MoveRecord[] {
  const key = targetKey(target);
  return history.records.filter(
    ({ move }) =>
      (move.kind === 'abort' || move.kind === 'wait') &&
      targetsOf(move).some((one) => targetKey(one) === key),
  );
}

function endingOfRecord(
  record: MoveRecord,
  records: readonly MoveRecord[],
  target: Target,
  observation: Observation,
): Verdict | undefined {
  const { settlement } = record;
  switch (settlement?.kind) {
    // Under way; or withheld or throttled, and to be sent again.
    case undefined:
      return undefined;
    case 'not-awaited':
      return { result: 'abort-requested' };
    case 'vanished':
      return {
        result: 'failed',
        detail: `${capitalized(targetInWords(target))} was deleted in the meantime.`,
      };
    case 'replaced':
      return replaced(record, settlement, target, observation);
    case 'not-begun':
      return notBegun(record, records);
    case 'ended':
      return ended(record, settlement, target);
  }
}

/** Canceled itself was not seen: the abort's own end and the operation's tell whether it was reached. */
function replaced(
  { operation, startedAt }: MoveRecord,
  { seen, error }: Extract<Settlement, { kind: 'replaced' }>,
  target: Target,
  observation: Observation,
): Verdict {
  const beside = activeOn(observation, target).find((one) => (one.startedAt ?? Infinity) < startedAt);
  if (beside !== undefined && !hasEndedByItself(operation) && error === undefined) {
    return {
      result: 'aborted',
      detail: `${capitalized(kindInWords(beside))} (${beside.id}), which ran alongside the aborted one, continues.`,
    };
  }
  return error !== undefined || hasEndedByItself(operation)
    ? {
        result: 'completed-before-abort',
        detail: `The operation of ${targetInWords(target)} ended before it could be aborted, and another one started (${seen.provisioningState}).`,
      }
    : { result: 'aborted', detail: nextOne(operation, seen.provisioningState) };
}

/** The next operation hides the state in which the aborted one left the resource; only its own end tells then. */
function nextOne(operation: Operation | undefined, state: string): string {
  return terminalState(operation?.status ?? '') === undefined
    ? `Another operation (${state}) started before Canceled was seen, and how the aborted one ended could not be read.`
    : 'Another operation started right after the aborted one ended.';
}

/** True for an operation that reached its own end, good or bad, in spite of an abort. */
export function hasEndedByItself(operation: Operation | undefined): boolean {
  const end = terminalState(operation?.status ?? '');
  return (
    end === 'succeeded' || (end === 'failed' && !/^AKSOperationPreempted/i.test(operation?.error?.code ?? ''))
  );
}

function notBegun({ answer }: MoveRecord, records: readonly MoveRecord[]): Verdict | undefined {
  if (answer.kind === 'refused') return { result: 'failed', error: outcomeError(answer.error) };
  if (answer.kind !== 'unknown' || mayAbortAgain(records)) return undefined;
  return { result: 'error', error: outcomeError(answer.error) };
}

function ended(
  { answer, operation }: MoveRecord,
  { seen, wasSeenCanceling, error }: Extract<Settlement, { kind: 'ended' }>,
  target: Target,
): Verdict {
  const terminal = terminalState(seen.provisioningState);
  const wasCanceled = terminal === 'canceled' || terminalState(operation?.status ?? '') === 'canceled';
  // After a refusal a state that was terminal at once had been reached before our request.
  const isOurs = answer.kind !== 'refused' || wasSeenCanceling;
  if (wasCanceled && isOurs) return { result: 'aborted' };
  if (terminal === 'failed' && answer.kind !== 'refused') {
    return {
      result: 'failed',
      detail: 'The operation ended Failed while it was being aborted.',
      ...optional('error', ofOperation(error)),
    };
  }
  return { result: 'completed-before-abort', detail: endedFirst(target, seen.provisioningState) };
}

function endedFirst(target: Target, state: string): string {
  return `The operation of ${targetInWords(target)} ended (${state}) before it could be aborted.`;
}
