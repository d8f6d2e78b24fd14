import type { Answer } from '../../http/exchange.ts';
import type { Cluster, Operation, Pool } from '../../state/model.ts';
import { ABORTING, clusterId, findClusterById, sameName } from '../../state/names.ts';
import { Refused } from '../../state/refused.ts';
import { statusUrl } from '../../wire/accepted.ts';
import { requireCluster, requirePool } from '../../wire/lookup.ts';
import { listAnswer } from '../../wire/paging.ts';
import { renderAsyncStatus, renderOperation } from '../../wire/render.ts';
import { paths, type ArmContext, type ArmRoute } from '../../wire/route.ts';

const LOCATIONS = 'Microsoft.ContainerService/locations';
/** Inferred: no public list names the right for the preview operations API. */
const OPERATIONS = 'Microsoft.ContainerService/managedClusters/operations/read';

/** Documented: up to 50 of the latest operations are listed. */
const LISTED = 50;

export const operationRoutes: ArmRoute[] = [
  {
    name: 'operation.status',
    method: 'GET',
    path: `${paths.provider}/locations/{location}/operations/{operation}`,
    kind: 'aks',
    action: `${LOCATIONS}/operations/read`,
    handle: asyncStatus,
  },
  {
    name: 'operation.result',
    method: 'GET',
    path: `${paths.provider}/locations/{location}/operationresults/{operation}`,
    kind: 'aks',
    action: `${LOCATIONS}/operationresults/read`,
    handle: asyncResult,
  },
  {
    name: 'cluster.operations',
    method: 'GET',
    path: `${paths.cluster}/operations`,
    kind: 'operations',
    action: OPERATIONS,
    handle: listOperations,
  },
  {
    name: 'cluster.operation',
    method: 'GET',
    path: `${paths.cluster}/operations/{operation}`,
    kind: 'operations',
    action: OPERATIONS,
    handle: (context) => getOperation(context, requireCluster(context), undefined),
  },
  {
    name: 'pool.operations',
    method: 'GET',
    path: `${paths.pool}/operations`,
    kind: 'poolOperations',
    action: OPERATIONS,
    handle: listPoolOperations,
  },
  {
    name: 'pool.operation',
    method: 'GET',
    path: `${paths.pool}/operations/{operation}`,
    kind: 'operations',
    action: OPERATIONS,
    handle: getPoolOperation,
  },
];

function asyncStatus(context: ArmContext): Answer {
  const { operation } = requireSigned(context);
  const { retryAfterOnPoll } = context.world.switches;
  return {
    status: 200,
    headers: { ...(retryAfterOnPoll !== null && { 'retry-after': String(retryAfterOnPoll) }) },
    body: renderAsyncStatus(context.world, operation, context.now),
  };
}

/** Recorded: 202 while it runs, then 204 with an empty body, and a Location header again. */
function asyncResult(context: ArmContext): Answer {
  const { operation, cluster } = requireSigned(context);
  const location = cluster && statusUrl(context, 'operationresults', cluster, operation);
  return {
    status: operation.status === 'InProgress' ? 202 : 204,
    headers: location === undefined ? {} : { location },
  };
}

function requireSigned(context: ArmContext): { operation: Operation; cluster: Cluster | undefined } {
  const operation = context.world.operations.find(({ id }) =>
    sameName(id, context.parameters['operation'] ?? ''),
  );
  if (operation === undefined) throw unknownOperation(context);
  if (!context.urls.isGenuine(context.request.url)) {
    // Status inferred; the signature parameters themselves were recorded.
    throw new Refused(403, 'Forbidden', 'The signature of the operation status URL is not valid.', 'arm');
  }
  return { operation, cluster: findClusterById(context.world, operation.clusterId) };
}

function listOperations(context: ArmContext): Answer {
  const cluster = requireCluster(context);
  const { world, now } = context;
  const listed = world.operations
    .filter((operation) => operation.clusterId === clusterId(cluster) && isListed(context, operation))
    .reverse()
    .slice(0, LISTED);
  return listAnswer(
    context,
    listed.map((operation) =>
      renderOperation(
        world,
        cluster,
        cluster.pools.find((pool) => pool.name === operation.pool),
        operation,
        now,
        context.apiVersion,
      ),
    ),
  );
}

/** Newer previews list a pool's own operations, with `activeOnly=true` those that are in progress. */
function listPoolOperations(context: ArmContext): Answer {
  const { cluster, pool } = requirePool(context);
  const { world, now, apiVersion, request } = context;
  const activeOnly = request.query['activeOnly']?.toLowerCase() === 'true';
  const listed = world.operations
    .filter(
      (operation) =>
        operation.clusterId === clusterId(cluster) &&
        operation.pool === pool.name &&
        (!activeOnly || operation.status === 'InProgress') &&
        isListed(context, operation),
    )
    .reverse()
    .slice(0, LISTED);
  return listAnswer(
    context,
    listed.map((operation) => renderOperation(world, cluster, pool, operation, now, apiVersion)),
  );
}

function getPoolOperation(context: ArmContext): Answer {
  const { cluster, pool } = requirePool(context);
  return getOperation(context, cluster, pool);
}

/** `latest` means the newest of the resource itself; an id is found on the cluster for its pools' too. */
function getOperation(context: ArmContext, cluster: Cluster, pool: Pool | undefined): Answer {
  const { world, now } = context;
  const wanted = context.parameters['operation'] ?? '';
  const listed = world.operations
    .filter((operation) => operation.clusterId === clusterId(cluster) && isListed(context, operation))
    .reverse();
  const own = listed.filter((operation) => operation.pool === pool?.name);
  const found = sameName(wanted, 'latest')
    ? own[0]
    : (pool === undefined ? listed : own).find(({ id }) => sameName(id, wanted));
  if (found === undefined) throw unknownOperation(context);
  const owner = cluster.pools.find((candidate) => candidate.name === found.pool);
  return { status: 200, body: renderOperation(world, cluster, owner, found, now, context.apiVersion) };
}

/** Hidden operations never show; whether aborts do is a switch. */
function isListed(context: ArmContext, operation: Operation): boolean {
  if (operation.hidden) return false;
  return context.world.switches.abortListedAsOperation || operation.state !== ABORTING;
}

function unknownOperation(context: ArmContext): Refused {
  return new Refused(
    404,
    'NotFound',
    `The operation '${context.parameters['operation'] ?? ''}' could not be found.`,
    'notFound',
  );
}
