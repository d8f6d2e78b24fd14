/**
 * The one place where it is decided what happens next. Pure: from the inputs, a fresh observation and what this run
 * has done so far follow the check results and one next move, or the end.
 */

import type { CheckResult } from './checks/check.ts';
import { decideAbort } from './decide-abort.ts';
import { decideRollback } from './decide-rollback.ts';
import { decideStatus } from './decide-status.ts';
import type { Inputs } from './inputs.ts';
import type { Move, RunHistory } from './moves.ts';
import type { OutcomeError, PoolResult, Result } from './outcome.ts';
import type { Observation } from './types.ts';

/** How the run ended for one pool. */
export interface PoolEnding {
  readonly pool: string;
  readonly result: PoolResult;
  readonly blockedBy: readonly string[];
  readonly detail?: string;
  readonly error?: OutcomeError;
}

/** How the run ended. */
export interface Ending {
  readonly result: Result;
  readonly pools: readonly PoolEnding[];
  /** Of the cluster's own operation, where the run was about it. */
  readonly clusterResult?: Result;
  readonly error?: OutcomeError;
  /** Warnings that are not a check's. */
  readonly warnings: readonly string[];
}

export interface Decision {
  readonly checks: readonly CheckResult[];
  /** The moves that would follow as far as can be foreseen, the next one first. Empty at the end. */
  readonly plan: readonly Move[];
  readonly next:
    { readonly kind: 'move'; readonly move: Move } | { readonly kind: 'end'; readonly ending: Ending };
}

/** Returns the next decision of the run. `history` is absent in the first round. */
export function decide(inputs: Inputs, observation: Observation, history: RunHistory | undefined): Decision {
  switch (inputs.mode) {
    case 'status':
      return decideStatus(inputs, observation, history);
    case 'abort':
      return decideAbort(inputs, observation, history);
    case 'rollback':
      return decideRollback(inputs, observation, history);
  }
}
