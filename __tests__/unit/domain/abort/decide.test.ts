import { describe, expect, test } from '@jest/globals';
import { checkAbort } from '../../../../src/domain/checks/index.ts';
import type { AbortInputs } from '../../../../src/domain/inputs.ts';
import type { MoveRecord } from '../../../../src/domain/moves/record.ts';
import type { Observation, Operation, OperationError, Target } from '../../../../src/domain/aks/cluster.ts';
import {
  abortInputs,
  cluster,
  CLUSTER_TARGET,
  endedAs,
  history,
  LOST,
  MINUTE,
  moved,
  named,
  notBegun,
  observation,
  observationOf,
  operation,
  pool,
  poolTarget,
  read,
  refusedWith,
  sighting,
  START,
  unreadable,
} from '../../../support/builders.ts';
import { decide, endingOf, nextOf, planOf } from '../deciding.ts';

const upgrading = observationOf(pool({ provisioningState: 'Upgrading' }));
const canceling = observationOf(pool({ provisioningState: 'Canceling' }));

function abortOf(changes: Partial<MoveRecord> = {}, target: Target = poolTarget('user')): MoveRecord {
  return {
    move: { kind: 'abort', target, why: 'asked' },
    startedAt: START,
    before: sighting({ provisioningState: 'Upgrading' }),
    answer: { kind: 'accepted', status: 202 },
    ...changes,
  };
}

/** How the run goes on after that record, for a pool that was Upgrading and is Canceled now. */
function after(record: MoveRecord, state = 'Canceled', inputs: Partial<AbortInputs> = {}): string {
  return nextOf(
    abortInputs(inputs),
    observationOf(pool({ provisioningState: state })),
    history([record], upgrading),
  );
}

describe('what an abort is about', () => {
  const busyBoth = cluster({
    provisioningState: 'Updating',
    pools: [
      pool(),
      pool({ name: 'a', provisioningState: 'Scaling' }),
      pool({ name: 'b', provisioningState: 'Failed' }),
    ],
  });

  test('a named pool', () => {
    expect(nextOf(abortInputs(), upgrading)).toBe('abort pool/user (asked)');
  });

  test("no nodepool: the cluster's own operation", () => {
    expect(nextOf(abortInputs({ pools: { kind: 'none' } }), observation({ cluster: busyBoth }))).toBe(
      'abort cluster (asked)',
    );
  });

  test("`*`: whatever is in progress, the cluster's first", () => {
    const inputs = abortInputs({ pools: { kind: 'all' } });
    expect(planOf(inputs, observation({ cluster: busyBoth }))).toEqual([
      'abort cluster (asked)',
      'abort pool/a (asked)',
    ]);
    const own = { ...busyBoth, provisioningState: 'Succeeded' };
    expect(planOf(inputs, observation({ cluster: own }))).toEqual(['abort pool/a (asked)']);
  });

  test('`*` with nothing in progress: nothing to abort', () => {
    const ending = endingOf(abortInputs({ pools: { kind: 'all' } }), observation());
    expect([ending.result, ending.clusterResult]).toEqual(['nothing-to-abort', 'nothing-to-abort']);
  });

  test('a pool that does not exist is an error', () => {
    expect(endingOf(abortInputs({ pools: named('gone') }), observation())).toMatchObject({
      result: 'error',
      pools: [],
      error: { code: 'PoolNotFound' },
    });
  });

  test('an idle pool beside an aborted one does not count', () => {
    const pools = [pool({ provisioningState: 'Upgrading' }), pool({ name: 'idle' })];
    const inputs = abortInputs({ pools: named('user', 'idle') });
    const first = observation({ cluster: cluster({ pools }) });
    expect(planOf(inputs, first)).toEqual(['abort pool/user (asked)']);
    const run = history([abortOf({ settlement: endedAs('Canceled') })], first);
    const ending = endingOf(
      inputs,
      observation({ cluster: cluster({ pools: [pool(), pool({ name: 'idle' })] }) }),
      run,
    );
    expect(ending.result).toBe('aborted');
    expect(ending.pools.map(({ result }) => result)).toEqual(['aborted', 'nothing-to-abort']);
  });
});

