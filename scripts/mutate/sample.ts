/** The same sample each time, so that two figures can be compared. */

import { createHash } from 'node:crypto';
import type { Mutant } from './mutants.ts';

/** What a mutant is known by: it stays the same while its line does, wherever that line moves. */
export function keyOf({ file, before, after }: Mutant, text: string, start: number): string {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const line = text.slice(lineStart).split('\n', 1)[0] ?? '';
  const earlier = text.slice(lineStart, start).split(before).length - 1;
  return [file, line.trim(), before, after, ...(earlier === 0 ? [] : [`no. ${earlier + 1}`])].join(' | ');
}

/** Returns that many of a list, chosen by a seed; all when there are not more. */
export function sampleOf(mutants: readonly Mutant[], size: number, seed: string): readonly Mutant[] {
  const rank = ({ file, start, after }: Mutant): string =>
    createHash('sha256').update([seed, file, start, after].join('\0')).digest('hex');
  return mutants
    .map((mutant) => [rank(mutant), mutant] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, size)
    .map(([, mutant]) => mutant);
}
