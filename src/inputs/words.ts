/** Parsers of words: choices, booleans and lists. */

import { closestMatch } from 'leven';
import { accept, refuse, type Parser } from './parsed.ts';

/** Returns a parser of one word of a fixed set, in any case. */
export function oneOf<const Word extends string>(words: readonly Word[]): Parser<Word> {
  return (text) => {
    const lower = text.toLowerCase();
    const word = words.find((candidate) => candidate === lower);
    if (word !== undefined) return accept(word);
    return refuse(`is not one of ${words.join(', ')}${suggestion(lower, words)}`);
  };
}

/** The booleans of YAML 1.2's core schema, as the runner's own library reads them. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
]);

/** Parses `true` or `false`. */
export const parseBoolean: Parser<boolean> = (text) => {
  const value = BOOLEANS.get(text);
  return value === undefined ? refuse('is not one of true, false') : accept(value);
};

/** Returns the items of a list written with commas or lines, each once, in the order given. */
export function splitList(text: string): readonly string[] {
  const items = text.split(/[,\r\n]/).map((item) => item.trim());
  return [...new Set(items.filter((item) => item !== ''))];
}

/** Returns `; did you mean "…"?` for the word that is nearly the one given, or nothing. */
function suggestion(text: string, words: readonly string[]): string {
  // More than that is another word, not a slip.
  const maxDistance = Math.min(2, Math.floor(text.length / 3));
  const word = text.length > 40 || maxDistance === 0 ? undefined : closestMatch(text, words, { maxDistance });
  return word === undefined ? '' : `; did you mean "${word}"?`;
}
