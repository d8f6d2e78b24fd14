/** The summary's reference part: what to keep in mind, recent operations, and who did what under which ids. */

import { clusterResourceId } from '../../domain/inputs.ts';
import type { Outcome, PoolOutcome } from '../../domain/outcome/outcome.ts';
import { kindNoun } from '../../domain/beside/operation-kinds.ts';
import { factsOf } from '../../domain/results.ts';
import { isoDate, isoTime } from '../../domain/time.ts';
import type { Operation } from '../../domain/aks/cluster.ts';
import { poolOf } from '../../domain/aks/operations.ts';
import { fitLines, leftOutNote } from '../text/fitting.ts';
import { breakable, code, folded, link, section, table, text } from '../text/markdown.ts';
import { plural } from '../../text/plain-text.ts';
import { runOf, type RunContext } from '../run-context.ts';
import { decidingError, operationOf, reUpgradeBy } from '../advice/situation.ts';
import { wentWell } from '../text/words.ts';

const LARGEST_TABLE = 100_000;
const LONGEST_CELL = 500;
const NOTHING = '–';

/** Returns what to keep in mind while pools run older versions: patches, the date, and pins against drift. */
export function reminderSection(outcome: Outcome): string | undefined {
  const until = reUpgradeBy(outcome);
  if (until === undefined) return undefined;
  const pins = outcome.pools.filter(isOlder).flatMap(pinLine);
  const { kept, leftOut } = fitLines(pins, LARGEST_TABLE);
  return [
    '### Until the next upgrade',
    `- **Upgrade again by ${isoDate(until)}.** Older versions lack security fixes: plan it within days if fixes are waiting, within weeks if there are compatibility problems, and within 30 days at the latest.`,
    '- **Pin the versions in your templates**, so that the next Terraform or Bicep run does not upgrade the pools again:',
    ...(kept.length === 0 ? [] : [kept.join('\n')]),
    ...leftOutNote(leftOut, 'pool'),
    ...issueLine(outcome),
  ].join('\n\n');
}

function issueLine({ issueUrls = [] }: Outcome): readonly string[] {
  if (issueUrls.length === 0) return [];
  const links = issueUrls.map((url) => link(url.replace(/^.*\//, '#'), url));
  return [`The checklist is in the follow-up issue ${links.join(', ')}.`];
}

/** Returns the recent operations, folded, or `undefined` when none are known. */
export function operationsSection({ recentOperations }: Outcome): string | undefined {
  if (recentOperations.length === 0) return undefined;
  const { kept, leftOut } = fitLines(recentOperations.map(operationRow), LARGEST_TABLE);
  const body = [
    table(['What', 'Status', 'Started (UTC)', 'Ended (UTC)', 'Error', 'ID'], kept),
    ...leftOutNote(leftOut, 'operation'),
  ];
  return folded(plural(recentOperations.length, 'recent operation'), body.join('\n\n'));
}

/** Returns the record for an audit: who, which run, why, and the ids to find it in Azure. */
export function auditSection(outcome: Outcome, context: RunContext): string {
  const { address, apiVersion, reason, startedAt, endedAt } = outcome;
  const run = runOf(context);
  const where = [context.repository, context.workflow, context.job].filter((part) => part !== undefined);
  const ids = correlationIds(outcome);
  const operation = operationOf(outcome);
  const rows: readonly (readonly [string, string])[] = [
    ['Cluster', code(clusterResourceId(address))],
    ...row('Requested by', context.actor),
    ...row('Workflow', where.length === 0 ? undefined : where.join(' / ')),
    ...(run === undefined ? [] : [['Run', link(`${run.id}, attempt ${run.attempt}`, run.url)] as const]),
    ...row('Reason', reason),
    ['From, to (UTC)', `${isoTime(startedAt)}, ${isoTime(endedAt)}`],
    ...(operation === undefined ? [] : [['Operation ID', code(operation.id)] as const]),
    ...(ids.length === 0 ? [] : [['Correlation IDs', ids.map((id) => code(id, 100)).join(', ')] as const]),
    ...row('AKS API version', apiVersion),
  ];
  const lines = rows.map(([name, value]) => `- **${name}:** ${value}`);
  return section('Record', lines.join('\n'), wentWell(outcome));
}

function correlationIds(outcome: Outcome): readonly string[] {
  const ids = [
    ...outcome.moves.map(({ answer }) => {
      if (answer.kind === 'accepted') return answer.correlationId;
      return answer.kind === 'refused' || answer.kind === 'unknown'
        ? answer.error.details.correlationId
        : undefined;
    }),
    decidingError(outcome)?.correlationId,
  ];
  return [...new Set(ids)].filter((id) => id !== undefined).slice(0, 50);
}

function row(name: string, value: string | undefined): readonly (readonly [string, string])[] {
  return value === undefined || value === '' ? [] : [[name, text(value)]];
}

/** A pool that was not taken back is for upgrading or for another attempt, not for pinning. */
function isOlder({ result }: PoolOutcome): boolean {
  return factsOf(result).isRollback === true || factsOf(result).isBack === true;
}

function pinLine({ name, after }: PoolOutcome): readonly string[] {
  if (after.kubernetesVersion === undefined) return [];
  const version = after.kubernetesVersion;
  return [
    `  - Pool **${text(name, LONGEST_CELL)}**: ${code(`orchestrator_version = "${version}"`, LONGEST_CELL)} (Terraform, azurerm), ` +
      `${code(`orchestratorVersion: '${version}'`, LONGEST_CELL)} (Bicep)`,
  ];
}

function operationRow(operation: Operation): readonly string[] {
  const { id, status, percentComplete, startedAt, endedAt, error } = operation;
  const percent = percentComplete === undefined ? '' : ` (${String(percentComplete)} %)`;
  return [
    text(whatOf(operation), LONGEST_CELL),
    `${breakable(status, LONGEST_CELL)}${percent}`,
    startedAt === undefined ? NOTHING : isoTime(startedAt),
    endedAt === undefined ? NOTHING : isoTime(endedAt),
    error === undefined ? NOTHING : `${code(error.code, LONGEST_CELL)} ${text(error.message, LONGEST_CELL)}`,
    code(id, LONGEST_CELL),
  ];
}

/** Such as `upgrade of pool user`, as far as Azure tells. */
function whatOf(operation: Operation): string {
  const pool = poolOf(operation);
  return `${kindNoun(operation)}${pool === undefined ? '' : ` of pool ${pool}`}`;
}
