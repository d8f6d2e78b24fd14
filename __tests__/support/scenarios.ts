/** Clusters for stories: small builders with healthy defaults. */

import type { ClusterScenario, PoolScenario, Scenario } from '../../simulator/scenario/scenario.ts';

export interface Versions {
  readonly kubernetesVersion: string;
  readonly nodeImageVersion: string;
}

/** What pools ran before their upgrade. */
export const OLD: Versions = {
  kubernetesVersion: '1.34.8',
  nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202604.22.1',
};

/** What pools were upgraded to; the control plane's version. */
export const NEW: Versions = {
  kubernetesVersion: '1.35.5',
  nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0',
};

/** A version as the pool's records list it. */
export function recorded(
  { kubernetesVersion, nodeImageVersion }: Versions,
  ago = '2d',
): { orchestratorVersion: string; nodeImageVersion: string; ago: string } {
  return { orchestratorVersion: kubernetesVersion, nodeImageVersion, ago };
}

/** One cluster `prod` whose auto-upgrade channels are off. */
export function cluster(pools: PoolScenario[], other: Partial<ClusterScenario> = {}): Scenario {
  return {
    clusters: [{ name: 'prod', nodeOSUpgradeChannel: 'None', pools, ...other }],
  };
}

/** A pool that was upgraded two days ago and runs well. */
export function upgraded(name = 'user', other: Partial<PoolScenario> = {}): PoolScenario {
  return { name, mode: 'User', count: 3, ...NEW, recentlyUsed: [recorded(OLD)], ...other };
}

/** A pool that never was upgraded. */
export function untouched(name = 'system', other: Partial<PoolScenario> = {}): PoolScenario {
  return { name, mode: 'System', count: 2, ...NEW, recentlyUsed: [], ...other };
}

/** A pool whose upgrade does not come to an end by itself. */
export function upgrading(name = 'user', other: Partial<PoolScenario> = {}): PoolScenario {
  return {
    name,
    mode: 'User',
    count: 3,
    ...OLD,
    running: { kind: 'Upgrade', ...NEW, startedAgo: '40m', nodesDone: 1, stuck: true },
    ...other,
  };
}

/** A pool whose upgrade stopped partway. */
export function stopped(
  name = 'user',
  provisioningState: 'Canceled' | 'Failed' = 'Canceled',
  other: Partial<PoolScenario> = {},
): PoolScenario {
  return upgraded(name, {
    provisioningState,
    recentlyUsed: [recorded(OLD, '1h')],
    stoppedUpgrade: { ...OLD, nodesDone: 1 },
    ...other,
  });
}

/** A pool whose rollback stopped partway: it shows the target, and has nothing newer on record. */
export function halfRolledBack(
  name = 'user',
  provisioningState: 'Canceled' | 'Failed' = 'Failed',
  other: Partial<PoolScenario> = {},
): PoolScenario {
  return {
    name,
    mode: 'User',
    count: 3,
    ...OLD,
    provisioningState,
    recentlyUsed: [recorded(OLD)],
    stoppedUpgrade: { ...NEW, nodesDone: 1 },
    ...other,
  };
}

/** A pool whose rollback does not come to an end by itself. */
export function rollingBack(name = 'user', other: Partial<PoolScenario> = {}): PoolScenario {
  return upgraded(name, {
    running: { kind: 'Rollback', ...OLD, startedAgo: '5m', nodesDone: 1, stuck: true },
    ...other,
  });
}
