/** What ends a run from outside; the built bundle plays the same as a process of its own. */

import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  listenForInterruption,
  withDeadline,
  type Interruption,
} from '../../src/adapters/system/interruption.ts';
import { createSystemClock, systemNow } from '../../src/adapters/system/clock.ts';
import { DeadlineError, InterruptedError } from '../../src/domain/aks/errors.ts';

type Listener = (thrown?: unknown) => void;

/** Emitted for real these would be the test runner's own crash: the listeners are called instead. */
const CRASHES = ['uncaughtException', 'unhandledRejection'] as const;

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('listening', () => {
  const before = new Map<string, readonly unknown[]>();
  let interruption: Interruption;
  beforeEach(() => {
    for (const name of CRASHES) before.set(name, process.listeners(name as 'exit'));
    interruption = listenForInterruption();
  });
  afterEach(() => {
    interruption.dispose();
  });

  const ours = (name: (typeof CRASHES)[number]): Listener => {
    const added = process.listeners(name as 'exit').filter((one) => before.get(name)?.includes(one) !== true);
    expect(added).toHaveLength(1);
    return added[0] as unknown as Listener;
  };

  test.each(CRASHES)(
    '%s: what waits for it learns of it, requests end, and so does the process',
    async (name) => {
      jest.useFakeTimers();
      const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
      const boom = new TypeError('boom');
      ours(name)(boom);
      await expect(interruption.crashed).rejects.toBe(boom);
      expect(interruption.signal.reason).toBe(boom);
      jest.advanceTimersByTime(19_000);
      expect(exit).not.toHaveBeenCalled();
      jest.advanceTimersByTime(2_000);
      expect(exit).toHaveBeenCalledWith(1);
    },
  );

  test('what was thrown without being an error becomes one', async () => {
    jest.useFakeTimers();
    ours('unhandledRejection')('boom');
    await expect(interruption.crashed).rejects.toEqual(new Error('boom'));
  });

  test('a log that nobody reads interrupts the run', () => {
    process.stdout.emit('error', new Error('EPIPE'));
    expect(interruption.signal.reason).toBeInstanceOf(InterruptedError);
  });

  test('ends without a trace', () => {
    interruption.dispose();
    for (const name of CRASHES) expect(process.listeners(name as 'exit')).toEqual(before.get(name));
    expect(process.stdout.listeners('error').filter((one) => one.name === 'interrupt')).toEqual([]);
  });
});

describe('the deadline of requests', () => {
  test.each([
    ['ahead', 60_000, 65_000],
    ['past', -60_000, 5_000],
  ])('%s: they end five seconds after it', (_what, offsetMs, endsAfterMs) => {
    jest.useFakeTimers({ doNotFake: ['performance', 'Date'] });
    const signal = withDeadline(new AbortController().signal, systemNow() + offsetMs);
    jest.advanceTimersByTime(endsAfterMs - 1_000);
    expect(signal.aborted).toBe(false);
    jest.advanceTimersByTime(2_000);
    expect(signal.reason).toBeInstanceOf(DeadlineError);
  });
});

describe('the clock', () => {
  const clock = createSystemClock(new AbortController().signal);

  test("shows the machine's time", () => {
    expect(Math.abs(systemNow() - Date.now())).toBeLessThan(5_000);
  });

  test('work that is done in time gives its value, and leaves no timer behind', async () => {
    const timersBefore = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    await expect(clock.within(Promise.resolve(7), 60_000)).resolves.toEqual({ value: 7 });
    await new Promise((resolve) => setImmediate(resolve));
    const timers = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    expect(timers).toBeLessThanOrEqual(timersBefore);
  });

  test('work that is late gives nothing, and work that fails fails', async () => {
    await expect(clock.within(new Promise(() => undefined), 1)).resolves.toBeUndefined();
    await expect(clock.within(Promise.reject(new Error('no')), 60_000)).rejects.toThrow('no');
  });
});
