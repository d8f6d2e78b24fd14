import type { JsonObject } from '../state/json.ts';
import type { Fleet, World } from '../state/model.ts';
import { clusterId } from '../state/names.ts';
import { DEFAULT_LOCATION, DEFAULT_RESOURCE_GROUP } from '../scenario/defaults.ts';
import type { FleetScenario } from '../scenario/scenario.ts';

/** Builds a Fleet Manager; shapes as in the public fleet API 2025-03-01. */
export function buildFleet(world: World, described: FleetScenario): Fleet {
  const resourceGroup = described.resourceGroup ?? DEFAULT_RESOURCE_GROUP;
  const base = `/subscriptions/${world.subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/fleets/${described.name}`;
  const childOf = (kind: string, name: string, properties: JsonObject): JsonObject => ({
    id: `${base}/${kind}/${name}`,
    name,
    type: `Microsoft.ContainerService/fleets/${kind}`,
    eTag: `"${name}"`,
    properties: { provisioningState: 'Succeeded', ...properties },
  });
  return {
    subscriptionId: world.subscriptionId,
    resourceGroup,
    name: described.name,
    location: described.location ?? DEFAULT_LOCATION,
    members: (described.members ?? []).map((member) =>
      childOf('members', member.name, {
        clusterResourceId: clusterReference(world, member.cluster),
        ...(member.group !== undefined && { group: member.group }),
      }),
    ),
    autoUpgradeProfiles: (described.autoUpgradeProfiles ?? []).map((profile) =>
      childOf('autoUpgradeProfiles', profile.name, {
        channel: profile.channel,
        nodeImageSelection: { type: 'Latest' },
        ...(profile.updateStrategy !== undefined && {
          updateStrategyId: `${base}/updateStrategies/${profile.updateStrategy}`,
        }),
        ...(profile.disabled !== undefined && { disabled: profile.disabled }),
      }),
    ),
    updateStrategies: (described.updateStrategies ?? []).map((strategy) =>
      childOf('updateStrategies', strategy.name, {
        strategy: {
          stages: strategy.stages.map((stage) => ({
            name: stage.name,
            groups: stage.groups.map((name) => ({ name })),
          })),
        },
      }),
    ),
    updateRuns: [],
  };
}

/** The id of the cluster that a scenario names, or the name itself if it is an id already. */
function clusterReference(world: World, name: string): string {
  const cluster = world.clusters.find((candidate) => candidate.name === name);
  return cluster === undefined ? name : clusterId(cluster);
}
