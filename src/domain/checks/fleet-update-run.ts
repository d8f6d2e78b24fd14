import { skipMemberCommand, updateRunCommand } from '../../text/az-fleet-command.ts';
import { isForbidden } from '../aks/errors.ts';
import { isUpdatingMember, reachOf, type FleetRun } from '../beside/fleet.ts';
import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

/**
 * Blocks while an update run of a Fleet Manager runs, or waits to, and will still reach the cluster. A run copies its
 * strategy when it is made: neither another update group nor a disabled profile keeps it away.
 */
export const fleetUpdateRun: Check<RollbackContext> = ({ toRollBack, observation }) => {
  const { fleetRuns } = observation;
  if (toRollBack.length === 0 || fleetRuns.kind === 'not-needed') return [];
  if (fleetRuns.kind === 'unreadable') {
    return [
      {
        id: 'fleet-update-run',
        verdict: isForbidden(fleetRuns.error) ? 'notice' : 'warned',
        seen: "The update runs could not be read, so the step can't tell whether one will reach the cluster.",
        why: 'If one does, it would upgrade the pool again after the rollback.',
        remedy: 'Check the update runs of your fleets, if you have any.',
      },
    ];
  }
  const results = fleetRuns.value.flatMap(judge);
  return results.length > 0
    ? results
    : [
        {
          id: 'fleet-update-run',
          verdict: 'passed',
          seen: 'No update run of a Fleet Manager will reach the cluster.',
        },
      ];
};

function judge(run: FleetRun): readonly CheckResult[] {
  const name = `Update run ${run.run} of fleet ${run.fleet}`;
  const base = { id: 'fleet-update-run' } as const;
  const why = 'It would upgrade the pool again after the rollback.';
  switch (reachOf(run)) {
    case 'none':
      return [];
    case 'at-rest':
      return [
        {
          ...base,
          verdict: 'warned',
          seen: `${name} is ${run.state} and would upgrade member ${run.member} if it is started.`,
          why: 'If it is started after the rollback, it upgrades the pool again.',
          remedy: "Don't start it until you have found the cause.",
          ...(run.state.toLowerCase() === 'notstarted' ? {} : { undo: updateRunCommand('start', run) }),
        },
      ];
    case 'unknown':
      return [
        {
          ...base,
          verdict: 'warned',
          seen: `${name} is ${run.state}, and does not say which members it will reach.`,
          why,
          ...stop(run),
        },
      ];
    case 'coming':
      return [{ ...base, verdict: 'blocked', why, ...coming(name, run) }];
  }
}

/** A member that is being updated can no longer be left out. Leaving it out can't be undone, stopping can. */
function coming(name: string, run: FleetRun): Pick<CheckResult, 'seen' | 'remedy' | 'commands' | 'undo'> {
  if (isUpdatingMember(run)) {
    const wayOut = stop(run);
    return {
      seen: `${name} is updating member ${run.member} now.`,
      ...wayOut,
      remedy: `${wayOut.remedy} What it has already started on this cluster continues until it ends or is aborted.`,
    };
  }
  return {
    seen: `${name} is ${run.state} and will upgrade member ${run.member}.`,
    remedy: 'Skip this cluster in the run (only a new run can undo that).',
    commands: [skipMemberCommand(run)],
  };
}

function stop(run: FleetRun): Required<Pick<CheckResult, 'remedy' | 'commands' | 'undo'>> {
  return {
    remedy:
      "Stop the run: a stopped run updates no more members. If it can't be started again later, create a new one.",
    commands: [updateRunCommand('stop', run)],
    undo: updateRunCommand('start', run),
  };
}
