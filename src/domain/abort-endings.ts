/** How an abort ended for one target, from what was sent and what the resource showed afterwards. */

import { stateOf } from './busy.ts';
import { outcomeError } from './endings.ts';
import { abortsOf, refusalStatus } from './history.ts';
import type { MoveRecord, RunHistory } from './moves.ts';
import { isMoving, terminalState } from './states.ts';
import type { Observation, Target } from './types.ts';
import { targetKey } from './types.ts';
import type { Verdict } from './verify.ts';

/** An abort has no If-Match: after a lost answer it is sent again once, while the same operation still moves. */
const MAX_LOST_ABORTS = 2;

/** Returns how it ended, or `undefined` while there is something to do for this target. */
export function abortEnding(
  observation: Observation,
  history: RunHistory | undefined,
  target: Target,
): Verdict | undefined {
  const records = history === undefined ? [] : recordsFor(history, target);
  const last = records.at(-1);
  const sent = last === undefined ? undefined : endingOfRecord(last, records);
  if (sent !== undefined) return sent;
  const state = stateOf(observation, target);
  if (state === undefined) return { result: 'failed', detail: `${targetKey(target)} was deleted meanwhile.` };
  if (isMoving(state)) return undefined;
  const firstState = history === undefined ? state : (stateOf(history.first, target) ?? state);
  if (!isMoving(firstState)) return { result: 'nothing-to-abort' };
  // It moved when the run began and ended before its turn came: through the cluster's abort, or by itself.
  const wasAborted =
    terminalState(state) === 'canceled' &&
    history !== undefined &&
    abortsOf(history, { kind: 'cluster' }).length > 0;
  return wasAborted
    ? { result: 'aborted' }
    : { result: 'completed-before-abort', detail: endedFirst(target, state) };
}

/** Aborts of the target, and waits for one that somebody else had sent. */
function recordsFor(history: RunHistory, target: Target): readonly MoveRecord[] {
  const key = targetKey(target);
  return history.records.filter(
    ({ move }) =>
      (move.kind === 'abort' && targetKey(move.target) === key) ||
      (move.kind === 'wait' && move.targets.some((one) => targetKey(one) === key)),
  );
}

function endingOfRecord(record: MoveRecord, records: readonly MoveRecord[]): Verdict | undefined {
  const { answer, settlement } = record;
  if (answer.kind === 'withheld') return undefined;
  if (answer.kind === 'refused' && refusalStatus(record) === 429) return undefined;
  switch (settlement?.kind) {
    case undefined:
      return undefined;
    case 'not-awaited':
      return { result: 'abort-requested' };
    case 'vanished':
      return { result: 'failed', detail: 'The resource was deleted meanwhile.' };
    case 'replaced':
      return {
        result: 'aborted',
        detail: 'Another operation started right after the aborted one had ended.',
      };
    case 'not-begun':
      return notBegun(record, records);
    case 'ended':
      return ended(record, settlement);
  }
}

function notBegun({ answer }: MoveRecord, records: readonly MoveRecord[]): Verdict | undefined {
  if (answer.kind === 'refused') return { result: 'failed', error: outcomeError(answer.error) };
  const lost = records.filter((record) => record.answer.kind === 'unknown').length;
  if (answer.kind !== 'unknown' || lost < MAX_LOST_ABORTS) return undefined;
  return { result: 'error', error: outcomeError(answer.error) };
}

function ended(
  { answer, move, operation }: MoveRecord,
  { seen, wasSeenCanceling, error }: Extract<NonNullable<MoveRecord['settlement']>, { kind: 'ended' }>,
): Verdict {
  const terminal = terminalState(seen.provisioningState);
  const wasCanceled = terminal === 'canceled' || terminalState(operation?.status ?? '') === 'canceled';
  const target = move.kind === 'abort' ? move.target : ({ kind: 'cluster' } as const);
  // After a refusal a state that was terminal at once had been reached before our request.
  const isOurs = answer.kind !== 'refused' || wasSeenCanceling;
  if (wasCanceled && isOurs) return { result: 'aborted' };
  if (terminal === 'failed' && answer.kind !== 'refused') {
    return {
      result: 'failed',
      detail: 'The operation ended Failed while it was being aborted.',
      ...(error === undefined ? {} : { error: { ...error, isFromAzure: true } }),
    };
  }
  return { result: 'completed-before-abort', detail: endedFirst(target, seen.provisioningState) };
}

function endedFirst(target: Target, state: string): string {
  const what =
    target.kind === 'cluster' ? 'The operation of the cluster' : `The operation of pool ${target.name}`;
  return `${what} ended (${state}) before it could be aborted.`;
}
