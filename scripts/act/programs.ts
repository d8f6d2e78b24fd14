/** Programs that are not part of the project. */

import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/** Returns the path of a program: what the variable names, else where it is found on PATH or where Go installs it. */
export async function findProgram(name: string, variable: string): Promise<string | undefined> {
  const named = process.env[variable];
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), path.join(homedir(), 'go/bin')];
  const candidates = named === undefined ? folders.map((folder) => path.join(folder, name)) : [named];
  for (const candidate of candidates) {
    try {
      await access(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not here.
    }
  }
  return undefined;
}
