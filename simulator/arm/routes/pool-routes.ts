import type { Answer } from '../../http/exchange.ts';
import { abortLatest } from '../../operations/abort.ts';
import { child } from '../../state/json.ts';
import type { Operation, Pool, Cluster } from '../../state/model.ts';
import { findPool } from '../../state/names.ts';
import { createPool, deletePool, upgradeNodeImage } from '../../operations/pool-life.ts';
import { putPool, type PoolPut } from '../../operations/pool-put.ts';
import { isPreview } from '../../state/preview-fields.ts';
import { badRequest } from '../../state/refused.ts';
import { accepted } from '../../wire/accepted.ts';
import { knowsRollback } from '../../wire/api-versions.ts';
import { requireBody } from './cluster-routes.ts';
import { refusePrecondition, requireCluster, requirePool } from '../../wire/lookup.ts';
import { listAnswer } from '../../wire/paging.ts';
import { renderMachines } from '../../wire/render-machine.ts';
import { renderPool } from '../../wire/render.ts';
import { paths, type ArmContext, type ArmRoute } from '../../wire/route.ts';

const POOLS = 'Microsoft.ContainerService/managedClusters/agentPools';

export const poolRoutes: ArmRoute[] = [
  {
    name: 'pool.list',
    method: 'GET',
    path: `${paths.cluster}/agentPools`,
    kind: 'aks',
    action: `${POOLS}/read`,
    handle: listPools,
  },
  {
    name: 'pool.get',
    method: 'GET',
    path: paths.pool,
    kind: 'aks',
    action: `${POOLS}/read`,
    handle: getPool,
  },
  { name: 'pool.put', method: 'PUT', path: paths.pool, kind: 'aks', action: `${POOLS}/write`, handle: put },
  {
    name: 'pool.delete',
    method: 'DELETE',
    path: paths.pool,
    kind: 'aks',
    action: `${POOLS}/delete`,
    handle: remove,
  },
  {
    name: 'pool.abort',
    method: 'POST',
    path: `${paths.pool}/abort`,
    kind: 'aks',
    action: `${POOLS}/abort/action`,
    handle: abort,
  },
  {
    name: 'pool.machines',
    method: 'GET',
    path: `${paths.pool}/machines`,
    kind: 'aks',
    action: `${POOLS}/machines/read`,
    handle: listMachines,
  },
  {
    name: 'pool.upgradeNodeImage',
    method: 'POST',
    path: `${paths.pool}/upgradeNodeImageVersion`,
    kind: 'aks',
    action: `${POOLS}/upgradeNodeImageVersion/action`,
    handle: upgradeImage,
  },
];

function listPools(context: ArmContext): Answer {
  const cluster = requireCluster(context);
  return listAnswer(
    context,
    cluster.pools.map((pool) => renderPool(context.world, cluster, pool, context.apiVersion)),
  );
}

function getPool(context: ArmContext): Answer {
  const { cluster, pool } = requirePool(context);
  return { status: 200, body: renderPool(context.world, cluster, pool, context.apiVersion) };
}

function listMachines(context: ArmContext): Answer {
  const { cluster, pool } = requirePool(context);
  const { world, now, apiVersion } = context;
  return listAnswer(context, renderMachines(world, cluster, pool, now, apiVersion));
}

function put(context: ArmContext): Answer {
  const cluster = requireCluster(context);
  const name = context.parameters['pool'] ?? '';
  const existing = findPool(cluster, name);
  refusePrecondition(context, existing?.eTag);
  const request: PoolPut = {
    properties: child(requireBody(context), 'properties'),
    preview: isPreview(context.apiVersion),
    knowsRollback: knowsRollback(context.apiVersion),
  };
  if (existing !== undefined) {
    const operation = putPool(context.world, context.now, cluster, existing, request);
    return putAnswer(context, cluster, existing, operation, 200);
  }
  if (!/^[a-z][a-z0-9]{0,11}$/.test(name)) {
    throw badRequest('InvalidParameter', `The value of parameter agentPool.name is invalid: '${name}'.`);
  }
  const { pool, operation } = createPool(context.world, context.now, cluster, name, request);
  return putAnswer(context, cluster, pool, operation, 201);
}

function putAnswer(
  context: ArmContext,
  cluster: Cluster,
  pool: Pool,
  operation: Operation,
  status: 200 | 201,
): Answer {
  return accepted(context, {
    status,
    cluster,
    operation,
    body: renderPool(context.world, cluster, pool, context.apiVersion),
    location: false,
    takes: context.world.timings.putAnswer,
  });
}

function remove(context: ArmContext): Answer {
  const { cluster, pool } = requirePool(context);
  refusePrecondition(context, pool.eTag);
  const operation = deletePool(context.world, context.now, cluster, pool);
  return accepted(context, { status: 202, cluster, operation, location: true });
}

function abort(context: ArmContext): Answer {
  const { cluster, pool } = requirePool(context);
  const { operation } = abortLatest(context.world, context.now, cluster, pool);
  if (operation === undefined || context.world.switches.abortAnswer === '204') return { status: 204 };
  // Recorded: the body still shows the old state in flight.
  const body = renderPool(context.world, cluster, pool, context.apiVersion);
  return accepted(context, { status: 202, cluster, operation, body, location: true });
}

function upgradeImage(context: ArmContext): Answer {
  const { cluster, pool } = requirePool(context);
  const operation = upgradeNodeImage(context.world, context.now, cluster, pool);
  const body = renderPool(context.world, cluster, pool, context.apiVersion);
  return accepted(context, { status: 202, cluster, operation, body, location: true });
}
