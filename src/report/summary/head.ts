/** The summary's first screen: the result in words, where, what went wrong, what to do now. */

import { foundOff, type FoundOff } from '../text/found-off.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import { formatDuration } from '../../domain/time.ts';
import { FOLLOW_ON_LEAD, followOnStep } from '../advice/follow-on.ts';
import { errorAnchor, guideLink, resultAnchor } from '../advice/guide.ts';
import { whyCutShort } from '../advice/job-limits.ts';
import { activityLogUrl, portalUrl } from '../text/links.ts';
import { code, codeBlock, link, prose, text } from '../text/markdown.ts';
import { nextAdvice } from '../advice/next-step.ts';
import type { Remedy } from '../advice/advice.ts';
import { readyStep } from '../advice/ready-step.ts';
import { capitalized, sentence } from '../../text/plain-text.ts';
import { restoreCommand, restoreLead } from '../text/restore-command.ts';
import { runOf, type RunContext } from '../run-context.ts';
import { decidingError, isPatchingOff } from '../advice/situation.ts';
import type { Tone } from '../../domain/results.ts';
import { errorLead, headlineOf, toneOf } from '../text/words.ts';

const ICONS: Readonly<Record<Tone, string>> = { good: '✅', notable: 'ℹ️', moving: '⏳', bad: '❌' };

/** As much of one way as anybody reads. */
const LONGEST_ADVICE = 4_000;

/** Returns the heading with the result in words and the line of facts and links below it. */
export function headSection(outcome: Outcome, context: RunContext): string {
  const { address, result, endedAt, startedAt } = outcome;
  const run = runOf(context);
  const facts = [
    `Result ${guideLink(code(result), context, resultAnchor(result))}`,
    `${outcome.mode}${outcome.dryRun ? ' (dry run)' : ''} ${outcome.mode === 'rollback' ? 'in' : 'of'} cluster ${code(address.name)} in resource group ${code(address.resourceGroup)}`,
    `took ${formatDuration(endedAt - startedAt)}`,
    link('Azure portal', portalUrl(address, context.cloud)),
    link('Activity Log', activityLogUrl(address, context.cloud)),
    ...(run === undefined ? [] : [link('workflow run', run.url)]),
  ];
  return `## ${ICONS[toneOf(outcome)]} ${text(headlineOf(outcome))}\n\n${facts.join(' · ')}`;
}

/** Returns what went wrong, quoted: what was attempted, what Azure answered; `undefined` when nothing did. */
export function errorSection(outcome: Outcome, context: RunContext): string | undefined {
  const error = decidingError(outcome);
  if (error === undefined) return undefined;
  const status = error.status === undefined ? '' : ` (HTTP ${String(error.status)})`;
  const lines = [
    `**${text(errorLead(outcome, error))}:** ${guideLink(code(error.code), context, errorAnchor(error))}${status}`,
    text(error.message),
    ...(error.correlationId === undefined ? [] : [`Correlation ID ${code(error.correlationId)}`]),
  ];
  return lines.map((line) => `> ${line}`).join('\n>\n');
}

/** Returns what to do now, with the command that puts auto-upgrade back if it was left changed. */
export function nextSection(outcome: Outcome, context: RunContext): string {
  const restore = restoreCommand(outcome.address, outcome.channels);
  const why = whyCutShort(outcome, context);
  const step = followOnStep(outcome, context);
  const followOn = step.length === 0 ? [] : [`${FOLLOW_ON_LEAD}:`, codeBlock(step.join('\n'), 'yaml')];
  const advice = adviceLines(outcome, context);
  // Behind a list it would belong to the last of its ways.
  const isList = nextAdvice(outcome).remedies.length > 0;
  return [
    '### What to do now',
    ...(why === undefined ? [] : [prose(why)]),
    ...(isList ? [...followOn, ...advice] : [...advice, ...followOn]),
    ...(restore === undefined ? [] : [restoreLead(outcome.channels), codeBlock(restore, 'sh')]),
    ...foundOffParts(foundOff(outcome, context)),
    ...(isPatchingOff(outcome)
      ? [
          '⚠️ Until then AKS installs **no OS security patches on any pool** of this cluster. A channel change can take up to 24 hours to take effect.',
        ]
      : []),
  ].join('\n\n');
}

function foundOffParts(found: FoundOff | undefined): readonly string[] {
  if (found === undefined) return [];
  const { earlierLog, usual, command } = found;
  return [
    `${prose(found.text)}${earlierLog === undefined ? '' : ` (${link('that log', earlierLog)})`}. To turn it back on yourself once the cause is found (${text(usual)}):`,
    codeBlock(command, 'sh'),
  ];
}

/** One thing to do as a paragraph, several as a list; what is to be copied stands in blocks of its own. */
function adviceLines(outcome: Outcome, context: RunContext): readonly string[] {
  const { remedies, ...whole } = nextAdvice(outcome);
  if (remedies.length === 0)
    return [prose(sentence(whole.text), LONGEST_ADVICE), ...blocksOf(whole, outcome, context)];
  return [
    `${prose(capitalized(whole.text), LONGEST_ADVICE)}:`,
    ...remedies.map((remedy, index) => {
      const parts = [prose(sentence(remedy.text), LONGEST_ADVICE), ...blocksOf(remedy, outcome, context)];
      return `${String(index + 1)}. ${parts.join('\n\n').replace(/\n(?=.)/g, '\n   ')}`;
    }),
  ];
}

function blocksOf({ step, commands = [] }: Remedy, outcome: Outcome, context: RunContext): readonly string[] {
  return [
    ...commands.map((command) => codeBlock(command, 'sh')),
    ...(step === undefined ? [] : [codeBlock(readyStep(outcome, context, step).join('\n'), 'yaml')]),
  ];
}
