/** Text of the follow-up issue: one issue for each cluster and pool that was rolled back. */

import { clusterResourceId } from '../domain/inputs.ts';
import type { Outcome, PoolOutcome } from '../domain/outcome/outcome.ts';
import { factsOf } from '../domain/results.ts';
import { DAY_MS, isoDate, isoTime, RE_UPGRADE_DAYS } from '../domain/time.ts';
import { activityLogUrl, portalUrl } from './text/links.ts';
import { code, codeBlock, link, text } from './text/markdown.ts';
import { oneLine, sentence } from '../text/plain-text.ts';
import { restoreCommand } from './text/restore-command.ts';
import { earlierAttempt, isLaterAttempt, runOf, type RunContext } from './run-context.ts';
import { foundOff, type FoundOff } from './text/found-off.ts';
import { operationOf, reUpgradeBy } from './advice/situation.ts';
import { poolsInWords } from './text/words.ts';

/** What the follow-up issue of one pool says. */
export interface FollowUp {
  readonly pool: string;
  readonly title: string;
  /** Markdown; begins with the marker. */
  readonly body: string;
  /** Finds the issue again: hidden in the body, the same for every run about this cluster and pool. */
  readonly marker: string;
  /** Markdown of the comment for an issue that was there before. */
  readonly comment: string;
  /** It says what an earlier attempt did, which may have written an issue that knows more: that is left as it is. */
  readonly isOnlyNew: boolean;
}

/** What to warn of when an issue leaves facts out. */
export const PUBLIC_FOLLOW_UP_WARNING =
  'The repository is public (or its visibility is unknown): resource IDs, portal links, and the restore command ' +
  'are left out of the follow-up issue.';

/** Why there is no issue when nobody can write one. */
export const NO_TOKEN = 'There is no `github-token`, or the runner does not name the repository.';

/** Returns what the log says about an issue that was written. */
export function followUpLine(pool: string, url: string, isNew: boolean, isOnlyNew = false): string {
  const what = isNew ? 'Opened' : isOnlyNew ? 'Left as it is:' : 'Updated';
  return `${what} the follow-up issue for pool ${oneLine(pool)}: ${oneLine(url)}`;
}

/** Returns the warning for an issue that should not be there, because another run opened one at the same time. */
export function duplicateWarning(duplicate: string, url: string): string {
  return (
    `Two runs opened a follow-up issue at the same time, and ${oneLine(duplicate)} could not be closed: ` +
    `close it as a duplicate of ${oneLine(url)}.`
  );
}

/** Returns the warning for issues that could not be written. */
export function followUpFailure(pools: readonly string[], reason: string): string {
  return (
    `The follow-up issue for ${poolsInWords(pools)} was not written. ${sentence(oneLine(reason))} ` +
    'The result of the rollback is not affected.'
  );
}

const ROLLBACK_DOCS = 'https://learn.microsoft.com/azure/aks/roll-back-node-pool-version';

/** True when resource ids must not be written into an issue. */
export function isFollowUpPublic(context: RunContext): boolean {
  return context.isPublicRepository !== false;
}

/**
 * Returns the follow-up issues of an outcome: none unless it rolled something back, or an earlier attempt of this run did
 * and may have been cut off before it could write one.
 */
export function followUps(outcome: Outcome, context: RunContext): readonly FollowUp[] {
  const backBefore = isLaterAttempt(context) && outcome.mode === 'rollback' && !outcome.dryRun;
  const until = reUpgradeBy(outcome) ?? outcome.endedAt + RE_UPGRADE_DAYS * DAY_MS;
  return outcome.pools
    .filter(({ result }) => factsOf(result).isRollback || (backBefore && result === 'already-rolled-back'))
    .map((pool) => {
      const marker = followUpMarker(outcome, pool.name);
      return {
        pool: pool.name,
        title: oneLine(
          `Upgrade node pool ${pool.name} in cluster ${outcome.address.name} again by ${isoDate(until)}`,
          200,
        ),
        body: bodyOf({ outcome, pool, context, until, marker }),
        marker,
        comment: commentOf(pool, context, until),
        isOnlyNew: pool.result === 'already-rolled-back',
      };
    });
}

interface IssueFacts {
  readonly outcome: Outcome;
  readonly pool: PoolOutcome;
  readonly context: RunContext;
  readonly until: number;
  readonly marker: string;
}

function bodyOf({ outcome, pool, context, until, marker }: IssueFacts): string {
  return [
    marker,
    `Node pool **${text(pool.name)}** in cluster **${text(outcome.address.name)}** went through a ${link('node pool version rollback', ROLLBACK_DOCS)}. ` +
      `It now runs older versions without the latest security fixes: upgrade again by **${isoDate(until)}**.`,
    '### Facts',
    factRows(outcome, pool, context)
      .map(([name = '', value = '']) => `- **${name}:** ${value}`)
      .join('\n'),
    '### Checklist',
    checklist(outcome, context, until),
  ].join('\n\n');
}

