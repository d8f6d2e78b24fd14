import { deletionIssued } from './abort.ts';
import type { Cluster, Pool, World } from '../state/model.ts';
import { isTerminal, runningOperation } from '../state/names.ts';
import { conflict } from '../state/refused.ts';

const WAIT =
  'please wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details';

/** The state of a running operation that forbids others, hidden ones included. */
function movingState(world: World, cluster: Cluster, pool?: Pool): string | undefined {
  const running = runningOperation(world, cluster, pool);
  const shown = (pool ?? cluster).provisioningState;
  if (!isTerminal(shown)) return shown;
  return running?.state;
}

/**
 * Refuses a change of a pool while something else moves. The three wordings are documented in the public page
 * on the error OperationNotAllowed.
 */
export function refuseBusyPool(world: World, cluster: Cluster, pool: Pool | undefined, action: string): void {
  if (pool?.provisioningState === 'Deleting') throw deletionIssued(pool.name, action);
  const clusterMoves = movingState(world, cluster);
  if (clusterMoves === 'Deleting') throw deletionIssued(cluster.name, action);
  if (clusterMoves !== undefined) {
    throw conflict(`Operation is not allowed: Another operation (${clusterMoves}) is in progress, ${WAIT}`);
  }
  const others = world.switches.parallelPoolOperations ? [] : cluster.pools;
  for (const candidate of [...(pool ? [pool] : []), ...others]) {
    const state = movingState(world, cluster, candidate);
    if (state !== undefined) {
      throw conflict(
        `Operation is not allowed: Another agentpool operation (${candidate.name} - ${state}) is in progress, ${WAIT}`,
      );
    }
  }
  refuseStopped(cluster, action);
}

/** Refuses a change of the cluster while it, or one of its pools, moves, or while it is stopped. */
export function refuseBusyCluster(world: World, cluster: Cluster, action: string): void {
  refuseMovingCluster(world, cluster, action);
  refuseStopped(cluster, action);
}

/** The same for what a stopped cluster allows. */
export function refuseMovingCluster(world: World, cluster: Cluster, action: string): void {
  const own = movingState(world, cluster);
  if (own === 'Deleting') throw deletionIssued(cluster.name, action);
  if (own !== undefined) {
    throw conflict(`Operation is not allowed: Another operation (${own}) is in progress, ${WAIT}`);
  }
  for (const pool of cluster.pools) {
    const state = movingState(world, cluster, pool);
    if (state !== undefined) {
      throw conflict(
        `Managed Cluster operation is not allowed: Another operation (${state}) is in progress on agent pool (${pool.name}), ${WAIT}`,
      );
    }
  }
}

/** Refuses a change of a cluster or a pool that is stopped, in the documented wording for power states. */
export function refuseStopped(resource: Cluster | Pool, action: string): void {
  if (resource.powerState === 'Running') return;
  throw conflict(
    `'${resource.name}' is in Provisioning State(${resource.provisioningState}) and Power State(Stopped), ${action.toLowerCase()} cannot be performed`,
  );
}
