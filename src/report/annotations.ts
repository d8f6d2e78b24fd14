/** The annotations of a run: at most three, what failed first. */

import { LONGEST_MESSAGE, type Annotation } from './early-annotations.ts';
import { foundOff } from './text/found-off.ts';
import { factsOf } from '../domain/results.ts';
import type { Outcome } from '../domain/outcome/outcome.ts';
import { checkInWords } from './log/checks.ts';
import { failureUrl } from './advice/guide.ts';
import { whyCutShort } from './advice/job-limits.ts';
import type { CheckResult } from '../domain/checks/check.ts';
import { errorInWords } from './log/moves.ts';
import { nextStep } from './advice/next-step.ts';
import { joined, listInWords, oneLine, plural, sentence, withFullStop } from '../text/plain-text.ts';
import { isInert } from './text/inert.ts';
import { restoreCommand } from './text/restore-command.ts';
import { isLaterAttempt, type RunContext } from './run-context.ts';
import { blockedBy, checksWith, decidingError } from './advice/situation.ts';
import { errorLead, headlineOf, subjectOf } from './text/words.ts';

/** Returns the annotations of a run, most important first: the result, auto-upgrade left off, all other warnings. */
export function annotations(outcome: Outcome, context: RunContext = {}): readonly Annotation[] {
  return [
    ...resultAnnotation(outcome, context),
    ...channelAnnotation(outcome),
    ...foundOffAnnotation(outcome, context),
    ...otherWarnings(outcome),
  ].map(({ level, title, message }) => ({
    level,
    title: oneLine(title, 200),
    message: oneLine(message, LONGEST_MESSAGE),
  }));
}

/** Only of a run that was run again: what its first attempt left behind is easily missed. */
function foundOffAnnotation(outcome: Outcome, context: RunContext): readonly Annotation[] {
  const found = isLaterAttempt(context) ? foundOff(outcome, context) : undefined;
  if (found === undefined) return [];
  const log = found.earlierLog === undefined ? '' : ` (${found.earlierLog})`;
  return [
    {
      level: 'warning',
      title: `Auto-upgrade on cluster ${outcome.address.name} is off`,
      message: `${found.text}${log}. The command that turns it on is in the log and the summary.`,
    },
  ];
}

/** Returns which annotations there is room for, errors first, and the lines of the log that say the others. */
export function fitAnnotations(
  all: readonly Annotation[],
  room: number,
): { readonly shown: readonly Annotation[]; readonly lines: readonly string[] } {
  const ranked = all.toSorted((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  return {
    shown: ranked.slice(0, room),
    lines: ranked
      .slice(room)
      .flatMap(({ level, title, message }) => [
        `${level === 'error' ? 'Error' : 'Warning'}: ${title}`,
        ...message.split('\n').map((line) => `  ${line}`),
      ]),
  };
}

/** Returns the warning for a part of the report that could not be written; the result stands. */
export function reportingAnnotation(part: string, error: { readonly message: string }): Annotation {
  return {
    level: 'warning',
    title: `The ${oneLine(part)} could not be written`,
    message: `${sentence(oneLine(error.message))} The result of the step is not affected.`,
  };
}

function resultAnnotation(outcome: Outcome, context: RunContext): readonly Annotation[] {
  const isError = outcome.fails;
  const guide = isError ? failureUrl(outcome, context) : undefined;
  if (!isError && factsOf(outcome.result).warns !== true) return [];
  const why = whyCutShort(outcome, context);
  const message = [
    ...(why === undefined ? [] : [why]),
    ...blockLines(outcome),
    ...errorLines(outcome),
    ...detailLines(outcome),
    `Next step: ${nextStep(outcome)}`,
    ...(guide === undefined ? [] : [`More: ${guide}`]),
  ];
  return [{ level: isError ? 'error' : 'warning', title: headlineOf(outcome), message: joined(message) }];
}

function blockLines(outcome: Outcome): readonly string[] {
  const blocking = checksWith(outcome, 'blocked');
  if (blocking.length === 0) return [];
  return [`Blocked by ${listInWords(blockedBy(outcome))}.`, ...blocking.flatMap(checkWithCommands)];
}

function errorLines(outcome: Outcome): readonly string[] {
  const error = decidingError(outcome);
  if (error === undefined) return [];
  return [withFullStop(`${errorLead(outcome, error)}: ${errorInWords(error)}`)];
}

/** Commands of which one would not come through unharmed are all left to the log and the summary. */
function checkWithCommands(check: CheckResult): readonly string[] {
  const pool = check.pool === undefined ? '' : ` (pool ${oneLine(check.pool)})`;
  const { commands: all = [] } = check;
  const commands = all.every(isInert) ? all : [];
  return [`${check.id}${pool}: ${checkInWords(check)}`, ...commands];
}

function detailLines({ pools }: Outcome): readonly string[] {
  return pools.flatMap(({ name, detail }) =>
    detail === undefined ? [] : [`Pool ${oneLine(name)}: ${sentence(oneLine(detail))}`],
  );
}

function channelAnnotation({ address, channels }: Outcome): readonly Annotation[] {
  const restore = restoreCommand(address, channels);
  if (channels === undefined || restore === undefined) return [];
  if (!channels.changed) {
    return [
      {
        level: 'warning',
        title: `Auto-upgrade on cluster ${address.name} may still be switched off`,
        message: `A request to switch it off was sent and may still take effect. Check the channels again in a few minutes; if they are off, restore them: ${restore}`,
      },
    ];
  }
  return [
    {
      level: 'warning',
      title: `Auto-upgrade on cluster ${address.name} was changed and not restored`,
      message: `Restore it once you have found the cause: ${restore}`,
    },
  ];
}

function otherWarnings(outcome: Outcome): readonly Annotation[] {
  const warned = checksWith(outcome, 'warned');
  const others = outcome.warnings.map((warning) => sentence(oneLine(warning)));
  const count = warned.length + others.length;
  if (count === 0) return [];
  return [
    {
      level: 'warning',
      title: `${plural(count, 'warning')} for ${subjectOf(outcome)}`,
      message: joined([...warned.flatMap(checkWithCommands), ...others]),
    },
  ];
}