describe('how an abort ends', () => {
  test('nothing in progress', () => {
    expect(nextOf(abortInputs(), observation())).toBe('end nothing-to-abort');
    expect(nextOf(abortInputs(), observationOf(pool({ provisioningState: 'Failed' })))).toBe(
      'end nothing-to-abort',
    );
  });

  test('already Canceling: waited for without a request', () => {
    expect(nextOf(abortInputs(), canceling)).toBe('wait for pool/user (canceling)');
    const wait = abortOf({
      move: { kind: 'wait', targets: [poolTarget('user')], why: 'canceling' },
      answer: { kind: 'none' },
    });
    expect(after({ ...wait, settlement: endedAs('Canceled') })).toBe('end aborted');
    expect(after({ ...wait, settlement: { kind: 'not-awaited' } })).toBe('end abort-requested');
    const won = { ...wait, settlement: endedAs('Succeeded') };
    const run = history([won], canceling);
    expect(endingOf(abortInputs(), observationOf(pool()), run).warnings).toEqual([
      'The operation of pool user ended (Succeeded) before it could be aborted.',
    ]);
  });

  test.each([
    ['accepted, Canceled', { settlement: endedAs('Canceled') }, 'end aborted'],
    ['accepted, wait: false', { settlement: { kind: 'not-awaited' } }, 'end abort-requested'],
    ['accepted, Succeeded', { settlement: endedAs('Succeeded') }, 'end completed-before-abort'],
    ['accepted, Failed', { settlement: endedAs('Failed') }, 'end failed'],
    [
      '409, and it was Canceled without us',
      { answer: refusedWith(409), settlement: endedAs('Canceled') },
      'end completed-before-abort',
    ],
    [
      '409, Failed',
      { answer: refusedWith(409), settlement: endedAs('Failed') },
      'end completed-before-abort',
    ],
    [
      '409, Canceling all the same',
      { answer: refusedWith(409), settlement: endedAs('Canceled', { wasSeenCanceling: true }) },
      'end aborted',
    ],
    ['403', { answer: refusedWith(403), settlement: notBegun() }, 'end failed'],
    ['lost, Canceled', { answer: LOST, settlement: endedAs('Canceled') }, 'end aborted'],
    [
      'accepted, and another operation began at once',
      { settlement: { kind: 'replaced', at: START, seen: sighting({ provisioningState: 'Updating' }) } },
      'end aborted',
    ],
    ['deleted meanwhile', { settlement: { kind: 'vanished', at: START } }, 'end failed'],
  ] as const)('%s', (_, changes, expected) => {
    expect(after(abortOf(changes))).toBe(expected);
  });

  test('another operation began at once: what was aborted, or the abort itself, tells which of them had won', () => {
    const settlement = {
      kind: 'replaced',
      at: START,
      seen: sighting({ provisioningState: 'Upgrading' }),
    } as const;
    const error = { code: 'OperationNotAllowed', message: 'Too late.' };
    const preempted = { code: 'AKSOperationPreempted', message: 'x' };
    const won = 'end completed-before-abort';
    expect(after(abortOf({ settlement: { ...settlement, error } }))).toBe(won);
    expect(after(abortOf({ settlement, operation: operation({ status: 'Succeeded' }) }))).toBe(won);
    expect(after(abortOf({ settlement, operation: operation({ status: 'Failed' }) }))).toBe(won);
    expect(after(abortOf({ settlement, operation: operation({ status: 'Canceled' }) }))).toBe('end aborted');
    const displaced = operation({ status: 'Failed', error: preempted });
    expect(after(abortOf({ settlement, operation: displaced }))).toBe('end aborted');
  });

  test('canceled by the operation, though the pool shows the next one already', () => {
    const settlement = endedAs('Succeeded');
    expect(after(abortOf({ settlement, operation: operation({ status: 'Canceled' }) }))).toBe('end aborted');
  });

  test('the error of an operation that failed while it was aborted is passed on', () => {
    const error = { code: 'UpgradeFailed', message: 'drain' };
    const run = history([abortOf({ settlement: endedAs('Failed', { error }) })], upgrading);
    expect(endingOf(abortInputs(), observation(), run).error).toMatchObject({ code: 'UpgradeFailed' });
  });

  test('ended by itself before its turn came', () => {
    expect(after(abortOf({}, CLUSTER_TARGET), 'Succeeded')).toBe('end completed-before-abort');
    expect(after(abortOf({}, CLUSTER_TARGET), 'Canceled')).toBe('end aborted');
    const withheld = abortOf({ answer: { kind: 'withheld', reason: 'another operation' } });
    expect(after(withheld, 'Succeeded')).toBe('end completed-before-abort');
    expect(after(withheld, 'Canceled')).toBe('end completed-before-abort');
  });

  test('the own operation of the cluster, by name', () => {
    const run = history(
      [abortOf({ settlement: endedAs('Succeeded') }, CLUSTER_TARGET)],
      observation({ cluster: cluster({ provisioningState: 'Updating' }) }),
    );
    const ending = endingOf(abortInputs({ pools: { kind: 'none' } }), observation(), run);
    expect(ending).toMatchObject({
      result: 'completed-before-abort',
      clusterResult: 'completed-before-abort',
      warnings: ['The operation of the cluster ended (Succeeded) before it could be aborted.'],
    });
  });

  test('a pool that was deleted in the meantime', () => {
    const run = history([abortOf()], upgrading);
    expect(nextOf(abortInputs(), observation({ cluster: cluster({ pools: [] }) }), run)).toBe('end failed');
  });
});

