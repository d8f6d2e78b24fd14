/** The summary's checks: those that block or warn in a table, passed ones folded. */

import type { CheckResult, CheckVerdict } from '../../domain/checks/check.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import { fitLines, leftOutNote } from '../text/fitting.ts';
import { checkAnchor, guideLink } from '../advice/guide.ts';
import { sortChecks } from '../log/checks.ts';
import { code, folded, prose, table, text } from '../text/markdown.ts';
import { plural, sentence } from '../../text/plain-text.ts';
import type { RunContext } from '../run-context.ts';

const LARGEST_TABLE = 200_000;
const LARGEST_PASSED = 60_000;
const LONGEST_CELL = 1_500;

const LABELS: Readonly<Record<CheckVerdict, string>> = {
  blocked: '⛔ blocks',
  warned: '⚠️ warns',
  notice: 'ℹ️ note',
  passed: 'passed',
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

function openChecks(checks: readonly CheckResult[], context: RunContext): readonly string[] {
  const rows = checks.map((check) => checkRow(check, context));
  const { kept, leftOut } = fitLines(rows, LARGEST_TABLE);
  return [
    table(['', 'Check', 'What was seen, and why it matters', 'What to do'], kept),
    ...leftOutNote(leftOut, 'check'),
  ];
}

function checkRow(
  { id, pool, verdict, seen, why, remedy, ignored }: CheckResult,
  context: RunContext,
): readonly string[] {
  return [
    `${LABELS[verdict]}${ignored === true ? ' (a block, ignored)' : ''}`,
    `${guideLink(code(id), context, checkAnchor(id))}${pool === undefined ? '' : ` pool ${text(pool, LONGEST_CELL)}`}`,
    [seen, why ?? '']
      .filter((part) => part !== '')
      .map((part) => prose(sentence(part), LONGEST_CELL))
      .join(' '),
    prose(sentence(remedy ?? ''), LONGEST_CELL),
  ];
}

function passedChecks(checks: readonly CheckResult[]): string {
  const lines = checks.map(
    ({ id, pool, seen }) =>
      `- ${code(id)}${pool === undefined ? '' : ` (pool ${text(pool, LONGEST_CELL)})`}: ${prose(sentence(seen), LONGEST_CELL)}`,
  );
  const { kept, leftOut } = fitLines(lines, LARGEST_PASSED);
  return folded(
    `${plural(checks.length, 'check')} passed`,
    [kept.join('\n'), ...leftOutNote(leftOut, 'check')].join('\n\n'),
  );
}
