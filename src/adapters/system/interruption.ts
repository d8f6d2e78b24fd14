/** Signals of the operating system → one AbortSignal. */

import { systemNow } from './clock.ts';
import { DeadlineError, InterruptedError } from '../../domain/aks/errors.ts';

export interface Interruption {
  /** Rejects when something went wrong where nobody waits for it, with what was thrown. */
  readonly crashed: Promise<never>;
  /** Aborts, with an InterruptedError as its reason, when the workflow run is being canceled. */
  readonly signal: AbortSignal;
  /** Stops listening. */
  dispose(): void;
}

/** Milliseconds that a report may take after something went wrong where nobody waits for it. */
const REPORT_MS = 20_000;

/**
 * Listens for SIGINT and SIGTERM. The runner sends SIGINT when the run is canceled and SIGTERM 7.5 s later
 * (actions/runner, ProcessInvoker), so the second must not end the process while it still writes its report.
 * Nothing here ends the process: the run does, once it has reported.
 */
export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  const interrupt = (): void => {
    controller.abort(new InterruptedError());
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  const { promise: crashed, reject } = Promise.withResolvers<never>();
  crashed.catch(() => undefined);
  const crash = (thrown: unknown): void => {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    controller.abort(error);
    reject(error);
    // What hangs because of it must not keep the step for ever.
    setTimeout(() => process.exit(1), REPORT_MS).unref();
  };
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  // Nobody reads the log any more: the files are still written.
  process.stdout.on('error', interrupt);
  return {
    signal: controller.signal,
    crashed,
    dispose: () => {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
      process.off('uncaughtException', crash);
      process.off('unhandledRejection', crash);
      process.stdout.off('error', interrupt);
    },
  };
}

/** Milliseconds after the deadline at which requests still in flight are cut: an answer on its way may come in. */
const GRACE_MS = 5_000;

/** Timers can't be set further ahead than this (Node.js would fire them at once). */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Returns a signal that aborts like the given one, and with a DeadlineError a little after the deadline (epoch ms). */
export function withDeadline(signal: AbortSignal, deadline: number): AbortSignal {
  const controller = new AbortController();
  const ms = Math.min(Math.max(0, deadline - systemNow()) + GRACE_MS, LONGEST_TIMER_MS);
  setTimeout(() => {
    controller.abort(new DeadlineError());
  }, ms).unref();
  return AbortSignal.any([signal, controller.signal]);
}
