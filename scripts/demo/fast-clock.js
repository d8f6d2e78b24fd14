/**
 * Loaded before the action: its clock and its sleeps run as fast as the simulated Azure's. FAST_CLOCK holds how many
 * times as fast as real time that is, a moment of real time and the simulated time at it, both in milliseconds.
 * Requests and their time limits stay real.
 */

import { syncBuiltinESMExports } from 'node:module';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import timers from 'node:timers/promises';

const [factor, realFrom, from] = process.env.FAST_CLOCK.split(' ').map(Number);
const RealDate = Date;
const now = () => Math.floor(from + (RealDate.now() - realFrom) * factor);

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [now()] : args));
  }

  static now() {
    return now();
  }
};

const realPerformanceNow = performance.now.bind(performance);
performance.now = () => realPerformanceNow() * factor;

const sleep = timers.setTimeout;
timers.setTimeout = (ms, ...rest) => sleep(ms / factor, ...rest);
syncBuiltinESMExports();
