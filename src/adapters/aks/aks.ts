/** AKS through the Azure SDK, for one cluster. */

import type { JsonObject, Target } from '../../domain/aks/cluster.ts';
import type { Aks, MutationAnswer } from '../../ports/aks.ts';
import type { RawAnswer } from '../http/answer.ts';
import { armOrigin, captureAnswer, sendRaw } from '../http/arm.ts';
import { createVersionedGet } from '../http/versioned.ts';
import { createOptionalGet, createOptionalReads, PREVIEW_VERSION } from './optional-reads.ts';
import { mutate } from './mutations.ts';
import { createOperationReads, createResourceReads } from './reads.ts';
import { DEFAULT_API_VERSION, loadWhileSigningIn, type AksOptions, type AksSdk } from './sdk.ts';
import { targetIdOf, targetLabel } from './targets.ts';

type Mutations = Pick<Aks, 'abort' | 'putPool' | 'putCluster'>;

function createMutations(options: AksOptions, openSdk: () => Promise<AksSdk>, apiVersion: string): Mutations {
  const { cluster, connection, signal } = options;
  const { resourceGroup: group, name } = cluster;
  const origin = armOrigin(connection);

  const sendAbort = async (target: Target): Promise<RawAnswer> => {
    const { api, mutations } = await openSdk();
    // Only sent: the SDK's own waiting polls every two seconds and takes texts with "fail" in them for a failure.
    return captureAnswer(
      (call) =>
        target.kind === 'cluster'
          ? api.abortCluster(mutations, group, name, call).submitted()
          : api.abortPool(mutations, group, name, target.name, call).submitted(),
      signal,
    );
  };
  const put = (target: Target, body: JsonObject, ifMatch: string | undefined): Promise<MutationAnswer> => {
    const url = `${connection.resourceManagerEndpoint}${targetIdOf(cluster, target)}?api-version=${apiVersion}`;
    const headers: Record<string, string> = ifMatch === undefined ? {} : { 'if-match': ifMatch };
    const send = async (): Promise<RawAnswer> => {
      const { core, mutations } = await openSdk();
      return sendRaw(core, mutations.pipeline, { method: 'PUT', url, body, headers }, signal);
    };
    return mutate(send, `update ${targetLabel(cluster, target)}`, origin, signal);
  };

  return {
    abort: (target) =>
      mutate(
        () => sendAbort(target),
        `abort the operation on ${targetLabel(cluster, target)}`,
        origin,
        signal,
      ),
    putPool: (pool, body, ifMatch) => put({ kind: 'pool', name: pool }, body, ifMatch),
    putCluster: (body, ifMatch) => put({ kind: 'cluster' }, body, ifMatch),
  };
}

/**
 * AKS as the steps see it, for one cluster. The sign-in begins at once, and the SDK is loaded while it is on its way.
 * Values come from the raw JSON of the answers; mutations are sent once, without automatic retries.
 *
 * @param options `signal` cuts requests in flight; `credential` gives tokens of `connection.scope`.
 */
export function createAks(options: AksOptions): Aks {
  const apiVersion = options.connection.apiVersion ?? DEFAULT_API_VERSION;
  const openSdk = loadWhileSigningIn(options);
  const get = createOptionalGet(options, openSdk);
  const getPreview = createVersionedGet(get, PREVIEW_VERSION, 'preview');
  return {
    apiVersion,
    ...createResourceReads(options, openSdk),
    ...createOperationReads(options, get, getPreview),
    ...createOptionalReads(options, get, getPreview),
    ...createMutations(options, openSdk, apiVersion),
  };
}
