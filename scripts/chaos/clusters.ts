/** Random clusters: healthy ones, stopped partway, busy, with channels on, with everything that AKS leaves open. */

import type { ClusterScenario, PoolScenario, Scenario } from '../../simulator/scenario/scenario.ts';
import type { Switches } from '../../simulator/simulator.ts';
import {
  halfRolledBack,
  NEW,
  OLD,
  recorded,
  rollingBack,
  stopped,
  untouched,
  upgraded,
  upgrading,
} from '../../__tests__/support/scenarios.ts';
import type { Random } from './random.ts';

const MIDDLE = { ...OLD, nodeImageVersion: NEW.nodeImageVersion };

const POOLS: readonly ((random: Random, name: string) => PoolScenario)[] = [
  (_random, name) => upgraded(name),
  (_random, name) => upgraded(name),
  (_random, name) => upgraded(name, { recentlyUsed: [recorded(MIDDLE, '1d'), recorded(OLD, '3d')] }),
  (_random, name) => upgraded(name, { recentlyUsed: [recorded(OLD, '9d')] }),
  (_random, name) => upgraded(name, { enableAutoScaling: true, minCount: 1, maxCount: 5 }),
  (_random, name) => untouched(name),
  (random, name) => stopped(name, random.pick(['Canceled', 'Failed'])),
  (random, name) => stopped(name, random.pick(['Canceled', 'Failed'])),
  (random, name) => halfRolledBack(name, random.pick(['Canceled', 'Failed'])),
  (random, name) => upgrading(name, { running: rolling(random, 'Upgrade', NEW) }),
  (random, name) => upgrading(name, { running: rolling(random, 'Upgrade', NEW) }),
  (random, name) => rollingBack(name, { running: rolling(random, 'Rollback', OLD) }),
  (_random, name) => upgraded(name, { running: { kind: 'Scaling', remaining: '3m' } }),
  (_random, name) => upgraded(name, { running: { kind: 'Reconciling', remaining: '5m', hidden: true } }),
  (_random, name) => upgraded(name, { powerState: 'Stopped' }),
];

function rolling(random: Random, kind: string, versions: typeof OLD): NonNullable<PoolScenario['running']> {
  return { kind, ...versions, startedAgo: '10m', nodesDone: random.between(0, 1), stuck: random.chance(0.4) };
}

/** Questions about AKS that only a live cluster can answer, with the answers that are not the likely ones. */
const OTHER_ANSWERS: readonly Partial<Switches>[] = [
  { abortWhenIdle: '400' },
  { abortWhenIdle: '204' },
  { abortAnswer: '204' },
  { abortRace: 'operation-succeeds' },
  { abortRace: 'operation-fails' },
  { abortRace: 'conflict' },
  { abortedOperationEnds: 'Preempted' },
  { abortListedAsOperation: true },
  { clusterAbortWhilePoolMoves: 'aborts-pool' },
  { upgradeChannelRollback: 'accept-then-fail' },
  { upgradeChannelRollback: 'accept-and-re-upgrade' },
  { imageWithNodeOsChannel: 'restored' },
  { imageRestored: false },
  { recordsAfterRollback: 'version-left' },
  { listExpiredRecords: true },
  { failedUpgradeKeepsVersion: false },
  { clusterPutResumesUpgrades: false },
  { resumeMoment: 'after' },
  { parallelPoolOperations: false },
  { conflictForm: 'nested' },
  { badRequestForm: 'nested' },
  { notFoundForm: 'flat' },
  { retryAfterOnAccept: 7 },
  { retryAfterOnPoll: 90 },
  { operationNameSwapped: true },
  { pageSize: 1 },
  { operationsApiVersions: ['2026-07-02-preview'] },
  { operationsApiVersions: [] },
  { dateSkewSeconds: -3600 },
];

/** A random Azure with one cluster `prod`. */
export function drawScenario(random: Random): Scenario {
  const names = ['user', 'blue', 'system'].slice(0, random.between(1, 3));
  const pools = names.map((name) => {
    const pool = random.pick(POOLS)(random, name);
    return { ...pool, mode: name === 'system' ? ('System' as const) : ('User' as const) };
  });
  return {
    clusters: [
      {
        name: 'prod',
        nodeOSUpgradeChannel: random.pick(['None', 'None', 'NodeImage', 'SecurityPatch', 'Unmanaged', null]),
        upgradeChannel: random.pick(['none', 'none', 'none', 'stable', 'patch', 'node-image']),
        pools,
        ...drawRarities(random),
      },
    ],
    switches: Object.assign({}, ...random.some(OTHER_ANSWERS, 0.06)) as Partial<Switches>,
    // Answers to a PUT come at once: simulated time stands still meanwhile.
    timings: { putAnswer: 0, perNode: random.pick([20, 120]), canceling: random.pick([2, 6, 90]) },
    ...(random.chance(0.05) ? { fleets: [FLEET] } : {}),
  };
}

const FLEET = {
  name: 'all',
  members: [{ name: 'prod', cluster: 'prod', group: 'stage-1' }],
  autoUpgradeProfiles: [{ name: 'weekly', channel: 'Stable' }],
};

function drawRarities(random: Random): Partial<ClusterScenario> {
  if (random.chance(0.75)) return {};
  return random.pick<Partial<ClusterScenario>>([
    { running: { kind: 'Upgrading', remaining: '4m' } },
    { running: { kind: 'Updating', remaining: '2m' } },
    { running: { kind: 'Upgrading', stuck: true } },
    { running: { kind: 'Updating', remaining: '3m', hidden: true } },
    { provisioningState: 'Failed' },
    { provisioningState: 'Canceled' },
    { powerState: 'Stopped' },
    { sku: 'Automatic' },
    { kubernetesVersion: '1.36.0' },
    { tags: { name: '<b>||`x`', id: '%0A::error::no' } },
  ]);
}
