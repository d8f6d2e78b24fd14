/** What became of one pool. */

import { assessPool } from '../rollback/situation/assess.ts';
import { ofOwnRequest, type PoolEnding } from '../decision.ts';
import type { RunFacts, Seen } from './run-facts.ts';
import { abortsOf, rollbacksOf, tookEffect, type RollbackRecord } from '../moves/history.ts';
import { factsOf, type OutcomeError, type PoolResult } from '../results.ts';
import { wasPreempted } from '../rollback/verify.ts';
import { findPool, isMadeOfMachines, type Operation, type PoolState } from '../aks/cluster.ts';
import type { Inputs } from '../inputs.ts';
import type { MoveRecord, RunHistory } from '../moves/record.ts';
import { nodesOf } from '../beside/machines.ts';
import { optional } from '../optional.ts';
import type { LastSight, PoolOutcome, RollbackOffer } from './outcome.ts';
import { isDeleting, isPoweredOff, isSucceeded } from '../aks/states.ts';
import { offerEnd } from '../time.ts';
import { latestOn, recentOf } from '../aks/operations.ts';
import { usableRecords, newestFirst } from '../aks/records.ts';
import { compareVersions } from '../aks/versions.ts';
import { isForOtherOs } from '../checks/os-sku-changed.ts';

/** Returns the outcome for one pool: as found, as last seen, and what was done to it. */
export function poolOutcome({ inputs, seen }: RunFacts, ending: PoolEnding): PoolOutcome {
  const { pool: name, result, blockedBy } = ending;
  return {
    name,
    result,
    before: {},
    after: {},
    ...(seen === undefined ? {} : seenOf(inputs, seen, name, result)),
    blockedBy,
    ...optional('error', withOwnRequest(ending.error, seen?.history, name)),
    ...optional('detail', ending.detail),
  };
}

function withOwnRequest(
  error: OutcomeError | undefined,
  history: RunHistory | undefined,
  pool: string,
): OutcomeError | undefined {
  if (error === undefined || history === undefined) return error;
  return ofOwnRequest(error, rollbacksOf(history, pool).at(-1)?.answer);
}

function seenOf(inputs: Inputs, seen: Seen, name: string, result: PoolResult): Partial<PoolOutcome> {
  const { history, latest } = seen;
  const last = findPool(latest.cluster, name);
  const record = recordOf(history, name);
  const rollbacks = rollbacksOf(history, name);
  // A rollback that ran already had changed the versions shown before this step came.
  const wasJoined = rollbacks[0]?.move.kind === 'join';
  const after = isKnown(rollbacks.at(-1), result) ? shown(last) : runByAllNodes(latest, name);
  return {
    before: wasJoined ? {} : shown(findPool(history.first.cluster, name)),
    after: after ?? {},
    ...optional('lastSight', after === undefined && last !== undefined ? lastSight(seen, last) : undefined),
    ...optional('provisioningState', last?.provisioningState),
    ...optional('powerState', last?.powerState),
    ...optional('operation', record?.operation ?? operationOf(inputs, latest, name)),
    ...optional('offer', last === undefined || wasJoined ? undefined : offerOf(inputs, seen, last)),
    ...optional('isStillOnRecord', last === undefined ? undefined : isStillOnRecord(rollbacks, seen, last)),
    ...optional('tookMs', durationOf(record)),
    ...optional('nodes', record?.nodes),
    ...nodesRun(latest, name),
  };
}

/** In a report of all pools, each pool's is found among the recent ones of the cluster. */
function operationOf(inputs: Inputs, latest: Seen['latest'], name: string): Operation | undefined {
  const target = { kind: 'pool', name } as const;
  return latestOn(latest, target) ?? (inputs.mode === 'status' ? recentOf(latest, target)[0] : undefined);
}

function lastSight({ latest, lookedAt = latest.at }: Seen, pool: PoolState): LastSight {
  return { at: lookedAt, provisioningState: pool.provisioningState, ...shown(pool) };
}

