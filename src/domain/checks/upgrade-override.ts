import { updateCommand } from '../../text/az-command.ts';
import { isSucceeded } from '../aks/states.ts';
import type { ClusterAddress } from '../inputs.ts';
import { isoTime } from '../time.ts';
import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

/** Warns while `forceUpgrade` acts: the rollback, an upgrade to AKS, drains without regard to PodDisruptionBudgets. */
export const upgradeOverride: Check<RollbackContext> = ({ inputs, toRollBack, observation }) => {
  const { cluster, at } = observation;
  const until = cluster.forceUpgradeUntil;
  if (toRollBack.length === 0 || until === undefined || until <= at) return [];
  return [
    {
      id: 'upgrade-override',
      verdict: 'warned',
      seen: `The cluster's forceUpgrade is active until ${isoTime(until)}.`,
      why: 'Upgrades that start before then, including a rollback, drain nodes even if PodDisruptionBudgets forbid it.',
      ...remedyFor(
        inputs.cluster,
        cluster.pools.every(({ provisioningState }) => isSucceeded(provisioningState)),
      ),
    },
  ];
};

/** The command updates the cluster, which would resume upgrades that were stopped. */
function remedyFor(address: ClusterAddress, isAllWell: boolean): Pick<CheckResult, 'remedy' | 'commands'> {
  return isAllWell
    ? {
        remedy: 'If that could take down too many replicas at once, switch it off first.',
        commands: [updateCommand(address, [['disable-force-upgrade']])],
      }
    : { remedy: 'If that could take down too many replicas at once, roll back after that time.' };
}
