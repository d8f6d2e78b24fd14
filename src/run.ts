/** One run of the action: inputs → sign in → reconcile → report, with the single catch. */

import { annotate, bugAnnotationOf } from './annotate.ts';
import { InputError } from './domain/aks/errors.ts';
import type { Inputs } from './domain/inputs.ts';
import type { JobFacts } from './domain/job.ts';
import { readInputs, type InputEnvironment } from './inputs/read-inputs.ts';
import type { Aks, Fleets } from './ports/aks.ts';
import type { Clock } from './ports/clock.ts';
import type { Issues } from './ports/issues.ts';
import type { Runner } from './ports/runner.ts';
import type { Recovery } from './recovery.ts';
import { inputAnnotation, jobLimitAnnotation, MOST_ANNOTATIONS } from './report/early-annotations.ts';
import { signInLine } from './report/log/sign-in.ts';
import { runContext } from './steps/run-context.ts';

/** The way to Azure. */
export interface Azure {
  readonly aks: Aks;
  readonly fleets: Fleets;
  /** Fulfilled when the first request is on its way; never rejects. */
  readonly onItsWay: Promise<unknown>;
}

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
   * Begins to sign in and returns the way to Azure. Requests still in flight a little after the deadline (epoch
   * milliseconds) are cut.
   *
   * @param onSessionEnd called with the end (epoch milliseconds) of a token that may not be renewable.
   */
  readonly connect: (inputs: Inputs, deadline: number, onSessionEnd: (endsAt: number) => void) => Azure;
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
    const signedIn = signIn(ports, inputs, startedAt + inputs.waiting.timeoutMs);
    await signedIn.azure.then(({ onItsWay }) => onItsWay, ignore);
    const { recover } = await import('./recovery.ts');
    const room = MOST_ANNOTATIONS - (warning === undefined ? 0 : 1);
    await recover({ ...ports, ...signedIn, inputs, context, startedAt, room });
  } catch (error) {
    runner.setFailed(true);
    annotate(
      runner,
      error instanceof InputError ? inputAnnotation(error.problems) : bugAnnotationOf(runner, error),
    );
  }
}

/** Begins to sign in. What goes wrong with it shows where Azure is needed. */
function signIn(
  { runner, connect }: RunPorts,
  inputs: Inputs,
  deadline: number,
): { readonly azure: Promise<Azure> } & Pick<Recovery, 'deadline' | 'sessionEnd'> {
  runner.startGroup('Sign in');
  runner.info(signInLine(inputs.connection));
  runner.endGroup();
  const { promise: sessionEnd, resolve } = Promise.withResolvers<number>();
  const azure = Promise.resolve().then(() => connect(inputs, deadline, resolve));
  return { azure, deadline, sessionEnd };
}

const ignore = (): undefined => undefined;
