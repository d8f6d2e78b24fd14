/** Which operations of the operations API are a target's own. */

import { targetKey, type Observation, type Operation, type Target } from './cluster.ts';
import { isSettled } from './states.ts';

/** Returns the pool that an operation was on; `undefined` for one of the cluster itself, and where it does not tell. */
export function poolOf({ resourceId }: Pick<Operation, 'resourceId'>): string | undefined {
  return /\/agentPools\/([^/]+)$/i.exec(resourceId ?? '')?.[1];
}

/** True when the operation says that it is one of the target. */
export function isOf(target: Target, operation: Pick<Operation, 'resourceId'>): boolean {
  return target.kind === 'cluster'
    ? /\/managedClusters\/[^/]+$/i.test(operation.resourceId ?? '')
    : poolOf(operation)?.toLowerCase() === target.name.toLowerCase();
}

/** Returns the recent operations of the cluster itself, or of one of its pools, newest first. */
export function recentOf(
  { recentOperations }: Pick<Observation, 'recentOperations'>,
  target: Target,
): readonly Operation[] {
  if (recentOperations.kind !== 'read') return [];
  return recentOperations.value.filter((operation) => isOf(target, operation));
}

/** Returns the latest operation of a target, where it was read. */
export function latestOn(
  { operations }: Pick<Observation, 'operations'>,
  target: Target,
): Operation | undefined {
  const reading = operations.get(targetKey(target));
  return reading?.kind === 'read' ? reading.value : undefined;
}

/**
 * Returns what is in progress on a target, newest first: from the list of a pool's active operations where that was
 * read, else from the latest and the recent ones.
 */
export function activeOn(observation: Observation, target: Target): readonly Operation[] {
  const listed = observation.activeOperations.get(targetKey(target));
  if (listed?.kind === 'read') return listed.value;
  const latest = latestOn(observation, target);
  const all = [...(latest === undefined ? [] : [latest]), ...recentOf(observation, target)].filter(
    ({ status }) => !isSettled(status),
  );
  const once = new Map(all.map((operation) => [operation.id.toLowerCase(), operation]));
  return [...once.values()].toSorted(
    (one, other) => (other.startedAt ?? -Infinity) - (one.startedAt ?? -Infinity) || 0,
  );
}
