import { text, without } from '../state/json.ts';
import type { Cluster, Operation, Pool, World } from '../state/model.ts';
import { newGuid } from '../state/names.ts';
import { badRequest } from '../state/refused.ts';
import { latestImage, resolveVersion } from '../state/versions.ts';
import { beginPlain, beginRolling, pushRecord } from './begin.ts';
import { refuseBusyPool, refuseStopped } from './busy.ts';
import { OWN_FIELDS, READ_ONLY, type PoolPut } from './pool-put.ts';

/** Handles a PUT of a pool that does not exist yet. */
export function createPool(
  world: World,
  now: number,
  cluster: Cluster,
  name: string,
  put: PoolPut,
): { pool: Pool; operation: Operation } {
  refuseBusyPool(world, cluster, undefined, 'Creating');
  const first = cluster.pools[0];
  const wanted = text(put.properties, 'orchestratorVersion');
  const versions = {
    kubernetes: wanted === undefined ? cluster.currentKubernetesVersion : resolveVersion(world, wanted),
    image: first?.versions.image ?? Object.values(world.latestImages)[0] ?? '',
  };
  const count = typeof put.properties['count'] === 'number' ? put.properties['count'] : 1;
  const pool: Pool = {
    name,
    properties: { mode: 'User', ...without(put.properties, [...READ_ONLY, ...OWN_FIELDS]), count },
    versions,
    nodes: Array.from({ length: count }, () => ({ ...versions })),
    powerState: 'Running',
    provisioningState: 'Creating',
    error: undefined,
    eTag: newGuid(world),
    records: [],
    unfinished: undefined,
    askedVersion: wanted,
    machines: {},
  };
  cluster.pools.push(pool);
  const operation = beginPlain(world, now, cluster, pool, {
    state: 'Creating',
    seconds: world.timings.create,
  });
  return { pool, operation };
}

/** Handles the request to upgrade only the node image. */
export function upgradeNodeImage(world: World, now: number, cluster: Cluster, pool: Pool): Operation {
  refuseBusyPool(world, cluster, pool, 'UpgradingNodeImageVersion');
  refuseStopped(pool, 'UpgradingNodeImageVersion');
  const target = { kubernetes: pool.versions.kubernetes, image: latestImage(world, pool) };
  if (target.image !== pool.versions.image) pushRecord(pool, now);
  return beginRolling(world, now, cluster, pool, {
    state: 'UpgradingNodeImageVersion',
    target,
    rollback: false,
  });
}

/** Handles the deletion of a pool. */
export function deletePool(world: World, now: number, cluster: Cluster, pool: Pool): Operation {
  const systemPools = cluster.pools.filter((other) => other.properties['mode'] === 'System');
  if (systemPools.length === 1 && systemPools[0] === pool) {
    throw badRequest(
      'BadRequest',
      `There has to be at least one system agent pool. Deletion of agent pool '${pool.name}' is not allowed.`,
    );
  }
  if (pool.provisioningState !== 'Deleting') refuseBusyPool(world, cluster, pool, 'Deleting');
  return beginPlain(world, now, cluster, pool, {
    state: 'Deleting',
    seconds: world.timings.delete,
    outcome: { deletesPool: true },
  });
}
