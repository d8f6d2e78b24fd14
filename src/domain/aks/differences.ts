/** In what two sights of a pool or a cluster differ: settings by their names. */

import type { ClusterState, JsonObject, JsonValue, PoolState } from './cluster.ts';

/** Properties of a pool that live, whoever moves them, or are compared on their own. */
const VOLATILE: ReadonlySet<string> = new Set([
  'count',
  'virtualMachineNodesStatus',
  'provisioningState',
  'powerState',
  'eTag',
  'status',
  'orchestratorVersion',
  'currentOrchestratorVersion',
  'nodeImageVersion',
  'name',
]);

/**
 * Returns the names of the settings that differ between two sights of a pool: labels, taints, sizes and all others,
 * but neither versions nor state nor how many nodes there are: an autoscaler, node auto-provisioning or somebody else
 * may move those at any time.
 */
export function changedSettings(before: PoolState, after: PoolState): readonly string[] {
  const names = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)]);
  return [...names]
    .filter((name) => !VOLATILE.has(name))
    .filter((name) => !isSameJson(settingOf(before, name), settingOf(after, name)))
    .toSorted();
}

/** A setting without the node counts in it: a pool of type VirtualMachines keeps them beside the sizes. */
function settingOf({ properties }: PoolState, name: string): JsonValue | undefined {
  const value = properties[name];
  return name === 'virtualMachinesProfile' && value !== undefined ? withoutCounts(value) : value;
}

function withoutCounts(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withoutCounts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject)
      .filter(([name]) => name !== 'count')
      .map(([name, item]) => [name, withoutCounts(item)]),
  );
}

/**
 * Returns the names of what a PUT sends and two reads of a pool show differently: its settings, versions, whether it is
 * switched on, and the node count where no autoscaler moves it.
 */
export function poolDisagreements(one: PoolState, other: PoolState): readonly string[] {
  const isAutoscaled = one.isAutoscaled || other.isAutoscaled;
  const also = [
    ...(isAutoscaled ? [] : ['count']),
    ...['nodeImageVersion', 'orchestratorVersion', 'powerState'],
  ].filter((name) => !isSameJson(one.properties[name], other.properties[name]));
  return [...changedSettings(one, other), ...also];
}

/** Parts of a cluster that change by themselves or are compared on their own. */
const VOLATILE_IN_CLUSTER: ReadonlySet<string> = new Set([
  ...['eTag', 'systemData', 'properties'],
  ...['provisioningState', 'powerState', 'status', 'currentKubernetesVersion', 'agentPoolProfiles'],
]);

/** As `poolDisagreements`, of a cluster with its pools. */
export function clusterDisagreements(one: ClusterState, other: ClusterState): readonly string[] {
  const partsOf = ({ body }: ClusterState): JsonObject => ({
    ...body,
    ...(body['properties'] as JsonObject),
  });
  const [left, right] = [partsOf(one), partsOf(other)];
  const parts = [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((name) => !VOLATILE_IN_CLUSTER.has(name) && !isSameJson(left[name], right[name]))
    .toSorted();
  const names = [...new Set([...one.pools, ...other.pools].map(({ name }) => name))];
  const inPools = names.flatMap((name) => {
    const [before, after] = [one, other].map(({ pools }) => pools.find((pool) => pool.name === name));
    if (before === undefined || after === undefined) return [`pool ${name}`];
    return poolDisagreements(before, after).map((setting) => `${setting} of pool ${name}`);
  });
  return [...parts, ...inPools];
}

/** True when both are the same JSON; the order of properties does not count, and absent, null, {} and [] are alike. */
export function isSameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

function canonical(value: JsonValue | undefined): JsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    return items.length === 0 ? undefined : items.map((item) => canonical(item) ?? null);
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value as JsonObject)
    .map(([name, item]) => [name, canonical(item)] as const)
    .filter((entry): entry is readonly [string, JsonValue] => entry[1] !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
