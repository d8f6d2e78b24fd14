import { describe, expect, test } from '@jest/globals';
import { conclude } from '../../../../src/domain/outcome/conclude.ts';
import type { Machine } from '../../../../src/domain/beside/machines.ts';
import type { CutShort } from '../../../../src/domain/outcome/cut-short.ts';
import type { Ending } from '../../../../src/domain/decision.ts';
import type { RunFacts } from '../../../../src/domain/outcome/run-facts.ts';
import type { Inputs } from '../../../../src/domain/inputs.ts';
import type { MoveRecord } from '../../../../src/domain/moves/record.ts';
import type { Outcome, PoolOutcome } from '../../../../src/domain/outcome/outcome.ts';
import type { Observation, RecordedVersion } from '../../../../src/domain/aks/cluster.ts';
import {
  abortInputs,
  ACCEPTED,
  cluster,
  CLUSTER_TARGET,
  DAY,
  endedAs,
  history,
  JOIN,
  lacking,
  LOST,
  machine,
  MINUTE,
  moved,
  named,
  NEW,
  notBegun,
  observation,
  observationOf,
  OLD,
  operation,
  pool,
  poolTarget,
  read,
  recorded,
  refusedWith,
  rollbackInputs,
  sighting,
  START,
  statusInputs,
  unreadable,
} from '../../../support/builders.ts';

interface Run {
  readonly records?: readonly MoveRecord[];
  readonly first?: Observation;
  readonly latest?: Observation;
  readonly warnings?: readonly string[];
}

function facts(inputs: Inputs, run: Run = {}): RunFacts {
  const first = run.first ?? observation();
  return {
    inputs,
    startedAt: START,
    endedAt: START + 10 * MINUTE,
    seen: { history: history(run.records ?? [], first), latest: run.latest ?? first },
    checks: [],
    plan: [],
    timeline: [],
    warnings: run.warnings ?? [],
  };
}

function ending(changes: Partial<Ending> = {}): Ending {
  return {
    result: 'rolled-back',
    pools: [{ pool: 'user', result: 'rolled-back', blockedBy: [] }],
    warnings: [],
    ...changes,
  };
}

function poolOf(outcome: Outcome): PoolOutcome {
  const [first] = outcome.pools;
  if (first === undefined) throw new Error('no pool');
  return first;
}

function resultsOf({ pools }: Outcome): readonly string[] {
  return pools.map(({ name, result }) => `${name} ${result}`);
}

