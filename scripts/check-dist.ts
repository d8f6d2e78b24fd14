/** Fails unless `dist/` is exactly what a fresh build makes: no file more, none less, the same bytes. */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundleInto } from './bundle/bundle.ts';

const DIST = path.resolve(import.meta.dirname, '../dist');

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
  committed: ReadonlyMap<string, Buffer>,
  fresh: ReadonlyMap<string, Buffer>,
): readonly string[] {
  return [...new Set([...committed.keys(), ...fresh.keys()])].sort().flatMap((name) => {
    const [before, after] = [committed.get(name), fresh.get(name)];
    if (before === undefined) return [`dist/${name} is missing`];
    if (after === undefined) return [`dist/${name} is not part of a fresh build`];
    return before.equals(after) ? [] : [`dist/${name} differs`];
  });
}

const folder = await mkdtemp(path.join(tmpdir(), 'aks-recover-dist-'));
try {
  await bundleInto(folder);
  const found = differences(await readFolder(DIST), await readFolder(folder));
  if (found.length > 0) {
    console.error([...found, 'Run `npm run build` and commit dist/.'].join('\n'));
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