describe('sending an abort again', () => {
  test('after a 429 and while the same operation still moves', () => {
    expect(after(abortOf({ answer: refusedWith(429) }), 'Upgrading')).toBe('abort pool/user (asked)');
  });

  test('after a lost answer, once only', () => {
    const lost = abortOf({ answer: LOST, settlement: notBegun() });
    expect(after(lost, 'Upgrading')).toBe('abort pool/user (asked)');
    expect(nextOf(abortInputs(), upgrading, history([lost, lost], upgrading))).toBe('end error');
    const other = abortOf({ settlement: endedAs('Canceled') }, poolTarget('system'));
    expect(nextOf(abortInputs(), upgrading, history([other, lost, lost], upgrading))).toBe('end failed');
  });

  test('a record that tells nothing is looked at anew', () => {
    expect(after(abortOf({ settlement: notBegun() }), 'Upgrading')).toBe('abort pool/user (asked)');
  });

  test('never at another operation that began meanwhile', () => {
    const lost = abortOf({ answer: LOST, settlement: notBegun() });
    expect(after(lost, 'Scaling')).toBe('end completed-before-abort');
    expect(after(lost, 'Canceling')).toBe('wait for pool/user (canceling)');
    const known = { ...lost, operation: operation() };
    const latest = (id: string): Observation => ({
      ...upgrading,
      operations: new Map([['pool/user', read(operation({ id }))]]),
    });
    expect(nextOf(abortInputs(), latest('op-2'), history([known], upgrading))).toBe(
      'end completed-before-abort',
    );
    expect(nextOf(abortInputs(), latest('op-1'), history([known], upgrading))).toBe(
      'abort pool/user (asked)',
    );
    expect(nextOf(abortInputs(), latest('op-1'), history([lost], upgrading))).toBe('abort pool/user (asked)');
    const { before: _, ...blind } = lost;
    expect(after(blind, 'Scaling')).toBe('abort pool/user (asked)');
  });
});

describe('operation-mismatch', () => {
  const inputs = abortInputs({ operationId: 'OP-1' });
  const withLatest = (reading: unknown): Observation => ({
    ...upgrading,
    operations: new Map(reading === undefined ? [] : [['pool/user', reading as never]]),
  });

  test('acts when the latest operation has this id, in any case', () => {
    expect(nextOf(inputs, withLatest(read(operation())))).toBe('abort pool/user (asked)');
  });

  test.each([
    ['another one', read(operation({ id: 'op-2' })), 'The latest operation is op-2 (InProgress), not OP-1.'],
    [
      'another one that has ended',
      read(operation({ id: 'op-2', status: 'Succeeded' })),
      'The latest operation is op-2 (Succeeded, ended), not OP-1.',
    ],
    ['none', read(undefined), 'No operation is on record, so OP-1 is not the latest.'],
    [
      'unreadable',
      unreadable(),
      "The latest operation could not be read, so the step can't tell whether it is OP-1.",
    ],
    [
      'not read',
      undefined,
      "The latest operation could not be read, so the step can't tell whether it is OP-1.",
    ],
  ] as const)('blocks when the latest is %s', (_, reading, text) => {
    const decision = decide(inputs, withLatest(reading), undefined);
    expect(decision.checks.find(({ id }) => id === 'operation-mismatch')?.seen).toBe(text);
    expect(nextOf(inputs, withLatest(reading))).toBe('end blocked: operation-mismatch');
    expect(nextOf({ ...inputs, ignoreChecks: new Set(['operation-mismatch']) }, withLatest(reading))).toBe(
      'end blocked: operation-mismatch',
    );
  });

  test('blocks for the cluster as well', () => {
    const seen = observation({ cluster: cluster({ provisioningState: 'Updating' }) });
    const ending = endingOf({ ...inputs, pools: { kind: 'none' } }, seen);
    expect([ending.result, ending.clusterResult]).toEqual(['blocked', 'blocked']);
  });

  test('has nothing to guard when nothing is in progress', () => {
    expect(nextOf(inputs, observation())).toBe('end nothing-to-abort');
  });
});

