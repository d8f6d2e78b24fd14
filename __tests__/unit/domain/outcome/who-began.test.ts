import { describe, expect, test } from '@jest/globals';
import type { Observation, Operation, Target } from '../../../../src/domain/aks/cluster.ts';
import {
  aboutToStop,
  operationsThatMatter,
  runThatMayBeginAgain,
  whoBegan,
} from '../../../../src/domain/outcome/who-began.ts';
import {
  cluster,
  fleetRun,
  lackingOf,
  MINUTE,
  moved,
  observation,
  operation,
  poolTarget,
  read,
  START,
  unreadable,
} from '../../../support/builders.ts';

const USER = poolTarget('user');
const POOL = `${cluster().id}/agentPools/user`;
const UPGRADE = operation({ kind: 'Upgrade', resourceId: POOL });
const EVENT = { at: START - 10 * MINUTE, caller: 'mona@x.org', action: 'write', resourceId: POOL };
const PERSON = 'a person (the Activity Log has the name)';

describe('who began an operation', () => {
  const began = (changes: Partial<Observation>, one: Operation = UPGRADE): ReturnType<typeof whoBegan> =>
    whoBegan(observation(changes), [one], START);

  test('a person has a name for private places alone', () => {
    expect(began({ events: read([EVENT]) })).toEqual([
      {
        text: `An upgrade (op-1) was started 10 min ago by ${PERSON}.`,
        named: 'An upgrade (op-1) was started 10 min ago by mona@x.org.',
      },
    ]);
  });

  test('an application is named anywhere; an operation that has ended says how', () => {
    const failed = { ...UPGRADE, status: 'Failed' };
    expect(began({ events: read([{ ...EVENT, caller: 'aaaa' }]) }, failed)).toEqual([
      { text: 'An upgrade (op-1), which ended Failed, was started 10 min ago by aaaa.' },
    ]);
  });

  test('of an operation that names no resource the cluster is meant', () => {
    const own = { ...EVENT, resourceId: cluster().id, caller: 'aaaa' };
    expect(began({ events: read([own]) }, lackingOf(UPGRADE, 'resourceId'))).toHaveLength(1);
  });

  describe('of the whole cluster, of which the operation of the pool is a part', () => {
    const whole = operation({
      id: 'op-0',
      kind: 'Upgrade',
      resourceId: cluster().id,
      startedAt: UPGRADE.startedAt! + MINUTE,
    });
    const event = { ...EVENT, resourceId: cluster().id, at: whole.startedAt!, caller: 'aaaa' };
    const HOW = ', as part of an upgrade of the cluster';

    test('is told with that, where kind and start match', () => {
      const changes = { events: read([event]), recentOperations: read([whole, UPGRADE]) };
      expect(began(changes)).toEqual([{ text: `An upgrade (op-1) was started 10 min ago by aaaa${HOW}.` }]);
      expect(aboutToStop(observation(changes), USER, START)).toBe(
        `You are about to stop an upgrade on pool user that aaaa began 10 min ago${HOW} (op-1).`,
      );
      const latest = new Map([['cluster', read(whole)]]);
      expect(
        began({ events: read([event]), operations: latest, recentOperations: unreadable() }),
      ).toHaveLength(1);
    });

    test('is not told where nobody began that either', () => {
      expect(began({ events: read([]), recentOperations: read([whole]) })).toEqual([]);
    });

    test('counts for less than what is known of the pool itself', () => {
      const events = read([event, { ...EVENT, caller: 'bbbb' }]);
      expect(began({ events, recentOperations: read([whole]) })[0]?.text).toMatch(/ago by bbbb\.$/);
    });

    test.each<[string, Operation, Operation]>([
      ['that is an update', { ...whole, kind: 'Update' }, UPGRADE],
      ['whose kind is not told', lackingOf(whole, 'kind'), UPGRADE],
      ['that started later', { ...whole, startedAt: START }, UPGRADE],
      ['that has no start', lackingOf(whole, 'startedAt'), UPGRADE],
      ['of a pool whose kind is not told', whole, lackingOf(UPGRADE, 'kind')],
      ['of a pool without a start', whole, lackingOf(UPGRADE, 'startedAt')],
      ['of a resource that is not told', whole, { ...lackingOf(UPGRADE, 'resourceId'), startedAt: START }],
      [
        'itself',
        whole,
        { ...UPGRADE, resourceId: cluster().id.toUpperCase(), startedAt: START - 9 * 60 * MINUTE },
      ],
    ])('is not told of an operation %s', (_name, recent, one) => {
      expect(began({ events: read([event]), recentOperations: read([recent]) }, one)).toEqual([]);
    });
  });

  test('nothing is said by what is absent, or could not be read', () => {
    for (const events of [read([]), unreadable()]) {
      expect(began({ events, fleetRuns: unreadable() })).toEqual([]);
    }
    expect(began({ fleetRuns: read([fleetRun()]) })).toEqual([]);
  });

  test('an update run that goes on may begin it again, and can be stopped', () => {
    const fleetRuns = read([fleetRun({ operationId: 'OP-1', state: 'Running' })]);
    expect(began({ fleetRuns }, { ...UPGRADE, status: 'Canceled' })).toEqual([
      {
        text:
          'An upgrade (op-1), which ended Canceled, was started by update run june of fleet all-shops (Running): if aborted, it may start again. ' +
          "Stop the run to prevent that: a stopped run updates no more members. If it can't be started again later, create a new one.",
        commands: [expect.stringContaining('az fleet updaterun stop')],
        undo: expect.stringContaining('az fleet updaterun start'),
      },
    ]);
    expect(runThatMayBeginAgain(observation({ fleetRuns }), [UPGRADE])?.run).toBe('june');
  });

  test.each([
    ['Stopped', 'Running'],
    ['Failed', 'Failed'],
    ['Running', 'Skipped'],
  ])('an update run that is %s, with the member %s, comes when it is started', (state, memberState) => {
    const fleetRuns = read([fleetRun({ operationId: 'op-1', state, memberState })]);
    expect(began({ fleetRuns })).toEqual([
      {
        text: `An upgrade (op-1) was started by update run june of fleet all-shops (${state}): if the run is started again, it may start the operation again.`,
      },
    ]);
    expect(runThatMayBeginAgain(observation({ fleetRuns }), [UPGRADE])).toBeUndefined();
    expect(runThatMayBeginAgain(observation({ fleetRuns: unreadable() }), [UPGRADE])).toBeUndefined();
  });

  test('a run that does not list the member may come, too', () => {
    const fleetRuns = read([lackingOf(fleetRun({ operationId: 'op-1', state: 'Pending' }), 'memberState')]);
    expect(runThatMayBeginAgain(observation({ fleetRuns }), [UPGRADE])).toBeDefined();
  });
});

