/** The repository's own files, for tests about them. */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** Returns the text of a file, given from the repository's root. */
export function readText(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

/** Returns whether a file or folder exists, given from the repository's root. */
export function isThere(file: string): boolean {
  return existsSync(path.join(ROOT, file));
}