describe('operation-elsewhere', () => {
  const inputs = abortInputs({ pools: { kind: 'none' } });

  test("blocks when not the cluster's own operation is in progress but a pool's, and names the pool", () => {
    const { checks, next } = decide(inputs, upgrading, undefined);
    expect(next).toMatchObject({ kind: 'end', ending: { result: 'blocked' } });
    const check = checks.find(({ id }) => id === 'operation-elsewhere');
    expect(check?.seen).toContain('user (Upgrading)');
    expect(check?.remedy).toContain('nodepool: user');
    expect(check?.step).toEqual(['mode: abort', 'nodepool: user']);
    const one = operation({ resourceId: `${cluster().id}/agentPools/user` });
    const known = decide(inputs, { ...upgrading, recentOperations: read([one]) }, undefined).checks;
    expect(known.find(({ id }) => id === 'operation-elsewhere')?.step).toEqual([
      'mode: abort',
      'nodepool: user',
      'operation-id: op-1',
    ]);
  });

  test('offers no abort of a deletion', () => {
    const deleting = observationOf(pool({ provisioningState: 'Deleting' }));
    const check = decide(inputs, deleting, undefined).checks.find(({ id }) => id === 'operation-elsewhere');
    expect(check).toMatchObject({ verdict: 'blocked', remedy: expect.stringContaining('let it finish') });
    expect(check).not.toHaveProperty('step');
  });

  test('ignored: nothing to abort', () => {
    expect(nextOf({ ...inputs, ignoreChecks: new Set(['operation-elsewhere']) }, upgrading)).toBe(
      'end nothing-to-abort',
    );
  });

  test('passes when nothing moves anywhere, and says nothing after an abort', () => {
    expect(nextOf(inputs, observation())).toBe('end nothing-to-abort');
    const run = history(
      [abortOf({ settlement: endedAs('Canceled') }, CLUSTER_TARGET)],
      observation({ cluster: cluster({ provisioningState: 'Updating' }) }),
    );
    expect(nextOf(inputs, upgrading, run)).toBe('end aborted');
  });
});

describe('not-abortable', () => {
  test.each([
    [{ kind: 'none' } as const, cluster({ provisioningState: 'Deleting' })],
    [named('user'), cluster({ pools: [pool({ provisioningState: 'Deleting' })] })],
  ])('blocks what is being deleted: %p', (pools, state) => {
    const seen = observation({ cluster: state });
    expect(endingOf(abortInputs({ pools }), seen).result).toBe('blocked');
    expect(
      nextOf(abortInputs({ pools, ignoreChecks: new Set(['not-abortable']) }), seen).startsWith('abort'),
    ).toBe(true);
  });

  test.each(['Creating', 'Stopping'])('%s warns about what is left behind', (provisioningState) => {
    const { checks, next } = decide(abortInputs(), observationOf(pool({ provisioningState })), undefined);
    expect(checks.find(({ id }) => id === 'not-abortable')?.verdict).toBe('warned');
    expect(next.kind).toBe('move');
  });

  test('spares no one: one pool that is being deleted blocks the others', () => {
    const pools = [
      pool({ provisioningState: 'Deleting' }),
      pool({ name: 'b', provisioningState: 'Scaling' }),
      pool({ name: 'c' }),
    ];
    const inputs = abortInputs({ pools: named('user', 'b', 'c') });
    const first = observation({ cluster: cluster({ pools }) });
    expect(endingOf(inputs, first).pools.map(({ result }) => result)).toEqual([
      'blocked',
      'not-started',
      'not-started',
    ]);
    const run = history([abortOf({ settlement: endedAs('Canceled') }, poolTarget('b'))], first);
    const later = endingOf(inputs, first, run);
    expect(later.result).toBe('failed');
    expect(later.pools.map(({ result }) => result)).toEqual(['blocked', 'aborted', 'not-started']);
  });
});

