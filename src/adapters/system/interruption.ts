/** Signals of the operating system → one AbortSignal. */

import { DeadlineError, InterruptedError } from '../../domain/aks/errors.ts';

export interface Interruption {
  /** Aborts, with an InterruptedError as its reason, when the workflow run is being canceled. */
  readonly signal: AbortSignal;
  /** Stops listening. */
  dispose(): void;
}

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
  return {
    signal: controller.signal,
    dispose: () => {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
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
  const ms = Math.min(Math.max(0, deadline - Date.now()) + GRACE_MS, LONGEST_TIMER_MS);
  setTimeout(() => {
    controller.abort(new DeadlineError());
  }, ms).unref();
  return AbortSignal.any([signal, controller.signal]);
}
