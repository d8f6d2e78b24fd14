import { describe, expect, test } from '@jest/globals';
import type { Move } from '../../../../src/domain/moves/move.ts';
import type { Outcome } from '../../../../src/domain/outcome/outcome.ts';
import { RESULTS_WORST_FIRST, type Result } from '../../../../src/domain/results.ts';
import { moveInWords } from '../../../../src/report/text/moves.ts';
import {
  errorLead,
  headlineOf,
  poolsInWords,
  subjectOf,
  toneOf,
  versionsInWords,
} from '../../../../src/report/text/words.ts';
import { moved, ROLL_BACK } from '../../../support/builders.ts';
import { OLD, sampleError, sampleOutcome, samplePoolOutcome, sampleStatus } from '../samples.ts';

const pools = (...names: readonly string[]): Outcome['pools'] =>
  names.map((name) => samplePoolOutcome({ name }));

describe('what a run is about', () => {
  test.each<[string, Partial<Outcome>]>([
    ['pool user in cluster prod', {}],
    ['pools a and b in cluster prod', { isSinglePool: false, pools: pools('a', 'b') }],
    ['6 pools in cluster prod', { isSinglePool: false, pools: pools('a', 'b', 'c', 'd', 'e', 'f') }],
    ['cluster prod', { isSinglePool: false, pools: [] }],
    ['cluster prod', { mode: 'status', isSinglePool: false, pools: pools('a', 'b') }],
    ['pool user in cluster prod', { mode: 'status' }],
    ['pool user in cluster prod', { mode: 'abort' }],
    ['cluster prod', { mode: 'abort', isSinglePool: false, pools: [], clusterResult: 'aborted' }],
  ])('reads %s', (words, changes) => {
    expect(subjectOf(sampleOutcome(changes))).toBe(words);
  });

  test('in an abort names only what was busy', () => {
    const abort = (changes: Partial<Outcome>): string =>
      subjectOf(sampleOutcome({ mode: 'abort', isSinglePool: false, ...changes }));
    const busy = samplePoolOutcome({ name: 'a', result: 'aborted' });
    const idle = samplePoolOutcome({ name: 'b', result: 'nothing-to-abort' });
    expect(abort({ pools: [busy, idle], clusterResult: 'nothing-to-abort' })).toBe('pool a in cluster prod');
    expect(abort({ pools: [busy, idle] })).toBe('pool a in cluster prod');
    expect(abort({ pools: [busy, idle], clusterResult: 'aborted' })).toBe('cluster prod and its pool a');
    expect(abort({ pools: [idle], clusterResult: 'nothing-to-abort' })).toBe('cluster prod');
    expect(abort({ pools: [idle, { ...idle, name: 'c' }] })).toBe('pools b and c in cluster prod');
  });

  test('is one line whatever it is called', () => {
    expect(poolsInWords(['a\n::error::x'])).toBe('pool a ::error::x');
  });
});

test('versions that are not known are left out', () => {
  expect(versionsInWords(OLD)).toBe('1.35.5 / AKSUbuntu-2404gen2containerd-202605.14.0');
  expect(versionsInWords({ kubernetesVersion: '1.35.5' })).toBe('1.35.5');
  expect(versionsInWords({})).toBe('unknown versions');
});

