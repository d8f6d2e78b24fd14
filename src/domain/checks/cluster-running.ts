import { isDeleting, isPoweredOff } from '../aks/states.ts';
import { startCommand } from '../../text/az-command.ts';
import { uncapitalized } from '../../text/plain-text.ts';
import type { Check, RollbackContext } from './context.ts';
import type { CheckResult } from './check.ts';

/** Blocks while the cluster or the pool is stopped or being deleted: AKS accepts no upgrade then. */
export const clusterRunning: Check<RollbackContext> = ({ observation, pending, inputs }) => {
  const { cluster } = observation;
  return [
    running('The cluster', cluster, startCommand(inputs.cluster)),
    ...pending.map(({ pool }) => ({
      ...running(`Pool ${pool.name}`, pool, startCommand(inputs.cluster, pool.name)),
      pool: pool.name,
    })),
  ];
};

function running(
  what: string,
  state: { readonly provisioningState: string; readonly powerState?: string },
  start: string,
): CheckResult {
  if (isDeleting(state.provisioningState)) {
    return {
      id: 'cluster-running',
      verdict: 'blocked',
      seen: `${what} is being deleted.`,
      why: 'Once a deletion has started, AKS accepts no other operation.',
      isFinal: true,
      remedy: 'Nothing can be rolled back here; create the cluster or pool again with the version you want.',
    };
  }
  if (isPoweredOff(state.powerState)) {
    return {
      id: 'cluster-running',
      verdict: 'blocked',
      seen: `${what} is stopped.`,
      why: 'A rollback replaces running nodes; AKS rejects it while there are none.',
      remedy: `Start ${uncapitalized(what)}, then run this step again.`,
      commands: [start],
    };
  }
  return { id: 'cluster-running', verdict: 'passed', seen: `${what} is running.` };
}