describe('permission', () => {
  test('a missing right to the operations API warns with its name', () => {
    const seen = { ...upgrading, operations: new Map([['pool/user', unreadable()]]) };
    const { checks, next } = decide(abortInputs(), seen, undefined);
    expect(checks.find(({ id }) => id === 'permission')).toMatchObject({
      verdict: 'warned',
      seen: 'The permission Microsoft.ContainerService/managedClusters/operations/read is missing.',
    });
    expect(next.kind).toBe('move');
  });
});

test('an upgrade profile that may not be read after the abort warns with the name of the right', () => {
  const seen = observation({ records: new Map([['user', unreadable()]]) });
  const run = history([abortOf({ settlement: endedAs('Canceled') })], upgrading);
  const { checks } = decide(abortInputs(), seen, run);
  expect(checks.find(({ id }) => id === 'permission')?.seen).toContain('upgradeProfiles/read');
});

test('a target that is gone is neither created nor deleted', () => {
  const targets = [poolTarget('gone')];
  const checks = checkAbort({ inputs: abortInputs(), observation: observation(), targets, leftAlone: [] });
  expect(checks.find(({ id }) => id === 'not-abortable')?.verdict).toBe('passed');
});

describe('`*` and what is being deleted', () => {
  const inputs = abortInputs({ pools: { kind: 'all' } });
  const deleting = pool({ name: 'leaving', provisioningState: 'Deleting' });
  const moving = pool({ provisioningState: 'Upgrading' });

  test('is told and left alone beside something to abort', () => {
    const seen = observation({ cluster: cluster({ pools: [deleting, moving] }) });
    const { next, checks } = decide(inputs, seen);
    expect(next).toMatchObject({ kind: 'move', move: { kind: 'abort', target: poolTarget('user') } });
    const told = checks.filter(({ id }) => id === 'not-abortable');
    expect(told.map(({ pool: name, verdict }) => [name, verdict])).toEqual([
      ['user', 'passed'],
      ['leaving', 'warned'],
    ]);
    const run = history([abortOf({ settlement: endedAs('Canceled') })], seen);
    const then = observation({
      cluster: cluster({ pools: [deleting, pool({ provisioningState: 'Canceled' })] }),
    });
    const ending = endingOf(inputs, then, run);
    expect([ending.result, ending.pools.map(({ pool: name, result }) => [name, result])]).toEqual([
      'aborted',
      [
        ['leaving', 'not-started'],
        ['user', 'aborted'],
      ],
    ]);
  });

  test('blocks when nothing else is there, and when the cluster itself is being deleted', () => {
    expect(
      nextOf(inputs, observation({ cluster: cluster({ pools: [deleting, pool({ name: 'quiet' })] }) })),
    ).toBe('end blocked: not-abortable');
    const all = cluster({ provisioningState: 'Deleting', pools: [deleting, moving] });
    const ending = endingOf(inputs, observation({ cluster: all }));
    expect([ending.result, ending.clusterResult]).toEqual(['blocked', 'blocked']);
  });

  test('blocks when it was named', () => {
    const seen = observation({ cluster: cluster({ pools: [deleting, moving] }) });
    expect(nextOf(abortInputs({ pools: named('leaving', 'user') }), seen)).toBe('end blocked: not-abortable');
  });
});

describe('several targets', () => {
  const pools = [pool({ provisioningState: 'Upgrading' }), pool({ name: 'b', provisioningState: 'Scaling' })];
  const first = observation({ cluster: cluster({ pools }) });
  const inputs = abortInputs({ pools: named('user', 'b') });

  test('one after the other', () => {
    const run = history([abortOf({ settlement: { kind: 'not-awaited' } })], first);
    expect(nextOf(inputs, first, run)).toBe('abort pool/b (asked)');
  });

  test('stop when one could not be aborted', () => {
    const run = history([abortOf({ answer: refusedWith(403), settlement: notBegun() })], first);
    const ending = endingOf(inputs, first, run);
    expect([ending.result, ending.pools.map(({ result }) => result)]).toEqual([
      'failed',
      ['failed', 'not-started'],
    ]);
  });

  test('stop before the cluster got its turn: nothing is said of it', () => {
    const own = observation({ cluster: cluster({ pools: [], provisioningState: 'Updating' }) });
    const ending = endingOf(
      abortInputs({ pools: { kind: 'all' } }),
      observation({ cluster: cluster({ pools }) }),
      history([abortOf({ answer: refusedWith(403), settlement: notBegun() }, CLUSTER_TARGET)], own),
    );
    expect([ending.result, ending.clusterResult]).toEqual(['failed', 'failed']);
  });
});

