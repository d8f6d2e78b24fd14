import { refuseBusyCluster } from './busy.ts';
import { checkVersion, readProfiles, refuseAutomaticChannels, refuseSwitchOff } from './cluster-checks.ts';
import { child, isObject, text, without, type JsonObject } from '../state/json.ts';
import type { Cluster, Operation, Pool, World } from '../state/model.ts';
import { clusterId, sameName } from '../state/names.ts';
import { beginPlain } from './begin.ts';
import { previewClusterFieldsOf } from '../state/preview-fields.ts';
import { writtenProperties, type PoolPut } from './pool-put.ts';
import { badRequest } from '../state/refused.ts';
import { scheduleResume } from './settle.ts';
import { effectiveChannel, latestImage, upgradeChannel } from '../state/versions.ts';

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
  refuseSwitchOff(world, cluster, properties);
  const asked = text(properties, 'kubernetesVersion');
  const version = checkVersion(world, cluster, asked);
  const profiles = readProfiles(world, cluster, properties, version ?? cluster.currentKubernetesVersion);
  refuseAutomaticChannels(cluster, properties);
  const previousChannel = effectiveChannel(cluster, now);
  const unnamed =
    preview || !world.switches.stablePutKeepsPreviewFields ? {} : previewClusterFieldsOf(cluster.properties);
  writeCluster(cluster, body, properties, unnamed);
  if (asked !== undefined) cluster.kubernetesVersion = asked;
  for (const { pool, profile } of profiles) {
    writeProfile(world, pool, { properties: profile, preview, knowsRollback: false });
  }
  cluster.channelInEffect = {
    value: previousChannel,
    next: upgradeChannel(cluster),
    changesAt: now + world.timings.channelChange * 1000,
  };
  const upgraded = profiles.filter(({ upgrades }) => upgrades).map(({ pool }) => pool);
  return begin(world, now, cluster, version, upgraded);
}

function begin(
  world: World,
  now: number,
  cluster: Cluster,
  version: string | undefined,
  upgraded: readonly Pool[],
): Operation {
  const { clusterPutResumesUpgrades, resumeMoment } = world.switches;
  if (clusterPutResumesUpgrades && resumeMoment === 'during') {
    for (const pool of cluster.pools) scheduleResume(world, cluster, pool, now);
  }
  const resumesUpgrades = clusterPutResumesUpgrades && resumeMoment === 'after';
  if (version === undefined && upgraded.length === 0) {
    return beginPlain(world, now, cluster, undefined, {
      state: 'Updating',
      seconds: world.timings.clusterUpdate,
      outcome: { resumesUpgrades },
    });
  }
  const target = version ?? cluster.currentKubernetesVersion;
  const controlPlane = version === undefined ? 0 : world.timings.controlPlane;
  for (const pool of upgraded) {
    const versions = { kubernetes: target, image: latestImage(world, pool) };
    world.scheduled.push({
      at: now + controlPlane * 1000,
      clusterId: clusterId(cluster),
      pool: pool.name,
      what: { kind: 'upgrade', versions, within: 'cluster' },
    });
  }
  const longest = Math.max(0, ...upgraded.map((pool) => rollingSeconds(world, pool)));
  return beginPlain(world, now, cluster, undefined, {
    state: 'Upgrading',
    seconds: controlPlane + longest,
    outcome: { resumesUpgrades, controlPlaneVersion: target },
  });
}

/** How long the pool's part in an upgrade of the cluster takes. */
function rollingSeconds(world: World, pool: Pool): number {
  const { surge, perNode, removeSurge } = world.timings;
  return surge + pool.nodes.length * perNode + removeSurge;
}

/** A PUT is the whole object: what it leaves out is gone, apart from what belongs to the service. */
function writeCluster(cluster: Cluster, body: JsonObject, properties: JsonObject, unnamed: JsonObject): void {
  const kept = Object.fromEntries(
    Object.entries(cluster.properties).filter(([key]) => SERVICE_OWNED.includes(key)),
  );
  const written = without(properties, [...SERVICE_OWNED, ...OWN_FIELDS]);
  cluster.properties = { ...unnamed, ...written, ...kept };
  const settings = { ...child(unnamed, 'upgradeSettings'), ...child(written, 'upgradeSettings') };
  if (Object.keys(settings).length > 0) cluster.properties['upgradeSettings'] = settings;
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
  pool.askedVersion = text(put.properties, 'orchestratorVersion') ?? pool.askedVersion;
  pool.properties = { ...written, count };
  pool.nodes = Array.from({ length: count }, (_, index) => pool.nodes[index] ?? { ...pool.versions });
}
