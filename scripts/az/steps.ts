/** What a step of the session is, and the states that it may leave. */

import type { Action, Simulator } from '../../simulator/simulator.ts';

export interface AzStep {
  readonly args: readonly string[];
  /** What the command has to print, as JSON; only for commands that print something. */
  readonly prints?: unknown;
  /** What it has to say on its way to a failure; otherwise it must not fail. */
  readonly fails?: RegExp;
  /** What the simulated Azure has to hold afterwards. */
  readonly leaves?: State;
  /** What somebody else does then: the CLI takes seconds, in which a short operation would end. */
  readonly then?: Action;
  /** Nothing of the simulated Azure may differ afterwards. */
  readonly changesNothing?: true;
}

/** What counts of the cluster `prod`. */
export interface State {
  readonly cluster: string;
  readonly upgradeChannel: string;
  readonly user: string;
  readonly userVersion: string;
  /** Versions that the nodes really run. */
  readonly nodes: readonly string[];
  readonly labels: unknown;
}

export function stateOf(simulator: Simulator): State {
  const { provisioningState, upgradeChannel, pools } = simulator.cluster();
  const user = pools['user'];
  return {
    cluster: provisioningState,
    upgradeChannel,
    user: user?.provisioningState ?? 'absent',
    userVersion: user?.kubernetesVersion ?? '',
    nodes: user?.nodes.map(({ kubernetes }) => kubernetes) ?? [],
    labels: user?.properties['nodeLabels'],
  };
}

export const STUCK: State = {
  cluster: 'Succeeded',
  upgradeChannel: 'stable',
  user: 'Upgrading',
  userVersion: '1.35.5',
  nodes: ['1.35.5', '1.34.8', '1.34.8'],
  labels: { workload: 'checkout' },
};
export const CANCELED: State = { ...STUCK, user: 'Canceled' };
export const UPGRADED: State = { ...STUCK, user: 'Succeeded', nodes: ['1.35.5', '1.35.5', '1.35.5'] };

export const CLUSTER = ['--resource-group', 'rg', '--name', 'prod'];
export const POOLS = ['--resource-group', 'rg', '--cluster-name', 'prod'];
export const POOL = [...POOLS, '--name', 'user'];
