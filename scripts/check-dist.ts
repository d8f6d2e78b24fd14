/** Fails unless `dist/` and `simulator/dist/` are exactly what a fresh build makes: no file more, none less, the same bytes. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BUNDLES, bundleInto, type Bundle } from './bundle/bundle.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

async function readFolder(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.map(async (file) => [path.relative(folder, file), await readFile(file)] as const),
    ),
  );
}

function differences(
  { folder }: Bundle,
  committed: ReadonlyMap<string, Buffer>,
  fresh: ReadonlyMap<string, Buffer>,
): readonly string[] {
  return [...new Set([...committed.keys(), ...fresh.keys()])].sort().flatMap((name) => {
    const [before, after] = [committed.get(name), fresh.get(name)];
    if (before === undefined) return [`${folder}/${name} is missing`];
    if (after === undefined) return [`${folder}/${name} is not part of a fresh build`];
    return before.equals(after) ? [] : [`${folder}/${name} differs`];
  });
}

async function check(bundle: Bundle): Promise<readonly string[]> {
  const scratch = await mkdtemp(path.join(tmpdir(), 'aks-recover-dist-'));
  try {
    await bundleInto(bundle.entry, scratch);
    return differences(bundle, await readFolder(path.join(ROOT, bundle.folder)), await readFolder(scratch));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const found = (await Promise.all(BUNDLES.map(check))).flat();
if (found.length > 0) {
  console.error([...found, 'Run `npm run build` and commit what it made.'].join('\n'));
  process.exitCode = 1;
}
