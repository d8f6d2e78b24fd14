/** The picture of a run: the states of each target over time, with the moves as marks (a Mermaid Gantt chart). */

import { terminalState } from '../../domain/aks/states.ts';
import type { MoveRecord } from '../../domain/moves/record.ts';
import { optional } from '../../domain/optional.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, isoTime } from '../../domain/time.ts';
import type { Outcome, TimelineEntry } from '../../domain/outcome/outcome.ts';
import { plural } from '../../text/plain-text.ts';
import { markOfMove } from '../text/moves.ts';

/** More bars than this can't be read any more. The first and the last are kept. */
const MOST_BARS = 40;

/** More targets than this make the picture higher than a screen. */
const MOST_TARGETS = 12;

const LONGEST_LABEL = 40;

/** Of less, and where nothing came of any request, the picture says no more than a sentence. */
const SHORTEST_SPAN_MS = MINUTE_MS;

/** As many times of day as fit under the picture on a phone. */
const MOST_TICKS = 5;

/** Distances between two times of day, as Mermaid writes them. */
const TICKS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => [`${String(count)}minute`, count * MINUTE_MS] as const),
  ...[1, 2, 3, 6, 12].map((count) => [`${String(count)}hour`, count * HOUR_MS] as const),
  ...[1, 2, 7].map((count) => [`${String(count)}day`, count * DAY_MS] as const),
];

const LONGEST_TICK = ['1month', 30 * DAY_MS] as const;

/**
 * GitHub draws in its light or its dark theme, in which some labels can't be read. What stands in bars gets colors
 * that go together in both; what stands beside them keeps the theme's.
 */
const COLORS = {
  taskBkgColor: '#0969da',
  taskBorderColor: '#0969da',
  taskTextColor: '#ffffff',
  critBkgColor: '#cf222e',
  critBorderColor: '#cf222e',
  doneTaskBkgColor: '#d1d9e0',
  doneTaskBorderColor: '#818b98',
  gridColor: '#818b98',
};

/** Words that begin a statement of a Gantt chart: a label must not begin with one. */
const STATEMENTS =
  /^(?:gantt|title|section|click|call|href|todaymarker|excludes|includes|dateformat|axisformat|tickinterval|weekday|weekend|inclusiveenddates|topaxis|acctitle|accdescr|%%)/i;

interface Bar {
  readonly label: string;
  /** Of the Gantt chart: `done` (settled), `crit` (failed), `milestone` (a move) or none (moving). */
  readonly tag: string;
  readonly from: number;
  readonly to: number;
}

/** Returns the chart's Mermaid text and how many targets it leaves out; `undefined` when there is nothing to draw. */
export function renderTimeline(
  outcome: Outcome,
): { readonly mermaid: string; readonly note?: string } | undefined {
  if (outcome.moves.length > 0 && outcome.moves.every(isRefused)) return undefined;
  const targets = [...new Set(outcome.timeline.map(({ target }) => target))].sort(clusterFirst);
  // A state that never changed and no move: the table of pools says as much.
  const eventful = targets
    .map((target) => ({ target, bars: barsOf(target, outcome) }))
    .filter(({ bars }) => bars.length > 1);
  const sections = eventful.slice(0, MOST_TARGETS);
  const span = spanOf(sections.flatMap(({ bars }) => bars));
  if (span < SHORTEST_SPAN_MS) return undefined;
  const count = sections.reduce((sum, { bars }) => sum + bars.length, 0);
  const perTarget = Math.max(2, Math.floor(MOST_BARS / sections.length));
  const kept = sections.map(({ target, bars }) => ({ target, bars: firstAndLast(bars, perTarget) }));
  const lines = [
    `%%{init: ${JSON.stringify({ themeVariables: COLORS })}}%%`,
    'gantt',
    '  dateFormat YYYY-MM-DDTHH:mm:ss',
    ...axisLines(span),
    '  todayMarker off',
    ...kept.flatMap(({ target, bars }, index) => [
      `  section ${sectionLabel(target)}`,
      ...bars.map((bar, place) => `  ${barLine(bar, `t${String(index)}b${String(place)}`)}`),
    ]),
  ];
  const note = leftOut(
    eventful.length - sections.length,
    count - kept.reduce((sum, { bars }) => sum + bars.length, 0),
  );
  return { mermaid: lines.join('\n'), ...optional('note', note) };
}

