/**
 * The bodies of our two PUTs: the JSON that was read, with only what is meant changed, so that properties this
 * action has never heard of survive.
 */

import { optional } from '../optional.ts';
import { isSameChannel, type Channels } from './channels.ts';
import type { ClusterState, JsonObject, JsonValue, PoolState, Versions } from './cluster.ts';

/** Properties that Azure shows and does not accept; a pool's `powerState` is accepted (it starts and stops the pool). */
const READ_ONLY_POOL = ['provisioningState', 'currentOrchestratorVersion', 'eTag', 'status'] as const;

const READ_ONLY_CLUSTER = [
  'provisioningState',
  'powerState',
  'currentKubernetesVersion',
  'maxAgentPools',
  'fqdn',
  'privateFQDN',
  'azurePortalFQDN',
  'resourceUID',
  'status',
] as const;

const READ_ONLY_RESOURCE = ['id', 'name', 'type', 'systemData', 'eTag'] as const;

/** Returns the body of the PUT that rolls a pool back: its own properties with both versions replaced. */
export function rollbackBody(pool: PoolState, to: Versions): JsonObject {
  return {
    properties: {
      ...without(pool.properties, READ_ONLY_POOL),
      orchestratorVersion: to.kubernetesVersion,
      nodeImageVersion: to.nodeImageVersion,
    },
  };
}

/**
 * Returns the body of the PUT that sets the given channels of a cluster and changes nothing else.
 *
 * Azure refuses to set the Kubernetes channel to none unless the versions sent are the current ones, and takes an alias
 * such as `1.35` for its newest patch. Those that are not shown go out as read.
 */
export function channelsBody(cluster: ClusterState, channels: Channels): JsonObject {
  const properties = asObject(cluster.body['properties']);
  const pools = properties['agentPoolProfiles'];
  const isSwitchedOff =
    channels.upgradeChannel !== undefined && isSameChannel(channels.upgradeChannel, 'none');
  const current = (object: JsonObject, specified: string, running: string): JsonObject => {
    const version = object[running];
    return isSwitchedOff && typeof version === 'string' && version !== '' ? { [specified]: version } : {};
  };
  return {
    ...without(cluster.body, READ_ONLY_RESOURCE),
    properties: {
      ...without(properties, READ_ONLY_CLUSTER),
      ...current(properties, 'kubernetesVersion', 'currentKubernetesVersion'),
      ...(Array.isArray(pools)
        ? {
            agentPoolProfiles: pools.map((entry: JsonValue) => {
              const pool = asObject(entry);
              const versions = current(pool, 'orchestratorVersion', 'currentOrchestratorVersion');
              return { ...without(pool, READ_ONLY_POOL), ...versions };
            }),
          }
        : {}),
      autoUpgradeProfile: {
        ...asObject(properties['autoUpgradeProfile']),
        ...optional('upgradeChannel', channels.upgradeChannel),
        ...optional('nodeOSUpgradeChannel', channels.nodeOsUpgradeChannel),
      },
    },
  };
}

function asObject(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}
