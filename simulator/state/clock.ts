/**
 * The simulator's own time. It runs `speed` times as fast as real time, so that an upgrade of five minutes
 * can pass in a second, and it can be moved forward by hand.
 */
export interface VirtualClock {
  /** Virtual time in milliseconds since 1970. */
  now(): number;
  /** Moves virtual time forward at once. */
  skip(seconds: number): void;
  readonly speed: number;
}

export function createClock(startTime: number, speed: number): VirtualClock {
  const realStart = performance.now();
  let skipped = 0;
  return {
    speed,
    now: () => Math.floor(startTime + skipped + (performance.now() - realStart) * speed),
    skip: (seconds) => {
      skipped += seconds * 1000;
    },
  };
}
