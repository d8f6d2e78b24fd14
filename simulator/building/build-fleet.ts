import type { JsonObject } from '../state/json.ts';
import type { Fleet, UpdateRun, World } from '../state/model.ts';
import { clusterId } from '../state/names.ts';
import { DEFAULT_LOCATION, DEFAULT_RESOURCE_GROUP } from '../scenario/defaults.ts';
import type { FleetScenario, StageScenario, UpdateRunScenario } from '../scenario/fleet.ts';

/** Builds a Fleet Manager; shapes as in the public fleet API. */
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
        ...(member.labels !== undefined && { labels: member.labels }),
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
        strategy: { stages: strategy.stages.map(buildStage) },
      }),
    ),
    updateRuns: (described.updateRuns ?? []).map((run) => buildRun(world, described, run)),
  };
}

function buildStage(stage: StageScenario): JsonObject {
  return {
    name: stage.name,
    ...(stage.groups !== undefined && { groups: stage.groups.map((name) => ({ name })) }),
    ...(stage.memberSelector !== undefined && { memberSelector: { byLabel: stage.memberSelector } }),
  };
}

function buildRun(world: World, fleet: FleetScenario, described: UpdateRunScenario): UpdateRun {
  const state = described.state ?? 'Running';
  const all = (fleet.members ?? []).map(({ name }) => name);
  const stages = described.stages ?? [{ name: 'default', groups: [{ name: 'default', members: all }] }];
  const member = (name: string): UpdateRun['stages'][0]['groups'][0]['members'][0] => ({
    name,
    state: described.members?.[name] ?? state,
    clusterResourceId: clusterReference(
      world,
      fleet.members?.find((candidate) => candidate.name === name)?.cluster ?? name,
    ),
    operationId: undefined,
  });
  return {
    name: described.name,
    updateStrategy: described.updateStrategy,
    autoUpgradeProfile: described.autoUpgradeProfile,
    kubernetesVersion: described.kubernetesVersion,
    state,
    stages: stages.map((stage) => ({
      name: stage.name,
      groups: stage.groups.map((group) => ({ name: group.name, members: group.members.map(member) })),
    })),
  };
}

/** The id of the cluster that a scenario names, or the name itself if it is an id already. */
function clusterReference(world: World, name: string): string {
  const cluster = world.clusters.find((candidate) => candidate.name === name);
  return cluster === undefined ? name : clusterId(cluster);
}
