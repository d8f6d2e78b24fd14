import { describe, expect, test } from '@jest/globals';
import type { Outcome, PoolOutcome } from '../../../../src/domain/outcome/outcome.ts';
import type { Target, Versions } from '../../../../src/domain/aks/cluster.ts';
import type { MoveRecord } from '../../../../src/domain/moves/record.ts';
import type { Nodes } from '../../../../src/domain/beside/machines.ts';
import type { UnderWay } from '../../../../src/domain/outcome/under-way.ts';
import { RESULTS_WORST_FIRST } from '../../../../src/domain/results.ts';
import type { Remedy } from '../../../../src/report/advice/advice.ts';
import { nextAdvice, nextStep } from '../../../../src/report/advice/next-step.ts';
import { azureError, fleetRun, sighting } from '../../../support/builders.ts';
import {
  DAY,
  MINUTE,
  NEW,
  OLD,
  START,
  SUBSCRIPTION,
  SWITCHED_OFF,
  rollbackRecord,
  sampleCheck,
  sampleCluster,
  sampleError,
  sampleOperation,
  sampleOutcome,
  samplePool,
  samplePoolOutcome,
  sampleStatus,
} from '../samples.ts';

const UPDATE_POOL = `az aks nodepool update --resource-group shop --cluster-name prod --name user --subscription ${SUBSCRIPTION}`;
const UPDATE_CLUSTER = `az aks update --resource-group shop --name prod --subscription ${SUBSCRIPTION} --yes`;

const LOOK = 'check first: `mode: status` shows what the pools run and what they can be rolled back to';
const GO_ON =
  'continue: update what was stopped; this starts the upgrade again (the command is in the log and the summary)';
const GO_ON_EITHER = GO_ON.replace(' (', ', or the rollback, if that is what was stopped (');
const UNREAD =
  'roll back pool user with `mode: rollback`, if an earlier version is still on record (`mode: status` shows it)';
const ROLL_BACK = 'roll back pool user to 1.35.5 with `mode: rollback`, available until at least 2026-06-16';

const OFFER: PoolOutcome['offer'] = { available: true, to: { ...OLD, recordedAt: START } };
const operation = sampleOperation();

function abort(changes: Partial<Outcome>, pool: Partial<PoolOutcome> = {}): string {
  return nextStep(sampleStatus({ mode: 'abort', pools: [samplePoolOutcome(pool)], ...changes }));
}

function status(changes: Partial<Outcome>, pool: Partial<PoolOutcome> = {}): string {
  return nextStep(sampleStatus({ pools: [samplePoolOutcome(pool)], ...changes }));
}

function rollback(changes: Partial<Outcome>): string {
  return nextStep(sampleOutcome(changes));
}