describe('a rollback that did not come to a good end', () => {
  const first = observationOf(pool());
  const flipped = observationOf(pool({ ...OLD, provisioningState: 'Failed' }));
  const failed = (records: readonly MoveRecord[], latest = flipped): PoolOutcome =>
    poolOf(
      conclude(facts(rollbackInputs(), { first, latest, records }), {
        ...ending(),
        result: 'failed',
        pools: [
          {
            pool: 'user',
            result: 'failed',
            blockedBy: [],
            error: { code: 'X', message: 'y', isFromAzure: true },
          },
        ],
      }),
    );

  test('does not show the versions that flipped at acceptance as those of the nodes', () => {
    expect(failed([moved({ settlement: endedAs('Failed') })])).toMatchObject({ before: NEW, after: {} });
    const displaced = endedAs('Succeeded', { displacedBy: 'Scaling' });
    expect(failed([moved({ settlement: displaced })]).after).toEqual({});
  });

  test('shows beside it what was last seen of the pool, and when', () => {
    const records = [moved({ settlement: endedAs('Failed') })];
    const seen = { at: START, provisioningState: 'Failed', ...OLD };
    expect(failed(records).lastSight).toEqual(seen);
    const run = facts(rollbackInputs(), { first, latest: flipped, records });
    const later = { ...run, seen: { ...run.seen!, lookedAt: START + MINUTE } };
    const cut = conclude(later, { result: 'interrupted' });
    expect(poolOf(cut).lastSight).toEqual({ ...seen, at: START + MINUTE });
    const gone = observation({ cluster: cluster({ pools: [] }) });
    expect(failed(records, gone)).not.toHaveProperty('lastSight');
    expect(failed([])).not.toHaveProperty('lastSight');
  });

  test('shows what all nodes run, where Azure tells it of each', () => {
    const after = (...machines: Partial<Machine>[]): PoolOutcome['after'] =>
      failed([moved({ settlement: endedAs('Failed') })], {
        ...flipped,
        machines: new Map([['user', read(machines.map((one) => machine(one)))]]),
      }).after;
    const other = { name: 'aks-user-1' };
    expect(after(NEW, { ...NEW, ...other })).toEqual(NEW);
    expect(after(OLD, { ...NEW, ...other })).toEqual({});
    expect(after()).toEqual({});
    const unread = { ...flipped, machines: new Map([['user', unreadable()]]) };
    expect(failed([moved({ settlement: endedAs('Failed') })], unread).after).toEqual({});
  });

  test('shows them when nothing was started, or when its own success was seen', () => {
    expect(failed([moved({ answer: refusedWith(400) })], first).after).toEqual(NEW);
    expect(failed([moved({ settlement: endedAs('Succeeded') })]).after).toEqual(OLD);
    expect(failed([]).after).toEqual(OLD);
  });

  test('names the request of its own that began it', () => {
    const answer = { kind: 'accepted', status: 200, correlationId: 'corr-9' } as const;
    expect(failed([moved({ answer, settlement: endedAs('Failed') })]).error?.correlationId).toBe('corr-9');
    expect(failed([moved({ answer: refusedWith(400) })]).error).not.toHaveProperty('correlationId');
  });

  test('names that request also where its error decided the run', () => {
    const answer = { kind: 'accepted', status: 200, correlationId: 'corr-9' } as const;
    const error = { code: 'X', message: 'y', isFromAzure: true };
    const pools = [{ pool: 'user', result: 'failed', blockedBy: [], error }] as const;
    const run = facts(rollbackInputs(), {
      first,
      latest: flipped,
      records: [moved({ answer, settlement: endedAs('Failed') })],
    });
    const end = ending({ result: 'failed', pools });
    expect(conclude(run, { ...end, error }).error?.correlationId).toBe('corr-9');
    expect(conclude(run, { ...end, error: { ...error, code: 'Z' } }).error).toEqual({ ...error, code: 'Z' });
  });

  test('that was joined says nothing of before, nor of an offer', () => {
    const joined = failed([moved({ move: JOIN, settlement: endedAs('Failed') })]);
    expect(joined).toMatchObject({ before: {}, after: {} });
    expect(joined).not.toHaveProperty('offer');
  });

  test('tells whether something is still on record', () => {
    const withRecords = (records: readonly RecordedVersion[]): Observation => ({
      ...flipped,
      records: new Map([['user', read(records)]]),
    });
    const record = moved({ settlement: endedAs('Failed') });
    expect(failed([record], withRecords([])).isStillOnRecord).toBe(false);
    expect(failed([record], withRecords([recorded({ kubernetesVersion: '1.30.1' })])).isStillOnRecord).toBe(
      true,
    );
  });
});

