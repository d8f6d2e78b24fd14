import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { mutantsOf } from '../../../scripts/mutate/mutants.ts';
import { SWITCH, withSwitches } from '../../../scripts/mutate/switches.ts';

const CODE = `
  type Only = true;
  const at = 2 < 1;
  export function f(a, b, c) {
    const log = [];
    if (!a) log.push('not a');
    else log.push(a && b ? 'both' : 'one');
    for (const one of [a, b ?? c]) log.push(one);
    return [at, ...log, (a === 1 || b === 1) && c > 1];
  }`;

type F = (...args: readonly unknown[]) => readonly unknown[];

/** What a text of TypeScript does when it is run with a mutant switched on. */
function run(text: string, mutant: number): readonly (readonly unknown[])[] {
  const plain = ts.transpile(text, { target: ts.ScriptTarget.ESNext }).replace('export function', 'function');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is that above
  const make = new Function(SWITCH, `${plain}; return f;`) as (isMutant: (id: number) => boolean) => F;
  const f = make((id) => id === mutant);
  const values = [0, 1, 2, undefined];
  return values.flatMap((a) => values.flatMap((b) => values.map((c) => f(a, b, c))));
}

describe('a text with a switch around every mutant', () => {
  const mutants = mutantsOf('x.ts', CODE).map((mutant, id) => ({ ...mutant, id }));
  const switched = withSwitches(CODE, mutants);

  test('does what the text without mutants does while none is switched on', () => {
    expect(run(switched, -1)).toEqual(run(CODE, -1));
  });

  test.each(mutants)('does what the text with the mutant alone does: $before → $after', (mutant) => {
    const { id, start, end, after } = mutant;
    expect(run(switched, id)).toEqual(run(CODE.slice(0, start) + after + CODE.slice(end), -1));
  });
});
