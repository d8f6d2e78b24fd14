/** What Azure's answers showed the run: parsed bodies of the requests that it made. */

import type { RecordedRequest } from '../../simulator/simulator.ts';
import type { Rehearsal } from './rehearsal.ts';

export interface ChannelsShown {
  readonly upgradeChannel?: string;
  readonly nodeOSUpgradeChannel?: string;
}

export interface PoolShown {
  readonly name?: string;
  readonly provisioningState?: string;
  readonly orchestratorVersion?: string;
  readonly currentOrchestratorVersion?: string;
}

export interface ClusterShown {
  readonly provisioningState?: string;
  readonly kubernetesVersion?: string;
  readonly currentKubernetesVersion?: string;
  readonly autoUpgradeProfile?: ChannelsShown;
  readonly agentPoolProfiles?: readonly PoolShown[];
}

/** Returns what a text holds; an empty object where it is no JSON. */
export function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}

/** Returns the properties that a read of the cluster showed; `undefined` where it showed none that can be used. */
export function clusterShown({ route, status, response }: RecordedRequest): ClusterShown | undefined {
  if (route !== 'cluster.get' || status !== 200) return undefined;
  const { properties } = parsed(response?.body) as { properties?: ClusterShown };
  return properties?.provisioningState === undefined ? undefined : properties;
}

/** Returns what the last usable read of the cluster showed before the request, or at the end. */
export function lastShown({ requests }: Rehearsal, before?: RecordedRequest): ClusterShown | undefined {
  const until = before === undefined ? requests : requests.slice(0, requests.indexOf(before));
  return until.map(clusterShown).findLast((shown) => shown !== undefined);
}

/** Returns the properties of a request's body. */
export function sentProperties({ body }: RecordedRequest): ClusterShown {
  return (body as { properties?: ClusterShown } | undefined)?.properties ?? {};
}

/** True for a 4xx that says that nothing was started. */
export function wasRefused({ status }: RecordedRequest): boolean {
  return status !== undefined && status >= 400 && status < 500 && status !== 408;
}

/** True for a request that changes something in Azure. */
export function isMutating({ face, method }: RecordedRequest): boolean {
  return face === 'arm' && method !== 'GET';
}