describe('after an abort', () => {
  test('says where it stopped, that nothing was undone, and the remedies', () => {
    expect(abort({ result: 'aborted' }, { nodes: { done: 1, total: 3 }, offer: OFFER })).toBe(
      `Nothing was undone (last seen with 1 of 3 nodes done): ${ROLL_BACK}; ${LOOK}; or ${GO_ON}.`,
    );
  });

  describe('tells by the nodes where it stopped', () => {
    const groups = (...versions: readonly Versions[]): PoolOutcome['nodesRun'] => ({
      groups: versions.map((one, index) => ({ ...one, names: [`n${String(index)}`] })),
      quarantined: [],
    });
    const stopped = (nodesRun: PoolOutcome['nodesRun'], name = 'user'): PoolOutcome =>
      samplePoolOutcome({ name, result: 'aborted', after: NEW, nodesRun: nodesRun as Nodes });
    const step = (...pools: readonly PoolOutcome[]): string =>
      nextStep(sampleStatus({ mode: 'abort', result: 'aborted', pools, isSinglePool: pools.length === 1 }));

    test('that differ, or are all alike', () => {
      expect(step(stopped(groups(NEW, OLD)))).toMatch(
        /\(1 of 2 nodes runs 1\.36\.0 \S+ \S+, 1 runs 1\.35\.5 \S+ \S+\): /,
      );
      expect(step(stopped(groups(NEW)))).toMatch(/which is what the pool shows\): /);
      expect(step(stopped(groups(OLD)))).toMatch(/and none what the pool shows\): /);
      const otherImage = { ...NEW, nodeImageVersion: OLD.nodeImageVersion };
      expect(step(stopped(groups(otherImage)))).toMatch(/and none what the pool shows\): /);
      expect(step(stopped(groups()))).not.toContain('the pool shows');
    });

    test('of each of a few pools', () => {
      const other = samplePoolOutcome({
        name: 'idle',
        result: 'nothing-to-abort',
        nodesRun: groups(NEW) as Nodes,
      });
      expect(step(stopped(groups(NEW)), stopped(groups(OLD), 'spot'), other)).toMatch(
        /\(pool user: 1 of 1 node .*; pool spot: 1 of 1 node .*\): /,
      );
      const many = ['a', 'b', 'c', 'd'].map((name) => stopped(groups(NEW), name));
      expect(step(...many)).not.toContain('pool a: ');
    });
  });

  test('of one of several operations on a pool the others are not for going back yet', () => {
    expect(
      abort({ result: 'aborted' }, { result: 'aborted', provisioningState: 'Upgrading', offer: OFFER }),
    ).toBe(
      'Nothing was undone, and another operation is in progress on pool user: wait for it with `mode: status` and `wait: true`, or stop it too, with `mode: abort` and `nodepool: user`.',
    );
    const unread: PoolOutcome = { name: 'user', result: 'aborted', before: {}, after: {}, blockedBy: [] };
    expect(nextStep(sampleStatus({ mode: 'abort', result: 'aborted', pools: [unread] }))).toContain(
      'check first',
    );
  });

  test('has a step that goes back, one that looks, and last the command that goes on', () => {
    const { remedies } = nextAdvice(
      sampleStatus({ mode: 'abort', result: 'aborted', pools: [samplePoolOutcome({ offer: OFFER })] }),
    );
    expect(remedies.map(({ step, commands }) => step ?? commands)).toEqual([
      [
        'mode: rollback',
        'nodepool: user',
        'kubernetes-version: 1.35.5',
        `node-image-version: ${OLD.nodeImageVersion}`,
      ],
      ['mode: status', 'nodepool: user'],
      [UPDATE_POOL],
    ]);
  });

  test('of something else than an upgrade, does not call it one', () => {
    const move = { kind: 'abort', target: { kind: 'pool', name: 'user' }, why: 'asked' } as const;
    const moves = [rollbackRecord({ move, before: { provisioningState: 'Scaling' } })];
    expect(abort({ result: 'aborted', moves })).toContain('this starts it again');
  });

  test('of a rollback, does not call it an upgrade', () => {
    const move = { kind: 'abort', target: { kind: 'pool', name: 'user' }, why: 'asked' } as const;
    const rolling = sampleOperation({ kind: 'Rollback', status: 'Canceled' });
    const moves = [rollbackRecord({ move, before: { provisioningState: 'Upgrading' }, operation: rolling })];
    expect(abort({ result: 'aborted', moves })).toContain('; this starts the rollback again');
    const stopped = { operation: rolling, provisioningState: 'Canceled' };
    expect(status({ result: 'canceled' }, stopped)).toContain('; this starts the rollback again');
  });

  test('of several pools, updates those that stopped', () => {
    const stopped = samplePoolOutcome({ name: 'a', provisioningState: 'Canceled', offer: OFFER });
    const pools = [stopped, { ...stopped, name: 'b' }, samplePoolOutcome({ name: 'c' })];
    const { remedies } = nextAdvice(
      sampleStatus({ mode: 'abort', result: 'aborted', isSinglePool: false, pools }),
    );
    expect(remedies.at(-1)?.commands?.map((command) => / --name (\w)/.exec(command)?.[1])).toEqual([
      'a',
      'b',
    ]);
    expect(remedies[0]?.step).toEqual(['mode: rollback', 'nodepool: a, b']);
  });

  test("speaks of the cluster when the cluster's own operation was aborted", () => {
    const cluster = sampleCluster({ provisioningState: 'Canceled' });
    const changes = { mode: 'abort', result: 'aborted', isSinglePool: false, pools: [], cluster } as const;
    const outcome = sampleStatus({ ...changes, clusterResult: 'aborted' });
    expect(nextStep(outcome)).toBe(`Nothing was undone: ${LOOK}; or ${GO_ON}.`);
    expect(nextAdvice(outcome).remedies.map(({ step, commands }) => step ?? commands)).toEqual([
      ['mode: status'],
      [UPDATE_CLUSTER],
    ]);
  });

  test('of a cluster that could not be read, has the cluster updated', () => {
    const { cluster: _, ...outcome } = sampleStatus({ mode: 'abort', result: 'aborted' });
    const { remedies } = nextAdvice({ ...outcome, isSinglePool: false, pools: [] });
    expect(remedies.at(-1)?.commands).toEqual([UPDATE_CLUSTER]);
  });

  test('takes the node counts from the abort itself', () => {
    const moves = [rollbackRecord({ nodes: { done: 2, total: 3 } }), rollbackRecord()];
    expect(abort({ result: 'aborted', moves })).toContain('2 of 3 nodes done');
    expect(abort({ result: 'aborted', moves: [] })).not.toContain('nodes done');
  });

  test('that was not waited for, says how to follow it', () => {
    expect(abort({ result: 'abort-requested', operation })).toBe(
      'Run `mode: status` (`nodepool: user`, `operation-id: op-1`) until it shows Canceled; an abort undoes nothing.',
    );
  });

  test('of the cluster names no pool to follow', () => {
    expect(abort({ result: 'abort-requested', operation, isSinglePool: false })).toContain(
      '`mode: status` (`operation-id: op-1`) until',
    );
    expect(abort({ result: 'abort-requested', isSinglePool: false })).toContain('`mode: status` until');
  });

  test.each(['nothing-to-abort', 'completed-before-abort'] as const)(
    'with %s looks at how the last one ended',
    (result) => {
      expect(abort({ result }, { provisioningState: 'Succeeded' })).toBe(
        'Nothing to do if the last operation did what you want.',
      );
      expect(abort({ result }, { provisioningState: 'Succeeded', offer: OFFER })).toBe(
        `Nothing to do if the last operation did what you want; if not, ${ROLL_BACK}.`,
      );
      const none = { available: false };
      expect(abort({ result }, { provisioningState: 'Failed', offer: none })).toBe(
        `The last operation failed: ${LOOK}; or ${GO_ON_EITHER}.`,
      );
      expect(abort({ result }, { provisioningState: 'Canceled' })).toBe(
        `The last operation was canceled: ${UNREAD}; ${LOOK}; or ${GO_ON_EITHER}.`,
      );
      expect(abort({ result }, { provisioningState: 'Canceled', offer: OFFER })).toBe(
        `The last operation was canceled: ${ROLL_BACK}; ${LOOK}; or ${GO_ON}.`,
      );
      expect(abort({ result }, { provisioningState: 'Scaling' })).toBe(
        'Run `mode: status` to see what the cluster and its pools are doing.',
      );
    },
  );

  test('whose pools stopped partway, while the cluster did not, is about those', () => {
    const pools = [
      { ...sampleCluster().pools[0]!, name: 'user', provisioningState: 'Failed' },
      { ...sampleCluster().pools[0]!, name: 'system' },
    ];
    const cluster = sampleCluster({ pools });
    const changes = { mode: 'abort', result: 'nothing-to-abort', isSinglePool: false } as const;
    const own = sampleStatus({ ...changes, clusterResult: 'nothing-to-abort', pools: [], cluster });
    expect(nextStep(own)).toMatch(
      /^Nothing is in progress, and pool user stopped partway: roll back pool user with /,
    );
    expect(nextAdvice(own).remedies.map(({ step, commands }) => step ?? commands)).toEqual([
      ['mode: rollback', 'nodepool: user'],
      ['mode: status'],
      [UPDATE_POOL],
    ]);
    const several = ['user', 'spot'].map((name) =>
      samplePoolOutcome({ name, result: 'nothing-to-abort', provisioningState: 'Canceled' }),
    );
    expect(nextStep(sampleStatus({ ...changes, cluster, pools: several }))).toContain(
      'roll back pools user and spot with `mode: rollback`, if an earlier version',
    );
  });

  test('of a pool that has stopped partway goes back first, whatever moves on another pool', () => {
    const moving = { ...sampleCluster().pools[0]!, name: 'system', provisioningState: 'Scaling' };
    const of = (cluster: Partial<ReturnType<typeof sampleCluster>>): string =>
      abort(
        { result: 'nothing-to-abort', cluster: sampleCluster(cluster) },
        { provisioningState: 'Canceled' },
      );
    expect(of({ pools: [moving] })).toBe(
      `The last operation was canceled: ${UNREAD}; ${LOOK}; ${GO_ON_EITHER}; or an operation is in progress on pool system (Scaling): if that is what hangs, stop it with \`mode: abort\` and \`nodepool: system\`.`,
    );
    expect(of({ provisioningState: 'Updating' })).toBe(
      'An operation is in progress on the cluster (Updating): if that is what hangs, stop it with `mode: abort`.',
    );
    expect(of({ provisioningState: 'Deleting' })).toMatch(/a deletion can't be stopped/);
    const failing = { result: 'nothing-to-abort', fails: true } as const;
    expect(
      abort({ ...failing, cluster: sampleCluster({ pools: [moving] }) }, { provisioningState: 'Succeeded' }),
    ).toBe(
      'The step failed because of `if-idle: fail`; an operation is in progress on pool system (Scaling): if that is what hangs, stop it with `mode: abort` and `nodepool: system`.',
    );
    expect(of({ provisioningState: 'Canceling' })).toMatch(/it is being aborted already/);
  });

  test("of the cluster looks at the cluster's state", () => {
    const changes = { result: 'nothing-to-abort', isSinglePool: false, pools: [] } as const;
    const cluster = sampleCluster({ provisioningState: 'Failed' });
    const { remedies } = nextAdvice(sampleStatus({ mode: 'abort', ...changes, cluster }));
    expect(remedies.at(-1)?.commands).toEqual([UPDATE_CLUSTER]);
  });

  test('that failed by if-idle says so', () => {
    expect(abort({ result: 'nothing-to-abort', fails: true }, { provisioningState: 'Succeeded' })).toBe(
      'The step failed because of `if-idle: fail`; nothing to do if the last operation did what you want.',
    );
  });

  test('of a stopped cluster says that it is stopped', () => {
    const cluster = sampleCluster({ powerState: 'Stopped' });
    expect(abort({ result: 'nothing-to-abort', fails: true, cluster })).toMatch(
      /^The step failed because of `if-idle: fail`; the cluster is stopped: /,
    );
  });

  test.each([
    [
      'another pool',
      'Succeeded',
      'Upgrading',
      'An operation is in progress on pool system (Upgrading): if that is what hangs, stop it with `mode: abort` and `nodepool: system`.',
    ],
    [
      'the cluster',
      'Updating',
      'Upgrading',
      'An operation is in progress on the cluster (Updating): if that is what hangs, stop it with `mode: abort`.',
    ],
  ])('of an idle pool beside %s that moves, names that', (_, clusterState, poolState, step) => {
    const system = samplePool({ name: 'system', provisioningState: poolState });
    const cluster = sampleCluster({ provisioningState: clusterState, pools: [samplePool(), system] });
    expect(abort({ result: 'nothing-to-abort', cluster })).toBe(step);
    expect(status({ cluster })).toBe(step);
  });
});

