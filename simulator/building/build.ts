import type { JsonObject } from '../state/json.ts';
import type { Cluster, Pool, VersionRecord, Versions, World } from '../state/model.ts';
import { guidFrom, newGuid } from '../state/names.ts';
import { DEFAULT_SWITCHES } from '../state/switches.ts';
import { DEFAULT_TIMINGS } from '../state/timings.ts';
import { compareDotted, recordTime, splitImage } from '../state/versions.ts';
import { buildFleet } from './build-fleet.ts';
import { addHistory, addRunning } from './build-operations.ts';
import * as defaults from '../scenario/defaults.ts';
import type { ClusterScenario, PoolScenario, RecordScenario, Scenario } from '../scenario/scenario.ts';
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
  const cluster = buildCluster(world, described);
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

function buildCluster(world: World, described: ClusterScenario): Cluster {
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
      ...described.properties,
    },
    kubernetesVersion,
    currentKubernetesVersion: kubernetesVersion,
    powerState: described.powerState ?? 'Running',
    provisioningState: described.provisioningState ?? 'Succeeded',
    error: undefined,
    eTag: newGuid(world),
    pools: [],
    channelInEffect: undefined,
    maintenanceConfigurations: described.maintenanceConfigurations ?? [],
  };
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

function buildPool(world: World, cluster: Cluster, described: PoolScenario, now: number): Pool {
  const count = described.count ?? 1;
  const versions: Versions = {
    kubernetes: described.kubernetesVersion ?? cluster.kubernetesVersion,
    image: described.nodeImageVersion ?? defaults.DEFAULT_IMAGE,
  };
  const stopped = described.stoppedUpgrade;
  const behind =
    stopped === undefined
      ? versions
      : { kubernetes: stopped.kubernetesVersion, image: stopped.nodeImageVersion };
  const done = stopped?.nodesDone ?? count;
  return {
    name: described.name,
    properties: poolProperties(described, count),
    versions,
    nodes: Array.from({ length: count }, (_, index) => ({ ...(index < done ? versions : behind) })),
    powerState: described.powerState ?? 'Running',
    provisioningState: described.provisioningState ?? 'Succeeded',
    // The operation that failed last is why.
    error: described.provisioningState === 'Failed' ? described.history?.at(-1)?.error : undefined,
    eTag: newGuid(world),
    records:
      described.recentlyUsed === null
        ? undefined
        : (described.recentlyUsed ?? []).map((record) => buildRecord(record, now)),
    unfinished: unfinishedKind(described),
  };
}

/** Nodes that still run something newer are those of a rollback. */
function unfinishedKind(described: PoolScenario): Pool['unfinished'] {
  const { stoppedUpgrade, kubernetesVersion } = described;
  if (stoppedUpgrade === undefined) return undefined;
  if (kubernetesVersion === undefined) return 'upgrade';
  return compareDotted(stoppedUpgrade.kubernetesVersion, kubernetesVersion) > 0 ? 'rollback' : 'upgrade';
}

function poolProperties(described: PoolScenario, count: number): JsonObject {
  const optional: [string, JsonObject[string] | undefined][] = [
    ['nodeLabels', described.labels],
    ['nodeTaints', described.taints],
    ['minCount', described.minCount],
    ['maxCount', described.maxCount],
    ['creationData', described.creationData],
    ['vnetSubnetID', described.vnetSubnetID],
  ];
  const given = optional.filter((entry): entry is [string, JsonObject[string]] => entry[1] !== undefined);
  return {
    count,
    vmSize: described.vmSize ?? 'Standard_D4d_v5',
    osDiskSizeGB: 150,
    osDiskType: 'Ephemeral',
    kubeletDiskType: 'OS',
    maxPods: 250,
    type: 'VirtualMachineScaleSets',
    enableAutoScaling: described.enableAutoScaling ?? false,
    scaleDownMode: 'Delete',
    enableNodePublicIP: false,
    mode: described.mode ?? 'User',
    enableEncryptionAtHost: false,
    enableUltraSSD: false,
    osType: described.osType ?? 'Linux',
    osSKU: described.osSKU ?? 'Ubuntu',
    upgradeSettings: described.upgradeSettings ?? {
      maxSurge: '10%',
      undrainableNodeBehavior: 'Schedule',
      maxUnavailable: '0',
    },
    enableFIPS: false,
    securityProfile: { enableVTPM: false, enableSecureBoot: false },
    ...Object.fromEntries(given),
    ...described.properties,
  };
}

export function buildRecord(described: RecordScenario, now: number): VersionRecord {
  const ago = spanToMilliseconds(described.ago ?? 0) ?? 0;
  const completedAgo =
    described.completedAgo === undefined ? undefined : spanToMilliseconds(described.completedAgo);
  const timestamp = described.timestamp === null ? undefined : (described.timestamp ?? recordTime(now - ago));
  return {
    kubernetes: described.orchestratorVersion,
    image: described.nodeImageVersion,
    timestamp,
    completedAt: completedAgo === undefined ? undefined : now - completedAgo,
  };
}
