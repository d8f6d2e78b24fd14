/** Outcomes and their parts with plain values, to be changed where a test needs it. */

import fc from 'fast-check';
import type { CheckResult } from '../../../src/domain/checks/check.ts';
import { AzureError, type AzureErrorDetails } from '../../../src/domain/aks/errors.ts';
import type { MoveRecord } from '../../../src/domain/moves/record.ts';
import type { ChannelOutcome, Outcome, PoolOutcome } from '../../../src/domain/outcome/outcome.ts';
import type { OutcomeError } from '../../../src/domain/results.ts';
import type { ClusterState, Operation, PoolState, Versions } from '../../../src/domain/aks/cluster.ts';

export const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';

/** 2026-06-09T17:00:00Z. */
export const START = Date.UTC(2026, 5, 9, 17, 0, 0);

export const MINUTE = 60_000;

export const DAY = 24 * 60 * MINUTE;

export const OLD: Versions = {
  kubernetesVersion: '1.35.5',
  nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0',
};

export const NEW: Versions = {
  kubernetesVersion: '1.36.0',
  nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202606.01.0',
};

export const ADDRESS = { subscriptionId: SUBSCRIPTION, resourceGroup: 'shop', name: 'prod' };

export function samplePool(changes: Partial<PoolState> = {}): PoolState {
  return {
    name: 'user',
    mode: 'User',
    provisioningState: 'Succeeded',
    powerState: 'Running',
    ...NEW,
    count: 3,
    isAutoscaled: false,
    isFromSnapshot: false,
    upgradeSettings: {},
    properties: {},
    ...changes,
  };
}

export function sampleCluster(changes: Partial<ClusterState> = {}): ClusterState {
  return {
    id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/prod`,
    name: 'prod',
    location: 'westeurope',
    provisioningState: 'Succeeded',
    powerState: 'Running',
    kubernetesVersion: '1.36.0',
    nodeOsUpgradeChannel: 'NodeImage',
    pools: [samplePool()],
    body: {},
    ...changes,
  };
}

export function samplePoolOutcome(changes: Partial<PoolOutcome> = {}): PoolOutcome {
  return {
    name: 'user',
    result: 'rolled-back',
    before: NEW,
    after: OLD,
    provisioningState: 'Succeeded',
    blockedBy: [],
    ...changes,
  };
}

export function sampleOperation(changes: Partial<Operation> = {}): Operation {
  return { id: 'op-1', status: 'Upgrading', ...changes };
}

export function sampleCheck(changes: Partial<CheckResult> = {}): CheckResult {
  return { id: 'auto-upgrade', verdict: 'passed', seen: 'No channel is on.', ...changes };
}

export function sampleError(changes: Partial<OutcomeError> = {}): OutcomeError {
  return { code: 'SomethingNew', message: 'It did not work.', isFromAzure: true, ...changes };
}

export function azureError(changes: Partial<AzureErrorDetails> = {}): AzureError {
  return new AzureError({
    kind: 'http',
    attempt: 'read cluster prod',
    status: 409,
    code: 'OperationNotAllowed',
    message: 'Another operation is in progress.',
    ...changes,
  });
}

export function rollbackRecord(changes: Partial<MoveRecord> = {}): MoveRecord {
  return {
    move: { kind: 'roll-back', pool: 'user', to: OLD, isResend: false },
    startedAt: START + MINUTE,
    answer: { kind: 'accepted', status: 200, correlationId: 'corr-1' },
    settlement: {
      kind: 'ended',
      at: START + 6 * MINUTE,
      seen: { provisioningState: 'Succeeded', ...OLD },
      wasSeenCanceling: false,
    },
    ...changes,
  };
}

export const SWITCHED_OFF: ChannelOutcome = {
  found: { upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' },
  left: { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' },
  changed: true,
  putBack: false,
  pending: {},
};

/** A run that rolled pool user back, and met nothing else. */
export function sampleOutcome(changes: Partial<Outcome> = {}): Outcome {
  return {
    mode: 'rollback',
    result: 'rolled-back',
    fails: false,
    address: ADDRESS,
    startedAt: START,
    endedAt: START + 10 * MINUTE,
    dryRun: false,
    cluster: sampleCluster(),
    clusterVersionBefore: '1.36.0',
    pools: [samplePoolOutcome()],
    isSinglePool: true,
    checks: [],
    timeline: [],
    recentOperations: [],
    moves: [rollbackRecord()],
    plan: [],
    warnings: [],
    ...changes,
  };
}

/** A run in another mode about pool user, where nothing was sent. */
export function sampleStatus(changes: Partial<Outcome> = {}): Outcome {
  return sampleOutcome({
    mode: 'status',
    result: 'succeeded',
    pools: [samplePoolOutcome({ result: 'succeeded', after: NEW })],
    moves: [],
    ...changes,
  });
}

/** Text of any characters: controls, halves of pairs, right-to-left marks. */
export function anyText(maxLength = 40): fc.Arbitrary<string> {
  const unit = fc.oneof(fc.integer({ min: 0, max: 0x9f }), fc.integer({ min: 0, max: 0xffff }));
  return fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
}
