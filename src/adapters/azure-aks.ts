/** AKS through the Azure SDK. The SDK is loaded while the sign-in is on its way (start-up time). */

import type { ContainerServiceContext } from '@azure/arm-containerservice/api';
import { AzureError, isNotFound } from '../domain/errors.ts';
import type { ClusterAddress } from '../domain/inputs.ts';
import type { JsonObject, Target } from '../domain/types.ts';
import type { Aks, MutationAnswer, OperationHandle } from '../ports/aks.ts';
import { retryAfterOf, type RawAnswer } from './azure-answer.ts';
import {
  armOrigin,
  captureAnswer,
  readAnswer,
  sendRaw,
  sharedHttpClient,
  userAgent,
  type ArmOptions,
  type CallOptions,
} from './azure-arm.ts';
import { unusableAnswer } from './azure-errors.ts';
import { toProgress, urlOf } from './azure-handles.ts';
import { compact } from './azure-json.ts';
import { toCluster, toPool, toRecords, toRegionVersions } from './azure-mapping.ts';
import { mutate } from './azure-mutations.ts';
import { createOperationsApi } from './azure-operations.ts';
import { guardPipeline, type CorePipeline } from './azure-pipeline.ts';

/** The version that the SDK sends by itself; it has the GA rollback (from 2026-04-01). */
export const DEFAULT_API_VERSION = '2026-06-01';

/** Milliseconds for one attempt of a read, and for a mutation: a PUT alone was seen to take 8 s (facts, 3). */
const READ_TIMEOUT_MS = 30_000;
const MUTATION_TIMEOUT_MS = 60_000;

export interface AksOptions extends ArmOptions {
  readonly cluster: ClusterAddress;
}

/** The loaded SDK with its two clients: reads are repeated by the SDK, mutations never. */
interface Sdk {
  readonly core: CorePipeline;
  readonly clusters: typeof import('@azure/arm-containerservice/api/managedClusters');
  readonly pools: typeof import('@azure/arm-containerservice/api/agentPools');
  readonly reads: ContainerServiceContext;
  readonly mutations: ContainerServiceContext;
}

async function loadSdk(options: AksOptions, apiVersion: string): Promise<Sdk> {
  const [core, api, clusters, pools] = await Promise.all([
    import('@azure/core-rest-pipeline'),
    import('@azure/arm-containerservice/api'),
    import('@azure/arm-containerservice/api/managedClusters'),
    import('@azure/arm-containerservice/api/agentPools'),
  ]);
  const { connection, credential } = options;
  const createClient = (isForMutations: boolean): ContainerServiceContext => {
    const client = api.createContainerService(credential, options.cluster.subscriptionId, {
      endpoint: connection.resourceManagerEndpoint,
      apiVersion,
      httpClient: sharedHttpClient(core),
      userAgentOptions: userAgent(options.version),
      ...(isForMutations ? { retryOptions: { maxRetries: 0 } } : {}),
    });
    guardPipeline(client.pipeline, core, {
      origin: armOrigin(connection),
      scope: connection.scope,
      credential,
      timeoutMs: isForMutations ? MUTATION_TIMEOUT_MS : READ_TIMEOUT_MS,
      isForMutations,
    });
    return client;
  };
  return { core, clusters, pools, reads: createClient(false), mutations: createClient(true) };
}

/** Names and URLs of the cluster and its pools. */
function addressesOf({ cluster, connection }: AksOptions): {
  id: string;
  urlOfTarget(target: Target): string;
  label(target: Target): string;
} {
  const segments = [cluster.subscriptionId, cluster.resourceGroup, cluster.name].map(encodeURIComponent);
  const [subscription = '', group = '', name = ''] = segments;
  const id =
    `/subscriptions/${subscription}/resourceGroups/${group}` +
    `/providers/Microsoft.ContainerService/managedClusters/${name}`;
  const url = `${connection.resourceManagerEndpoint}${id}`;
  return {
    id,
    urlOfTarget: (target) =>
      target.kind === 'cluster' ? url : `${url}/agentPools/${encodeURIComponent(target.name)}`,
    label: (target) =>
      target.kind === 'cluster'
        ? `cluster ${cluster.name}`
        : `node pool ${target.name} of cluster ${cluster.name}`,
  };
}

/**
 * AKS as the steps see it, for one cluster. Values come from the raw JSON of the answers.
 *
 * @param options `signal` cuts requests in flight; `credential` must send tokens of `connection.scope`.
 */
