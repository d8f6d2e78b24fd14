/** Outcomes to be changed for a sample of what to do now. */

import type { Outcome, PoolOutcome } from '../../src/domain/outcome/outcome.ts';
import type { UnderWay } from '../../src/domain/outcome/under-way.ts';
import type { RunContext } from '../../src/report/run-context.ts';
import {
  DAY,
  MINUTE,
  NEW,
  OLD,
  sampleCluster,
  sampleOperation,
  sampleOutcome,
  samplePool,
  samplePoolOutcome,
  sampleStatus,
  START,
} from '../../__tests__/unit/report/samples.ts';

/** When, what the run came to, and what is known of the workflow run. */
export type Told = readonly [title: string, outcome: Outcome, context?: RunContext];

export const OFFER = { available: true, to: { ...OLD, recordedAt: START }, expiresAt: START + 7 * DAY };

export const SECOND_ATTEMPT: RunContext = {
  serverUrl: 'https://github.com',
  repository: 'contoso/shop',
  runId: '77',
  runAttempt: '2',
  isPublicRepository: false,
  actionRepository: 'contoso/aks-recover',
  actionRef: 'v1',
};

export function abort(changes: Partial<Outcome>, pool: Partial<PoolOutcome> = {}): Outcome {
  return sampleStatus({
    mode: 'abort',
    result: 'nothing-to-abort',
    pools: [samplePoolOutcome({ after: NEW, result: changes.result ?? 'nothing-to-abort', ...pool })],
    ...changes,
  });
}

export function status(changes: Partial<Outcome>, pool: Partial<PoolOutcome> = {}): Outcome {
  return sampleStatus({
    pools: [samplePoolOutcome({ after: NEW, result: changes.result ?? 'succeeded', ...pool })],
    ...changes,
  });
}

export function rollback(changes: Partial<Outcome>, pool: Partial<PoolOutcome> = {}): Outcome {
  return sampleOutcome({
    fails: changes.result !== undefined,
    pools: [samplePoolOutcome({ result: changes.result ?? 'rolled-back', ...pool })],
    ...changes,
  });
}

export function beside(state: string, pool: Partial<PoolOutcome> = {}): Outcome {
  const other = samplePool({ name: 'batch', provisioningState: state });
  return abort({ cluster: sampleCluster({ pools: [samplePool(), other] }) }, pool);
}

export const nodes = (count: number, from = 0): readonly string[] =>
  Array.from({ length: count }, (_, index) => `aks-user-12345678-vmss00000${String(from + index)}`);

export const MIXED = {
  groups: [
    { ...OLD, names: nodes(2) },
    { ...NEW, names: nodes(1, 2) },
  ],
  quarantined: nodes(1, 2),
};

export const UPGRADE = sampleOperation({ kind: 'Upgrade', startedAt: START - 47 * MINUTE });
const ONE: UnderWay = {
  target: { kind: 'pool', name: 'user' },
  later: [],
  operation: UPGRADE,
  runningMs: 47 * MINUTE,
  nodes: { done: 1, total: 3 },
  estimate: { nodes: 3, surgeNodes: 1, expectedMs: 30 * MINUTE, longestMs: 120 * MINUTE },
};

export function underWay(one: Partial<UnderWay>, changes: Partial<Outcome> = {}): Outcome {
  return status({ result: 'in-progress', underWay: [{ ...ONE, ...one }], ...changes });
}

/** Of a pool whose rollback did not come to a good end. */
export const LAST_SIGHT = {
  after: {},
  lastSight: { at: START + 9 * MINUTE, provisioningState: 'Upgrading', ...OLD },
  nodes: { done: 1, total: 3 },
} as const;
