/** Builds an action into one folder: always the same bytes from the same sources and lock file. */

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OutputChunk, Plugin, PreRenderedChunk } from 'rolldown';
import { rolldown } from 'rolldown';
import packageJson from '../../package.json' with { type: 'json' };
import { renderLicenses } from './licenses.ts';
import { packageOf, packagesOf } from './packages.ts';

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

/** Of `package.json` the bundle needs the version; with the rest, every update of a tool would change `dist/`. */
const onlyTheVersion: Plugin = {
  name: 'only-the-version',
  load: (id) =>
    path.normalize(id) === path.join(ROOT, 'package.json')
      ? { code: JSON.stringify({ version: packageJson.version }), moduleType: 'json' }
      : undefined,
};

/** `@azure/identity` can open a browser to sign a person in. The action never does, so the code for it stays out. */
const noBrowser: Plugin = {
  name: 'no-browser',
  transform: {
    filter: { code: 'import("open")' },
    handler: (code) => code.replace('import("open")', 'Promise.reject(new Error("No browser is opened."))'),
  },
};

/**
 * An ES module that imports `node:http` makes Node read all its exports, one of which loads Node's fetch library: a
 * good part of the time to the first request. Taken as CommonJS takes it, each export is read when it is used.
 */
const httpWithoutFetch: Plugin = {
  name: 'http-without-fetch',
  resolveId: { filter: { id: /^(?:node:)?http$/ }, handler: () => '\0node/http.cjs' },
  load: {
    filter: { id: /^\0node\/http\.cjs$/ },
    handler: () => 'module.exports = process.getBuiltinModule("node:http");',
  },
};

/** Builds an entry into a folder, replacing it. Rejects, leaving it alone, when the sources can't be bundled. */
export async function bundleInto(entry: string, folder: string): Promise<void> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'aks-recover-build-'));
  try {
    const chunks = await bundle(entry, scratch);
    const files = chunks.flatMap(({ modules }) =>
      Object.entries(modules).flatMap(([file, { code }]) => (code === null ? [] : file)),
    );
    await writeFile(path.join(scratch, 'licenses.txt'), await renderLicenses(await packagesOf(files)));
    await writeFile(path.join(scratch, 'package.json'), '{\n  "type": "module"\n}\n');
    await rm(folder, { recursive: true, force: true });
    await cp(scratch, folder, { recursive: true });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function bundle(entry: string, folder: string): Promise<readonly OutputChunk[]> {
  const build = await rolldown({
    cwd: ROOT,
    input: { index: entry },
    platform: 'node',
    plugins: [onlyTheVersion, noBrowser, httpWithoutFetch],
    onLog: (_level, { message }) => {
      throw new Error(message);
    },
  });
  try {
    const { output } = await build.write({ dir: folder, format: 'esm', chunkFileNames: nameOf });
    return output.filter((file) => file.type === 'chunk');
  } finally {
    await build.close();
  }
}

/** A part of the bundle bears the name of what it is loaded for: the last of its modules. */
function nameOf({ moduleIds }: PreRenderedChunk): string {
  const last = moduleIds.at(-1) ?? '';
  const { dir, name } = path.parse(last.replace('\0', ''));
  return `${packageOf(last)?.replace('@', '').replace('/', '-') ?? `${path.basename(dir)}-${name}`}.js`;
}
