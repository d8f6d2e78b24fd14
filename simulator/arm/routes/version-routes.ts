import type { Answer } from '../../http/exchange.ts';
import type { JsonObject } from '../../state/json.ts';
import type { OfferedMinor, VersionRecord, World } from '../../state/model.ts';
import { clusterId, poolId } from '../../state/names.ts';
import {
  compareDotted,
  latestImage,
  listedRecords,
  minorNumber,
  offeredMinors,
  upgradesFrom,
} from '../../state/versions.ts';
import { knowsRollback } from '../../wire/api-versions.ts';
import { requireCluster, requirePool } from '../../wire/lookup.ts';
import { paths, type ArmContext, type ArmRoute } from '../../wire/route.ts';

const CLUSTERS = 'Microsoft.ContainerService/managedClusters';

export const versionRoutes: ArmRoute[] = [
  {
    name: 'pool.upgradeProfile',
    method: 'GET',
    path: `${paths.pool}/upgradeProfiles/default`,
    kind: 'aks',
    action: `${CLUSTERS}/agentPools/upgradeProfiles/read`,
    handle: poolUpgradeProfile,
  },
  {
    name: 'cluster.upgradeProfile',
    method: 'GET',
    path: `${paths.cluster}/upgradeProfiles/default`,
    kind: 'aks',
    action: `${CLUSTERS}/upgradeProfiles/read`,
    handle: clusterUpgradeProfile,
  },
  {
    name: 'cluster.availableVersions',
    method: 'GET',
    path: `${paths.cluster}/availableAgentPoolVersions`,
    kind: 'aks',
    action: `${CLUSTERS}/availableAgentPoolVersions/read`,
    handle: availableVersions,
  },
  {
    name: 'region.versions',
    method: 'GET',
    path: `${paths.provider}/locations/{location}/kubernetesVersions`,
    kind: 'aks',
    action: 'Microsoft.ContainerService/locations/kubernetesVersions/read',
    handle: (context) => ({ status: 200, body: { values: regionVersions(context.world) } }),
  },
  {
    name: 'region.orchestrators',
    method: 'GET',
    path: `${paths.provider}/locations/{location}/orchestrators`,
    kind: 'orchestrators',
    action: 'Microsoft.ContainerService/locations/orchestrators/read',
    handle: orchestrators,
  },
];

/** Recorded shape; `upgrades` and `recentlyUsedVersions` are left out when there are none to tell. */
function poolUpgradeProfile(context: ArmContext): Answer {
  const { cluster, pool } = requirePool(context);
  const upgrades = offeredMinors(context.world, cluster)
    .flatMap((minor) => minor.patches.map((version) => ({ version, isPreview: minor.isPreview })))
    .filter(
      ({ version }) =>
        compareDotted(version, pool.versions.kubernetes) > 0 &&
        compareDotted(version, cluster.currentKubernetesVersion) <= 0,
    );
  const records = knowsRollback(context.apiVersion)
    ? listedRecords(context.world, pool, context.now)
    : undefined;
  const properties: JsonObject = {
    kubernetesVersion: pool.versions.kubernetes,
    osType: pool.properties['osType'] ?? 'Linux',
    latestNodeImageVersion: latestImage(context.world, pool),
  };
  if (upgrades.length > 0) properties['upgrades'] = upgrades.map(upgradeEntry);
  if (records !== undefined && records.length > 0) {
    properties['recentlyUsedVersions'] = records.map(recordEntry);
  }
  return {
    status: 200,
    body: {
      id: `${poolId(cluster, pool)}/upgradeProfiles/default`,
      name: 'default',
      type: `${CLUSTERS}/agentPools/upgradeProfiles`,
      properties,
    },
  };
}

function upgradeEntry(offered: { version: string; isPreview: boolean }): JsonObject {
  return { kubernetesVersion: offered.version, ...(offered.isPreview && { isPreview: true }) };
}