function isRefused({ answer }: MoveRecord): boolean {
  return answer.kind === 'refused' || answer.kind === 'withheld';
}

/** Below 0 when there is no bar. */
function spanOf(bars: readonly Bar[]): number {
  return Math.max(...bars.map(({ to }) => to)) - Math.min(...bars.map(({ from }) => from));
}

function axisLines(span: number): readonly string[] {
  const [tick, distance] = TICKS.find(([, ms]) => span / ms <= MOST_TICKS) ?? LONGEST_TICK;
  return [`  axisFormat ${distance < DAY_MS ? '%H:%M' : '%m-%d'}`, `  tickInterval ${tick}`];
}

/** Returns a label that Mermaid takes for text whatever it contained: letters, digits, blanks and a few signs. */
export function mermaidLabel(text: string): string {
  const words = text
    .replace(/[^A-Za-z0-9 ._/()+-]+/g, ' ')
    .replace(/ {2,}|^ /g, ' ')
    .trim()
    .slice(0, LONGEST_LABEL)
    .trim();
  if (words === '') return 'unknown';
  return STATEMENTS.test(words) ? `- ${words}` : words;
}

function clusterFirst(one: string, other: string): number {
  return Number(other === 'cluster') - Number(one === 'cluster');
}

function barsOf(target: string, { timeline, endedAt }: Outcome): readonly Bar[] {
  const entries = timeline
    .filter((entry) => entry.target === target && isoTime(entry.at) !== '')
    .sort((one, other) => one.at - other.at);
  const states = entries.filter(({ kind }) => kind === 'state');
  const changes = states.filter((entry, index) => entry.text !== states[index - 1]?.text);
  return entries
    .filter((entry) => entry.kind === 'move' || changes.includes(entry))
    .map((entry) => (entry.kind === 'move' ? markOf(entry) : stateBar(entry, changes, endedAt)));
}

function markOf({ at, text }: Extract<TimelineEntry, { kind: 'move' }>): Bar {
  return { label: markOfMove(text), tag: 'milestone', from: at, to: at };
}

function stateBar(entry: TimelineEntry, changes: readonly TimelineEntry[], endedAt: number): Bar {
  const next = changes[changes.indexOf(entry) + 1];
  const to = Math.max(next?.at ?? endedAt, entry.at + SECOND_MS);
  return { label: entry.text, tag: tagOf(entry.text), from: entry.at, to };
}

function tagOf(state: string): string {
  const terminal = terminalState(state);
  if (terminal === undefined) return '';
  return terminal === 'failed' ? 'crit' : 'done';
}

function barLine({ label, tag, from, to }: Bar, id: string): string {
  const end = tag === 'milestone' ? '0s' : chartTime(to);
  return `${mermaidLabel(label)} :${[tag, id, chartTime(from), end].filter((part) => part !== '').join(', ')}`;
}

/** Without a zone: the chart then shows the figures as they are, in UTC, wherever it is read. */
function chartTime(ms: number): string {
  return isoTime(ms).replace('Z', '');
}

function sectionLabel(target: string): string {
  return mermaidLabel(target.replace('/', ' '));
}

function firstAndLast(bars: readonly Bar[], most: number): readonly Bar[] {
  if (bars.length <= most) return bars;
  const first = Math.floor(most / 2);
  return [...bars.slice(0, first), ...bars.slice(bars.length - (most - first))];
}

function leftOut(targets: number, bars: number): string | undefined {
  const parts = [
    ...(targets > 0 ? [plural(targets, 'more pool')] : []),
    ...(bars > 0 ? [`${plural(bars, 'state')} or moves in between`] : []),
  ];
  return parts.length === 0 ? undefined : `Not shown: ${parts.join('; ')}.`;
}
