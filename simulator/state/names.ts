import { createHash } from 'node:crypto';
import type { Cluster, Operation, Origin, Pool, World } from './model.ts';

/** Names and identifiers on Azure are compared without regard to case. */
export function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** A new GUID; the same course of events gives the same ones. */
export function newGuid(world: World): string {
  world.identifiers += 1;
  return guidFrom(`${world.subscriptionId}/${world.identifiers}`);
}

/** What the Activity Log has of a request of this caller. */
export function originOf(world: World, caller: string | undefined): Origin | undefined {
  return caller === undefined ? undefined : { caller, correlationId: newGuid(world) };
}

export function guidFrom(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The GUID with the byte order of its first three groups turned round, as 2023 answers showed `name`. */
export function swapGuid(guid: string): string {
  const turn = (part: string): string => (part.match(/../g) ?? []).reverse().join('');
  return guid
    .split('-')
    .map((part, index) => (index < 3 ? turn(part) : part))
    .join('-');
}

export function clusterId(cluster: Cluster): string {
  // Recorded answers spell it `resourcegroups`.
  return `/subscriptions/${cluster.subscriptionId}/resourcegroups/${cluster.resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${cluster.name}`;
}

export function poolId(cluster: Cluster, pool: Pool): string {
  return `${clusterId(cluster)}/agentPools/${pool.name}`;
}

export function findPool(cluster: Cluster, name: string): Pool | undefined {
  return cluster.pools.find((pool) => sameName(pool.name, name));
}

export function findClusterById(world: World, id: string): Cluster | undefined {
  return world.clusters.find((cluster) => sameName(clusterId(cluster), id));
}

/** The cluster's or pool's operation that is running, if there is one. */
export function runningOperation(world: World, cluster: Cluster, pool?: Pool): Operation | undefined {
  return operationsOf(world, cluster, pool).find((operation) => operation.status === 'InProgress');
}

/** The operations of the cluster itself or of one pool, newest first, without those that aborts are themselves. */
export function operationsOf(world: World, cluster: Cluster, pool?: Pool): Operation[] {
  const id = clusterId(cluster);
  return world.operations
    .filter(
      (operation) =>
        operation.clusterId === id && operation.pool === pool?.name && operation.state !== ABORTING,
    )
    .reverse();
}

/** The state of the operation that an abort is itself. */
export const ABORTING = 'Aborting';

const TERMINAL = ['succeeded', 'failed', 'canceled'];

/** Documented: these three are terminal, anything else is in flight. */
export function isTerminal(state: string): boolean {
  return TERMINAL.includes(state.toLowerCase());
}
