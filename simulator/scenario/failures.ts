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
