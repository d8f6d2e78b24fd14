/** Clusters and inputs of rollbacks that get as far as their changes. */

import { stopped, untouched, upgraded, upgrading } from '../../__tests__/support/scenarios.ts';
import type { ClusterScenario, PoolScenario } from '../../simulator/scenario/scenario.ts';
import type { Random } from './random.ts';

/** A cluster that a rollback of `user` has something to do on. */
export function drawCluster(
  random: Random,
  pools: readonly PoolScenario[] = [drawPool(random)],
): ClusterScenario {
  return {
    name: 'prod',
    upgradeChannel: random.pick(['none', 'stable', 'stable', 'patch', 'rapid']),
    nodeOSUpgradeChannel: random.pick(['None', 'NodeImage', 'SecurityPatch', 'Unmanaged', null]),
    ...(random.chance(0.2) ? { specifiedVersion: '1.35' } : {}),
    pools: [...pools, ...(random.chance(0.6) ? [drawOther(random)] : [])],
  };
}

function drawPool(random: Random): PoolScenario {
  const alias = random.chance(0.2) ? { specifiedVersion: '1.35' } : {};
  return random.pick<() => PoolScenario>([
    () => upgraded('user', alias),
    () => upgraded('user', alias),
    () => upgraded('user', { running: { kind: 'Scaling', remaining: random.pick(['20s', '3m']) } }),
    () => upgraded('user', { type: 'VirtualMachines' }),
    () => stopped('user', random.pick(['Canceled', 'Failed'])),
    () => upgrading('user'),
  ])();
}

function drawOther(random: Random): PoolScenario {
  return random.pick<() => PoolScenario>([
    () => untouched('system'),
    () => ({ ...upgraded('blue'), type: 'VirtualMachines' }),
    () => stopped('blue', 'Canceled'),
  ])();
}

/** Inputs of a rollback of `user`. */
export function drawInputs(random: Random): Readonly<Record<string, string>> {
  return {
    mode: 'rollback',
    nodepool: 'user',
    'if-busy': random.pick(['fail', 'wait', 'wait', 'abort']),
    timeout: random.pick(['5m', '40m', '2h']),
    'poll-interval': random.pick(['1s', '10s', '1m', '5m']),
    wait: String(random.chance(0.9)),
  };
}