describe('after a rollback', () => {
  test('asks for the next upgrade by a date', () => {
    expect(rollback({})).toBe('Find the cause, test the upgrade elsewhere, and upgrade again by 2026-07-09.');
    expect(nextStep(sampleStatus({ result: 'rolled-back' }))).toBe(
      'Find the cause, test the upgrade elsewhere, and upgrade again.',
    );
  });

  test.each([{ upgradeChannel: 'rapid' }, { nodeOsUpgradeChannel: 'SecurityPatch' }])(
    'auto-upgrade that someone else has turned on since is not called off: %j',
    (since) => {
      const { left } = SWITCHED_OFF;
      expect(rollback({ channels: { ...SWITCHED_OFF, left: { ...left, ...since } } })).toMatch(
        /; someone else has changed auto-upgrade since this step turned it off: run the restore command only to undo that too\.$/,
      );
    },
  );

  test('says that auto-upgrade stays off', () => {
    expect(rollback({ channels: SWITCHED_OFF })).toMatch(
      /2026-07-09; auto-upgrade stays off until you run the restore command\.$/,
    );
  });

  test('that was not waited for, says how to confirm it', () => {
    expect(rollback({ result: 'rollback-started', operation })).toBe(
      'Run `mode: status` with `wait: true` (`nodepool: user`, `operation-id: op-1`) and compare both versions: the rollback was accepted, but has not finished.',
    );
  });

  test('that was there already, asks for nothing', () => {
    expect(rollback({ result: 'already-rolled-back' })).toMatch(/^Nothing to do/);
  });

  describe('whose image is not back', () => {
    const KEEP = 'keep the newer image, if only the Kubernetes version matters';
    const LEAD = 'The Kubernetes version of pool user is back, but the node image is not';
    const kept = { result: 'partially-rolled-back' } as const;
    const off = sampleCluster({ nodeOsUpgradeChannel: 'None' });

    test('blames a node OS channel that is on, while there is something to run again', () => {
      const pools = [samplePoolOutcome({ ...kept, isStillOnRecord: true })];
      expect(rollback({ ...kept, pools })).toBe(
        `${LEAD} (the node OS channel NodeImage is on, which installs the newest image): run the rollback again with \`auto-upgrade: disable\`, and without \`auto-upgrade\` in \`ignore-checks\`; or ${KEEP}.`,
      );
    });

    test('blames no channel that is off', () => {
      const pools = [samplePoolOutcome({ ...kept, isStillOnRecord: true })];
      expect(rollback({ ...kept, pools, cluster: off })).toBe(
        `${LEAD} (no node OS channel is on that would explain it): run the rollback again: the versions are still on record; or ${KEEP}.`,
      );
      const { cluster: _, ...outcome } = sampleOutcome({ ...kept, pools });
      expect(nextStep(outcome)).toMatch(/but the node image is not: run the rollback again: /);
    });

    test('says what is left when nothing is on record', () => {
      const step = rollback({ ...kept, pools: [samplePoolOutcome(kept)], cluster: off });
      expect(step).toContain(`explain it): ${KEEP}; or create a new pool from a snapshot`);
      expect(step).not.toContain('again with');
    });
  });

  test('of several pools, names those that are not back', () => {
    const pools = [
      samplePoolOutcome({ name: 'a' }),
      samplePoolOutcome({ name: 'b', result: 'already-rolled-back' }),
      samplePoolOutcome({ name: 'c', result: 'rollback-started' }),
      samplePoolOutcome({ name: 'd', result: 'failed' }),
      samplePoolOutcome({ name: 'e', result: 'not-started' }),
    ];
    expect(rollback({ result: 'partially-rolled-back', isSinglePool: false, pools })).toBe(
      'Fix what stopped the rollback of pool d, and run this again with `nodepool: d, e`.',
    );
    expect(rollback({ result: 'partially-rolled-back', pools: pools.slice(0, 1) })).toContain(
      'what stopped the rollback',
    );
  });

  test('that somebody canceled, says that it can be resumed', () => {
    expect(rollback({ result: 'canceled' })).toContain('it resumes where it stopped');
  });
});

