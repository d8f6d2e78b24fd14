import { describe, expect, test } from '@jest/globals';
import type { Operation, Reading } from '../../../../src/domain/aks/cluster.ts';
import {
  cluster,
  endedAs,
  history,
  named,
  observation,
  observationOf,
  operation,
  pool,
  poolTarget,
  read,
  START,
  statusInputs,
  unreadable,
} from '../../../support/builders.ts';
import { decide, endingOf, nextOf, planOf } from '../deciding.ts';

const WAITING = { wait: true, timeoutMs: 1, pollIntervalMs: 1 };

describe('the state of what was named', () => {
  test.each([
    ['Succeeded', 'Succeeded', 'succeeded'],
    ['Upgrading', 'Succeeded', 'in-progress'],
    ['Succeeded', 'Scaling', 'in-progress'],
    ['Updating', 'Canceling', 'canceling'],
    ['Succeeded', 'Failed', 'failed'],
    ['Canceled', 'Scaling', 'canceled'],
    ['Canceled', 'Failed', 'failed'],
  ])('cluster %s, pool %s: %s', (provisioningState, poolState, result) => {
    const state = cluster({
      provisioningState,
      pools: [pool(), pool({ name: 'b', provisioningState: poolState })],
    });
    for (const pools of [{ kind: 'none' }, { kind: 'all' }] as const) {
      expect(endingOf(statusInputs({ pools }), observation({ cluster: state })).result).toBe(result);
    }
  });

  test('a named pool alone counts', () => {
    const state = cluster({ provisioningState: 'Failed' });
    expect(endingOf(statusInputs({ pools: named('user') }), observation({ cluster: state }))).toMatchObject({
      result: 'succeeded',
      pools: [{ pool: 'user', result: 'succeeded' }],
    });
  });

  test('named pools come in the order given', () => {
    const pools = ['a', 'b', 'c'].map((name) => pool({ name }));
    const ending = endingOf(
      statusInputs({ pools: named('c', 'a') }),
      observation({ cluster: cluster({ pools }) }),
    );
    expect(ending.pools.map((one) => one.pool)).toEqual(['c', 'a']);
  });

  test('tells no error of the cluster where a pool was named, nor one of a pool that has recovered', () => {
    const error = { code: 'QuotaExceeded', message: 'Too many cores.' };
    const pools = [pool({ error }), pool({ name: 'b' })];
    const state = cluster({ provisioningState: 'Failed', error, pools });
    const ending = endingOf(statusInputs({ pools: named('user') }), observation({ cluster: state }));
    expect(ending).not.toHaveProperty('error');
    expect(ending.pools[0]).not.toHaveProperty('error');
    expect(endingOf(statusInputs(), observation({ cluster: state })).error).toMatchObject(error);
  });

  test('warns of what is stopped', () => {
    const off = { powerState: 'Stopped' };
    const warningsOf = (state: ReturnType<typeof cluster>): readonly string[] =>
      endingOf(statusInputs(), observation({ cluster: state })).warnings;
    expect(warningsOf(cluster({ ...off, pools: [pool(off)] }))).toEqual([
      expect.stringContaining('Cluster prod is stopped'),
    ]);
    expect(warningsOf(cluster({ pools: [pool(off), pool({ name: 'b' })] }))).toEqual([
      expect.stringContaining('Pool user is stopped'),
    ]);
    expect(warningsOf(cluster())).toEqual([]);
  });

  test('a pool that does not exist is an error', () => {
    expect(endingOf(statusInputs({ pools: named('gone') }), observation()).error?.message).toContain(
      'system, user',
    );
  });

  test('tells cluster and pools apart', () => {
    const state = cluster({ provisioningState: 'Updating', pools: [pool({ provisioningState: 'Failed' })] });
    expect(endingOf(statusInputs(), observation({ cluster: state }))).toMatchObject({
      clusterResult: 'in-progress',
      pools: [{ result: 'failed' }],
    });
  });
});

describe('with wait: true', () => {
  const inputs = statusInputs({ waiting: WAITING, pools: named('user') });
  const moving = observationOf(pool({ provisioningState: 'Upgrading' }));

  test('the operation in progress is waited for, once', () => {
    expect(nextOf(inputs, moving)).toBe('wait for pool/user (asked)');
    const run = history([
      {
        move: { kind: 'wait', targets: [poolTarget('user')], why: 'asked' },
        startedAt: START,
        answer: { kind: 'none' },
        settlement: endedAs('Succeeded'),
      },
    ]);
    expect(nextOf(inputs, observation(), run)).toBe('end succeeded');
    expect(nextOf(inputs, moving, run)).toBe('end in-progress');
  });

  test('nothing in progress: told at once', () => {
    expect(nextOf(inputs, observation())).toBe('end succeeded');
    expect(nextOf(statusInputs(), moving)).toBe('end in-progress');
  });

  test('the cluster and all pools, without a name', () => {
    const seen = observation({ cluster: cluster({ provisioningState: 'Updating' }) });
    expect(nextOf(statusInputs({ waiting: WAITING }), seen)).toBe(
      'wait for cluster,pool/system,pool/user (asked)',
    );
  });
});

