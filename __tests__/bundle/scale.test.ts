/** The budget of requests in docs/scale.md, against what the bundle sends. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../simulator/scenario/scenario.ts';
import { onAzure, type Inputs } from '../support/bundle.ts';
import { cluster, upgraded, upgrading } from '../support/scenarios.ts';

const PAGE = join(import.meta.dirname, '../../docs/scale.md');

/** Several looks at a rollback, and only a few seconds. */
const SPEED = 200;

/** Requests of one run. */
interface Budget {
  /** Reads of the cluster beside those of a wait. */
  readonly clusterReads: number;
  /** Looks of all waits: each reads the cluster and an operation's status. */
  readonly looks: number;
  /** What is counted for the subscription. */
  readonly others: number;
}

const OWN_BUCKETS = new Set(['cluster.get', 'cluster.put', 'pool.put', 'operation.status']);

async function spend(inputs: Inputs, scenario: Scenario): Promise<Budget> {
  const routes: string[] = [];
  await onAzure({ scenario, speed: SPEED }, async ({ run }) => {
    const { requests } = await run(inputs);
    routes.push(...requests.filter(({ face }) => face === 'arm').map(({ route }) => route));
  })();
  const count = (name: string): number => routes.filter((route) => route === name).length;
  const looks = count('operation.status');
  const others = routes.filter((route) => !OWN_BUCKETS.has(route)).length;
  return { clusterReads: count('cluster.get') - looks, looks, others };
}

/** What a row of the page says: the numbers before words, and whether there is a wait. */
async function promised(name: string): Promise<Omit<Budget, 'looks'> & { readonly waits: boolean }> {
  const lines = (await readFile(PAGE, 'utf8')).split('\n');
  const cells = lines
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find(([, first]) => first === name);
  if (cells === undefined) throw new Error(`docs/scale.md has no row "${name}".`);
  const [, , clusterReads = '', statusReads = '', others = ''] = cells;
  return {
    clusterReads: Number.parseInt(clusterReads, 10),
    others: Number(others),
    waits: statusReads.startsWith('the wait'),
  };
}

const STATUS: Inputs = { mode: 'status' };
const ROLLBACK: Inputs = { mode: 'rollback', nodepool: 'user' };
const CHANNELS_ON = { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'SecurityPatch' };

describe('docs/scale.md says what a run asks for', () => {
  test.concurrent.each<[string, Inputs, Scenario]>([
    ['status', STATUS, cluster([upgraded()])],
    ['abort', { mode: 'abort', nodepool: 'user' }, cluster([upgrading()])],
    ['rollback', ROLLBACK, cluster([upgraded()])],
    ['rollback that turns auto-upgrade off first', ROLLBACK, cluster([upgraded()], CHANNELS_ON)],
  ])('%s', async (name, inputs, scenario) => {
    const { clusterReads, looks, others } = await spend(inputs, scenario);
    expect({ clusterReads, others, waits: looks > 0 }).toEqual(await promised(name));
  });

  test.concurrent.each<[string, Inputs, Inputs]>([
    ['status, each additional pool', STATUS, STATUS],
    ['rollback, each additional pool', ROLLBACK, { ...ROLLBACK, nodepool: 'user,b,c' }],
  ])('%s', async (name, forOne, forThree) => {
    const one = await spend(forOne, cluster([upgraded()]));
    const three = await spend(forThree, cluster([upgraded(), upgraded('b'), upgraded('c')]));
    expect({
      clusterReads: (three.clusterReads - one.clusterReads) / 2,
      others: (three.others - one.others) / 2,
      waits: three.looks > one.looks,
    }).toEqual(await promised(name));
  });

  test('and how many runs start without a pause', async () => {
    const { others } = await promised('rollback that turns auto-upgrade off first');
    expect(await readFile(PAGE, 'utf8')).toContain(
      `${String(others)} requests of the shared kind within seconds`,
    );
  });
});
