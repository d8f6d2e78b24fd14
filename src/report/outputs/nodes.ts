/** What nodes run, in the words of the outputs. */

import type { PoolOutcome } from '../../domain/outcome/outcome.ts';
import type { Operation } from '../../domain/aks/cluster.ts';
import { isSettled } from '../../domain/aks/states.ts';
import { SECOND_MS } from '../../domain/time.ts';

/** More names say nothing to a later step. */
const MOST_NAMES = 20;

/** Nodes of a pool that run the same. */
export interface NodesObject {
  readonly 'kubernetes-version': string;
  readonly 'node-image-version': string;
  readonly count: number;
  readonly names: readonly string[];
}

/** Returns one object for each pair of versions; none when Azure does not tell. */
export function nodesObjects(pool: PoolOutcome | undefined): readonly NodesObject[] {
  return (pool?.nodesRun?.groups ?? []).map(({ kubernetesVersion, nodeImageVersion, names }) => ({
    'kubernetes-version': kubernetesVersion,
    'node-image-version': nodeImageVersion,
    count: names.length,
    names: names.slice(0, MOST_NAMES),
  }));
}

/** Returns the seconds since an operation began that was in progress at that time; `undefined` when not known. */
export function runningFor(operation: Operation | undefined, at: number): number | undefined {
  if (operation?.startedAt === undefined || isSettled(operation.status)) return undefined;
  return Math.max(0, Math.round((at - operation.startedAt) / SECOND_MS));
}
