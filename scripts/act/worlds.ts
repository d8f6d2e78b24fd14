/** What Azure holds when a story begins. */

import type { Scenario } from '../../simulator/simulator.ts';

type ClusterScenario = NonNullable<Scenario['clusters']>[number];
type PoolScenario = NonNullable<ClusterScenario['pools']>[number];

export const OLD = '1.34.8';
export const NEW = '1.35.5';
const OLD_IMAGE = 'AKSUbuntu-2404gen2containerd-202604.22.1';
const NEW_IMAGE = 'AKSUbuntu-2404gen2containerd-202605.14.0';

const SYSTEM: PoolScenario = { name: 'system', mode: 'System', count: 2 };
const ON_RECORD = [{ orchestratorVersion: OLD, nodeImageVersion: OLD_IMAGE, ago: '1h' }];

/** One cluster `prod` with a pool `system` that runs well. */
export function world(user: Partial<PoolScenario>, cluster: Partial<ClusterScenario> = {}): Scenario {
  const pool: PoolScenario = { name: 'user', count: 3, ...user };
  return { clusters: [{ name: 'prod', nodeOSUpgradeChannel: 'None', pools: [SYSTEM, pool], ...cluster }] };
}

/** Runs the old version, and can be upgraded. */
export const OUTDATED: Partial<PoolScenario> = { kubernetesVersion: OLD, nodeImageVersion: OLD_IMAGE };

/** Runs the new version; the old one is on record. */
export const UPGRADED: Partial<PoolScenario> = {
  kubernetesVersion: NEW,
  nodeImageVersion: NEW_IMAGE,
  recentlyUsed: ON_RECORD,
};

/** An upgrade that never ends. */
export function hanging(startedAgo: string): Partial<PoolScenario> {
  return {
    ...OUTDATED,
    running: { kind: 'Upgrade', kubernetesVersion: NEW, startedAgo, nodesDone: 1, stuck: true },
  };
}

/** An upgrade that failed at its second node. */
export const FAILED: Partial<PoolScenario> = {
  ...UPGRADED,
  provisioningState: 'Failed',
  stoppedUpgrade: { kubernetesVersion: OLD, nodeImageVersion: OLD_IMAGE, nodesDone: 1 },
};

/** A rollback that failed at its second node. */
export const FAILED_ROLLBACK: Partial<PoolScenario> = {
  ...OUTDATED,
  provisioningState: 'Failed',
  recentlyUsed: ON_RECORD,
  stoppedUpgrade: { kubernetesVersion: NEW, nodeImageVersion: NEW_IMAGE, nodesDone: 1 },
};