describe('an outcome', () => {
  const first = observationOf(pool());
  const latest = observationOf(pool(OLD));
  const record = moved({
    settlement: endedAs('Succeeded'),
    operation: operation(),
    nodes: { done: 3, total: 3 },
  });

  test('tells before and after, how long it took, and the operation', () => {
    const outcome = conclude(
      facts(rollbackInputs({ reason: 'bad image' }), { first, latest, records: [record] }),
      ending(),
    );
    expect(outcome).toMatchObject({
      mode: 'rollback',
      result: 'rolled-back',
      fails: false,
      reason: 'bad image',
      dryRun: false,
      isSinglePool: true,
      clusterVersionBefore: '1.36.0',
      operation: { id: 'op-1' },
      recentOperations: [],
    });
    expect(poolOf(outcome)).toMatchObject({
      before: NEW,
      after: OLD,
      provisioningState: 'Succeeded',
      tookMs: 5 * MINUTE,
      nodes: { done: 3, total: 3 },
      operation: { id: 'op-1' },
    });
    expect(outcome.expectedMs).toBeGreaterThan(0);
  });

  test('holds nothing where nothing was seen', () => {
    const { seen: _, ...blind } = facts(rollbackInputs());
    const outcome = conclude(blind, ending());
    expect(outcome).toMatchObject({ pools: [{ before: {}, after: {} }], moves: [], recentOperations: [] });
    expect([outcome.cluster, outcome.channels, outcome.operation, outcome.expectedMs]).toEqual(
      Array(4).fill(undefined),
    );
    expect(conclude(blind, { result: 'error' })).toMatchObject({ result: 'error', pools: [], fails: true });
  });

  test('says each warning once', () => {
    expect(
      conclude(facts(abortInputs(), { warnings: ['a'] }), ending({ warnings: ['a', 'b'] })).warnings,
    ).toEqual(['a', 'b']);
  });

  test('fails by if-idle only where nothing was aborted', () => {
    const idle = ending({ result: 'nothing-to-abort', pools: [] });
    expect(conclude(facts(abortInputs({ ifIdle: 'fail' })), idle).fails).toBe(true);
    expect(conclude(facts(abortInputs()), idle).fails).toBe(false);
  });

  test('carries error and detail of a pool, the result of the cluster, and the API version', () => {
    const error = { code: 'X', message: 'y', isFromAzure: true };
    const outcome = conclude(
      { ...facts(statusInputs()), apiVersion: '2026-04-01' },
      ending({
        clusterResult: 'succeeded',
        error,
        pools: [{ pool: 'user', result: 'failed', blockedBy: [], error, detail: 'z' }],
      }),
    );
    expect(outcome).toMatchObject({
      clusterResult: 'succeeded',
      error,
      apiVersion: '2026-04-01',
      dryRun: false,
    });
    expect(poolOf(outcome)).toMatchObject({ error, detail: 'z' });
  });

  test('of a pool that was not there, or is gone, shows what there is', () => {
    const gone = observation({ cluster: cluster({ pools: [] }) });
    expect(poolOf(conclude(facts(rollbackInputs(), { first, latest: gone }), ending()))).toMatchObject({
      before: NEW,
      after: {},
    });
    expect(poolOf(conclude(facts(rollbackInputs(), { first: gone, latest: first }), ending()))).toMatchObject(
      {
        before: {},
        after: NEW,
      },
    );
    const bare = observationOf(lacking(pool(), 'kubernetesVersion', 'nodeImageVersion'));
    expect(poolOf(conclude(facts(rollbackInputs(), { first: bare }), ending())).before).toEqual({});
  });

  test.each([
    ['is under way', { settlement: undefined }],
    ['was not waited for', { settlement: { kind: 'not-awaited' } }],
  ] as const)('has no duration of a move that %s', (_, { settlement }) => {
    const record = settlement === undefined ? moved() : moved({ settlement });
    expect(poolOf(conclude(facts(rollbackInputs(), { records: [record] }), ending())).tookMs).toBeUndefined();
  });

  test('expects the sum for several pools, and nothing where no count is shown', () => {
    const one = conclude(facts(rollbackInputs()), ending()).expectedMs ?? 0;
    expect(conclude(facts(rollbackInputs({ pools: named('user', 'system') })), ending()).expectedMs).toBe(
      2 * one,
    );
    const uncounted = observationOf(lacking(pool(), 'count'));
    expect(conclude(facts(rollbackInputs(), { first: uncounted }), ending()).expectedMs).toBeUndefined();
  });
});

describe('the rollback on offer', () => {
  const offer = (inputs: Inputs, records: Observation['records'], state = pool()) =>
    poolOf(
      conclude(
        facts(inputs, {
          latest: observationOf(state, { records }),
          first: observationOf(state, { records }),
        }),
        ending(),
      ),
    ).offer;
  const on = (...records: RecordedVersion[]): Observation['records'] => new Map([['user', read(records)]]);
  const status = statusInputs({ pools: named('user') });

  test('is the newest record, for seven days from its time', () => {
    const newest = recorded();
    expect(offer(status, on(recorded({ kubernetesVersion: '1.34.0', recordedAt: 1 }), newest))).toEqual({
      available: true,
      to: newest,
      expiresAt: START + 4 * DAY,
    });
    expect(offer(status, on(OLD))).toEqual({ available: true, to: OLD });
  });

  test('is none when nothing is on record, or nothing older', () => {
    expect(offer(status, on())).toEqual({ available: false });
    expect(offer(status, on(recorded(NEW)))).toEqual({ available: false });
  });

  test('is none while the pool or the cluster is stopped or being deleted', () => {
    const records = on(recorded());
    expect(offer(status, records, pool({ powerState: 'Stopped' }))).toEqual({ available: false });
    expect(offer(status, records, pool({ provisioningState: 'Deleting' }))).toEqual({ available: false });
    const off = observation({ cluster: cluster({ powerState: 'Stopped', pools: [pool()] }), records });
    expect(poolOf(conclude(facts(status, { first: off, latest: off }), ending())).offer).toEqual({
      available: false,
    });
  });

  test('is none for a pool of individual machines', () => {
    expect(offer(status, on(recorded()), pool({ mode: 'Machines' }))).toEqual({ available: false });
  });

  test("is none when the pool's OS was changed after it had run what is on record", () => {
    const otherFamily = pool({ nodeImageVersion: 'AKSAzureLinux-V3gen2-202605.14.0' });
    expect(offer(status, on(recorded()), otherFamily)).toEqual({ available: false });
    expect(offer(status, on(recorded()), pool({ osSku: 'Ubuntu2204' }))).toEqual({ available: false });
    expect(offer(status, on(recorded()), pool({ osSku: 'Ubuntu2404' }))).toMatchObject({ available: true });
  });

  test('may be one where the order can not be told', () => {
    expect(offer(status, on(recorded()), lacking(pool(), 'kubernetesVersion'))).toMatchObject({
      available: true,
    });
  });

  test('is not known when the records could not be read', () => {
    expect(offer(status, new Map([['user', unreadable()]]))).toBeUndefined();
    expect(offer(status, new Map())).toBeUndefined();
  });

  test('of a pool that was not there at first is told from what it shows now', () => {
    const records = on(recorded());
    const first = observation({ cluster: cluster({ pools: [] }), records });
    const outcome = conclude(facts(rollbackInputs(), { first, latest: observation() }), ending());
    expect(poolOf(outcome).offer).toMatchObject({ available: true });
  });

  test('of a rollback is its target, as found', () => {
    expect(offer(rollbackInputs(), on(recorded()))).toMatchObject({
      available: true,
      to: OLD,
      expiresAt: START + 4 * DAY,
    });
    expect(offer(rollbackInputs({ pins: NEW }), on())).toEqual({ available: false, to: NEW });
    expect(offer(rollbackInputs(), on())).toEqual({ available: false });
  });
});

