import { refuseBusyCluster } from './busy.ts';
import { child, isObject, text, without } from '../state/json.ts';
import type { JsonObject } from '../state/json.ts';
import type { Cluster, Operation, Pool, World } from '../state/model.ts';
import { findPool, sameName } from '../state/names.ts';
import { beginPlain } from './begin.ts';
import { writtenProperties } from './pool-put.ts';
import type { PoolPut } from './pool-put.ts';
import { badRequest } from '../state/refused.ts';
import { scheduleResume } from './settle.ts';
import {
  compareDotted,
  effectiveChannel,
  minorNumber,
  nodeOsChannel,
  resolveVersion,
  upgradeChannel,
} from '../state/versions.ts';

/** Fields of a cluster that a PUT can't write; the service ignores them and keeps its own. */
export const SERVICE_OWNED = [
  'provisioningState',
  'powerState',
  'currentKubernetesVersion',
  'fqdn',
  'azurePortalFQDN',
  'maxAgentPools',
  'nodeResourceGroup',
  'dnsPrefix',
  'resourceUID',
  'identityProfile',
  'status',
  'eTag',
];

/** Fields kept apart from the other properties of a cluster. */
const OWN_FIELDS = ['kubernetesVersion', 'agentPoolProfiles'];

export interface ClusterPut {
  body: JsonObject;
  /** Whether the request came with a preview api-version, which knows all properties. */
  preview: boolean;
}

/** Handles a PUT of a cluster that exists. All refusals come before the first change. */
export function putCluster(world: World, now: number, cluster: Cluster, put: ClusterPut): Operation {
  const { body, preview } = put;
  refuseBusyCluster(world, cluster, 'Updating');
  const location = text(body, 'location');
  if (location === undefined) {
    throw badRequest('LocationRequired', 'The location property is required for this definition.');
  }
  if (!sameName(location.replaceAll(' ', ''), cluster.location)) {
    throw badRequest(
      'InvalidResourceLocation',
      `The resource '${cluster.name}' already exists in location '${cluster.location}' in resource group '${cluster.resourceGroup}'. A resource with the same name cannot be created in location '${location}'. Please select a new resource name.`,
    );
  }
  const properties = child(body, 'properties');
  const profiles = readProfiles(cluster, properties);
  const version = checkVersion(world, cluster, properties);
  refuseAutomaticChannels(cluster, properties);
  const previousChannel = effectiveChannel(cluster, now);
  writeCluster(cluster, body, properties);
  for (const { pool, profile } of profiles)
    writeProfile(world, pool, { properties: profile, preview, knowsRollback: false });
  cluster.channelInEffect = {
    value: previousChannel,
    next: upgradeChannel(cluster),
    changesAt: now + world.timings.channelChange * 1000,
  };
  return begin(world, now, cluster, version);
}

function begin(world: World, now: number, cluster: Cluster, version: string | undefined): Operation {
  const { clusterPutResumesUpgrades, resumeMoment } = world.switches;
  if (clusterPutResumesUpgrades && resumeMoment === 'during') {
    for (const pool of cluster.pools) scheduleResume(world, cluster, pool, now);
  }
  const resumesUpgrades = clusterPutResumesUpgrades && resumeMoment === 'after';
  if (version === undefined) {
    return beginPlain(world, now, cluster, undefined, {
      state: 'Updating',
      seconds: world.timings.clusterUpdate,
      outcome: { resumesUpgrades },
    });
  }
  cluster.kubernetesVersion = version;
  return beginPlain(world, now, cluster, undefined, {
    state: 'Upgrading',
    seconds: world.timings.controlPlane,
    outcome: { resumesUpgrades, controlPlaneVersion: version },
  });
}

