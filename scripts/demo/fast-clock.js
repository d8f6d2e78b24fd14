/**
 * Loaded before the action: while it sleeps, its clock runs as fast as the simulated Azure's. FAST_CLOCK holds how many
 * times as fast as real time that is, a moment of real time and the simulated time at it, both in milliseconds.
 * Whatever it does takes real time, requests and their limits too: short sleeps, which are such limits, stay real.
 */

import { syncBuiltinESMExports } from 'node:module';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import timers from 'node:timers/promises';

const LONGEST_REAL_SLEEP_MS = 5_000;

const [factor, realFrom, from] = process.env.FAST_CLOCK.split(' ').map(Number);
const RealDate = Date;
const realPerformanceNow = performance.now.bind(performance);
const realStart = realPerformanceNow();
const start = from + (RealDate.now() - realFrom) * factor;

/** Milliseconds that the clock is ahead of real time since the start, for the sleeping. */
let ahead = 0;

const elapsed = () => realPerformanceNow() - realStart + ahead;

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [Date.now()] : args));
  }

  static now() {
    return Math.floor(start + elapsed());
  }
};
performance.now = () => realStart + elapsed();

const sleep = timers.setTimeout;
timers.setTimeout = async (ms, ...rest) => {
  if (ms <= LONGEST_REAL_SLEEP_MS) return await sleep(ms, ...rest);
  const end = elapsed() + ms;
  const value = await sleep(ms / factor, ...rest);
  ahead += Math.max(0, end - elapsed());
  return value;
};
syncBuiltinESMExports();