test('dry-run plans the abort and sends nothing', () => {
  const pools = [pool({ provisioningState: 'Upgrading' }), pool({ name: 'idle' })];
  const seen = observation({ cluster: cluster({ pools }) });
  const inputs = abortInputs({ dryRun: true, pools: named('user', 'idle') });
  expect(planOf(inputs, seen)).toEqual(['abort pool/user (asked)']);
  expect(endingOf(inputs, seen)).toMatchObject({
    result: 'planned',
    pools: [{ result: 'planned' }, { result: 'nothing-to-abort' }],
  });
  const own = observation({ cluster: cluster({ provisioningState: 'Updating' }) });
  expect(endingOf({ ...inputs, pools: { kind: 'none' } }, own)).toMatchObject({ clusterResult: 'planned' });
});

test('a cluster that is gone is told as such', () => {
  const move = { kind: 'abort', target: { kind: 'cluster' }, why: 'asked' } as const;
  const first = observation({ cluster: cluster({ provisioningState: 'Updating' }) });
  const gone = moved({ move, settlement: { kind: 'vanished', at: START } });
  const ending = endingOf(abortInputs({ pools: { kind: 'none' } }), observation(), history([gone], first));
  expect(ending.warnings).toContain('The cluster was deleted in the meantime.');
});

describe('what is told of an abort that did not go as asked', () => {
  const WHY = { code: 'Odd', message: 'No.' };
  const endAfter = (records: readonly MoveRecord[], seen: Observation) =>
    endingOf(abortInputs(), seen, history(records, upgrading));
  const detailAfter = (records: readonly MoveRecord[], seen: Observation) =>
    endAfter(records, seen).pools[0]?.detail;
  const failed = observationOf(pool({ provisioningState: 'Failed' }));

  test('in a sentence', () => {
    expect(detailAfter([], observation({ cluster: cluster({ pools: [] }) }))).toBe(
      'Pool user was deleted in the meantime.',
    );
    expect(detailAfter([abortOf({ settlement: { kind: 'vanished', at: START } })], failed)).toBe(
      'Pool user was deleted in the meantime.',
    );
    expect(
      detailAfter([abortOf({ settlement: { kind: 'replaced', at: START, seen: sighting() } })], upgrading),
    ).toBe(
      'Another operation (Succeeded) started before Canceled was seen, and how the aborted one ended could not be read.',
    );
    const canceled = operation({ status: 'Canceled' });
    expect(
      detailAfter(
        [abortOf({ operation: canceled, settlement: { kind: 'replaced', at: START, seen: sighting() } })],
        upgrading,
      ),
    ).toBe('Another operation started right after the aborted one ended.');
    const resourceId = `${cluster().id}/agentPools/user`;
    const seenBeside = (changes: Partial<Operation>): Observation => ({
      ...upgrading,
      recentOperations: read([operation({ id: 'op-2', kind: 'Scale', resourceId, ...changes })]),
    });
    const replacedBy = (changes: Partial<Operation>, error?: OperationError): string | undefined =>
      detailAfter(
        [
          abortOf({
            startedAt: START,
            settlement: {
              kind: 'replaced',
              at: START,
              seen: sighting(),
              ...(error === undefined ? {} : { error }),
            },
          }),
        ],
        seenBeside(changes),
      );
    expect(replacedBy({ startedAt: START - MINUTE })).toBe(
      'A scale operation (op-2), which ran alongside the aborted one, continues.',
    );
    expect(replacedBy({ startedAt: START - MINUTE }, WHY)).toContain('ended before it could be aborted');
    expect(replacedBy({ startedAt: START + MINUTE })).toContain('started before Canceled was seen');
    const untimed = { id: 'op-2', status: 'InProgress', kind: 'Scale', resourceId };
    expect(
      detailAfter([abortOf({ settlement: { kind: 'replaced', at: START, seen: sighting() } })], {
        ...upgrading,
        recentOperations: read([untimed]),
      }),
    ).toContain('started before Canceled was seen');
    const operationEnded = operation({ status: 'Succeeded' });
    expect(
      detailAfter(
        [
          abortOf({
            operation: operationEnded,
            settlement: { kind: 'replaced', at: START, seen: sighting() },
          }),
        ],
        upgrading,
      ),
    ).toBe(
      'The operation of pool user ended before it could be aborted, and another one started (Succeeded).',
    );
    expect(detailAfter([abortOf({ settlement: endedAs('Failed') })], failed)).toBe(
      'The operation ended Failed while it was being aborted.',
    );
    expect(detailAfter([], observation())).toBe(
      'The operation of pool user ended (Succeeded) before it could be aborted.',
    );
    const another = observationOf(pool({ provisioningState: 'Scaling' }));
    expect(detailAfter([abortOf({ answer: LOST, settlement: notBegun() })], another)).toBe(
      'The operation of pool user ended, and another one started (Scaling).',
    );
  });

  test('with the error of Azure, where it gave one', () => {
    const withError = endAfter([abortOf({ settlement: endedAs('Failed', { error: WHY }) })], failed);
    expect(withError.pools[0]?.error).toEqual({ ...WHY, isFromAzure: true });
    expect(withError.error).toEqual({ ...WHY, isFromAzure: true });
    const without = endAfter([abortOf({ settlement: endedAs('Failed') })], failed);
    expect(without).not.toHaveProperty('error');
    expect(without.pools[0]).not.toHaveProperty('error');
  });

  test('a throttled or withheld abort is sent again', () => {
    expect(after(abortOf({ answer: refusedWith(429) }), 'Upgrading')).toBe('abort pool/user (asked)');
    expect(after(abortOf({ answer: { kind: 'withheld', reason: 'x' } }), 'Upgrading')).toBe(
      'abort pool/user (asked)',
    );
  });
});

