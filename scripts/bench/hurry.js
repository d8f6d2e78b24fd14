/**
 * Loaded before the action: its clocks and its sleeps run BENCH_HURRY times as fast as real time. Requests and their
 * time limits stay real, and so do short sleeps, which are such limits. Every second its memory is looked at, after a garbage collection: a JSON line of the virtual
 * time in milliseconds, the heap in use and the resident size in bytes goes to the file that BENCH_SAMPLES names.
 */

import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import timers from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const factor = Number(process.env.BENCH_HURRY);
const RealDate = Date;
const begunAt = RealDate.now();
const now = () => Math.floor(begunAt + (RealDate.now() - begunAt) * factor);

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [now()] : args));
  }

  static now() {
    return now();
  }
};

const realPerformanceNow = performance.now.bind(performance);
const performanceBegunAt = realPerformanceNow();
performance.now = () => performanceBegunAt + (realPerformanceNow() - performanceBegunAt) * factor;

const LONGEST_REAL_SLEEP_MS = 5_000;
const sleep = timers.setTimeout;
timers.setTimeout = (ms, ...rest) => sleep(ms > LONGEST_REAL_SLEEP_MS ? ms / factor : ms, ...rest);
syncBuiltinESMExports();

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
globalThis
  .setInterval(() => {
    collectGarbage();
    const { heapUsed, rss } = process.memoryUsage();
    const sample = { atMs: now() - begunAt, heapUsed, rss };
    appendFileSync(process.env.BENCH_SAMPLES, `${JSON.stringify(sample)}\n`);
  }, 1000)
  .unref();
