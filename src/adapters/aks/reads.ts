/** The reads of the Aks port. */

import { AzureError, isNotFound } from '../../domain/aks/errors.ts';
import type { Operation, Target } from '../../domain/aks/cluster.ts';
import type { Aks } from '../../ports/aks.ts';
import { retryAfterOf, type RawAnswer } from '../http/answer.ts';
import { armOrigin, captureAnswer, readAnswer, type CallOptions } from '../http/arm.ts';
import type { Get } from '../http/paging.ts';
import { unusableAnswer } from '../http/errors.ts';
import { toProgress, urlOf } from './handles.ts';
import { compact } from '../http/json.ts';
import { toCluster, toPool, toRecords, toRegionVersions } from './mapping.ts';
import { createOperationsApi } from './operations.ts';
import type { AksOptions, AksSdk } from './sdk.ts';
import { clusterIdOf, targetIdOf, targetLabel } from './targets.ts';

type ResourceReads = Pick<Aks, 'readCluster' | 'readPool' | 'readRecords' | 'readRegionVersions'>;
type OperationReads = Pick<
  Aks,
  'readLatestOperation' | 'readOperation' | 'listOperations' | 'listActiveOperations' | 'readProgress'
>;

/** Reads of the cluster, its pools and its region: typed calls of the SDK. */
export function createResourceReads(options: AksOptions, openSdk: () => Promise<AksSdk>): ResourceReads {
  const { cluster, signal } = options;
  const { resourceGroup: group, name } = cluster;
  const poolLabel = (pool: string): string => targetLabel(cluster, { kind: 'pool', name: pool });

  const read = (
    attempt: string,
    call: (sdk: AksSdk, callOptions: CallOptions) => Promise<unknown>,
  ): Promise<RawAnswer> => {
    const answer = openSdk().then((sdk) => captureAnswer((callOptions) => call(sdk, callOptions), signal));
    return readAnswer(answer, attempt, signal);
  };

  return {
    readCluster: async () => {
      const attempt = `read cluster ${name}`;
      const answer = await read(attempt, ({ api, reads }, call) => api.getCluster(reads, group, name, call));
      const value = toCluster(answer.body, clusterIdOf(cluster), attempt);
      return compact({ value, retryAfterMs: retryAfterOf(answer) });
    },
    readPool: async (pool) => {
      const attempt = `read ${poolLabel(pool)}`;
      const answer = await read(attempt, ({ api, reads }, call) =>
        api.getPool(reads, group, name, pool, call),
      );
      return toPool(answer.body, attempt);
    },
    readRecords: async (pool) => {
      const attempt = `read the recorded versions of ${poolLabel(pool)}`;
      const answer = await read(attempt, ({ api, reads }, call) =>
        api.getUpgradeProfile(reads, group, name, pool, call),
      );
      return toRecords(answer.body, attempt);
    },
    readRegionVersions: async (location) => {
      const attempt = `read the Kubernetes versions of region ${location}`;
      const answer = await read(attempt, ({ api, reads }, call) =>
        api.listKubernetesVersions(reads, location, call),
      );
      return toRegionVersions(answer.body, attempt);
    },
  };
}

/**
 * Reads of operations: the SDK has no calls for them, so they are requests of our own through its pipeline.
 *
 * @param getPreview asks with a preview of the API, which alone knows operations.
 */
export function createOperationReads(
  { cluster, connection }: AksOptions,
  get: Get,
  getPreview: Get,
): OperationReads {
  const operations = createOperationsApi(getPreview, armOrigin(connection));
  const urlOfTarget = (target: Target): string =>
    `${connection.resourceManagerEndpoint}${targetIdOf(cluster, target)}`;
  // What was asked of a pool is about the pool, also where the answer has no `resourceId`, which is optional.
  const ownedBy = (target: Target, operation: Operation): Operation =>
    target.kind === 'cluster' ? operation : { resourceId: targetIdOf(cluster, target), ...operation };

  return {
    readLatestOperation: async (target) => {
      const attempt = `read the latest operation on ${targetLabel(cluster, target)}`;
      try {
        return ownedBy(target, await operations.read(urlOfTarget(target), 'latest', attempt));
      } catch (error) {
        if (error instanceof AzureError && isNotFound(error)) return undefined;
        throw error;
      }
    },
    readOperation: async (target, id) => {
      const attempt = `read operation ${id} of ${targetLabel(cluster, target)}`;
      return ownedBy(target, await operations.read(urlOfTarget(target), id, attempt));
    },
    listOperations: () =>
      operations.list(urlOfTarget({ kind: 'cluster' }), `list the operations on cluster ${cluster.name}`),
    listActiveOperations: async (pool) => {
      const target: Target = { kind: 'pool', name: pool };
      const attempt = `list the operations in progress on ${targetLabel(cluster, target)}`;
      const active = await operations.listActive(urlOfTarget(target), attempt);
      return active.map((operation) => ownedBy(target, operation));
    },
    readProgress: async (handle) => {
      const attempt = `read the progress of the operation on cluster ${cluster.name}`;
      const url = urlOf(handle);
      if (url === undefined) throw unusableAnswer(attempt, 'Azure named no address for it');
      return toProgress(await get(url, attempt), attempt);
    },
  };
}
