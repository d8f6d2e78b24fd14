/** Real time. */

import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';
import { interruption } from '../http/errors.ts';

/**
 * The clock of the system.
 *
 * @param signal ends every sleep at once; its reason (InterruptedError, DeadlineError) is what they reject with.
 */
export function createSystemClock(signal: AbortSignal): Clock {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    sleep: async (ms) => {
      try {
        await delay(Math.max(0, ms), undefined, { signal });
      } catch {
        throw interruption(signal);
      }
    },
  };
}
