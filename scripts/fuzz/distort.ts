/** Distortions of JSON, as data: which node of a genuine answer, and what becomes of it. */

import fc from 'fast-check';
import type { Json, JsonObject } from '../../simulator/state/json.ts';
import { FOREIGN_TEXTS } from './foreign-texts.ts';

export type Change =
  | { readonly kind: 'remove' }
  | { readonly kind: 'become'; readonly value: Json }
  /** In a list the entry stands there so often; elsewhere a list of copies takes its place. */
  | { readonly kind: 'repeat'; readonly times: number }
  /** Lists around it. */
  | { readonly kind: 'nest'; readonly depth: number }
  | { readonly kind: 'grow'; readonly length: number }
  /** A text that wants to be more than text takes its place, or follows it. */
  | { readonly kind: 'say'; readonly text: string; readonly follows: boolean };

export interface Distortion {
  /** Counts the nodes of whatever it is applied to, from the root on, again and again. */
  readonly pick: number;
  readonly change: Change;
}

/** Stands for the address of a host that is not Azure's. */
const FOREIGN_URL = 'https://foreign.example';

/** Stands for lists inside each other, which no serializer would write so many of. */
const NEST = 'nested lists: ';

type Path = readonly (string | number)[];

/** Paths of all nodes, the root first; for texts only those that are texts. */
function pathsIn(value: Json, isMeant: (node: Json) => boolean): readonly Path[] {
  const paths: Path[] = [];
  const visit = (node: Json, path: Path): void => {
    if (isMeant(node)) paths.push(path);
    if (Array.isArray(node)) node.forEach((entry, index) => visit(entry, [...path, index]));
    else if (typeof node === 'object' && node !== null) {
      for (const [name, entry] of Object.entries(node)) {
        visit(entry, [...path, name]);
      }
    }
  };
  visit(value, []);
  return paths;
}

/** Returns the JSON with one node changed; the original stays as it is. Undefined: nothing is left. */
function distort(value: Json, { pick, change }: Distortion): Json | undefined {
  const isMeant =
    change.kind === 'say' ? (node: Json): boolean => typeof node === 'string' : (): boolean => true;
  const paths = pathsIn(value, isMeant);
  const path = paths[pick % Math.max(1, paths.length)];
  return path === undefined ? value : changeAt(value, path, change);
}

/** Characters of JSON from which on nothing more is done to it: copies of copies would fill the memory. */
const LARGE = 100_000;

/** Returns the JSON with one node after the other changed. */
export function distortAll(value: Json, distortions: readonly Distortion[]): Json | undefined {
  let body: Json | undefined = value;
  for (const one of distortions) {
    if (body === undefined || JSON.stringify(body).length > LARGE) break;
    body = distort(body, one);
  }
  return body;
}

function changeAt(value: Json, path: Path, change: Change): Json | undefined {
  const [head, ...rest] = path;
  if (head === undefined) return changed(value, change);
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => {
      if (index !== head) return [entry];
      if (rest.length === 0 && change.kind === 'repeat')
        return Array.from({ length: change.times }, () => entry);
      const inner = changeAt(entry, rest, change);
      return inner === undefined ? [] : [inner];
    });
  }
  const entries = Object.entries(value as JsonObject).flatMap(([name, entry]): [string, Json][] => {
    const inner = name === head ? changeAt(entry, rest, change) : entry;
    return inner === undefined ? [] : [[name, inner]];
  });
  return Object.fromEntries(entries);
}

function changed(value: Json, change: Change): Json | undefined {
  switch (change.kind) {
    case 'remove':
      return undefined;
    case 'become':
      return change.value;
    case 'repeat':
      return Array.from({ length: change.times }, () => value);
    case 'nest':
      return `${NEST}${change.depth}`;
    case 'grow':
      return (typeof value === 'string' && value !== '' ? value : 'x')
        .repeat(change.length)
        .slice(0, change.length);
    case 'say':
      return change.follows && typeof value === 'string' ? `${value}${change.text}` : change.text;
  }
}

/** What no field of Azure holds: none of these says anything that might be true. */
const NONSENSE: readonly Json[] = [
  ...[null, true, false, 0, -1, 0.5, 1e308, 4_294_967_296, '', ' ', 'x', '0', 'null'],
  ...[[], {}, [null], [[]], ['x'], { code: 1 }, { value: [] }, { name: null }],
  ...['2026-99-99T99:99:99Z', '0001-01-01T00:00:00Z', '+275760-09-13T00:00:00Z', 'yesterday', '1.35'],
  ...['Reconciling…', 'Nearly', FOREIGN_URL, '/subscriptions/../..', 'x'.repeat(300)],
];

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Change>({ kind: 'remove' }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(...NONSENSE).map((value): Change => ({ kind: 'become', value })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(0, 2, 5_000).map((times): Change => ({ kind: 'repeat', times })),
  },
  { weight: 1, arbitrary: fc.constantFrom(1, 20_000).map((depth): Change => ({ kind: 'nest', depth })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(5_000, 2_000_000).map((length): Change => ({ kind: 'grow', length })),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({ text: fc.constantFrom(...FOREIGN_TEXTS), follows: fc.boolean() })
      .map((said): Change => ({ kind: 'say', ...said })),
  },
);

/** Returns the text that the JSON is sent as. */
export function toText(value: Json | undefined, foreignHost: string): string {
  const text = value === undefined ? '' : JSON.stringify(value).replaceAll(FOREIGN_URL, foreignHost);
  return text.replace(new RegExp(`"${NEST}(\\d+)"`, 'g'), (_, depth) => {
    const levels = Number(depth);
    return `${'['.repeat(levels)}${']'.repeat(levels)}`;
  });
}

/** Any distortion. */
export const distortion: fc.Arbitrary<Distortion> = fc.record({ pick: fc.nat({ max: 9_999 }), change });
