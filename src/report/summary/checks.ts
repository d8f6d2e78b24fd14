/** The summary's checks: those that block or warn in a paragraph each, passed ones folded. */

import type { CheckResult, CheckVerdict } from '../../domain/checks/check.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import { fitLines, leftOutNote } from '../text/fitting.ts';
import { checkAnchor, guideLink } from '../advice/guide.ts';
import { sortChecks, UNDO_LEAD } from '../log/checks.ts';
import { code, codeBlock, folded, prose, text } from '../text/markdown.ts';
import { plural, sentence } from '../../text/plain-text.ts';
import type { RunContext } from '../run-context.ts';

const LARGEST_OPEN = 200_000;
const LARGEST_PASSED = 60_000;
const LONGEST_PART = 1_500;

const LABELS: Readonly<Record<CheckVerdict, string>> = {
  blocked: '⛔ Blocked',
  warned: '⚠️ Warned',
  notice: 'ℹ️ Noted',
  passed: 'Passed',
};

/** Returns the checks, blocking ones first, or `undefined` when none ran. */
export function checksSection({ checks }: Outcome, context: RunContext): string | undefined {
  if (checks.length === 0) return undefined;
  const sorted = sortChecks(checks);
  const open = sorted.filter(({ verdict }) => verdict !== 'passed');
  const passed = sorted.filter(({ verdict }) => verdict === 'passed');
  return [
    '### Checks',
    ...(open.length === 0 ? [] : openChecks(open, context)),
    ...(passed.length === 0 ? [] : [passedChecks(passed)]),
  ].join('\n\n');
}

/** Each in a paragraph of its own: a table of sentences is wider than a page, and holds no block to copy. */
function openChecks(checks: readonly CheckResult[], context: RunContext): readonly string[] {
  const { kept, leftOut } = fitLines(
    checks.map((check) => openCheck(check, context)),
    LARGEST_OPEN,
  );
  return [...kept, ...leftOutNote(leftOut, 'check')];
}

function openCheck(
  { id, pool, verdict, seen, why, remedy, commands = [], undo, ignored }: CheckResult,
  context: RunContext,
): string {
  const label = `${LABELS[verdict]}${ignored === true ? ' (would have blocked; ignored)' : ''}`;
  const about = pool === undefined ? '' : ` · pool ${text(pool, LONGEST_PART)}`;
  const sentences = [seen, why, remedy]
    .filter((part) => part !== undefined && part !== '')
    .map((part) => prose(sentence(String(part)), LONGEST_PART));
  return [
    `**${label}** · ${guideLink(code(id), context, checkAnchor(id))}${about}`,
    sentences.join(' '),
    ...commands.map((command) => codeBlock(command, 'sh')),
    ...(undo === undefined ? [] : [UNDO_LEAD, codeBlock(undo, 'sh')]),
  ].join('\n\n');
}

function passedChecks(checks: readonly CheckResult[]): string {
  const lines = checks.map(
    ({ id, pool, seen }) =>
      `- ${code(id)}${pool === undefined ? '' : ` (pool ${text(pool, LONGEST_PART)})`}: ${prose(sentence(seen), LONGEST_PART)}`,
  );
  const { kept, leftOut } = fitLines(lines, LARGEST_PASSED);
  return folded(
    `${plural(checks.length, 'check')} passed`,
    [kept.join('\n'), ...leftOutNote(leftOut, 'check')].join('\n\n'),
  );
}
