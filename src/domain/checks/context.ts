/** What the checks look at. */

import type { Assessment, Targeted } from '../rollback/situation/assess.ts';
import type { Busy } from '../rollback/situation/busy.ts';
import type { AbortInputs, RollbackInputs } from '../inputs.ts';
import type { Channels } from '../aks/channels.ts';
import type { Observation, Target } from '../aks/cluster.ts';
import type { CheckResult } from './check.ts';

export interface RollbackContext {
  readonly inputs: RollbackInputs;
  readonly observation: Observation;
  /** The pools still to be dealt with, each with where it stands. */
  readonly pending: readonly Assessment[];
  /** The pools among them that a PUT will be sent for. */
  readonly toRollBack: readonly Targeted[];
  /** The channels that would undo the rollbacks, with the value that switches them off. */
  readonly undoingChannels: Channels | undefined;
  readonly busy: readonly Busy[];
}

export interface AbortContext {
  readonly inputs: AbortInputs;
  readonly observation: Observation;
  /** The targets still to be dealt with. */
  readonly targets: readonly Target[];
  /** Pools that are being deleted, which an abort of everything else passes by. */
  readonly leftAlone: readonly Target[];
}

/** A check: a pure function that returns one result for each thing it looked at. */
export type Check<Context> = (context: Context) => readonly CheckResult[];