describe('after a dry run', () => {
  test('says how many moves are planned', () => {
    const { move } = rollbackRecord();
    expect(rollback({ result: 'planned', plan: [move] })).toBe(
      'Run this again without `dry-run` to carry out the plan (1 move).',
    );
    expect(rollback({ result: 'planned' })).toBe('Nothing to do: no change is needed.');
  });
});

describe('after a block', () => {
  const block = sampleCheck({ verdict: 'blocked', remedy: 'Wait for it.' });

  test('gives the remedy of the check', () => {
    expect(rollback({ result: 'blocked', checks: [block] })).toBe(
      'Resolve the check auto-upgrade and run this again: wait for it.',
    );
  });

  test('says nothing of another run where the remedy does, or where none can pass', () => {
    const again = { ...block, remedy: 'Start it, then run this step again.' };
    expect(rollback({ result: 'blocked', checks: [again] })).toBe('Start it, then run this step again.');
    const final = { ...block, isFinal: true as const, seen: 'It is done.', remedy: 'Nothing is left.' };
    expect(rollback({ result: 'blocked', checks: [final] })).toBe('It is done. Nothing is left.');
    const other = { ...final, pool: 'b', seen: 'It is gone.' };
    const pools = [
      samplePoolOutcome({ result: 'blocked' }),
      samplePoolOutcome({ name: 'b', result: 'blocked' }),
    ];
    expect(rollback({ result: 'blocked', isSinglePool: false, pools, checks: [final, other] })).toBe(
      'It is done. Nothing is left. It is gone. Nothing is left.',
    );
    const rest = samplePoolOutcome({ name: 'c', result: 'not-started' });
    const some = sampleOutcome({
      result: 'blocked',
      isSinglePool: false,
      pools: [...pools, rest],
      checks: [final],
    });
    expect(nextStep(some)).toBe(
      'It is done. Nothing is left. To roll back pool c, name nothing else: `nodepool: c`.',
    );
    expect(nextAdvice(some).step).toEqual(['mode: rollback', 'nodepool: c']);
    const bare = { ...block, isFinal: true as const, seen: 'It is done.' };
    expect(rollback({ result: 'blocked', checks: [{ ...bare, remedy: '' }] })).toBe('It is done.');
  });

  test('leaves out a pool that is ruled out for good, whatever else blocks it', () => {
    const pools = [
      samplePoolOutcome({ name: 'a', result: 'blocked' }),
      samplePoolOutcome({ name: 'b', result: 'not-started' }),
    ];
    const gone = {
      ...block,
      id: 'cluster-running' as const,
      pool: 'a',
      isFinal: true as const,
      seen: 'Pool a is being deleted.',
      remedy: 'Make a new one.',
    };
    const busy = { ...block, id: 'operation-in-progress' as const, pool: 'a', remedy: 'Set if-busy: wait.' };
    const outcome = { result: 'blocked' as const, isSinglePool: false, pools };
    expect(rollback({ ...outcome, checks: [busy, gone] })).toBe(
      'Pool a is being deleted. Make a new one. To roll back pool b, name nothing else: `nodepool: b`.',
    );
    // What blocks the others, too, has to be resolved all the same.
    for (const other of [{ ...busy, pool: 'b' }, block]) {
      expect(rollback({ ...outcome, checks: [gone, other] })).toMatch(/^Resolve the checks /);
    }
  });

  test('tells what each pool needs, once', () => {
    const checks = ['a', 'b', 'b'].map((name) => ({
      ...block,
      remedy: `Start pool ${name}, then run this step again.`,
      commands: [`az aks nodepool start --name ${name}`],
    }));
    const outcome = sampleOutcome({ result: 'blocked', checks });
    expect(nextAdvice(outcome)).toMatchObject({
      text: 'Start pool a, then run this step again. Start pool b, then run this step again',
      commands: ['az aks nodepool start --name a', 'az aks nodepool start --name b'],
    });
  });

  test('gives the step before the command, where a check has both', () => {
    const checks = [
      { ...block, step: ['mode: rollback', 'nodepool: a, b'] as const, commands: ['az aks nodepool update'] },
    ];
    expect(nextAdvice(sampleOutcome({ result: 'blocked', checks })).remedies).toEqual([
      {
        text: 'for the first, run `mode: rollback` and `nodepool: a, b`',
        step: ['mode: rollback', 'nodepool: a, b'],
      },
      { text: 'for the last, use the command', commands: ['az aks nodepool update'] },
    ]);
  });

  test('says where its command is', () => {
    const checks = [{ ...block, commands: ['az aks start'] }];
    expect(rollback({ result: 'blocked', checks })).toBe(
      'Resolve the check auto-upgrade and run this again: wait for it (the command is in the log and the summary).',
    );
    expect(nextAdvice(sampleOutcome({ result: 'blocked', checks })).commands).toEqual(['az aks start']);
  });

  test('of several checks begins with the first', () => {
    const checks = [block, sampleCheck({ id: 'version-skew', verdict: 'blocked' })];
    expect(rollback({ result: 'blocked', checks })).toBe(
      'Resolve the checks auto-upgrade and version-skew and run this again; first: wait for it.',
    );
    expect(rollback({ result: 'blocked', checks: checks.toReversed() })).toBe(
      'Resolve the checks version-skew and auto-upgrade and run this again.',
    );
    expect(rollback({ result: 'blocked', checks: checks.slice(1) })).toBe(
      'Resolve the check version-skew and run this again.',
    );
  });

  test('without a check at hand stays general', () => {
    expect(rollback({ result: 'blocked' })).toBe('Resolve the check that blocked and run this again.');
  });

  test('a check that blocked after something had been changed is what failed, so its remedy is said', () => {
    const block = sampleCheck({ verdict: 'blocked', remedy: 'Wait for it.' });
    expect(rollback({ result: 'failed', checks: [block] })).toBe(
      rollback({ result: 'blocked', checks: [block] }),
    );
  });
});

