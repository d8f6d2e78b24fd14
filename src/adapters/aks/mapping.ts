/**
 * Azure's JSON → the action's own values. Pure and tolerant: what is missing or of a wrong type reads as absent.
 * Only when the essential part is missing is the answer unusable (AzureError, `UnusableAnswer`): the caller then
 * reads again, instead of concluding something from half an answer.
 */

import type {
  ClusterState,
  JsonObject,
  JsonValue,
  OperationError,
  PoolState,
  RecordedVersion,
  RecordEntry,
  RegionVersion,
  UpgradeSettings,
} from '../../domain/aks/cluster.ts';
import { causesOf, unusableAnswer } from '../http/errors.ts';
import { asList, asNumber, asObject, asText, asTextOrNumber, asTime, compact } from '../http/json.ts';
import { redact } from '../http/redact.ts';

type Body = JsonValue | undefined;

/** `{code, message}` as an operation or a failed resource shows it; `undefined` when there is neither. */
export function toOperationError(value: Body): OperationError | undefined {
  const error = asObject(value);
  const code = asText(error?.['code']);
  const message = asText(error?.['message']);
  if (code === undefined && message === undefined) return undefined;
  const outer = message ?? code ?? '';
  const causes = causesOf(error).filter((cause) => !outer.includes(cause));
  return {
    code: code ?? 'Unknown',
    message: redact(causes.length === 0 ? outer : `${outer} (${causes.join('; ')})`),
  };
}

function toUpgradeSettings(value: Body): UpgradeSettings {
  const settings = asObject(value) ?? {};
  return compact<UpgradeSettings>({
    maxSurge: asTextOrNumber(settings['maxSurge']),
    maxUnavailable: asTextOrNumber(settings['maxUnavailable']),
    drainTimeoutMinutes: asNumber(settings['drainTimeoutInMinutes']),
    nodeSoakMinutes: asNumber(settings['nodeSoakDurationInMinutes']),
    undrainableNodeBehavior: asText(settings['undrainableNodeBehavior']),
  });
}

function toPoolState(name: string, provisioningState: string, properties: JsonObject): PoolState {
  return compact<PoolState>({
    name,
    mode: asText(properties['mode']) ?? 'User',
    provisioningState,
    powerState: asText(asObject(properties['powerState'])?.['code']),
    kubernetesVersion:
      asText(properties['currentOrchestratorVersion']) ?? asText(properties['orchestratorVersion']),
    nodeImageVersion: asText(properties['nodeImageVersion']),
    osType: asText(properties['osType']),
    osSku: asText(properties['osSKU']),
    count: asNumber(properties['count']),
    isAutoscaled: properties['enableAutoScaling'] === true,
    isFromSnapshot: asText(asObject(properties['creationData'])?.['sourceResourceId']) !== undefined,
    isSpot: asText(properties['scaleSetPriority'])?.toLowerCase() === 'spot' ? true : undefined,
    upgradeSettings: toUpgradeSettings(properties['upgradeSettings']),
    eTag: asText(properties['eTag']),
    error: toOperationError(asObject(properties['status'])?.['provisioningError']),
    properties,
  });
}

/**
 * A pool as `GET …/agentPools/{pool}` shows it. Throws AzureError `UnusableAnswer` without name, properties or
 * provisioning state.
 */
export function toPool(body: Body, attempt: string): PoolState {
  const pool = asObject(body);
  const name = asText(pool?.['name']);
  const properties = asObject(pool?.['properties']);
  const provisioningState = asText(properties?.['provisioningState']);
  if (name === undefined || properties === undefined || provisioningState === undefined) {
    throw unusableAnswer(attempt, 'it is not a node pool');
  }
  return toPoolState(name, provisioningState, properties);
}

/** An entry of the cluster's `agentPoolProfiles`: a pool's properties and its name side by side. */
function toPoolOfCluster(entry: JsonValue, attempt: string): PoolState {
  const { name: rawName, ...properties } = asObject(entry) ?? {};
  const name = asText(rawName);
  const provisioningState = asText(properties['provisioningState']);
  // Leaving such an entry out would look as if the pool had been deleted.
  if (name === undefined || provisioningState === undefined) {
    throw unusableAnswer(attempt, 'a node pool in it has no name or no provisioning state');
  }
  return toPoolState(name, provisioningState, properties);
}

function toPoolsOfCluster(value: Body, attempt: string): readonly PoolState[] {
  if (value === undefined || value === null) return [];
  const entries = asList(value);
  if (entries === undefined) throw unusableAnswer(attempt, 'its node pools are not a list');
  return entries.map((entry) => toPoolOfCluster(entry, attempt));
}

/** The override acts only when it has an end (API specification). */
function toForceUpgradeUntil(value: Body): number | undefined {
  const settings = asObject(asObject(value)?.['overrideSettings']);
  return settings?.['forceUpgrade'] === true ? asTime(settings['until']) : undefined;
}

/**
 * A cluster with its pools as `GET managedClusters/{name}` shows it. Throws AzureError `UnusableAnswer` without name,
 * properties or provisioning state, of the cluster or a pool.
 *
 * @param id the ARM id that was asked for, taken when the answer names none.
 */
