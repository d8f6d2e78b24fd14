/** Outcomes whose summaries are looked at: each result, hostile texts, sizes that nobody expects. */

import type { Mode } from '../../src/domain/inputs.ts';
import type { Move } from '../../src/domain/moves/move.ts';
import type { Outcome, TimelineEntry } from '../../src/domain/outcome/outcome.ts';
import { isFailing, type Result } from '../../src/domain/results.ts';
import {
  DAY,
  MINUTE,
  NEW,
  OLD,
  rollbackRecord,
  sampleCheck,
  sampleCluster,
  sampleError,
  sampleOperation,
  sampleOutcome,
  samplePoolOutcome,
  START,
  SWITCHED_OFF,
} from '../unit/report/samples.ts';

export interface Story {
  readonly name: string;
  readonly outcome: Outcome;
  /** True when the page shows texts that look like markup, because they were given so. */
  readonly isHostile?: boolean;
}

/** What nobody would name a pool, and somebody will. */
export const HOSTILE = [
  '<img src=x onerror="document.title=1"><script>document.title=1</script>',
  '</details></td></tr></table><h1>big</h1>',
  '```\n# heading\n```mermaid\ngantt\nclick here',
  '| a | b |\n| --- | --- |',
  '[x](javascript:alert(1)) ![y](https://example.com/z.png) @octocat https://example.com www.example.com',
  '%%{init: {"theme":"forest"}}%% section :crit, 2026-01-01; # "quoted" `code` $x$ **bold** _it_ ~~no~~',
  'click t0b0 href "https://example.com"',
  '\u202ereversed\u202c \u0000 \u{1f4a5}\ud800',
];

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

const entry = (
  minute: number,
  target: string,
  ...what: ['state', string] | ['move', Move['kind']]
): TimelineEntry => {
  const at = START + minute * MINUTE;
  return what[0] === 'state'
    ? { at, target, kind: what[0], text: what[1] }
    : { at, target, kind: what[0], text: what[1] };
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
            attempt: 'roll back pool user of cluster prod',
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

/** Every text that comes from outside is this one. */
function hostileStory(text: string, index: number): Story {
  const operation = sampleOperation({ id: text, status: text, error: { code: text, message: text } });
  const outcome = sampleOutcome({
    reason: text,
    address: { subscriptionId: text, resourceGroup: text, name: text },
    error: sampleError({ code: text, message: text, attempt: text, correlationId: text }),
    checks: (['blocked', 'warned', 'passed'] as const).map((verdict) =>
      sampleCheck({ verdict, pool: text, seen: text, why: text, remedy: text }),
    ),
    pools: [
      samplePoolOutcome({
        name: text,
        detail: text,
        provisioningState: text,
        after: { kubernetesVersion: text, nodeImageVersion: text },
      }),
    ],
    warnings: [text],
    operation,
    recentOperations: [operation],
    cluster: sampleCluster({ provisioningState: text, nodeOsUpgradeChannel: text }),
    channels: { ...SWITCHED_OFF, found: { upgradeChannel: text } },
    timeline: [
      entry(0, 'cluster', 'state', text),
      entry(1, `pool/${text}`, 'state', text),
      entry(2, `pool/${text}`, 'move', 'roll-back'),
      entry(3, `pool/${text}`, 'state', 'Succeeded'),
    ],
  });
  return { name: `hostile-${String(index + 1)}`, outcome, isHostile: true };
}

function hugeStory(): Story {
  const long = 'A message that goes on and on. '.repeat(400);
  const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
  const outcome = sampleOutcome({
    result: 'partially-rolled-back',
    fails: true,
    isSinglePool: false,
    reason: long,
    pools: times(400).map((index) => samplePoolOutcome({ name: `pool${String(index)}`, detail: long })),
    checks: times(600).map((index) =>
      sampleCheck({
        pool: `pool${String(index)}`,
        verdict: index % 2 === 0 ? 'warned' : 'passed',
        seen: long,
        why: long,
      }),
    ),
    timeline: times(40).flatMap((pool) =>
      times(50).map((step) =>
        entry(step, `pool/pool${String(pool)}`, 'state', step % 2 === 0 ? 'Upgrading' : 'Canceled'),
      ),
    ),
    recentOperations: times(50).map((index) =>
      sampleOperation({ id: `${ID}-${String(index)}`, error: { code: 'Failed', message: long } }),
    ),
    warnings: times(100).map(() => long),
  });
  return { name: 'huge', outcome, isHostile: true };
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
    ...HOSTILE.map(hostileStory),
    hugeStory(),
  ];
}
