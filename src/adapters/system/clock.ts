/** Real time. */

import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';
import { interruption } from '../http/errors.ts';

/** When this process began, by the machine's clock. */
const BEGAN_AT = Date.now() - performance.now();

/** Returns epoch milliseconds that go on evenly, also when somebody sets the machine's clock while the step runs. */
export function systemNow(): number {
  return Math.round(BEGAN_AT + performance.now());
}

/**
 * The clock of the system.
 *
 * @param signal ends every sleep at once; its reason (InterruptedError, DeadlineError) is what they reject with.
 */
export function createSystemClock(signal: AbortSignal): Clock {
  return {
    now: systemNow,
    random: () => Math.random(),
    sleep: async (ms) => {
      try {
        await delay(Math.max(0, ms), undefined, { signal });
      } catch {
        throw interruption(signal);
      }
    },
    within: async (work, ms) => {
      const ended = new AbortController();
      const late = delay(Math.max(0, ms), undefined, { signal: ended.signal }).catch(() => undefined);
      try {
        return await Promise.race([work.then((value) => ({ value })), late]);
      } finally {
        ended.abort();
      }
    },
  };
}
