/** What to do now after a rollback, in each situation. */

import { refusedWith } from '../../__tests__/support/builders.ts';
import { reconcileCommand } from '../../src/text/az-command.ts';
import {
  azureError,
  MINUTE,
  NEW,
  OLD,
  ADDRESS,
  rollbackRecord,
  sampleCheck,
  sampleCluster,
  sampleError,
  sampleOperation,
  samplePool,
  samplePoolOutcome,
  START,
  SUBSCRIPTION,
  SWITCHED_OFF,
} from '../../__tests__/unit/report/samples.ts';
import { LAST_SIGHT, MIXED, rollback, SECOND_ATTEMPT, type Told } from './outcomes.ts';

const LOST = {
  answer: {
    kind: 'unknown',
    error: azureError({ kind: 'network', code: 'ECONNRESET', message: 'read ECONNRESET' }),
  },
  settlement: { kind: 'not-begun', at: START + MINUTE, seen: { provisioningState: 'Succeeded', ...NEW } },
} as const;

const WAITED = {
  move: { kind: 'wait', targets: [{ kind: 'pool', name: 'user' }], why: 'busy' },
  answer: { kind: 'none' },
} as const;

const { settlement: _, ...UNDER_WAY } = rollbackRecord({
  operation: sampleOperation({ id: '667f282c-8cad-4c4d-a8b4-17de68c55e9f', status: 'Upgrading' }),
  nodes: { done: 1, total: 3 },
});

