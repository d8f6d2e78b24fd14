/** The job summary: one page of Markdown, what matters most first, the picture last. */

import type { Outcome } from '../../domain/outcome/outcome.ts';
import { codeBlock } from '../text/markdown.ts';
import type { RunContext } from '../run-context.ts';
import { changesSection, planSection, warningsSection } from './changes.ts';
import { checksSection } from './checks.ts';
import { errorSection, headSection, nextSection } from './head.ts';
import { insightsSection, nodesSection } from './nodes.ts';
import { poolsSection } from './pools.ts';
import { auditSection, operationsSection, reminderSection } from './record.ts';
import { renderTimeline } from './timeline.ts';

export type { RunContext } from '../run-context.ts';

/**
 * Returns the summary page of an outcome.
 *
 * GitHub drops a step's whole summary when it is larger than 1 MiB. Every section keeps to a limit of its own, and the
 * limits add up to less than that.
 */
export function renderSummary(outcome: Outcome, context: RunContext): string {
  const sections = [
    headSection(outcome, context),
    errorSection(outcome, context),
    nextSection(outcome, context),
    poolsSection(outcome),
    nodesSection(outcome),
    insightsSection(outcome, context),
    planSection(outcome),
    warningsSection(outcome),
    checksSection(outcome, context),
    reminderSection(outcome),
    changesSection(outcome),
    operationsSection(outcome),
    auditSection(outcome, context),
    timelineSection(outcome),
  ].filter((section) => section !== undefined);
  return `${sections.join('\n\n')}\n`;
}

function timelineSection(outcome: Outcome): string | undefined {
  const timeline = renderTimeline(outcome);
  if (timeline === undefined) return undefined;
  return [
    '### Timeline (UTC)',
    codeBlock(timeline.mermaid, 'mermaid'),
    ...(timeline.note === undefined ? [] : [timeline.note]),
  ].join('\n\n');
}
