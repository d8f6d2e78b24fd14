/** Virtual time for a run in this process: it stands still while requests are under way, and sleeping costs nothing. */

import type { Action, Simulator } from '../../simulator/simulator.ts';
import { DeadlineError, InterruptedError } from '../../src/domain/aks/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** What one request costs, in milliseconds. */
const REQUEST_MS = 200;

/** Requests in flight are cut this long after the deadline, as src/index.ts has it. */
const GRACE_MS = 5_000;

/** How many times as fast the timers of libraries run (pauses between their retries, the time that a request has). */
const HURRY = 8;
const SHORTEST_HURRIED_MS = 100;

const realSetTimeout = globalThis.setTimeout;
let isHurried = false;

/** From now on makes longer timers of this process come `HURRY` times sooner, so that a hung request costs little. */
export function hurryTimers(): void {
  if (isHurried) return;
  isHurried = true;
  const hurried = (callback: () => void, ms = 0, ...rest: unknown[]): unknown =>
    realSetTimeout(callback, ms >= SHORTEST_HURRIED_MS ? ms / HURRY : ms, ...(rest as []));
  globalThis.setTimeout = Object.assign(hurried, realSetTimeout);
}

/** Rejects after real milliseconds. */
export function afterRealTime(ms: number, message: string): { promise: Promise<never>; stop: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = realSetTimeout(() => {
    reject(new Error(message));
  }, ms);
  return {
    promise,
    stop: () => {
      clearTimeout(timer);
    },
  };
}

/** Something that happens while the run goes on. */
export interface Event {
  /** Virtual seconds after the start. */
  readonly at: number;
  readonly what: Action | 'cancel-run';
}

/** Lets another actor do something; where it does not apply (an abort with nothing running) nothing happens. */
export function tryToAct(azure: Simulator, action: Action): void {
  try {
    azure.act(action);
  } catch {
    // As a colleague whose command was refused.
  }
}

/** The clock of one run, which moves the simulator's along. */
export class VirtualTime implements Clock {
  readonly startedAt: number;
  readonly #azure: Simulator;
  readonly #random: () => number;
  readonly #interruption = new AbortController();
  #events: readonly Event[];
  #deadline = Infinity;
  #underWay = 0;
  #isKicked = false;
  #sleepers: { readonly at: number; readonly wake: () => void; readonly fail: (error: Error) => void }[] = [];

  constructor(azure: Simulator, random: () => number, events: readonly Event[] = []) {
    this.#azure = azure;
    this.#random = random;
    this.#events = events.toSorted((one, other) => one.at - other.at);
    this.startedAt = this.now();
  }

  /** Cuts requests in flight: when the run is canceled, and a little after the deadline. */
  get signal(): AbortSignal {
    return this.#interruption.signal;
  }

  get isCanceled(): boolean {
    return this.signal.reason instanceof InterruptedError;
  }

  set deadline(deadline: number) {
    this.#deadline = deadline;
  }

  /** Cuts what the run has left behind, as the end of its process does: a stray retry could reach the next Azure. */
  end(): void {
    this.#interruption.abort(new Error('The run is over.'));
  }

  now(): number {
    return this.#azure.now().getTime();
  }

  random(): number {
    return this.#random();
  }

  sleep(ms: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    if (this.signal.aborted) return Promise.reject(this.signal.reason as Error);
    this.#sleepers.push({
      at: this.now() + Math.max(0, ms),
      wake: () => {
        resolve(undefined);
      },
      fail: reject,
    });
    this.#kick();
    return promise;
  }

  async within<T>(work: Promise<T>, ms: number): Promise<{ readonly value: T } | undefined> {
    const { promise: late, resolve } = Promise.withResolvers<undefined>();
    const end = (): void => {
      resolve(undefined);
    };
    // An interruption reaches the work itself.
    const sleeper = { at: this.now() + Math.max(0, ms), wake: end, fail: end };
    this.#sleepers.push(sleeper);
    this.#kick();
    try {
      return await Promise.race([work.then((value) => ({ value })), late]);
    } finally {
      this.#sleepers = this.#sleepers.filter((one) => one !== sleeper);
    }
  }

  /** Makes a request: time stands still meanwhile. `hungMs` is what a hung one costs. */
  async request<T>(
    send: () => Promise<T>,
    hungMs: number,
    isHung: (result: T | Error) => boolean,
  ): Promise<T> {
    this.#underWay += 1;
    let result: T | Error;
    try {
      result = await send();
    } catch (error) {
      result = error instanceof Error ? error : new Error(String(error));
    }
    this.#pass(isHung(result) ? Math.min(hungMs, this.#deadline + GRACE_MS - this.now()) : REQUEST_MS);
    this.#underWay -= 1;
    this.#kick();
    if (isHung(result) && this.signal.aborted) throw this.signal.reason as Error;
    if (result instanceof Error) throw result;
    return result;
  }

  #pass(ms: number): void {
    const end = this.now() + Math.max(0, ms);
    for (;;) {
      const next = this.#events[0];
      const at = next === undefined ? Infinity : this.startedAt + next.at * 1000;
      this.#skipTo(Math.min(at, end));
      if (next === undefined || at > end) break;
      this.#events = this.#events.slice(1);
      if (next.what === 'cancel-run') this.#interrupt(new InterruptedError());
      else tryToAct(this.#azure, next.what);
    }
    if (this.now() >= this.#deadline + GRACE_MS) this.#interrupt(new DeadlineError());
  }

  #skipTo(time: number): void {
    const seconds = (time - this.now()) / 1000;
    if (seconds > 0) this.#azure.act({ kind: 'pass-time', seconds });
  }

  #interrupt(reason: Error): void {
    this.#interruption.abort(reason);
    for (const { fail } of this.#sleepers.splice(0)) fail(this.signal.reason as Error);
  }

  /** When the run has nothing to do but sleep, the first sleeper is woken. */
  #kick(): void {
    if (this.#isKicked) return;
    this.#isKicked = true;
    setImmediate(() => {
      setImmediate(() => {
        this.#isKicked = false;
        if (this.#underWay > 0 || this.#sleepers.length === 0) return;
        this.#pass(Math.min(...this.#sleepers.map(({ at }) => at)) - this.now());
        const due = this.#sleepers.filter(({ at }) => at <= this.now());
        this.#sleepers = this.#sleepers.filter((sleeper) => !due.includes(sleeper));
        for (const { wake } of due) wake();
        if (this.#sleepers.length > 0) this.#kick();
      });
    });
  }
}
