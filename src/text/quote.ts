/** Shows a value that somebody else wrote, so that it can do no harm in a log. */

/** Characters; an ARM resource ID of usual length is still shown whole. */
const LONGEST = 200;

/** Control, format, separator and lone surrogate characters: they move the cursor, hide text or start a line. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Returns the value in double quotes, cut when long, with every unprintable character as `\u{…}`. */
export function quote(value: string): string {
  const characters = [...value];
  const shown = characters.slice(0, LONGEST).join('').replace(UNPRINTABLE, escapeCharacter);
  return characters.length > LONGEST ? `"${shown}…" (${characters.length} characters)` : `"${shown}"`;
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