describe('the operation reported', () => {
  const withOperation = (id: string, move: MoveRecord['move']): MoveRecord =>
    moved({ move, operation: operation({ id }) });
  const reported = (inputs: Inputs, run: Run): string | undefined =>
    conclude(facts(inputs, run), ending()).operation?.id;
  const operations = new Map([
    ['cluster', read(operation({ id: 'of-cluster' }))],
    ['pool/user', read(operation({ id: 'of-pool' }))],
  ]);

  test('is that of the rollback, before that of the abort', () => {
    const abort = withOperation('aborted', { kind: 'abort', target: poolTarget('user'), why: 'busy' });
    expect(reported(rollbackInputs(), { records: [abort] })).toBe('aborted');
    expect(reported(rollbackInputs(), { records: [withOperation('back', JOIN), abort] })).toBe('back');
    expect(reported(rollbackInputs(), { records: [withOperation('back', moved().move), abort] })).toBe(
      'back',
    );
  });

  test('is the latest where nothing was done', () => {
    const latest = observation({ operations });
    expect(reported(statusInputs(), { latest })).toBe('of-cluster');
    expect(reported(statusInputs({ pools: named('user') }), { latest })).toBe('of-pool');
    expect(reported(statusInputs({ pools: named() }), { latest })).toBe('of-cluster');
    expect(reported(abortInputs(), { latest: observation() })).toBeUndefined();
    expect(reported(statusInputs({ pools: named('user') }), { latest: observation() })).toBeUndefined();
  });

  test('of a whole cluster is what goes on somewhere in it, else what ended last', () => {
    const ended = operation({ id: 'ended', status: 'Succeeded' });
    const going = operation({ id: 'going' });
    expect(
      reported(statusInputs(), { latest: observation({ recentOperations: read([ended, going]) }) }),
    ).toBe('going');
    expect(reported(statusInputs(), { latest: observation({ recentOperations: read([ended]) }) })).toBe(
      'ended',
    );
    expect(
      reported(statusInputs(), { latest: observation({ recentOperations: unreadable() }) }),
    ).toBeUndefined();
  });
});

