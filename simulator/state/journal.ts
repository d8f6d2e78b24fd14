import type { Cluster, Pool, World } from './model.ts';
import { nodeOsChannel, upgradeChannel } from './versions.ts';

/** A moment at which a cluster or a pool began to show something else. */
export interface StateChange {
  /** Virtual time. */
  at: Date;
  cluster: string;
  /** Undefined: the cluster itself. */
  pool: string | undefined;
  /** `Deleted` if it is gone. */
  provisioningState: string;
  kubernetesVersion: string;
  /** Of a pool. */
  nodeImageVersion: string | undefined;
  /** Of a cluster. */
  upgradeChannel: string | undefined;
  nodeOSUpgradeChannel: string | undefined;
}

/** Everything that clusters and pools have shown since the start, oldest first. */
export interface Journal {
  readonly changes: readonly StateChange[];
  /** Adds what has changed by this time. */
  note(world: World, at: number): void;
}

export function createJournal(): Journal {
  const changes: StateChange[] = [];
  const latest = new Map<string, { seen: string; entry: Omit<StateChange, 'at'> }>();
  const add = (key: string, entry: Omit<StateChange, 'at'>, at: number): void => {
    const seen = JSON.stringify(entry);
    if (latest.get(key)?.seen === seen) return;
    latest.set(key, { seen, entry });
    changes.push({ at: new Date(at), ...entry });
  };
  return {
    changes,
    note: (world, at) => {
      const there = new Set<string>();
      for (const cluster of world.clusters) {
        there.add(cluster.name);
        add(cluster.name, shownByCluster(cluster), at);
        for (const pool of cluster.pools) {
          const key = `${cluster.name}/${pool.name}`;
          there.add(key);
          add(key, shownByPool(cluster, pool), at);
        }
      }
      for (const [key, { entry }] of latest) {
        if (!there.has(key)) add(key, { ...entry, provisioningState: 'Deleted' }, at);
      }
    },
  };
}

function shownByCluster(cluster: Cluster): Omit<StateChange, 'at'> {
  return {
    cluster: cluster.name,
    pool: undefined,
    provisioningState: cluster.provisioningState,
    kubernetesVersion: cluster.kubernetesVersion,
    nodeImageVersion: undefined,
    upgradeChannel: upgradeChannel(cluster),
    nodeOSUpgradeChannel: nodeOsChannel(cluster),
  };
}

function shownByPool(cluster: Cluster, pool: Pool): Omit<StateChange, 'at'> {
  return {
    cluster: cluster.name,
    pool: pool.name,
    provisioningState: pool.provisioningState,
    kubernetesVersion: pool.versions.kubernetes,
    nodeImageVersion: pool.versions.image,
    upgradeChannel: undefined,
    nodeOSUpgradeChannel: undefined,
  };
}
