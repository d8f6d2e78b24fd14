import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { readText, ROOT } from './files.ts';

/** Limits of what is committed and downloaded (docs/performance.md). They may only be raised with a reason there. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_ARCHIVE_BYTES = 1.5 * 1024 * 1024;
const MOST_PACKAGES = 60;

const files = readdirSync(path.join(ROOT, 'dist'));
const scripts = files.filter((name) => name.endsWith('.js'));

/** The parts of the bundle that a part loads, at once or when needed. */
function loadedBy(name: string): readonly string[] {
  return [...readText(`dist/${name}`).matchAll(/\bimport\("\.\/([\w-]+\.js)"\)/g)].flatMap(
    ([, part]) => part ?? [],
  );
}

function reachedFrom(name: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const part of loadedBy(name)) reachedFrom(part, seen);
  return seen;
}

describe('what a runner downloads and a reviewer reads', () => {
  test('dist/ stays within 4 MiB', () => {
    const bytes = files.reduce((sum, name) => sum + statSync(path.join(ROOT, 'dist', name)).size, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('every part of dist/ is loaded by another one', () => {
    expect([...reachedFrom('index.js')].sort()).toEqual(scripts.toSorted());
  });

  test('the parts that a run may do without are not loaded at its start', () => {
    expect(readText('dist/index.js')).not.toMatch(/^import .*"\.\//m);
    for (const late of ['@actions/github', '@azure/identity', '@azure/arm-containerservice']) {
      const holding = scripts.filter((name) =>
        readText(`dist/${name}`).includes(` // node_modules/${late}/`),
      );
      expect([late, holding]).toEqual([late, [expect.not.stringMatching(/^index\.js$/)]]);
    }
  });

  test('it can be read: names, comments and lines are kept', () => {
    // The longest lines are WebAssembly, which undici carries as text.
    for (const name of scripts) {
      const lines = readText(`dist/${name}`).split('\n');
      expect([name, lines.some((line) => line.length > 70_000)]).toEqual([name, false]);
    }
    expect(readText('dist/src-recovery.js')).toContain('\n;// CONCATENATED MODULE: ./src/domain/decide.ts\n');
  });

  test('no more packages are bundled than are known to be needed, and no browser opener', () => {
    const names = [...readText('dist/licenses.txt').matchAll(/^-{80}\n(\S+) \d/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(20);
    expect(names.length).toBeLessThanOrEqual(MOST_PACKAGES);
    expect(names).not.toContain('open');
    expect(files.filter((name) => !/^(?:[\w-]+\.js|licenses\.txt|package\.json)$/.test(name))).toEqual([]);
  });

  test('the archive that a runner downloads stays within 1.5 MiB, and holds both actions', () => {
    // Of the index, so that it tells of what is about to be committed.
    const tree = execFileSync('git', ['write-tree'], { cwd: ROOT, encoding: 'utf8' }).trim();
    const archive = execFileSync('git', ['archive', '--format=tar', '--worktree-attributes', tree], {
      cwd: ROOT,
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(gzipSync(archive).length).toBeLessThanOrEqual(MOST_ARCHIVE_BYTES);
    const listed = archive.toString('latin1');
    for (const needed of ['action.yml', 'dist/index.js', 'simulator/action.yml', 'simulator/dist/index.js']) {
      expect([needed, listed.includes(needed)]).toEqual([needed, true]);
    }
  });
});
