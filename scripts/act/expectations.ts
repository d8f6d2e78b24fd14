/** What a story may expect of its end. */

import type { End } from './play.ts';

export interface Expected {
  /** Of the run: `success` if every job ended so. */
  readonly run: 'success' | 'failure';
  /** Results of our action, by the step's name; `skipped` if the step did not run. */
  readonly results?: Readonly<Record<string, string>>;
  /** Requests that change something, in order. */
  readonly changes?: readonly string[];
  /** What the pool `user` runs in the end, and its state. */
  readonly user?: string;
  /** Words of the log. */
  readonly says?: readonly string[];
}

/** Returns a function that tells what differs. */
export function ends(expected: Expected): (end: End) => readonly string[] {
  return (end) => [
    ...differs('the run', expected.run, runResult(end)),
    ...Object.entries(expected.results ?? {}).flatMap(([step, result]) =>
      differs(`the step "${step}"`, result, stepResult(end, step)),
    ),
    ...(expected.changes === undefined
      ? []
      : differs('the changes', expected.changes.join(', '), end.changes.join(', '))),
    ...(expected.user === undefined ? [] : differs('the pool user', expected.user, poolState(end))),
    ...(expected.says ?? [])
      .filter((words) => !end.log.includes(words))
      .map((words) => `the log does not say: ${words}`),
  ];
}

function differs(what: string, expected: string, found: string): readonly string[] {
  return expected === found ? [] : [`${what}: expected ${expected || '(none)'}, found ${found || '(none)'}`];
}

function runResult({ jobs }: End): string {
  const results = Object.values(jobs);
  return results.length > 0 && results.every((result) => result === 'success') ? 'success' : 'failure';
}

/** The output `result` of our action; of other steps what became of them. */
function stepResult({ steps }: End, name: string): string {
  const step = steps[name];
  if (step === undefined || step.result === '') return 'skipped';
  return step.outputs['result'] ?? step.result;
}

function poolState({ cluster }: End): string {
  const pool = cluster.pools['user'];
  const nodes = new Set(pool?.nodes.map(({ kubernetes }) => kubernetes));
  return [pool?.provisioningState, ...nodes].join(' ');
}
