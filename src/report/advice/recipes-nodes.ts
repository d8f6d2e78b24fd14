/** Advice for operations that stopped because of nodes: drains, quota, addresses, capacity, other operations. */

import { oneLine } from '../../text/plain-text.ts';
import type { KnownError, Recipe } from './recipe.ts';

const OTHER_OPERATION = /operation with id:?\s*['"]?([0-9a-f][0-9a-f-]{7,})/i;

/** The more particular ones first. */
export const NODE_RECIPES: readonly Recipe[] = [
  {
    codes: ['PodDrainFailure', 'DrainFailure'],
    sign: /PodDrainFailure|PodDisruptionBudget|\bPDB\b|too many requests.*evict|drain(?:ing)? (?:of )?node/i,
    advice: () =>
      'A node could not be drained, most often because of a PodDisruptionBudget that allows no disruption: ' +
      'find it with `kubectl get pdb --all-namespaces`, allow one disruption or move the pod, and run this again. ' +
      'A rollback drains the nodes under the same budgets.',
  },
  {
    codes: ['QuotaExceeded', 'InsufficientVCPUQuota', 'ErrCode_InsufficientVCPUQuota'],
    sign: /QuotaExceeded|InsufficientVCPUQuota|exceeding approved .* quota/i,
    advice: () =>
      'The subscription has no vCPU quota left for the extra nodes of an upgrade: ask for more in this region, ' +
      'or let the pool upgrade without them (max surge 0 with max unavailable 1), and run this again.',
  },
  {
    codes: ['SubnetIsFull', 'InsufficientSubnetSize', 'SubnetFull'],
    sign: /SubnetIsFull|InsufficientSubnetSize/i,
    advice: () =>
      "The subnet has no free addresses for the extra nodes of an upgrade: free some, lower the pool's max surge, " +
      'or let it upgrade without extra nodes (max surge 0 with max unavailable 1), and run this again.',
  },
  {
    codes: [
      'AllocationFailed',
      'ZonalAllocationFailed',
      'OverconstrainedAllocationRequest',
      'OverconstrainedZonalAllocationRequest',
      'SkuNotAvailable',
    ],
    sign: /(?:Zonal)?AllocationFailed|Overconstrained(?:Zonal)?AllocationRequest|SkuNotAvailable/i,
    advice: () =>
      'Azure has no capacity for this VM size in the region or zone at the moment: try again later, ' +
      'or let the pool upgrade without extra nodes (max surge 0 with max unavailable 1).',
  },
  {
    codes: ['AKSOperationPreempted', 'AKSOperationPreemptedByDelete'],
    advice: preemptedAdvice,
  },
  {
    codes: [
      'VMExtensionProvisioningError',
      'VMExtensionProvisioningTimeout',
      'VMExtensionHandlerNonTransientError',
    ],
    sign: /VMExtension(?:Provisioning|HandlerNonTransient|Error)/i,
    advice: () =>
      'New nodes could not set themselves up: check that they reach what AKS requires (DNS, firewall, route to the registry and API server), and run this again.',
  },
  {
    codes: ['NodesNotReady', 'NodeNotReady', 'VMSSNodesNotReady'],
    sign: /NodesNotReady/i,
    advice: () =>
      'Nodes did not become ready: look at them with `kubectl get nodes` and `kubectl describe node`, free or replace those that are stuck, and run this again.',
  },
  {
    codes: ['UpgradeFailed'],
    advice: () =>
      'The upgrade stopped half way and its nodes may be cordoned: the message names the cause; remove it, then run this again, or run the upgrade again.',
  },
];

function preemptedAdvice({ message }: KnownError): string {
  const other = OTHER_OPERATION.exec(message)?.[1];
  return (
    `Another operation${other === undefined ? '' : ` (${oneLine(other)})`} took the place of this one: ` +
    'see in the Activity Log who started it, wait until it has ended (`mode: status` with `wait: true`), and run this again.'
  );
}
