/** One run of the action: inputs → sign in → reconcile → report, with the single catch. */

import { conclude } from './domain/outcome/conclude.ts';
import type { CutShort } from './domain/outcome/cut-short.ts';
import { outcomeError, type Ending } from './domain/decision.ts';
import {
  AzureError,
  DeadlineError,
  InputError,
  InterruptedError,
  isNotFound,
  looksHidden,
} from './domain/aks/errors.ts';
import type { RunFacts } from './domain/outcome/run-facts.ts';
import { hasChangedSomething } from './domain/moves/history.ts';
import type { Inputs } from './domain/inputs.ts';
import { optional } from './domain/optional.ts';
import type { JobFacts } from './domain/job.ts';
import type { Outcome } from './domain/outcome/outcome.ts';
import { readInputs, type InputEnvironment } from './inputs/read-inputs.ts';
import type { Aks, Fleets } from './ports/aks.ts';
import type { Clock } from './ports/clock.ts';
import type { Issues } from './ports/issues.ts';
import type { Runner } from './ports/runner.ts';
import {
  bugAnnotation,
  inputAnnotation,
  jobLimitAnnotation,
  MOST_ANNOTATIONS,
  sessionEndWarning,
  signInLine,
  type Annotation,
} from './report/messages.ts';
import type { RunContext } from './report/summary/index.ts';
import { Journal } from './steps/journal.ts';
import { reconcile } from './steps/reconcile.ts';
import { runContext } from './steps/run-context.ts';
import { report, annotate, writeSoFar } from './reporting.ts';

export interface RunPorts {
  readonly runner: Runner;
  /** Rejects when something went wrong where nobody waits for it. */
  readonly crashed: Promise<never>;
  /** Keeps time; its sleep ends at once when the run is being canceled. */
  readonly clock: Clock;
  /** Returns what the machine offers apart from inputs and environment variables. */
  readonly readEnvironment: () => InputEnvironment;
  /** Returns what the runner tells of the job's limits. */
  readonly readJob: () => JobFacts;
  /**
   * Returns the way to Azure. Requests still in flight a little after the deadline (epoch milliseconds) are cut.
   *
   * @param onSessionEnd called with the end (epoch milliseconds) of a token that may not be renewable.
   */
  readonly connect: (
    inputs: Inputs,
    deadline: number,
    onSessionEnd: (endsAt: number) => void,
  ) => { readonly aks: Aks; readonly fleets: Fleets };
  /** Returns the way to the issues of a repository (`owner/name`) of the GitHub that the runner belongs to. */
  readonly connectIssues: (token: string, repository: string) => Issues;
}

/** Runs the action. Never rejects: whatever happens is told, and decides whether the step fails. */
export async function run(ports: RunPorts): Promise<void> {
  const { runner, clock } = ports;
  const startedAt = clock.now();
  try {
    const inputs = readInputs(runner, ports.readEnvironment());
    const job = ports.readJob();
    const warning = jobLimitAnnotation(inputs, job, startedAt);
    if (warning !== undefined) annotate(runner, warning);
    const context = runContext(runner, inputs.connection.cloud, job);
    const outcome = await recover(ports, inputs, startedAt, context);
    runner.setFailed(outcome.fails);
    await report({
      ...ports,
      inputs,
      ended: outcome,
      context,
      room: MOST_ANNOTATIONS - (warning === undefined ? 0 : 1),
    });
  } catch (error) {
    runner.setFailed(true);
    annotate(
      runner,
      error instanceof InputError ? inputAnnotation(error.problems) : bugAnnotationOf(runner, error),
    );
  }
}

async function recover(
  ports: RunPorts,
  inputs: Inputs,
  startedAt: number,
  context: RunContext,
): Promise<Outcome> {
  const { runner, clock } = ports;
  const deadline = startedAt + inputs.waiting.timeoutMs;
  const journal = new Journal();
  runner.startGroup('Sign in');
  runner.info(signInLine(inputs.connection));
  runner.endGroup();
  let apiVersion = '';
  let end: Ending | CutShort;
  try {
    const { aks, fleets } = ports.connect(inputs, deadline, (endsAt) => {
      const isWaiting = inputs.waiting.wait && (inputs.mode === 'status' || !inputs.dryRun);
      if (!isWaiting || endsAt >= deadline) return;
      const warning = sessionEndWarning(endsAt, deadline);
      journal.warn(warning);
      runner.info(warning);
    });
    apiVersion = aks.apiVersion;
    const saveSoFar = (): Promise<void> => {
      const facts = factsOf(inputs, journal, startedAt, clock.now(), apiVersion);
      return writeSoFar(runner, inputs, conclude(facts, { result: 'interrupted' }), context);
    };
    end = await Promise.race([
      reconcile({ inputs, aks, fleets, clock, runner, journal, deadline, saveSoFar }),
      ports.crashed,
    ]);
  } catch (error) {
    end = cutShort(runner, journal, error);
  }
  return conclude(factsOf(inputs, journal, startedAt, clock.now(), apiVersion), end);
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

function bugAnnotationOf(runner: Runner, error: unknown): Annotation {
  if (error instanceof Error && error.stack !== undefined) runner.debug(error.stack);
  return bugAnnotation({ name: error instanceof Error ? error.name : 'Error', message: messageOf(error) });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
