import type { AzureError } from '../aks/errors.ts';
import { isForbidden } from '../aks/errors.ts';
import { whereToGrant } from '../aks/roles.ts';
import type { Observation, Reading } from '../aks/cluster.ts';
import type { CheckResult } from './check.ts';
import type { AbortContext, Check, RollbackContext } from './context.ts';

const PROVIDER = 'Microsoft.ContainerService';

/** Rights that the plan can do without. */
const OPTIONAL = {
  regionVersions: `${PROVIDER}/locations/kubernetesVersions/read`,
  fleets: `${PROVIDER}/fleets/read`,
  fleetRuns: `${PROVIDER}/fleets/updateRuns/read`,
  operations: `${PROVIDER}/managedClusters/operations/read`,
} as const;

const UPGRADE_PROFILE = `${PROVIDER}/managedClusters/agentPools/upgradeProfiles/read`;

/** Blocks when the upgrade profile of a pool may not be read; other rights that are missing warn. */
export const permission: Check<RollbackContext> = ({ observation, pending, inputs }) => {
  const required = [...observation.records].flatMap(([name, reading]) => {
    if (reading.kind !== 'unreadable') return [];
    const assessment = pending.find(({ pool }) => pool.name === name);
    // With `*` the records tell which pools are meant. A pool that shows what the pins ask for needs none.
    const isNeeded =
      assessment === undefined ? inputs.pools.kind === 'all' : assessment.standing === 'unread';
    return [missing(reading.error, UPGRADE_PROFILE, isNeeded ? 'blocked' : 'warned', name)];
  });
  const results = [
    ...required,
    ...optional(observation.regionVersions, OPTIONAL.regionVersions),
    ...optional(observation.fleets, OPTIONAL.fleets),
    ...optionalRuns(observation),
    ...optionalOperations(observation),
  ];
  return results.length > 0
    ? results
    : [{ id: 'permission', verdict: 'passed', seen: 'Everything that had to be read could be read.' }];
};

/** In abort mode the upgrade profiles only tell, after the abort, what can be rolled back to. */
export const abortPermission: Check<AbortContext> = ({ observation }) => statusPermission(observation);

/** In status mode everything but the cluster is optional. */
export const statusPermission: Check<Observation> = (observation) => [
  ...[...observation.records.values()]
    .filter((reading) => reading.kind === 'unreadable' && isForbidden(reading.error))
    .slice(0, 1)
    .flatMap((reading) => optional(reading, UPGRADE_PROFILE)),
  ...optionalOperations(observation),
];

/** Without the right to list fleets nothing of theirs is read: that one right is told once. */
function optionalRuns({ fleets, fleetRuns }: Observation): readonly CheckResult[] {
  const isToldAlready =
    fleets.kind === 'unreadable' && fleetRuns.kind === 'unreadable' && fleets.error === fleetRuns.error;
  return isToldAlready ? [] : optional(fleetRuns, OPTIONAL.fleetRuns);
}

function optionalOperations({ operations, recentOperations }: Observation): readonly CheckResult[] {
  const readings = [...operations.values(), recentOperations];
  const forbidden = readings.find((reading) => reading.kind === 'unreadable' && isForbidden(reading.error));
  return forbidden === undefined ? [] : optional(forbidden, OPTIONAL.operations);
}

function optional(reading: Reading<unknown>, right: string): readonly CheckResult[] {
  return reading.kind === 'unreadable' && isForbidden(reading.error)
    ? [missing(reading.error, right, 'warned')]
    : [];
}

function missing(
  error: AzureError,
  right: string,
  verdict: 'blocked' | 'warned',
  pool?: string,
): CheckResult {
  return {
    id: 'permission',
    ...(pool === undefined ? {} : { pool }),
    verdict,
    ...(isForbidden(error) ? lackOf(error.details.missingRight ?? right) : failureOf(error)),
    why:
      verdict === 'blocked'
        ? 'Without it nobody can tell what the pool can be rolled back to.'
        : 'The step goes on without what it would have told.',
  };
}

function lackOf(right: string): Pick<CheckResult, 'seen' | 'remedy'> {
  return {
    seen: `The right ${right} is missing.`,
    remedy: `Grant it with a custom role (${whereToGrant(right)} of this action's repository) or any other role that holds it.`,
  };
}

/** Only of an upgrade profile: of what else could not be read, nothing but a missing right is told. */
function failureOf({ details }: AzureError): Pick<CheckResult, 'seen' | 'remedy'> {
  return {
    seen: `Reading the upgrade profile failed: ${details.code}: ${details.message}`,
    remedy: details.hint ?? 'Run this step again; if it fails in the same way, the code tells what is wrong.',
  };
}
