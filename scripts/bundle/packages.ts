/** Which packages a bundle really contains: every module that the bundler took in, not what package.json names. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A package whose code is in the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly folder: string;
}

const NODE_MODULES = `${path.sep}node_modules${path.sep}`;

/** Returns the packages that files belong to, each version once, by name. */
export async function packagesOf(files: readonly string[]): Promise<readonly BundledPackage[]> {
  const folders = new Set(files.flatMap((file) => placeOf(file)?.folder ?? []));
  const packages = await Promise.all([...folders].map(readPackage));
  const byLabel = new Map(packages.map((entry) => [`${entry.name}@${entry.version}`, entry]));
  // Compared by code unit: a locale would make the order depend on the machine.
  return [...byLabel].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** Returns the name of the package that a file belongs to; `undefined` for the project's own files. */
export function packageOf(file: string): string | undefined {
  return placeOf(file)?.name;
}

function placeOf(id: string): { readonly name: string; readonly folder: string } | undefined {
  const file = path.normalize(id);
  const start = file.lastIndexOf(NODE_MODULES);
  if (start === -1) return undefined;
  const [first = '', second = ''] = file.slice(start + NODE_MODULES.length).split(path.sep);
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return { name, folder: path.join(file.slice(0, start + NODE_MODULES.length), name) };
}

async function readPackage(folder: string): Promise<BundledPackage> {
  const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
    readonly name?: string;
    readonly version?: string;
    readonly license?: string;
  };
  const { name, version, license } = manifest;
  if (name === undefined || version === undefined || license === undefined) {
    throw new Error(`${folder}/package.json does not tell the package's name, version and license.`);
  }
  return { name, version, license, folder };
}
