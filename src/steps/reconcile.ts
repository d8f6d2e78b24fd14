/** The loop: observe, decide, make one move, wait until it has settled, until there is no move left. */

import type { CheckResult } from '../domain/checks/check.ts';
import type { Decision, Ending } from '../domain/decision.ts';
import { decide } from '../domain/decide.ts';
import { aboutToStop } from '../domain/outcome/who-began.ts';
import { DeadlineError } from '../domain/aks/errors.ts';
import type { Observation, Target } from '../domain/aks/cluster.ts';
import { latestOn } from '../domain/aks/operations.ts';
import { optional } from '../domain/optional.ts';
import { isRollback, poolsOf, type Move } from '../domain/moves/move.ts';
import { sightCluster, sightOf, type Sighting } from '../domain/moves/sighting.ts';
import { isMoving } from '../domain/aks/states.ts';
import { MINUTE_MS } from '../domain/time.ts';
import { oneLine } from '../text/plain-text.ts';
import { checkLines, moveInWords, observationLines, planLines } from '../report/messages.ts';
import { abort } from './moves/abort.ts';
import { setChannels } from './moves/channels.ts';
import type { StepContext } from './context.ts';
import { observe, type RecordScope } from './observe/observe.ts';
import { pause } from './patience/patience.ts';
import { join, rollBack } from './moves/roll-back.ts';
import { endingBefore } from './last-look.ts';
import { pollPauseMs, watchUntilSettled, type WatchResult } from './moves/wait.ts';

/**
 * Returns how the run ended. Throws AzureError, DeadlineError or InterruptedError when it was cut short; the journal
 * then tells how far it came.
 *
 * The loop ends: every move counts against a bound in the decisions, and every wait against the deadline.
 */
export async function reconcile(context: StepContext): Promise<Ending> {
  // What a wait saw in between was logged in other words.
  let logged: Observation | undefined;
  for (;;) {
    const observation = await inGroup(context, 'Observe', async () => {
      const seen = await observeOrEnd(context);
      if ('ending' in seen) return seen;
      const hasNodes = context.inputs.mode !== 'rollback';
      for (const line of observationLines(seen, logged, hasNodes)) context.runner.info(line);
      return seen;
    });
    if ('ending' in observation) return observation.ending;
    logged = observation;
    const decision = decide(context.inputs, observation, context.journal.history(observation));
    const known = context.journal.checks;
    context.journal.checked(decision.checks, decision.plan);
    await logDecision(context, decision, known, observation);
    if (decision.next.kind === 'end') return decision.next.ending;
    const { move } = decision.next;
    if (context.clock.now() >= context.deadline) throw new DeadlineError();
    await inGroup(context, moveInWords(move), () => make(context, move, observation));
  }
}

/** Returns what is seen now or, when that can't be read, the ending that what was seen before it proves. */
async function observeOrEnd(context: StepContext): Promise<Observation | { readonly ending: Ending }> {
  try {
    return await observe(context, scopeOf(context));
  } catch (error) {
    const ending = endingBefore(context, error);
    if (ending === undefined) throw error;
    return { ending };
  }
}

/**
 * After a refusal everything is read anew; else the records of the pool that was moved, and of the one whose turn is
 * next: the first may have taken hours.
 */
function scopeOf({ journal }: StepContext): RecordScope {
  const last = journal.records.at(-1);
  if (last === undefined || last.answer.kind === 'refused' || last.answer.kind === 'withheld') return 'all';
  const moved = last.move.kind === 'wait' ? [] : poolsOf(last.move);
  if (moved.length === 0) return 'all';
  const next = journal.plan.filter(isRollback).find(({ pool }) => !moved.includes(pool));
  return next === undefined ? moved : [...moved, next.pool];
}

function make(context: StepContext, move: Move, observation: Observation): Promise<void> {
  switch (move.kind) {
    case 'abort':
      return abort(context, move, observation);
    case 'roll-back':
      return rollBack(context, move, observation);
    case 'join':
      return join(context, move, observation);
    case 'disable-auto-upgrade':
    case 'restore-auto-upgrade':
      return setChannels(context, move, observation);
    case 'wait':
      return wait(context, move, observation);
  }
}

