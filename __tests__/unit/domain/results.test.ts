import { describe, expect, test } from '@jest/globals';
import {
  isNotFound,
  isTransient,
  AzureError,
  DeadlineError,
  InputError,
  InterruptedError,
} from '../../../src/domain/aks/errors.ts';
import { noSuchPool, outcomeError } from '../../../src/domain/decision.ts';
import {
  abortResult,
  isFailing,
  rollbackResult,
  worstResult,
  type Result,
} from '../../../src/domain/results.ts';
import { azureError, cluster } from '../../support/builders.ts';

const WORST_FIRST: readonly Result[] = [
  'error',
  'failed',
  'timed-out',
  'interrupted',
  'canceled',
  'blocked',
  'partially-rolled-back',
  'canceling',
  'in-progress',
  'completed-before-abort',
  'nothing-to-abort',
];

const GOOD: readonly Result[] = [
  'planned',
  'rollback-started',
  'abort-requested',
  'rolled-back',
  'aborted',
  'already-rolled-back',
  'succeeded',
];

describe('the worst of several', () => {
  test.each(WORST_FIRST.map((result, index) => [result, WORST_FIRST.slice(index + 1)] as const))(
    '%s is worse than all that follow in the contract',
    (result, better) => {
      for (const other of [...better, ...GOOD]) {
        expect(worstResult([other, result])).toBe(result);
        expect(worstResult([result, other])).toBe(result);
      }
    },
  );

  test('there is none of nothing', () => {
    expect(() => worstResult([])).toThrow('no results');
  });

  test('of an abort: an idle one beside an aborted one does not count', () => {
    expect(abortResult(['nothing-to-abort', 'aborted', 'not-started'])).toBe('aborted');
    expect(abortResult(['nothing-to-abort', 'nothing-to-abort'])).toBe('nothing-to-abort');
    expect(abortResult(['completed-before-abort', 'aborted'])).toBe('completed-before-abort');
  });

  test('of a rollback: blocked only if nothing was changed', () => {
    expect(rollbackResult(['blocked', 'not-started'], false)).toBe('blocked');
    expect(rollbackResult(['blocked', 'already-rolled-back'], false)).toBe('blocked');
    expect(rollbackResult(['rolled-back', 'blocked'], true)).toBe('partially-rolled-back');
    expect(rollbackResult(['already-rolled-back', 'blocked'], true)).toBe('partially-rolled-back');
    expect(rollbackResult(['blocked', 'not-started'], true)).toBe('failed');
    expect(rollbackResult(['rolled-back', 'failed'], true)).toBe('failed');
    expect(rollbackResult(['rolled-back', 'already-rolled-back'], true)).toBe('rolled-back');
  });
});

describe('whether the step fails', () => {
  test.each(['partially-rolled-back', 'blocked', 'timed-out', 'interrupted', 'error'] as const)(
    '%s: always',
    (result) => {
      for (const mode of ['abort', 'rollback', 'status'] as const)
        expect(isFailing(result, mode, 'succeed')).toBe(true);
    },
  );

  test.each(['failed', 'canceled'] as const)('%s: not in status mode', (result) => {
    expect(isFailing(result, 'rollback', 'succeed')).toBe(true);
    expect(isFailing(result, 'abort', 'succeed')).toBe(true);
    expect(isFailing(result, 'status', 'succeed')).toBe(false);
  });

  test.each(['nothing-to-abort', 'completed-before-abort'] as const)('%s: by if-idle', (result) => {
    expect(isFailing(result, 'abort', 'succeed')).toBe(false);
    expect(isFailing(result, 'abort', 'fail')).toBe(true);
  });

  test.each([...GOOD, 'in-progress', 'canceling'] as const)('%s: never', (result) => {
    for (const mode of ['abort', 'rollback', 'status'] as const)
      expect(isFailing(result, mode, 'fail')).toBe(false);
  });
});

describe('errors', () => {
  test('network, 408, 429 and 5xx may pass', () => {
    expect(isTransient(azureError({ kind: 'network' }))).toBe(true);
    expect([408, 429, 500, 503].map((status) => isTransient(azureError({ status })))).toEqual(
      Array(4).fill(true),
    );
    expect([400, 401, 403, 404, 409].some((status) => isTransient(azureError({ status })))).toBe(false);
  });

  test('without a status, such as a failed sign-in, do not pass by themselves', () => {
    const error = new AzureError({ kind: 'sign-in', attempt: 'sign in', code: 'AADSTS700024', message: 'x' });
    expect(isTransient(error)).toBe(false);
    expect(outcomeError(error)).toEqual({
      code: 'AADSTS700024',
      message: 'x',
      attempt: 'sign in',
      isFromAzure: true,
    });
    expect(outcomeError(azureError({ correlationId: 'c', facts: { scope: 's' } }))).toMatchObject({
      correlationId: 'c',
      facts: { scope: 's' },
    });
  });

  test('are told by their names in a debug log', () => {
    const errors = [azureError(), new InputError([]), new InterruptedError(), new DeadlineError()];
    expect(errors.map(({ name }) => name)).toEqual([
      'AzureError',
      'InputError',
      'InterruptedError',
      'DeadlineError',
    ]);
  });

  test('have only those properties that Azure gave', () => {
    const { status: _, ...details } = azureError({ kind: 'network' }).details;
    expect(outcomeError(new AzureError(details))).toStrictEqual({
      code: 'BadRequest',
      message: 'Azure said no.',
      attempt: 'do something',
      isFromAzure: false,
    });
  });

  test('of a pool that the cluster does not have list those that it has', () => {
    expect(noSuchPool(cluster(), ['gone', 'lost'])).toEqual({
      code: 'PoolNotFound',
      message: 'Cluster prod has no pool gone, lost. Its pools are: system, user.',
      attempt: 'read cluster prod',
      isFromAzure: false,
    });
    expect(noSuchPool(cluster({ pools: [] }), ['gone']).message).toContain('Its pools are: (none).');
  });

  test('say what they are', () => {
    expect([404, 403].map((status) => isNotFound(azureError({ status })))).toEqual([true, false]);
    expect(new InterruptedError().message).toContain('canceled');
    expect(new DeadlineError().message).toContain('timeout');
    expect(new InputError(['a', 'b'])).toMatchObject({ problems: ['a', 'b'], message: 'a\nb' });
  });
});

test('an abort of several: one that was not started beside an idle one is idle', () => {
  expect(abortResult(['not-started', 'nothing-to-abort'])).toBe('nothing-to-abort');
});
