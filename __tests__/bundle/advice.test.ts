/** What people meet, in Azure's words, and what the step says to do about it: when it is refused, and when it fails. */

import { describe, expect, test } from '@jest/globals';
import { onAzure, type Run } from '../support/bundle.ts';
import { cluster, untouched, upgraded } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const scenario = cluster([untouched(), upgraded()]);

interface AzureText {
  readonly code: string;
  readonly message: string;
  readonly details?: { code: string; message: string }[];
}

/** Name, what Azure says, and what is said to do. */
type Case = readonly [name: string, error: AzureText, advice: RegExp];

function expectAdvice(
  { result, outputs, errors, summary, log }: Run,
  error: AzureText,
  advice: RegExp,
): void {
  expect([result, outputs['error-code']]).toEqual(['failed', error.code]);
  for (const told of [outputs['next-step'], errors[0], summary, log]) expect(told).toMatch(advice);
}

const CAUSES: readonly Case[] = [
  [
    "the cluster's own service principal has expired",
    {
      code: 'ServicePrincipalValidationClientError',
      message:
        'The credentials in ServicePrincipalProfile were invalid. Please see https://aka.ms/aks-sp-help for more details. (Details: AADSTS7000222: The provided client secret keys are expired.)',
    },
    /he cluster's own service principal \(not the one this step signs in with\)/,
  ],
  [
    'AgentBaker refuses an old image',
    {
      code: 'InternalOperationError',
      message: 'Failed to get node bootstrapping data: AgentBaker does not support image 202401.09.0',
    },
    /no longer set up nodes with this old node image/,
  ],
  [
    'an admission webhook denies an eviction',
    {
      code: 'UpgradeFailed',
      message:
        'Drain of node failed: error when evicting pods/"web-0": admission webhook "guard.example.com" denied the request: no',
    },
    /admission webhook denied the eviction/,
  ],
  [
    'PDBs in the plural',
    { code: 'UpgradeFailed', message: 'Eviction of 3 pods is blocked by PDBs in namespace shop.' },
    /PodDisruptionBudget that allows no disruption/,
  ],
  [
    'PodDisruptionBudgets in the plural',
    { code: 'PodDrainFailure', message: 'Drain did not complete: PodDisruptionBudgets shop/a, shop/b.' },
    /PodDisruptionBudget that allows no disruption/,
  ],
  [
    'a budget that can not be kept, seen before it began',
    { code: 'UnsatisfiablePDB', message: '1 error occurred: PDB shop/checkout has minAvailable == replicas' },
    /refused before anything was drained/,
  ],
  [
    'a policy inside another code',
    {
      code: 'ReconcileVMSSAgentPoolFailed',
      message: 'Code="RequestDisallowedByPolicy" Message="Resource x was disallowed by policy."',
    },
    /An Azure Policy denies the request/,
  ],
  [
    'a policy in the details',
    {
      code: 'ReconcileVMSSAgentPoolFailed',
      message: 'The scale set could not be changed.',
      details: [{ code: 'RequestDisallowedByPolicy', message: 'Resource x was disallowed by policy.' }],
    },
    /An Azure Policy denies the request/,
  ],
  [
    'a lock inside another code',
    {
      code: 'ReconcileVMSSAgentPoolFailed',
      message:
        'Code="ScopeLocked" Message="cannot perform write operation because following scope(s) are locked: \'MC_x\'"',
    },
    /A resource lock blocks the change/,
  ],
  [
    'AKS short of capacity',
    { code: 'AKSCapacityHeavyUsage', message: 'AKS is experiencing heavy usage in region westeurope.' },
    /AKS itself is short of capacity/,
  ],
  [
    'the API server that does not answer',
    { code: 'KubernetesAPICallFailed', message: 'Get "https://x.azmk8s.io:443/api/v1/nodes": timeout' },
    /could not reach the cluster's API server/,
  ],
  [
    'public addresses',
    { code: 'PublicIPCountLimitReached', message: 'Cannot create more than 100 public IP addresses.' },
    /no public IP address left/,
  ],
  [
    'a resource that is gone',
    { code: 'ReferencedResourceNotFound', message: 'The resource subnets/nodes was not found.' },
    /refers to something that was deleted or moved/,
  ],
  [
    'a disk encryption set that is gone',
    { code: 'DiskEncryptionSetNotFound', message: 'The disk encryption set des1 was not found.' },
    /refers to something that was deleted or moved/,
  ],
  [
    'a node disruption policy',
    {
      code: 'NodeDisruptionNotAllowed',
      message: 'The operation is not allowed by the node disruption policy outside the maintenance window.',
    },
    /only in the maintenance window/,
  ],
  [
    'a full subnet under UpgradeFailed',
    {
      code: 'UpgradeFailed',
      message: 'Upgrade agent pool user failed.',
      details: [{ code: 'SubnetIsFull', message: 'Subnet nodes has no free addresses.' }],
    },
    /The subnet has no free addresses/,
  ],
];

describe('an operation that ended Failed', () => {
  test.concurrent.each(CAUSES)('%s', (_name, error, advice) =>
    onAzure({ scenario }, async ({ azure, run }) => {
      azure.inject({ kind: 'operation-error', error: { ...error }, afterNodes: 0 });
      const failed = await run(ROLLBACK);
      expectAdvice(failed, error, advice);
    })(),
  );
});

const NOT_ALLOWED: AzureText = {
  code: 'OperationNotAllowed',
  message:
    'Upgrading Kubernetes version 1.35.5 to 1.34.8 is not allowed. Available upgrades: [1.35.6 1.36.1]. Please see https://aka.ms/aks-supported-k8s-ver.',
};

const REFUSALS: readonly Case[] = [
  ...CAUSES.filter(([, { code }]) =>
    /^(?:ServicePrincipal|Unsatisfiable|AKSCapacity|NodeDisruption)/.test(code),
  ),
  [
    'a version that AKS does not go to',
    NOT_ALLOWED,
    /doesn't allow moving this pool from its version to the one requested \(it offers 1\.35\.6 1\.36\.1\)/,
  ],
  [
    'the same, downwards',
    { ...NOT_ALLOWED, message: NOT_ALLOWED.message.replace('Upgrading', 'Downgrading') },
    /doesn't allow moving this pool from its version/,
  ],
];

test.concurrent(
  'status mode says the same of an operation that failed before',
  onAzure({ scenario }, async ({ azure, run }) => {
    const [, error, advice] = CAUSES[0] as Case;
    azure.inject({ kind: 'operation-error', error: { ...error }, afterNodes: 0 });
    await run({ ...ROLLBACK, wait: 'false' });
    azure.act({ kind: 'pass-time', seconds: 3_600 });
    const status = await run({ mode: 'status', nodepool: 'user' });
    expect([status.result, status.outputs['error-code']]).toEqual(['failed', error.code]);
    expect(status.outputs['next-step']).toMatch(advice);
  }),
);

describe('a change that Azure refuses with 400', () => {
  test.concurrent.each(REFUSALS)('%s: nothing is waited for, nothing is sent again', (_name, error, advice) =>
    onAzure({ scenario }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', route: 'pool.put', status: 400, times: 99, ...error });
      const refused = await run({ ...ROLLBACK, 'if-busy': 'wait' });
      expectAdvice(refused, error, advice);
      expect(refused.changes).toEqual(['pool.put']);
    })(),
  );
});