describe('after a failure', () => {
  test('gives the recipe for the code, of the run or of the pool that ended so', () => {
    expect(rollback({ result: 'failed', error: sampleError({ code: 'PodDrainFailure' }) })).toContain(
      'kubectl get pdb',
    );
    const pools = [
      samplePoolOutcome({ name: 'a', result: 'blocked', error: sampleError({ code: 'QuotaExceeded' }) }),
      samplePoolOutcome({ name: 'b', result: 'failed', error: sampleError({ code: 'SubnetIsFull' }) }),
    ];
    expect(rollback({ result: 'failed', isSinglePool: false, pools })).toContain('subnet');
    expect(rollback({ result: 'failed', pools: pools.slice(0, 1) })).toContain('quota');
  });

  test('goes by the facts of an error, then by its cause, its code and its status', () => {
    const managed = sampleError({ code: 'ECONNREFUSED', facts: { signIn: 'managed-identity' } });
    expect(rollback({ result: 'error', error: managed })).toContain('an endpoint for managed identities');
    const wrapped = sampleError({ code: 'QuotaExceeded', message: 'Code: SubnetIsFull' });
    expect(rollback({ result: 'error', error: wrapped })).toContain('subnet');
    expect(rollback({ result: 'error', error: sampleError({ code: 'ScopeLocked', status: 404 }) })).toContain(
      'lock',
    );
    expect(rollback({ result: 'error', error: sampleError({ status: 404 }) })).toContain(
      'names of subscription',
    );
  });

  test('without a known error says where to look', () => {
    expect(rollback({ result: 'failed' })).toMatch(/^Find the cause in the Activity Log/);
    expect(rollback({ result: 'failed', error: sampleError() })).toMatch(
      /^Find the cause in the Activity Log/,
    );
    expect(status({ result: 'failed' }, { offer: OFFER })).toBe(
      `Check the Activity Log to see why it failed: ${ROLL_BACK}; or ${GO_ON}.`,
    );
  });

  test('before anything was changed does not speak of a rollback that stopped', () => {
    const answer = { kind: 'refused', error: azureError({ code: 'SomethingNew' }) } as const;
    const moves = [rollbackRecord({ answer })];
    expect(rollback({ result: 'failed', moves, error: sampleError() })).toBe(
      'Nothing was changed: fix what the message names and run this again.',
    );
    expect(rollback({ result: 'failed', moves: [] })).toBe(
      'Nothing was changed: run this again when nothing else is changing the cluster.',
    );
  });

  test('of a rollback that was accepted and has not begun, does not send it again unseen', () => {
    const seen = { provisioningState: 'Succeeded' };
    const moves = [rollbackRecord({ settlement: { kind: 'not-begun', at: START, seen } })];
    expect(rollback({ result: 'failed', moves })).toBe(
      'What was sent may still take effect: check it with `mode: status` before you run this again.',
    );
  });

  test('because the pool was deleted, does not ask to run it again', () => {
    const moves = [rollbackRecord({ settlement: { kind: 'vanished', at: START } })];
    expect(rollback({ result: 'failed', moves })).toBe(
      'Pool user was deleted in the meantime: check the Activity Log to see by whom.',
    );
  });

  test.each([
    ['was seen on the pool last', { displacedBy: 'Scaling' }],
    ['preempted it', { error: { code: 'AKSOperationPreempted', message: 'By another operation.' } }],
  ])(
    'because another operation %s, has the nodes compared: a second run would find nothing to do',
    (_, more) => {
      const ended = { kind: 'ended', at: START, wasSeenCanceling: false, ...more } as const;
      const settled = (provisioningState: string, versions = OLD): string =>
        rollback({
          result: 'failed',
          moves: [rollbackRecord({ settlement: { ...ended, seen: { provisioningState, ...versions } } })],
        });
      expect(settled('Succeeded')).toBe(
        'The pool shows the target versions, but its nodes may not all run them: compare with `kubectl get nodes`, ' +
          'and if some differ, update the pool, which brings every node to the versions that the pool shows (the command is in the log and the summary).',
      );
      expect(settled('Failed')).toContain('run this again');
      expect(settled('Succeeded', NEW)).toContain('run this again');
    },
  );

  test('of our own making asks for a report', () => {
    const error = sampleError({ code: 'Bug', isFromAzure: false });
    expect(rollback({ result: 'error', error })).toBe(
      'Run the job again with debug logging, and report the bug with that log.',
    );
  });

  test('says whether anything was changed', () => {
    expect(rollback({ result: 'error', moves: [] })).toMatch(/^Nothing was changed/);
    expect(rollback({ result: 'error' })).toMatch(/^Run `mode: status` to see what happened to the request/);
  });
});