/** The pools that the body describes; a pool's versions can't be changed through the cluster. */
function readProfiles(cluster: Cluster, properties: JsonObject): { pool: Pool; profile: JsonObject }[] {
  const listed = properties['agentPoolProfiles'];
  if (!Array.isArray(listed)) return [];
  return listed.filter(isObject).flatMap((profile) => {
    const pool = findPool(cluster, text(profile, 'name') ?? '');
    if (pool === undefined) return [];
    const kubernetes = text(profile, 'orchestratorVersion') ?? pool.versions.kubernetes;
    const image = text(profile, 'nodeImageVersion') ?? pool.versions.image;
    if (kubernetes !== pool.versions.kubernetes || image !== pool.versions.image) {
      throw badRequest(
        'NotAllAgentPoolOrchestratorVersionSpecifiedAndUnchanged',
        "Using managed cluster api, all Agent pools' OrchestratorVersion must be all specified or all unspecified. If all specified, they must be stay unchanged or the same with control plane. For agent pool specific change, please use per agent pool operations: https://aka.ms/agent-pool-rest-api",
      );
    }
    return [{ pool, profile }];
  });
}

/** The new Kubernetes version of the control plane, if the body asks for one. */
function checkVersion(world: World, cluster: Cluster, properties: JsonObject): string | undefined {
  const asked = text(properties, 'kubernetesVersion');
  const wanted = asked === undefined ? cluster.kubernetesVersion : resolveVersion(world, asked);
  const order = compareDotted(wanted, cluster.currentKubernetesVersion);
  const skips = minorNumber(wanted) - minorNumber(cluster.currentKubernetesVersion) > 1;
  if (order < 0 || skips) {
    // Documented: the control plane can't be rolled back.
    throw badRequest(
      'OperationNotAllowed',
      `Upgrading Kubernetes version ${cluster.currentKubernetesVersion} to ${wanted} is not allowed.`,
    );
  }
  return order === 0 ? undefined : wanted;
}

/** Documented: the channels of AKS Automatic are fixed. */
function refuseAutomaticChannels(cluster: Cluster, properties: JsonObject): void {
  if (cluster.sku['name'] !== 'Automatic') return;
  const profile = child(properties, 'autoUpgradeProfile');
  const sameUpgrade = sameName(text(profile, 'upgradeChannel') ?? 'none', upgradeChannel(cluster));
  const sameOs = sameName(text(profile, 'nodeOSUpgradeChannel') ?? 'None', nodeOsChannel(cluster) ?? 'None');
  if (sameUpgrade && sameOs) return;
  throw badRequest(
    'BadRequest',
    "Managed cluster 'Automatic' SKU requires 'autoUpgradeProfile.upgradeChannel' to be 'stable' and 'autoUpgradeProfile.nodeOSUpgradeChannel' to be 'NodeImage'.",
  );
}

/** A PUT is the whole object: what it leaves out is gone, apart from what belongs to the service. */
function writeCluster(cluster: Cluster, body: JsonObject, properties: JsonObject): void {
  const kept = Object.fromEntries(
    Object.entries(cluster.properties).filter(([key]) => SERVICE_OWNED.includes(key)),
  );
  cluster.properties = { ...without(properties, [...SERVICE_OWNED, ...OWN_FIELDS]), ...kept };
  const tags = body['tags'];
  cluster.tags = isObject(tags) ? tags : undefined;
  const sku = body['sku'];
  if (isObject(sku)) cluster.sku = { ...cluster.sku, ...sku };
  const identity = body['identity'];
  if (isObject(identity)) cluster.identity = { ...cluster.identity, ...identity };
  normaliseChannels(cluster);
}

/** The channel `none` is accepted in a PUT and left out of answers (recorded). */
function normaliseChannels(cluster: Cluster): void {
  const profile = cluster.properties['autoUpgradeProfile'];
  if (!isObject(profile)) return;
  cluster.properties['autoUpgradeProfile'] =
    upgradeChannel(cluster).toLowerCase() === 'none' ? without(profile, ['upgradeChannel']) : profile;
}

/** The cluster's body carries its pools too: an old copy of them in it overwrites what others changed since. */
function writeProfile(world: World, pool: Pool, put: PoolPut): void {
  const written = without(writtenProperties(world, pool, put), ['name']);
  const count = typeof written['count'] === 'number' ? written['count'] : pool.nodes.length;
  pool.properties = { ...written, count };
  pool.nodes = Array.from({ length: count }, (_, index) => pool.nodes[index] ?? { ...pool.versions });
}
