import { describe, expect, test } from '@jest/globals';
import { mutantsOf, type Mutant } from '../../../scripts/mutate/mutants.ts';
import { keyOf, sampleOf } from '../../../scripts/mutate/sample.ts';

function changed(text: string): readonly string[] {
  return mutantsOf('x.ts', text).map(
    ({ start, end, after }) => text.slice(0, start) + after + text.slice(end),
  );
}

describe('a mutant', () => {
  test.each([
    ['f(a === b)', ['f(a !== b)']],
    ['f(a && b)', ['f(a || b)']],
    ['f(a < b)', ['f(a <= b)']],
    ['f(a ?? b)', ['f(b)']],
    ['f(!a)', ['f((a))']],
    ['if (a) b;', ['if (true) b;', 'if (false) b;']],
    ['f(a ? b : c)', ['f((b))', 'f((c))']],
    ['f(true)', ['f(false)']],
    ["f(a + 'text')", []],
    ['type A = true;', []],
    ["import a from 'b';", []],
  ])('%s', (code, expected) => {
    const found = changed(code).filter((text) => text !== ';');
    expect(found).toEqual(expected);
  });

  test('leaves a call out that is made for its effect', () => {
    expect(changed('await send();')).toEqual([';']);
  });
});

describe('a sample', () => {
  const mutants = mutantsOf('x.ts', 'f(a === b, c === d, e === g, h === i)');

  test('is the same for the same seed', () => {
    expect(sampleOf(mutants, 2, '1')).toEqual(sampleOf(mutants.toReversed(), 2, '1'));
    expect(sampleOf(mutants, 2, '1')).toHaveLength(2);
    expect(sampleOf(mutants, 9, '1')).toHaveLength(mutants.length);
  });

  test('knows a mutant by its line, wherever that moves', () => {
    const key = (text: string): string => {
      const [mutant] = mutantsOf('x.ts', text).filter(({ before }) => before === '===');
      return keyOf(mutant as Mutant, text, mutant?.start ?? 0);
    };
    expect(key('f(a === b)')).toBe(key('// moved\n  f(a === b)'));
    expect(key('f(a === b)')).toBe('x.ts | f(a === b) | === | !==');
  });
});
