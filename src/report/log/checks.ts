/** The log's lines about checks. */

import type { CheckResult, CheckVerdict } from '../../domain/checks/check.ts';
import { oneLine, plural, sentence } from '../../text/plain-text.ts';

const LABELS: Readonly<Record<CheckVerdict, string>> = {
  blocked: 'BLOCKED',
  warned: 'warned',
  notice: 'noted',
  passed: 'passed',
};

/** What stands before the command that takes a remedy back. */
export const UNDO_LEAD = 'To undo that once the pool is upgraded again:';

/** Commands stand in lines of their own, under the sentences. */
const COMMAND_INDENT = ' '.repeat(8);

/** From what stops the step to what needs no attention. */
const VERDICTS_WORST_FIRST: readonly CheckVerdict[] = ['blocked', 'warned', 'notice', 'passed'];

/** Returns the checks in the order in which people should read them: blocking ones first. */
export function sortChecks(checks: readonly CheckResult[]): readonly CheckResult[] {
  return VERDICTS_WORST_FIRST.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
}

/** Returns one line a check, blocking ones first, and a last line that counts them. */
export function checkLines(checks: readonly CheckResult[]): readonly string[] {
  return [
    ...sortChecks(checks).flatMap((check) => [
      checkLine(check),
      ...linesToCopy(check).map((line) => `${COMMAND_INDENT}${line}`),
    ]),
    checkCountLine(checks),
  ];
}

/** A check that passed has nothing to take back yet: the follow-up issue tells. */
function linesToCopy({ verdict, commands = [], undo }: CheckResult): readonly string[] {
  return [...commands, ...(undo === undefined || verdict === 'passed' ? [] : [UNDO_LEAD, undo])];
}

/** Returns one check in one line: verdict, id, pool, what was seen, why it matters and how to satisfy it. */
export function checkLine(check: CheckResult): string {
  const pool = check.pool === undefined ? '' : ` (pool ${oneLine(check.pool)})`;
  const ignored = check.ignored === true ? ', ignored by `ignore-checks`' : '';
  return `${LABELS[check.verdict].padEnd(7)}  ${check.id}${pool}${ignored}: ${checkInWords(check)}`;
}

/** Returns what a check says, as sentences in one line. */
export function checkInWords({ seen, why, remedy }: CheckResult): string {
  return [seen, why, remedy]
    .filter((part): part is string => part !== undefined && part !== '')
    .map((part) => sentence(oneLine(part)))
    .join(' ');
}

function checkCountLine(checks: readonly CheckResult[]): string {
  const counts = VERDICTS_WORST_FIRST.map((verdict) => {
    const count = checks.filter((check) => check.verdict === verdict).length;
    return `${String(count)} ${LABELS[verdict].toLowerCase()}`;
  });
  return `${plural(checks.length, 'check')}: ${counts.join(', ')}.`;
}