/** Title, outcome, and what is known of the workflow run. */
export const AFTER_ROLLBACK: readonly Told[] = [
  ['rollback: some nodes still run the newer versions', rollback({}, { nodesRun: MIXED })],
  ['rollback: auto-upgrade stays off', rollback({ channels: SWITCHED_OFF })],
  [
    'rollback: auto-upgrade may still go off',
    rollback({
      result: 'interrupted',
      moves: [],
      channels: {
        found: SWITCHED_OFF.found,
        left: SWITCHED_OFF.found,
        changed: false,
        putBack: false,
        pending: SWITCHED_OFF.left,
      },
    }),
  ],
  [
    'rollback: someone else turned auto-upgrade on again, otherwise',
    rollback({
      channels: { ...SWITCHED_OFF, left: { upgradeChannel: 'rapid', nodeOsUpgradeChannel: 'None' } },
    }),
  ],
  [
    'rollback: auto-upgrade was found off',
    rollback({ channels: { ...SWITCHED_OFF, found: SWITCHED_OFF.left, changed: false } }),
  ],
  [
    'rollback: auto-upgrade was found off by a second attempt',
    rollback({ channels: { ...SWITCHED_OFF, found: SWITCHED_OFF.left, changed: false } }),
    SECOND_ATTEMPT,
  ],
  ['rollback: nothing to plan', rollback({ result: 'planned', dryRun: true, fails: false, moves: [] })],
  [
    'rollback: the image was kept, by a channel',
    rollback({ result: 'partially-rolled-back', cluster: sampleCluster() }, { isStillOnRecord: true }),
  ],
  [
    'rollback: the image was kept, by no channel',
    rollback(
      { result: 'partially-rolled-back', cluster: sampleCluster({ nodeOsUpgradeChannel: 'None' }) },
      { isStillOnRecord: true },
    ),
  ],
  [
    'rollback: of three pools one failed',
    rollback({
      result: 'partially-rolled-back',
      isSinglePool: false,
      pools: [
        samplePoolOutcome({ name: 'batch' }),
        samplePoolOutcome({ name: 'user', result: 'failed', after: NEW, provisioningState: 'Failed' }),
        samplePoolOutcome({ name: 'web', result: 'not-started', after: NEW }),
      ],
    }),
  ],
  [
    'rollback: of two pools one failed on a drain',
    rollback({
      result: 'failed',
      isSinglePool: false,
      pools: [
        samplePoolOutcome({ name: 'batch' }),
        samplePoolOutcome({
          name: 'user',
          result: 'failed',
          provisioningState: 'Failed',
          error: sampleError({ code: 'PodDrainFailure', message: 'Drain of node aks-user-1 failed.' }),
          ...LAST_SIGHT,
        }),
      ],
    }),
  ],
  [
    'rollback: failed before anything was sent, and Azure said nothing',
    rollback({ result: 'failed', moves: [] }, { detail: 'The pool kept changing: pool user is Scaling now' }),
  ],
  [
    'rollback: a check blocked that has a step and a command',
    rollback({
      result: 'blocked',
      moves: [],
      checks: [
        sampleCheck({
          id: 'auto-upgrade',
          verdict: 'blocked',
          remedy: 'Name web in nodepool as well; or, to get the newer version, update what was stopped.',
          step: ['mode: rollback', 'nodepool: user, web'],
          commands: [reconcileCommand(ADDRESS, 'web')],
        }),
      ],
    }),
  ],
  ['rollback: failed for no known reason', rollback({ result: 'failed' }, LAST_SIGHT)],
  [
    'rollback: displaced by another operation',
    rollback({
      result: 'failed',
      moves: [
        rollbackRecord({
          settlement: {
            kind: 'ended',
            at: START + 6 * MINUTE,
            seen: { provisioningState: 'Succeeded', ...OLD },
            wasSeenCanceling: false,
            displacedBy: 'Scaling',
          },
        }),
      ],
    }),
  ],
  [
    'rollback: the pool was deleted',
    rollback({ result: 'failed', moves: [rollbackRecord({ settlement: { kind: 'vanished', at: START } })] }),
  ],
  ['rollback: no answer', rollback({ result: 'timed-out', moves: [rollbackRecord(LOST)] })],
  [
    'rollback: refused, for a reason that is not in the table',
    rollback({
      result: 'failed',
      error: sampleError({ attempt: 'roll back pool user in cluster prod', status: 400 }),
      moves: [rollbackRecord({ answer: refusedWith(400, { code: 'SomethingNew' }) })],
    }),
  ],
  [
    'rollback: an error before anything was sent',
    rollback({ result: 'error', moves: [], error: sampleError({ attempt: 'read cluster prod' }) }),
  ],
  [
    'rollback: an error after something was sent',
    rollback({ result: 'error', error: sampleError({ attempt: 'read cluster prod' }) }),
  ],
  [
    'rollback: a bug',
    rollback({ result: 'error', moves: [], error: sampleError({ code: 'Bug', isFromAzure: false }) }),
  ],
  [
    'rollback: timed out while it was waited for',
    rollback({ result: 'timed-out', moves: [UNDER_WAY] }, LAST_SIGHT),
  ],
  [
    'rollback: ended by the limit of a hosted job',
    rollback({ result: 'interrupted', moves: [UNDER_WAY], endedAt: START + 6 * 60 * MINUTE }, LAST_SIGHT),
    { isGitHubHosted: true },
  ],
  [
    'rollback: cut short between two moves',
    rollback({
      result: 'interrupted',
      moves: [
        rollbackRecord({
          move: { kind: 'disable-auto-upgrade', channels: SWITCHED_OFF.left },
        }),
      ],
      channels: SWITCHED_OFF,
    }),
  ],
  [
    'rollback: timed out while waiting for another operation',
    rollback({
      result: 'timed-out',
      moves: [{ ...WAITED, startedAt: START }],
      cluster: sampleCluster({ pools: [samplePool({ provisioningState: 'Upgrading' })] }),
      recentOperations: [
        sampleOperation({
          id: '667f282c-8cad-4c4d-a8b4-17de68c55e9f',
          resourceId: `/subscriptions/${SUBSCRIPTION}/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/prod/agentPools/user`,
        }),
      ],
    }),
  ],
  [
    'rollback: two checks blocked',
    rollback({
      result: 'blocked',
      moves: [],
      checks: [
        sampleCheck({ id: 'cluster-running', verdict: 'blocked', remedy: 'Start the cluster.' }),
        sampleCheck({ id: 'rollback-target', pool: 'user', verdict: 'blocked', remedy: 'Pin others.' }),
      ],
    }),
  ],
  [
    'rollback: blocked for one of two pools, and no second run can pass',
    rollback({
      result: 'blocked',
      isSinglePool: false,
      moves: [],
      pools: [
        samplePoolOutcome({ name: 'batch', result: 'blocked', blockedBy: ['rollback-target'] }),
        samplePoolOutcome({ result: 'not-started' }),
      ],
      checks: [
        sampleCheck({
          id: 'rollback-target',
          pool: 'batch',
          verdict: 'blocked',
          isFinal: true,
          seen: 'Pool batch runs 1.36.0; nothing is on record for it anymore.',
          remedy: 'If that was this rollback, nothing is left to do.',
        }),
      ],
    }),
  ],
];
