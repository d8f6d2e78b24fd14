/** The `nodepools` output: one object a pool, in the words of the outputs. */

import type { Outcome, PoolOutcome } from '../../domain/outcome/outcome.ts';
import { nodesObjects, runningFor, type NodesObject } from './nodes.ts';

/** One pool of the `nodepools` output. Text without value is empty; a boolean without value is null. */
export interface PoolObject {
  readonly name: string;
  readonly result: string;
  readonly 'provisioning-state': string;
  readonly 'power-state': string;
  /** Seconds; null when nothing runs, or its start is not known. */
  readonly 'running-for': number | null;
  readonly nodes: readonly NodesObject[];
  readonly 'kubernetes-version': string;
  readonly 'node-image-version': string;
  readonly 'previous-kubernetes-version': string;
  readonly 'previous-node-image-version': string;
  readonly 'operation-id': string;
  readonly 'rollback-available': boolean | null;
  readonly 'rollback-kubernetes-version': string;
  readonly 'rollback-node-image-version': string;
  /** Ids separated by commas, as in the output of that name. */
  readonly 'blocked-by': string;
}

/** Returns the pools of the outcome as they appear in the outputs. */
export function poolObjects({ mode, pools, endedAt }: Outcome): readonly PoolObject[] {
  return pools.map((pool) => poolObject(pool, mode !== 'rollback', endedAt));
}

function poolObject(pool: PoolOutcome, isOfferAsked: boolean, at: number): PoolObject {
  const { before, after, offer } = pool;
  return {
    name: pool.name,
    result: pool.result,
    'provisioning-state': pool.provisioningState ?? '',
    'power-state': pool.powerState ?? '',
    'running-for': runningFor(pool.operation, at) ?? null,
    nodes: nodesObjects(pool),
    'kubernetes-version': after.kubernetesVersion ?? '',
    'node-image-version': after.nodeImageVersion ?? '',
    'previous-kubernetes-version': before.kubernetesVersion ?? '',
    'previous-node-image-version': before.nodeImageVersion ?? '',
    'operation-id': pool.operation?.id ?? '',
    'rollback-available': isOfferAsked && offer !== undefined ? offer.available : null,
    'rollback-kubernetes-version': offer?.to?.kubernetesVersion ?? '',
    'rollback-node-image-version': offer?.to?.nodeImageVersion ?? '',
    'blocked-by': pool.blockedBy.join(','),
  };
}