function recordEntry(record: VersionRecord): JsonObject {
  return {
    orchestratorVersion: record.kubernetes,
    nodeImageVersion: record.image,
    ...(record.timestamp !== undefined && { timestamp: record.timestamp }),
  };
}

function clusterUpgradeProfile(context: ArmContext): Answer {
  const cluster = requireCluster(context);
  const upgrades = upgradesFrom(context.world, cluster.currentKubernetesVersion);
  const controlPlane: JsonObject = {
    kubernetesVersion: cluster.currentKubernetesVersion,
    name: 'master',
    osType: 'Linux',
    ...(upgrades.length > 0 && { upgrades: upgrades.map((kubernetesVersion) => ({ kubernetesVersion })) }),
  };
  return {
    status: 200,
    body: {
      id: `${clusterId(cluster)}/upgradeprofiles/default`,
      name: 'default',
      type: `${CLUSTERS}/upgradeprofiles`,
      properties: {
        controlPlaneProfile: controlPlane,
        agentPoolProfiles: cluster.pools.map((pool) => ({
          kubernetesVersion: pool.versions.kubernetes,
          name: pool.name,
          osType: pool.properties['osType'] ?? 'Linux',
        })),
      },
    },
  };
}

function availableVersions(context: ArmContext): Answer {
  const cluster = requireCluster(context);
  const offered = offeredMinors(context.world, cluster).flatMap((minor) =>
    minor.patches.map((version) => ({ version, minor })),
  );
  const usable = offered.filter(({ version }) => {
    const behind = minorNumber(cluster.currentKubernetesVersion) - minorNumber(version);
    return behind <= 3 && compareDotted(version, cluster.currentKubernetesVersion) <= 0;
  });
  return {
    status: 200,
    body: {
      id: `${clusterId(cluster)}/availableagentpoolversions`,
      name: 'default',
      type: `${CLUSTERS}/availableAgentpoolVersions`,
      properties: {
        agentPoolVersions: usable.map(({ version, minor }) => ({
          kubernetesVersion: version,
          ...(minor.isDefault && minor.patches.at(-1) === version && { default: true }),
          ...(minor.isPreview && { isPreview: true }),
        })),
      },
    },
  };
}

/** Documented: the list's key is `values`, and patch versions are the keys of an object. */
function regionVersions(world: World): JsonObject[] {
  return [...world.offered].sort(newestFirst).map((minor) => ({
    version: minor.version,
    ...(minor.isDefault && { isDefault: true }),
    ...(minor.isPreview && { isPreview: true }),
    capabilities: { supportPlan: [...minor.supportPlans] },
    patchVersions: Object.fromEntries(
      minor.patches.map((version) => [version, { upgrades: upgradesFrom(world, version) }]),
    ),
  }));
}

/** Recorded: the newest minor version comes first. */
function newestFirst(left: OfferedMinor, right: OfferedMinor): number {
  return compareDotted(right.version, left.version);
}

/** The older form of the same, as in the public API specification 2019-04-01. */
function orchestrators({ world, parameters }: ArmContext): Answer {
  const kubernetes = (version: string): JsonObject => ({
    orchestratorType: 'Kubernetes',
    orchestratorVersion: version,
  });
  const offered = world.offered.flatMap((minor) =>
    minor.patches.map((version) => ({
      ...kubernetes(version),
      ...(minor.isDefault && minor.patches.at(-1) === version && { default: true }),
      ...(minor.isPreview && { isPreview: true }),
      upgrades: upgradesFrom(world, version).map(kubernetes),
    })),
  );
  const id = `/subscriptions/${world.subscriptionId}/providers/Microsoft.ContainerService/locations/${parameters['location'] ?? ''}/orchestrators`;
  return {
    status: 200,
    body: {
      id,
      name: 'default',
      type: 'Microsoft.ContainerService/locations/orchestrators',
      properties: { orchestrators: offered },
    },
  };
}
