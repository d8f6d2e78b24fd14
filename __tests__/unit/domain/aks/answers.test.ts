import { describe, expect, test } from '@jest/globals';
import { mayHaveArrived, meaningOf } from '../../../../src/domain/aks/answers.ts';
import { AzureError } from '../../../../src/domain/aks/errors.ts';
import { azureError, BUSY } from '../../../support/builders.ts';

function put(status: number, code = 'OperationNotAllowed', message = 'Azure said no.'): string {
  return meaningOf(azureError({ status, code, message }), 'put');
}

function abort(status: number, code = 'OperationNotAllowed', message = 'Azure said no.'): string {
  return meaningOf(azureError({ status, code, message }), 'abort');
}

describe('a 409 to a PUT', () => {
  test.each([
    ['OperationNotAllowed', BUSY],
    ['OperationNotAllowed', 'Another agentpool operation (user - Creating) is in progress, please wait.'],
    [
      'OperationNotAllowed',
      'Managed Cluster operation is not allowed: Another operation (Scaling) is in progress on agent pool (user)',
    ],
    [
      'OperationNotAllowed',
      "Operation is not allowed because there's an in progress update managed cluster operation on the managed cluster.",
    ],
    [
      'OperationNotAllowed',
      'The cluster prod is in Provisioning State(Updating) and Power State(Running), starting cannot be performed.',
    ],
    ['Conflict', 'An operation on this pool is still running.'],
    ['Conflict', 'There is a pending operation on the cluster.'],
    ['OperationNotAllowed', 'Operation is not allowed while the cluster is being upgraded.'],
    ['AnotherOperationInProgress', 'Please try again.'],
    ['OperationNotAllowed', 'Cannot update agent pool user: an upgrade is still in progress.'],
    ['OperationNotAllowed', 'A scale of pool user is in-progress, retry later.'],
    ['Conflict', "The provisioning state of managed cluster prod is 'Updating'."],
    ['Conflict', "Managed cluster prod is currently in 'Upgrading' provisioning state."],
    ['NeverHeardOf', 'Another operation (Updating) is in progress.'],
  ])('%s: %s: is busy', (code, message) => {
    expect(put(409, code, message)).toBe('busy');
  });

  test.each([
    ['ScopeLocked', 'The scope cannot perform write operation because following scope(s) are locked.'],
    ['ScopeLocked', "The lock 'another operation is in progress' forbids it."],
    ['MissingSubscriptionRegistration', 'The subscription is not registered. The operation is in progress.'],
    ['ReadOnlyDisabledSubscription', 'The subscription is disabled and therefore marked as read only.'],
    [
      'OperationNotAllowed',
      'Operation could not be completed as it results in exceeding approved Total Regional Cores quota.',
    ],
    ['QuotaExceeded', BUSY],
    ['OperationNotAllowed', 'Operation is not allowed on agent pool of mode Machines: use machine API.'],
    ['OperationNotAllowed', 'Operation is not allowed while cluster is being upgraded or failed in upgrade.'],
    ['OperationNotAllowed', "Unable to perform 'Scaling' operation on 'user' since deletion was issued"],
    ['OperationNotAllowed', 'The pool is in Provisioning State(Failed) and Power State(Running).'],
    ['OperationNotAllowed', 'There is no operation in progress.'],
    ['OperationNotAllowed', 'There is no upgrade in progress.'],
    ['Conflict', "The provisioning state of managed cluster prod is 'Failed'; it was Upgrading."],
    ['Http409', 'Azure returned 409 without a reason.'],
    ['SomethingNew', 'It did not work.'],
  ])('%s: %s: is a refusal', (code, message) => {
    expect(put(409, code, message)).toBe('refused');
  });

  test.each([
    ['EtagMismatch', 'Operation is not allowed: Another operation is in progress'],
    ['OperationNotAllowed', 'Operation is not allowed: Another operation is in progress (Etag mismatched)'],
    ['PreconditionFailed', BUSY],
    ['Conflict', 'The request failed due to conflict with a concurrent request.'],
  ])('%s: %s: is a lost race', (code, message) => {
    expect(put(409, code, message)).toBe('lost-race');
  });
});

describe('a refused abort', () => {
  test.each([
    [409, 'OperationNotAllowed', 'Cancel operation is not allowed when the ProvisioningState is Failed'],
    [400, 'OperationNotAllowed', 'Cancel operation is not allowed when the ProvisioningState is Succeeded'],
    [409, 'OperationNotAllowed', "there is no operation in progress on 'user'"],
    [409, 'Conflict', 'The operation finished before it could be canceled.'],
    [409, 'Conflict', 'The operation has already completed.'],
    [400, 'BadRequest', 'There is nothing to abort.'],
    [409, 'Http409', 'Azure returned 409 without a reason.'],
  ])('%i %s: %s: is too late', (status, code, message) => {
    expect(abort(status, code, message)).toBe('too-late');
  });

  test('meets one that is under way already', () => {
    expect(abort(409, 'OperationNotAllowed', BUSY)).toBe('busy');
    expect(abort(400, 'OperationNotAllowed', BUSY)).toBe('refused');
  });

  test.each([
    [409, 'ScopeLocked', 'The scope is locked; the ProvisioningState is Failed.'],
    [409, 'OperationNotAllowed', "Unable to perform 'Abort' operation on 'user' since deletion was issued"],
    [409, 'OperationNotAllowed', 'It did not work.'],
    [400, 'InvalidParameter', 'The value of parameter name has ended.'],
    [400, 'Http400', 'Azure returned 400 without a reason.'],
    [403, 'AuthorizationFailed', 'You may not.'],
    [404, 'ResourceNotFound', 'There is none.'],
  ])('%i %s: %s: is refused', (status, code, message) => {
    expect(abort(status, code, message)).toBe('refused');
  });
});

describe('by status alone', () => {
  test.each([
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [422, 'refused'],
    [401, 'unauthorized'],
    [412, 'lost-race'],
    [429, 'throttled'],
    [408, 'unknown'],
    [500, 'unknown'],
    [503, 'unknown'],
  ])('%i: %s, whatever Azure says beside it', (status, meaning) => {
    expect(put(status, 'OperationNotAllowed', BUSY)).toBe(meaning);
    expect(mayHaveArrived(azureError({ status }))).toBe(meaning === 'unknown');
  });

  test('the network tells nothing, and without a token nothing was sent', () => {
    const details = { attempt: 'x', message: 'x' };
    const network = new AzureError({ kind: 'network', code: 'ECONNRESET', ...details });
    const signIn = new AzureError({ kind: 'sign-in', code: 'AADSTS700024', ...details });
    expect(meaningOf(network, 'abort')).toBe('unknown');
    expect(meaningOf(signIn, 'put')).toBe('unauthorized');
    expect(meaningOf(azureError({ kind: 'sign-in', status: 503 }), 'put')).toBe('unknown');
  });
});
