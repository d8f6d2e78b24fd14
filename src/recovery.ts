/**
 * A run from its first look at the cluster to its report. Loaded by `import()` while the sign-in is on its way: nothing of
 * it is needed before, and loading it takes longer than sending the first request.
 */

import { bugAnnotationOf } from './annotate.ts';
import { conclude } from './domain/outcome/conclude.ts';
import type { CutShort } from './domain/outcome/cut-short.ts';
import { outcomeError, type Ending } from './domain/decision.ts';
import { AzureError, DeadlineError, InterruptedError, isNotFound, looksHidden } from './domain/aks/errors.ts';
import type { RunFacts } from './domain/outcome/run-facts.ts';
import { hasChangedSomething } from './domain/moves/history.ts';
import type { Inputs } from './domain/inputs.ts';
import { optional } from './domain/optional.ts';
import type { Outcome } from './domain/outcome/outcome.ts';
import type { Aks, Fleets } from './ports/aks.ts';
import type { Clock } from './ports/clock.ts';
import type { Issues } from './ports/issues.ts';
import type { Runner } from './ports/runner.ts';
import { sessionEndWarning } from './report/messages.ts';
import type { RunContext } from './report/summary/index.ts';
import { report, writeSoFar } from './reporting.ts';
import { Journal } from './steps/journal.ts';
import { reconcile } from './steps/reconcile.ts';

/** What a run works with once it has begun to sign in. */
export interface Recovery {
  readonly runner: Runner;
  readonly crashed: Promise<never>;
  readonly clock: Clock;
  readonly connectIssues: (token: string, repository: string) => Issues;
  readonly inputs: Inputs;
  readonly context: RunContext;
  readonly startedAt: number;
  readonly deadline: number;
  /** The way to Azure; rejects when there was none to be had. */
  readonly azure: Promise<{ readonly aks: Aks; readonly fleets: Fleets }>;
  /** Fulfilled with the end (epoch milliseconds) of a token that may not be renewable. */
  readonly sessionEnd: Promise<number>;
  /** How many annotations may still be made. */
  readonly room: number;
}

/** Recovers, or looks, as the inputs want it, and reports what came of it; that decides whether the step fails. */
export async function recover(about: Recovery): Promise<void> {
  const { runner, inputs, context, room, connectIssues } = about;
  const outcome = await outcomeOf(about);
  runner.setFailed(outcome.fails);
  await report({ runner, connectIssues, inputs, ended: outcome, context, room });
}

async function outcomeOf(about: Recovery): Promise<Outcome> {
  const { runner, clock, inputs, context, startedAt, deadline, azure, crashed } = about;
  const journal = new Journal();
  void about.sessionEnd.then((endsAt) => {
    warnOfSessionEnd(about, journal, endsAt);
  });
  let apiVersion = '';
  let end: Ending | CutShort;
  try {
    const { aks, fleets } = await azure;
    apiVersion = aks.apiVersion;
    const saveSoFar = (): Promise<void> => {
      const facts = factsOf(inputs, journal, startedAt, clock.now(), apiVersion);
      return writeSoFar(runner, inputs, conclude(facts, { result: 'interrupted' }), context);
    };
    end = await Promise.race([
      reconcile({ inputs, aks, fleets, clock, runner, journal, deadline, saveSoFar }),
      crashed,
    ]);
  } catch (error) {
    end = cutShort(runner, journal, error);
  }
  return conclude(factsOf(inputs, journal, startedAt, clock.now(), apiVersion), end);
}

function warnOfSessionEnd({ inputs, runner, deadline }: Recovery, journal: Journal, endsAt: number): void {
  const isWaiting = inputs.waiting.wait && (inputs.mode === 'status' || !inputs.dryRun);
  if (!isWaiting || endsAt >= deadline) return;
  const warning = sessionEndWarning(endsAt, deadline);
  journal.warn(warning);
  runner.info(warning);
}

/** What cut the run short, as a result; the journal tells how far it came. */
function cutShort(runner: Runner, journal: Journal, error: unknown): CutShort {
  if (error instanceof InterruptedError) return { result: 'interrupted' };
  if (error instanceof DeadlineError) return { result: 'timed-out' };
  if (error instanceof AzureError) {
    // What was there and has vanished after something was sent is a failed recovery, not a wrong name.
    const isGone = isNotFound(error) && !looksHidden(error) && hasChangedSomething(journal);
    return { result: isGone ? 'failed' : 'error', error: outcomeError(error) };
  }
  const { title, message } = bugAnnotationOf(runner, error);
  return { result: 'error', error: { code: 'Bug', message: `${title}: ${message}`, isFromAzure: false } };
}

function factsOf(
  inputs: Inputs,
  journal: Journal,
  startedAt: number,
  endedAt: number,
  apiVersion: string,
): RunFacts {
  const { latest, clusterReadAt, checks, plan, timeline, warnings } = journal;
  return {
    inputs,
    startedAt,
    endedAt,
    ...optional('seen', latest && { history: journal.history(latest), latest, lookedAt: clusterReadAt }),
    checks,
    plan,
    timeline,
    warnings,
    ...optional('apiVersion', apiVersion === '' ? undefined : apiVersion),
  };
}
