/** What a part of the bench has to tell, and how it is written: as Markdown, for `docs/performance.md`. */

import type { Spread } from './statistics.ts';

export interface Goal {
  readonly text: string;
  readonly measured: string;
  readonly isMet: boolean;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Section {
  readonly title: string;
  readonly tables: readonly Table[];
  readonly goals: readonly Goal[];
  /** What a reader of the figures has to know. */
  readonly notes?: readonly string[];
}

/** How a part of the bench is run. */
export interface BenchOptions {
  /** Undefined: as many as the part thinks right. */
  readonly rounds: number | undefined;
  /** Tells somebody who waits how far it is. */
  readonly tell: (line: string) => void;
}

export type Bench = (options: BenchOptions) => Promise<Section>;

export function renderSection({ title, tables, goals, notes = [] }: Section): string {
  const goalTable: Table = {
    head: ['Goal', 'Measured', ''],
    rows: goals.map(({ text, measured, isMet }) => [text, measured, isMet ? 'met' : '**missed**']),
  };
  const all = goals.length === 0 ? tables : [...tables, goalTable];
  return [`### ${title}`, ...all.map(renderTable), ...notes].join('\n\n');
}

function renderTable({ head, rows }: Table): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** `123 (118 to 131) ms` */
export function inMilliseconds({ median, low, high }: Spread): string {
  return `${median.toFixed(0)} (${low.toFixed(0)} to ${high.toFixed(0)}) ms`;
}

/** `1.23 (1.18 to 1.31) s` */
export function inSeconds({ median, low, high }: Spread): string {
  return `${(median / 1000).toFixed(2)} (${(low / 1000).toFixed(2)} to ${(high / 1000).toFixed(2)}) s`;
}

/** `3.2 (3.1 to 3.4) ×` */
export function asRatio({ median, low, high }: Spread): string {
  return `${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}) ×`;
}

/** A goal of the form "at most": judged by the median. */
export function atMost(text: string, spread: Spread, limit: number, show: (spread: Spread) => string): Goal {
  return { text, measured: show(spread), isMet: spread.median <= limit };
}

/** A goal of the form "at least": judged by the median. */
export function atLeast(text: string, spread: Spread, limit: number, show: (spread: Spread) => string): Goal {
  return { text, measured: show(spread), isMet: spread.median >= limit };
}
