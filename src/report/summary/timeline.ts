/** The picture of a run: the states of each target over time, with the moves as marks (a Mermaid Gantt chart). */

import { isStopped, isSucceeded, terminalState } from '../../domain/aks/states.ts';
import { optional } from '../../domain/optional.ts';
import { SECOND_MS, isoTime } from '../../domain/time.ts';
import type { Outcome, TimelineEntry } from '../../domain/outcome/outcome.ts';
import { plural } from '../../text/plain-text.ts';
import { markOfMove } from '../text/moves.ts';

/** More bars than this can't be read any more. The first and the last are kept. */
const MOST_BARS = 40;

/** More targets than this make the picture higher than a screen. */
const MOST_TARGETS = 12;

const LONGEST_LABEL = 40;

/** Words that begin a statement of a Gantt chart: a label must not begin with one. */
const STATEMENTS =
  /^(?:gantt|title|section|click|call|href|todaymarker|excludes|includes|dateformat|axisformat|tickinterval|weekday|weekend|inclusiveenddates|topaxis|acctitle|accdescr|%%)/i;

interface Bar {
  readonly label: string;
  /** Of the Gantt chart: `done`, `active`, `crit`, `milestone` or none. */
  readonly tag: string;
  readonly from: number;
  readonly to: number;
}

/** Returns the chart's Mermaid text and how many targets it leaves out; `undefined` when there is nothing to draw. */
export function renderTimeline(
  outcome: Outcome,
): { readonly mermaid: string; readonly note?: string } | undefined {
  const targets = [...new Set(outcome.timeline.map(({ target }) => target))].sort(clusterFirst);
  // A state that never changed and no move: the table of pools says as much.
  const eventful = targets
    .map((target) => ({ target, bars: barsOf(target, outcome) }))
    .filter(({ bars }) => bars.length > 1);
  const sections = eventful.slice(0, MOST_TARGETS);
  if (sections.length === 0) return undefined;
  const count = sections.reduce((sum, { bars }) => sum + bars.length, 0);
  const perTarget = Math.max(2, Math.floor(MOST_BARS / sections.length));
  const kept = sections.map(({ target, bars }) => ({ target, bars: firstAndLast(bars, perTarget) }));
  const lines = [
    'gantt',
    '  dateFormat YYYY-MM-DDTHH:mm:ss',
    '  axisFormat %H:%M:%S',
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
  if (isSucceeded(state)) return 'done';
  if (isStopped(state)) return terminalState(state) === 'failed' ? 'crit' : '';
  return 'active';
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
  return parts.length === 0 ? undefined : `Not in the picture: ${parts.join('; ')}.`;
}
