import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from './files.ts';

const files = readdirSync(path.join(ROOT, 'simulator'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('dist'))
  .map((file) => path.posix.join('simulator', file));

/** What each file imports of the simulator, imports of types included. */
const imports = new Map(
  files.map((file) => {
    const text = readFileSync(path.join(ROOT, file), 'utf8');
    const targets = [...text.matchAll(/ from '(\.{1,2}\/[^']+)'/g)].map(([, target = '']) =>
      path.posix.join(path.posix.dirname(file), target),
    );
    return [file, targets.filter((target) => target.startsWith('simulator/'))] as const;
  }),
);

describe('the files of the simulator', () => {
  test('import each other in no circle', () => {
    expect(circular(imports)).toEqual([]);
  });

  test('lie in folders that import each other in no circle', () => {
    const folders = new Map<string, string[]>();
    for (const [file, targets] of imports) {
      const folder = path.posix.dirname(file);
      const others = targets.map((target) => path.posix.dirname(target)).filter((other) => other !== folder);
      folders.set(folder, [...(folders.get(folder) ?? []), ...others]);
    }
    expect(circular(folders)).toEqual([]);
  });

  test('lie in folders of at most fifteen', () => {
    const counts = new Map<string, number>();
    for (const file of files) {
      const folder = path.posix.dirname(file);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > 15)).toEqual([]);
  });
});

/** The nodes from which a way leads back to themselves. */
function circular(graph: ReadonlyMap<string, readonly string[]>): string[] {
  return [...graph.keys()].filter((start) => {
    const seen = new Set<string>();
    const next = [...(graph.get(start) ?? [])];
    for (let node = next.pop(); node !== undefined; node = next.pop()) {
      if (node === start) return true;
      if (seen.has(node)) continue;
      seen.add(node);
      next.push(...(graph.get(node) ?? []));
    }
    return false;
  });
}
