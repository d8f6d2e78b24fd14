/** Advice for changes that Azure refuses for a reason of its own: policies, locks, versions, images, what is gone. */

import { oneLine } from '../../../text/plain-text.ts';
import type { AdviceRow, KnownError } from '../row.ts';

const OTHER_OPERATION = /operation with id:?\s*['"]?([0-9a-f][0-9a-f-]{7,})/i;

/** The more particular ones first. */
export const REFUSAL_ROWS: readonly AdviceRow[] = [
  {
    codes: ['AKSOperationPreempted', 'AKSOperationPreemptedByDelete'],
    advice: preemptedAdvice,
    guide: {
      example:
        'This operation has been preempted by another operation with id 667f282c-8cad-4c4d-a8b4-17de68c55e9f',
      find: 'The Activity Log shows who sent the other operation and when; `mode: status` with that `operation-id` shows how it ended.',
      cases: [
        'A deletion: nothing is left to recover.',
        'An upgrade or scale operation by someone else: wait for it to end, then run this again; the step decides anew from what it finds.',
      ],
    },
  },
  {
    codes: ['RequestDisallowedByPolicy'],
    sign: /RequestDisallowedByPolicy|disallowed by policy/i,
    advice: () =>
      'An Azure Policy denies the request; the message names the policy: ask its owner for an exemption for this cluster, then run this again.',
    guide: {
      example:
        'Resource \'prod\' was disallowed by policy. Policy identifiers: \'[{"policyAssignment":{"name":"allowed-versions"}}]\'.',
      find: 'The message names the policy assignment. In the portal: Policy, Assignments.',
      cases: [
        'The policy denies old versions on purpose: an exemption for this cluster, with an end date, lets the rollback through.',
        'The policy denies missing tags or zones that the cluster never had: change the pool first so that it complies.',
      ],
    },
  },
  {
    codes: ['ScopeLocked'],
    sign: /ScopeLocked|following scope\(s\) are locked|\bresource lock/i,
    advice: () =>
      'A resource lock blocks the change; the message names it: remove the lock, and run this again.',
    guide: {
      example:
        "The scope '…/managedClusters/prod' cannot perform write operation because following scope(s) are locked: '/subscriptions/…/resourceGroups/shop'. Please remove the lock and try again.",
      find: 'The message ends with the scope that is locked: the cluster, its resource group, or the subscription.',
      cases: [
        'A ReadOnly lock blocks both aborts and rollbacks; a CanNotDelete lock blocks neither.',
        'A lock on the node resource group (`MC_…`) makes upgrades and rollbacks fail partway: remove it there too.',
      ],
    },
  },
  {
    codes: ['NodeImageVersionNotAccepted'],
    sign: /NodeImageVersion .*is not accepted/i,
    advice: () =>
      'AKS accepts only a node image that it has on record for the pool and that fits its OS SKU: ' +
      'run `mode: status` to see what is on record; if the OS SKU has changed since then, change it back first.',
    guide: {
      example:
        "NodeImageVersion 'AKSUbuntu-2204gen2containerd-202605.14.0' is not accepted. NodeImageVersion can only be current version 'b' or 'latest'",
      find: '`mode: status` shows what is on record; compare the first part of both image names.',
      cases: [
        'They differ: the OS SKU was changed after the record was made.',
        'They match: the record expired between the read and the request; run this again to see what is left.',
      ],
    },
  },
  {
    codes: ['NodeDisruptionNotAllowed'],
    sign: /node ?disruption ?(?:profile|policy)|outside (?:of )?(?:the |its )?maintenance window/i,
    advice: () =>
      "The cluster's node disruption policy allows node changes only in the maintenance window: run this again inside the window, or relax the policy first.",
    guide: {
      example: 'The operation is not allowed by the node disruption policy outside the maintenance window.',
      find: "Check the cluster's node disruption profile and its maintenance configurations.",
      cases: [
        'It can wait: schedule the step for the window.',
        "It can't wait: ask the owner of the policy to relax it for the duration of the rollback.",
      ],
    },
  },
  {
    codes: ['KubernetesUpgradeNotAllowed'],
    sign: /(?:up|down)grading Kubernetes version .{0,120}is not allowed/i,
    advice: notAllowedAdvice,
    guide: {
      example: 'Upgrading Kubernetes version 1.33.2 to 1.35.5 is not allowed. Available upgrades: [1.34.8]',
      find: 'The message lists what AKS offers. The status is 400, not 409: no operation is in the way.',
      cases: [
        "The record has expired: the request is now an ordinary downgrade, which AKS doesn't support.",
        "The control plane was downgraded or recreated: a pool can't be newer than the control plane.",
      ],
    },
  },
  {
    codes: ['NodePoolMcVersionIncompatible'],
    advice: () =>
      "A pool may be at most three minor versions behind the control plane, which can't be rolled back itself: " +
      'choose a newer version for the pool.',
    guide: {
      example: 'Node pool version 1.31.2 and control plane version 1.35.5 are incompatible.',
      find: '`mode: status` shows the version of the control plane.',
      cases: ['Pin a record within three minor versions, if there is one; otherwise, create a new pool.'],
    },
  },
  {
    codes: ['K8sVersionNotSupported', 'UnsupportedKubernetesVersion', 'AgentPoolK8sVersionNotSupported'],
    sign: /K8sVersionNotSupported/i,
    advice: () =>
      'AKS no longer offers this Kubernetes version: a pool can be rolled back to it only while its minor version is ' +
      'supported (for some versions with Long-Term Support); otherwise upgrade.',
    guide: {
      example: 'Managed cluster is on version 1.30.9, which is not supported in this region.',
      find: '`az aks get-versions --location REGION --subscription ID` lists what is supported, and under which plan.',
      cases: [
        'Listed under AKSLongTermSupport only: the cluster needs that support plan and the Premium tier.',
        'Not listed: fix the workload on the newer version.',
      ],
    },
  },
  {
    codes: ['ServicePrincipalExpired'],
    sign: /credentials? in ServicePrincipalProfile (?:were|was|is|are) invalid|service principal.{0,60}expired/i,
    advice: () =>
      "The cluster's own service principal (not the one this step signs in with) is invalid or has expired, and AKS can't change anything until it is renewed: give the cluster new credentials, then run this again.",
    guide: {
      example:
        'The credentials in ServicePrincipalProfile were invalid. Please see https://aka.ms/aks-sp-help for more details. (Details: AADSTS7000222: The provided client secret keys are expired.)',
      find: 'The cluster shows the ID of its principal under `servicePrincipalProfile.clientId`; Entra ID shows when its secret expires.',
      cases: [
        'The secret has expired: create a new one, and set it with `az aks update-credentials --resource-group GROUP --name CLUSTER --subscription ID --reset-service-principal --service-principal CLIENT_ID --client-secret SECRET`. This updates all nodes: abort or finish other operations first.',
        'The principal was deleted: move the cluster to a managed identity.',
      ],
    },
  },
  {
    codes: ['ReferencedResourceNotFound', 'DiskEncryptionSetNotFound'],
    sign: /ReferencedResourceNotFound|DiskEncryptionSetNotFound/i,
    advice: () =>
      'The pool refers to something that was deleted or moved (the message names it: a subnet, a disk encryption set, a proximity group, …): restore it, or create a new pool without it.',
    guide: {
      example:
        "The resource '/subscriptions/…/diskEncryptionSets/des1' referenced by the scale set was not found.",
      find: 'The message shows the resource ID. The Activity Log of its resource group shows who deleted it.',
      cases: [
        "A disk encryption set or key vault: restore it under the same name; nodes can't be created without it.",
        'A subnet or network security group: recreate it with the same ID.',
      ],
    },
  },
];

function preemptedAdvice({ message }: KnownError): string {
  const other = OTHER_OPERATION.exec(message)?.[1];
  return (
    `Another operation${other === undefined ? '' : ` (${oneLine(other)})`} replaced this one: ` +
    'check the Activity Log to see who started it, wait until it has ended (`mode: status` with `wait: true`), and run this again.'
  );
}

function notAllowedAdvice({ message }: KnownError): string {
  const offered = /available upgrades: ?\[([^\]]{1,300})\]/i.exec(message)?.[1];
  return `AKS doesn't allow moving this pool from its version to the one requested${offered === undefined ? '' : ` (it offers ${oneLine(offered)})`}: check what \`mode: status\` shows as on record, and pin that.`;
}