describe('when the time was up or the run was canceled', () => {
  const { settlement: _, ...underWay } = rollbackRecord({ operation });
  const running = [underWay];

  test('says that what was started goes on, and how to watch it from a later job', () => {
    expect(rollback({ result: 'interrupted', moves: running })).toBe(
      'What was started continues in Azure: follow it in a later job with `mode: status`, `wait: true`, `nodepool: user` and `operation-id: op-1`; stop it with `mode: abort`, `nodepool: user` and `operation-id: op-1`; or run this again, which joins or completes it.',
    );
    const ways = nextAdvice(sampleOutcome({ result: 'interrupted', moves: running })).remedies;
    expect(ways.map(({ step }) => step)).toEqual([
      undefined,
      ['mode: abort', 'nodepool: user', 'operation-id: op-1'],
      undefined,
    ]);
    const { operation: __, ...unnamed } = underWay;
    expect(rollback({ result: 'timed-out', moves: [unnamed] })).not.toContain('operation-id');
  });

  test('speaks of stopping only a rollback', () => {
    const move = { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } } as const;
    expect(rollback({ result: 'timed-out', moves: [{ ...underWay, move }] })).not.toContain('stop it');
  });

  test('counts a joined rollback as going on', () => {
    const move = { kind: 'join', pool: 'user', to: OLD } as const;
    const moves = [{ ...underWay, answer: { kind: 'none' } as const, move }];
    expect(rollback({ result: 'timed-out', moves })).toMatch(
      /continues in Azure.*stop it with `mode: abort`/,
    );
  });

  test('says that nothing was changed when nothing was', () => {
    expect(rollback({ result: 'timed-out', moves: [] })).toBe(
      'Nothing was changed: run this again with a longer `timeout`.',
    );
    expect(rollback({ result: 'interrupted', moves: [] })).toBe('Nothing was changed: run this again.');
  });

  test('offers to stop what was waited for in vain', () => {
    const wait = (why: 'busy' | 'hidden', ...targets: readonly Target[]): readonly MoveRecord[] => [
      { move: { kind: 'wait', targets, why }, startedAt: START, answer: { kind: 'none' } },
    ];
    const [pool] = sampleCluster().pools;
    const of = (moves: readonly MoveRecord[], cluster: Partial<ReturnType<typeof sampleCluster>>): string =>
      rollback({ result: 'timed-out', moves, cluster: sampleCluster(cluster) });
    const user = { kind: 'pool', name: 'user' } as const;
    const again = 'Nothing was changed: run this again with a longer `timeout`';
    const moves = wait('busy', user);
    expect(of(moves, { pools: [{ ...pool!, name: 'user', provisioningState: 'Upgrading' }] })).toBe(
      `${again}; or if what is in the way hangs, stop it with \`mode: abort\` and \`nodepool: user\`, then run this again.`,
    );
    expect(of(wait('busy', { kind: 'cluster' }), { provisioningState: 'Updating' })).toBe(
      `${again}; or if what is in the way hangs, stop it with \`mode: abort\`, then run this again.`,
    );
    for (const provisioningState of ['Deleting', 'Canceling', 'Succeeded']) {
      expect(of(moves, { pools: [{ ...pool!, name: 'user', provisioningState }] })).toBe(`${again}.`);
    }
    expect(of(wait('hidden', user), {})).toBe(`${again}.`);
    const { cluster: _, ...unread } = sampleOutcome({ result: 'timed-out', moves });
    expect(nextStep(unread)).toBe(`${again}.`);
  });

  test('does not say so while a switch-off may still take effect', () => {
    const found = { upgradeChannel: 'stable' };
    const channels = {
      found,
      left: found,
      changed: false,
      putBack: false,
      pending: { upgradeChannel: 'none' },
    };
    expect(rollback({ result: 'timed-out', moves: [], channels })).toBe(
      'Run this again with a longer `timeout`; auto-upgrade may still be switched off: check the channels again in a few minutes, and run the restore command if they are off.',
    );
    expect(rollback({ result: 'failed', moves: [], channels })).not.toContain('othing was changed');
    expect(rollback({ result: 'error', moves: [], channels })).toContain('what happened to the request');
  });

  test('nor while an abort or a rollback may, whose answer was lost', () => {
    const seen = sighting({});
    const lost = rollbackRecord({
      answer: { kind: 'unknown', error: azureError({ kind: 'network', code: 'ECONNRESET' }) },
      settlement: { kind: 'not-begun', at: START, seen },
    });
    const says = 'hat was sent may still take effect: check it with `mode: status` before you run this again';
    expect(rollback({ result: 'timed-out', moves: [lost] })).toBe(`W${says} with a longer \`timeout\`.`);
    for (const result of ['failed', 'error'] as const) {
      const step = rollback({ result, moves: [lost] });
      expect(step).toContain(says);
      expect(step).not.toContain('othing was changed');
    }
  });

  test('says how far it came when everything sent had ended', () => {
    const move = { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } } as const;
    expect(rollback({ result: 'timed-out', moves: [rollbackRecord({ move })], channels: SWITCHED_OFF })).toBe(
      "The last thing done was 'Switch off auto-upgrade: Kubernetes channel none', and nothing after it was started: " +
        'run this again to continue from there; auto-upgrade stays off until you run the restore command.',
    );
  });

  test('of a status says how to go on watching, or to look again', () => {
    const move = { kind: 'wait', targets: [{ kind: 'pool', name: 'user' }], why: 'asked' } as const;
    const moves = [{ move, startedAt: START, answer: { kind: 'none' } as const }];
    const follow =
      'The operation continues in Azure: follow it in a later job with `mode: status`, `wait: true`, `nodepool: user` and `operation-id: op-1`; ';
    const again = 'or run this again with a longer `timeout`.';
    const one = { target: { kind: 'pool', name: 'user' }, operation, later: [] } as const;
    const step = (...underWay: NonNullable<Outcome['underWay']>): string =>
      status({ result: 'timed-out', moves, operation, underWay });
    expect(step(one)).toBe(
      `${follow}stop it with \`mode: abort\`, \`nodepool: user\` and \`operation-id: op-1\`; ${again}`,
    );
    expect(step({ ...one, later: [sampleOperation({ kind: 'Scale' })] })).toBe(
      `${follow}once the scale operation that began after it has ended, stop it with \`mode: abort\`, \`nodepool: user\` and \`operation-id: op-1\`; ${again}`,
    );
    const { operation: __, ...unnamed } = one;
    expect(step(unnamed, { ...one, target: { kind: 'pool', name: 'spot' } })).toBe(
      `${follow}stop it with \`mode: abort\` and \`nodepool: user, spot\`; ${again}`,
    );
    expect(step({ ...one, target: { kind: 'cluster' } }, one)).toBe(
      `${follow}stop it with \`mode: abort\` and \`operation-id: op-1\`; ${again}`,
    );
    // What is being canceled or deleted is not for stopping.
    for (const nothing of [step(), status({ result: 'timed-out', moves, operation })]) {
      expect(nothing).toBe(`${follow}${again}`);
    }
    expect(status({ result: 'interrupted' })).toBe('Nothing is known yet: run `mode: status` again.');
  });

  test('an error that ended the wait comes with what goes on', () => {
    const error = sampleError({ code: 'IdTokenRefused', facts: { hadIdTokens: true } });
    expect(rollback({ result: 'error', moves: running, error })).toMatch(
      /^What was started continues in Azure: follow it in a later job with .*`operation-id: op-1`, stop it with .*; This job got ID tokens before: .* A new job can sign in again\.$/,
    );
  });
});

