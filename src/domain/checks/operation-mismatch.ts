import { isSettled } from '../aks/states.ts';
import { isMoving } from '../aks/states.ts';
import { isInState } from '../aks/cluster.ts';
import { targetKey } from '../aks/cluster.ts';
import type { CheckResult } from './check.ts';
import type { AbortContext, Check } from './context.ts';

/** Blocks when `operation-id` is not the latest operation, or when that can't be read: an abort has no other guard. */
export const operationMismatch: Check<AbortContext> = ({ inputs, observation, targets }) => {
  const wanted = inputs.operationId;
  if (wanted === undefined) return [];
  return targets.map((target): CheckResult => {
    const base = {
      id: 'operation-mismatch',
      ...(target.kind === 'pool' ? { pool: target.name } : {}),
    } as const;
    const isIdle = !isInState(observation, target, isMoving);
    const reading = observation.operations.get(targetKey(target));
    const latest = reading?.kind === 'read' ? reading.value : undefined;
    if (latest !== undefined && latest.id.toLowerCase() === wanted.toLowerCase()) {
      return { ...base, verdict: 'passed', seen: `The latest operation is ${latest.id}.` };
    }
    const seen =
      reading?.kind === 'read'
        ? latest === undefined
          ? `No operation is on record, so ${wanted} is not the latest.`
          : `The latest operation is ${latest.id} (${latest.status}${isSettled(latest.status) ? ', ended' : ''}), not ${wanted}.`
        : `Whether ${wanted} is the latest operation could not be read.`;
    return {
      ...base,
      // With nothing in progress there is nothing that could be hit by mistake.
      verdict: isIdle ? 'notice' : 'blocked',
      seen,
      why: 'Azure aborts whatever is latest, so another operation than the one meant would be hit.',
      remedy:
        'Run mode: status to see what is going on, then name that operation, or leave operation-id out.',
    };
  });
};
