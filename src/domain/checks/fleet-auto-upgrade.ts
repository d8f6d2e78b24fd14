import type { FleetCoverage } from '../aks/cluster.ts';
import { azCommand, type AzOption } from '../../text/az-command.ts';
import type { Check, RollbackContext } from './context.ts';

/**
 * Blocks when an enabled auto-upgrade profile of a Fleet Manager covers the cluster: it would upgrade it again,
 * independently of the cluster's own channels.
 */
export const fleetAutoUpgrade: Check<RollbackContext> = ({ toRollBack, observation }) => {
  const { fleets } = observation;
  const base = { id: 'fleet-auto-upgrade' } as const;
  if (toRollBack.length === 0 || fleets.kind === 'not-needed') return [];
  if (fleets.kind === 'unreadable') {
    return [
      { ...base, verdict: 'notice', seen: 'Whether a Fleet Manager upgrades the cluster could not be read.' },
    ];
  }
  if (fleets.value.length === 0) {
    return [
      {
        ...base,
        verdict: 'passed',
        seen: 'No auto-upgrade profile of a Fleet Manager of the subscription covers the cluster.',
      },
    ];
  }
  return fleets.value.map((coverage) => ({
    ...base,
    verdict: 'blocked',
    seen: `Fleet ${coverage.fleet} upgrades this cluster by itself: auto-upgrade profile ${coverage.profile} (${coverage.channel}) covers member ${coverage.member}${coverage.memberGroup === undefined ? '' : ` of update group ${coverage.memberGroup}`}.`,
    why: "It would upgrade the pool again after the rollback, whatever the cluster's own channels are.",
    remedy: 'Take the cluster out of it, then run this step again.',
    commands: [takeOut(coverage)],
  }));
};

/** A profile with a strategy covers by update group; one without covers every member, so only leaving helps. */
function takeOut({
  subscriptionId,
  resourceGroup,
  fleet,
  member,
  memberGroup,
  coversAllMembers,
}: FleetCoverage): string {
  const where: readonly AzOption[] = [
    ['subscription', subscriptionId],
    ['resource-group', resourceGroup],
    ['fleet-name', fleet],
    ['name', member],
  ];
  return coversAllMembers || memberGroup === undefined
    ? azCommand('fleet member delete', [...where, ['yes']])
    : azCommand('fleet member update', [...where, ['update-group', 'rolled-back']]);
}