describe('of a status', () => {
  test('in progress names how to wait and to abort', () => {
    expect(status({ result: 'in-progress' }, { operation, result: 'in-progress' })).toBe(
      'The operation continues: wait for it with `mode: status` and `wait: true`; or stop it with `mode: abort`, `nodepool: user` and `operation-id: op-1`.',
    );
    expect(status({ result: 'canceling' })).toBe(
      'Wait until it shows Canceled, with `mode: status` and `wait: true` (`nodepool: user`).',
    );
  });

  test('in progress names the pools that an abort has to name', () => {
    const busy = samplePoolOutcome({ name: 'a', result: 'in-progress' });
    const pools = [busy, samplePoolOutcome({ name: 'b', result: 'succeeded' })];
    const changes = { result: 'in-progress', isSinglePool: false, operation } as const;
    const stop = (more: Partial<Outcome>): Remedy['step'] =>
      nextAdvice(sampleStatus({ ...changes, ...more })).remedies.at(-1)?.step;
    expect(stop({ pools })).toEqual(['mode: abort', 'nodepool: a', 'operation-id: op-1']);
    expect(stop({ pools: [busy, { ...busy, name: 'c' }] })).toEqual(['mode: abort', 'nodepool: a, c']);
    expect(stop({ pools: [] })).toEqual(['mode: abort', 'operation-id: op-1']);
  });

  test('of a deletion offers no abort', () => {
    expect(
      status({ result: 'in-progress' }, { result: 'in-progress', provisioningState: 'Deleting' }),
    ).toMatch(/a deletion can't be stopped\.$/);
  });

  test("of the cluster's own operation offers the cluster's abort, not the pools'", () => {
    const cluster = sampleCluster({ provisioningState: 'Creating' });
    const changes = { result: 'in-progress', isSinglePool: false, clusterResult: 'in-progress' } as const;
    const pools = [samplePoolOutcome({ result: 'in-progress', provisioningState: 'Creating' })];
    expect(status({ ...changes, cluster, pools })).toMatch(/or stop it with `mode: abort`\.$/);
    const { clusterResult: __, ...single } = { ...changes, isSinglePool: true };
    expect(status({ ...single, cluster, pools })).toMatch(
      /still being created.*or stop it with `mode: abort`\.$/,
    );
    const { cluster: _, ...unread } = sampleStatus({ ...changes, pools });
    expect(nextStep(unread)).toContain('stop it');
  });

  test('of a stopped pool says to start it, and so does an abort', () => {
    const pools = [samplePoolOutcome({ powerState: 'Stopped' })];
    for (const one of [{ pools }, { mode: 'abort', result: 'nothing-to-abort', pools }] as const) {
      const { text, commands } = nextAdvice(sampleStatus(one));
      expect(text).toBe(
        "pool user is stopped: nothing runs on it, and it can't be rolled back until it is started",
      );
      expect(commands).toEqual([expect.stringMatching(/^az aks nodepool start .* --name user /)]);
    }
  });

  test('of a stopped cluster says to start it', () => {
    const { text, commands } = nextAdvice(
      sampleStatus({ cluster: sampleCluster({ powerState: 'Stopped' }) }),
    );
    expect(text).toContain('the cluster is stopped');
    expect(commands).toEqual([expect.stringMatching(/^az aks start /)]);
  });

  test('with both channels off says what that means and how to put one back', () => {
    const cluster = sampleCluster({ upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' });
    const { text, commands } = nextAdvice(sampleStatus({ cluster }));
    expect(text).toContain('auto-upgrade is off, and it is not known since when');
    expect(commands).toHaveLength(2);
    expect(
      status({ cluster: sampleCluster({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'None' }) }),
    ).toBe('Nothing to do.');
    const { remedies } = nextAdvice(sampleStatus({ cluster, pools: [samplePoolOutcome({ offer: OFFER })] }));
    expect(remedies.map(({ step, commands: ofRemedy }) => step?.[0] ?? ofRemedy?.length)).toEqual([
      'mode: rollback',
      2,
    ]);
  });

  test('of a failure with something to do about it names that first, then the way back', () => {
    const error = sampleError({ code: 'SubnetIsFull' });
    expect(status({ result: 'failed', error }, { offer: OFFER })).toMatch(
      /^The operation failed\. The subnet has no free addresses .*, and roll back or continue\. Then: roll back .*; or continue: /,
    );
    const known = sampleError({
      facts: { missingRight: 'a/write', scope: '/', objectId: 'me' },
      status: 403,
    });
    expect(status({ result: 'failed', error: known }, { offer: OFFER })).toMatch(
      /^The operation failed: the identity needs the permission .*; roll back pool user .*; or continue: /,
    );
    expect(status({ result: 'failed', error })).toMatch(
      /^The operation failed\. The subnet has no free .*, and continue\. To continue, update what was stopped; /,
    );
  });

  describe('in progress on one target', () => {
    const estimate = { nodes: 10, surgeNodes: 1, expectedMs: 20 * MINUTE, longestMs: 300 * MINUTE };
    const scale = sampleOperation({ id: 'op-2', kind: 'Scale' });
    const one = { target: { kind: 'pool', name: 'user' } as const, later: [] };
    const upgrade = sampleOperation({ id: 'op-1', kind: 'Upgrade' });
    const step = (...underWay: readonly UnderWay[]): string =>
      status({ result: 'in-progress', underWay }, { result: 'in-progress' });
    const STOP = 'stop it with `mode: abort`, `nodepool: user` and `operation-id: op-1`';
    const WAIT = 'wait for it with `mode: status` and `wait: true`';

    test('waits, names what it is, and can be stopped', () => {
      expect(step({ ...one, operation: upgrade })).toBe(`The upgrade continues: ${WAIT}; or ${STOP}.`);
      expect(step(one)).toBe(
        `The operation continues: ${WAIT}; or stop it with \`mode: abort\` and \`nodepool: user\`.`,
      );
      expect(step(one, one)).toContain('The operation continues');
    });

    test('is stopped first when it takes long', () => {
      const long = { ...one, operation: upgrade, estimate, runningMs: 47 * MINUTE };
      expect(step(long)).toBe(
        `The upgrade has been running for much longer than usual: ${STOP}; or ${WAIT}.`,
      );
      expect(step({ ...long, runningMs: 301 * MINUTE })).toContain(
        'The upgrade has been running for longer than its drain settings allow: stop',
      );
    });

    test('can be stopped once what began after it has ended', () => {
      expect(step({ ...one, operation: upgrade, later: [scale] })).toContain(
        `or once the scale operation that began after it has ended, ${STOP}.`,
      );
      expect(step({ ...one, operation: upgrade, later: [scale, scale] })).toContain('have ended');
    });
  });

  test('whose operation an update run may begin again stops that run first', () => {
    const mayBeginAgain = fleetRun();
    for (const result of ['canceled', 'aborted'] as const) {
      const outcome = sampleOutcome({
        mode: result === 'canceled' ? 'status' : 'abort',
        result,
        mayBeginAgain,
        pools: [samplePoolOutcome({ result, offer: { available: true, to: OLD } })],
      });
      expect(nextStep(outcome)).toContain(
        'update run june of fleet all-shops, which started it, may start it again: stop update run june (a stopped run updates no more members), then roll back pool user',
      );
      expect(nextAdvice(outcome).remedies[0]?.commands).toEqual([
        expect.stringContaining('az fleet updaterun stop'),
      ]);
    }
  });

  test('canceled says that it can be resumed or undone', () => {
    expect(status({ result: 'canceled' }, { nodes: { done: 0, total: 1 } })).toBe(
      `The operation stopped partway (last seen with 0 of 1 node done), canceled by someone, or by AKS because nodes could not be drained or a health gate did not pass; there is nothing to roll back to. To ${GO_ON_EITHER.replace(':', ',')}.`,
    );
  });

  test('canceled or failed offers no second look, because it has just looked', () => {
    for (const result of ['canceled', 'failed'] as const) {
      const pool = samplePoolOutcome({ result, provisioningState: 'Canceled', offer: OFFER });
      const { remedies } = nextAdvice(sampleStatus({ result, pools: [pool] }));
      expect(remedies.map(({ step, commands }) => step?.[0] ?? commands)).toEqual([
        'mode: rollback',
        [UPDATE_POOL],
      ]);
      const { offer: _, ...unread } = pool;
      expect(nextStep(sampleStatus({ result, pools: [unread] }))).toContain(
        `: ${UNREAD.replace('`mode: status` shows it', 'what is on record could not be read')}; or ${GO_ON_EITHER}.`,
      );
    }
  });

  test('failed for no known reason with nothing to go back to, has one way', () => {
    const advice = nextAdvice(
      sampleStatus({
        result: 'failed',
        pools: [samplePoolOutcome({ result: 'failed', offer: { available: false } })],
      }),
    );
    expect(advice.remedies).toEqual([]);
    expect(advice.commands).toEqual([UPDATE_POOL]);
    expect(advice.text).toMatch(
      /^check the Activity Log to see why it failed; there is nothing to roll back to\. /i,
    );
  });

  test('canceled while there is no node says that it has to be started first', () => {
    const error = sampleError({ code: 'SubnetIsFull' });
    expect(status({ result: 'failed', error }, { result: 'failed', powerState: 'Stopped' })).toMatch(
      /^The operation failed; pool user is stopped: nothing runs on it, and .* until it is started/,
    );
    const pool = { result: 'canceled', powerState: 'Stopped', provisioningState: 'Canceled' } as const;
    expect(status({ result: 'canceled' }, pool)).toMatch(
      /did not pass; pool user is stopped: nothing runs on it, and it can't be rolled back until it is started \(the command is in the log and the summary\)\.$/,
    );
  });

  test('at rest offers what can be rolled back', () => {
    expect(status({})).toBe('Nothing to do.');
    expect(status({}, { offer: { available: false } })).toBe('Nothing to do.');
    expect(status({}, { offer: { available: true } })).toBe('Nothing to do.');
    expect(status({}, { offer: { available: true, to: OLD } })).toBe(
      'Nothing to do; if the last upgrade is not what you want, roll back pool user to 1.35.5 with `mode: rollback`.',
    );
  });

  test.each([
    ['InProgress', ['operation-id: op-9']],
    ['Succeeded', []],
  ])('of a pool beside one whose operation is %s, names that only while it lasts', (progress, id) => {
    const pools = [samplePool(), samplePool({ name: 'batch', provisioningState: 'Upgrading' })];
    const cluster = sampleCluster({ pools });
    const recentOperations = [{ id: 'op-9', status: progress, resourceId: `${cluster.id}/agentPools/batch` }];
    const { step } = nextAdvice(sampleStatus({ cluster, recentOperations }));
    expect(step).toEqual(['mode: abort', 'nodepool: batch', ...id]);
  });

  test('of several pools names them all, until the first date', () => {
    const pools = [
      samplePoolOutcome({ name: 'a', offer: { available: true, to: OLD, expiresAt: START + 3 * DAY } }),
      samplePoolOutcome({ name: 'b', offer: { available: true, to: OLD, expiresAt: START + 2 * DAY } }),
    ];
    expect(status({ isSinglePool: false, pools })).toBe(
      'Nothing to do; if the last upgrade is not what you want, roll back pools a and b with `mode: rollback`, available until at least 2026-06-11.',
    );
  });
});

test('every result in every mode has one line', () => {
  for (const result of RESULTS_WORST_FIRST) {
    for (const mode of ['abort', 'rollback', 'status'] as const) {
      const step = nextStep(
        sampleOutcome({ mode, result, error: sampleError({ code: 'x\ny', message: 'a\n::b' }) }),
      );
      expect(step).toMatch(/^[A-Z][^\n]{4,}$/);
    }
  }
});
