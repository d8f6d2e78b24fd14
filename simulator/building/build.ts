import type { JsonObject } from '../state/json.ts';
import type { Cluster, World } from '../state/model.ts';
import { guidFrom, newGuid } from '../state/names.ts';
import { DEFAULT_SWITCHES } from '../state/switches.ts';
import { DEFAULT_TIMINGS } from '../state/timings.ts';
import { splitImage } from '../state/versions.ts';
import { buildFleet } from './build-fleet.ts';
import { buildPool } from './build-pool.ts';
import { addHistory, addRunning } from './build-operations.ts';
import * as defaults from '../scenario/defaults.ts';
import type { ClusterScenario, Scenario } from '../scenario/scenario.ts';
import { spanToMilliseconds } from '../scenario/spans.ts';

/** Builds the world that a scenario describes, as it stands at the time `now`. */
export function buildWorld(scenario: Scenario, subscriptionId: string, now: number): World {
  const images = scenario.latestNodeImages ?? defaults.DEFAULT_IMAGES;
  const world: World = {
    subscriptionId,
    resourceGroups: [...(scenario.resourceGroups ?? [])],
    clusters: [],
    fleets: [],
    offered: (scenario.kubernetesVersions ?? defaults.DEFAULT_VERSIONS).map((offered) => ({
      version: offered.version,
      patches: [...offered.patches],
      isDefault: offered.isDefault ?? false,
      isPreview: offered.isPreview ?? false,
      supportPlans: [...(offered.supportPlans ?? ['KubernetesOfficial', 'AKSLongTermSupport'])],
    })),
    latestImages: Object.fromEntries(images.map((image) => [splitImage(image).family, image])),
    operations: [],
    scheduled: [],
    troubles: [],
    switches: { ...DEFAULT_SWITCHES, ...scenario.switches },
    timings: { ...DEFAULT_TIMINGS, ...scenario.timings },
    identifiers: 0,
    acting: undefined,
  };
  for (const described of scenario.clusters ?? defaults.DEFAULT_SCENARIO.clusters ?? []) {
    addCluster(world, described, now);
  }
  for (const described of scenario.fleets ?? []) world.fleets.push(buildFleet(world, described));
  for (const owner of [...world.clusters, ...world.fleets]) addResourceGroup(world, owner.resourceGroup);
  return world;
}

function addResourceGroup(world: World, name: string): void {
  const known = world.resourceGroups.some((other) => other.toLowerCase() === name.toLowerCase());
  if (!known) world.resourceGroups.push(name);
}

function addCluster(world: World, described: ClusterScenario, now: number): void {
  const cluster = buildCluster(world, described, now);
  world.clusters.push(cluster);
  const pools = described.pools ?? [{ name: 'system', mode: 'System' as const, count: 1 }];
  for (const poolDescribed of pools) cluster.pools.push(buildPool(world, cluster, poolDescribed, now));
  addHistory(world, cluster, undefined, described.history ?? [], now);
  for (const poolDescribed of pools) {
    const pool = cluster.pools.find((candidate) => candidate.name === poolDescribed.name);
    if (pool === undefined) continue;
    addHistory(world, cluster, pool, poolDescribed.history ?? [], now);
    addRunning(world, cluster, pool, poolDescribed, now);
  }
  addRunning(world, cluster, undefined, described, now);
}

function buildCluster(world: World, described: ClusterScenario, now: number): Cluster {
  const { name } = described;
  const resourceGroup = described.resourceGroup ?? defaults.DEFAULT_RESOURCE_GROUP;
  const location = described.location ?? defaults.DEFAULT_LOCATION;
  const kubernetesVersion = described.kubernetesVersion ?? defaults.DEFAULT_KUBERNETES;
  const automatic = described.sku === 'Automatic';
  return {
    subscriptionId: world.subscriptionId,
    resourceGroup,
    name,
    location,
    kind: 'Base',
    tags: described.tags,
    sku: automatic ? { name: 'Automatic', tier: 'Standard' } : { name: 'Base', tier: 'Free' },
    identity: {
      type: 'SystemAssigned',
      principalId: guidFrom(`principal/${name}`),
      tenantId: guidFrom('tenant'),
    },
    properties: {
      dnsPrefix: `${name}-dns`,
      fqdn: `${name}-dns.hcp.${location}.azmk8s.io`,
      azurePortalFQDN: `${name}-dns.portal.hcp.${location}.azmk8s.io`,
      // Clusters with a managed identity show this word in place of a service principal (recorded).
      servicePrincipalProfile: { clientId: 'msi' },
      nodeResourceGroup: `MC_${resourceGroup}_${name}_${location}`,
      identityProfile: { kubeletidentity: kubeletIdentity(world, name, resourceGroup, location) },
      enableRBAC: true,
      supportPlan: described.supportPlan ?? 'KubernetesOfficial',
      networkProfile: { networkPlugin: 'azure', loadBalancerSku: 'standard', outboundType: 'loadBalancer' },
      maxAgentPools: 100,
      disableLocalAccounts: false,
      storageProfile: { diskCSIDriver: { enabled: true }, fileCSIDriver: { enabled: true } },
      ...channelProfile(described, automatic),
      ...override(described, now),
      ...described.properties,
    },
    kubernetesVersion: described.specifiedVersion ?? kubernetesVersion,
    currentKubernetesVersion: kubernetesVersion,
    powerState: described.powerState ?? 'Running',
    provisioningState: described.provisioningState ?? 'Succeeded',
    error: undefined,
    eTag: newGuid(world),
    pools: [],
    channelInEffect: undefined,
    maintenanceConfigurations: (described.maintenanceConfigurations ?? []).map(maintenance),
  };
}

/** While it lasts, drains ignore disruption budgets. */
function override(described: ClusterScenario, now: number): JsonObject {
  const lasts = described.forceUpgradeFor;
  if (lasts === undefined) return {};
  const until = new Date(now + (spanToMilliseconds(lasts) ?? 0)).toISOString();
  return { upgradeSettings: { overrideSettings: { forceUpgrade: true, until } } };
}

/** A maintenance configuration in the form of the API. */
function maintenance(described: JsonObject): JsonObject {
  const { name = 'default', properties, ...rest } = described;
  return { name, properties: properties ?? rest };
}

/** The identity of the nodes; the Azure CLI does not update a cluster with a managed identity without it. */
function kubeletIdentity(world: World, name: string, group: string, location: string): JsonObject {
  return {
    resourceId: `/subscriptions/${world.subscriptionId}/resourcegroups/MC_${group}_${name}_${location}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}-agentpool`,
    clientId: guidFrom(`kubelet-client/${name}`),
    objectId: guidFrom(`kubelet-object/${name}`),
  };
}

/** AKS Automatic has fixed channels; elsewhere `none` is left out of the profile. */
function channelProfile(described: ClusterScenario, automatic: boolean): JsonObject {
  const upgrade = described.upgradeChannel ?? (automatic ? 'stable' : 'none');
  const nodeOs = described.nodeOSUpgradeChannel === undefined ? 'NodeImage' : described.nodeOSUpgradeChannel;
  const profile: JsonObject = {};
  if (upgrade.toLowerCase() !== 'none') profile['upgradeChannel'] = upgrade;
  if (nodeOs !== null) profile['nodeOSUpgradeChannel'] = nodeOs;
  return Object.keys(profile).length === 0 ? {} : { autoUpgradeProfile: profile };
}
