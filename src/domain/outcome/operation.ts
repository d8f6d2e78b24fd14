/** Which operation of the operations API a run is about. */

import type { RunFacts } from './run-facts.ts';
import { isRollback } from '../moves/move.ts';
import { isSettled } from '../aks/states.ts';
import type { Observation, Operation, Target } from '../aks/cluster.ts';
import { latestOn } from '../aks/operations.ts';

/** Returns the operation acted upon: of the last rollback, else of the last abort; where nothing was done, the latest. */
export function reportedOperation({ inputs, seen }: RunFacts): Operation | undefined {
  if (seen === undefined) return undefined;
  const withOperation = seen.history.records.filter(({ operation }) => operation !== undefined);
  const ofRollback = withOperation.findLast(({ move }) => isRollback(move));
  const ofAbort = withOperation.findLast(({ move }) => move.kind === 'abort');
  const acted = (ofRollback ?? ofAbort)?.operation;
  if (acted !== undefined) return acted;
  const pool = inputs.pools.kind === 'named' ? inputs.pools.names[0] : undefined;
  const target: Target = pool === undefined ? { kind: 'cluster' } : { kind: 'pool', name: pool };
  const known = latestOn(seen.latest, target);
  return known ?? (inputs.mode === 'status' && pool === undefined ? newestOnRecord(seen.latest) : undefined);
}

/** For a report of the whole cluster: what goes on somewhere in it, else what ended last. */
function newestOnRecord({ recentOperations: recent }: Observation): Operation | undefined {
  if (recent.kind !== 'read') return undefined;
  return recent.value.find(({ status }) => !isSettled(status)) ?? recent.value[0];
}