function factRows(outcome: Outcome, pool: PoolOutcome, context: RunContext): readonly (readonly string[])[] {
  const { address, endedAt, reason } = outcome;
  const run = runOf(context);
  const operation = pool.operation?.id ?? operationOf(outcome)?.id;
  const privateRows: readonly (readonly string[])[] = [
    ['Cluster', code(clusterResourceId(address))],
    [
      'Azure',
      `${link('Portal', portalUrl(address, context.cloud))}, ${link('Activity Log', activityLogUrl(address, context.cloud))}`,
    ],
    ...(operation === undefined ? [] : [['Operation ID', code(operation)]]),
  ];
  return [
    ['From', pool.result === 'already-rolled-back' ? earlierCell(context) : versionCell(pool.before)],
    ['To', versionCell(pool.after)],
    ['Result', code(pool.result)],
    ['Step ended (UTC)', isoTime(endedAt)],
    ...(reason === undefined ? [] : [['Reason', text(reason)]]),
    ...(run === undefined ? [] : [['Workflow run', link(`run ${run.id}`, run.url)]]),
    ...(context.actor === undefined ? [] : [['Requested by', text(context.actor)]]),
    ...(isFollowUpPublic(context) ? [] : privateRows),
  ];
}

/** An earlier attempt went back from there. */
function earlierCell(context: RunContext): string {
  const log = earlierAttempt(context);
  return `unknown to this attempt${log === undefined ? '' : `: see ${link('the log of the previous attempt', log)}`}`;
}

function versionCell({ kubernetesVersion, nodeImageVersion }: PoolOutcome['after']): string {
  return `Kubernetes ${code(kubernetesVersion ?? 'unknown')}, node image ${code(nodeImageVersion ?? 'unknown')}`;
}

function checklist(outcome: Outcome, context: RunContext, until: number): string {
  const restore = restoreCommand(outcome.address, outcome.channels);
  return [
    '- [ ] Find the root cause: what failed after the upgrade, and in which component.',
    '- [ ] Test the upgrade outside production with the fix.',
    '- [ ] Plan the next upgrade: within days if security fixes are waiting, within weeks for compatibility problems, within 30 days at the latest.',
    '- [ ] Until then, pin the versions in Terraform or Bicep, so that the next run does not upgrade the pool.',
    `- [ ] Upgrade again by ${isoDate(until)}.`,
    ...(restore === undefined
      ? []
      : [
          '- [ ] Turn auto-upgrade back on; until then, AKS may install no OS security patches on any pool of the cluster.',
          ...restoreLines(restore, context),
        ]),
    ...foundOffLines(foundOff(outcome, context), context),
    ...undoLines(outcome, context),
  ].join('\n');
}

/** What was done so that nobody undoes the rollback has to be taken back in the end. */
function undoLines({ checks }: Outcome, context: RunContext): readonly string[] {
  const undos = checks.flatMap(({ verdict, seen, undo }) =>
    undo === undefined || verdict === 'blocked' ? [] : [{ seen, undo }],
  );
  return undos.flatMap(({ seen, undo }) => [
    `- [ ] Once it is upgraded again, undo what was done about this: ${text(sentence(seen))}`,
    ...(isFollowUpPublic(context) ? [] : ['', codeBlock(undo, 'sh').replace(/^/gm, '  ')]),
  ]);
}

/** Left off by an earlier attempt, or by somebody else: which channel it was is not known here. */
function foundOffLines(found: FoundOff | undefined, context: RunContext): readonly string[] {
  if (found === undefined) return [];
  const { earlierLog, usual, command } = found;
  const log = earlierLog === undefined ? '' : ` (${link('that log', earlierLog)})`;
  return [
    `- [ ] ${text(found.text)}${log}. Turn it back on when the pools are upgraded (${text(usual)}).`,
    ...(isFollowUpPublic(context) ? [] : ['', codeBlock(command, 'sh').replace(/^/gm, '  ')]),
  ];
}

function restoreLines(restore: string, context: RunContext): readonly string[] {
  if (isFollowUpPublic(context)) return ['', '  The command is in the output `restore-command` of the step.'];
  return ['', codeBlock(restore, 'sh').replace(/^/gm, '  ')];
}

function commentOf(pool: PoolOutcome, context: RunContext, until: number): string {
  const run = runOf(context);
  const where = run === undefined ? '' : ` in ${link(`run ${run.id}`, run.url)}`;
  return (
    `Rolled back again${where}: from ${versionCell(pool.before)} to ${versionCell(pool.after)}. ` +
    `The description is up to date; upgrade again by **${isoDate(until)}**.`
  );
}

/** Returns the marker of the issue about a cluster's pool; it tells nothing about the cluster's id. */
function followUpMarker({ address }: Outcome, pool: string): string {
  return `<!-- aks-recover follow-up ${fingerprint(`${clusterResourceId(address)}/agentPools/${pool}`.toLowerCase())} -->`;
}

/** FNV-1a of 64 bits. A subscription id has far too many values for it to be guessed from this. */
function fingerprint(value: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(value)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
