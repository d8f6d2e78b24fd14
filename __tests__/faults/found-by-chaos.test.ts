/** What random runs found, each played by itself. */

import { describe, expect, test } from '@jest/globals';
import { startSimulator, type Fault, type SimulatorOptions } from '../../simulator/simulator.ts';
import { brokenPromises } from '../support/invariants.ts';
import {
  rehearse,
  STANDING_STILL,
  withoutDelays,
  type Rehearsal,
  type RehearsalOptions,
} from '../support/rehearsal.ts';
import { cluster, NEW, OLD, rollingBack, upgraded, upgrading } from '../support/scenarios.ts';

interface Story extends RehearsalOptions {
  readonly scenario: NonNullable<SimulatorOptions['scenario']>;
  readonly faults?: readonly Fault[];
}

async function play({ scenario, faults = [], ...options }: Story): Promise<Rehearsal> {
  const azure = await startSimulator({ scenario: withoutDelays(scenario), speed: STANDING_STILL });
  try {
    for (const fault of faults) azure.inject(fault);
    const left = await rehearse(azure, options);
    expect(brokenPromises(left)).toEqual([]);
    return left;
  } finally {
    await azure.stop();
  }
}

test('goes back to the target it has checked, although somebody upgrades right after the abort', async () => {
  const left = await play({
    scenario: cluster([upgrading()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'if-busy': 'abort' },
    faults: [{ kind: 'followed-by-upgrade', after: 'Canceled' }],
  });
  expect(left.outputs['result']).toBe('rolled-back');
  expect(left.after?.pools['user']).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
});

test('does not take the Succeeded of an operation that pushed the rollback aside for its own', async () => {
  const left = await play({
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'poll-interval': '5m' },
    events: [{ at: 200, what: { kind: 'scale', pool: 'user', count: 2 } }],
  });
  expect(left.outputs).toMatchObject({ result: 'failed', 'error-code': 'AKSOperationPreempted' });
  expect(left.summary).toContain('Another operation replaced the rollback');
});

test('asks a hidden operation less and less often: AKS allows few PUTs', async () => {
  const left = await play({
    scenario: cluster([
      upgraded('user', { running: { kind: 'Reconciling', remaining: '20m', hidden: true } }),
    ]),
    inputs: { mode: 'rollback', nodepool: 'user', 'if-busy': 'wait', 'poll-interval': '10s' },
  });
  expect(left.outputs['result']).toBe('rolled-back');
  expect(left.requests.filter(({ route }) => route === 'pool.put').length).toBeLessThan(20);
});

const SCALED = { kind: 'scale', pool: 'user', count: 2 } as const;
const ROLLED_BACK = { kind: 'rollback', pool: 'user', ...OLD } as const;

test('does not take the success of another operation for its own, though no operation of its own can be read', async () => {
  const left = await play({
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'poll-interval': '10s' },
    faults: [{ kind: 'foreign-operation-url', route: 'pool.put' }],
    rivals: [{ route: 'pool.put', phase: 'after', action: SCALED }],
  });
  expect(left.outputs).toMatchObject({ result: 'failed', 'operation-id': '' });
  expect(left.summary).toContain('The operation last seen on the pool was Scaling');
});

test('finds its own operation though the answer to its PUT was lost', async () => {
  const left = await play({
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'poll-interval': '1m' },
    faults: [{ kind: 'hang', phase: 'after', route: 'pool.put' }],
    events: [{ at: 260, what: SCALED }],
  });
  expect(left.outputs).toMatchObject({ result: 'failed', 'error-code': 'AKSOperationPreempted' });
});

test('does not take it either when that came between two looks, if the first look shows it', async () => {
  const left = await play({
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'poll-interval': '5m' },
    faults: [{ kind: 'drop-headers', headers: ['azure-asyncoperation'], route: 'pool.put' }],
    rivals: [{ route: 'pool.put', phase: 'after', action: SCALED }],
  });
  expect(left.outputs['result']).toBe('failed');
});

