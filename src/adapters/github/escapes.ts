/** Texts as they read, whatever they are escaped for: a secret must be found in each of its spellings. */

/** A text, and for each of its characters where it stands in the text that it was read from. */
export interface Reading {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Of HTML and Markdown, of URLs (bytes of ASCII, and of other characters in one go), of JSON; and what can't be seen. */
const ESCAPE =
  /&#(?<decimal>\d{1,7});|&#x(?<hex>[\da-f]{1,6});|&(?<name>amp|lt|gt|quot|apos);|(?<bytes>%[0-7][\da-f]|(?:%[89a-f][\da-f])+)|\\u(?<unit>[\da-f]{4})|\\(?<itself>["\\/])|\u200b/giu;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const INVISIBLE = '\u200b';

/** As deep as anybody nests them: an address inside an address, or JSON inside JSON. */
const DEPTH = 3;

/** Returns the text as it reads, and what that reads as in its turn; nothing when nothing in it is escaped. */
export function readingsOf(text: string): readonly Reading[] {
  const readings: Reading[] = [];
  for (let depth = 0; depth < DEPTH; depth++) {
    const last = readings.at(-1);
    const next = readOnce(last ?? { text, starts: [], ends: [] }, last === undefined);
    if (next === undefined) break;
    readings.push(next);
  }
  return readings;
}

function readOnce({ text, starts, ends }: Reading, isFirst: boolean): Reading | undefined {
  const parts: string[] = [];
  const next = { starts: [] as number[], ends: [] as number[] };
  const startOf = (index: number): number => (isFirst ? index : (starts[index] ?? 0));
  const endOf = (index: number): number => (isFirst ? index + 1 : (ends[index] ?? 0));
  const add = (part: string, from: number, until: number, isAsItIs: boolean): void => {
    parts.push(part);
    for (let index = 0; index < part.length; index++) {
      next.starts.push(startOf(isAsItIs ? from + index : from));
      next.ends.push(endOf(isAsItIs ? from + index : until - 1));
    }
  };
  let done = 0;
  for (const match of text.matchAll(ESCAPE)) {
    const until = match.index + match[0].length;
    add(text.slice(done, match.index), done, match.index, true);
    add(meaningOf(match), match.index, until, false);
    done = until;
  }
  if (done === 0) return undefined;
  add(text.slice(done), done, text.length, true);
  return { text: parts.join(''), ...next };
}

function meaningOf({ 0: whole, groups = {} }: RegExpExecArray): string {
  const { decimal, hex, name, bytes, unit, itself } = groups;
  const code = decimal === undefined ? Number.parseInt(hex ?? unit ?? '', 16) : Number(decimal);
  if (Number.isFinite(code)) return visible(code <= 0x10_ffff ? String.fromCodePoint(code) : whole);
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
  if (bytes !== undefined) return decoded(bytes);
  return itself ?? '';
}

function visible(character: string): string {
  return character === INVISIBLE ? '' : character;
}

function decoded(bytes: string): string {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return bytes;
  }
}

/** Characters that hold bits of what stands before, by the number of bytes of it in their group of three. */
const SHARED_BEFORE = [0, 2, 3];

/**
 * Returns how a text reads inside of Base64, in its two alphabets, wherever in a group of three bytes it begins. What
 * shares a character with its neighbors is left out.
 */
export function base64Of(text: string): readonly string[] {
  return SHARED_BEFORE.flatMap((shared, before) => {
    const bytes = Buffer.from('x'.repeat(before) + text);
    return (['base64', 'base64url'] as const).map((alphabet) => {
      const encoded = bytes.toString(alphabet).replace(/=+$/, '');
      return encoded.slice(shared, bytes.length % 3 === 0 ? encoded.length : -1);
    });
  });
}