describe('the end of an abort', () => {
  const both = cluster({
    provisioningState: 'Updating',
    pools: [pool({ provisioningState: 'Scaling' }), pool({ name: 'b' })],
  });
  const all = { pools: { kind: 'all' } } as const;

  test('tells nothing of the cluster when pools were named', () => {
    expect(endingOf(abortInputs(), observation())).toStrictEqual({
      result: 'nothing-to-abort',
      pools: [{ pool: 'user', blockedBy: [], result: 'nothing-to-abort' }],
      warnings: [],
    });
    const { checks } = decide(abortInputs({ pools: named('gone') }), observation(), undefined);
    expect(checks).toEqual([]);
  });

  test('tells of cluster and pools apart: planned and blocked', () => {
    const planned = decide(abortInputs({ ...all, dryRun: true }), observation({ cluster: both }), undefined);
    expect(planned.next).toStrictEqual({
      kind: 'end',
      ending: {
        result: 'planned',
        clusterResult: 'planned',
        pools: [{ pool: 'user', blockedBy: [], result: 'planned' }],
        warnings: [],
      },
    });
    const state = { ...both, provisioningState: 'Deleting' };
    expect(endingOf(abortInputs(all), observation({ cluster: state }))).toStrictEqual({
      result: 'blocked',
      clusterResult: 'blocked',
      pools: [{ pool: 'user', blockedBy: ['not-abortable'], result: 'blocked' }],
      warnings: [],
    });
  });

  test('comes with the first target that could not be aborted; the ones after it were not started', () => {
    const seen = observation({
      cluster: cluster({
        pools: [
          pool({ name: 'a', provisioningState: 'Upgrading' }),
          pool({ name: 'b', provisioningState: 'Upgrading' }),
        ],
      }),
    });
    const lost = abortOf({ answer: LOST, settlement: notBegun() }, poolTarget('a'));
    const ending = endingOf(abortInputs({ pools: named('a', 'b') }), seen, history([lost, lost], seen));
    expect(ending).toMatchObject({ result: 'error', error: { code: 'ECONNRESET' } });
    expect(ending.pools.map(({ pool: name, result }) => [name, result])).toEqual([
      ['a', 'error'],
      ['b', 'not-started'],
    ]);
  });

  test("of the cluster's own operation was not started when a pool could not be aborted before", () => {
    const ending = endingOf(
      abortInputs(all),
      observation({ cluster: both }),
      history([abortOf({ settlement: { kind: 'vanished', at: START } })], observation({ cluster: both })),
    );
    expect(ending).not.toHaveProperty('clusterResult');
  });
});
