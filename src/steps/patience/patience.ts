/** Reading in spite of faults: how long, with which pauses, and what is said about it. */

import { AzureError, DeadlineError, isNotFound, isThrottled, isTransient } from '../../domain/aks/errors.ts';
import { spreadMs } from '../../domain/time.ts';
import { throttledLine } from '../../report/messages.ts';
import type { StepContext } from '../context.ts';
import { withinAllowance } from './allowance.ts';
import { Outage } from './outage.ts';

/** While nothing was sent or waited for, somebody who waits is told soon that Azure can't be reached. */
const FIRST_PATIENCE_MS = 45_000;

/** A network that is not there at all (the HTTP layer has retried already). */
const NETWORK_PATIENCE_MS = 8_000;

const SHORTEST_PAUSE_MS = 1_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/** What was there is only taken for deleted when it can't be found so many times in a row. */
export const LOOKS_TO_BELIEVE_ABSENCE = 4;

/** From here on a pause that the service asks for is worth a line in the log. */
const PAUSE_WORTH_TELLING_MS = 5_000;

/**
 * Returns what the read returns. Network errors, 408, 429 and 5xx are tolerated: for a short while before the first
 * move, and as long as the deadline allows afterwards and when throttled. Each outage is logged once when
 * it begins and once when it ends.
 *
 * Throws AzureError for every other failure and when patience ends, DeadlineError when the step's time is used up.
 */
export async function patiently<T>(context: StepContext, read: () => Promise<T>): Promise<T> {
  const outage = new Outage(context);
  let absences = 0;
  for (;;) {
    try {
      const value = await read();
      outage.ended();
      return value;
    } catch (error) {
      if (!(error instanceof AzureError)) throw error;
      absences = isNotFound(error) ? absences + 1 : 0;
      const isDoubtful = absences > 0 && absences < LOOKS_TO_BELIEVE_ABSENCE && hasBegun(context.journal);
      if (!isTransient(error) && !isDoubtful) throw error;
      // Counted from the first failure, not from the request: one answer that never comes must not cost the step.
      const { failures, begunAt } = outage.failed(error);
      if (context.clock.now() >= context.deadline) {
        outage.warnIfOpen();
        throw new DeadlineError();
      }
      if (isPatienceOver(context, error, begunAt)) throw error;
      await pause(context, pauseAfter(context, error, failures));
    }
  }
}

/**
 * Returns what the read returns, or `undefined` when it fails, takes too long, or the step's time is used up: for what a run
 * can do without. That time is up shows at the next read that it can't do without.
 */
export async function bestEffort<T>(
  { runner, clock }: StepContext,
  read: () => Promise<T>,
): Promise<T | undefined> {
  const reading = await withinAllowance(clock, read).catch((error: unknown) => {
    if (error instanceof DeadlineError) return undefined;
    throw error;
  });
  if (reading === undefined) return undefined;
  if (reading.kind === 'read') return reading.value;
  const { attempt, code, message } = reading.error.details;
  runner.debug(`${attempt}: ${code}: ${message}`);
  return undefined;
}

/** Sleeps for the given time, but never past the deadline. Throws DeadlineError when there is no time left. */
export async function pause({ clock, deadline }: StepContext, ms: number): Promise<void> {
  const left = deadline - clock.now();
  if (left <= 0) throw new DeadlineError();
  await clock.sleep(Math.min(ms, left));
}

/** Milliseconds to wait after a failure: what the service asks for, else a pause that doubles. */
export function pauseAfter({ clock, runner }: StepContext, error: AzureError, failures: number): number {
  const { retryAfterMs } = error.details;
  if (retryAfterMs !== undefined) {
    if (retryAfterMs >= PAUSE_WORTH_TELLING_MS) runner.info(throttledLine(retryAfterMs));
    return atLeastASecond(retryAfterMs, failures) + spreadMs(retryAfterMs, failures) * clock.random();
  }
  const grown = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS);
  return grown * (0.8 + clock.random() * 0.4);
}

/** A service that asks for no pause at all would be asked without end: one second then, doubled each time. */
function atLeastASecond(retryAfterMs: number, failures: number): number {
  if (retryAfterMs >= SHORTEST_PAUSE_MS) return retryAfterMs;
  return Math.min(SHORTEST_PAUSE_MS * 2 ** Math.min(Math.max(0, failures), 10), LONGEST_PAUSE_MS);
}

function isPatienceOver({ clock, journal }: StepContext, error: AzureError, failingSince: number): boolean {
  if (isThrottled(error)) return false;
  // Once something was sent or waited for, giving up would lose more than time.
  if (hasBegun(journal)) return false;
  const patience = error.details.kind === 'network' ? NETWORK_PATIENCE_MS : FIRST_PATIENCE_MS;
  return clock.now() - failingSince >= patience;
}

/** True once something was sent or waited for. */
function hasBegun({ records }: StepContext['journal']): boolean {
  return records.length > 0;
}
