import { expect, test } from '@jest/globals';
import { isLate, LATE_CODE, looksHidden } from '../../../../src/domain/aks/errors.ts';
import { azureError } from '../../../support/builders.ts';

test('a read that was not waited for any longer is told from other ones', () => {
  expect(isLate(azureError({ kind: 'network', code: LATE_CODE }))).toBe(true);
  expect(isLate(azureError({ status: 504 }))).toBe(false);
});

test.each([
  [{ status: 404, code: 'SubscriptionNotFound' }, true],
  [{ status: 404, code: 'ResourceNotFound' }, false],
  [{ status: 403, code: 'SubscriptionNotFound' }, false],
])('what looks like lost permissions: %j', (details, expected) => {
  expect(looksHidden(azureError(details))).toBe(expected);
});
