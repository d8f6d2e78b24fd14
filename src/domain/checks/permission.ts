import { listInWords, uncapitalized } from '../../text/plain-text.ts';
import { isForbidden, isLate, type AzureError } from '../aks/errors.ts';
import { grantCommands, roleFile, roleFor, whereToGrant } from '../aks/roles.ts';
import { keyInWords, type Observation } from '../aks/cluster.ts';
import type { ClusterAddress } from '../inputs.ts';
import { READS, unreadOf, type Observed, type Unread } from '../aks/reads.ts';
import type { CheckResult } from './check.ts';
import type { AbortContext, Check, RollbackContext } from './context.ts';

/** Blocks when the upgrade profile of a pool may not be read; the other rights that are missing warn, all in one. */
export const permission: Check<RollbackContext> = (context) => {
  const unread = unreadOf(context.observation);
  const records = unread.filter(({ name }) => name === 'records');
  const needed = records.filter(({ of }) => isNeeded(context, of));
  const results = [
    ...needed.map(({ of, error }) => blocked(of, error, context)),
    ...records.filter((one) => !needed.includes(one) && !isForbidden(one.error)).map(failed),
    ...warned(unread.filter((one) => !needed.includes(one))),
    ...late(unread.filter(({ name }) => !HAVE_CHECKS.has(name))),
  ];
  return results.length > 0
    ? results
    : [{ id: 'permission', verdict: 'passed', seen: 'All required reads succeeded.' }];
};

/** In abort mode the upgrade profiles only tell, after the abort, what can be rolled back to. */
export const abortPermission: Check<AbortContext> = ({ observation }) => statusPermission(observation);

/** In status mode everything but the cluster is optional. */
export const statusPermission: Check<Observation> = (observation) => {
  const unread = unreadOf(observation);
  return [...warned(unread), ...late(unread)];
};

/** In a rollback these have checks of their own, which warn. */
const HAVE_CHECKS: ReadonlySet<Observed> = new Set(['fleets', 'fleetRuns', 'regionVersions']);

/** With `*` the records tell which pools are meant. A pool that shows what the pins ask for needs none. */
function isNeeded({ inputs, pending }: RollbackContext, name: string): boolean {
  const assessment = pending.find(({ pool }) => pool.name === name);
  return assessment === undefined ? inputs.pools.kind === 'all' : assessment.rollbackCase === 'unread';
}

function blocked(pool: string, error: AzureError, { inputs }: RollbackContext): CheckResult {
  const { facts } = error.details;
  const right = facts?.missingRight ?? READS.records.rights[0];
  return {
    id: 'permission',
    pool,
    verdict: 'blocked',
    ...(isForbidden(error)
      ? { seen: `The permission ${right} is missing.`, ...granting(right, facts?.objectId, inputs.cluster) }
      : failureOf(error)),
    why: "Without it, the step can't tell what the pool can be rolled back to.",
  };
}

/** The role of the mode holds the right; with the identity's object id, which Azure names, it can be assigned. */
function granting(
  right: string,
  objectId: string | undefined,
  address: ClusterAddress,
): Pick<CheckResult, 'remedy' | 'commands'> {
  if (objectId === undefined) return { remedy: remedyFor([right]) };
  const role = roleFor(right, 'rollback');
  return {
    remedy: `Assign the identity the role ${role} (${roleFile(role)} in this action's repository) or any other role that includes it; the first command creates the role, if your tenant doesn't have it yet, and the second assigns it.`,
    commands: grantCommands(role, objectId, address),
  };
}

function failed({ of, error }: Unread): CheckResult {
  return {
    id: 'permission',
    pool: of,
    verdict: 'warned',
    ...failureOf(error),
    why: 'The step continues without that information.',
  };
}

/** One sentence for every right that is missing, whatever it was needed for. */
function warned(unread: readonly Unread[]): readonly CheckResult[] {
  const forbidden = unread.filter(({ error }) => isForbidden(error));
  if (forbidden.length === 0) return [];
  // One refusal may have hindered several reads.
  const refusals = new Map(forbidden.toReversed().map(({ name, error }) => [error, name]));
  const rights = [
    ...new Set(
      [...refusals]
        .toReversed()
        .map(([error, name]) => error.details.facts?.missingRight ?? READS[name].rights[0]),
    ),
  ];
  const lost = [...new Set(forbidden.map(({ name }) => READS[name].without))];
  const [first = ''] = rights;
  return [
    {
      id: 'permission',
      verdict: 'warned',
      seen:
        rights.length === 1
          ? `The permission ${first} is missing.`
          : `These permissions are missing: ${rights.map((right) => `${right} (${whereToGrant(right)})`).join(', ')}.`,
      why: `The step continues, but can't tell ${listInWords(lost)}.`,
      remedy: remedyFor(rights),
    },
  ];
}

/** More names than this say nothing to anybody. */
const MOST_NAMES = 6;

/** What has not answered is told by name: nobody waits for it, and nothing is known of it. */
function late(unread: readonly Unread[]): readonly CheckResult[] {
  const missed = unread.filter(({ error }) => isLate(error));
  if (missed.length === 0) return [];
  const names = missed.map(({ name, of }) => uncapitalized(READS[name].name(keyInWords(of))));
  const more = names.length - MOST_NAMES;
  const named = more > 0 ? [...names.slice(0, MOST_NAMES), `${String(more)} more`] : names;
  return [
    {
      id: 'permission',
      verdict: 'warned',
      seen: `Azure did not respond within five seconds when asked for ${listInWords(named)}.`,
      why: `The step continues, but can't tell ${listInWords([...new Set(missed.map(({ name }) => READS[name].without))])}.`,
      remedy: 'Nothing to do for now; if it happens again, check the health of Azure in the region.',
    },
  ];
}

function remedyFor(rights: readonly string[]): string {
  const [first, ...more] = rights;
  return more.length === 0
    ? `Grant it with a custom role (${whereToGrant(first)} in this action's repository) or any other role that includes it.`
    : "Grant them with the custom roles listed, with docs/roles/reader.json, which includes them all (files in this action's repository), or with any other roles that include them.";
}

/** Only of an upgrade profile: of what else could not be read, nothing but a missing right is told. */
function failureOf({ details }: AzureError): Pick<CheckResult, 'seen' | 'remedy'> {
  return {
    seen: `Reading the upgrade profile failed: ${details.code}: ${details.message}`,
    remedy: 'Run this step again; if it fails the same way, the error code says what is wrong.',
  };
}
