/** The job summary: one page of Markdown, what matters most first. */

import type { Outcome } from '../domain/outcome.ts';
import { byteLength } from './fitting.ts';
import { codeBlock } from './markdown.ts';
import type { RunContext } from './run-context.ts';
import { changesSection, planSection, warningsSection } from './summary-changes.ts';
import { checksSection } from './summary-checks.ts';
import { errorSection, headSection, nextSection } from './summary-head.ts';
import { poolsSection } from './summary-pools.ts';
import { auditSection, operationsSection, reminderSection } from './summary-record.ts';
import { renderTimeline } from './timeline.ts';

export type { RunContext } from './run-context.ts';

/** GitHub drops a step's whole summary when it is larger than 1 MiB; other steps of the job don't count. */
const LARGEST_PAGE = 1_000_000;

/** Returns the summary page of an outcome; under 1 MiB whatever the outcome holds. */
export function renderSummary(outcome: Outcome, context: RunContext): string {
  const sections = [
    headSection(outcome, context),
    errorSection(outcome),
    nextSection(outcome),
    poolsSection(outcome),
    timelineSection(outcome),
    planSection(outcome),
    warningsSection(outcome),
    checksSection(outcome),
    changesSection(outcome),
    reminderSection(outcome),
    operationsSection(outcome),
    auditSection(outcome, context),
  ].filter((section) => section !== undefined);
  return `${fitSections(sections).join('\n\n')}\n`;
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

/** Every section keeps to its own limit; this is the last guard, so that one long part never costs the whole page. */
function fitSections(sections: readonly string[]): readonly string[] {
  let bytes = 0;
  return sections.map((section) => {
    const size = byteLength(section) + 2;
    if (bytes + size > LARGEST_PAGE) return '_A part was left out here: the page would be too long._';
    bytes += size;
    return section;
  });
}
