import { moveMemberCommand, switchProfileCommand } from '../../text/az-fleet-command.ts';
import { isForbidden } from '../aks/errors.ts';
import { asideGroup, type FleetCoverage } from '../beside/fleet.ts';
import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

/**
 * Blocks when an enabled auto-upgrade profile of a Fleet Manager covers the cluster: it would upgrade it again,
 * independently of the cluster's own channels. Where that can't be known, it warns.
 */
export const fleetAutoUpgrade: Check<RollbackContext> = ({ toRollBack, observation }) => {
  const { fleets } = observation;
  const base = { id: 'fleet-auto-upgrade' } as const;
  if (toRollBack.length === 0 || fleets.kind === 'not-needed') return [];
  if (fleets.kind === 'unreadable') {
    return [
      {
        ...base,
        // A right that is missing is what the check of permissions warns of.
        verdict: isForbidden(fleets.error) ? 'notice' : 'warned',
        seen: "The fleets could not be read, so the step can't tell whether one upgrades the cluster.",
        why: 'If one does, it would upgrade the pool again after the rollback.',
        remedy: 'Check the auto-upgrade profiles of your fleets, if you have any.',
      },
    ];
  }
  if (fleets.value.length > 0) return fleets.value.map(judge);
  return [
    {
      ...base,
      verdict: 'passed',
      seen: 'No auto-upgrade profile of a Fleet Manager of the subscription covers the cluster.',
    },
  ];
};

function judge(coverage: FleetCoverage): CheckResult {
  const { fleet, profile, channel, member, memberGroup, extent, isDisabled } = coverage;
  const base = { id: 'fleet-auto-upgrade' } as const;
  const name = `auto-upgrade profile ${profile} (${channel}) of fleet ${fleet}`;
  const whom = `member ${member}${memberGroup === undefined ? '' : ` of update group ${memberGroup}`}`;
  if (isDisabled) {
    return {
      ...base,
      verdict: 'passed',
      seen: `The ${name} is disabled.`,
      undo: switchProfileCommand(coverage, false),
    };
  }
  if (extent.kind === 'aside') {
    return {
      ...base,
      verdict: 'passed',
      seen: `The ${name} covers update group ${extent.from}, from which member ${member} was moved${memberGroup === undefined ? '' : ` to update group ${memberGroup}`}.`,
      undo: moveMemberCommand(coverage, extent.from),
    };
  }
  if (extent.kind === 'unknown') {
    return {
      ...base,
      verdict: 'warned',
      seen: `Whether the ${name} upgrades ${whom} is not known: ${extent.why}.`,
      why: 'If it does, it will upgrade the pool again after the rollback.',
      ...disable(coverage),
    };
  }
  return {
    ...base,
    verdict: 'blocked',
    seen: `Fleet ${fleet} upgrades this cluster automatically: auto-upgrade profile ${profile} (${channel}) covers ${whom}.`,
    why: "It would upgrade the pool again after the rollback, whatever the cluster's own channels are.",
    ...(extent.kind === 'update-group' && memberGroup !== undefined
      ? moveAside(coverage, memberGroup)
      : disable(coverage)),
  };
}

type RemedyWithUndo = Required<Pick<CheckResult, 'remedy' | 'commands' | 'undo'>>;

/** Touches this member alone. */
function moveAside(coverage: FleetCoverage, memberGroup: string): RemedyWithUndo {
  return {
    remedy: `Move the cluster to an update group of its own; until it is moved back, no update of group ${memberGroup} reaches it.`,
    commands: [moveMemberCommand(coverage, asideGroup(memberGroup))],
    undo: moveMemberCommand(coverage, memberGroup),
  };
}

/** Milder than leaving the fleet, which would end what the fleet places on the cluster and its networking, too. */
function disable(coverage: FleetCoverage): RemedyWithUndo {
  return {
    remedy: 'Disable the profile; it upgrades no member of the fleet until it is enabled again.',
    commands: [switchProfileCommand(coverage, true)],
    undo: switchProfileCommand(coverage, false),
  };
}
