/** Loads the Azure SDK for AKS and sets its clients up. */

import type { ContainerServiceContext } from '@azure/arm-containerservice/api';
import type { ClusterAddress } from '../../domain/inputs.ts';
import { armOrigin, sharedHttpClient, userAgent, type ArmOptions } from '../http/arm.ts';
import { guardPipeline, type CorePipeline } from '../http/pipeline.ts';
import type * as aksApi from '../sdk/aks.ts';

/** The version that the SDK sends by itself; it has the GA rollback (from 2026-04-01). */
export const DEFAULT_API_VERSION = '2026-06-01';

/** Milliseconds for one attempt of a read, and for a mutation: a PUT alone was seen to take 8 s. */
const READ_TIMEOUT_MS = 30_000;
const MUTATION_TIMEOUT_MS = 60_000;

/** Milliseconds for a read that only informs (the operations API, progress): it must not hold up an abort. */
const OPTIONAL_TIMEOUT_MS = 8_000;

export interface AksOptions extends ArmOptions {
  readonly cluster: ClusterAddress;
  /** Fulfilled when the first request of the sign-in has left, or when there will be none. */
  readonly asked?: Promise<unknown>;
}

/** The loaded SDK with its clients: reads are repeated by the SDK; mutations and what only informs never are. */
export interface AksSdk {
  readonly core: CorePipeline;
  readonly api: typeof aksApi;
  readonly reads: ContainerServiceContext;
  readonly mutations: ContainerServiceContext;
  readonly optionalReads: ContainerServiceContext;
}

/** How a client treats its requests. */
interface ClientOptions {
  readonly timeoutMs: number;
  readonly isRepeated: boolean;
  readonly isForMutations: boolean;
}

/** Loads only the parts of the SDK that are used: all of it would double the time to the first request. */
async function loadAksSdk(options: AksOptions): Promise<AksSdk> {
  const [core, api] = await Promise.all([import('../sdk/core.ts'), import('../sdk/aks.ts')]);
  const { connection, credential, cluster } = options;
  const createClient = ({
    timeoutMs,
    isRepeated,
    isForMutations,
  }: ClientOptions): ContainerServiceContext => {
    const client = api.createContainerService(credential, cluster.subscriptionId, {
      endpoint: connection.resourceManagerEndpoint,
      apiVersion: connection.apiVersion ?? DEFAULT_API_VERSION,
      httpClient: sharedHttpClient(core),
      userAgentOptions: userAgent(options.version),
      ...(isRepeated ? {} : { retryOptions: { maxRetries: 0 } }),
    });
    guardPipeline(client.pipeline, core, {
      origin: armOrigin(connection),
      scope: connection.scope,
      credential,
      timeoutMs,
      isForMutations,
    });
    return client;
  };
  return {
    core,
    api,
    reads: createClient({ timeoutMs: READ_TIMEOUT_MS, isRepeated: true, isForMutations: false }),
    mutations: createClient({ timeoutMs: MUTATION_TIMEOUT_MS, isRepeated: false, isForMutations: true }),
    optionalReads: createClient({ timeoutMs: OPTIONAL_TIMEOUT_MS, isRepeated: false, isForMutations: false }),
  };
}

/**
 * Begins to sign in and, while that is on its way, loads the SDK. Returns a function that gives the SDK; its first call
 * rejects as the sign-in did (AzureError), later ones leave it to their own request to try again.
 */
export function loadWhileSigningIn(options: AksOptions): () => Promise<AksSdk> {
  const { connection, credential, signal } = options;
  let signIn: Promise<unknown> | undefined = credential.getToken(connection.scope, {
    enableCae: true,
    abortSignal: signal,
  });
  const loading = Promise.resolve(options.asked).then(() => loadAksSdk(options));
  // Whoever sends the first request sees a failure; until then it must not end the process.
  signIn.catch(() => undefined);
  loading.catch(() => undefined);
  return async () => {
    const sdk = await loading;
    const first = signIn;
    signIn = undefined;
    await first;
    return sdk;
  };
}
