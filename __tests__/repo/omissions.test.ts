/** What a table has and nothing makes, shows or plays: omissions that the compiler can't know of. */

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { activityRoutes } from '../../simulator/arm/routes/activity-routes.ts';
import { clusterRoutes } from '../../simulator/arm/routes/cluster-routes.ts';
import { fleetRoutes } from '../../simulator/arm/routes/fleet-routes.ts';
import { operationRoutes } from '../../simulator/arm/routes/operation-routes.ts';
import { poolRoutes } from '../../simulator/arm/routes/pool-routes.ts';
import { versionRoutes } from '../../simulator/arm/routes/version-routes.ts';
import { MOVES as SAMPLES } from '../../scripts/messages/samples.ts';
import { READS } from '../../src/domain/aks/reads.ts';
import { CHECK_IDS } from '../../src/domain/checks/check.ts';
import { MOVE_KINDS } from '../../src/domain/moves/kinds.ts';
import { RESULTS_WORST_FIRST } from '../../src/domain/results.ts';
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

test('every permission of a read is demanded by a route of the simulator', () => {
  const routes = [clusterRoutes, poolRoutes, versionRoutes, operationRoutes, fleetRoutes, activityRoutes];
  const demanded = new Set([...NAMED_OTHERWISE, ...routes.flat().map(({ action }) => action)]);
  const rights = Object.values(READS).flatMap((read) => read.rights);
  expect(rights.filter((right) => !demanded.has(right))).toEqual([]);
});
