/** An outage of reads: told once when it begins, and once when it ends or when the step's time is up first. */

import type { AzureError } from '../../domain/aks/errors.ts';
import { faultBeginLine, faultEndLine, openOutageLine } from '../../report/messages.ts';
import type { StepContext } from '../context.ts';

export class Outage {
  readonly #context: StepContext;
  #open: { last: AzureError; readonly begunAt: number; failures: number } | undefined;

  constructor(context: StepContext) {
    this.#context = context;
  }

  /** Notes a failure. Returns how many there were before it, and when the first was. */
  failed(error: AzureError): { readonly failures: number; readonly begunAt: number } {
    const { clock, runner } = this.#context;
    if (this.#open === undefined) runner.info(faultBeginLine(error.details));
    this.#open ??= { last: error, begunAt: clock.now(), failures: 0 };
    const { failures, begunAt } = this.#open;
    this.#open.last = error;
    this.#open.failures++;
    return { failures, begunAt };
  }

  /** Notes that it worked again. */
  ended(): void {
    if (this.#open === undefined) return;
    const { last, failures } = this.#open;
    const { runner } = this.#context;
    runner.info(faultEndLine({ attempt: last.details.attempt, failures, durationMs: this.#durationMs() }));
    this.#open = undefined;
  }

  /** Time that ran out while nothing could be read is not the whole reason. */
  warnIfOpen(): void {
    if (this.#open === undefined) return;
    const { last, failures } = this.#open;
    this.#context.journal.warn(openOutageLine(last.details, { failures, durationMs: this.#durationMs() }));
  }

  #durationMs(): number {
    return this.#open === undefined ? 0 : this.#context.clock.now() - this.#open.begunAt;
  }
}
