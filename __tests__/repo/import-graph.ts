/** Who imports whom: the graph of files, that of folders, and the circles in them. */

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readText, ROOT } from './files.ts';

/** Each node with those that it points to. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Every way to name another file of one's own: `import`, `export … from`, `import()`, `import('…').Type`. */
const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

/** Returns the TypeScript files of a folder, from the repository's root; what is built is left out. */
export function sourceFiles(folder: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('dist/'))
    .map((file) => `${folder}/${file}`);
}

/** Returns who imports whom among the files. */
export function importGraph(files: readonly string[]): Graph {
  return new Map(
    files.map((file) => [
      file,
      new Set(
        [...readText(file).matchAll(SPECIFIER)]
          .map(([, specifier = '']) => path.posix.join(path.posix.dirname(file), specifier))
          .filter((imported) => files.includes(imported)),
      ),
    ]),
  );
}

/**
 * Returns the graph of folders. A folder that has folders of its own is a shelf: the files that lie on it directly
 * count each for itself, because the table of values and the wiring may lie side by side there.
 */
export function folderGraph(files: Graph): Graph {
  const folders = new Set([...files.keys()].map((file) => path.posix.dirname(file)));
  const isShelf = (folder: string): boolean => [...folders].some((other) => other.startsWith(`${folder}/`));
  const nodeOf = (file: string): string => {
    const folder = path.posix.dirname(file);
    return isShelf(folder) ? file : folder;
  };
  const graph = new Map<string, Set<string>>();
  for (const [file, imported] of files) {
    const from = graph.get(nodeOf(file)) ?? new Set();
    for (const other of imported) if (nodeOf(other) !== nodeOf(file)) from.add(nodeOf(other));
    graph.set(nodeOf(file), from);
  }
  return graph;
}

/** Returns one circle of the graph as a path that ends where it began, or `undefined`. */
export function circleOf(graph: Graph): readonly string[] | undefined {
  const done = new Set<string>();
  const walk = (node: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const circle = walk(next, [...way, node]);
      if (circle !== undefined) return circle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const circle = walk(node, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
