import { describe, expect, test } from '@jest/globals';
import { RECIPE_CODES, recipeFor, statusAdvice } from '../../../src/report/advice/recipes.ts';

function adviceFor(code: string, message = ''): string {
  return recipeFor({ code, message }) ?? '';
}

describe('the advice for an error', () => {
  test.each([
    ['PodDrainFailure', 'kubectl get pdb'],
    ['QuotaExceeded', 'vCPU quota'],
    ['SubnetIsFull', 'subnet'],
    ['InsufficientSubnetSize', 'subnet'],
    ['SkuNotAvailable', 'capacity'],
    ['AllocationFailed', 'capacity'],
    ['ZonalAllocationFailed', 'capacity'],
    ['InvalidParameter', '`mode: status`'],
    ['RequestDisallowedByPolicy', 'exemption'],
    ['NodePoolMcVersionIncompatible', 'three minor versions'],
    ['K8sVersionNotSupported', 'no longer offers'],
    ['Throttled', '`poll-interval`'],
    ['OperationNotAllowed', '`if-busy: wait`'],
    ['UpgradeFailed', 'cordoned'],
    ['ResourceGroupNotFound', 'names'],
    ['AADSTS700213', 'federated credential'],
    ['AADSTS700024', 'expired'],
    ['AADSTS7000222', 'client secret'],
    ['AADSTS700016', '`client-id`'],
    ['NoRegisteredProviderFound', '`api-version`'],
    ['InternalServerError', 'correlation id'],
    ['ECONNRESET', 'proxy'],
    ['ScopeLocked', 'lock'],
    ['MissingSubscriptionRegistration', 'register'],
    ['PreconditionFailed', 'changed'],
    ['VMExtensionProvisioningError', 'firewall'],
    ['NodesNotReady', 'kubectl get nodes'],
    ['ExpiredAuthenticationToken', 'tenant'],
  ])('%s speaks of %s', (code, words) => {
    expect(adviceFor(code)).toContain(words);
  });

  test('is found whatever the case of the code', () => {
    expect(adviceFor('poddrainfailure')).toBe(adviceFor('PodDrainFailure'));
  });

  test('names the operation that took the place of this one', () => {
    const id = '0f1e2d3c-1111-2222-3333-444455556666';
    const message = `This operation has been preempted by another operation with ID ${id}`;
    expect(adviceFor('AKSOperationPreempted', message)).toContain(`Another operation (${id}) took the place`);
    expect(adviceFor('AKSOperationPreemptedByDelete', 'no id')).toContain('Another operation took the place');
  });

  test('names the missing right and where it is missing', () => {
    const message =
      "The client 'a' does not have authorization to perform action 'Microsoft.ContainerService/managedClusters/agentPools/write' over scope '/subscriptions/1' or the scope is invalid.";
    expect(adviceFor('AuthorizationFailed', message)).toContain(
      'the right `Microsoft.ContainerService/managedClusters/agentPools/write` on `/subscriptions/1`',
    );
    expect(adviceFor('LinkedAuthorizationFailed', "action 'Microsoft.Network/x/join/action'")).toContain(
      'needs the right `Microsoft.Network/x/join/action`, a resource that the cluster uses',
    );
    expect(adviceFor('AuthorizationFailed', 'no')).toContain('a right that the message names');
    expect(adviceFor('AuthorizationFailed', "action 'a`b' over scope 'c`d'")).toContain('`ab` on `cd`');
  });

  test.each([
    ['UpgradeFailed', 'Drain node aks-1 failed: PodDrainFailure', 'kubectl get pdb'],
    ['UpgradeFailed', 'Eviction blocked by PodDisruptionBudget web', 'kubectl get pdb'],
    ['UpgradeFailed', 'Code: SubnetIsFull', 'subnet'],
    ['UpgradeFailed', 'Code="AllocationFailed"', 'capacity'],
    ['OperationNotAllowed', 'exceeding approved Total Regional Cores quota', 'vCPU quota'],
    [
      'InvalidParameter',
      "NodeImageVersion 'a' is not accepted. NodeImageVersion can only be current version 'b' or 'latest'",
      'OS SKU',
    ],
  ])('of %s looks into the message for the cause: %s', (code, message, words) => {
    expect(adviceFor(code, message)).toContain(words);
  });

  test('is not given for a code never seen before, only for its status', () => {
    const error = { code: 'BrandNew', message: '', status: 403 };
    expect(recipeFor(error)).toBeUndefined();
    expect(statusAdvice(error)).toContain('assign a role');
    expect(statusAdvice({ ...error, status: 418 })).toBeUndefined();
    expect(statusAdvice({ code: 'BrandNew', message: '' })).toBeUndefined();
  });

  test.each([401, 403, 404, 409, 412, 429, 500, 502, 503, 504])('exists for status %d', (status) => {
    expect(statusAdvice({ code: '', message: '', status })).toMatch(/\.$/);
  });
});

test('every code stands in one recipe alone, and every recipe is a sentence or two', () => {
  const codes = RECIPE_CODES.map((code) => code.toLowerCase());
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of RECIPE_CODES) {
    expect(adviceFor(code)).toMatch(/^[A-Z].{30,450}\.$/);
  }
});
