import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cut,
  joined,
  listInWords,
  oneLine,
  toJson,
  plural,
  printableLines,
  sentence,
  uncapitalized,
  withFullStop,
} from '../../../src/text/plain-text.ts';
import { anyText } from '../report/samples.ts';

describe('one line of foreign text', () => {
  test('has no line ends, no escapes and nothing that hides or reorders what follows', () => {
    expect(oneLine(' a\r\nb\u2028c\u001b[31md\u202ee\u200bf\ufeff ')).toBe('a b c [31md e f');
  });

  test('never has a control character, and never more than was allowed', () => {
    fc.assert(
      fc.property(anyText(60), fc.integer({ min: 1, max: 30 }), (text, length) => {
        const line = oneLine(text, length);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202e]/u);
        expect(line.length).toBeLessThanOrEqual(length);
        expect(line.isWellFormed()).toBe(true);
      }),
    );
  });

  test('says with an ellipsis that it was cut', () => {
    expect(oneLine('abcdef', 4)).toBe('abc…');
    expect(oneLine('abcd', 4)).toBe('abcd');
  });

  test('is not cut through the middle of a character', () => {
    expect(cut('ab😀cd', 4)).toBe('ab…');
    expect(cut('\ud83d', 4)).toBe('\ufffd');
  });
});

test('several lines stay several, each printable', () => {
  expect(printableLines('a\tb\u0000\r\nc\rd\ne ')).toEqual(['a  b', 'c', 'd', 'e']);
});

test.each([
  [0, '0 nodes'],
  [1, '1 node'],
  [3, '3 nodes'],
])('%d with its noun is %s', (count, text) => {
  expect(plural(count, 'node')).toBe(text);
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j as a list is %p', (words, text) => {
  expect(listInWords(words)).toBe(text);
});

test.each([
  ['', ''],
  ['it is', 'It is.'],
  ['Really?', 'Really?'],
  ['cut…', 'Cut…'],
  ['switch it off: az aks update --name prod', 'Switch it off: az aks update --name prod'],
  ['kubectl get pdb', 'Kubectl get pdb.'],
  ['run `az aks update` now', 'Run `az aks update` now.'],
])('%p as a sentence is %p', (text, result) => {
  expect(sentence(text)).toBe(result);
});

test('JSON holds one line that shows everything, and reads back the same', () => {
  const value = { text: 'a\n\u0085\u2028\u202e\ufeff\u001b"' };
  expect(toJson(value)).toBe('{"text":"a\\n\\u0085\\u2028\\u202e\\ufeff\\u001b\\""}');
  expect(JSON.parse(toJson(value))).toEqual(value);
});

test.each([
  ['A node could not be drained', 'a node could not be drained'],
  ['The message names it', 'the message names it'],
  ['AKS itself is short of capacity', 'AKS itself is short of capacity'],
  ['Azure did not take the token', 'Azure did not take the token'],
  ['', ''],
])('%p in the middle of a sentence is %p', (text, result) => {
  expect(uncapitalized(text)).toBe(result);
});

test('what follows a command is kept apart from it', () => {
  expect(joined([])).toBe('');
  expect(joined(['Start it.', 'az aks start --name prod', 'Then go on.'])).toBe(
    'Start it. az aks start --name prod · Then go on.',
  );
  expect(joined(['By hand: az aks update --yes', 'az aks start'])).toBe(
    'By hand: az aks update --yes · az aks start',
  );
});

test('a text that ends within brackets has a full stop already', () => {
  expect(withFullStop('It failed. (The subnet is full.)')).toBe('It failed. (The subnet is full.)');
  expect(withFullStop('It failed (409)')).toBe('It failed (409).');
});
