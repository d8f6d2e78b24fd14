import { describe, expect, test } from '@jest/globals';
import { perform } from '../../simulator/actors/perform.ts';
import { buildWorld } from '../../simulator/building/build.ts';
import type { Scenario } from '../../simulator/scenario/scenario.ts';
import { abortLatest } from '../../simulator/operations/abort.ts';
import { advance } from '../../simulator/operations/advance.ts';
import type { World } from '../../simulator/state/model.ts';
import { findPool } from '../../simulator/state/names.ts';

const START = Date.parse('2026-06-09T17:25:36Z');

const scenario: Scenario = {
  clusters: [
    {
      name: 'prod',
      running: { kind: 'Updating', remaining: 40 },
      pools: [
        { name: 'system', mode: 'System', count: 2, running: { kind: 'Upgrade', startedAgo: '2m' } },
        {
          name: 'user',
          count: 4,
          kubernetesVersion: '1.34.8',
          running: { kind: 'Upgrade', kubernetesVersion: '1.35.5', startedAgo: '5m' },
        },
        { name: 'spare', count: 1 },
      ],
    },
  ],
};

/** The same course of events, looked at every so many seconds. */
function play(step: number): World {
  const world = buildWorld(scenario, 'sub', START);
  world.troubles.push({
    pool: 'user',
    trouble: { kind: 'followed-by-upgrade', after: 'Canceled', seconds: 30 },
  });
  const until = (from: number, to: number): void => {
    for (let at = from; at < to; at += step) advance(world, START + at * 1000);
    advance(world, START + to * 1000);
  };
  until(0, 200);
  perform(world, START + 200_000, { kind: 'scale', pool: 'spare', count: 3 });
  const [cluster] = world.clusters;
  const user = cluster && findPool(cluster, 'user');
  if (cluster && user) abortLatest(world, START + 200_000, cluster, user);
  until(200, 2000);
  return world;
}

describe('the state machine', () => {
  test('comes to the same state however often it is looked at', () => {
    const once = play(10_000);
    expect(play(0.7)).toEqual(once);
    expect(play(13)).toEqual(once);
    expect(once.clusters[0]?.pools.map(({ provisioningState }) => provisioningState)).toEqual([
      'Succeeded',
      'Succeeded',
      'Succeeded',
    ]);
    expect(once.operations.map(({ status }) => status).sort()).toEqual([
      'Canceled',
      'Succeeded',
      'Succeeded',
      'Succeeded',
      'Succeeded',
      'Succeeded',
    ]);
  });
});
