/** Keeping a page inside GitHub's limit: parts that would be too long are cut, and say so. */

import { plural } from '../../text/plain-text.ts';

const encoder = new TextEncoder();

/** Returns the size of a text in UTF-8. */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** Returns as many lines as fit into `maxBytes`, from the first one on, and how many were left out. */
export function fitLines<T extends string | readonly string[]>(
  lines: readonly T[],
  maxBytes: number,
): { readonly kept: readonly T[]; readonly leftOut: number } {
  let bytes = 0;
  const end = lines.findIndex((line) => {
    bytes += byteLength(typeof line === 'string' ? line : line.join('   ')) + 8;
    return bytes > maxBytes;
  });
  const kept = end === -1 ? lines : lines.slice(0, end);
  return { kept, leftOut: lines.length - kept.length };
}

/** Returns the note on what was left out, or nothing when all is there. */
export function leftOutNote(count: number, noun: string): readonly string[] {
  return count === 0
    ? []
    : [
        `_${plural(count, `more ${noun}`)} left out: the page would be too long. The output \`report\` may have more._`,
      ];
}
