import { describe, expect, test } from '@jest/globals';
import type { Observation, PoolState, Target } from '../../../../src/domain/aks/cluster.ts';
import { isLong, isStuck, underWay, type UnderWay } from '../../../../src/domain/outcome/under-way.ts';
import {
  cluster,
  lackingOf,
  machine,
  MINUTE,
  NEW,
  observation,
  OLD,
  operation,
  pool,
  poolTarget,
  read,
  START,
  unreadable,
} from '../../../support/builders.ts';

const USER = poolTarget('user');
const POOL = `${cluster().id}/agentPools/user`;
const UPGRADE = operation({
  kind: 'Upgrade',
  resourceId: POOL,
  status: 'RollingUpgradeUpgradingNodes: 6/10 nodes completed',
  startedAt: START - 47 * MINUTE,
});
const UPGRADING = pool({ provisioningState: 'Upgrading', ...NEW, count: 10 });

function on(
  changes: Partial<Observation>,
  user: PoolState = UPGRADING,
  target: Target = USER,
): readonly UnderWay[] {
  return underWay(observation({ cluster: cluster({ pools: [user] }), ...changes }), [target], START);
}

describe('what is in progress', () => {
  test('has run for so long, has done so many nodes, and should take so long', () => {
    expect(on({ recentOperations: read([UPGRADE]) })).toEqual([
      {
        target: USER,
        operation: UPGRADE,
        later: [],
        runningMs: 47 * MINUTE,
        nodes: { done: 6, total: 10 },
        estimate: {
          nodes: 10,
          surgeNodes: 1,
          expectedMs: 22 * MINUTE + 50_000,
          longestMs: expect.any(Number),
        },
      },
    ]);
  });

  test('is the upgrade where a scale runs beside it, and says what began later', () => {
    const scale = operation({ id: 'op-2', kind: 'Scale', resourceId: POOL, startedAt: START - MINUTE });
    const activeOperations = new Map([['pool/user', read([scale, UPGRADE])]]);
    const [one] = on({ activeOperations }, { ...UPGRADING, provisioningState: 'Scaling' });
    expect([one?.operation, one?.later]).toEqual([UPGRADE, [scale]]);
    const [alone] = on(
      { activeOperations: new Map([['pool/user', read([scale])]]) },
      { ...UPGRADING, provisioningState: 'Scaling' },
    );
    expect(alone).toEqual({ target: USER, operation: scale, later: [], runningMs: MINUTE });
  });

  test('is an upgrade by the kind of its operation, and by its state only where no kind is told', () => {
    const isUpgrade = (one: typeof UPGRADE, provisioningState: string): boolean =>
      on({ recentOperations: read([one]) }, { ...UPGRADING, provisioningState })[0]?.estimate !== undefined;
    expect(isUpgrade(UPGRADE, 'Updating')).toBe(true);
    expect(isUpgrade({ ...UPGRADE, kind: 'Scale' }, 'Upgrading')).toBe(false);
    expect(isUpgrade(lackingOf(UPGRADE, 'kind'), 'Upgrading')).toBe(true);
    expect(isUpgrade(lackingOf(UPGRADE, 'kind'), 'Updating')).toBe(false);
  });

  test('counts nodes one by one where the operation does not say, without those of the surge', () => {
    const names = ['a', 'b', 'c', 'd'];
    const machines = new Map([
      ['user', read([...names.map((name) => machine({ name, ...OLD })), machine({ name: 'x', ...NEW })])],
    ]);
    expect(on({ machines })[0]?.nodes).toEqual({ done: 6, total: 10 });
    expect(on({ machines }, { ...UPGRADING, count: 2 })[0]?.nodes).toEqual({ done: 0, total: 2 });
    for (const property of ['count', 'kubernetesVersion', 'nodeImageVersion'] as const) {
      expect(on({ machines }, lackingOf(UPGRADING, property))[0]?.nodes).toBeUndefined();
    }
    expect(on({ machines: new Map([['user', unreadable()]]) })[0]?.nodes).toBeUndefined();
  });

  test('is known by its state alone where no operation is shown', () => {
    const [one] = on({ recentOperations: unreadable() });
    expect([one?.operation, one?.runningMs, one?.estimate?.nodes]).toEqual([undefined, undefined, 10]);
    expect(on({}, lackingOf(UPGRADING, 'count'))[0]?.estimate).toBeUndefined();
    const untyped = lackingOf(UPGRADE, 'kind', 'startedAt');
    expect(on({ recentOperations: read([untyped]) })[0]?.nodes).toEqual({ done: 6, total: 10 });
    const [own] = on({ cluster: cluster({ provisioningState: 'Upgrading' }) }, UPGRADING, {
      kind: 'cluster',
    });
    expect(own).toEqual({ target: { kind: 'cluster' }, later: [] });
  });

  test.each(['Canceling', 'Deleting', 'Succeeded'])('is not what is %s', (provisioningState) => {
    expect(on({}, { ...UPGRADING, provisioningState })).toEqual([]);
    expect(on({}, UPGRADING, poolTarget('gone'))).toEqual([]);
  });

  test('is long after twice the usual, and stuck after what drains allow', () => {
    const estimate = { nodes: 1, surgeNodes: 1, expectedMs: 5 * MINUTE, longestMs: 35 * MINUTE };
    const one = { target: USER, later: [], estimate };
    const after = (minutes: number): readonly boolean[] => {
      const running = { ...one, runningMs: minutes * MINUTE };
      return [isLong(running), isStuck(running)];
    };
    expect([after(10), after(11), after(35), after(36)]).toEqual([
      [false, false],
      [true, false],
      [true, false],
      [true, true],
    ]);
    const unknown = { target: USER, later: [], runningMs: MINUTE };
    expect([isLong(one), isStuck(one), isLong(unknown), isStuck(unknown)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
