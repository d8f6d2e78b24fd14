import type { JsonObject } from '../state/json.ts';
import type { AzureError, Cluster, Operation, Pool, World } from '../state/model.ts';
import { clusterId, poolId, swapGuid } from '../state/names.ts';
import { isPreview, withoutPreviewFields } from '../state/preview-fields.ts';
import { percentComplete, statusText } from '../state/progress.ts';

/** A pool's properties as every answer shows them; recorded: the eTag is inside. */
function poolProperties(pool: Pool, apiVersion: string): JsonObject {
  const shown = isPreview(apiVersion) ? pool.properties : withoutPreviewFields(pool.properties);
  return structuredClone({
    ...shown,
    provisioningState: pool.provisioningState,
    powerState: { code: pool.powerState },
    orchestratorVersion: pool.versions.kubernetes,
    currentOrchestratorVersion: pool.versions.kubernetes,
    nodeImageVersion: pool.versions.image,
    ...status(pool.error),
    eTag: pool.eTag,
  });
}

/** `status.provisioningError` is there after a failure only. */
function status(error: AzureError | undefined): JsonObject {
  return error === undefined ? {} : { status: { provisioningError: errorJson(error) } };
}

export function errorJson(error: AzureError): JsonObject {
  return {
    code: error.code,
    message: error.message,
    ...(error.details !== undefined && { details: error.details.map(errorJson) }),
  };
}

export function renderPool(cluster: Cluster, pool: Pool, apiVersion: string): JsonObject {
  return {
    id: poolId(cluster, pool),
    name: pool.name,
    type: 'Microsoft.ContainerService/managedClusters/agentPools',
    properties: poolProperties(pool, apiVersion),
  };
}

export function renderCluster(cluster: Cluster, apiVersion: string): JsonObject {
  return structuredClone({
    id: clusterId(cluster),
    location: cluster.location,
    name: cluster.name,
    ...(cluster.tags !== undefined && { tags: cluster.tags }),
    type: 'Microsoft.ContainerService/ManagedClusters',
    kind: cluster.kind,
    properties: {
      ...cluster.properties,
      provisioningState: cluster.provisioningState,
      powerState: { code: cluster.powerState },
      kubernetesVersion: cluster.kubernetesVersion,
      currentKubernetesVersion: cluster.currentKubernetesVersion,
      agentPoolProfiles: cluster.pools.map((pool) => ({
        name: pool.name,
        ...poolProperties(pool, apiVersion),
      })),
      ...status(cluster.error),
    },
    ...(cluster.identity !== undefined && { identity: cluster.identity }),
    sku: cluster.sku,
    // Recorded: the cluster's eTag is at the top level of the body.
    eTag: cluster.eTag,
  });
}

function operationName(world: World, operation: Operation): string {
  return world.switches.operationNameSwapped ? swapGuid(operation.id) : operation.id;
}

function times(operation: Operation): JsonObject {
  return {
    startTime: new Date(operation.startedAt).toISOString(),
    ...(operation.endedAt !== undefined && { endTime: new Date(operation.endedAt).toISOString() }),
  };
}

function failure(operation: Operation): JsonObject {
  return operation.error === undefined ? {} : { error: errorJson(operation.error) };
}

/** The body of a status URL. */
export function renderAsyncStatus(world: World, operation: Operation, now: number): JsonObject {
  return {
    name: operationName(world, operation),
    status: statusText(world, operation, now),
    ...times(operation),
    ...failure(operation),
  };
}

/** An operation as the preview operations API shows it. */
export function renderOperation(
  world: World,
  cluster: Cluster,
  pool: Pool | undefined,
  operation: Operation,
  now: number,
): JsonObject {
  const resource = pool === undefined ? clusterId(cluster) : poolId(cluster, pool);
  return {
    id: `${resource}/operations/${operation.id}`,
    name: operationName(world, operation),
    status: statusText(world, operation, now),
    percentComplete: percentComplete(world, operation, now),
    ...times(operation),
    ...failure(operation),
    resourceId: resource,
  };
}
