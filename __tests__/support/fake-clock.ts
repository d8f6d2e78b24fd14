/** Virtual time: a sleep is over at once, and what was planned for the meantime happens on the way. */

import { InterruptedError } from '../../src/domain/aks/errors.ts';
import type { Clock } from '../../src/ports/clock.ts';

export class FakeClock implements Clock {
  #now: number;
  #events: { readonly at: number; readonly happen: () => void }[] = [];
  /** How often the run has awaited something: a sleep or a request. */
  awaits = 0;
  /** The await at which the run is interrupted, and with it every later one. */
  interruptedAt = Infinity;
  readonly sleeps: number[] = [];
  readonly #random: () => number;

  constructor(startsAt: number, random: () => number = () => 0.5) {
    this.#now = startsAt;
    this.#random = random;
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.#random();
  }

  async sleep(ms: number): Promise<void> {
    this.await();
    this.sleeps.push(ms);
    this.advance(ms);
    // Lets everything that waits beside this sleep go on, as a timer would.
    await new Promise((resolve) => setImmediate(resolve));
  }

  async within<T>(work: Promise<T>, ms: number): Promise<{ readonly value: T } | undefined> {
    if (ms <= 0) return undefined;
    const { promise: late, resolve } = Promise.withResolvers<undefined>();
    this.after(ms, () => {
      resolve(undefined);
    });
    return Promise.race([work.then((value) => ({ value })), late]);
  }

  /** Counts an await; throws when the run is interrupted at it. */
  await(): void {
    this.awaits++;
    if (this.awaits >= this.interruptedAt) throw new InterruptedError();
  }

  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const next = this.#events.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#events = this.#events.filter((event) => event !== next);
      this.#now = Math.max(this.#now, next.at);
      next.happen();
    }
    this.#now = until;
  }

  /** Makes something happen that long from now. */
  after(ms: number, happen: () => void): void {
    this.#events.push({ at: this.#now + ms, happen });
  }
}