test('does not take it for the rollback that it joined', async () => {
  const left = await play({
    scenario: cluster([rollingBack()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'poll-interval': '10s' },
    rivals: [
      {
        route: 'pool.operation',
        phase: 'after',
        action: { kind: 'operation', pool: 'user', state: 'RotatingCertificates', seconds: 120 },
      },
    ],
  });
  // The one it joined, not the one that came after it.
  expect(left.outputs).toMatchObject({ result: 'failed', 'error-code': 'AKSOperationPreempted' });
  expect(left.outputs['operation-id']).not.toBe('');
});

test('hears of it from the list of operations when its own can no longer be read', async () => {
  const left = await play({
    scenario: cluster([rollingBack()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'poll-interval': '5m' },
    faults: [{ kind: 'status', status: 403, route: 'pool.operation', skip: 2, times: 60 }],
    events: [{ at: 200, what: SCALED }],
  });
  expect(left.outputs).toMatchObject({ result: 'failed', 'error-code': 'AKSOperationPreempted' });
});

test('does not undo an upgrade that followed its rollback, though the answer to its PUT was lost', async () => {
  const left = await play({
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'if-busy': 'abort', 'poll-interval': '5m' },
    faults: [
      { kind: 'reset', phase: 'after', route: 'pool.put' },
      { kind: 'operation-stuck', pool: 'user', afterNodes: 1 },
    ],
    events: [{ at: 100, what: { kind: 'upgrade', pool: 'user', ...NEW } }],
  });
  expect(left.effects.map(({ route }) => route)).toEqual(['pool.put']);
  expect(left.outputs['result']).toBe('failed');
});

test('says that the rollback of somebody else has started, who was faster', async () => {
  const left = await play({
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user', wait: 'false' },
    rivals: [{ route: 'pool.get', phase: 'before', action: ROLLED_BACK }],
  });
  expect(left.effects).toEqual([]);
  expect(left.outputs['result']).toBe('rollback-started');
});

test('does not call an operation aborted that had won the race, though another one came at once', async () => {
  const left = await play({
    scenario: { ...cluster([upgrading()]), switches: { abortRace: 'operation-succeeds' } },
    inputs: { mode: 'abort', nodepool: '*', 'poll-interval': '1s' },
    faults: [{ kind: 'followed-by-upgrade', after: 'Succeeded', seconds: 0 }],
  });
  expect(left.outputs['result']).toBe('completed-before-abort');
});

test('has no command of the runner in an output, which a later step may print', async () => {
  const left = await play({
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user' },
    faults: [
      {
        kind: 'status',
        status: 400,
        code: '##[set-env name=X]y',
        message: '::add-mask::e',
        route: 'pool.put',
      },
    ],
  });
  expect(left.outputs).toMatchObject({
    'error-code': '## [set-env name=X]y',
    'error-message': ': :add-mask::e',
  });
});

test('aborts no scale that took the place of the upgrade while other reads were slow', async () => {
  const left = await play({
    scenario: cluster([upgrading()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'if-busy': 'abort' },
    slow: [{ read: 'listOperations', seconds: 25, skip: 0, times: 1 }],
    events: [
      { at: 2, what: { kind: 'finish', pool: 'user' } },
      { at: 3, what: { kind: 'scale', pool: 'user', count: 5 } },
    ],
  });
  expect(left.effects.filter(({ route }) => route === 'pool.abort')).toEqual([]);
});

describe('reads which an abort can do without hold it up for five seconds, all together', () => {
  /** Milliseconds from the beginning of the round until the abort was sent, without what each call costs. */
  const heldUpMs = ({ moments, calls }: Rehearsal): number => {
    const [moment] = moments;
    if (moment === undefined) return Infinity;
    const { at, roundBegunAt } = moment;
    return at - roundBegunAt - 250 * calls.filter((call) => call.at >= roundBegunAt && call.at <= at).length;
  };
  const late = { seconds: 20, times: 99 };

  test('also when the look right before it is slow again: the operation counts as unread, with a warning', async () => {
    const left = await play({
      scenario: cluster([upgrading()]),
      inputs: { mode: 'abort', nodepool: 'user' },
      slow: [
        { ...late, read: 'listOperations', skip: 0 },
        { ...late, read: 'listActiveOperations', skip: 1 },
        { ...late, read: 'readLatestOperation', skip: 0 },
      ],
    });
    expect(left.outputs['result']).toBe('aborted');
    expect(heldUpMs(left)).toBeLessThanOrEqual(5_000);
    const warned = left.annotations.map(({ text }) => text).join('\n');
    expect(warned).toMatch(/Operation [\w-]+ could not be read again right before the abort/);
  });

  test('what answers in the look still guards it, however slow the others were', async () => {
    const left = await play({
      scenario: cluster([upgrading()]),
      inputs: { mode: 'abort', nodepool: 'user' },
      slow: [{ ...late, read: 'listOperations', skip: 0 }],
      events: [
        { at: 2, what: { kind: 'finish', pool: 'user' } },
        { at: 3, what: { kind: 'upgrade', pool: 'user', ...NEW } },
      ],
    });
    expect(left.effects.filter(({ route }) => route === 'pool.abort')).toEqual([]);
    expect(left.log).toContain('The request was not sent: the latest operation is');
  });
});

test('does not forget a switch-off that acts only after the step has ended', async () => {
  const left = await play({
    scenario: cluster([upgraded()], { upgradeChannel: 'stable' }),
    inputs: { mode: 'rollback', nodepool: 'user', 'poll-interval': '1s' },
    faults: [{ kind: 'late-effect', route: 'cluster.put', seconds: 40, answer: 'accepted', times: 9 }],
  });
  expect(left.afterwards?.upgradeChannel).toBe('none');
  expect(left.outputs['restore-command']).toContain('--auto-upgrade-channel stable');
});

test('puts back in its command all that it has switched off, also when it ends in the second switch-off', async () => {
  const left = await play({
    scenario: cluster([upgraded()], { upgradeChannel: 'rapid', nodeOSUpgradeChannel: 'Unmanaged' }),
    inputs: { mode: 'rollback', nodepool: 'user', timeout: '90s', 'poll-interval': '10s' },
    events: [{ at: 20, what: { kind: 'set-channels', nodeOSUpgradeChannel: 'NodeImage' } }],
    rivals: [{ route: 'cluster.put', phase: 'after', skip: 1, action: { kind: 'stick' } }],
  });
  expect(left.outputs['result']).toBe('timed-out');
  expect(left.outputs['restore-command']).toMatch(
    /--auto-upgrade-channel rapid --node-os-upgrade-channel NodeImage/,
  );
});

test('joins the rollback that was in progress, not the update that took its place since', async () => {
  const left = await play({
    scenario: cluster([rollingBack('user', { ...OLD })]),
    inputs: { mode: 'rollback', nodepool: 'user' },
    rivals: [
      {
        route: 'cluster.get',
        phase: 'before',
        // The first round reads the cluster twice: as it is, and as a preview shows it.
        skip: 2,
        action: { kind: 'preempt', pool: 'user', state: 'Updating' },
      },
    ],
  });
  expect(left.outputs).toMatchObject({ result: 'failed', 'error-code': 'AKSOperationPreempted' });
});

test('does not roll back once more where the lost request had done it before others upgraded again', async () => {
  const left = await play({
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'poll-interval': '1m', 'if-busy': 'wait' },
    faults: [{ kind: 'late-effect', route: 'pool.put', seconds: 8, answer: 'reset', skip: 0 }],
    events: [
      { at: 50, what: { kind: 'finish', pool: 'user' } },
      { at: 65, what: { kind: 'upgrade', pool: 'user', ...NEW } },
      { at: 67, what: { kind: 'scale', pool: 'user', count: 4 } },
    ],
  });
  expect(left.outputs['result']).toBe('failed');
  expect(left.effects).toHaveLength(1);
});

test('takes nothing for deleted while its own operation reads as running', async () => {
  const left = await play({
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user' },
    faults: [{ kind: 'status', status: 404, route: 'cluster.get', skip: 4, times: 8 }],
  });
  expect(left.outputs['result']).toBe('rolled-back');
});

test('does not say that nothing was changed where others changed the channels after a lost switch-off', async () => {
  const left = await play({
    scenario: cluster([upgraded()], { upgradeChannel: 'rapid' }),
    inputs: { mode: 'rollback', nodepool: 'user' },
    faults: [{ kind: 'late-effect', route: 'cluster.put', seconds: 2, answer: 'reset', skip: 0 }],
    events: [{ at: 6, what: { kind: 'set-channels', upgradeChannel: 'stable' } }],
  });
  expect(left.outputs).toMatchObject({ result: 'failed', 'blocked-by': 'operation-in-progress' });
});
