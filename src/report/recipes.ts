/** What to do about an error of Azure, by its code: one or two plain sentences each. */

import { oneLine } from './plain-text.ts';

/** As much of an error as a recipe looks at. */
export interface KnownError {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
}

interface Recipe {
  /** Azure's codes, in its own spelling; compared ignoring case. */
  readonly codes: readonly string[];
  /** Found in the message of a more general error, it counts as the code. AKS wraps the cause of a failed upgrade so. */
  readonly sign?: RegExp;
  readonly advice: (error: KnownError) => string;
}

const RIGHT = /action '([^']{1,200})'/i;
const SCOPE = /scope '([^']{1,500})'/i;
const OTHER_OPERATION = /operation with id:?\s*['"]?([0-9a-f][0-9a-f-]{7,})/i;

/** The more particular ones first: the first that fits is taken. */
const RECIPES: readonly Recipe[] = [
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
      'The subnet has no free addresses for the extra nodes of an upgrade: free some, lower the pool’s max surge, ' +
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
    codes: ['NodeImageVersionNotAccepted'],
    sign: /NodeImageVersion .*is not accepted/i,
    advice: () =>
      'AKS accepts only a node image that it has on record for the pool and that fits its OS SKU: ' +
      'run `mode: status` to see what is on record; if the OS SKU was changed since, change it back first.',
  },
  {
    codes: ['AKSOperationPreempted', 'AKSOperationPreemptedByDelete'],
    advice: ({ message }) => {
      const other = OTHER_OPERATION.exec(message)?.[1];
      return (
        `Another operation${other === undefined ? '' : ` (${oneLine(other)})`} took the place of this one: ` +
        'see in the Activity Log who started it, wait until it has ended (`mode: status` with `wait: true`), and run this again.'
      );
    },
  },
  {
    codes: ['RequestDisallowedByPolicy'],
    advice: () =>
      'An Azure Policy denies the request; the message names the policy: ask its owner for an exemption of this cluster, then run this again.',
  },
  {
    codes: ['LinkedAuthorizationFailed'],
    advice: ({ message }) =>
      `The identity also needs ${rightIn(message)}, a resource that the cluster uses (often its subnet, ` +
      'managed identity or disk encryption set): assign a role with that right there.',
  },
  {
    codes: ['AuthorizationFailed', 'Forbidden', 'AuthorizationPermissionMismatch'],
    advice: ({ message }) =>
      `The identity needs ${rightIn(message)}: assign a role with that right, and allow a few minutes for it to take effect.`,
  },
  {
    codes: ['NodePoolMcVersionIncompatible'],
    advice: () =>
      'A pool may be at most three minor versions behind the control plane, which can’t go back itself: ' +
      'choose a newer version for the pool.',
  },
  {
    codes: ['K8sVersionNotSupported', 'UnsupportedKubernetesVersion', 'AgentPoolK8sVersionNotSupported'],
    sign: /K8sVersionNotSupported/i,
    advice: () =>
      'AKS no longer offers this Kubernetes version: a pool can go back to it only while its minor version is ' +
      'supported (for some versions with Long-Term Support); otherwise go forward.',
  },
  {
    codes: ['Throttled', 'TooManyRequests', 'SubscriptionRequestsThrottled'],
    advice: () =>
      'Too many requests were made to this cluster or subscription: run this again in a few minutes, ' +
      'and let fewer jobs poll at the same time or with a longer `poll-interval`.',
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
  {
    codes: ['ScopeLocked'],
    advice: () =>
      'A resource lock forbids the change; the message names it: remove the lock, and run this again.',
  },
  {
    codes: ['ReadOnlyDisabledSubscription', 'SubscriptionNotRegistered', 'MissingSubscriptionRegistration'],
    advice: () =>
      'The subscription does not allow changes at the moment: enable or register it as the message says.',
  },
  {
    codes: ['PreconditionFailed', 'EtagMismatch'],
    advice: () =>
      'Somebody changed the cluster or pool at the same time: run this again when nothing else works on it.',
  },
  {
    codes: ['OperationNotAllowed', 'Conflict', 'AnotherOperationInProgress', 'OperationPreempted'],
    advice: () =>
      'The state of the cluster or pool does not allow it now, most often because another operation is running: ' +
      'wait for it (`if-busy: wait`, or `mode: status` with `wait: true`), and run this again.',
  },
  {
    codes: ['InvalidParameter', 'BadRequest', 'InvalidRequest', 'PropertyChangeNotAllowed'],
    advice: () =>
      'Azure does not accept a value of the request; the message names it: compare the versions with what `mode: status` shows as on record.',
  },
  {
    codes: [
      'NoRegisteredProviderFound',
      'InvalidApiVersionParameter',
      'InvalidResourceType',
      'UnsupportedApiVersion',
    ],
    advice: () =>
      'This cloud does not know the API version yet: set `api-version` to one that the message lists; a rollback needs 2026-04-01, or 2025-08-02-preview.',
  },
  {
    codes: [
      'ResourceNotFound',
      'ResourceGroupNotFound',
      'SubscriptionNotFound',
      'NotFound',
      'AgentPoolNotFound',
    ],
    advice: () =>
      'Check the names of subscription, resource group, cluster and pool; an identity without any right on a subscription does not see it either.',
  },
  {
    codes: [
      'ExpiredAuthenticationToken',
      'InvalidAuthenticationToken',
      'AuthenticationFailed',
      'Unauthorized',
    ],
    advice: () =>
      'Azure did not take the token: check that the identity belongs to the subscription’s tenant and that `environment` names its cloud, and run this again.',
  },
  {
    codes: ['AADSTS700213', 'AADSTS7002138', 'AADSTS70021', 'AADSTS700211', 'AADSTS700212'],
    advice: () =>
      'No federated credential of the app fits this job: its issuer, subject and audience must equal those of the job’s ID token, letter case included.',
  },
  {
    codes: ['AADSTS700024'],
    advice: () =>
      'The ID token had expired: sign in with `client-id` and `tenant-id` in this step, which takes a fresh one each time, instead of an earlier login.',
  },
  {
    codes: ['AADSTS7000215', 'AADSTS7000222'],
    advice: () =>
      'The client secret is wrong or has expired: store a new one, or better use federation, which needs none.',
  },
  {
    codes: ['AADSTS700016', 'AADSTS90002', 'AADSTS900023'],
    advice: () =>
      'Entra ID does not know this app or tenant: check `client-id`, `tenant-id` and `environment`.',
  },
  {
    codes: [
      'ECONNRESET',
      'ECONNREFUSED',
      'ETIMEDOUT',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EPIPE',
      'REQUEST_SEND_ERROR',
    ],
    advice: () =>
      'Azure could not be reached from this runner: check its network, DNS and proxy (`HTTPS_PROXY`, `NO_PROXY`), and run this again.',
  },
  {
    codes: [
      'InternalServerError',
      'InternalOperationError',
      'ServerTimeout',
      'ServiceUnavailable',
      'GatewayTimeout',
      'BadGateway',
    ],
    advice: () =>
      'The fault is on Azure’s side: run this again later; Azure support asks for the correlation id.',
  },
];

/** For codes never seen before, the HTTP status stands for the most common one with it. */
const STATUS_CODES: ReadonlyMap<number, string> = new Map([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'notfound'],
  [409, 'conflict'],
  [412, 'preconditionfailed'],
  [429, 'toomanyrequests'],
  [500, 'internalservererror'],
  [502, 'badgateway'],
  [503, 'serviceunavailable'],
  [504, 'gatewaytimeout'],
]);

/** Every code that has a recipe, in Azure's spelling. */
export const RECIPE_CODES: readonly string[] = RECIPES.flatMap(({ codes }) => codes);

/** Returns what to do about an error, or `undefined` when its code (or status) tells nothing. */
export function recipeFor(error: KnownError): string | undefined {
  const code = error.code.toLowerCase();
  const byCode = (wanted: string): Recipe | undefined =>
    RECIPES.find(({ codes }) => codes.some((known) => known.toLowerCase() === wanted));
  const bySign = RECIPES.find(({ sign }) => sign?.test(error.message) === true);
  const recipe = bySign ?? byCode(code) ?? byCode(STATUS_CODES.get(error.status ?? 0) ?? '');
  return recipe?.advice(error);
}

function rightIn(message: string): string {
  const right = RIGHT.exec(message)?.[1];
  const scope = SCOPE.exec(message)?.[1];
  const on = scope === undefined ? '' : ` on \`${oneLine(scope).replaceAll('`', '')}\``;
  return right === undefined
    ? 'a right that the message names'
    : `the right \`${oneLine(right).replaceAll('`', '')}\`${on}`;
}
