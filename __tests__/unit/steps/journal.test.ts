import { describe, expect, test } from '@jest/globals';
import { Journal } from '../../../src/steps/journal.ts';
import { cluster, machine, observation, pool, read, ROLL_BACK, START } from '../../support/builders.ts';

const states = (journal: Journal): readonly string[] =>
  journal.timeline.map(({ target, text }) => `${target} ${text}`);

describe('the timeline', () => {
  test('notes a state when it is new, and each move at its beginning', () => {
    const journal = new Journal();
    journal.sawCluster(cluster(), START);
    journal.sawCluster(cluster(), START + 1);
    journal.begin({ move: ROLL_BACK, startedAt: START + 2, answer: { kind: 'sent' } });
    journal.sawCluster(cluster({ pools: [pool({ provisioningState: 'Upgrading' })] }), START + 3);
    expect(states(journal)).toEqual([
      'cluster Succeeded',
      'pool/system Succeeded',
      'pool/user Succeeded',
      'pool/user roll-back',
      'pool/user Upgrading',
    ]);
  });

  test('keeps the first and the last of very many entries', () => {
    const journal = new Journal();
    const see = (index: number): void => {
      journal.sawCluster(
        cluster({ pools: [], provisioningState: index % 2 === 0 ? 'Updating' : 'Succeeded' }),
        index,
      );
    };
    for (let index = 0; index < 500; index++) see(index);
    expect(journal.timeline.map(({ at }) => at)).toEqual(Array.from({ length: 500 }, (_, index) => index));
    for (let index = 500; index < 520; index++) see(index);
    expect(journal.timeline).toHaveLength(500);
    expect(journal.timeline[0]?.at).toBe(0);
    expect(journal.timeline.at(-1)?.at).toBe(519);
    expect(journal.timeline[249]?.at).toBe(249);
  });
});

describe('warnings', () => {
  test('are told once', () => {
    const journal = new Journal();
    journal.warn('a');
    journal.warn('b');
    journal.warn('a');
    expect(journal.warnings).toEqual(['a', 'b']);
  });

  test('name a state that nobody knows', () => {
    const journal = new Journal();
    journal.sawCluster(cluster({ pools: [pool({ provisioningState: 'Dreaming' })] }), START);
    expect(journal.warnings).toEqual([expect.stringContaining('Dreaming (pool/user)')]);
    journal.sawCluster(cluster({ pools: [pool({ provisioningState: 'Scaling' })] }), START);
    expect(journal.warnings).toHaveLength(1);
  });
});

describe('what a round saw', () => {
  test('stays while a round has no checks to tell', () => {
    const journal = new Journal();
    const check = { id: 'permission', verdict: 'passed', seen: 'x' } as never;
    journal.checked([check], [ROLL_BACK]);
    journal.checked([], []);
    expect(journal.checks).toEqual([check]);
    expect(journal.plan).toEqual([]);
  });

  test('is the first observation for ever, and the latest with its newest cluster and nodes', () => {
    const journal = new Journal();
    journal.sawMachines('user', read([machine()]));
    expect(journal.latest).toBeUndefined();
    const first = observation();
    expect(journal.history(first)).toEqual({ first, records: [] });
    journal.observed(first);
    journal.observed(observation({ at: START + 1 }));
    const now = cluster({ pools: [pool({ provisioningState: 'Upgrading' })] });
    journal.sawCluster(now, START + 2);
    journal.sawMachines('user', read([machine()]));
    expect(journal.history(observation({ at: START + 9 })).first).toBe(first);
    expect(journal.latest).toMatchObject({ at: START + 1, cluster: now });
    expect([...(journal.latest?.machines.keys() ?? [])]).toContain('user');
  });
});
