/** Outcomes whose summaries are looked at: each result, hostile texts, sizes that nobody expects. */

import type { Mode } from '../../src/domain/inputs.ts';
import type { Outcome, TimelineEntry } from '../../src/domain/outcome/outcome.ts';
import { isFailing, type Result } from '../../src/domain/results.ts';
import {
  DAY,
  MINUTE,
  NEW,
  OLD,
  rollbackRecord,
  sampleCheck,
  sampleError,
  sampleOperation,
  sampleOutcome,
  samplePoolOutcome,
  START,
  SWITCHED_OFF,
} from '../unit/report/samples.ts';
import { hostileStories } from './hostile-stories.ts';
import { situations } from './situations.ts';
import { entry, type Story } from './story.ts';

const MODES: Readonly<Record<Result, Mode>> = {
  aborted: 'abort',
  'abort-requested': 'abort',
  'nothing-to-abort': 'abort',
  'completed-before-abort': 'abort',
  'rolled-back': 'rollback',
  'rollback-started': 'rollback',
  'already-rolled-back': 'rollback',
  'partially-rolled-back': 'rollback',
  planned: 'rollback',
  blocked: 'rollback',
  failed: 'rollback',
  canceled: 'rollback',
  'timed-out': 'rollback',
  interrupted: 'rollback',
  error: 'rollback',
  'in-progress': 'status',
  canceling: 'status',
  succeeded: 'status',
};

const TIMELINE: readonly TimelineEntry[] = [
  entry(0, 'cluster', 'state', 'Succeeded'),
  entry(0, 'pool/user', 'state', 'Canceled'),
  entry(1, 'cluster', 'move', 'disable-auto-upgrade'),
  entry(1, 'cluster', 'state', 'Updating'),
  entry(2, 'pool/user', 'state', 'Upgrading'),
  entry(3, 'cluster', 'state', 'Succeeded'),
  entry(3, 'pool/user', 'move', 'abort'),
  entry(3.2, 'pool/user', 'state', 'Canceling'),
  entry(4, 'pool/user', 'state', 'Canceled'),
  entry(4.5, 'pool/user', 'move', 'roll-back'),
  entry(4.6, 'pool/user', 'state', 'Upgrading'),
  entry(9.5, 'pool/user', 'state', 'Succeeded'),
];

const CHECKS: Outcome['checks'] = [
  sampleCheck({
    id: 'version-supported',
    pool: 'user',
    verdict: 'warned',
    seen: 'Kubernetes 1.35.5 is not listed for westeurope any more, its minor version 1.35 is.',
    why: 'A patch that is not listed can often be restored all the same.',
    remedy: 'See `az aks get-versions --location westeurope`.',
  }),
  sampleCheck({ id: 'cluster-running', seen: 'The cluster is running.' }),
  sampleCheck({ id: 'rollback-target', pool: 'user', seen: 'Target: Kubernetes 1.35.5.' }),
];

const ID = '0d3c0d8e-3a51-4f43-9d3e-2f7b3c1d9a10';

function operations(): Outcome['recentOperations'] {
  return [
    sampleOperation({
      id: ID,
      status: 'Succeeded',
      percentComplete: 100,
      startedAt: START,
      endedAt: START + MINUTE,
    }),
    sampleOperation({
      id: ID.replace('0', '1'),
      status: 'Failed',
      startedAt: START - DAY,
      endedAt: START - DAY + MINUTE,
      error: { code: 'PodDrainFailure', message: 'Drain of node aks-user-1 failed: too many requests.' },
    }),
  ];
}

function storyOf(result: Result): Story {
  const mode = MODES[result];
  const fails = isFailing(result, mode, 'succeed');
  const isBack = mode === 'rollback' && !fails && result !== 'planned';
  const outcome = sampleOutcome({
    mode,
    result,
    fails,
    reason: 'Checkout answers slowly since the upgrade',
    pools: [
      samplePoolOutcome({
        result,
        after: isBack ? OLD : NEW,
        tookMs: 5 * MINUTE,
        blockedBy: result === 'blocked' ? ['rollback-target'] : [],
        ...(mode === 'rollback'
          ? {}
          : { offer: { available: true, to: { ...OLD, recordedAt: START }, expiresAt: START + 7 * DAY } }),
      }),
    ],
    checks: [
      ...(result === 'blocked'
        ? [
            sampleCheck({
              id: 'rollback-target',
              pool: 'user',
              verdict: 'blocked',
              seen: 'No version is on record for pool user.',
              why: 'AKS takes nothing else as a target.',
              remedy: 'Create a new pool with `az aks nodepool add`.',
            }),
          ]
        : []),
      ...CHECKS,
    ],
    ...(fails && result !== 'blocked'
      ? {
          error: sampleError({
            code: 'PodDrainFailure',
            message: 'Drain of node aks-user-1 failed.',
            correlationId: ID,
            attempt: 'roll back pool user in cluster prod',
            status: 409,
          }),
        }
      : {}),
    ...(isBack ? { channels: SWITCHED_OFF } : {}),
    ...(result === 'planned'
      ? {
          dryRun: true,
          plan: [
            { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } },
            { kind: 'roll-back', pool: 'user', to: OLD, isResend: false },
          ],
        }
      : {}),
    moves: mode === 'rollback' && result !== 'blocked' && result !== 'planned' ? [rollbackRecord()] : [],
    timeline: mode === 'status' || result === 'blocked' || result === 'planned' ? [] : TIMELINE,
    recentOperations: operations(),
    issueUrls: isBack ? ['https://github.com/contoso/shop/issues/12'] : [],
    warnings: result === 'partially-rolled-back' ? ['The operations API could not be read.'] : [],
    apiVersion: '2026-06-01',
  });
  return { name: result, outcome };
}

/** Two pools at once, one of which is not back. */
function poolsStory(): Story {
  const outcome = sampleOutcome({
    result: 'partially-rolled-back',
    fails: true,
    isSinglePool: false,
    pools: [
      samplePoolOutcome({ name: 'user', tookMs: 5 * MINUTE }),
      samplePoolOutcome({
        name: 'batch',
        result: 'failed',
        after: NEW,
        provisioningState: 'Failed',
        error: sampleError({ code: 'PodDrainFailure' }),
      }),
      samplePoolOutcome({ name: 'system', result: 'not-started', after: NEW }),
    ],
    timeline: [
      ...TIMELINE,
      entry(9.6, 'pool/batch', 'state', 'Upgrading'),
      entry(9.8, 'pool/batch', 'state', 'Failed'),
    ],
    checks: CHECKS,
  });
  return { name: 'several-pools', outcome };
}

/** Returns every story. */
export function stories(): readonly Story[] {
  return [
    ...(Object.keys(MODES) as Result[]).map(storyOf),
    poolsStory(),
    ...situations(),
    ...hostileStories(),
  ];
}
