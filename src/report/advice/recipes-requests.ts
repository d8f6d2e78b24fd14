/** Advice for requests that Azure did not accept or could not answer. */

import type { Recipe } from './recipe.ts';

/** The more particular ones first. */
export const REQUEST_RECIPES: readonly Recipe[] = [
  {
    codes: ['NodeImageVersionNotAccepted'],
    sign: /NodeImageVersion .*is not accepted/i,
    advice: () =>
      'AKS accepts only a node image that it has on record for the pool and that fits its OS SKU: ' +
      'run `mode: status` to see what is on record; if the OS SKU was changed since, change it back first.',
  },
  {
    codes: ['RequestDisallowedByPolicy'],
    advice: () =>
      'An Azure Policy denies the request; the message names the policy: ask its owner for an exemption of this cluster, then run this again.',
  },
  {
    codes: ['NodePoolMcVersionIncompatible'],
    advice: () =>
      "A pool may be at most three minor versions behind the control plane, which can't go back itself: " +
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
    codes: ['ECONNRESET', 'EPIPE', 'REQUEST_SEND_ERROR'],
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
      "The fault is on Azure's side: run this again later; Azure support asks for the correlation id.",
  },
];
