/** The summary's account of what was done, or, for a dry run, of what would be. */

import type { Outcome } from '../../domain/outcome/outcome.ts';
import type { MoveRecord } from '../../domain/moves/record.ts';
import { timeOfDay } from '../../domain/time.ts';
import { fitLines, leftOutNote } from '../text/fitting.ts';
import { answerLine, settlementLine } from '../log/moves.ts';
import { codeBlock, prose, section } from '../text/markdown.ts';
import { moveInWords, requestLines } from '../text/moves.ts';
import { channelsInWords, wentWell } from '../text/words.ts';
import { withFullStop } from '../../text/plain-text.ts';

const LARGEST_LIST = 100_000;

/** Returns the moves made with Azure's answers, and what became of the channels; `undefined` when nothing was done. */
export function changesSection(outcome: Outcome): string | undefined {
  const { moves, channels } = outcome;
  if (moves.length === 0) return undefined;
  const { kept, leftOut } = fitLines(moves.map(moveItem), LARGEST_LIST);
  const body = [
    'Times are in UTC.',
    kept.join('\n'),
    ...leftOutNote(leftOut, 'move'),
    ...(channels?.putBack === true
      ? [prose(`Auto-upgrade was switched off and restored: ${channelsInWords(channels.found)}.`)]
      : []),
  ];
  return section('What was done', body.join('\n\n'), wentWell(outcome));
}

/** Returns the moves of a dry run, each with its request; `undefined` when it is none. */
export function planSection({ dryRun, plan, address }: Outcome): string | undefined {
  if (!dryRun || plan.length === 0) return undefined;
  const lines = plan.map((move, index) => {
    const request = requestLines(move, address);
    const step = `${String(index + 1)}. ${prose(moveInWords(move))}`;
    if (request.length === 0) return step;
    const block = codeBlock(request.join('\n'), 'http').replace(/^/gm, '   ');
    return `${step}\n\n${block}`;
  });
  const { kept, leftOut } = fitLines(lines, LARGEST_LIST);
  return [
    '### Plan',
    'What would be done without `dry-run`:',
    kept.join('\n'),
    ...leftOutNote(leftOut, 'move'),
  ].join('\n\n');
}

/** Returns the warnings that are not a check's, or `undefined` when there are none. */
export function warningsSection({ warnings }: Outcome): string | undefined {
  if (warnings.length === 0) return undefined;
  const { kept, leftOut } = fitLines(
    warnings.map((warning) => `- ${prose(warning)}`),
    LARGEST_LIST / 2,
  );
  return ['### Warnings', kept.join('\n'), ...leftOutNote(leftOut, 'warning')].join('\n\n');
}

/** Sentences wrap on a phone where a table of them does not. */
function moveItem(record: MoveRecord): string {
  const { move, answer, startedAt } = record;
  const sentences = [answerLine(answer), settlementLine(record)]
    .filter((line) => line !== undefined)
    .map((line) => prose(withFullStop(line)));
  return `- ${timeOfDay(startedAt)} **${prose(moveInWords(move))}.** ${sentences.join(' ')}`;
}
