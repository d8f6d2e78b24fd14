/** Advice for requests that Azure did not accept or could not answer, whatever they were about. */

import type { AdviceRow, KnownError } from '../row.ts';

/** The more particular ones first. */
export const REQUEST_ROWS: readonly AdviceRow[] = [
  {
    codes: ['Throttled', 'TooManyRequests', 'SubscriptionRequestsThrottled'],
    statuses: [429],
    advice: () =>
      'Too many requests were made to this cluster or subscription: run this again in a few minutes, ' +
      'and have fewer jobs poll at the same time, or poll less often with a longer `poll-interval`.',
    guide: {
      example: 'The request is being throttled. Please try after 17 seconds.',
      find: 'Reads of a cluster have a burst of 60 and a refill of one per second; writes of a pool, 20 and one per minute (docs/scale.md). Other tools use the same budget.',
      cases: ['Many jobs on one cluster: run them one after another, or give them a longer `poll-interval`.'],
    },
  },
  {
    codes: ['ReadOnlyDisabledSubscription', 'SubscriptionNotRegistered', 'MissingSubscriptionRegistration'],
    sign: /ReadOnlyDisabledSubscription|(?:Missing)?SubscriptionRegistration|not registered to use namespace/i,
    advice: () =>
      'The subscription does not allow changes at the moment: enable it, or register the resource provider that the message names, and run this again.',
    guide: {
      example: "The subscription is not registered to use namespace 'Microsoft.ContainerService'.",
      find: "The subscription's overview in the portal shows whether it is disabled (spending limit, payment).",
      cases: [
        'Disabled: ask its owner to enable it again.',
        'Not registered: Subscription, Resource providers, register the one that the message names.',
      ],
    },
  },
  {
    codes: ['PreconditionFailed', 'EtagMismatch'],
    statuses: [412],
    advice: () =>
      'Someone else changed the cluster or pool at the same time: run this again when nothing else is changing it.',
    guide: {
      example: 'Operation is not allowed: Another operation is in progress. (Etag mismatched)',
      find: "The cluster's Activity Log shows what else wrote to it in that minute: an autoscaler, Terraform, another job.",
      cases: ['The step has already tried three times: let the other one finish first.'],
    },
  },
  {
    codes: ['OperationNotAllowed', 'Conflict', 'AnotherOperationInProgress', 'OperationPreempted'],
    statuses: [409],
    advice: (_error, situation) =>
      "The current state of the cluster or pool doesn't allow this, usually because another operation is running: " +
      `wait for it (${situation === undefined || situation.mode === 'rollback' ? '`if-busy: wait`, or ' : ''}\`mode: status\` with \`wait: true\`), and run this again.`,
    guide: {
      example:
        "Operation is not allowed because there's an in-progress upgrade operation on the managed cluster.",
      find: '`mode: status` shows what is in progress on the cluster and its pools; for a few minutes, AKS may also run operations of its own that no state shows.',
      cases: [
        'An upgrade that you do not want: `mode: abort`, then roll back.',
        'Nothing shows: `if-busy: wait` tries again until `timeout`.',
        "The message doesn't mention an operation: it names the cause, and waiting doesn't help.",
      ],
    },
  },
  {
    codes: ['InvalidParameter', 'BadRequest', 'InvalidRequest', 'PropertyChangeNotAllowed'],
    advice: () =>
      'Azure does not accept a value in the request; the message names it: compare the versions with those on record (`mode: status` shows them).',
    guide: {
      example: 'The value of parameter orchestratorVersion is invalid. Error details: …',
      find: 'The message names the parameter. The step sends the pool as it read it, with two versions changed.',
      cases: [
        'A version: pin one that is on record.',
        'Anything else: the pool has a setting that AKS no longer accepts; change it first with the CLI, then run this again.',
      ],
    },
  },
  {
    codes: [
      'NoRegisteredProviderFound',
      'InvalidApiVersionParameter',
      'InvalidResourceType',
      'UnsupportedApiVersion',
      'MissingApiVersionParameter',
    ],
    advice: apiVersionAdvice,
    guide: {
      example:
        "No registered resource provider found for location 'chinaeast2' and API version '2026-06-01' for type 'managedClusters'. The supported api-versions are '2026-04-01, 2025-10-01'.",
      find: 'The message lists the versions that the cloud supports.',
      cases: [
        'One of them is 2026-04-01 or newer: set `api-version` to it.',
        'None is: a rollback is not possible there yet; abort and status work with an older one.',
      ],
    },
  },
  {
    codes: [
      'ResourceNotFound',
      'ResourceGroupNotFound',
      'SubscriptionNotFound',
      'NotFound',
      'AgentPoolNotFound',
    ],
    statuses: [404],
    advice: () =>
      "Check the names of subscription, resource group, cluster, and pool; an identity without permissions on a subscription can't see it either.",
    guide: {
      example:
        "The Resource 'Microsoft.ContainerService/managedClusters/prod' under resource group 'shop' was not found.",
      find: '`az aks list --subscription ID --output table` shows the clusters that you can see; the step may sign in as a different identity.',
      cases: [
        'The name is right: the cluster is in another subscription, or the identity has no role there.',
        'The cluster is in another cloud: set `environment`.',
      ],
    },
  },
  {
    codes: ['PoolNotFound'],
    advice: () => 'Check the input `nodepool`: the message lists the pools that exist.',
    guide: {
      example: 'Cluster prod has no pool usr. Its pools are: system, user.',
      find: 'The message lists the pools of the cluster.',
      cases: ['The pool was deleted: there is nothing to roll back.'],
    },
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
    statuses: [500, 502, 503, 504],
    advice: () =>
      "The problem is on Azure's side: run this again later; Azure support needs the correlation ID.",
    guide: {
      example:
        'The server encountered an unexpected condition that prevented it from fulfilling the request.',
      find: 'Azure Service Health shows incidents in the region. The step has already tried several times.',
      cases: ['It persists: open a support request with the correlation ID and the time.'],
    },
  },
];

function apiVersionAdvice({ facts }: KnownError): string {
  const offered = facts?.apiVersions ?? [];
  return `This cloud does not support the API version yet: set \`api-version\` to one that it supports${offered.length === 0 ? '' : ` (${offered.join(', ')})`}; a rollback needs 2026-04-01 or newer, or 2025-08-02-preview.`;
}
