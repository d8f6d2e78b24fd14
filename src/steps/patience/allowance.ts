/** How long reads that a run can do without may hold it up. */

import { AzureError, LATE_CODE } from '../../domain/aks/errors.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StepContext } from '../context.ts';
import { asReading, type Attempted } from './reading.ts';

/** What has not answered by then counts as unread. */
const OPTIONAL_MS = 5 * SECOND_MS;

/** Kept back of it for the look before an abort, which must not be held up once more, nor go without its guard. */
export const KEPT_FOR_LOOK_MS = SECOND_MS / 2;

/** Answers that come so soon after a required one hold nothing up: those of one round come in together. */
const TOGETHER_MS = SECOND_MS / 2;

/** An optional read of a round: its value, or why it is missing. Never rejects with an AzureError. */
export type ReadOptional = <T>(read: () => Promise<T>) => Promise<Attempted<T>>;

/**
 * Returns the reader of one round. Before a change, optional reads have five seconds all together, whatever round they are
 * in, each from the moment when what is required has been read or has failed: the sign-in and a slow cluster don't count
 * against them. In status mode, where they hold nothing up, each has five seconds of its own. A read that comes later is
 * not sent, and one that is late is left to itself.
 *
 * @param keptBackMs what this round leaves to the next one.
 */
export function allowance(
  { clock, inputs, journal }: StepContext,
  required: Promise<unknown>,
  keptBackMs = 0,
): ReadOptional {
  const isShared = inputs.mode !== 'status';
  const sharedMs = Math.max(OPTIONAL_MS - keptBackMs - journal.heldUpMs, TOGETHER_MS);
  let requiredAt = Infinity;
  let countedMs = 0;
  const answered = required.then(noop, noop).then(() => {
    requiredAt = clock.now();
  });
  const count = (): void => {
    const heldUpMs = Math.max(countedMs, clock.now() - requiredAt);
    journal.heldUp(heldUpMs - countedMs);
    countedMs = heldUpMs;
  };
  return async (read) => {
    const startedAt = clock.now();
    const left = (): number =>
      (isShared ? requiredAt + sharedMs : Math.max(requiredAt, startedAt) + OPTIONAL_MS) - clock.now();
    if (left() <= 0) return LATE;
    const reading = asReading(read);
    reading.catch(noop);
    const early = await Promise.race([reading.then((value) => ({ value })), answered]);
    if (early !== undefined) return early.value;
    const inTime = await clock.within(reading, left());
    count();
    return inTime?.value ?? LATE;
  };
}

/** Returns what the read gives within five seconds; one that is late is left to itself. */
export async function withinAllowance<T>(clock: Clock, read: () => Promise<T>): Promise<Attempted<T>> {
  const reading = asReading(read);
  reading.catch(noop);
  return (await clock.within(reading, OPTIONAL_MS))?.value ?? LATE;
}

const noop = (): undefined => undefined;

/** Of a read that was not waited for any longer. */
export const LATE = {
  kind: 'unreadable',
  error: new AzureError({
    kind: 'network',
    attempt: 'read optional data',
    code: LATE_CODE,
    message: 'Azure did not respond within five seconds.',
  }),
} as const;