/** Waits for operations of others until none of the targets moves any more. */
async function wait(
  context: StepContext,
  move: Extract<Move, { kind: 'wait' }>,
  observation: Observation,
): Promise<void> {
  const { clock, journal, inputs } = context;
  const [first] = move.targets;
  if (first === undefined) return;
  const amend = journal.begin({
    move,
    startedAt: clock.now(),
    before: sightIn(observation, first),
    answer: { kind: 'none' },
  });
  if (move.why === 'canceling' && !inputs.waiting.wait) {
    amend({ settlement: { kind: 'not-awaited' } });
    return;
  }
  if (move.why === 'hidden') {
    await pause(context, hiddenPauseMs(context));
    amend({
      settlement: {
        kind: 'ended',
        at: clock.now(),
        seen: sightIn(observation, first),
        wasSeenCanceling: false,
      },
    });
    return;
  }
  const { settlement, nodes } = await watchAll(context, move, observation);
  if (nodes !== undefined) amend({ nodes });
  if (settlement !== undefined) amend({ settlement });
}

/** Watches the targets until none moves any more. Returns what the last one came to; nothing if none moved. */
async function watchAll(
  context: StepContext,
  move: Extract<Move, { kind: 'wait' }>,
  observation: Observation,
): Promise<Partial<WatchResult>> {
  const { journal } = context;
  for (let last: Partial<WatchResult> = {}; ;) {
    const target = move.targets.find((one) =>
      isMoving(sightIn(journal.latest ?? observation, one).provisioningState),
    );
    if (target === undefined) return last;
    last = await watchUntilSettled(context, {
      move,
      target,
      before: sightIn(journal.latest ?? observation, target),
      answer: 'none',
      ...optional('operationId', latestOn(observation, target)?.id),
    });
    if (last.settlement?.kind === 'vanished') return last;
  }
}

/** A hidden operation shows only by a 409, and AKS allows few PUTs: 20, and one more a minute. */
const LONGEST_HIDDEN_PAUSE_MS = 2 * MINUTE_MS;

/** Twice as long each time, up to two minutes (or the interval, if that is longer). */
function hiddenPauseMs(context: StepContext): number {
  const records = context.journal.records;
  const earlier = records.filter(({ move }) => move.kind === 'wait' && move.why === 'hidden').length - 1;
  const basic = pollPauseMs(context, context.clock.now());
  return Math.max(basic, Math.min(basic * 2 ** Math.min(earlier, 10), LONGEST_HIDDEN_PAUSE_MS));
}

/** What is gone shows what the cluster does. */
function sightIn({ cluster }: Observation, target: Target): Sighting {
  return sightOf(cluster, target) ?? sightCluster(cluster);
}

/** Tells what the checks say; in later rounds only what they had not said before. */
async function logDecision(
  context: StepContext,
  { checks, plan, next }: Decision,
  known: readonly CheckResult[],
  observation: Observation,
): Promise<void> {
  const { inputs, runner, clock } = context;
  const news = checks.filter((check) => !known.some((one) => isSameCheck(one, check)));
  if (news.length > 0) {
    await inGroup(context, 'Check', () => {
      for (const line of checkLines(news)) runner.info(line);
      return Promise.resolve();
    });
  }
  if (next.kind === 'end' && inputs.mode !== 'status' && inputs.dryRun) {
    for (const line of planLines(plan, inputs.cluster)) runner.info(line);
  }
  for (const move of next.kind === 'move' ? [next.move] : plan) {
    if (move.kind === 'abort') runner.info(oneLine(aboutToStop(observation, move.target, clock.now())));
  }
}

function isSameCheck(one: CheckResult, other: CheckResult): boolean {
  return (
    one.id === other.id && one.pool === other.pool && one.seen === other.seen && one.verdict === other.verdict
  );
}

async function inGroup<T>({ runner }: StepContext, title: string, work: () => Promise<T>): Promise<T> {
  runner.startGroup(title);
  try {
    return await work();
  } finally {
    runner.endGroup();
  }
}
