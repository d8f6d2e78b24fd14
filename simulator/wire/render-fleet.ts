import { child, isObject, without, type JsonObject } from '../state/json.ts';
import type { Fleet, RunMember, UpdateRun, UpdateState, World } from '../state/model.ts';
import { clusterId, findClusterById, poolId, sameName } from '../state/names.ts';
import { FLEET_WITH_SELECTORS } from './api-versions.ts';

const FLEETS = 'Microsoft.ContainerService/fleets';

function fleetId(fleet: Fleet): string {
  return `/subscriptions/${fleet.subscriptionId}/resourceGroups/${fleet.resourceGroup}/providers/${FLEETS}/${fleet.name}`;
}

export function renderFleet(fleet: Fleet): JsonObject {
  return {
    id: fleetId(fleet),
    name: fleet.name,
    type: FLEETS,
    location: fleet.location,
    eTag: `"${fleet.name}"`,
    properties: { provisioningState: 'Succeeded' },
  };
}

/** Documented: an older api-version shows of a stage that selects by label only that it is there. */
export function renderStrategy(strategy: JsonObject, apiVersion: string): JsonObject {
  if (apiVersion >= FLEET_WITH_SELECTORS) return strategy;
  const { stages } = child(child(strategy, 'properties'), 'strategy');
  const older = (Array.isArray(stages) ? stages : [])
    .filter(isObject)
    .map((stage) => without(stage, ['memberSelector']));
  return {
    ...strategy,
    properties: { ...child(strategy, 'properties'), strategy: { stages: older } },
  };
}

/** An update run with the states of its members, stages and itself. It has copied its strategy when it began. */
export function renderRun(world: World, fleet: Fleet, run: UpdateRun, apiVersion: string): JsonObject {
  const base = fleetId(fleet);
  const of = (kind: string, name: string | undefined): string | undefined =>
    name === undefined ? undefined : `${base}/${kind}/${name}`;
  const strategy = of('updateStrategies', run.updateStrategy);
  const profile = of('autoUpgradeProfiles', run.autoUpgradeProfile);
  const stages = run.stages.map((stage) => {
    const groups = stage.groups.map((group) => {
      const members = group.members.map((member) => renderMember(world, member));
      return {
        status: { state: together(group.members.map((member) => memberState(world, member))) },
        name: group.name,
        members,
      };
    });
    const states = stage.groups.flatMap(({ members }) => members.map((member) => memberState(world, member)));
    return { status: { state: together(states) }, name: stage.name, groups };
  });
  const copied = run.stages.map((stage) => ({
    name: stage.name,
    groups: stage.groups.map(({ name }) => ({ name })),
  }));
  return {
    id: `${base}/updateRuns/${run.name}`,
    name: run.name,
    type: `${FLEETS}/updateRuns`,
    eTag: `"${run.name}"`,
    properties: {
      provisioningState: 'Succeeded',
      ...(strategy !== undefined && { updateStrategyId: strategy }),
      strategy: { stages: copied },
      managedClusterUpdate: {
        upgrade:
          run.kubernetesVersion === undefined
            ? { type: 'NodeImageOnly' }
            : { type: 'Full', kubernetesVersion: run.kubernetesVersion },
        nodeImageSelection: { type: 'Latest' },
      },
      status: { status: { state: run.state }, stages },
      ...(profile !== undefined && apiVersion >= '2025-03-01' && { autoUpgradeProfileId: profile }),
    },
  };
}

function renderMember(world: World, member: RunMember): JsonObject {
  const operation = operationOf(world, member);
  return {
    status: { state: memberState(world, member) },
    name: member.name,
    clusterResourceId: member.clusterResourceId,
    ...(operation !== undefined && { operationId: operation.resource }),
  };
}

/** What the run has come to on this cluster: its operation there decides. */
function memberState(world: World, member: RunMember): UpdateState {
  const operation = operationOf(world, member);
  if (operation === undefined) return member.state;
  switch (operation.status) {
    case 'InProgress':
      return member.state === 'Stopping' ? 'Stopping' : 'Running';
    case 'Succeeded':
      return 'Completed';
    case 'Failed':
    case 'Canceled':
      return 'Failed';
  }
}

function operationOf(
  world: World,
  member: RunMember,
): { resource: string; status: 'InProgress' | 'Succeeded' | 'Failed' | 'Canceled' } | undefined {
  const found = world.operations.find(({ id }) => sameName(id, member.operationId ?? ''));
  const cluster = found && findClusterById(world, found.clusterId);
  if (found === undefined || cluster === undefined) return undefined;
  const pool = cluster.pools.find(({ name }) => name === found.pool);
  const owner = pool === undefined ? clusterId(cluster) : poolId(cluster, pool);
  return { resource: `${owner}/operations/${found.id}`, status: found.status };
}

/** The state of a group or a stage: that of its members, or what is still going on. */
function together(states: readonly UpdateState[]): UpdateState {
  const [first = 'NotStarted'] = states;
  if (states.every((state) => state === first)) return first;
  for (const state of ['Running', 'Stopping', 'Pending', 'Failed', 'Stopped'] as const) {
    if (states.includes(state)) return state;
  }
  return states.includes('NotStarted') ? 'Running' : 'Completed';
}
