/** What every step works with. */

import type { Inputs } from '../domain/inputs.ts';
import type { Aks, Fleets } from '../ports/aks.ts';
import type { Clock } from '../ports/clock.ts';
import type { Runner } from '../ports/runner.ts';
import type { Journal } from './journal.ts';

export interface StepContext<Mode extends Inputs = Inputs> {
  readonly inputs: Mode;
  readonly aks: Aks;
  readonly fleets: Fleets;
  readonly clock: Clock;
  readonly runner: Runner;
  readonly journal: Journal;
  /** Epoch milliseconds at which the step's budget is used up. */
  readonly deadline: number;
  /**
   * Writes outputs and summary as they are to be if nothing more can be written: as of an interruption now. They are
   * replaced at the end. Never rejects.
   */
  readonly saveSoFar: () => Promise<void>;
}
