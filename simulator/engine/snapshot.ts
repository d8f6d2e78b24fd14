import { renderCluster, renderPool } from '../wire/render.ts';
import type { JsonObject } from '../state/json.ts';
import type { AzureError, Cluster, Pool, VersionRecord, Versions, World } from '../state/model.ts';
import { ABORTING, clusterId } from '../state/names.ts';
import { percentComplete, statusText } from '../state/progress.ts';
import { nodeOsChannel, upgradeChannel } from '../state/versions.ts';

/** A copy of a cluster's state for assertions; changing it changes nothing. */
export interface ClusterSnapshot {
  id: string;
  name: string;
  resourceGroup: string;
  provisioningState: string;
  powerState: 'Running' | 'Stopped';
  kubernetesVersion: string;
  currentKubernetesVersion: string;
  /** `none` if the cluster shows none. */
  upgradeChannel: string;
  nodeOSUpgradeChannel: string | undefined;
  eTag: string;
  tags: JsonObject | undefined;
  error: AzureError | undefined;
  /** By name. */
  pools: Record<string, PoolSnapshot>;
  /** All operations of the cluster and its pools, oldest first, hidden ones and aborts included. */
  operations: OperationSnapshot[];
  /** The whole body of a GET at a preview api-version. */
  body: JsonObject;
}

export interface PoolSnapshot {
  name: string;
  provisioningState: string;
  powerState: 'Running' | 'Stopped';
  kubernetesVersion: string;
  nodeImageVersion: string;
  count: number;
  eTag: string;
  error: AzureError | undefined;
  /** What each node really runs. */
  nodes: Versions[];
  /** An upgrade or rollback stopped partway. */
  unfinished: boolean;
  /** Undefined: left out by the service. */
  recentlyUsed: VersionRecord[] | undefined;
  /** The `properties` of a GET at a preview api-version. */
  properties: JsonObject;
}

export interface OperationSnapshot {
  id: string;
  /** Undefined: of the cluster itself. */
  pool: string | undefined;
  /** The provisioning state it shows as; `Aborting` for an abort. */
  state: string;
  status: string;
  /** The status URL's text. */
  statusText: string;
  percentComplete: number;
  startTime: string;
  endTime: string | undefined;
  error: AzureError | undefined;
  hidden: boolean;
  isAbort: boolean;
}

const ALL_FIELDS = '9999-12-31-preview';

export function snapshotCluster(world: World, cluster: Cluster, now: number): ClusterSnapshot {
  const id = clusterId(cluster);
  const operations = world.operations.filter((operation) => operation.clusterId === id);
  return structuredClone({
    id,
    name: cluster.name,
    resourceGroup: cluster.resourceGroup,
    provisioningState: cluster.provisioningState,
    powerState: cluster.powerState,
    kubernetesVersion: cluster.kubernetesVersion,
    currentKubernetesVersion: cluster.currentKubernetesVersion,
    upgradeChannel: upgradeChannel(cluster),
    nodeOSUpgradeChannel: nodeOsChannel(cluster),
    eTag: cluster.eTag,
    tags: cluster.tags,
    error: cluster.error,
    pools: Object.fromEntries(cluster.pools.map((pool) => [pool.name, snapshotPool(world, cluster, pool)])),
    operations: operations.map((operation) => ({
      id: operation.id,
      pool: operation.pool,
      state: operation.state,
      status: operation.status,
      statusText: statusText(world, operation, now),
      percentComplete: percentComplete(world, operation, now),
      startTime: new Date(operation.startedAt).toISOString(),
      endTime: operation.endedAt === undefined ? undefined : new Date(operation.endedAt).toISOString(),
      error: operation.error,
      hidden: operation.hidden,
      isAbort: operation.state === ABORTING,
    })),
    body: renderCluster(world, cluster, ALL_FIELDS),
  });
}

function snapshotPool(world: World, cluster: Cluster, pool: Pool): PoolSnapshot {
  const { properties } = renderPool(world, cluster, pool, ALL_FIELDS) as { properties: JsonObject };
  return {
    name: pool.name,
    provisioningState: pool.provisioningState,
    powerState: pool.powerState,
    kubernetesVersion: pool.versions.kubernetes,
    nodeImageVersion: pool.versions.image,
    count: pool.nodes.length,
    eTag: pool.eTag,
    error: pool.error,
    nodes: pool.nodes,
    unfinished: pool.unfinished !== undefined,
    recentlyUsed: pool.records,
    properties,
  };
}
