/** The log's lines while waiting: changes of state, progress, a sign of life, and spells of failing reads. */

import type { AzureErrorDetails } from '../../domain/aks/errors.ts';
import type { NodeCount } from '../../domain/aks/progress.ts';
import { formatDuration } from '../../domain/time.ts';
import { targetInWords, type Target } from '../../domain/aks/cluster.ts';
import { capitalized, oneLine, plural, withFullStop } from '../../text/plain-text.ts';
import { errorInWords } from './moves.ts';

const BAR_LENGTH = 10;

/** What is seen of one target in one round of waiting. */
export interface WaitSight {
  readonly target: Target;
  readonly provisioningState: string;
  /** Milliseconds since the wait began. */
  readonly elapsedMs: number;
  /** Milliseconds that the whole is expected to take. */
  readonly expectedMs?: number | undefined;
  /** 0 to 100, from the operations API. */
  readonly percentComplete?: number | undefined;
  readonly nodes?: NodeCount | undefined;
  /** In words, from the operation's text. */
  readonly phase?: string | undefined;
}

/** Returns the line for a round: target, state, phase, bar, nodes, time. */
export function waitLine(sight: WaitSight): string {
  const { target, provisioningState, phase, nodes } = sight;
  const percent = percentOf(sight);
  const progress = [
    ...(percent === undefined ? [] : [progressBar(percent)]),
    ...(nodes === undefined ? [] : [`${String(nodes.done)} of ${plural(nodes.total, 'node')} done`]),
    timeInWords(sight),
  ];
  const doing = phase === undefined ? '' : ` (${oneLine(phase)})`;
  return `${capitalized(targetInWords(target))}: ${oneLine(provisioningState)}${doing}  ${progress.join('  ')}`;
}

/** Returns the sign of life for a round without news. */
export function heartbeatLine(sight: WaitSight): string {
  return `Still waiting. ${waitLine(sight)}`;
}

/** True when a round shows something that the one before did not: state, phase, nodes, or another tenth of the bar. */
export function hasNews(before: WaitSight | undefined, now: WaitSight): boolean {
  return before === undefined || newsOf(before) !== newsOf(now);
}

/** Returns `[#####-----]  50 %`. */
export function progressBar(percent: number): string {
  const whole = Math.round(Math.min(100, Math.max(0, percent)));
  const filled = Math.floor((whole * BAR_LENGTH) / 100);
  return `[${'#'.repeat(filled)}${'-'.repeat(BAR_LENGTH - filled)}] ${String(whole)} %`;
}

/** Returns the line that opens an outage of reads. */
export function faultBeginLine(error: AzureErrorDetails): string {
  return `Could not ${oneLine(error.attempt)}: ${withFullStop(errorInWords(error))} Retrying; operations in Azure continue in the meantime.`;
}

/** Returns the line that closes an outage of reads. */
export function faultEndLine(outage: {
  readonly attempt: string;
  readonly failures: number;
  readonly durationMs: number;
}): string {
  return `Able to ${oneLine(outage.attempt)} again, after ${plural(outage.failures, 'failure')} in ${formatDuration(outage.durationMs)}.`;
}

/** Returns the warning for an outage of reads that had not ended when the step's time was up. */
export function openOutageLine(
  error: AzureErrorDetails,
  outage: { readonly failures: number; readonly durationMs: number },
): string {
  return `Unable to ${oneLine(error.attempt)} for the last ${formatDuration(outage.durationMs)} (${plural(outage.failures, 'failure')}): ${errorInWords(error)}`;
}

/** Returns the warning for a look that failed after everything was done; without an error, the step's time was up. */
export function lastLookLine(error: AzureErrorDetails | undefined): string {
  const what =
    error === undefined
      ? 'The `timeout` of this step passed before everything was read once more.'
      : `Could not ${oneLine(error.attempt)}: ${withFullStop(errorInWords(error))}`;
  return `${what} The result is what was read before that.`;
}

/** Returns the line said when the service asks for a pause that is worth telling. */
export function throttledLine(pauseMs: number): string {
  return `Azure asks for a pause of ${formatDuration(pauseMs)}.`;
}

/** Says that a pause that the service asked for is longer than the step goes without looking. */
export function cutPauseLine(pauseMs: number, longestMs: number): string {
  return `Azure asks for a pause of ${formatDuration(pauseMs)} although nothing was rejected; the next poll is in ${formatDuration(longestMs)}.`;
}

function percentOf({ percentComplete, nodes }: WaitSight): number | undefined {
  const percent = percentComplete ?? (nodes === undefined ? undefined : (nodes.done * 100) / nodes.total);
  return Number.isFinite(percent) ? percent : undefined;
}

function timeInWords({ elapsedMs, expectedMs }: WaitSight): string {
  const expected = expectedMs === undefined ? '' : ` of about ${formatDuration(expectedMs)}`;
  return `${formatDuration(elapsedMs)}${expected}`;
}

function newsOf(sight: WaitSight): string {
  const { provisioningState, phase, nodes } = sight;
  const tenth = Math.floor((percentOf(sight) ?? -1) / BAR_LENGTH);
  return [provisioningState, phase, nodes?.done, nodes?.total, tenth].join('|');
}