describe('the operations whose begin matters', () => {
  const matter = (
    changes: Partial<Observation>,
    targets: readonly Target[] = [],
    records: Parameters<typeof operationsThatMatter>[1]['records'] = [],
  ): readonly string[] =>
    operationsThatMatter(observation(changes), { records }, targets).map(
      ({ id, status }) => `${id} ${status}`,
    );

  test('are in progress, were aborted by this run, or ended last where a report finds something stopped', () => {
    const abort = { kind: 'abort', target: USER, why: 'asked' } as const;
    const aborted = moved({ move: abort, operation: { ...UPGRADE, id: 'op-0', status: 'Canceled' } });
    const waited = moved({ move: { kind: 'wait', targets: [USER], why: 'busy' }, operation: UPGRADE });
    const recentOperations = read([UPGRADE]);
    expect(matter({ recentOperations }, [], [aborted, waited, lackingOf(aborted, 'operation')])).toEqual([
      `op-1 ${UPGRADE.status}`,
      'op-0 Canceled',
    ]);
    const failed = read([
      { ...UPGRADE, status: 'Failed' },
      { ...UPGRADE, id: 'op-0', status: 'Canceled' },
    ]);
    expect(matter({ recentOperations: failed }, [USER, { kind: 'cluster' }])).toEqual(['op-1 Failed']);
    expect(matter({ recentOperations: failed })).toEqual([]);
    const latest = new Map([['pool/user', read({ ...UPGRADE, status: 'Succeeded' })]]);
    expect(matter({ recentOperations: failed, operations: latest }, [USER])).toEqual([]);
    const none = new Map([['pool/user', unreadable()]]);
    expect(matter({ recentOperations: unreadable(), operations: none }, [USER])).toEqual([]);
  });
});

describe('what is about to be stopped', () => {
  const stop = (changes: Partial<Observation>, target: Target = USER): string =>
    aboutToStop(observation(changes), target, START);

  test('is told with who began it and when, without the name of a person', () => {
    const recentOperations = read([UPGRADE]);
    expect(stop({ recentOperations, events: read([EVENT]) })).toBe(
      `You are about to stop an upgrade on pool user that ${PERSON} began 10 min ago (op-1).`,
    );
    expect(stop({ recentOperations, events: read([{ ...EVENT, caller: 'aaaa' }]) })).toContain(
      'that aaaa began',
    );
    expect(stop({ recentOperations })).toBe(
      'You are about to stop an upgrade on pool user that began 10 min ago (op-1).',
    );
    expect(stop({ recentOperations: read([lackingOf(UPGRADE, 'startedAt')]) })).toBe(
      'You are about to stop an upgrade on pool user (op-1).',
    );
    expect(stop({}, { kind: 'cluster' })).toBe('You are about to stop an operation on the cluster.');
  });
});
