/**
 * The one place where it is decided what happens next. Pure: from the inputs, a fresh observation and what this run
 * has done so far follow the check results and one next move, or the end.
 */

import { decideAbort } from './abort/decide.ts';
import { decideRollback } from './rollback/decide.ts';
import { decideStatus } from './status/decide.ts';
import type { Inputs } from './inputs.ts';
import type { RunHistory } from './moves/record.ts';
import type { Decision } from './decision.ts';
import type { Observation } from './aks/cluster.ts';

/** Returns the next decision of the run. */
export function decide(inputs: Inputs, observation: Observation, history: RunHistory): Decision {
  switch (inputs.mode) {
    case 'status':
      return decideStatus(inputs, observation, history);
    case 'abort':
      return decideAbort(inputs, observation, history);
    case 'rollback':
      return decideRollback(inputs, observation, history);
  }
}
