import type { AzureError } from '../state/model.ts';
import type { FailureReason } from './fault.ts';

/**
 * Errors that upgrades meet. Codes are documented in the public troubleshooting pages of AKS; wordings follow
 * the examples there. `afterNodes` is -1 where not even surge nodes can be made.
 */
const FAILURES: Record<FailureReason, { error: AzureError; afterNodes: number }> = {
  'drain-blocked': {
    error: {
      code: 'UpgradeFailed',
      message:
        "Drain node aks-user-12345678-vmss000001 failed when evicting pod checkout-7d4b9c failed with Too Many Requests error. This is often caused by a restrictive Pod Disruption Budget (PDB) policy. See https://aka.ms/aks/debugdrainfailures. Original error: Cannot evict pod as it would violate the pod's disruption budget.",
    },
    afterNodes: 1,
  },
  quota: {
    error: {
      code: 'QuotaExceeded',
      message:
        'Operation could not be completed as it results in exceeding approved Total Regional Cores quota. Additional details - Current Limit: 10, Current Usage: 8, Additional Required: 4.',
    },
    afterNodes: -1,
  },
  'subnet-full': {
    error: {
      code: 'SubnetIsFull',
      message:
        'Subnet aks-subnet with address prefix 10.240.0.0/26 does not have enough capacity for 31 IP addresses.',
    },
    afterNodes: -1,
  },
  allocation: {
    error: {
      code: 'AllocationFailed',
      message:
        'Allocation failed. We do not have sufficient capacity for the requested VM size in this region.',
    },
    afterNodes: -1,
  },
  internal: {
    error: { code: 'InternalOperationError', message: 'Internal server error' },
    afterNodes: 0,
  },
};

export function failure(reason: FailureReason): { error: AzureError; afterNodes: number } {
  return structuredClone(FAILURES[reason]);
}

export const failureReasons = Object.keys(FAILURES) as FailureReason[];

export function isFailureReason(word: string | undefined): word is FailureReason {
  return failureReasons.some((reason) => reason === word);
}

/** Refusals of requests by their code. Codes and wordings as in public documentation and issues. */
export const REFUSALS: Readonly<Record<string, { status: number; message: string }>> = {
  ScopeLocked: {
    status: 409,
    message:
      "The scope '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg' cannot perform write operation because following scope(s) are locked: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg'. Please remove the lock and try again.",
  },
  EtagMismatch: {
    status: 409,
    message: 'Operation is not allowed: Another operation is in progress',
  },
  MissingSubscriptionRegistration: {
    status: 409,
    message:
      "The subscription is not registered to use namespace 'Microsoft.ContainerService'. See https://aka.ms/rps-not-found for how to register subscriptions.",
  },
  ReadOnlyDisabledSubscription: {
    status: 409,
    message:
      "The subscription '00000000-0000-0000-0000-000000000000' is disabled and therefore marked as read only. You cannot perform any write actions on this subscription until it is re-enabled.",
  },
  QuotaExceeded: {
    status: 409,
    message:
      'Operation could not be completed as it results in exceeding approved Total Regional Cores quota. Additional details - Current Limit: 10, Current Usage: 8, Additional Required: 4.',
  },
  RequestDisallowedByPolicy: {
    status: 403,
    message: "Resource 'user' was disallowed by policy. Policy identifiers: 'Only approved node images'.",
  },
  UnsatisfiablePDB: {
    status: 400,
    message:
      '1 Pod Disruption Budget does not allow any pod eviction: default/checkout. Please update it before you start the operation.',
  },
  ServicePrincipalValidationClientError: {
    status: 400,
    message:
      'The credentials in ServicePrincipalProfile were invalid. Please see https://aka.ms/aks-sp-help for more details.',
  },
};