export function createAks(options: AksOptions): Aks {
  const { cluster, connection, signal } = options;
  const { resourceGroup: group, name } = cluster;
  const apiVersion = connection.apiVersion ?? DEFAULT_API_VERSION;
  const origin = armOrigin(connection);
  const { id, urlOfTarget, label } = addressesOf(options);
  const loading = loadSdk(options, apiVersion);
  // Whoever sends the first request sees the failure; until then it must not end the process.
  loading.catch(() => undefined);

  const read = (
    attempt: string,
    call: (sdk: Sdk, options: CallOptions) => Promise<unknown>,
  ): Promise<RawAnswer> =>
    readAnswer(
      loading.then((sdk) => captureAnswer((callOptions) => call(sdk, callOptions), signal)),
      attempt,
      signal,
    );
  const get = (url: string, attempt: string): Promise<RawAnswer> =>
    readAnswer(
      loading.then(({ core, reads }) => sendRaw(core, reads.pipeline, { method: 'GET', url }, signal)),
      attempt,
      signal,
    );
  const put = (target: Target, body: JsonObject, ifMatch: string | undefined): Promise<MutationAnswer> => {
    const url = `${urlOfTarget(target)}?api-version=${apiVersion}`;
    const headers: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch };
    const send = async (): Promise<RawAnswer> => {
      const { core, mutations } = await loading;
      return sendRaw(core, mutations.pipeline, { method: 'PUT', url, body, headers }, signal);
    };
    return mutate(send, `update ${label(target)}`, origin, signal);
  };
  const operations = createOperationsApi(get, origin);

  return {
    apiVersion,
    readCluster: async () => {
      const attempt = `read cluster ${name}`;
      const answer = await read(attempt, ({ clusters, reads }, call) =>
        clusters.get(reads, group, name, call),
      );
      return compact({ value: toCluster(answer.body, id, attempt), retryAfterMs: retryAfterOf(answer) });
    },
    readPool: async (pool) => {
      const attempt = `read ${label({ kind: 'pool', name: pool })}`;
      const answer = await read(attempt, ({ pools, reads }, call) =>
        pools.get(reads, group, name, pool, call),
      );
      return toPool(answer.body, attempt);
    },
    readRecords: async (pool) => {
      const attempt = `read the recorded versions of ${label({ kind: 'pool', name: pool })}`;
      const answer = await read(attempt, ({ pools, reads }, call) =>
        pools.getUpgradeProfile(reads, group, name, pool, call),
      );
      return toRecords(answer.body, attempt);
    },
    readRegionVersions: async (location) => {
      const attempt = `read the Kubernetes versions of ${location}`;
      const answer = await read(attempt, ({ clusters, reads }, call) =>
        clusters.listKubernetesVersions(reads, location, call),
      );
      return toRegionVersions(answer.body, attempt);
    },
    readLatestOperation: async (target) => {
      try {
        return await operations.read(
          urlOfTarget(target),
          'latest',
          `read the latest operation of ${label(target)}`,
        );
      } catch (error) {
        if (error instanceof AzureError && isNotFound(error)) return undefined;
        throw error;
      }
    },
    readOperation: (target, operationId) =>
      operations.read(urlOfTarget(target), operationId, `read operation ${operationId} of ${label(target)}`),
    listOperations: () =>
      operations.list(urlOfTarget({ kind: 'cluster' }), `list the operations of cluster ${name}`),
    readProgress: async (handle: OperationHandle) => {
      const attempt = 'read the progress of the operation';
      const url = urlOf(handle);
      if (url === undefined) throw unusableAnswer(attempt, 'Azure named no address for it');
      return toProgress(await get(url, attempt), attempt);
    },
    abort: (target) => {
      const send = async (): Promise<RawAnswer> => {
        const { clusters, pools, mutations } = await loading;
        // Only sent: the SDK's own waiting would poll every two seconds and take texts with "fail" for a failure.
        return captureAnswer(
          (call) =>
            target.kind === 'cluster'
              ? clusters.abortLatestOperation(mutations, group, name, call).submitted()
              : pools.abortLatestOperation(mutations, group, name, target.name, call).submitted(),
          signal,
        );
      };
      return mutate(send, `abort the operation of ${label(target)}`, origin, signal);
    },
    putPool: (pool, body, ifMatch) => put({ kind: 'pool', name: pool }, body, ifMatch),
    putCluster: (body, ifMatch) => put({ kind: 'cluster' }, body, ifMatch),
  };
}