export function toCluster(body: Body, id: string, attempt: string): ClusterState {
  const cluster = asObject(body);
  const properties = asObject(cluster?.['properties']);
  const name = asText(cluster?.['name']);
  const provisioningState = asText(properties?.['provisioningState']);
  if (!cluster || !properties || name === undefined || provisioningState === undefined) {
    throw unusableAnswer(attempt, 'it is not a cluster');
  }
  const channels = asObject(properties['autoUpgradeProfile']);
  return compact<ClusterState>({
    id: asText(cluster['id']) ?? id,
    name,
    location: asText(cluster['location']) ?? '',
    provisioningState,
    powerState: asText(asObject(properties['powerState'])?.['code']),
    kubernetesVersion:
      asText(properties['currentKubernetesVersion']) ?? asText(properties['kubernetesVersion']),
    sku: asText(asObject(cluster['sku'])?.['name']),
    supportPlan: asText(properties['supportPlan']),
    nodeProvisioning: asText(asObject(properties['nodeProvisioningProfile'])?.['mode']),
    forceUpgradeUntil: toForceUpgradeUntil(properties['upgradeSettings']),
    upgradeChannel: asText(channels?.['upgradeChannel']),
    nodeOsUpgradeChannel: asText(channels?.['nodeOSUpgradeChannel']),
    eTag: asText(cluster['eTag']),
    error: toOperationError(asObject(properties['status'])?.['provisioningError']),
    pools: toPoolsOfCluster(properties['agentPoolProfiles'], attempt),
    body: cluster,
  });
}

/** With its patch, and whatever AKS marks it with behind that. */
const KUBERNETES_VERSION = /^v?\d{1,5}\.\d{1,5}\.\d{1,5}(?:[-+.][\w.+-]{1,40})?$/;
/** Ends in its date, by which images are compared. */
const NODE_IMAGE = /^[\w.+-]{1,100}-\d{1,10}(?:\.\d{1,10}){1,5}$/;

/** A rollback needs both versions of one and the same entry; what is no version is not on offer, but told. */
function toRecord(entry: JsonValue): RecordEntry {
  const record = asObject(entry);
  const kubernetesVersion = asText(record?.['orchestratorVersion']);
  const nodeImageVersion = asText(record?.['nodeImageVersion']);
  const problems = [versionProblem(kubernetesVersion), imageProblem(nodeImageVersion)].filter(
    (problem) => problem !== undefined,
  );
  if (problems.length > 0 || kubernetesVersion === undefined || nodeImageVersion === undefined) {
    const shows = `${kubernetesVersion ?? 'no Kubernetes version'} with ${nodeImageVersion ?? 'no node image'}`;
    return { shows: redact(shows), unusable: problems.join(', and ') };
  }
  const recordedAt = asTime(record?.['timestamp']);
  return compact<RecordedVersion>({ kubernetesVersion, nodeImageVersion, recordedAt });
}

function versionProblem(version: string | undefined): string | undefined {
  if (version === undefined) return 'it names no Kubernetes version';
  if (KUBERNETES_VERSION.test(version)) return undefined;
  return /^v?\d+(?:\.\d+)?$/.test(version)
    ? 'its Kubernetes version has no patch'
    : 'its Kubernetes version is none';
}

function imageProblem(image: string | undefined): string | undefined {
  if (image === undefined) return 'it names no node image';
  return NODE_IMAGE.test(image) ? undefined : 'its node image is not a full name with a date';
}

/**
 * `recentlyUsedVersions` of a pool's upgrade profile, in Azure's order. Throws AzureError `UnusableAnswer` when the
 * answer is no upgrade profile.
 */
export function toRecords(body: Body, attempt: string): readonly RecordEntry[] {
  const properties = asObject(asObject(body)?.['properties']);
  if (properties === undefined) throw unusableAnswer(attempt, 'it is not an upgrade profile');
  return (asList(properties['recentlyUsedVersions']) ?? []).map(toRecord);
}

function toRegionVersion(entry: JsonValue): readonly RegionVersion[] {
  const version = asObject(entry);
  const minor = asText(version?.['version']);
  if (minor === undefined) return [];
  const plans = asList(asObject(version?.['capabilities'])?.['supportPlan']) ?? [];
  return [
    {
      minor,
      patches: Object.keys(asObject(version?.['patchVersions']) ?? {}),
      supportPlans: plans.flatMap((plan) => asText(plan) ?? []),
    },
  ];
}

/**
 * The Kubernetes versions of a region; their list is called `values`, not `value`. Throws AzureError `UnusableAnswer`
 * when there is no such list.
 */
export function toRegionVersions(body: Body, attempt: string): readonly RegionVersion[] {
  const versions = asList(asObject(body)?.['values'])?.flatMap(toRegionVersion) ?? [];
  // No region offers nothing: whoever took an empty list at its word would call every version unsupported.
  if (versions.length === 0) throw unusableAnswer(attempt, 'it is not a list of Kubernetes versions');
  return versions;
}
