/** What a target shows at one look, as far as a watch needs it. */

import { hasChannels, type Channels } from '../aks/channels.ts';
import { findPool, type ClusterState, type PoolState, type Target } from '../aks/cluster.ts';
import { optional } from '../optional.ts';

/** What a target showed at one moment. */
export interface Sighting {
  readonly provisioningState: string;
  readonly eTag?: string;
  readonly kubernetesVersion?: string;
  readonly nodeImageVersion?: string;
  /** Of the cluster only. */
  readonly channels?: Channels;
}

/** Returns what the cluster's answer shows of a target; `undefined` when it is a pool that is not in it. */
export function sightOf(cluster: ClusterState, target: Target): Sighting | undefined {
  if (target.kind === 'cluster') return sightCluster(cluster);
  const pool = findPool(cluster, target.name);
  return pool && sightPool(pool);
}

/** Returns what a pool shows. */
export function sightPool(pool: PoolState): Sighting {
  const { provisioningState, eTag, kubernetesVersion, nodeImageVersion } = pool;
  return {
    provisioningState,
    ...optional('eTag', eTag),
    ...optional('kubernetesVersion', kubernetesVersion),
    ...optional('nodeImageVersion', nodeImageVersion),
  };
}

/** Returns what the cluster itself shows. */
export function sightCluster(cluster: ClusterState): Sighting {
  const { provisioningState, eTag, kubernetesVersion, upgradeChannel, nodeOsUpgradeChannel } = cluster;
  return {
    provisioningState,
    ...optional('eTag', eTag),
    ...optional('kubernetesVersion', kubernetesVersion),
    channels: {
      ...optional('upgradeChannel', upgradeChannel),
      ...optional('nodeOsUpgradeChannel', nodeOsUpgradeChannel),
    },
  };
}

/** True when two looks showed the same, apart from the eTag. */
export function isSameSight(one: Sighting | undefined, other: Sighting): boolean {
  return (
    one !== undefined && one.provisioningState === other.provisioningState && hasSameSettings(one, other)
  );
}

/** True when what a PUT of ours changes, versions and channels, read the same at both looks, whatever the states. */
export function hasSameSettings(one: Sighting, other: Sighting): boolean {
  return (
    one.kubernetesVersion === other.kubernetesVersion &&
    one.nodeImageVersion === other.nodeImageVersion &&
    hasChannels(one.channels ?? {}, other.channels ?? {})
  );
}