test.each<[Move, string]>([
  [{ kind: 'abort', target: { kind: 'cluster' }, why: 'asked' }, 'Abort the operation on the cluster'],
  [
    { kind: 'abort', target: { kind: 'pool', name: 'user' }, why: 'busy' },
    'Abort the operation on pool user, which blocks the rollback',
  ],
  [
    { kind: 'abort', target: { kind: 'pool', name: 'user' }, why: 'resumed' },
    'Abort the operation on pool user, which resumed when the channels were changed',
  ],
  [
    { kind: 'wait', targets: [{ kind: 'cluster' }, { kind: 'pool', name: 'user' }], why: 'busy' },
    'Wait for the cluster and pool user: another operation is running',
  ],
  [
    { kind: 'wait', targets: [{ kind: 'cluster' }], why: 'hidden' },
    'Wait for the cluster: AKS reports an operation in progress, although the state shows none',
  ],
  [
    { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' } },
    'Switch off auto-upgrade: Kubernetes channel none and node OS channel None',
  ],
  [
    { kind: 'roll-back', pool: 'user', to: OLD, isResend: false },
    'Roll back pool user to 1.35.5 / AKSUbuntu-2404gen2containerd-202605.14.0',
  ],
  [
    { kind: 'roll-back', pool: 'user', to: OLD, isResend: true },
    'Roll back pool user to 1.35.5 / AKSUbuntu-2404gen2containerd-202605.14.0 (sent again: it had stopped partway)',
  ],
  [
    { kind: 'join', pool: 'user', to: OLD },
    'Wait for the rollback of pool user to 1.35.5 / AKSUbuntu-2404gen2containerd-202605.14.0, which is already running',
  ],
  [
    { kind: 'restore-auto-upgrade', channels: { nodeOsUpgradeChannel: 'NodeImage' } },
    'Restore auto-upgrade: node OS channel NodeImage',
  ],
])('a move reads %#', (move, words) => {
  expect(moveInWords(move)).toBe(words);
});

describe('the headline', () => {
  test('names the version asked for, also where the pool does not show it yet', () => {
    const moves = [moved({ move: ROLL_BACK })];
    expect(headlineOf(sampleOutcome({ result: 'rollback-started', moves }))).toBe(
      `Started the rollback of pool user in cluster prod to ${ROLL_BACK.to.kubernetesVersion}`,
    );
  });

  test.each<[Result, Outcome['mode'], string]>([
    ['rolled-back', 'rollback', 'Rolled back pool user in cluster prod to 1.35.5'],
    ['rollback-started', 'rollback', 'Started the rollback of pool user in cluster prod to 1.35.5'],
    ['already-rolled-back', 'rollback', 'Already rolled back: nothing to do for pool user in cluster prod'],
    ['partially-rolled-back', 'rollback', 'Only partially rolled back: pool user in cluster prod'],
    ['planned', 'abort', 'Dry run: the abort of pool user in cluster prod can go ahead; nothing was changed'],
    [
      'blocked',
      'rollback',
      'Blocked: the rollback of pool user in cluster prod did not start; nothing was changed',
    ],
    ['failed', 'rollback', 'The rollback of pool user in cluster prod failed'],
    ['failed', 'status', 'The last operation on pool user in cluster prod failed'],
    ['canceled', 'rollback', 'The rollback of pool user in cluster prod was canceled, but not by this step'],
    ['canceled', 'status', 'The last operation on pool user in cluster prod was canceled'],
    ['timed-out', 'abort', 'Timed out: the abort of pool user in cluster prod is not finished'],
    ['interrupted', 'rollback', 'Interrupted: the rollback of pool user in cluster prod is not finished'],
    ['error', 'status', 'Could not get the status of pool user in cluster prod'],
    ['aborted', 'abort', 'Aborted the operation on pool user in cluster prod'],
    ['abort-requested', 'abort', 'Requested the abort of the operation on pool user in cluster prod'],
    ['nothing-to-abort', 'abort', 'Nothing to abort on pool user in cluster prod'],
    [
      'completed-before-abort',
      'abort',
      'The operation on pool user in cluster prod ended before it could be aborted',
    ],
    ['in-progress', 'status', 'An operation is in progress on pool user in cluster prod'],
    ['canceling', 'status', 'An operation is being canceled on pool user in cluster prod'],
    [
      'succeeded',
      'status',
      'No operation is in progress on pool user in cluster prod; the last one succeeded',
    ],
  ])('of %s in mode %s', (result, mode, headline) => {
    expect(headlineOf(sampleOutcome({ result, mode }))).toBe(headline);
  });

  test('names no version when there is not one', () => {
    expect(headlineOf(sampleOutcome({ isSinglePool: false, pools: pools('a', 'b') }))).toBe(
      'Rolled back pools a and b in cluster prod',
    );
    expect(headlineOf(sampleOutcome({ moves: [], pools: [samplePoolOutcome({ after: {} })] }))).toBe(
      'Rolled back pool user in cluster prod',
    );
    expect(headlineOf(sampleOutcome({ moves: [], pools: [] }))).toBe('Rolled back cluster prod');
  });
});

test('a failing step is bad, whatever its result', () => {
  for (const result of RESULTS_WORST_FIRST) expect(toneOf({ result, fails: true })).toBe('bad');
  expect(toneOf({ result: 'failed', fails: false })).toBe('bad');
  expect(toneOf({ result: 'rolled-back', fails: false })).toBe('good');
  expect(toneOf({ result: 'nothing-to-abort', fails: false })).toBe('notable');
  expect(toneOf({ result: 'in-progress', fails: false })).toBe('moving');
});

test('an error is introduced by what was attempted, else by what the run was about', () => {
  expect(errorLead(sampleOutcome(), { attempt: 'read cluster prod' })).toBe('Could not read cluster prod');
  expect(errorLead(sampleOutcome(), {})).toBe('Could not finish the rollback of pool user in cluster prod');
  expect(errorLead(sampleOutcome({ mode: 'status' }), {})).toBe('The last operation reports');
});

test('a rollback of which no pool is known is none of the cluster', () => {
  const unknown = { pools: [], isSinglePool: false, moves: [] };
  expect(headlineOf(sampleOutcome({ ...unknown, result: 'error' }))).toBe(
    'The rollback in cluster prod ended with an error',
  );
  expect(headlineOf(sampleOutcome({ ...unknown, mode: 'abort', result: 'error' }))).toBe(
    'The abort of cluster prod ended with an error',
  );
});

test('an error of one of several pools is said of that pool', () => {
  const error = sampleError();
  const several = [samplePoolOutcome({ name: 'a' }), samplePoolOutcome({ name: 'b', error })];
  expect(errorLead(sampleOutcome({ pools: several, isSinglePool: false }), error)).toBe(
    'Could not finish the rollback of pool b in cluster prod',
  );
});

test('a failure is that of the pools that failed, not of the cluster or of those that never began', () => {
  const pools = (['failed', 'not-started', 'succeeded'] as const).map((result, index) =>
    samplePoolOutcome({ name: 'abc'.charAt(index), result }),
  );
  const changes = { result: 'failed', isSinglePool: false, pools } as const;
  expect(headlineOf(sampleOutcome(changes))).toBe('The rollback of pool a in cluster prod failed');
  expect(headlineOf(sampleStatus({ ...changes, clusterResult: 'succeeded' }))).toBe(
    'The last operation on pool a in cluster prod failed',
  );
  expect(headlineOf(sampleStatus({ ...changes, clusterResult: 'failed' }))).toBe(
    'The last operation on cluster prod failed',
  );
});
