import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseScenario } from '../../simulator/reading/parse.ts';
import { differences } from '../../simulator/engine/verdict.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import type { Scenario } from '../../simulator/scenario/scenario.ts';
import { rehearse, STANDING_STILL, withoutDelays } from '../support/rehearsal.ts';
import { POOL, startSession, stopAll } from './client.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../simulator/scenarios');

type Texts = Readonly<Record<string, string>>;

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };

/** What a team would do in each, and what the action answers. */
const STORIES: Readonly<Record<string, readonly (readonly [inputs: Texts, result: string])[]>> = {
  'stuck-upgrade': [
    [{ mode: 'abort', nodepool: 'user' }, 'aborted'],
    [ROLLBACK, 'rolled-back'],
  ],
  'bad-upgrade': [[ROLLBACK, 'rolled-back']],
  'auto-upgrade-on': [[ROLLBACK, 'rolled-back']],
  'busy-cluster': [[{ ...ROLLBACK, 'if-busy': 'wait' }, 'rolled-back']],
  'flaky-network': [[ROLLBACK, 'rolled-back']],
  throttled: [[ROLLBACK, 'rolled-back']],
  'drain-blocked': [[ROLLBACK, 'rolled-back']],
  'fleet-member': [[ROLLBACK, 'blocked']],
  'no-target': [[ROLLBACK, 'blocked']],
  'os-sku-changed': [[ROLLBACK, 'blocked']],
  'image-not-restored': [[ROLLBACK, 'partially-rolled-back']],
};

function read(name: string): Scenario {
  return parseScenario(readFileSync(path.join(FOLDER, `${name}.yml`), 'utf8'), name);
}

describe('the named scenarios', () => {
  test('are all played here, say what they are, and expect an end', () => {
    const names = readdirSync(FOLDER).map((file) => path.parse(file).name);
    expect(Object.keys(STORIES).sort()).toEqual(names.sort());
    for (const scenario of names.map(read)) {
      expect(scenario.description).toMatch(/\.$/);
      expect(scenario.expect?.clusters).toHaveLength(1);
    }
  });

  test.each(Object.entries(STORIES))('%s ends as it expects', async (name, steps) => {
    const scenario = read(name);
    const azure = await startSimulator({ scenario: withoutDelays(scenario), speed: STANDING_STILL });
    try {
      // At the start nothing is as it is to be, or nothing has been asked.
      expect(differences(scenario.expect ?? {}, { clusters: [azure.cluster()], requests: [] })).not.toEqual(
        [],
      );
      for (const [inputs, result] of steps) {
        const target = { cluster: 'prod', 'resource-group': 'rg' };
        const { outputs } = await rehearse(azure, { inputs: { ...target, ...inputs } });
        expect(outputs).toMatchObject({ result });
      }
      const { requests } = azure;
      expect(differences(scenario.expect ?? {}, { clusters: [azure.cluster()], requests })).toEqual([]);
    } finally {
      await azure.stop();
    }
  });
});

describe('a verdict', () => {
  test('names everything that is not as expected', async () => {
    const session = await startSession();
    await session.putPool({ count: 4 });
    const { requests } = session.simulator;
    const expected = {
      unchanged: true,
      clusters: [
        {
          name: 'prod',
          upgradeChannel: 'stable',
          pools: [{ name: 'user', nodeImageVersion: 'other' }, { name: 'gone' }],
        },
        { name: 'away' },
      ],
    };
    const clusters = [session.simulator.cluster()];
    expect(differences(expected, { clusters, requests })).toEqual([
      expect.stringMatching(/^nothing was to be changed, but: PUT \S+\/agentPools\/user$/),
      'prod: upgradeChannel is none, expected stable',
      'prod/user: nodeImageVersion is AKSUbuntu-2404gen2containerd-202605.14.0, expected other',
      'prod/gone: the pool is gone',
      'away: the cluster is gone',
    ]);
    await stopAll();
  });

  test('is about what the scenario has', () => {
    const wrong =
      'clusters: [{ name: prod, pools: [] }]\nexpect: { clusters: [{ name: prod, pools: [{ name: user }] }] }';
    expect(() => parseScenario(wrong, 'test')).toThrow(
      'expect.clusters[0].pools[0].name: "user" is not a pool of the cluster prod',
    );
    expect(() => parseScenario('expect: { clusters: [{ name: other }] }', 'test')).toThrow(
      'expect.clusters[0].name: "other" is not a cluster in the scenario',
    );
    expect(() => parseScenario('faults: [pool.get=oops]', 'test')).toThrow(
      'faults[0]: "pool.get=oops": accepted',
    );
  });
});

describe('the history', () => {
  test('keeps every state, in its order and at its time', async () => {
    const session = await startSession({ startTime: '2026-06-09T12:00:00Z', speed: 0.001 });
    const { simulator } = session;
    await session.rollBack();
    session.pass(1);
    await session.arm('POST', `${POOL}/abort`);
    // All of it passes at once, and nothing of it is lost.
    session.pass(600);
    simulator.act({ kind: 'delete-pool', pool: 'user' });
    simulator.cluster();
    const seen = simulator.history.filter(({ pool }) => pool === 'user');
    expect(
      seen.map(({ at, provisioningState }) => [at.toISOString().slice(11, 19), provisioningState]),
    ).toEqual([
      ['12:00:00', 'Succeeded'],
      ['12:00:00', 'Upgrading'],
      ['12:00:02', 'Canceling'],
      ['12:00:08', 'Canceled'],
      ['12:10:01', 'Deleted'],
    ]);
    await stopAll();
  });
});
