/** What a table has and nothing makes, shows or plays: omissions that the compiler can't know of. */

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { MOVES as SAMPLES } from '../../scripts/messages/samples.ts';
import { READS } from '../../src/domain/aks/reads.ts';
import { CHECK_IDS } from '../../src/domain/checks/check.ts';
import { MOVE_KINDS } from '../../src/domain/moves/move.ts';
import { RESULTS_WORST_FIRST } from '../../src/domain/results.ts';
import { METHODS, MUTATION_ROUTES, type Method } from '../support/methods.ts';
import { ARM_ROUTES } from './arm-routes.ts';
import { readText, ROOT } from './files.ts';

/** The sources below a folder, one text, but for those below another one. */
function sourcesOf(folder: string, except?: string): string {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .filter((name) => name.endsWith('.ts') && (except === undefined || !name.startsWith(except)))
    .map(readText)
    .join('\n');
}

describe('every kind of move', () => {
  const deciders = sourcesOf('src/domain', 'src/domain/moves/');

  test('is decided upon somewhere', () => {
    expect(MOVE_KINDS.filter((kind) => !deciders.includes(`kind: '${kind}'`))).toEqual([]);
  });

  test('has a sample in the catalogue of messages', () => {
    expect(MOVE_KINDS.filter((kind) => !SAMPLES.some((move) => move.kind === kind))).toEqual([]);
  });
});

test('every request that changes something is canceled in a story', () => {
  const stories = readText('__tests__/bundle/cancellation.test.ts');
  expect(MUTATION_ROUTES.filter((route) => !stories.includes(`'${route}'`))).toEqual([]);
});

test('every result is come to somewhere', () => {
  const domain = sourcesOf('src/domain');
  expect(RESULTS_WORST_FIRST.filter((result) => !new RegExp(`'${result}'(?!:)`).test(domain))).toEqual([]);
});

test('every check has its row in docs/behavior.md', () => {
  const rows = [...readText('docs/behavior.md').matchAll(/^\| `([\w-]+)`/gm)].map(([, id]) => id);
  expect(CHECK_IDS.filter((id) => !rows.includes(id))).toEqual([]);
});

/** In no public list: the simulator names the right to the operations of pools like that to those of clusters. */
const NAMED_OTHERWISE = ['Microsoft.ContainerService/managedClusters/agentPools/operations/read'];

test('every permission of a read is demanded by a route of the simulator that a method of the ports asks for', () => {
  const asked = new Set(Object.values(METHODS).flatMap(({ routes }) => routes));
  const demanded = new Set([
    ...NAMED_OTHERWISE,
    ...ARM_ROUTES.filter(({ name }) => asked.has(name)).map(({ action }) => action),
  ]);
  const rights = Object.values(READS).flatMap((read) => read.rights);
  expect(rights.filter((right) => !demanded.has(right))).toEqual([]);
});

test.each(Object.keys(METHODS) as Method[])('%s asks for routes that the simulator has', (method) => {
  const names = ARM_ROUTES.map(({ name }) => name);
  expect(METHODS[method].routes.filter((route) => !names.includes(route))).toEqual([]);
  expect(METHODS[method].routes).not.toEqual([]);
});
