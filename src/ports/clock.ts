/** Time, as the steps see it. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after the given milliseconds. Rejects with InterruptedError as soon as the run is being canceled. */
  sleep(ms: number): Promise<void>;
  /**
   * Resolves to what the work resolves to, or to `undefined` when the given milliseconds pass first. Whatever becomes of
   * the work then is lost. Rejects as the work does.
   */
  within<T>(work: Promise<T>, ms: number): Promise<{ readonly value: T } | undefined>;
  /** A number from 0 (included) to 1 (excluded), for jitter. */
  random(): number;
}