describe('with operation-id', () => {
  const inputs = statusInputs({ operationId: 'op-1' });
  const withOperation = (reading: unknown) =>
    observation({ operations: new Map([['cluster', reading as never]]) });

  test.each([
    ['InProgress', 'in-progress'],
    ['Succeeded', 'succeeded'],
    ['Canceled', 'canceled'],
    ['Failed', 'failed'],
  ])('that operation is reported: %s', (status, result) => {
    expect(nextOf(inputs, withOperation(read(operation({ status }))))).toBe(`end ${result}`);
  });

  test('it is what is waited for', () => {
    const waiting = { ...inputs, waiting: WAITING };
    expect(nextOf(waiting, withOperation(read(operation())))).toMatch(/^wait for cluster/);
    expect(nextOf(waiting, withOperation(read(operation({ status: 'Succeeded' }))))).toBe('end succeeded');
  });

  test('an error when it can not be read', () => {
    expect(endingOf(inputs, withOperation(unreadable({ code: 'NotFound', status: 404 })))).toMatchObject({
      result: 'error',
      error: { code: 'NotFound' },
    });
  });

  test('the state, where nothing tells of it', () => {
    expect(nextOf(inputs, observation())).toBe('end succeeded');
    expect(nextOf(inputs, withOperation(read(undefined)))).toBe('end succeeded');
  });
});

test('no check blocks a report', () => {
  const { checks } = decide(statusInputs(), observation({ recentOperations: unreadable() }), undefined);
  expect(checks.every(({ verdict }) => verdict !== 'blocked')).toBe(true);
});

describe('the report', () => {
  test('of named pools says nothing of the cluster', () => {
    expect(endingOf(statusInputs({ pools: named('user') }), observation())).toStrictEqual({
      result: 'succeeded',
      pools: [{ pool: 'user', blockedBy: [], result: 'succeeded' }],
      warnings: [],
    });
  });

  test('of a pool that does not exist has neither pools nor checks', () => {
    const { checks, next } = decide(statusInputs({ pools: named('gone') }), observation(), undefined);
    expect([checks, next]).toEqual([
      [],
      { kind: 'end', ending: expect.objectContaining({ result: 'error', pools: [] }) },
    ]);
  });

  test('is about the states, not about the latest operation, unless that was asked for', () => {
    const seen = observationOf(pool({ provisioningState: 'Failed' }), {
      operations: new Map([['pool/user', read(operation({ status: 'Succeeded' }))]]),
    });
    expect(endingOf(statusInputs({ pools: named('user') }), seen).result).toBe('failed');
    expect(endingOf(statusInputs({ pools: named('user'), operationId: 'op-1' }), seen).result).toBe(
      'succeeded',
    );
  });

  test('is about the operation asked for, on whichever target knows it', () => {
    const inputs = statusInputs({ operationId: 'op-1' });
    const known = read(operation({ status: 'Failed' }));
    const found = new Map<string, Reading<Operation | undefined>>([
      ['cluster', read(undefined)],
      ['pool/system', unreadable()],
      ['pool/user', known],
    ]);
    expect(endingOf(inputs, observation({ operations: found })).result).toBe('failed');
    const lost = new Map<string, Reading<Operation | undefined>>([
      ['cluster', read(undefined)],
      ['pool/user', unreadable({ code: 'Denied' })],
    ]);
    const { checks, next } = decide(inputs, observation({ operations: lost }), undefined);
    expect(checks).toEqual([]);
    expect(next).toMatchObject({ ending: { result: 'error', pools: [], error: { code: 'Denied' } } });
    expect(
      endingOf(inputs, observation({ operations: new Map([['cluster', read(undefined)]]) })).result,
    ).toBe('succeeded');
  });

  test('of what is waited for says so in its plan', () => {
    const seen = observationOf(pool({ provisioningState: 'Upgrading' }));
    expect(planOf(statusInputs({ waiting: WAITING, pools: named('user') }), seen)).toEqual([
      'wait for pool/user (asked)',
    ]);
  });
});

describe('the error of a failed operation', () => {
  const SUBNET = { code: 'SubnetIsFull', message: 'No addresses left.' };

  test('is told of the pool, by its operation or by itself', () => {
    const failed = cluster({ pools: [pool({ provisioningState: 'Failed', error: SUBNET })] });
    expect(endingOf(statusInputs(), observation({ cluster: failed })).pools[0]?.error).toEqual({
      ...SUBNET,
      isFromAzure: true,
    });
    const operations = new Map([
      ['pool/user', read(operation({ status: 'Failed', error: { code: 'UpgradeFailed', message: 'x' } }))],
    ]);
    const seen = observation({ cluster: failed, operations });
    expect(endingOf(statusInputs(), seen).pools[0]?.error?.code).toBe('UpgradeFailed');
    const older = new Map([['pool/user', read(operation({ status: 'Succeeded' }))]]);
    expect(endingOf(statusInputs(), { ...seen, operations: older }).pools[0]?.error?.code).toBe(
      'SubnetIsFull',
    );
  });

  test('is told of the cluster', () => {
    const failed = cluster({ provisioningState: 'Failed', error: SUBNET });
    expect(endingOf(statusInputs(), observation({ cluster: failed })).error?.code).toBe('SubnetIsFull');
  });
});

test('an operation that was asked for tells its own error', () => {
  const error = { code: 'UpgradeFailed', message: 'A node did not drain.' };
  const asked = operation({ id: 'op-1', status: 'Failed', error });
  const ending = endingOf(
    statusInputs({ operationId: 'op-1', pools: named('user') }),
    observationOf(pool(), { operations: new Map([['pool/user', read(asked)]]) }),
  );
  expect(ending).toMatchObject({ result: 'failed', error });
});
