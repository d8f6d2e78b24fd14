/** What the session moves after the stuck upgrade has ended. */

import type { Simulator } from '../../simulator/simulator.ts';
import { CLUSTER, POOL, POOLS, UPGRADED, type AzStep } from './steps.ts';

/** Back to the version on record, with and without the guard against lost updates; then there is none. */
export function back(): readonly AzStep[] {
  const off = { ...UPGRADED, upgradeChannel: 'none' };
  const old = '1.34.8';
  const done = { ...off, userVersion: old, nodes: [old, old, old] };
  const rollback = ['aks', 'nodepool', 'rollback', ...POOL];
  return [
    {
      args: [
        ...['aks', 'nodepool', 'get-rollback-versions', ...POOL],
        ...['--query', '[].orchestratorVersion'],
      ],
      prints: [old],
      changesNothing: true,
    },
    { args: [...rollback, '--if-match', 'stale'], fails: /PreconditionFailed/, changesNothing: true },
    {
      args: [...rollback, '--query', '[provisioningState, currentOrchestratorVersion]'],
      prints: ['Succeeded', old],
      leaves: done,
    },
    { args: rollback, fails: /rollback/i, changesNothing: true },
    { args: ['aks', 'nodepool', 'wait', ...POOL, '--updated', '--timeout', '30'], changesNothing: true },
    { args: ['aks', 'wait', ...CLUSTER, '--updated', '--timeout', '30'], changesNothing: true },
  ];
}

/** Upgrades that are aborted, of the pool and of the cluster. */
export function abortAgain(): readonly AzStep[] {
  return [...abortOfPool(), ...abortOfCluster()];
}

function abortOfPool(): readonly AzStep[] {
  return [
    {
      args: [
        'aks',
        'get-upgrades',
        ...CLUSTER,
        '--query',
        'controlPlaneProfile.upgrades[].kubernetesVersion',
      ],
      prints: ['1.36.0'],
      changesNothing: true,
    },
    {
      args: [...['aks', 'nodepool', 'upgrade', ...POOL, '--node-image-only', '--yes']],
    },
    {
      args: ['aks', 'nodepool', 'upgrade', ...POOL, '--kubernetes-version', '1.35.5', '--yes', '--no-wait'],
      then: { kind: 'stick', pool: 'user' },
    },
    { args: ['aks', 'nodepool', 'operation-abort', ...POOLS, '--nodepool-name', 'user'] },
    {
      args: ['aks', 'nodepool', 'show', ...POOL, '--query', 'provisioningState'],
      prints: 'Canceled',
      changesNothing: true,
    },
    { args: ['aks', 'nodepool', 'operation-abort', ...POOLS, '--nodepool-name', 'user'], fails: /Canceled/ },
  ];
}

function abortOfCluster(): readonly AzStep[] {
  return [
    {
      args: [
        'aks',
        'upgrade',
        ...CLUSTER,
        '--control-plane-only',
        '--kubernetes-version',
        '1.36.0',
        '--yes',
        '--no-wait',
      ],
      then: { kind: 'stick' },
    },
    { args: ['aks', 'operation-abort', ...CLUSTER] },
    // The PUT of the cluster took the pool's aborted upgrade up again; the abort of the cluster doesn't stop it.
    { args: ['aks', 'nodepool', 'wait', ...POOL, '--updated', '--interval', '1', '--timeout', '60'] },
    {
      args: ['aks', 'show', ...CLUSTER, '--query', 'provisioningState'],
      prints: 'Canceled',
      changesNothing: true,
    },
  ];
}

/** An upgrade of the cluster with its pools, and the cluster's power. */
export function upgradeAll(simulator: Simulator): readonly AzStep[] {
  return [
    {
      args: [
        ...['aks', 'upgrade', ...CLUSTER, '--kubernetes-version', '1.36.0', '--yes'],
        ...['--query', '[provisioningState, currentKubernetesVersion]'],
      ],
      prints: ['Succeeded', '1.36.0'],
    },
    {
      args: ['aks', 'nodepool', 'list', ...POOLS, '--query', '[].currentOrchestratorVersion'],
      prints: ['1.36.0', '1.36.0'],
      changesNothing: true,
    },
    { args: ['aks', 'stop', ...CLUSTER] },
    {
      args: ['aks', 'show', ...CLUSTER, '--query', 'powerState.code'],
      prints: 'Stopped',
      changesNothing: true,
    },
    { args: ['aks', 'start', ...CLUSTER] },
    {
      args: [
        'rest',
        '--method',
        'get',
        '--url',
        `${simulator.cluster().id}?api-version=2026-08-01`,
        '--query',
        'properties.powerState.code',
      ],
      prints: 'Running',
      changesNothing: true,
    },
  ];
}
