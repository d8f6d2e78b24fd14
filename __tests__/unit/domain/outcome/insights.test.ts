import { describe, expect, test } from '@jest/globals';
import type { Observation } from '../../../../src/domain/aks/cluster.ts';
import type { MaintenanceWindow } from '../../../../src/domain/beside/maintenance.ts';
import { insightsOf } from '../../../../src/domain/outcome/insights.ts';
import {
  cluster,
  fleetRun,
  lackingOf,
  MINUTE,
  observation,
  operation,
  pool,
  read,
  START,
  unreadable,
} from '../../../support/builders.ts';

const POOL = `${cluster().id}/agentPools/user`;
const UPGRADE = operation({ kind: 'Upgrade', resourceId: POOL });

function texts(changes: Partial<Observation>, pools: readonly string[] = ['user']): readonly string[] {
  return insightsOf(observation(changes), pools).map(
    ({ text, isPersonal }) => `${isPersonal ? '(personal) ' : ''}${text}`,
  );
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

describe('an operation in progress', () => {
  const event = { at: START - 10 * MINUTE, caller: 'mona@x.org', action: 'write', resourceId: POOL };

  test('says who began it, how long it has run, what is usual, and what drains allow', () => {
    expect(texts({ recentOperations: read([UPGRADE]), events: read([event]) })).toEqual([
      '(personal) An upgrade (op-1) was begun 10 min ago by mona@x.org.',
      'The operation on pool user has run for 10 min; usual for 3 nodes is about 8 min 50 s, and its drain settings allow 1 h 38 min at most.',
    ]);
  });

  test('is told once, wherever it was read, and of an application it is no secret', () => {
    const told = texts({
      recentOperations: read([UPGRADE]),
      operations: new Map([['pool/user', read(UPGRADE)]]),
      activeOperations: new Map([['pool/user', read([UPGRADE])]]),
      events: read([{ ...event, caller: 'aaaa' }]),
    });
    expect(told.filter((text) => text.includes('was begun'))).toEqual([
      'An upgrade (op-1) was begun 10 min ago by aaaa.',
    ]);
  });

  test('of a fleet run may begin again', () => {
    const startless = lackingOf(UPGRADE, 'startedAt', 'kind', 'resourceId');
    expect(
      texts({ recentOperations: read([startless]), fleetRuns: read([fleetRun({ operationId: 'op-1' })]) }),
    ).toEqual([
      'An operation (op-1) was begun by update run june of fleet all-shops: aborted, it may begin again.',
    ]);
  });

  test('is not told where nothing is known, nor of a pool that is gone or whose size is not shown', () => {
    const blind = {
      recentOperations: unreadable(),
      operations: new Map([
        ['cluster', read(undefined)],
        ['pool/user', unreadable()],
      ]),
      activeOperations: new Map([['pool/user', unreadable()]]),
      events: unreadable(),
      fleetRuns: unreadable(),
      windows: unreadable(),
    };
    expect(texts(blind, ['user', 'gone'])).toEqual([]);
    const pools = [lackingOf(pool(), 'count')];
    expect(texts({ recentOperations: read([UPGRADE]), cluster: cluster({ pools }) })).toEqual([]);
    const one = cluster({ pools: [pool({ count: 1 })] });
    expect(texts({ recentOperations: read([UPGRADE]), cluster: one })[0]).toContain('usual for 1 node is');
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
