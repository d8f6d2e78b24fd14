/** What a run costs Azure and how long it makes a user wait, counted: docs/performance.md says why each request is there. */

import { describe, expect, test } from '@jest/globals';
import { look, type Seen } from '../../scripts/bench/round-trips.ts';

const SIGN_IN = ['entra.discovery', 'entra.token', 'oidc.token'];

/** Long against what the action does between two requests; on a machine that is busy a chain only seems longer. */
const LATENCY_MS = 500;
const TRIES = 3;

/** Polls: how many there are depends on how fast the machine is. */
const POLLS = new Set(['cluster.get', 'operation.status', 'pool.operation']);

/** Routes, sorted, up to and with the request that changes something; all of them where nothing is changed. */
function untilChange({ requests }: Seen): readonly string[] {
  const change = requests.findIndex(({ route }) => route === 'pool.abort' || route === 'pool.put');
  return requests
    .slice(0, change === -1 ? undefined : change + 1)
    .map(({ route }) => route)
    .sort();
}

function afterChange({ requests }: Seen): readonly string[] {
  const change = requests.findIndex(({ route }) => route === 'pool.abort' || route === 'pool.put');
  return requests
    .slice(change + 1)
    .map(({ route }) => route)
    .filter((route) => !POLLS.has(route))
    .sort();
}

describe('the requests of a run, with two pools, no channel and no fleet', () => {
  test('status: the sign-in, the cluster twice (once as previews show it), operations, windows, log, fleets, and two more for each pool', async () => {
    const seen = await look('status', 2, 0);
    expect(untilChange(seen)).toEqual(
      [
        ...SIGN_IN,
        'activity.list',
        'cluster.get',
        'cluster.get',
        'cluster.operation',
        'cluster.operations',
        'fleet.list',
        'maintenance.list',
        'pool.machines',
        'pool.machines',
        'pool.upgradeProfile',
        'pool.upgradeProfile',
      ].sort(),
    );
  });

  test('abort: four reads before the POST; after it, beside polls, one look at all of it, the nodes and fleets too', async () => {
    const seen = await look('abort', 2, 0);
    expect(untilChange(seen)).toEqual(
      [
        ...SIGN_IN,
        'activity.list',
        'cluster.get',
        'cluster.operations',
        'pool.abort',
        'pool.operations',
      ].sort(),
    );
    expect(afterChange(seen)).toEqual([
      'cluster.operations',
      'fleet.list',
      'pool.machines',
      'pool.operations',
      'pool.upgradeProfile',
    ]);
  });

  test('rollback: eight reads before the PUT; after it, beside polls, the pool itself, its nodes and one look at all of it', async () => {
    const seen = await look('rollback', 2, 0);
    expect(untilChange(seen)).toEqual(
      [
        ...SIGN_IN,
        'cluster.get',
        'cluster.get',
        'cluster.operations',
        'fleet.list',
        'maintenance.list',
        'pool.get',
        'pool.put',
        'pool.upgradeProfile',
        'region.versions',
      ].sort(),
    );
    expect(afterChange(seen)).toEqual([
      'cluster.operations',
      'pool.get',
      'pool.machines',
      'pool.upgradeProfile',
    ]);
  });

  test.each([
    ['status', 3 * 98],
    ['abort', 0],
    ['rollback', 0],
  ] as const)('%s: 98 more pools cost at most %i more requests', async (mode, most) => {
    const count = ({ requests }: Seen): number => requests.filter(({ route }) => !POLLS.has(route)).length;
    const [few, many] = [await look(mode, 2, 0), await look(mode, 100, 0)];
    expect(count(many) - count(few)).toBeLessThanOrEqual(most);
  });
});

describe('the longest chain of requests that wait for each other', () => {
  test.each([
    ['status', 5],
    ['abort', 5],
    ['rollback', 7],
  ] as const)('%s: %i, until it knows or until the change is sent', async (mode, most) => {
    let shortest = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < TRIES && shortest > most; attempt++) {
      const { chain, chainToChange } = await look(mode, 2, LATENCY_MS);
      shortest = Math.min(shortest, chainToChange ?? chain);
    }
    expect(shortest).toBeLessThanOrEqual(most);
  });
});
