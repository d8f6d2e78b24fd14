import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { circleOf, folderGraph, importGraph, sourceFiles, type Graph } from './import-graph.ts';

/** More files side by side than this are a pile. Checks lie side by side as they are: one idea, one file. */
const MOST_IN_A_FOLDER = 15;
const PILES_ALLOWED = ['src/domain/checks'];

function graphOf(edges: Readonly<Record<string, readonly string[]>>): Graph {
  return new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to)]));
}

describe.each(['src', 'simulator'])('%s', (folder) => {
  const files = sourceFiles(folder);
  const graph = importGraph(files);

  test('is read as a whole: every file is reached from those that start it', () => {
    const imported = new Set([...graph.values()].flatMap((others) => [...others]));
    expect(files.length).toBeGreaterThan(50);
    expect(imported.size).toBeGreaterThan(files.length * 0.9);
  });

  test('has no circle of files', () => {
    expect(circleOf(graph)).toBeUndefined();
  });

  test('has no circle of folders', () => {
    expect(circleOf(folderGraph(graph))).toBeUndefined();
  });

  test('has no folder with a pile of files', () => {
    const count = Map.groupBy(files, (file) => path.posix.dirname(file));
    const piles = [...count].filter(
      ([name, { length }]) => length > MOST_IN_A_FOLDER && !PILES_ALLOWED.includes(name),
    );
    expect(piles.map(([name, { length }]) => `${name}: ${String(length)}`)).toEqual([]);
  });
});

test('__tests__/unit mirrors the folders of src', () => {
  const folders = new Set(sourceFiles('__tests__/unit').map((file) => path.posix.dirname(file)));
  const source = new Set(sourceFiles('src').map((file) => path.posix.dirname(file)));
  const others = [...folders].filter(
    (folder) => !source.has(folder.replace('__tests__/unit', 'src')) && folder !== '__tests__/unit/scripts',
  );
  expect(others).toEqual([]);
});

describe('a circle', () => {
  test('is found wherever it begins', () => {
    expect(circleOf(graphOf({ a: ['b'], b: ['c', 'd'], c: [], d: ['b'] }))).toEqual(['b', 'd', 'b']);
    expect(circleOf(graphOf({ a: ['b', 'c'], b: ['c'], c: [] }))).toBeUndefined();
  });

  test('of folders is one although no file imports itself over others', () => {
    const files = graphOf({
      'x/a/1.ts': ['x/b/1.ts'],
      'x/b/2.ts': ['x/a/2.ts'],
      'x/b/1.ts': [],
      'x/a/2.ts': [],
    });
    expect(circleOf(files)).toBeUndefined();
    expect(circleOf(folderGraph(files))).toEqual(['x/a', 'x/b', 'x/a']);
  });

  test('is none between the files on a shelf', () => {
    const files = graphOf({ 'x/wiring.ts': ['x/a/1.ts'], 'x/a/1.ts': ['x/values.ts'], 'x/values.ts': [] });
    expect(circleOf(folderGraph(files))).toBeUndefined();
  });
});
