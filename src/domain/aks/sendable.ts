/**
 * Whether what was read may be sent back in a PUT. A PUT is the JSON that was read: an answer that lost its eTag, or
 * shows a setting as something that it can't be, is none to make a request of.
 */

import type { ClusterState, JsonObject, JsonValue, PoolState } from './cluster.ts';

type Kind = 'text' | 'number' | 'boolean' | 'list' | 'object';

/** Settings of a pool whose type is the same in every API version; what is not here is sent as it was read. */
const POOL_SETTINGS: Readonly<Record<string, Kind>> = {
  count: 'number',
  minCount: 'number',
  maxCount: 'number',
  maxPods: 'number',
  osDiskSizeGB: 'number',
  enableAutoScaling: 'boolean',
  enableEncryptionAtHost: 'boolean',
  enableFIPS: 'boolean',
  enableNodePublicIP: 'boolean',
  enableUltraSSD: 'boolean',
  vmSize: 'text',
  osDiskType: 'text',
  kubeletDiskType: 'text',
  type: 'text',
  mode: 'text',
  osType: 'text',
  osSKU: 'text',
  scaleDownMode: 'text',
  orchestratorVersion: 'text',
  nodeImageVersion: 'text',
  vnetSubnetID: 'text',
  podSubnetID: 'text',
  scaleSetPriority: 'text',
  scaleSetEvictionPolicy: 'text',
  proximityPlacementGroupID: 'text',
  nodeTaints: 'list',
  availabilityZones: 'list',
  nodeLabels: 'object',
  tags: 'object',
  upgradeSettings: 'object',
  securityProfile: 'object',
  powerState: 'object',
  creationData: 'object',
  kubeletConfig: 'object',
  linuxOSConfig: 'object',
  networkProfile: 'object',
};

const CLUSTER_SETTINGS: Readonly<Record<string, Kind>> = {
  kubernetesVersion: 'text',
  dnsPrefix: 'text',
  nodeResourceGroup: 'text',
  supportPlan: 'text',
  enableRBAC: 'boolean',
  disableLocalAccounts: 'boolean',
  agentPoolProfiles: 'list',
  networkProfile: 'object',
  autoUpgradeProfile: 'object',
  addonProfiles: 'object',
  identityProfile: 'object',
  servicePrincipalProfile: 'object',
  linuxProfile: 'object',
  windowsProfile: 'object',
  aadProfile: 'object',
  apiServerAccessProfile: 'object',
  autoScalerProfile: 'object',
  oidcIssuerProfile: 'object',
  securityProfile: 'object',
  storageProfile: 'object',
};

const RESOURCE: Readonly<Record<string, Kind>> = {
  kind: 'text',
  tags: 'object',
  sku: 'object',
  identity: 'object',
};

/** What an HTTP header can carry. */
const ETAG = /^[\x20-\x7e]{1,1000}$/;

/** What it is when an answer shows no eTag: some older API versions never show one. */
export const NO_ETAG = 'it shows no eTag';

/** Returns why no PUT can be made of this pool, as the end of a sentence; `undefined` when one can. */
export function whyPoolIsUnfit({ eTag, properties }: PoolState): string | undefined {
  return eTagProblem(eTag) ?? typeProblem(properties, POOL_SETTINGS);
}

/** Returns why no PUT can be made of this cluster, as the end of a sentence; `undefined` when one can. */
export function whyClusterIsUnfit({ eTag, body, pools }: ClusterState): string | undefined {
  const problem =
    eTagProblem(eTag) ??
    (typeof body['location'] === 'string' ? undefined : 'it shows no location') ??
    typeProblem(body, RESOURCE) ??
    typeProblem(body['properties'] as JsonObject, CLUSTER_SETTINGS);
  if (problem !== undefined) return problem;
  for (const { name, properties } of pools) {
    const inPool = typeProblem(properties, POOL_SETTINGS);
    if (inPool !== undefined) return `in pool ${name}, ${inPool}`;
  }
  return undefined;
}

function eTagProblem(eTag: string | undefined): string | undefined {
  if (eTag === undefined) return NO_ETAG;
  return ETAG.test(eTag) ? undefined : 'its eTag is none';
}

/** Null stands for absent: Azure's own answers hold both. */
function typeProblem(object: JsonObject, kinds: Readonly<Record<string, Kind>>): string | undefined {
  const wrong = Object.entries(kinds).find(([name, kind]) => {
    const value = object[name];
    return value !== undefined && value !== null && kindOf(value) !== kind;
  });
  return wrong === undefined ? undefined : `its ${wrong[0]} is no ${wrong[1]}`;
}

function kindOf(value: Exclude<JsonValue, null>): Kind {
  return Array.isArray(value) ? 'list' : (SCALARS[typeof value] ?? 'object');
}

const SCALARS: Readonly<Partial<Record<string, Kind>>> = {
  string: 'text',
  number: 'number',
  boolean: 'boolean',
};
