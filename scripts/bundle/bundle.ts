/** Builds an action into one folder with `@vercel/ncc`: always the same bytes from the same sources and lock file. */

import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { renderLicenses } from './licenses.ts';
import { ncc } from './ncc.ts';
import { packagesOf } from './packages.ts';
import { filesOf, readableScripts } from './readable.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A bundle of the repository: what it is made of, and the folder that it is committed in. Both from the root. */
export interface Bundle {
  readonly entry: string;
  readonly folder: string;
}

/** The action itself, and the action that rehearses it. */
export const BUNDLES: readonly Bundle[] = [
  { entry: 'src/index.ts', folder: 'dist' },
  { entry: 'simulator/action/index.ts', folder: 'simulator/dist' },
];

/**
 * Builds an entry into a folder, replacing it. Rejects, leaving it alone, when the sources can't be bundled. One at a
 * time: ncc keeps what it is at in variables of its own.
 */
export async function bundleInto(entry: string, folder: string): Promise<void> {
  // Paths in the bundle are told from the working directory; what packages are replaced by, ncc reads from the file.
  process.chdir(ROOT);
  process.env.TS_NODE_PROJECT = path.join(import.meta.dirname, 'tsconfig.json');
  const result = await ncc(path.join(ROOT, entry), { cache: false, quiet: true, transpileOnly: true });
  const { chunks, chunkGraph } = result.stats.compilation;
  const modules = [...chunks].flatMap((chunk) => chunkGraph.getChunkModules(chunk));
  const scripts = readableScripts(result);
  const licenses = await renderLicenses(await packagesOf(modules.flatMap(filesOf)));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, text] of [
    ...scripts,
    ['licenses.txt', licenses] as const,
    ['package.json', '{\n  "type": "module"\n}\n'] as const,
  ]) {
    await writeFile(path.join(folder, name), text);
  }
}