describe('what became of the channels', () => {
  const ON = observation({
    cluster: cluster({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' }),
  });
  const OFF = observation({
    cluster: cluster({ upgradeChannel: 'none', nodeOsUpgradeChannel: 'NodeImage' }),
  });
  const off: MoveRecord = {
    move: { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } },
    startedAt: START,
    answer: ACCEPTED,
    settlement: endedAs('Succeeded'),
  };
  const on: MoveRecord = {
    ...off,
    move: { kind: 'restore-auto-upgrade', channels: { upgradeChannel: 'patch' } },
  };
  const VANISHED = { kind: 'vanished', at: START } as const;
  const { settlement: _s, ...openOff } = off;
  const { settlement: _t, ...openOn } = on;
  const channels = (latest: Observation, ...records: MoveRecord[]): Outcome['channels'] =>
    conclude(facts(rollbackInputs(), { first: ON, latest, records }), ending()).channels;
  const FOUND = { upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' };

  test('nothing, where none was switched off or the request did not take effect', () => {
    const untouched = { found: FOUND, left: FOUND, changed: false, putBack: false, pending: {} };
    expect(channels(OFF)).toEqual(untouched);
    expect(channels(ON, { ...openOff, answer: refusedWith(400) })).toEqual(untouched);
    expect(channels(ON, { ...off, answer: { kind: 'withheld', reason: 'x' } })).toEqual(untouched);
  });

  test.each([
    ['lost', { ...off, answer: LOST, settlement: notBegun() }],
    ['accepted', { ...off, settlement: notBegun() }],
    ['sent to a cluster that could not be found any more', { ...off, settlement: VANISHED }],
  ])('a switch-off that was %s and of which nothing was seen may still act', (_, record) => {
    const pending = { upgradeChannel: 'none' };
    expect(channels(ON, record)).toEqual({
      found: FOUND,
      left: FOUND,
      changed: false,
      putBack: false,
      pending,
    });
    expect(channels(OFF, record)).toMatchObject({ found: FOUND, changed: true, pending: {} });
    // One that ended after it was made from what it had left.
    expect(channels(ON, record, off)).toMatchObject({ changed: false, pending: {} });
    const move = { kind: 'disable-auto-upgrade', channels: { nodeOsUpgradeChannel: 'None' } } as const;
    expect(channels(ON, record, { ...record, move })).toMatchObject({
      pending: { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' },
    });
  });

  test("what was found is what each switch-off's own read showed", () => {
    const before = sighting({ channels: { upgradeChannel: 'rapid', nodeOsUpgradeChannel: 'SecurityPatch' } });
    expect(channels(OFF, { ...off, before })).toMatchObject({
      found: { upgradeChannel: 'rapid', nodeOsUpgradeChannel: 'NodeImage' },
      changed: true,
    });
    const refused = { ...openOff, before, answer: refusedWith(412) };
    expect(channels(OFF, refused)).toMatchObject({ found: FOUND, changed: false });
  });

  test('switched off', () => {
    expect(channels(OFF, off)).toMatchObject({
      found: FOUND,
      left: { upgradeChannel: 'none' },
      changed: true,
      putBack: false,
    });
  });

  test.each([
    ['not answered', { ...openOff, answer: { kind: 'sent' } }],
    ['lost', { ...openOff, answer: LOST }],
    ['not settled', openOff],
  ] as const)('a switch-off that is %s counts as off', (_, record) => {
    expect(channels(ON, record)).toMatchObject({ left: { upgradeChannel: 'none' }, changed: true });
  });

  test('that somebody else put back were not put back by this run', () => {
    expect(channels(ON, off)).toMatchObject({ changed: false, putBack: false });
    expect(channels(ON, off, moved({ settlement: endedAs('Succeeded') }))).toMatchObject({ putBack: false });
    expect(channels(OFF, off, moved())).toMatchObject({ left: { upgradeChannel: 'none' }, changed: true });
    expect(channels(ON, off, moved())).toMatchObject({ left: FOUND, changed: false });
  });

  test('put back', () => {
    expect(channels(ON, off, on)).toMatchObject({ changed: false, putBack: true });
    expect(channels(OFF, off, on)).toMatchObject({ changed: true, putBack: false });
  });

  test('counts as off while it is not known that it was put back', () => {
    expect(channels(ON, off, openOn)).toMatchObject({ changed: true, putBack: false });
    expect(channels(OFF, off, { ...openOn, answer: refusedWith(400) })).toMatchObject({
      changed: true,
      putBack: false,
    });
  });

  test('the node OS channel alone counts, too', () => {
    const none = observation({ cluster: cluster({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'None' }) });
    const record: MoveRecord = {
      ...off,
      move: { kind: 'disable-auto-upgrade', channels: { nodeOsUpgradeChannel: 'None' } },
    };
    expect(channels(none, record)).toMatchObject({ changed: true });
  });
});

describe('a run that was cut short', () => {
  const cut = (inputs: Inputs, run: Run = {}, end: CutShort = { result: 'timed-out' }): Outcome =>
    conclude(facts(inputs, run), end);

  test.each(['timed-out', 'interrupted', 'error', 'failed'] as const)('%s', (result) => {
    expect(
      cut(rollbackInputs(), {}, { result, error: { code: 'X', message: 'y', isFromAzure: true } }),
    ).toMatchObject({
      result,
      fails: true,
      error: { code: 'X' },
      pools: [{ name: 'user', result }],
    });
  });

  test('tells of several pools how far each came', () => {
    const inputs = rollbackInputs({ pools: named('a', 'user', 'system', 'gone') });
    const first = observation({
      cluster: cluster({ pools: [pool({ name: 'a' }), pool(), pool({ name: 'system' })] }),
    });
    const back: MoveRecord = moved({
      move: { ...JOIN, pool: 'a' },
      answer: { kind: 'none' },
      settlement: endedAs('Succeeded'),
    });
    const off: MoveRecord = moved({ move: { kind: 'disable-auto-upgrade', channels: {} } });
    expect(resultsOf(cut(inputs, { first, records: [back, moved()] }))).toEqual([
      'a rolled-back',
      'user timed-out',
      'system not-started',
    ]);
    expect(resultsOf(cut(inputs, { first, records: [off] }))).toEqual(
      Array.from(['a', 'user', 'system'], (name) => `${name} not-started`),
    );
    expect(resultsOf(cut(inputs, { first }))).toHaveLength(3);
  });

  test('of `*` tells the pools that it was about', () => {
    const first = observation({ records: new Map([['user', read([recorded()])]]) });
    const all = { kind: 'all' } as const;
    expect(
      resultsOf(cut(rollbackInputs({ pools: all, pins: { kubernetesVersion: '1.35.5' } }), { first })),
    ).toEqual(['user timed-out']);
    const wait = moved({
      move: { kind: 'wait', targets: [CLUSTER_TARGET, poolTarget('system')], why: 'canceling' },
      answer: { kind: 'none' },
    });
    const busy = observation({
      cluster: cluster({ pools: [pool({ name: 'system', provisioningState: 'Canceling' }), pool()] }),
    });
    expect(resultsOf(cut(abortInputs({ pools: all }), { first: busy, records: [wait] }))).toEqual([
      'system timed-out',
    ]);
  });

  test('in abort mode tells what was aborted before', () => {
    const pools = [
      pool({ provisioningState: 'Upgrading' }),
      pool({ name: 'b', provisioningState: 'Scaling' }),
    ];
    const first = observation({ cluster: cluster({ pools }) });
    const abortOf = (name: string, settlement?: MoveRecord['settlement']): MoveRecord => ({
      ...moved({
        move: { kind: 'abort', target: poolTarget(name), why: 'asked' },
        before: { provisioningState: name === 'b' ? 'Scaling' : 'Upgrading' },
      }),
      ...(settlement === undefined ? {} : { settlement }),
    });
    const records = [abortOf('user', endedAs('Canceled')), abortOf('b')];
    expect(resultsOf(cut(abortInputs({ pools: named('user', 'b') }), { first, records }))).toEqual([
      'user aborted',
      'b timed-out',
    ]);
    const own = cut(abortInputs({ pools: { kind: 'none' } }), {
      records: [moved({ move: { kind: 'abort', target: CLUSTER_TARGET, why: 'asked' } })],
    });
    expect([own.clusterResult, own.pools]).toEqual(['timed-out', []]);
  });

  test('in status mode tells the state of each pool', () => {
    const first = observation({
      cluster: cluster({ pools: [pool({ provisioningState: 'Scaling' }), pool({ name: 'b' })] }),
    });
    const latest = observation({ cluster: cluster({ pools: [pool({ provisioningState: 'Scaling' })] }) });
    expect(resultsOf(cut(statusInputs(), { first, latest }))).toEqual(['user in-progress', 'b error']);
  });
});

describe('an outcome of several', () => {
  test('is of a single pool only where exactly one was named', () => {
    const single = (inputs: Inputs): boolean => conclude(facts(inputs), ending()).isSinglePool;
    expect(single(rollbackInputs({ pools: named('user') }))).toBe(true);
    expect(single(rollbackInputs({ pools: named('user', 'system') }))).toBe(false);
    expect(single(abortInputs({ pools: { kind: 'all' } }))).toBe(false);
  });

  test('lists the recent operations, where they could be read', () => {
    const recent = (recentOperations: Observation['recentOperations']) =>
      conclude(facts(statusInputs(), { latest: observation({ recentOperations }) }), ending())
        .recentOperations;
    expect(recent(read([operation()]))).toEqual([operation()]);
    expect(recent(unreadable())).toEqual([]);
  });

  test('expects a duration of a rollback alone', () => {
    expect(conclude(facts(abortInputs()), ending()).expectedMs).toBeUndefined();
    expect(conclude(facts(statusInputs({ pools: named('user') })), ending()).expectedMs).toBeUndefined();
  });

  test('reports the operation that was acted upon, not one that was waited for', () => {
    const wait = moved({
      move: { kind: 'wait', targets: [poolTarget('user')], why: 'busy' },
      operation: operation({ id: 'waited' }),
    });
    const run = { records: [wait], latest: observation() };
    expect(conclude(facts(rollbackInputs(), run), ending()).operation).toBeUndefined();
  });

  test('reports the last operation that is known', () => {
    const abort = (id?: string): MoveRecord => ({
      ...moved({ move: { kind: 'abort', target: poolTarget('user'), why: 'asked' } }),
      ...(id === undefined ? {} : { operation: operation({ id }) }),
    });
    const reported = (...records: MoveRecord[]) =>
      conclude(facts(abortInputs(), { records }), ending()).operation?.id;
    expect(reported(abort('known'), abort())).toBe('known');
  });

  test('reports what goes on elsewhere only for a status of the whole cluster', () => {
    const latest = observation({ recentOperations: read([operation()]) });
    const reported = (inputs: Inputs) => conclude(facts(inputs, { latest }), ending()).operation?.id;
    expect(reported(statusInputs())).toBe('op-1');
    expect(reported(statusInputs({ pools: named('user') }))).toBeUndefined();
    expect(reported(abortInputs({ pools: { kind: 'none' } }))).toBeUndefined();
  });

  test('has for each pool the operation that was aborted on it last, else the latest of it', () => {
    const aborted = (id: string, name: string): MoveRecord =>
      moved({ move: { kind: 'abort', target: poolTarget(name), why: 'busy' }, operation: operation({ id }) });
    const records = [
      aborted('first', 'user'),
      aborted('next', 'user'),
      aborted('second', 'user'),
      aborted('other', 'system'),
    ];
    const latest = observation({ operations: new Map([['pool/user', read(operation({ id: 'latest' }))]]) });
    const of = (run: Run) => poolOf(conclude(facts(rollbackInputs(), run), ending())).operation?.id;
    expect(of({ records })).toBe('second');
    expect(of({ latest })).toBe('latest');
  });

  test('offers in a rollback what was on record at first, in other modes what is now', () => {
    const first = observationOf(pool());
    const latest = observationOf(pool(), { records: new Map([['user', read([])]]) });
    const available = (inputs: Inputs) =>
      poolOf(conclude(facts(inputs, { first, latest }), ending())).offer?.available;
    expect(available(rollbackInputs())).toBe(true);
    expect(available(statusInputs({ pools: named('user') }))).toBe(false);
  });
});

describe('what goes on beside it', () => {
  const id = (name: string): string => `${cluster().id}/agentPools/${name}`;
  const upgrading = (name: string) => pool({ name, provisioningState: 'Upgrading', count: 10 });
  const upgrade = (name: string) =>
    operation({ id: `op-${name}`, kind: 'Upgrade', resourceId: id(name), startedAt: START - 47 * MINUTE });
  const latest = (changes: Partial<Observation> = {}): Observation =>
    observation({
      cluster: cluster({ pools: [upgrading('user'), pool({ name: 'b' })] }),
      recentOperations: read([upgrade('user'), upgrade('b')]),
      ...changes,
    });
  const both = latest({ cluster: cluster({ pools: [upgrading('user'), upgrading('b')] }) });
  const outcome = (inputs: Inputs, seen: Observation): Outcome =>
    conclude(facts(inputs, { first: seen }), ending());
  const lasting = (inputs: Inputs, seen: Observation): readonly string[] =>
    (outcome(inputs, seen).insights ?? []).flatMap(
      ({ text }) => /^The \w+ on (.*) has been/.exec(text)?.[1] ?? [],
    );

  test('is told by the headline of a report where it is one, else by a sentence each', () => {
    expect(lasting(statusInputs(), latest())).toEqual([]);
    expect(lasting(statusInputs(), both)).toEqual(['pool user', 'pool b']);
    expect(lasting(statusInputs({ pools: named('user') }), both)).toEqual([]);
    expect(lasting(abortInputs({ pools: named('user') }), latest())).toEqual(['pool user']);
  });

  test('is under way in a report alone: on the pools named, else on the cluster, too', () => {
    const moving = latest({
      cluster: cluster({ provisioningState: 'Updating', pools: [upgrading('user'), upgrading('b')] }),
    });
    const targets = (inputs: Inputs): readonly string[] | undefined =>
      outcome(inputs, moving).underWay?.map(({ target }) =>
        target.kind === 'pool' ? target.name : target.kind,
      );
    expect(targets(statusInputs())).toEqual(['cluster', 'user', 'b']);
    expect(targets(statusInputs({ pools: named('user') }))).toEqual(['user']);
    expect(targets(abortInputs({ pools: named('user') }))).toBeUndefined();
  });

  test('names who began what stopped on a target of the report, in a report alone', () => {
    const failed = latest({
      cluster: cluster({ pools: [pool({ provisioningState: 'Failed' })] }),
      recentOperations: read([{ ...upgrade('user'), status: 'Failed' }]),
      events: read([{ at: START - 47 * MINUTE, caller: 'aaaa', action: 'write', resourceId: id('user') }]),
    });
    const callers = (inputs: Inputs): number =>
      (outcome(inputs, failed).insights ?? []).filter(({ text }) => text.includes('by aaaa')).length;
    expect(callers(statusInputs({ pools: named('user') }))).toBe(1);
    expect(callers(statusInputs())).toBe(1);
    expect(callers(abortInputs({ pools: named('user') }))).toBe(0);
  });

  test('is found for a pool among the recent ones, in a report alone', () => {
    const of = (inputs: Inputs) => poolOf(outcome(inputs, latest({ operations: new Map() }))).operation?.id;
    expect(of(statusInputs())).toBe('op-user');
    expect(of(abortInputs({ pools: named('user') }))).toBeUndefined();
  });

  test('says so where the nodes were asked for and not told', () => {
    const nodes = (machines: Observation['machines']) =>
      poolOf(outcome(statusInputs(), latest({ machines })));
    expect(nodes(new Map([['user', unreadable()]])).areNodesUntold).toBe(true);
    const told = nodes(new Map([['user', read([machine({ name: 'a', ...NEW })])]]));
    expect([told.areNodesUntold, told.nodesRun?.groups]).toEqual([undefined, [expect.objectContaining(NEW)]]);
    expect(nodes(new Map())).not.toHaveProperty('nodesRun');
  });
});

describe('a run of several pools that is cut short', () => {
  const two = observation({
    cluster: cluster({
      pools: [
        pool({ name: 'a', provisioningState: 'Upgrading' }),
        pool({ name: 'b', provisioningState: 'Upgrading' }),
      ],
    }),
  });
  const interrupted: CutShort = { result: 'interrupted' };
  const abortOf = (target: MoveRecord['move'] & { kind: 'abort' }): MoveRecord =>
    moved({ move: target, before: sighting({ provisioningState: 'Upgrading' }), answer: { kind: 'sent' } });
  const all = abortInputs({ pools: { kind: 'all' } });

  test('is about the pools that something was done to', () => {
    const records = [abortOf({ kind: 'abort', target: poolTarget('a'), why: 'asked' })];
    expect(resultsOf(conclude(facts(all, { first: two, records }), interrupted))).toEqual(['a interrupted']);
    const own = [abortOf({ kind: 'abort', target: CLUSTER_TARGET, why: 'asked' }), ...records];
    expect(resultsOf(conclude(facts(all, { first: two, records: own }), interrupted))).toEqual([
      'a interrupted',
    ]);
    const waiting = [
      moved({
        move: { kind: 'wait', targets: [CLUSTER_TARGET, poolTarget('b')], why: 'canceling' },
        before: sighting({ provisioningState: 'Upgrading' }),
        answer: { kind: 'none' },
      }),
    ];
    expect(resultsOf(conclude(facts(all, { first: two, records: waiting }), interrupted))).toEqual([
      'b interrupted',
    ]);
  });

  test('tells of the pool whose turn it was, by the last move', () => {
    const records = ['a', 'b'].map((name) =>
      abortOf({ kind: 'abort', target: poolTarget(name), why: 'asked' }),
    );
    const inputs = abortInputs({ pools: named('a', 'b') });
    expect(resultsOf(conclude(facts(inputs, { first: two, records }), interrupted))).toEqual([
      'a not-started',
      'b interrupted',
    ]);
    const joined = [moved({ move: { ...JOIN, pool: 'b' }, answer: { kind: 'none' } })];
    const back = rollbackInputs({ pools: named('a', 'b') });
    expect(resultsOf(conclude(facts(back, { first: two, records: joined }), interrupted))).toEqual([
      'a not-started',
      'b interrupted',
    ]);
    for (const kind of ['disable-auto-upgrade', 'restore-auto-upgrade'] as const) {
      const run = {
        first: two,
        records: [moved({ move: { kind, channels: {} }, answer: { kind: 'sent' } })],
      };
      expect(resultsOf(conclude(facts(back, run), interrupted))).toEqual(['a not-started', 'b not-started']);
    }
  });

  test("has a result of the cluster only in an abort of the cluster's own operation", () => {
    const own = (inputs: Inputs) => conclude(facts(inputs), interrupted).clusterResult;
    expect(own(abortInputs({ pools: { kind: 'none' } }))).toBe('interrupted');
    expect([own(abortInputs()), own(all), own(statusInputs())]).toEqual([undefined, undefined, undefined]);
    expect(conclude(facts(all), interrupted).warnings).toEqual([]);
  });
});
