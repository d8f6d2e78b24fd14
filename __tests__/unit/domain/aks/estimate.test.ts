import { expect, test } from '@jest/globals';
import { estimateRollback } from '../../../../src/domain/aks/estimate.ts';
import type { UpgradeSettings } from '../../../../src/domain/aks/cluster.ts';
import { lacking, MINUTE, pool } from '../../../support/builders.ts';

const estimate = (count: number, upgradeSettings: UpgradeSettings = {}) =>
  estimateRollback(pool({ count, upgradeSettings }));

test.each([
  [1, {}, 1],
  [10, {}, 1],
  [11, {}, 2],
  [100, { maxSurge: '33%' }, 33],
  [10, { maxSurge: '50%' }, 5],
  [10, { maxSurge: '3' }, 3],
  [10, { maxSurge: '0', maxUnavailable: '2' }, 0],
  [10, { maxSurge: 'odd' }, 0],
  [10, { maxSurge: '-1' }, 0],
])('%i nodes with %j need %i surge nodes', (count, settings, nodes) => {
  expect(estimate(count, settings)?.surgeNodes).toBe(nodes);
});

test('one node takes about the five minutes that were recorded, or half an hour more when the drain stalls', () => {
  const { expectedMs = 0, longestMs = 0 } = estimate(1) ?? {};
  expect(expectedMs).toBeGreaterThanOrEqual(4 * MINUTE);
  expect(expectedMs).toBeLessThanOrEqual(6 * MINUTE);
  expect(longestMs - expectedMs).toBe(30 * MINUTE);
});

test('soak and drain time-out count for each batch', () => {
  const plain = estimate(4, { maxSurge: '2' })?.expectedMs ?? 0;
  expect((estimate(4, { maxSurge: '2', nodeSoakMinutes: 10 })?.expectedMs ?? 0) - plain).toBe(20 * MINUTE);
  expect(estimate(4, { maxSurge: '0', maxUnavailable: '2' })?.expectedMs).toBe(plain);
  const slow = estimate(4, { maxSurge: '2', drainTimeoutMinutes: 60 });
  expect((slow?.longestMs ?? 0) - plain).toBe(120 * MINUTE);
});

test('an empty pool takes no batch; an unknown count no estimate', () => {
  expect(estimate(0)?.surgeNodes).toBe(0);
  expect(estimateRollback(lacking(pool(), 'count'))).toBeUndefined();
});

test('the whole is surge, batches and clean-up', () => {
  expect(estimate(1)).toEqual({
    nodes: 1,
    surgeNodes: 1,
    expectedMs: 290_000,
    longestMs: 290_000 + 30 * MINUTE,
  });
  const soaking = estimate(4, { maxSurge: ' 50% ', nodeSoakMinutes: 10, drainTimeoutMinutes: 5 });
  expect(soaking).toEqual({
    nodes: 4,
    surgeNodes: 2,
    expectedMs: 410_000 + 20 * MINUTE,
    longestMs: 410_000 + 30 * MINUTE,
  });
});

test('a Spot pool has neither surge nodes nor drains, whatever its settings say', () => {
  const spot = estimateRollback(
    pool({ count: 4, isSpot: true, upgradeSettings: { maxSurge: '50%', drainTimeoutMinutes: 60 } }),
  );
  const usual = estimate(4, { maxSurge: '0', maxUnavailable: '1' });
  expect(spot).toMatchObject({ nodes: 4, surgeNodes: 0 });
  expect(spot?.longestMs).toBe(spot?.expectedMs);
  expect(spot?.expectedMs).toBeLessThan(usual?.expectedMs ?? 0);
});
