/** Names and addresses of a cluster and its pools in ARM. Pure. */

import { clusterResourceId, type ClusterAddress } from '../../domain/inputs.ts';
import type { Target } from '../../domain/aks/cluster.ts';

/** The name as a segment of a path, whatever Azure calls a thing: half a character would be refused. */
function inPath(name: string): string {
  return encodeURIComponent(name.toWellFormed());
}

/** The ARM resource id of a cluster, as the path of a request. */
export function clusterIdOf({ subscriptionId, resourceGroup, name }: ClusterAddress): string {
  return clusterResourceId({
    subscriptionId: inPath(subscriptionId),
    resourceGroup: inPath(resourceGroup),
    name: inPath(name),
  });
}

/** The ARM resource id of a cluster or of one of its pools. */
export function targetIdOf(cluster: ClusterAddress, target: Target): string {
  const id = clusterIdOf(cluster);
  return target.kind === 'cluster' ? id : `${id}/agentPools/${inPath(target.name)}`;
}

/** How a target is named in `attempt` of an error, such as `node pool user in cluster prod`. */
export function targetLabel(cluster: ClusterAddress, target: Target): string {
  return target.kind === 'cluster'
    ? `cluster ${cluster.name}`
    : `node pool ${target.name} in cluster ${cluster.name}`;
}
