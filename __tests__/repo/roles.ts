/** The custom roles in docs/roles. */

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readText, ROOT } from './files.ts';

/** A role definition in the form of the Azure CLI. */
export interface Role {
  readonly Name: string;
  readonly IsCustom: boolean;
  readonly Description: string;
  readonly Actions: readonly string[];
  readonly NotActions?: readonly string[];
  readonly AssignableScopes: readonly string[];
}

/** Their names, without `.json`. */
export const roleFiles: readonly string[] = readdirSync(path.join(ROOT, 'docs/roles')).map((file) =>
  file.replace(/\.json$/, ''),
);

/** Returns the role of that name. */
export function roleFile(name: string): Role {
  return JSON.parse(readText(`docs/roles/${name}.json`)) as Role;
}
