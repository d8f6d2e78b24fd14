/** The values that sample texts are made from. */

import { outcomeError } from '../../src/domain/decision.ts';
import { AzureError } from '../../src/domain/aks/errors.ts';
import type { Mode } from '../../src/domain/inputs.ts';
import type { KnownError } from '../../src/report/advice/row.ts';
import type { Move } from '../../src/domain/moves/move.ts';
import type { Outcome, PoolOutcome } from '../../src/domain/outcome/outcome.ts';
import { isFailing, type Result } from '../../src/domain/results.ts';
import { startCommand } from '../../src/text/az-command.ts';
import { DAY_MS, MINUTE_MS } from '../../src/domain/time.ts';

/** 2026-06-09T17:00:00Z. */
export const START = 1_781_024_400_000;

/** The cluster that the samples speak of. */
export const ADDRESS = {
  subscriptionId: '11111111-2222-3333-4444-555555555555',
  resourceGroup: 'shop',
  name: 'prod',
};

/** What the sample pool runs before a rollback. */
export const NEW = {
  kubernetesVersion: '1.36.0',
  nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202606.01.0',
};

/** What the sample pool goes back to. */
export const OLD = {
  kubernetesVersion: '1.35.5',
  nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0',
};

/** Every move there is. */
export const MOVES: readonly Move[] = [
  { kind: 'abort', target: { kind: 'cluster' }, why: 'asked' },
  { kind: 'abort', target: { kind: 'pool', name: 'user' }, why: 'busy' },
  { kind: 'abort', target: { kind: 'pool', name: 'user' }, why: 'resumed' },
  { kind: 'wait', targets: [{ kind: 'cluster' }], why: 'busy' },
  { kind: 'wait', targets: [{ kind: 'cluster' }], why: 'canceling' },
  { kind: 'wait', targets: [{ kind: 'pool', name: 'user' }], why: 'hidden' },
  { kind: 'wait', targets: [{ kind: 'pool', name: 'user' }], why: 'asked' },
  { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' } },
  { kind: 'roll-back', pool: 'user', to: OLD, isResend: false },
  { kind: 'roll-back', pool: 'user', to: OLD, isResend: true },
  { kind: 'join', pool: 'user', to: OLD },
  { kind: 'restore-auto-upgrade', channels: { upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' } },
];

/** Returns an answer of Azure that refuses a rollback. */
export function sampleError(): AzureError {
  return new AzureError({
    kind: 'http',
    attempt: 'roll back pool user in cluster prod',
    status: 409,
    code: 'OperationNotAllowed',
    message: 'Another operation (Updating) is in progress.',
    correlationId: '0f1e2d3c',
  });
}

/** Returns a run about one pool that came to this result. */
export function sampleOutcome(mode: Mode, result: Result): Outcome {
  const pool: PoolOutcome = {
    name: 'user',
    result,
    before: NEW,
    after: mode === 'rollback' && !isFailing(result, mode, 'succeed') ? OLD : NEW,
    provisioningState: 'Succeeded',
    blockedBy: result === 'blocked' ? ['rollback-target'] : [],
    nodes: { done: 1, total: 3 },
    ...(mode === 'rollback' ? {} : { offer: { available: true, to: OLD, expiresAt: START + 7 * DAY_MS } }),
  };
  return {
    mode,
    result,
    fails: isFailing(result, mode, 'succeed'),
    address: ADDRESS,
    startedAt: START,
    endedAt: START + 10 * MINUTE_MS,
    dryRun: result === 'planned',
    pools: [pool],
    isSinglePool: true,
    checks:
      result === 'blocked'
        ? [
            {
              id: 'rollback-target',
              pool: 'user',
              verdict: 'blocked',
              seen: 'Nothing is on record.',
              remedy: 'Start it.',
              commands: [startCommand(ADDRESS), startCommand(ADDRESS, 'user')],
            },
          ]
        : [],
    operation: { id: '667f282c-8cad-4c4d-a8b4-17de68c55e9f', status: 'Upgrading' },
    ...(result === 'error' || (result === 'failed' && mode !== 'status')
      ? { error: outcomeError(sampleError()) }
      : {}),
    timeline: [],
    recentOperations: [],
    moves: [],
    plan: result === 'planned' ? MOVES.slice(0, 1) : [],
    warnings: [],
  };
}

/** Errors with what an adapter knows of them. */
export const KNOWN_ERRORS: readonly KnownError[] = [
  {
    code: 'AADSTS700213',
    message: '',
    facts: {
      sent: {
        clientId: '33333333-4444-5555-6666-777777777777',
        issuer: 'https://token.actions.githubusercontent.com',
        subject: 'repo:contoso@123/shop@456:environment:production',
        audience: 'api://AzureADTokenExchange',
      },
    },
  },
  {
    code: 'AuthorizationFailed',
    message: '',
    status: 403,
    facts: {
      missingRight: 'Microsoft.ContainerService/managedClusters/agentPools/write',
      scope: '/subscriptions/11111111-2222-3333-4444-555555555555',
      objectId: '44444444-5555-6666-7777-888888888888',
    },
  },
  { code: 'NoRegisteredProviderFound', message: '', facts: { apiVersions: ['2026-04-01', '2025-10-01'] } },
  {
    code: 'AADSTS7002138',
    message: '',
    facts: {
      sent: {
        clientId: '33333333-4444-5555-6666-777777777777',
        issuer: 'https://token.actions.githubusercontent.com',
        subject: 'repo:contoso/shop:environment:production',
        audience: 'api://AzureADTokenExchange',
      },
    },
  },
  { code: 'IdTokenRefused', message: '', facts: { hadIdTokens: true } },
  { code: 'ExpiredSession', message: '', facts: { signIn: 'azure-cli' } },
  { code: 'KubernetesUpgradeNotAllowed', message: 'Available upgrades: [1.35.5, 1.36.0].' },
  { code: 'AADSTS700024', message: '', facts: { signIn: 'azure-cli' } },
];
