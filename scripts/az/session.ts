/** What a person does with the Azure CLI around a stuck upgrade, and what has to come of it. */

import type { Simulator } from '../../simulator/simulator.ts';
import { abortAgain, back, upgradeAll } from './session-moves.ts';
import { CANCELED, CLUSTER, POOL, POOLS, STUCK, UPGRADED, type AzStep, type State } from './steps.ts';

const PREVIEW = 'api-version=2025-08-02-preview';
export function sessionFor(simulator: Simulator): readonly AzStep[] {
  return [
    ...signIn(simulator),
    ...look(),
    ...abort(simulator),
    ...goOn(),
    ...back(),
    ...abortAgain(),
    ...upgradeAll(simulator),
  ];
}

/** Tells the CLI of a cloud that is the simulator: what an Azure cloud needs nobody to do. */
export function cloudCommands({
  resourceManagerEndpoint,
  authorityHost,
}: Simulator): readonly (readonly string[])[] {
  const endpoints = {
    'resource-manager': resourceManagerEndpoint,
    management: resourceManagerEndpoint,
    // The path `/adfs` keeps the client from asking a public host about this authority.
    'active-directory': `${authorityHost}/adfs`,
    'active-directory-resource-id': 'https://management.azure.com/',
    'active-directory-graph-resource-id': resourceManagerEndpoint,
  };
  const named = Object.entries(endpoints).flatMap(([name, url]) => [`--endpoint-${name}`, url]);
  return [
    ['cloud', 'register', '--name', 'Simulation', ...named],
    ['cloud', 'set', '--name', 'Simulation'],
  ];
}

/** Signs in as the simulator's service principal. */
export function loginCommand({ clientId, clientSecret, tenantId }: Simulator): readonly string[] {
  // A secret may begin with a hyphen, which would be read as an option.
  const credentials = ['--username', clientId, `--password=${clientSecret}`];
  return ['login', '--service-principal', ...credentials, '--tenant', tenantId];
}

function signIn(simulator: Simulator): readonly AzStep[] {
  return [
    ...cloudCommands(simulator).map((args) => ({ args })),
    {
      args: [...loginCommand(simulator), '--query', '[].id'],
      prints: [simulator.subscriptionId],
      leaves: STUCK,
    },
  ];
}

function look(): readonly AzStep[] {
  const changesNothing = true;
  return [
    {
      args: ['aks', 'show', ...CLUSTER, '--query', '[provisioningState, autoUpgradeProfile.upgradeChannel]'],
      prints: ['Succeeded', 'stable'],
      changesNothing,
    },
    {
      args: ['aks', 'nodepool', 'list', ...POOLS, '--query', '[].[name, provisioningState, count]'],
      prints: [
        ['system', 'Succeeded', 2],
        ['user', 'Upgrading', 3],
      ],
      changesNothing,
    },
    {
      args: ['aks', 'nodepool', 'show', ...POOL, '--query', '[currentOrchestratorVersion, nodeLabels]'],
      prints: ['1.35.5', { workload: 'checkout' }],
      changesNothing,
    },
    {
      args: [
        'aks',
        'nodepool',
        'get-upgrades',
        ...POOLS,
        '--nodepool-name',
        'user',
        '--query',
        'kubernetesVersion',
      ],
      prints: '1.35.5',
      changesNothing,
    },
    {
      args: ['aks', 'get-versions', '--location', 'westeurope', '--query', 'values[?isDefault].version'],
      prints: ['1.35'],
      changesNothing,
    },
  ];
}

function abort(simulator: Simulator): readonly AzStep[] {
  const { id } = simulator.cluster();
  const rest = (method: string, path: string, query: string): readonly string[] => [
    ...['rest', '--method', method, '--url', `${id}${path}`, '--query', query],
  ];
  return [
    {
      args: rest('get', `/agentPools/user/operations/latest?${PREVIEW}`, 'percentComplete'),
      prints: 37,
      changesNothing: true,
    },
    { args: rest('get', `/operations?${PREVIEW}`, 'length(value)'), prints: 1, changesNothing: true },
    {
      args: rest('post', '/agentPools/user/abort?api-version=2026-06-01', 'properties.provisioningState'),
      // The answer still shows the old state.
      prints: 'Upgrading',
      leaves: CANCELED,
    },
  ];
}

/** Documented: a change of the pool takes a stopped upgrade up again. */
function goOn(): readonly AzStep[] {
  return [
    {
      args: [
        ...['aks', 'nodepool', 'upgrade', ...POOL, '--kubernetes-version', '1.35.5', '--yes'],
        ...['--query', '[provisioningState, currentOrchestratorVersion]'],
      ],
      prints: ['Succeeded', '1.35.5'],
      leaves: UPGRADED,
    },
    channels('none', UPGRADED),
    channels('patch', UPGRADED),
    channels('none', UPGRADED),
  ];
}

function channels(channel: string, state: State): AzStep {
  return {
    args: [
      ...['aks', 'update', ...CLUSTER, '--auto-upgrade-channel', channel, '--yes'],
      ...['--query', 'provisioningState'],
    ],
    prints: 'Succeeded',
    leaves: { ...state, upgradeChannel: channel },
  };
}