/** What all nodes of the pool run, where Azure told it of each and they agree. */
function runByAllNodes({ machines }: Seen['latest'], name: string): PoolOutcome['after'] | undefined {
  const reading = machines.get(name);
  const nodes = reading?.kind === 'read' ? nodesOf(reading.value) : undefined;
  const [group, ...others] = nodes?.groups ?? [];
  if (group === undefined || others.length > 0) return undefined;
  return { kubernetesVersion: group.kubernetesVersion, nodeImageVersion: group.nodeImageVersion };
}

function nodesRun({ machines }: Seen['latest'], name: string): Partial<PoolOutcome> {
  const reading = machines.get(name);
  if (reading === undefined) return {};
  const nodes = reading.kind === 'read' ? nodesOf(reading.value) : undefined;
  return nodes === undefined ? { areNodesUntold: true } : { nodesRun: nodes };
}

/** The versions flip when Azure accepts the request: of a rollback that did not come to a good end they tell nothing. */
function isKnown(rollback: RollbackRecord | undefined, result: PoolResult): boolean {
  if (rollback === undefined || factsOf(result).fails === 'never' || result === 'partially-rolled-back') {
    return true;
  }
  const { move, settlement } = rollback;
  if (move.kind === 'roll-back' && !tookEffect(rollback)) return true;
  return (
    settlement?.kind === 'ended' &&
    isSucceeded(settlement.seen.provisioningState) &&
    settlement.displacedBy === undefined &&
    !wasPreempted(settlement.error)
  );
}

/** After a rollback: whether it could be run again. */
function isStillOnRecord(
  rollbacks: readonly RollbackRecord[],
  { latest }: Seen,
  pool: PoolState,
): boolean | undefined {
  const reading = latest.records.get(pool.name);
  if (rollbacks.length === 0 || reading?.kind !== 'read') return undefined;
  return usableRecords(reading.value).some((record) => compareVersions(record, pool) === 'older');
}

function shown(pool: PoolState | undefined): PoolOutcome['before'] {
  return {
    ...optional('kubernetesVersion', pool?.kubernetesVersion),
    ...optional('nodeImageVersion', pool?.nodeImageVersion),
  };
}

/** What the pool can be rolled back to: in a rollback its target, in other modes the newest record. */
function offerOf(inputs: Inputs, { history, latest }: Seen, pool: PoolState): RollbackOffer | undefined {
  const { cluster, records } = inputs.mode === 'rollback' ? history.first : latest;
  const reading = records.get(pool.name);
  if (reading?.kind !== 'read') return undefined;
  if (inputs.mode === 'rollback') {
    const { record, to, rollbackCase } = assessPool(
      findPool(cluster, pool.name) ?? pool,
      reading,
      inputs.pins,
    );
    return {
      available: rollbackCase === 'roll-back',
      ...optional('to', record ?? to),
      ...expiry(record?.recordedAt),
    };
  }
  const [newest] = newestFirst(usableRecords(reading.value));
  if (newest === undefined) return { available: false };
  const order = compareVersions(newest, pool);
  const available =
    (order === 'older' || order === 'unknown') &&
    isThere(cluster) &&
    isThere(pool) &&
    !isMadeOfMachines(pool) &&
    !isForOtherOs(pool, newest.nodeImageVersion);
  return available ? { available, to: newest, ...expiry(newest.recordedAt) } : { available };
}

/** False while it is stopped or being deleted: AKS accepts no rollback then. */
function isThere({
  provisioningState,
  powerState,
}: Pick<PoolState, 'provisioningState' | 'powerState'>): boolean {
  return !isDeleting(provisioningState) && !isPoweredOff(powerState);
}

function expiry(recordedAt: number | undefined): Pick<RollbackOffer, 'expiresAt'> {
  return optional('expiresAt', recordedAt === undefined ? undefined : offerEnd(recordedAt));
}

/** The record that tells most about a pool: its last rollback, else its last abort. */
function recordOf(history: RunHistory, pool: string): MoveRecord | undefined {
  return rollbacksOf(history, pool).at(-1) ?? abortsOf(history, { kind: 'pool', name: pool }).at(-1);
}

function durationOf(record: MoveRecord | undefined): number | undefined {
  const settlement = record?.settlement;
  return record === undefined || settlement === undefined || settlement.kind === 'not-awaited'
    ? undefined
    : settlement.at - record.startedAt;
}
