import { stateOf, type Observation, type Target } from '../aks/cluster.ts';
import { isCreating, isDeleting, isStopping } from '../aks/states.ts';
import type { CheckResult } from './check.ts';
import type { AbortContext, Check } from './context.ts';

/**
 * Blocks while the resource is being deleted, unless other operations can be aborted beside it; Creating and Stopping
 * warn about what is left behind.
 */
export const notAbortable: Check<AbortContext> = ({ observation, targets, leftAlone }) => [
  ...targets.map((target) => abortable(observation, target)),
  ...leftAlone.map((target): CheckResult => ({
    ...abortable(observation, target),
    verdict: 'warned',
  })),
];

function abortable(observation: Observation, target: Target): CheckResult {
  const state = stateOf(observation, target) ?? '';
  const what = target.kind === 'cluster' ? 'The cluster' : `Pool ${target.name}`;
  const base = { id: 'not-abortable', ...(target.kind === 'pool' ? { pool: target.name } : {}) } as const;
  if (isDeleting(state)) {
    return {
      ...base,
      verdict: 'blocked',
      isFinal: true,
      seen: `${what} is being deleted.`,
      why: 'Once a deletion has started, AKS accepts no other operation.',
      remedy: 'Let the deletion finish.',
    };
  }
  if (isCreating(state)) {
    return {
      ...base,
      verdict: 'warned',
      seen: `${what} is being created.`,
      why: 'An abort leaves it Canceled and half created.',
      remedy: 'Afterward, delete it or create it again.',
    };
  }
  if (isStopping(state)) {
    return {
      ...base,
      verdict: 'warned',
      seen: `${what} is being stopped.`,
      why: 'An abort does not restore the power state; some nodes may already be off.',
      remedy: 'Start it again afterward.',
    };
  }
  return { ...base, verdict: 'passed', seen: `${what} is ${state}.` };
}
