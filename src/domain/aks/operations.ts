/** Which operations of the operations API are a target's own. */

import { targetKey, type Observation, type Operation, type Target } from './cluster.ts';
import { isSettled } from './states.ts';

/** Returns the recent operations of the cluster itself, or of one of its pools, newest first. */
export function recentOf(
  { cluster, recentOperations }: Pick<Observation, 'cluster' | 'recentOperations'>,
  target: Target,
): readonly Operation[] {
  if (recentOperations.kind !== 'read') return [];
  const id = resourceIdOf(cluster, target).toLowerCase();
  return recentOperations.value.filter(({ resourceId }) => resourceId?.toLowerCase() === id);
}

/**
 * Returns what is in progress on a target, newest first: from the list of a pool's active operations where that was
 * read, else from the latest and the recent ones.
 */
export function activeOn(observation: Observation, target: Target): readonly Operation[] {
  const key = targetKey(target);
  const listed = observation.activeOperations.get(key);
  if (listed?.kind === 'read') return listed.value;
  const latest = observation.operations.get(key);
  const all = [
    ...(latest?.kind === 'read' && latest.value !== undefined ? [latest.value] : []),
    ...recentOf(observation, target),
  ].filter(({ status }) => !isSettled(status));
  const once = new Map(all.map((operation) => [operation.id.toLowerCase(), operation]));
  return [...once.values()].toSorted(
    (one, other) => (other.startedAt ?? -Infinity) - (one.startedAt ?? -Infinity) || 0,
  );
}

/** Returns the ARM id of a target. */
export function resourceIdOf({ id }: Observation['cluster'], target: Target): string {
  return target.kind === 'cluster' ? id : `${id}/agentPools/${target.name}`;
}
