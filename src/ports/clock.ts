/** Time, as the steps see it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after the given milliseconds. Rejects with InterruptedError as soon as the run is being canceled. */
  sleep(ms: number): Promise<void>;
  /** A number from 0 (included) to 1 (excluded), for jitter. */
  random(): number;
}
