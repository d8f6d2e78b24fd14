/** The abort move: one POST, guarded by the operation's id where the user named one. */

import { meaningOf } from '../../domain/aks/answers.ts';
import { hasEndedByItself } from '../../domain/abort/endings.ts';
import { type Observation, type Operation, type Target, targetKey } from '../../domain/aks/cluster.ts';
import { isOf } from '../../domain/aks/operations.ts';
import type { Move } from '../../domain/moves/move.ts';
import type { Settlement } from '../../domain/moves/record.ts';
import type { Sighting } from '../../domain/moves/sighting.ts';
import { isSettled, terminalState } from '../../domain/aks/states.ts';
import { isLate, isNotFound } from '../../domain/aks/errors.ts';
import { optional } from '../../domain/optional.ts';
import { abortNotAwaitedLine, otherAbortedLine, perhapsOtherAbortedLine } from '../../report/messages.ts';
import type { StepContext } from '../context.ts';
import { lastSight, whyNotAbort } from './look-before-abort.ts';
import { allowance } from '../patience/allowance.ts';
import { bestEffort, patiently } from '../patience/patience.ts';
import { latestOperation, operationNow, send, settle, withhold, type Sending, type Sent } from './send.ts';

type AbortMove = Extract<Move, { kind: 'abort' }>;

/** Aborts the operation in progress on the move's target and waits until it has ended. */
export async function abort(context: StepContext, move: AbortMove, observation: Observation): Promise<void> {
  const { aks, inputs } = context;
  const { target } = move;
  const guard = guardId(context, move);
  if (guard !== undefined) {
    const latest = await patiently(context, () => aks.readLatestOperation(target));
    if (latest?.id.toLowerCase() !== guard) {
      await withhold(context, move, `the latest operation is ${latest?.id ?? 'unknown'} now, not ${guard}`);
      return;
    }
  }
  const operation = await runningOperation(context, observation, target);
  const meant = { before: lastSight(context, observation, target), operation };
  const reason = await whyNotAbort(context, target, meant);
  if (reason !== undefined) {
    await withhold(context, move, reason, { before: meant.before, ...optional('operation', operation) });
    return;
  }
  const sending: Sending = {
    move,
    target,
    before: lastSight(context, observation, target),
    ...optional('operation', operation),
    send: () => aks.abort(target),
  };
  const sent = await send(context, sending);
  const isLastLook = sent.answer.kind === 'accepted' && inputs.mode === 'abort' && !inputs.waiting.wait;
  if (guard !== undefined || isLastLook) {
    const latest = await logWhatWasHit(context, target, operation, guard);
    if (isLastLook) {
      context.runner.info(abortNotAwaitedLine(target, operation, latest));
      sent.amend({ settlement: { kind: 'not-awaited' } });
      return;
    }
  }
  if (isOver(context, sent, sending.before)) return;
  const { settlement } = await settle(context, sending, sent, { operationId: operation?.id });
  const after = await operationNow(context, target, operation);
  if (after === undefined) return;
  sent.amend({ operation: after });
  if (isCanceledEnd(settlement) && hasEndedByItself(after)) await tellOfOther(context, target, after, sent);
}

function isCanceledEnd(settlement: Settlement): boolean {
  return settlement.kind === 'ended' && terminalState(settlement.seen.provisioningState) === 'canceled';
}

/** The operation meant had ended by itself, and still the target was canceled: the abort hit another one. */
async function tellOfOther(
  context: StepContext,
  target: Target,
  meant: Operation,
  { amend }: Sent,
): Promise<void> {
  const recent = await bestEffort(context, () => context.aks.listOperations());
  const hit = recent?.find(
    (one) => one.id !== meant.id && isOf(target, one) && terminalState(one.status) === 'canceled',
  );
  if (hit !== undefined) amend({ operation: hit });
  warn(context, otherAbortedLine(meant, hit));
}

/** The id that the user named; it guards only the abort that the user asked for. */
function guardId({ inputs }: StepContext, move: AbortMove): string | undefined {
  return inputs.mode === 'abort' && move.why === 'asked' ? inputs.operationId?.toLowerCase() : undefined;
}

/** The operation that the abort is about, if the operations API tells of one that had not ended. */
async function runningOperation(
  context: StepContext,
  { operations }: Observation,
  target: Target,
): Promise<Operation | undefined> {
  const reading = operations.get(targetKey(target));
  // What did not answer a moment ago is not asked for once more: the abort must not wait for it.
  const isUnread = reading?.kind === 'unreadable' && isLate(reading.error);
  const readOptional = allowance(context, Promise.resolve());
  const latest =
    reading?.kind === 'read' || isUnread
      ? reading
      : await readOptional(() => context.aks.readLatestOperation(target));
  const operation = latest.kind === 'read' ? latest.value : undefined;
  return operation === undefined || isSettled(operation.status) ? undefined : operation;
}

/** True when nothing is to be waited for, because it was definitely refused. */
function isOver({ clock }: StepContext, { amend, answer }: Sent, before: Sighting): boolean {
  if (answer.kind !== 'refused') return false;
  const meaning = meaningOf(answer.error, 'abort');
  // The resource tells whether it had ended, is being canceled already, or is gone: one 404 is no deletion.
  if (meaning === 'too-late' || meaning === 'busy' || isNotFound(answer.error)) return false;
  // A 429 was waited out: the loop goes round and sends it again.
  if (meaning !== 'throttled') {
    amend({ settlement: { kind: 'not-begun', at: clock.now(), seen: before } });
  }
  return true;
}

/**
 * Tells when another operation may have been hit: only if the one meant had ended by itself. Returns the latest one right
 * after the abort where it is not known which was meant.
 */
async function logWhatWasHit(
  context: StepContext,
  target: Target,
  meant: Operation | undefined,
  guard: string | undefined,
): Promise<Operation | undefined> {
  const now = await operationNow(context, target, meant);
  if (now !== undefined && !hasEndedByItself(now)) return undefined;
  const latest = await latestOperation(context, target);
  const meantId = meant?.id ?? guard;
  if (latest !== undefined && meantId !== undefined && latest.id.toLowerCase() !== meantId.toLowerCase()) {
    warn(context, perhapsOtherAbortedLine(meantId, latest));
  }
  return latest;
}

function warn({ journal, runner }: StepContext, message: string): void {
  journal.warn(message);
  runner.info(message);
}
