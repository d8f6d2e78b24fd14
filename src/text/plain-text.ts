/** Text that came from Azure or the user, made safe for one line of plain text (log, annotation, output). */

/** Unless a caller knows better: as much of a foreign text as anybody reads in a log. */
const DEFAULT_LENGTH = 1_000;

/**
 * Line ends, other control characters (C0, C1, the line and paragraph separators), and the invisible characters
 * that reorder or hide what follows (bidirectional controls, zero-width characters, the byte-order mark).
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

const UNPRINTABLE_ONE = new RegExp(UNPRINTABLE.source.replace(/\+$/, ''), 'gu');

/** Returns the text in one line without control characters, cut to `maxLength` characters. */
export function oneLine(text: string, maxLength: number = DEFAULT_LENGTH): string {
  return cut(text.replace(UNPRINTABLE, ' ').replace(/ {2,}/g, ' ').trim(), maxLength);
}

/** Returns the value as JSON in one line that nothing cuts in two: what could end a line or can't be seen is escaped. */
export function toJson(value: unknown): string {
  return JSON.stringify(value).replace(
    UNPRINTABLE_ONE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Returns the text in its own lines, each without control characters. */
export function printableLines(text: string): readonly string[] {
  return text
    .replaceAll('\t', '  ')
    .split(/\r\n|[\n\r]/)
    .map((line) => line.replace(UNPRINTABLE, ' ').trimEnd());
}

/** Returns the text cut to `maxLength` characters, the last of them an ellipsis when something was cut off. */
export function cut(text: string, maxLength: number): string {
  const wellFormed = text.toWellFormed();
  if (wellFormed.length <= maxLength) return wellFormed;
  // A character outside the basic plane takes two places: half of one is left out rather than broken.
  return `${wellFormed.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Returns `1 node`, `3 nodes`: a number with its noun. */
export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Returns `a`, `a and b`, `a, b and c`. */
export function listInWords(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined || words.length === 1) return last ?? '';
  return `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A command at the end of a text: a full stop after it would be copied along with it. */
const ENDS_WITH_COMMAND = /(?:^|[:(] )(?:az|kubectl) [^`]*$/;

/** Returns the text with a full stop, unless it has an end already or ends with a command. */
export function withFullStop(text: string): string {
  return text === '' || /[.!?…][)'"]?$/.test(text) || ENDS_WITH_COMMAND.test(text) ? text : `${text}.`;
}

/** Returns the texts in one line; what follows a command is kept apart from it, or it would be copied along. */
export function joined(texts: readonly string[]): string {
  return texts
    .map((text, index) => {
      const isLast = index === texts.length - 1;
      return isLast || !ENDS_WITH_COMMAND.test(text) ? text : `${text} ·`;
    })
    .join(' ');
}

/** Returns the text as a sentence: its first letter in upper case, and with a full stop as above. */
export function sentence(text: string): string {
  return withFullStop(capitalized(text));
}

/** Returns the text with its first letter in upper case. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Names, which keep their first letter wherever they stand. */
const NAME = /^(?:Azure|Entra|GitHub|Kubernetes|Microsoft|Fleet|PodDisruptionBudget)/;

/** Returns the text with its first letter in lower case, for the middle of a sentence; names stay as they are. */
export function uncapitalized(text: string): string {
  return /^[A-Z](?:[a-z]| )/.test(text) && !NAME.test(text)
    ? `${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text;
}
