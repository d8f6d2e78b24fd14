import { describe, expect, test } from '@jest/globals';
import type { PoolEnding } from '../../../../src/domain/decision.ts';
import type { Operation } from '../../../../src/domain/aks/cluster.ts';
import { rollbackEnding } from '../../../../src/domain/rollback/endings.ts';
import {
  endedAs,
  history,
  moved,
  observation,
  OLD,
  operation,
  sighting,
  START,
} from '../../../support/builders.ts';

const WHY = { code: 'UpgradeFailed', message: 'No.' };

/** How a rollback is told to have ended whose pool reads Succeeded with the target's versions. */
function endingWith(own: Partial<Operation>): PoolEnding | undefined {
  const record = moved({ settlement: endedAs('Succeeded'), operation: operation(own) });
  return rollbackEnding(observation(), history([record]), 'user');
}

describe('a pool that reads Succeeded with the versions wanted', () => {
  test.each(['Succeeded', 'InProgress', 'AWordOfTomorrow'])(
    'is back when its operation reads %s',
    (status) => {
      expect(endingWith({ status })).toMatchObject({ result: 'rolled-back' });
    },
  );

  test('is not back when the rollback itself ended Failed: another operation succeeded after it', () => {
    expect(endingWith({ status: 'Failed', error: WHY })).toMatchObject({
      result: 'failed',
      detail: expect.stringContaining('the rollback itself ended Failed'),
      error: { ...WHY, isFromAzure: true },
    });
  });

  test('is not back when the rollback itself ended Canceled', () => {
    const ending = endingWith({ status: 'Canceled' });
    expect(ending).toMatchObject({ result: 'canceled' });
    expect(ending).not.toHaveProperty('error');
  });
});

test('a rollback whose place another operation took is not back when it had ended Failed', () => {
  const record = moved({
    settlement: { kind: 'replaced', at: START, seen: sighting({ provisioningState: 'Scaling', ...OLD }) },
    operation: operation({ status: 'Failed', error: WHY }),
  });
  expect(rollbackEnding(observation(), history([record]), 'user')).toMatchObject({
    result: 'failed',
    error: { ...WHY, isFromAzure: true },
  });
});
