/** All mutants of a file in one text, each behind a switch, so that a process that has loaded it can try any of them. */

import type { Mutant } from './mutants.ts';

/** What the switches ask: whether this mutant is the one to be tried. */
export const SWITCH = '__isMutant';

interface Numbered extends Mutant {
  readonly id: number;
}

/** Returns the text of a file with a switch around every mutant, which has a number. */
export function withSwitches(text: string, mutants: readonly Numbered[]): string {
  const places = new Map<string, Numbered[]>();
  for (const mutant of mutants) {
    const key = `${mutant.whole.start}-${mutant.whole.end}`;
    places.set(key, [...(places.get(key) ?? []), mutant]);
  }
  // From the outside in: of two that begin at the same place the longer one comes first.
  const outsideIn = [...places.values()].sort(([a], [b]) => byPlace(a, b));
  return render(text, { start: 0, end: text.length }, outsideIn);
}

function byPlace(a: Numbered | undefined, b: Numbered | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.whole.start - b.whole.start || b.whole.end - a.whole.end;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Renders a range of the text; `inside` are the places in it, from the outside in. */
function render(text: string, range: Range, inside: readonly (readonly Numbered[])[]): string {
  let rendered = '';
  let position = range.start;
  for (let index = 0; index < inside.length;) {
    const mutants = inside[index] ?? [];
    const whole = mutants[0]?.whole ?? { start: 0, end: 0, isStatement: false };
    let next = index + 1;
    while (next < inside.length && (inside[next]?.[0]?.whole.start ?? 0) < whole.end) next += 1;
    const original = render(text, whole, inside.slice(index + 1, next));
    rendered += text.slice(position, whole.start) + switched(text, mutants, original);
    position = whole.end;
    index = next;
  }
  return rendered + text.slice(position, range.end);
}

function switched(text: string, mutants: readonly Numbered[], original: string): string {
  return mutants.reduceRight((otherwise, { id, start, end, after, whole }) => {
    if (whole.isStatement) return `{ if (!${SWITCH}(${id})) ${otherwise} }`;
    const mutated = text.slice(whole.start, start) + after + text.slice(end, whole.end);
    return `(${SWITCH}(${id}) ? (${mutated}) : (${otherwise}))`;
  }, original);
}
