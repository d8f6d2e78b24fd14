import { child, isObject, text, type JsonObject } from '../state/json.ts';
import type { AzureError, Cluster, Operation, Pool, World } from '../state/model.ts';
import { clusterId, poolId, swapGuid } from '../state/names.ts';
import { isPreview, withoutPreviewClusterFields, withoutPreviewFields } from '../state/preview-fields.ts';
import { percentComplete, statusText } from '../state/progress.ts';
import { askedVersion } from '../state/versions.ts';
import { isNewerPreview } from './api-versions.ts';
import { CLUSTER_ORDER, inOrder, POOL_ORDER } from './key-order.ts';

/** A pool's properties as every answer shows them; recorded: the eTag is inside. */
function poolProperties(world: World, pool: Pool, apiVersion: string): JsonObject {
  const shown = isPreview(apiVersion) ? pool.properties : withoutPreviewFields(pool.properties);
  const body = inOrder(
    {
      ...shown,
      ...machineCounts(pool),
      provisioningState: pool.provisioningState,
      powerState: { code: pool.powerState },
      orchestratorVersion: askedVersion(pool),
      currentOrchestratorVersion: pool.versions.kubernetes,
      nodeImageVersion: pool.versions.image,
    },
    POOL_ORDER,
  );
  return structuredClone({ ...body, ...status(pool.error), ...eTag(world, pool.eTag, apiVersion) });
}

/** Recorded: a pool of virtual machines has no count, and tells how many live. */
function machineCounts(pool: Pool): JsonObject {
  if (pool.properties['type'] !== 'VirtualMachines') return {};
  const { scale } = child(pool.properties, 'virtualMachinesProfile') as { scale?: JsonObject };
  const profiles = Object.values(scale ?? {}).flatMap((list) => (Array.isArray(list) ? list : []));
  const size = text(profiles.find(isObject), 'size') ?? 'Standard_D4d_v5';
  return { count: null, virtualMachineNodesStatus: [{ size, count: pool.nodes.length }] };
}

/** Recorded: bodies of older api-versions carry no eTag. */
function eTag(world: World, value: string, apiVersion: string): JsonObject {
  return apiVersion >= world.switches.eTagSince ? { eTag: value } : {};
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

export function renderPool(world: World, cluster: Cluster, pool: Pool, apiVersion: string): JsonObject {
  return {
    id: poolId(cluster, pool),
    name: pool.name,
    type: 'Microsoft.ContainerService/managedClusters/agentPools',
    properties: poolProperties(world, pool, apiVersion),
  };
}

export function renderCluster(world: World, cluster: Cluster, apiVersion: string): JsonObject {
  const shown = isPreview(apiVersion) ? cluster.properties : withoutPreviewClusterFields(cluster.properties);
  const properties = inOrder(
    {
      ...shown,
      provisioningState: cluster.provisioningState,
      powerState: { code: cluster.powerState },
      kubernetesVersion: cluster.kubernetesVersion,
      currentKubernetesVersion: cluster.currentKubernetesVersion,
      agentPoolProfiles: cluster.pools.map((pool) => ({
        name: pool.name,
        ...poolProperties(world, pool, apiVersion),
      })),
    },
    CLUSTER_ORDER,
  );
  return structuredClone({
    id: clusterId(cluster),
    location: cluster.location,
    name: cluster.name,
    ...(cluster.tags !== undefined && { tags: cluster.tags }),
    type: 'Microsoft.ContainerService/ManagedClusters',
    kind: cluster.kind,
    properties: { ...properties, ...status(cluster.error) },
    ...(cluster.identity !== undefined && { identity: cluster.identity }),
    sku: cluster.sku,
    // Recorded: the cluster's eTag is at the top level of the body.
    ...eTag(world, cluster.eTag, apiVersion),
  });
}

function operationName(world: World, operation: Operation): string {
  return world.switches.operationNameSwapped ? swapGuid(operation.id) : operation.id;
}

function times(operation: Operation): JsonObject {
  return {
    startTime: operationTime(operation.startedAt, operation.id),
    ...(operation.endedAt !== undefined && { endTime: operationTime(operation.endedAt, operation.id) }),
  };
}

/** Recorded: times of operations have seven fraction digits. */
function operationTime(at: number, id: string): string {
  const digits = String(Number.parseInt(id.slice(0, 4), 16) % 10_000).padStart(4, '0');
  return new Date(at).toISOString().replace('Z', `${digits}Z`);
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
  apiVersion: string,
): JsonObject {
  const resource = pool === undefined ? clusterId(cluster) : poolId(cluster, pool);
  const { operationResourceShown, operationTypesShown } = world.switches;
  return {
    id: `${operationResourceShown ? resource : clusterId(cluster)}/operations/${operation.id}`,
    name: operationName(world, operation),
    status: statusText(world, operation, now),
    percentComplete: percentComplete(world, operation, now),
    ...times(operation),
    ...failure(operation),
    ...(operationResourceShown && { resourceId: resource }),
    ...(isNewerPreview(apiVersion) && operationTypesShown && operationKind(operation)),
  };
}

/** Newer previews name the kind; the words for it are inferred. */
function operationKind(operation: Operation): JsonObject {
  const type = operation.type ?? kindOf(operation);
  return {
    operationType: type,
    ...(operation.subType !== undefined && { subOperationType: operation.subType }),
  };
}

const KINDS: Readonly<Record<string, string>> = {
  Upgrading: 'Upgrade',
  UpgradingNodeImageVersion: 'UpgradeNodeImage',
  Updating: 'Update',
  Scaling: 'Scale',
  Creating: 'Create',
  Deleting: 'Delete',
  Starting: 'Start',
  Stopping: 'Stop',
  Aborting: 'Abort',
};

function kindOf(operation: Operation): string {
  if (operation.rolling?.rollback === true) return 'Rollback';
  return KINDS[operation.state] ?? operation.state;
}
