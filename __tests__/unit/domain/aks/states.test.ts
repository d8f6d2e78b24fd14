import { describe, expect, test } from '@jest/globals';
import { isInState } from '../../../../src/domain/aks/cluster.ts';
import { observation, poolTarget } from '../../../support/builders.ts';
import {
  isSettled,
  isCanceling,
  isMoving,
  isPoweredOff,
  isSameState,
  isStopped,
  isSucceeded,
  isUnknownState,
  isUpgrading,
  terminalState,
} from '../../../../src/domain/aks/states.ts';
import { statusResult } from '../../../../src/domain/results.ts';

test.each([
  ['Succeeded', 'succeeded'],
  ['FAILED', 'failed'],
  ['canceled', 'canceled'],
  ['Cancelled', 'canceled'],
])('%s is terminal', (state, expected) => {
  expect(terminalState(state)).toBe(expected);
  expect(isMoving(state)).toBe(false);
  expect(isSettled(state)).toBe(true);
  expect(statusResult(state)).toBe(expected);
});

test.each([
  'Creating',
  'Upgrading',
  'Canceling',
  'RotatingCertificates',
  'RollingUpgradeUpgradingNodes: 1/3',
  '',
])('everything else moves: %p', (state) => {
  expect(isMoving(state)).toBe(true);
  expect(isSettled(state)).toBe(false);
});

describe('words for states', () => {
  test('Succeeded, stopped, canceling and upgrading in any case', () => {
    expect([isSucceeded('succeeded'), isSucceeded('Failed')]).toEqual([true, false]);
    expect(['Failed', 'canceled', 'Succeeded', 'Upgrading'].map(isStopped)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(['Canceling', 'CANCELLING', 'Canceled'].map(isCanceling)).toEqual([true, true, false]);
    expect(['upgrading', 'UpgradingNodeImageVersion', 'Updating'].map(isUpgrading)).toEqual([
      true,
      true,
      false,
    ]);
    expect([isPoweredOff('stopped'), isPoweredOff('Running'), isPoweredOff(undefined)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('a target that is gone is in no state', () => {
    expect(isInState(observation(), poolTarget('gone'), () => true)).toBe(false);
    expect(isInState(observation(), poolTarget('user'), isSucceeded)).toBe(true);
  });

  test.each([
    'Creating',
    'Updating',
    'Upgrading',
    'UpgradingNodeImageVersion',
    'Deleting',
    'Starting',
    'Stopping',
    'Scaling',
    'Canceling',
  ])('%s is documented', (state) => {
    expect([isUnknownState(state), isUnknownState(state.toUpperCase())]).toEqual([false, false]);
  });

  test('words never seen before are told', () => {
    expect(['Reconciling', 'Upgrading', 'Cancelling', 'Failed'].map(isUnknownState)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('as results of status mode', () => {
    expect(['Canceling', 'Scaling', 'SomethingNew'].map(statusResult)).toEqual([
      'canceling',
      'in-progress',
      'in-progress',
    ]);
  });
});

test('states are the same in any case', () => {
  expect(isSameState('Upgrading', 'upgrading')).toBe(true);
  expect(isSameState('Upgrading', 'Scaling')).toBe(false);
});
