import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../../../src/domain/aks/cluster.ts';
import type { MaintenanceWindow } from '../../../../src/domain/beside/maintenance.ts';
import { insightsOf } from '../../../../src/domain/outcome/insights.ts';
import type { UnderWay } from '../../../../src/domain/outcome/under-way.ts';
import {
  cluster,
  fleetRun,
  MINUTE,
  observation,
  operation,
  poolTarget,
  read,
  START,
} from '../../../support/builders.ts';

function texts(changes: Partial<Observation>): readonly string[] {
  return insightsOf(observation(changes), [], [], START).map(({ text }) => text);
}

const window = (changes: Partial<MaintenanceWindow> = {}): MaintenanceWindow => ({
  name: 'aksManagedNodeOSUpgradeSchedule',
  schedule: { kind: 'weekly', every: 1, day: 'Saturday' },
  durationHours: 4,
  utcOffsetMinutes: 0,
  startTime: '22:00',
  notAllowed: [],
  ...changes,
});

describe('what is in progress', () => {
  const one = { target: poolTarget('user'), later: [] };
  const estimate = { nodes: 3, surgeNodes: 1, expectedMs: 9 * MINUTE, longestMs: 99 * MINUTE };
  const told = (changes: Partial<UnderWay>): readonly string[] =>
    insightsOf(observation(), [], [{ ...one, ...changes }], START).map(({ text }) => text);

  test('has run for so long, where that and what is usual is known', () => {
    expect(told({ runningMs: 10 * MINUTE, estimate })).toEqual([
      'The operation on pool user has been running for 10 min; usual for 3 nodes is about 9 min, and its drain settings allow 1 h 39 min at most.',
    ]);
    expect(told({ runningMs: 10 * MINUTE, estimate: { ...estimate, nodes: 1 } })[0]).toContain('1 node is');
    expect([told({ estimate }), told({ runningMs: 1 })]).toEqual([[], []]);
  });

  test('is told with who began it', () => {
    const operations = [operation({ kind: 'Upgrade' })];
    const fleetRuns = read([fleetRun({ operationId: 'op-1' })]);
    expect(insightsOf(observation({ fleetRuns }), operations, [], START)).toHaveLength(1);
  });
});

describe('the next maintenance window', () => {
  test.each<[string, Partial<MaintenanceWindow>, Parameters<typeof cluster>[0], readonly string[]]>([
    [
      'of the node OS, while its channel is on',
      {},
      { nodeOsUpgradeChannel: 'NodeImage' },
      [
        'The node OS channel replaces node images with newer ones in the window that opens on Saturday 2026-06-13 22:00 UTC.',
      ],
    ],
    [
      'of the Kubernetes channel, which is open',
      { name: 'aksManagedAutoUpgradeSchedule', schedule: { kind: 'daily', every: 1 }, startTime: '16:00' },
      { upgradeChannel: 'stable' },
      [
        'The Kubernetes channel upgrades the cluster in the window that is open until Tuesday 2026-06-09 20:00 UTC.',
      ],
    ],
    [
      'that may open later',
      { schedule: { kind: 'weekly', every: 3, day: 'Saturday' } },
      { nodeOsUpgradeChannel: 'SecurityPatch' },
      [
        'The node OS channel replaces node images with newer ones in the window that opens at the earliest on Saturday 2026-06-13 22:00 UTC.',
      ],
    ],
    ['of a channel that is off', {}, {}, []],
    ['of a channel that is off, too', { name: 'aksManagedAutoUpgradeSchedule' }, {}, []],
    [
      'that never opens',
      { schedule: { kind: 'absolute-monthly', every: 1, dayOfMonth: 32 } },
      { nodeOsUpgradeChannel: 'NodeImage' },
      [],
    ],
  ])('%s', (_name, changes, state, expected) => {
    expect(texts({ windows: read([window(changes)]), cluster: cluster(state) })).toEqual(expected);
  });
});
