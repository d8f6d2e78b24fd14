/** Builds an action into one folder: always the same bytes from the same sources and lock file. */

import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { renderLicenses } from './licenses.ts';
import { packagesOf, type BundlerStats } from './packages.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const NCC = fileURLToPath(import.meta.resolve('@vercel/ncc/dist/ncc/cli.js'));

/**
 * What the bundler adds and nothing loads: a script of the package `open`, with which an interactive sign-in
 * would open a browser. The action never signs in that way, and `open` does without the script.
 */
const UNUSED_FILES = ['xdg-open'];

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

/** Builds an entry into a folder, replacing it. Rejects, leaving it alone, when the sources can't be bundled. */
export async function bundleInto(entry: string, folder: string): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'aks-recover-build-'));
  try {
    const built = path.join(scratch, 'dist');
    const statsFile = path.join(scratch, 'stats.json');
    await runBundler(['build', entry, '--out', built, '--stats-out', statsFile]);
    for (const name of UNUSED_FILES) await rm(path.join(built, name), { force: true });
    const stats = JSON.parse(await readFile(statsFile, 'utf8')) as BundlerStats;
    await writeFile(path.join(built, 'licenses.txt'), await renderLicenses(await packagesOf(stats)));
    await rm(folder, { recursive: true, force: true });
    await cp(built, folder, { recursive: true });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function runBundler(args: readonly string[]): Promise<void> {
  const options = ['--no-cache', '--quiet', '--target', 'es2024'];
  try {
    await promisify(execFile)(process.execPath, [NCC, ...args, ...options], { cwd: ROOT });
  } catch (error) {
    const output = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`The build failed.\n${output.stdout ?? ''}${output.stderr ?? ''}`, { cause: error });
  }
}
