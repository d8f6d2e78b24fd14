/** Send one mutation: recorded before it leaves, answered or not, never sent twice by itself. */

import { refusalMeaning } from '../../domain/moves/history.ts';
import type { Move } from '../../domain/moves/move.ts';
import type { Answer, MoveRecord } from '../../domain/moves/record.ts';
import type { Sighting } from '../../domain/moves/sighting.ts';
import { optional } from '../../domain/optional.ts';
import { parseNodeCount } from '../../domain/aks/progress.ts';
import type { AzureError } from '../../domain/aks/errors.ts';
import type { Operation, PoolState, Target } from '../../domain/aks/cluster.ts';
import type { MutationAnswer, OperationHandle } from '../../ports/aks.ts';
import { answerLine, settlementLine } from '../../report/messages.ts';
import type { StepContext } from '../context.ts';
import type { Amend } from '../journal.ts';
import { bestEffort, pause, pauseAfter } from '../patience/patience.ts';
import { probe } from './probe.ts';
import { type WatchResult, watchUntilSettled } from './wait.ts';

export interface Sending {
  readonly move: Move;
  readonly target: Target;
  readonly before: Sighting;
  readonly poolsBefore?: readonly PoolState[];
  /** The operation in progress that the move is about, where it is known already. */
  readonly operation?: Operation;
  readonly send: () => Promise<MutationAnswer>;
}

export interface Sent {
  readonly amend: Amend;
  readonly answer: Exclude<Answer, { kind: 'sent' | 'none' | 'withheld' }>;
  readonly handle?: OperationHandle;
  readonly retryAfterMs?: number;
  /** What the target showed when the request was accepted. */
  readonly ownState?: string;
}

/** Sends the mutation, records what was answered, and lets pass what must before the next decision. */
export async function send(context: StepContext, sending: Sending): Promise<Sent> {
  const { clock, journal, runner } = context;
  const { move, before, poolsBefore, operation } = sending;
  const amend = journal.begin({
    move,
    startedAt: clock.now(),
    before,
    ...optional('poolsBefore', poolsBefore),
    ...(operation === undefined ? {} : { operation, ...nodesOf(operation) }),
    answer: { kind: 'sent' },
  });
  // What is under way, and what it takes to put a channel back, must not be lost, whatever becomes of this process meanwhile.
  await context.saveSoFar();
  const raw = await sending.send();
  const answer = toAnswer(raw);
  const record = amend({ answer });
  await context.saveSoFar();
  const line = answerLine(answer);
  if (line !== undefined) runner.info(line);
  if (answer.kind === 'refused') await waitOut(context, sending, record, answer.error);
  if (raw.kind !== 'accepted') return { amend, answer };
  return {
    amend,
    answer,
    ...optional('handle', raw.handle),
    ...optional('retryAfterMs', raw.retryAfterMs),
    ...optional('ownState', raw.provisioningState),
  };
}

/** A 429 is waited out: nothing was started. Whoever was faster than a PUT may be visible only a moment later. */
async function waitOut(
  context: StepContext,
  { move, target, before }: Sending,
  record: MoveRecord,
  error: AzureError,
): Promise<void> {
  const meaning = refusalMeaning(record);
  if (meaning === 'throttled') {
    await pause(context, pauseAfter(context, error, throttledInARow(context) - 1));
  }
  if (meaning === 'busy' && move.kind !== 'abort') await probe(context, target, before);
}

/** Where the operation stood, for whoever asks after it was stopped. */
function nodesOf({ status }: Operation): Pick<MoveRecord, 'nodes'> {
  const nodes = parseNodeCount(status);
  return optional('nodes', nodes);
}

/** A pause after what was decided upon has changed, so that a resource that flaps is not asked in a tight loop. */
const CHANGED_PAUSE_MS = 2_000;

/** Records that the move was decided but not sent, and why; for an abort also what it was meant for. */
export async function withhold(
  context: StepContext,
  move: Move,
  reason: string,
  meant: Pick<MoveRecord, 'before' | 'operation'> = {},
): Promise<void> {
  const { clock, journal, runner, inputs } = context;
  const answer: Answer = { kind: 'withheld', reason };
  journal.begin({ move, startedAt: clock.now(), answer, ...meant });
  runner.info(answerLine(answer) ?? '');
  await pause(context, Math.min(CHANGED_PAUSE_MS, inputs.waiting.pollIntervalMs));
}

/** Waits until the sent move has settled, records how, and returns what was seen. */
export async function settle(
  context: StepContext,
  sending: Sending,
  sent: Sent,
  extra: {
    readonly operationId?: string | undefined;
    readonly expectedMs?: number | undefined;
    readonly firstSight?: Sighting;
    readonly retryAfterMs?: number;
  },
): Promise<WatchResult> {
  const result = await watchUntilSettled(context, {
    move: sending.move,
    target: sending.target,
    before: sending.before,
    answer: sent.answer.kind,
    ...optional('handle', sent.handle),
    ...optional('retryAfterMs', sent.retryAfterMs ?? extra.retryAfterMs),
    ...optional('ownState', sent.ownState),
    ...optional('operationId', extra.operationId),
    ...optional('expectedMs', extra.expectedMs),
    ...optional('firstSight', extra.firstSight),
  });
  const { settlement, nodes } = result;
  const record = sent.amend({ settlement, ...optional('nodes', nodes) });
  await context.saveSoFar();
  context.runner.info(settlementLine(record));
  return result;
}

/** Returns the latest operation of the target where the operations API tells; a report can do without it. */
export async function latestOperation(context: StepContext, target: Target): Promise<Operation | undefined> {
  return bestEffort(context, () => context.aks.readLatestOperation(target));
}

/** Returns one operation as it stands now, or `undefined` when it can't be read. */
export async function operationNow(
  context: StepContext,
  target: Target,
  operation: Operation | undefined,
): Promise<Operation | undefined> {
  if (operation === undefined) return undefined;
  return (await bestEffort(context, () => context.aks.readOperation(target, operation.id))) ?? operation;
}

function toAnswer(raw: MutationAnswer): Sent['answer'] {
  switch (raw.kind) {
    case 'accepted':
      return {
        kind: 'accepted',
        status: raw.status,
        ...optional('correlationId', raw.correlationId),
      };
    case 'refused':
    case 'unknown':
      return raw;
  }
}

function throttledInARow({ journal }: StepContext): number {
  const records = journal.records;
  const last = records.findLastIndex((record) => refusalMeaning(record) !== 'throttled');
  return records.length - 1 - last;
}
