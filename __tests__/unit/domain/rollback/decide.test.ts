import { describe, expect, test } from '@jest/globals';
import type { RollbackInputs } from '../../../../src/domain/inputs.ts';
import type { Operation, PoolState, RecordedVersion } from '../../../../src/domain/aks/cluster.ts';
import {
  azureError,
  cluster,
  DAY,
  endedAs,
  history,
  JOIN,
  lacking,
  LOST,
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
  unreadable,
} from '../../../support/builders.ts';
import { decide, endingOf, nextOf, planOf } from '../deciding.ts';

const NEWER: RecordedVersion = recorded({ kubernetesVersion: '1.37.0' });
const NEWER_IMAGE = recorded({ ...NEW, nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202607.01.0' });
const OLDER_IMAGE = recorded({ ...NEW, nodeImageVersion: OLD.nodeImageVersion });
const EQUAL = recorded(NEW);

function decideFor(
  state: Partial<PoolState>,
  records: readonly RecordedVersion[],
  inputs: Partial<RollbackInputs> = {},
): string {
  const seen = observationOf(pool(state), { records: new Map([['user', read(records)]]) });
  return nextOf(rollbackInputs(inputs), seen);
}

describe('what a rollback decides for one pool (the table of the contract)', () => {
  test.each([
    ['older', recorded(), 'roll-back user to 1.35.5'],
    ['older by its image alone', OLDER_IMAGE, 'roll-back user to 1.36.0'],
    ['equal', EQUAL, 'end already-rolled-back'],
    ['newer', NEWER, 'end already-rolled-back'],
    ['newer by its image alone', NEWER_IMAGE, 'end already-rolled-back'],
  ])('Succeeded, record %s', (_, record, expected) => {
    expect(decideFor({}, [record])).toBe(expected);
  });

  test.each(['Failed', 'Canceled', 'canceled', 'FAILED'])('%s', (provisioningState) => {
    expect(decideFor({ provisioningState }, [recorded()])).toBe('roll-back user to 1.35.5');
    expect(decideFor({ provisioningState }, [EQUAL])).toBe('send again user to 1.36.0');
    expect(decideFor({ provisioningState }, [NEWER])).toBe('send again user to 1.36.0');
  });

  test.each(['Upgrading', 'UpgradingNodeImageVersion', 'Scaling', 'Updating', 'SomethingNew'])(
    '%s, record older: busy',
    (provisioningState) => {
      expect(decideFor({ provisioningState }, [recorded()])).toBe('end blocked: operation-in-progress');
      expect(decideFor({ provisioningState }, [recorded()], { ifBusy: 'wait' })).toBe(
        'wait for pool/user (busy)',
      );
    },
  );

  test.each(['Upgrading', 'upgradingnodeimageversion'])(
    '%s, record equal or newer: joined under every policy',
    (provisioningState) => {
      for (const ifBusy of ['fail', 'wait', 'abort'] as const) {
        expect(decideFor({ provisioningState }, [EQUAL], { ifBusy })).toBe('join user to 1.36.0');
        expect(decideFor({ provisioningState }, [NEWER], { ifBusy })).toBe('join user to 1.36.0');
      }
    },
  );

  test('Updating, record equal or newer: joined, unless the operations API names another kind', () => {
    const updating = pool({ provisioningState: 'Updating' });
    const of = (record: RecordedVersion, operations: Partial<Operation>[]): string =>
      nextOf(
        rollbackInputs(),
        observationOf(updating, {
          records: new Map([['user', read([record])]]),
          recentOperations: read(operations.map((one) => operation(one))),
        }),
      );
    const resourceId = `${observationOf(updating).cluster.id}/AgentPools/USER`;
    for (const record of [EQUAL, NEWER]) {
      expect(of(record, [])).toBe('join user to 1.36.0');
      expect(of(record, [{ resourceId }])).toBe('join user to 1.36.0');
      expect(of(record, [{ resourceId, kind: 'UpgradeAgentPool' }])).toBe('join user to 1.36.0');
      expect(of(record, [{ resourceId, kind: 'Update' }])).toBe('join user to 1.36.0');
      expect(of(record, [{ resourceId, kind: 'UpdateAgentPool/Labels' }])).toBe(
        'end blocked: operation-in-progress',
      );
      expect(of(record, [{ resourceId, kind: 'Update', status: 'Succeeded' }, { kind: 'Update' }])).toBe(
        'join user to 1.36.0',
      );
      expect(
        of(record, [
          { id: 'later', resourceId, kind: 'Scale' },
          { resourceId, kind: 'Rollback' },
        ]),
      ).toBe('join user to 1.36.0');
    }
    expect(
      nextOf(
        rollbackInputs(),
        observationOf(updating, {
          records: new Map([['user', read([EQUAL])]]),
          recentOperations: unreadable(),
        }),
      ),
    ).toBe('join user to 1.36.0');
  });

  test.each(['Scaling', 'Starting', 'SomethingNew'])(
    '%s, record equal or newer: busy',
    (provisioningState) => {
      for (const record of [EQUAL, NEWER]) {
        expect(decideFor({ provisioningState }, [record])).toBe('end blocked: operation-in-progress');
        expect(decideFor({ provisioningState }, [record], { ifBusy: 'abort' })).toBe(
          'end blocked: operation-in-progress',
        );
        expect(decideFor({ provisioningState }, [record], { ifBusy: 'wait' })).toBe(
          'wait for pool/user (busy)',
        );
      }
    },
  );

  test.each(['Succeeded', 'Failed', 'Canceled', 'Upgrading', 'Scaling'])(
    '%s, pinned newer: blocked by the direction',
    (provisioningState) => {
      expect(
        decideFor({ provisioningState }, [NEWER], { pins: { kubernetesVersion: '1.37.0' }, ifBusy: 'wait' }),
      ).toBe('end blocked: rollback-direction');
    },
  );

  test.each(['Succeeded', 'Failed', 'Canceled', 'Upgrading', 'Scaling'])(
    '%s, no record: blocked by the target',
    (provisioningState) => {
      expect(decideFor({ provisioningState }, [])).toBe('end blocked: rollback-target');
    },
  );

  test.each(['fail', 'wait', 'abort'] as const)(
    'a 409 though the pool reads as settled is busy: if-busy %s',
    (ifBusy) => {
      const run = history([moved({ answer: refusedWith(409) })]);
      const expected = { wait: 'wait for pool/user (hidden)' } as Record<string, string>;
      expect(nextOf(rollbackInputs({ ifBusy }), observationOf(pool()), run)).toBe(
        expected[ifBusy] ?? 'end blocked: operation-in-progress',
      );
    },
  );

  test('what Azure said when something is in the way is the error of the block', () => {
    const said = { code: 'OperationNotAllowed', correlationId: 'corr-1' };
    const run = history([moved({ answer: refusedWith(409, said) })]);
    expect(endingOf(rollbackInputs(), observationOf(pool()), run).error).toMatchObject(said);
    const visible = observationOf(pool({ provisioningState: 'Scaling' }));
    expect(endingOf(rollbackInputs(), visible, run).error).toMatchObject(said);
    expect(endingOf(rollbackInputs(), visible).error).toBeUndefined();
  });

  test('any other 409 is a refusal: failed at once, whatever if-busy says', () => {
    const locked = refusedWith(409, { code: 'ScopeLocked', message: 'The scope is locked.' });
    const run = history([moved({ answer: locked })]);
    for (const ifBusy of ['fail', 'wait', 'abort'] as const) {
      const ending = endingOf(rollbackInputs({ ifBusy }), observationOf(pool()), run);
      expect(ending).toMatchObject({ result: 'failed', error: { code: 'ScopeLocked' } });
    }
  });

  test('EtagMismatch is a lost race: decided anew three times at most', () => {
    const lost = moved({ answer: refusedWith(409, { code: 'EtagMismatch' }) });
    expect(nextOf(rollbackInputs(), observationOf(pool()), history([lost, lost, lost]))).toBe(
      'roll-back user to 1.35.5',
    );
    expect(nextOf(rollbackInputs(), observationOf(pool()), history([lost, lost, lost, lost]))).toBe(
      'end failed',
    );
  });

  test('a 409 that the cluster explains is not hidden: its upgrade is aborted by if-busy', () => {
    const seen = observation({ cluster: cluster({ provisioningState: 'Upgrading' }) });
    const run = history([moved({ answer: refusedWith(409) })]);
    expect(nextOf(rollbackInputs({ ifBusy: 'abort' }), seen, run)).toBe('abort cluster (busy)');
  });

  test('after a pause for a hidden operation the rollback is tried again', () => {
    const run = history([
      moved({ answer: refusedWith(409) }),
      {
        move: { kind: 'wait', targets: [poolTarget('user')], why: 'hidden' },
        startedAt: START,
        answer: { kind: 'none' },
      },
    ]);
    expect(nextOf(rollbackInputs({ ifBusy: 'wait' }), observationOf(pool()), run)).toBe(
      'roll-back user to 1.35.5',
    );
  });
});

describe('the target', () => {
  test('is the newest record; one without a time comes last', () => {
    const records = [
      lackingTime({ kubernetesVersion: '1.34.1' }),
      recorded({ kubernetesVersion: '1.33.1', recordedAt: START - 5 * DAY }),
      recorded({ kubernetesVersion: '1.35.2', recordedAt: START - 2 * DAY }),
    ];
    expect(decideFor({}, records)).toBe('roll-back user to 1.35.2');
    expect(decideFor({}, records.slice(0, 1))).toBe('roll-back user to 1.34.1');
    expect(decideFor({}, [...records.slice(0, 1), lackingTime({ kubernetesVersion: '1.34.0' })])).toBe(
      'roll-back user to 1.34.1',
    );
  });

  test('is the newest record that matches both pins together', () => {
    const records = [
      recorded({ kubernetesVersion: '1.35.5', nodeImageVersion: 'AKSUbuntu-2404-202605.14.0' }),
      recorded({
        kubernetesVersion: '1.34.1',
        nodeImageVersion: 'AKSUbuntu-2404-202604.01.0',
        recordedAt: 1,
      }),
    ];
    const at = (pins: RollbackInputs['pins']): string => decideFor({}, records, { pins });
    expect(at({ kubernetesVersion: 'v1.34.1' })).toBe('roll-back user to 1.34.1');
    expect(at({ nodeImageVersion: 'aksubuntu-2404-202604.01.0' })).toBe('roll-back user to 1.34.1');
    expect(at({ kubernetesVersion: '1.35.5', nodeImageVersion: 'AKSUbuntu-2404-202604.01.0' })).toBe(
      'end blocked: rollback-target',
    );
  });

  test('is reached already when the pool shows what is pinned, with nothing on record', () => {
    expect(decideFor({}, [], { pins: { kubernetesVersion: NEW.kubernetesVersion } })).toBe(
      'end already-rolled-back',
    );
    const records = new Map([['user', unreadable()]]);
    const seen = observationOf(pool(), { records });
    expect(nextOf(rollbackInputs({ pins: NEW }), seen)).toBe('end already-rolled-back');
  });

  test('is not an unrelated record when the pins do not match it', () => {
    expect(decideFor({}, [recorded()], { pins: { kubernetesVersion: '1.34.9' } })).toBe(
      'end blocked: rollback-target',
    );
  });

  test('stays what was sent, even when Azure takes it off the records', () => {
    const seen = observationOf(pool({ ...OLD, provisioningState: 'Upgrading' }), {
      records: new Map([['user', read([recorded({ kubernetesVersion: '1.34.0' })])]]),
    });
    const run = history([moved({ answer: LOST, settlement: notBegun() })]);
    expect(nextOf(rollbackInputs(), seen, run)).toBe('join user to 1.35.5');
  });

  test('stays what it was when the run began, once the pool shows it without our PUT', () => {
    const records = new Map([['user', read([recorded({ kubernetesVersion: '1.34.0' })])]]);
    const seen = observationOf(pool({ ...OLD, provisioningState: 'Upgrading' }), { records });
    const run = history([moved({ answer: refusedWith(412) })]);
    expect(nextOf(rollbackInputs(), seen, run)).toBe('join user to 1.35.5');
    const fromNothing = history(run.records, observation({ cluster: cluster({ pools: [] }) }));
    expect(nextOf(rollbackInputs(), seen, fromNothing)).toBe('end blocked: operation-in-progress');
  });

  test('is never newer than what runs, even where the pool does not show its image', () => {
    const state = lacking(pool({ provisioningState: 'Failed' }), 'nodeImageVersion');
    const seen = observationOf(state, { records: new Map([['user', read([NEWER])]]) });
    expect(nextOf(rollbackInputs(), seen)).toBe('end blocked: rollback-direction');
  });

  test('is taken with a warning where the order can not be told', () => {
    const state = lacking(pool(), 'nodeImageVersion');
    const seen = observationOf(state, { records: new Map([['user', read([OLDER_IMAGE])]]) });
    expect(nextOf(rollbackInputs(), seen)).toBe('roll-back user to 1.36.0');
    const unversioned = observationOf(lacking(pool(), 'kubernetesVersion'));
    expect(nextOf(rollbackInputs(), unversioned)).toBe('roll-back user to 1.35.5');
  });

  function lackingTime(changes: Partial<RecordedVersion>): RecordedVersion {
    const { kubernetesVersion, nodeImageVersion } = recorded(changes);
    return { kubernetesVersion, nodeImageVersion };
  }
});

describe('if-busy', () => {
  const busyPool = observationOf(pool({ provisioningState: 'Upgrading' }));
  const busyCluster = (provisioningState: string) => observation({ cluster: cluster({ provisioningState }) });

  test('abort: an upgrade of the pool or the cluster', () => {
    const inputs = rollbackInputs({ ifBusy: 'abort' });
    expect(nextOf(inputs, busyPool)).toBe('abort pool/user (busy)');
    expect(nextOf(inputs, busyCluster('Upgrading'))).toBe('abort cluster (busy)');
    expect(nextOf(inputs, busyCluster('Updating'))).toBe('end blocked: operation-in-progress');
  });

  test('fail and wait: the cluster is dealt with like the pool', () => {
    expect(nextOf(rollbackInputs(), busyCluster('Updating'))).toBe('end blocked: operation-in-progress');
    expect(nextOf(rollbackInputs({ ifBusy: 'wait' }), busyCluster('Updating'))).toBe(
      'wait for cluster (busy)',
    );
  });

  test('abort: an abort that is under way is waited for', () => {
    const seen = observationOf(pool({ provisioningState: 'Canceling' }));
    expect(nextOf(rollbackInputs({ ifBusy: 'abort' }), seen)).toBe('wait for pool/user (busy)');
  });

  test('abort: no other check may block', () => {
    const seen = observationOf(pool({ provisioningState: 'Upgrading' }), {
      regionVersions: read([]),
    });
    expect(nextOf(rollbackInputs({ ifBusy: 'abort' }), seen)).toBe('end blocked: version-supported');
  });

  test('abort: an actor who starts anew each time wins, and the step says so', () => {
    const abort = {
      move: { kind: 'abort', target: poolTarget('user'), why: 'busy' },
      startedAt: START,
      answer: { kind: 'accepted', status: 202 },
      settlement: endedAs('Canceled'),
    } as const;
    const inputs = rollbackInputs({ ifBusy: 'abort' });
    expect(nextOf(inputs, busyPool, history([abort]))).toBe('abort pool/user (busy)');
    expect(nextOf(inputs, busyPool, history([abort, abort]))).toBe('end failed: operation-in-progress');
    const throttled = { ...abort, answer: refusedWith(429), settlement: undefined } as never;
    expect(nextOf(inputs, busyPool, history([throttled, throttled, throttled]))).toBe(
      'abort pool/user (busy)',
    );
    const [check] = decide(inputs, busyPool, history([abort, abort])).checks.filter(
      ({ id }) => id === 'operation-in-progress',
    );
    expect(check?.remedy).toContain('started again after being aborted');
  });

  test('abort: a pool that is not rolled back is never aborted, only in the way of the channels', () => {
    const seen = observation({
      cluster: cluster({
        upgradeChannel: 'patch',
        pools: [pool(), pool({ name: 'other', provisioningState: 'Upgrading' })],
      }),
    });
    expect(nextOf(rollbackInputs({ ifBusy: 'abort' }), seen)).toBe('end blocked: operation-in-progress');
    expect(nextOf(rollbackInputs({ ifBusy: 'wait' }), seen)).toBe('wait for pool/other (busy)');
    const quiet = { ...seen, cluster: { ...seen.cluster, upgradeChannel: 'none' } };
    expect(nextOf(rollbackInputs(), quiet)).toBe('roll-back user to 1.35.5');
  });

  test('does not matter when the pool is back already', () => {
    const seen = observation({ cluster: cluster({ provisioningState: 'Updating', pools: [pool(OLD)] }) });
    expect(nextOf(rollbackInputs(), seen)).toBe('end already-rolled-back');
  });
});

describe('several pools', () => {
  const names = named('system', 'user', 'other');
  const three = cluster({
    pools: [pool({ name: 'system', mode: 'System' }), pool(), pool({ name: 'other' })],
  });

  test('go in the order in which they are named', () => {
    expect(planOf(rollbackInputs({ pools: names }), observation({ cluster: three }))).toEqual([
      'roll-back system to 1.35.5',
      'roll-back user to 1.35.5',
      'roll-back other to 1.35.5',
    ]);
  });

  test('go user pools first, then system pools, with `*`', () => {
    const inputs = rollbackInputs({ pools: { kind: 'all' }, pins: { kubernetesVersion: '1.35.5' } });
    const pools = [pool({ name: 'managed', mode: 'ManagedSystem' }), ...three.pools];
    expect(planOf(inputs, observation({ cluster: cluster({ pools }) }))).toEqual([
      'roll-back user to 1.35.5',
      'roll-back other to 1.35.5',
      'roll-back managed to 1.35.5',
      'roll-back system to 1.35.5',
    ]);
  });

  test('with `*` are those that run exactly what is pinned, where nothing is on record', () => {
    const inputs = rollbackInputs({ pools: { kind: 'all' }, pins: { kubernetesVersion: '1.35.5' } });
    const pools = [
      pool({ name: 'system', mode: 'System' }),
      pool(OLD),
      lacking(pool({ name: 'bare' }), 'nodeImageVersion'),
    ];
    const ending = endingOf(inputs, observation({ cluster: cluster({ pools }), records: new Map() }));
    expect([ending.result, ending.pools.map(({ pool: name }) => name)]).toEqual([
      'already-rolled-back',
      ['user'],
    ]);
    expect(
      nextOf(
        inputs,
        observation({
          cluster: cluster({ pools: [pool({ ...OLD, provisioningState: 'Failed' })] }),
          records: new Map(),
        }),
      ),
    ).toBe('send again user to 1.35.5');
  });

  test('nothing is changed while a check blocks one of them', () => {
    const records = new Map([
      ['system', read([recorded()])],
      ['user', read([])],
      ['other', read([EQUAL])],
    ]);
    const ending = endingOf(rollbackInputs({ pools: names }), observation({ cluster: three, records }));
    expect(ending.result).toBe('blocked');
    expect(ending.pools.map(({ pool: name, result }) => [name, result])).toEqual([
      ['system', 'not-started'],
      ['user', 'blocked'],
      ['other', 'already-rolled-back'],
    ]);
  });

  test('a block of the whole cluster spares those that are back already, unless the cluster is stopped', () => {
    const pools = [pool(OLD), pool({ name: 'other' })];
    const inputs = rollbackInputs({ pools: named('user', 'other') });
    const results = (seen: ReturnType<typeof cluster>): unknown =>
      endingOf(inputs, observation({ cluster: seen })).pools.map(({ result }) => result);
    expect(results(cluster({ pools, sku: 'Automatic', upgradeChannel: 'stable' }))).toEqual([
      'already-rolled-back',
      'blocked',
    ]);
    expect(results(cluster({ pools, powerState: 'Stopped' }))).toEqual(['blocked', 'blocked']);
  });

  test('stop at the first that does not end back', () => {
    const run = history([moved({ settlement: endedAs('Failed') })]);
    const ending = endingOf(rollbackInputs({ pools: names }), observation({ cluster: three }), run);
    expect(ending.result).toBe('failed');
    expect(ending.pools.map(({ result }) => result)).toEqual(['not-started', 'failed', 'not-started']);
  });

  test('with some back and one blocked the run is partially rolled back', () => {
    const run = history([moved({ settlement: endedAs('Succeeded') })]);
    const seen = observation({
      cluster: {
        ...three,
        pools: three.pools.map((one) => (one.name === 'user' ? { ...one, ...OLD } : one)),
      },
      regionVersions: read([]),
    });
    expect(nextOf(rollbackInputs({ pools: names }), seen, run)).toBe(
      'end partially-rolled-back: version-supported',
    );
  });

  test('with none back and one blocked after an abort the run has failed', () => {
    const run = history([
      {
        move: { kind: 'abort', target: poolTarget('user'), why: 'busy' },
        startedAt: START,
        answer: { kind: 'accepted', status: 202 },
        settlement: endedAs('Canceled'),
      },
    ]);
    const seen = observation({ cluster: three, regionVersions: read([]) });
    expect(nextOf(rollbackInputs({ pools: names }), seen, run)).toBe('end failed: version-supported');
  });

  test('`*` means every pool that has the pin on record', () => {
    const inputs = rollbackInputs({ pools: { kind: 'all' }, pins: { kubernetesVersion: '1.35.5' } });
    const records = new Map([
      ['system', read([recorded()])],
      ['user', read([NEWER])],
    ]);
    expect(planOf(inputs, observation({ cluster: three, records }))).toEqual(['roll-back system to 1.35.5']);
    const none = endingOf(inputs, observation({ cluster: three, records: new Map() }));
    expect([none.result, none.pools]).toEqual(['blocked', []]);
  });

  test('`*` is blocked while it can not be told of a pool whether it is meant', () => {
    const inputs = rollbackInputs({ pools: { kind: 'all' }, pins: { kubernetesVersion: '1.35.5' } });
    const records = new Map([
      ['system', unreadable()],
      ['user', read([recorded()])],
    ]);
    expect(nextOf(inputs, observation({ cluster: three, records }))).toBe('end blocked: permission');
    const ignoring = { ...inputs, ignoreChecks: new Set(['permission']) };
    expect(planOf(ignoring, observation({ cluster: three, records }))).toEqual(['roll-back user to 1.35.5']);
  });

  test('one that another run is rolling back is joined beside the others', () => {
    const seen = observation({
      cluster: cluster({ pools: [pool(), pool({ name: 'other', provisioningState: 'Upgrading', ...OLD })] }),
    });
    expect(planOf(rollbackInputs({ pools: named('user', 'other') }), seen)).toEqual([
      'join other to 1.35.5',
      'roll-back user to 1.35.5',
    ]);
  });
});

describe('how a rollback that was sent or joined ends', () => {
  const end = (record: Parameters<typeof moved>[0], state: Partial<PoolState> = OLD): string =>
    nextOf(rollbackInputs(), observationOf(pool(state)), history([moved(record)]));

  test.each([
    ['Succeeded with both versions', endedAs('Succeeded'), 'end rolled-back'],
    [
      'Succeeded without the image',
      endedAs('Succeeded', { seen: sighting({ kubernetesVersion: OLD.kubernetesVersion }) }),
      'end partially-rolled-back',
    ],
    ['Succeeded without the version', endedAs('Succeeded', { seen: sighting(NEW) }), 'end failed'],
    [
      'Succeeded, though another operation took its place',
      endedAs('Succeeded', { error: { code: 'AKSOperationPreemptedByDelete', message: 'x' } }),
      'end failed',
    ],
    ['Failed', endedAs('Failed'), 'end failed'],
    ['Canceled', endedAs('Canceled'), 'end canceled'],
    ['not waited for', { kind: 'not-awaited' }, 'end rollback-started'],
    ['deleted meanwhile', { kind: 'vanished', at: START }, 'end failed'],
    ['accepted, yet never begun', notBegun(), 'end failed'],
    ['replaced', { kind: 'replaced', at: START, seen: sighting(OLD) }, 'end rolled-back'],
  ] as const)('%s', (_, settlement, expected) => {
    expect(end({ settlement })).toBe(expected);
    if (settlement.kind !== 'not-begun') {
      expect(end({ settlement, move: JOIN, answer: { kind: 'none' } })).toBe(expected);
    }
  });

  test('Succeeded after something else moved: back only if its own operation is told to have succeeded', () => {
    const settlement = endedAs('Succeeded', { displacedBy: 'Scaling' });
    expect(end({ settlement })).toBe('end failed');
    expect(end({ settlement, operation: operation() })).toBe('end failed');
    expect(end({ settlement, operation: operation({ status: 'succeeded' }) })).toBe('end rolled-back');
  });

  test('replaced, though another operation took its place', () => {
    const error = { code: 'AKSOperationPreempted', message: 'x' };
    const settlement = { kind: 'replaced', at: START, seen: sighting(OLD) } as const;
    expect(end({ settlement, operation: operation({ error }) })).toBe('end failed');
  });

  test('the list of operations tells of it when its own operation could not be read in the end', () => {
    const record = moved({ settlement: endedAs('Succeeded'), operation: operation() });
    const endWith = (listed: Partial<Operation>): string =>
      nextOf(
        rollbackInputs(),
        observationOf(pool(OLD), { recentOperations: read([operation(listed)]) }),
        history([record]),
      );
    const error = { code: 'AKSOperationPreempted', message: 'x' };
    expect(endWith({ status: 'Failed', error })).toBe('end failed');
    expect(endWith({ id: 'op-2', status: 'Failed', error })).toBe('end rolled-back');
    const unread = observationOf(pool(OLD), { recentOperations: unreadable() });
    expect(nextOf(rollbackInputs(), unread, history([record]))).toBe('end rolled-back');
  });

  test.each([400, 403, 404])('refused with %i: failed, with the error of Azure', (status) => {
    const run = history([moved({ answer: refusedWith(status) })]);
    expect(endingOf(rollbackInputs(), observationOf(pool()), run)).toMatchObject({
      result: 'failed',
      error: { code: `Status${String(status)}`, status, isFromAzure: true },
    });
  });

  test('412: decided anew three times at most', () => {
    const stale = moved({ answer: refusedWith(412) });
    const after = (count: number): string =>
      nextOf(rollbackInputs(), observationOf(pool()), history(Array.from({ length: count }, () => stale)));
    expect([1, 2, 3].map(after)).toEqual(Array(3).fill('roll-back user to 1.35.5'));
    expect(after(4)).toBe('end failed');
  });

  test('429: sent again', () => {
    expect(end({ answer: refusedWith(429) }, {})).toBe('roll-back user to 1.35.5');
  });

  test('a lost answer whose request did not arrive: sent again, five times at most', () => {
    const lost = moved({ answer: LOST, settlement: notBegun() });
    const after = (count: number): string =>
      nextOf(rollbackInputs(), observationOf(pool()), history(Array.from({ length: count }, () => lost)));
    expect(after(4)).toBe('roll-back user to 1.35.5');
    expect(after(5)).toBe('end error');
  });

  test('requests that never arrive after something was changed: failed, not error', () => {
    const lost = moved({ answer: LOST, settlement: notBegun() });
    const abort = moved({ move: { kind: 'abort', target: poolTarget('user'), why: 'busy' } });
    const run = history([abort, lost, lost, lost, lost, lost]);
    expect(nextOf(rollbackInputs(), observationOf(pool()), run)).toBe('end failed');
  });

  test('a pool that changes each time right before its PUT: failed in the end', () => {
    const withheld = moved({ answer: { kind: 'withheld', reason: 'it is Scaling now' } });
    const after = (count: number): string =>
      nextOf(rollbackInputs(), observationOf(pool()), history(Array.from({ length: count }, () => withheld)));
    expect(after(9)).toBe('roll-back user to 1.35.5');
    expect(after(10)).toBe('end failed');
  });

  test('a joined rollback that did not begin is looked at anew', () => {
    expect(end({ move: JOIN, answer: { kind: 'none' }, settlement: notBegun() })).toBe(
      'end already-rolled-back',
    );
  });

  test('an answer not known yet is looked at anew', () => {
    expect(end({ answer: { kind: 'sent' } })).toBe('end already-rolled-back');
  });

  test('the error that Azure shows is passed on', () => {
    const error = { code: 'UpgradeFailed', message: 'A PodDisruptionBudget blocks the drain.' };
    for (const state of ['Failed', 'Canceled']) {
      const run = history([moved({ settlement: endedAs(state, { error }) })]);
      expect(endingOf(rollbackInputs(), observationOf(pool()), run).error).toMatchObject(error);
    }
  });

  test('success without the target tells what is shown', () => {
    const settlement = endedAs('Succeeded', { seen: { provisioningState: 'Succeeded' } });
    const ending = endingOf(rollbackInputs(), observationOf(pool()), history([moved({ settlement })]));
    expect(ending.pools[0]?.detail).toContain('Kubernetes unknown, node image unknown');
    const half = endedAs('Succeeded', {
      seen: { provisioningState: 'Succeeded', kubernetesVersion: OLD.kubernetesVersion },
    });
    const partial = endingOf(rollbackInputs(), observationOf(pool()), history([moved({ settlement: half })]));
    expect(partial.pools[0]?.detail).toContain('the node image is unknown instead of');
  });
});

describe('a pool that does not exist', () => {
  const inputs = rollbackInputs({ pools: named('user', 'gone') });

  test('is an error that lists the pools that do', () => {
    const ending = endingOf(inputs, observation());
    expect(ending.result).toBe('error');
    expect(ending.error?.message).toContain('has no pool gone');
    expect(ending.error?.message).toContain('system, user');
    const empty = endingOf(inputs, observation({ cluster: cluster({ pools: [] }) }));
    expect(empty.error?.message).toContain('(none)');
  });

  test('is an error, too, when only waiting was done until it vanished', () => {
    const wait = moved({
      move: { kind: 'wait', targets: [poolTarget('gone')], why: 'busy' },
      answer: { kind: 'none' },
    });
    expect(nextOf(inputs, observation(), history([wait]))).toBe('end error');
  });

  test('makes the run fail when it vanished after another one was rolled back or joined', () => {
    const seen = observation({ cluster: cluster({ pools: [pool(OLD)] }) });
    for (const record of [moved(), moved({ move: JOIN, answer: { kind: 'none' } })]) {
      const ending = endingOf(inputs, seen, history([{ ...record, settlement: endedAs('Succeeded') }]));
      expect(ending.result).toBe('failed');
      expect(ending.pools.map(({ result }) => result)).toEqual(['rolled-back', 'failed']);
      expect(ending.error?.message).toContain('has no pool gone');
    }
  });
});

describe('dry-run', () => {
  test('plans everything and changes nothing', () => {
    const seen = observation({
      cluster: cluster({
        upgradeChannel: 'patch',
        pools: [pool(), pool({ name: 'other', ...OLD })],
      }),
    });
    const inputs = rollbackInputs({ dryRun: true, pools: named('user', 'other') });
    expect(planOf(inputs, seen)).toEqual(['disable-auto-upgrade none -', 'roll-back user to 1.35.5']);
    expect(endingOf(inputs, seen).pools.map(({ result }) => result)).toEqual([
      'planned',
      'already-rolled-back',
    ]);
    expect(endingOf(inputs, seen).result).toBe('planned');
  });

  test('is blocked like the real thing', () => {
    expect(nextOf(rollbackInputs({ dryRun: true }), observation({ regionVersions: read([]) }))).toBe(
      'end blocked: version-supported',
    );
  });
});

test('a network error is not an error of Azure', () => {
  const run = history(
    Array.from({ length: 5 }, () =>
      moved({
        answer: { kind: 'unknown', error: azureError({ kind: 'network', facts: { signIn: 'azure-cli' } }) },
        settlement: notBegun(),
      }),
    ),
  );
  expect(endingOf(rollbackInputs(), observationOf(pool()), run).error).toMatchObject({
    isFromAzure: false,
    facts: { signIn: 'azure-cli' },
  });
});

describe('a target that the pool reached without a PUT of this run', () => {
  // AKS has taken it off the records already.
  const records = new Map([['user', read<readonly RecordedVersion[]>([])]]);
  const run = history([moved({ move: { kind: 'wait', targets: [poolTarget('user')], why: 'busy' } })]);

  test.each([
    ['Succeeded', 'end already-rolled-back'],
    ['Upgrading', 'join user to 1.35.5'],
    ['Failed', 'send again user to 1.35.5'],
  ])('is held against it: %s', (provisioningState, expected) => {
    const seen = observationOf(pool({ ...OLD, provisioningState }), { records });
    expect(nextOf(rollbackInputs(), seen, run)).toBe(expected);
  });

  test('counts only when the pool was there when the run began', () => {
    const first = observation({ cluster: cluster({ pools: [] }) });
    const seen = observationOf(pool({ ...OLD }), { records });
    expect(nextOf(rollbackInputs(), seen, { ...run, first })).toBe('end blocked: rollback-target');
  });
});

describe('the target of a run, once something was done', () => {
  const first = observationOf(pool());
  /** Somebody has upgraded the pool once more: what it ran is on record now, newer than the target. */
  const upgraded = observationOf(pool({ kubernetesVersion: '1.37.0' }), {
    records: new Map([['user', read([recorded({ ...NEW, recordedAt: START }), recorded()])]]),
  });
  const abort = moved({
    move: { kind: 'abort', target: poolTarget('user'), why: 'busy' },
    settlement: endedAs('Canceled'),
  });
  const waited = moved({
    move: { kind: 'wait', targets: [poolTarget('user')], why: 'busy' },
    answer: { kind: 'none' },
    settlement: endedAs('Succeeded'),
  });

  test.each([
    ['a rollback that did not arrive', moved({ answer: LOST, settlement: notBegun() })],
    ['a rollback that was accepted', moved()],
    ['an abort', abort],
  ])('stays what it was after %s', (_, record) => {
    expect(nextOf(rollbackInputs(), upgraded, history([record], first))).toBe('roll-back user to 1.35.5');
  });

  test.each([
    ['a wait', waited],
    ['a rollback that was refused', moved({ answer: refusedWith(429) })],
  ])('is decided anew after %s, which changed nothing', (_, record) => {
    expect(nextOf(rollbackInputs(), upgraded, history([record], first))).toBe('roll-back user to 1.36.0');
  });

  test('is decided anew for a pool that was back when the run began', () => {
    const pools = named('other', 'user');
    const state = (user: PoolState) => ({ cluster: cluster({ pools: [user, pool({ name: 'other' })] }) });
    const back = observation({
      ...state(pool(OLD)),
      records: new Map([
        ['user', read([recorded(NEW)])],
        ['other', read([recorded()])],
      ]),
    });
    const later = observation({ ...state(pool({ kubernetesVersion: '1.37.0' })), records: upgraded.records });
    const other = moved({
      move: { ...JOIN, kind: 'roll-back', pool: 'other', isResend: false },
      settlement: endedAs('Succeeded'),
    });
    expect(nextOf(rollbackInputs({ pools }), later, history([other], back))).toBe('roll-back user to 1.36.0');
  });

  test('is not what is on record of a pool that was back, and was upgraded to it meanwhile', () => {
    const back = observationOf(pool(OLD), { records: new Map([['user', read([recorded(NEW)])]]) });
    const seen = observationOf(pool(), { records: new Map([['user', read([recorded()])]]) });
    expect(nextOf(rollbackInputs(), seen, history([waited], back))).toBe('roll-back user to 1.35.5');
  });

  test('is what a pool came to show without a request of this run, though nothing is on record anymore', () => {
    const shown = observationOf(pool(OLD), { records: new Map([['user', read([])]]) });
    expect(nextOf(rollbackInputs(), shown, history([waited], first))).toBe('end already-rolled-back');
  });
});

describe('what is in the way of several pools', () => {
  const two = (one: Partial<PoolState>, other: Partial<PoolState>) =>
    observation({
      cluster: cluster({ pools: [pool({ name: 'a', ...one }), pool({ name: 'b', ...other })] }),
    });
  const inputs = (ifBusy: RollbackInputs['ifBusy']) => rollbackInputs({ pools: named('a', 'b'), ifBusy });
  const ofA = { ...moved(), move: { ...JOIN, kind: 'roll-back', pool: 'a', isResend: false } } as const;

  test('is aborted where it is an upgrade, waited for where it is being canceled already', () => {
    const seen = two({ provisioningState: 'Upgrading' }, { provisioningState: 'Canceling' });
    expect(planOf(inputs('abort'), seen).slice(0, 2)).toEqual([
      'abort pool/a (busy)',
      'wait for pool/b (busy)',
    ]);
  });

  test('is told as hidden only where none of it can be seen', () => {
    const seen = two({}, { provisioningState: 'Scaling' });
    const refused = { ...ofA, answer: refusedWith(409) };
    expect(nextOf(inputs('wait'), seen, history([refused], two({}, {})))).toBe(
      'wait for pool/a,pool/b (busy)',
    );
  });

  test('is not a hidden operation on a pool that has come to be back', () => {
    const seen = two(OLD, {});
    const refused = { ...ofA, answer: refusedWith(409) };
    expect(nextOf(inputs('fail'), seen, history([refused], two({}, {})))).toBe('roll-back b to 1.35.5');
  });

  test('is counted once, also where the cluster has to be updated', () => {
    const state = cluster({ upgradeChannel: 'patch', pools: [pool({ provisioningState: 'Scaling' })] });
    expect(nextOf(rollbackInputs({ ifBusy: 'wait' }), observation({ cluster: state }))).toBe(
      'wait for pool/user (busy)',
    );
  });

  test('of another pool matters only where the cluster has to be updated', () => {
    const pools = [pool(), pool({ name: 'other', provisioningState: 'Scaling' })];
    const on = observation({ cluster: cluster({ upgradeChannel: 'patch', pools }) });
    expect(nextOf(rollbackInputs({ ifBusy: 'wait' }), on)).toBe('wait for pool/other (busy)');
    expect(nextOf(rollbackInputs({ autoUpgrade: 'fail' }), on)).toBe('end blocked: auto-upgrade');
    const off = observation({ cluster: cluster({ pools }) });
    expect(nextOf(rollbackInputs(), off)).toBe('roll-back user to 1.35.5');
  });
});

describe('an end', () => {
  test('has neither checks nor an error where there is nothing more to check', () => {
    const done = history([moved({ settlement: endedAs('Succeeded', { seen: sighting(OLD) }) })]);
    const { checks, next } = decide(rollbackInputs(), observationOf(pool(OLD)), done);
    expect(checks).toEqual([]);
    expect(next).toStrictEqual({
      kind: 'end',
      ending: {
        result: 'rolled-back',
        pools: [{ pool: 'user', blockedBy: [], result: 'rolled-back' }],
        warnings: [],
      },
    });
    expect(decide(rollbackInputs({ pools: named('gone') }), observation(), undefined).checks).toEqual([]);
  });

  test('a pool that vanished while a rollback was joined', () => {
    const records = [
      moved({ move: { kind: 'wait', targets: [poolTarget('user')], why: 'busy' }, answer: { kind: 'none' } }),
      moved({ move: JOIN, answer: { kind: 'none' } }),
    ];
    const ending = endingOf(
      rollbackInputs(),
      observation({ cluster: cluster({ pools: [] }) }),
      history(records),
    );
    expect(ending).toMatchObject({
      result: 'failed',
      pools: [{ detail: 'The pool was deleted in the meantime.', error: { code: 'PoolNotFound' } }],
    });
  });

  test.each([
    [
      'withheld too often',
      Array(10).fill(moved({ answer: { kind: 'withheld', reason: 'it moves' } })),
      'The pool kept changing: it moves',
    ],
    [
      'deleted',
      [moved({ settlement: { kind: 'vanished', at: START } })],
      'The pool was deleted while it was being rolled back.',
    ],
    [
      'without effect',
      [moved({ settlement: notBegun() })],
      'Azure accepted the rollback, but the pool has not begun to change. It may still do so: check it with mode: status before you run this again.',
    ],
    [
      'shown without its image',
      [
        moved({
          settlement: endedAs('Succeeded', {
            seen: { provisioningState: 'Succeeded', kubernetesVersion: '1.35.5' },
          }),
        }),
      ],
      `Azure reports success, but the node image is unknown instead of ${OLD.nodeImageVersion}.`,
    ],
    [
      'shown without versions',
      [moved({ settlement: endedAs('Succeeded', { seen: { provisioningState: 'Succeeded' } }) })],
      `Azure reports success, but the pool shows Kubernetes unknown, node image unknown instead of Kubernetes 1.35.5, node image ${OLD.nodeImageVersion}: another operation changed it, or the rollback did not happen.`,
    ],
    [
      'displaced',
      [
        moved({
          settlement: endedAs('Succeeded', { error: { code: 'AKSOperationPreempted', message: 'x' } }),
        }),
      ],
      'Another operation replaced the rollback before it ended: the pool shows the target versions, which change at the start, but its nodes may not all run them.',
    ],
    [
      'displaced by an upgrade',
      [
        moved({
          settlement: endedAs('Succeeded', {
            displacedBy: 'Scaling',
            seen: { provisioningState: 'Succeeded', ...NEW },
          }),
        }),
      ],
      `The operation last seen on the pool was Scaling, which is not a rollback, and nothing shows that the rollback had succeeded before it: the pool shows Kubernetes ${NEW.kubernetesVersion}, node image ${NEW.nodeImageVersion} instead of Kubernetes 1.35.5, node image ${OLD.nodeImageVersion}.`,
    ],
    [
      'canceled',
      [moved({ settlement: endedAs('Canceled') })],
      "The rollback ended Canceled, but this step didn't abort it: another caller, or AKS itself, canceled it.",
    ],
  ])('says in a sentence what happened: %s', (_, records, detail) => {
    expect(endingOf(rollbackInputs(), observation(), history(records)).pools[0]?.detail).toBe(detail);
  });

  test('of a rollback that failed has the error as one of Azure', () => {
    const error = { code: 'Odd', message: 'No.' };
    const records = [moved({ settlement: endedAs('Failed', { error }) })];
    expect(endingOf(rollbackInputs(), observation(), history(records)).error).toEqual({
      ...error,
      isFromAzure: true,
    });
  });

  test('counts what was refused, withheld or lost each on its own', () => {
    const stale = moved({ answer: refusedWith(412) });
    const withheld = moved({ answer: { kind: 'withheld', reason: 'it moves' } });
    const lost = moved({ answer: LOST, settlement: notBegun() });
    const mixed = [stale, stale, withheld, withheld, lost, lost, lost, lost];
    for (const last of [stale, withheld]) {
      expect(nextOf(rollbackInputs(), observation(), history([...mixed, last]))).toBe(
        'roll-back user to 1.35.5',
      );
    }
    expect(nextOf(rollbackInputs(), observation(), history([...mixed, lost]))).toBe('end error');
    expect(
      nextOf(rollbackInputs(), observation(), history([lost, ...Array<typeof lost>(9).fill(withheld), lost])),
    ).toBe('roll-back user to 1.35.5');
  });
});

describe('an assessment', () => {
  test('a pin of the image alone is a pin', () => {
    const pins = { nodeImageVersion: NEWER_IMAGE.nodeImageVersion };
    expect(decideFor({}, [NEWER_IMAGE], { pins })).toBe('end blocked: rollback-direction');
  });
});
