/** Signals of the operating system → one AbortSignal. */

import { InterruptedError } from '../domain/errors.ts';

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
