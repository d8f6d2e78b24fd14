/** The outcome of a run, from what was decided, seen and done. Pure: also for runs that were cut short. */

import { assessPool, newestFirst, pickRecord, versionsShown } from './assess.ts';
import { abortEnding } from './abort-endings.ts';
import { channelsOf, isSameChannel } from './channels.ts';
import type { CheckResult } from './checks/check.ts';
import type { Ending, PoolEnding } from './decide.ts';
import { poolEnding } from './endings.ts';
import { estimateRollback } from './estimate.ts';
import { findPool, hasChangedSomething, rollbacksOf, switchOffOf, tookEffect } from './history.ts';
import type { Inputs } from './inputs.ts';
import type { Channels, Move, MoveRecord, RunHistory } from './moves.ts';
import type {
  ChannelOutcome,
  Outcome,
  OutcomeError,
  PoolOutcome,
  Result,
  RollbackOffer,
  TimelineEntry,
} from './outcome.ts';
import { isTerminalStatus, statusResult } from './operations.ts';
import { isFailing } from './results.ts';
import { rollbackEnding } from './rollback-endings.ts';
import { DAY_MS, ROLLBACK_WINDOW_DAYS } from './time.ts';
import type { Observation, Operation, PoolState, Target } from './types.ts';
import { targetKey } from './types.ts';
import { compareVersions } from './versions.ts';

/** A run that did not come to its own end. */
export interface CutShort {
  readonly result: Extract<Result, 'timed-out' | 'interrupted' | 'error' | 'failed'>;
  readonly error?: OutcomeError;
}

/** What the journal of a run holds when it is over. */
export interface RunFacts {
  readonly inputs: Inputs;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Absent when nothing could be observed. */
  readonly history?: RunHistory;
  readonly latest?: Observation;
  readonly checks: readonly CheckResult[];
  readonly plan: readonly Move[];
  readonly timeline: readonly TimelineEntry[];
  readonly warnings: readonly string[];
  readonly apiVersion?: string;
}

/** Returns the outcome that outputs, summary and log are made from. */
export function conclude(facts: RunFacts, end: Ending | CutShort): Outcome {
  const { inputs, history, latest } = facts;
  const ending = 'pools' in end ? end : cutShort(facts, end);
  const cluster = latest?.cluster;
  const operation = reportedOperation(facts);
  const channels =
    history === undefined || latest === undefined ? undefined : channelOutcome(history, latest);
  const recent = latest?.recentOperations.kind === 'read' ? latest.recentOperations.value : [];
  const expectedMs = inputs.mode === 'rollback' ? expectedDuration(facts) : undefined;
  return {
    mode: inputs.mode,
    result: ending.result,
    fails: isFailing(ending.result, inputs.mode, inputs.mode === 'abort' ? inputs.ifIdle : 'succeed'),
    address: inputs.cluster,
    startedAt: facts.startedAt,
    endedAt: facts.endedAt,
    dryRun: inputs.mode !== 'status' && inputs.dryRun,
    ...(inputs.mode !== 'status' && inputs.reason !== undefined ? { reason: inputs.reason } : {}),
    ...(cluster === undefined ? {} : { cluster }),
    ...(ending.clusterResult === undefined ? {} : { clusterResult: ending.clusterResult }),
    ...optional('clusterVersionBefore', history?.first.cluster.kubernetesVersion),
    pools: ending.pools.map((pool) => poolOutcome(facts, pool)),
    isSinglePool: inputs.pools.kind === 'named' && inputs.pools.names.length === 1,
    checks: facts.checks,
    ...optional('operation', operation),
    ...optional('channels', channels),
    ...optional('error', ending.error),
    timeline: facts.timeline,
    recentOperations: recent,
    moves: history?.records ?? [],
    plan: facts.plan,
    warnings: [...new Set([...facts.warnings, ...ending.warnings])],
    ...optional('expectedMs', expectedMs),
    ...optional('apiVersion', facts.apiVersion),
  };
}

/** The ending of a run that was cut short: each pool as far as it came. */
function cutShort({ inputs, history, latest }: RunFacts, { result, error }: CutShort): Ending {
  const names = history === undefined || latest === undefined ? [] : concernedPools(inputs, history);
  const last = history?.records.at(-1);
  const pools = names.map((name): PoolEnding => {
    const ended = history === undefined ? undefined : endedBefore(inputs, history, latest, name);
    if (ended !== undefined) return ended;
    if (inputs.mode === 'status') return poolEnding(name, { result: statusOf(latest, name) });
    const isItsTurn = names.length === 1 || (last !== undefined && concerns(last.move, name));
    return poolEnding(name, isItsTurn ? { result } : { result: 'not-started' });
  });
  return {
    result,
    pools,
    ...(inputs.pools.kind === 'none' && inputs.mode === 'abort' ? { clusterResult: result } : {}),
    ...(error === undefined ? {} : { error }),
    warnings: [],
  };
}

function endedBefore(
  inputs: Inputs,
  history: RunHistory,
  latest: Observation | undefined,
  name: string,
): PoolEnding | undefined {
  if (inputs.mode === 'rollback') return rollbackEnding(history, name);
  if (inputs.mode === 'status' || latest === undefined) return undefined;
  const verdict = abortEnding(latest, history, { kind: 'pool', name });
  return verdict === undefined ? undefined : poolEnding(name, verdict);
}

function statusOf(latest: Observation | undefined, name: string): Result {
  const pool = latest === undefined ? undefined : findPool(latest.cluster, name);
  return pool === undefined ? 'error' : statusResult(pool.provisioningState);
}

function concernedPools(inputs: Inputs, { first, records }: RunHistory): readonly string[] {
  const exists = (name: string): boolean => findPool(first.cluster, name) !== undefined;
  switch (inputs.pools.kind) {
    case 'named':
      return inputs.pools.names.filter(exists);
    case 'none':
      return inputs.mode === 'status' ? first.cluster.pools.map(({ name }) => name) : [];
    case 'all':
      return first.cluster.pools
        .map(({ name }) => name)
        .filter(
          (name) =>
            inputs.mode === 'status' ||
            records.some(({ move }) => concerns(move, name)) ||
            (inputs.mode === 'rollback' && isOnRecord(first, name, inputs.pins)),
        );
  }
}

function isOnRecord({ records }: Observation, name: string, pins: Parameters<typeof pickRecord>[1]): boolean {
  const reading = records.get(name);
  return reading?.kind === 'read' && pickRecord(reading.value, pins) !== undefined;
}

function concerns(move: Move, pool: string): boolean {
  switch (move.kind) {
    case 'roll-back':
    case 'join':
      return move.pool === pool;
    case 'abort':
      return move.target.kind === 'pool' && move.target.name === pool;
    case 'wait':
      return move.targets.some((target) => target.kind === 'pool' && target.name === pool);
    case 'disable-auto-upgrade':
    case 'restore-auto-upgrade':
      return false;
  }
}

function poolOutcome(facts: RunFacts, ending: PoolEnding): PoolOutcome {
  const { history, latest } = facts;
  const name = ending.pool;
  const first = history === undefined ? undefined : findPool(history.first.cluster, name);
  const last = latest === undefined ? undefined : findPool(latest.cluster, name);
  const record = history === undefined ? undefined : recordOf(history, { kind: 'pool', name });
  const operation = record?.operation ?? latestKnown(latest, { kind: 'pool', name });
  return {
    name,
    result: ending.result,
    before: first === undefined ? {} : shown(first),
    after: last === undefined ? {} : shown(last),
    ...optional('provisioningState', last?.provisioningState),
    ...optional('operation', operation),
    ...optional('offer', last === undefined ? undefined : offerOf(facts, last)),
    blockedBy: ending.blockedBy,
    ...optional('error', ending.error),
    ...optional('detail', ending.detail),
    ...optional('tookMs', durationOf(record)),
    ...optional('nodes', record?.nodes),
  };
}

function shown({ kubernetesVersion, nodeImageVersion }: PoolState): PoolOutcome['before'] {
  return {
    ...optional('kubernetesVersion', kubernetesVersion),
    ...optional('nodeImageVersion', nodeImageVersion),
  };
}

/** What the pool can be rolled back to: in status mode the newest record, in a rollback its target. */
function offerOf({ inputs, history, latest }: RunFacts, pool: PoolState): RollbackOffer | undefined {
  const observation = inputs.mode === 'rollback' ? history?.first : latest;
  const reading = observation?.records.get(pool.name);
  if (observation === undefined || reading?.kind !== 'read') return undefined;
  if (inputs.mode === 'rollback') {
    const asFound = findPool(observation.cluster, pool.name) ?? pool;
    const { record, to, standing } = assessPool(asFound, reading, inputs.pins);
    const target = record ?? to;
    return {
      available: standing === 'roll-back',
      ...(target === undefined ? {} : { to: target }),
      ...expiry(record?.recordedAt),
    };
  }
  const [newest] = newestFirst(reading.value);
  const now = versionsShown(pool);
  if (newest === undefined) return { available: false };
  const order = now === undefined ? 'unknown' : compareVersions(newest, now);
  const available = order === 'older' || order === 'unknown';
  return available ? { available, to: newest, ...expiry(newest.recordedAt) } : { available };
}

function expiry(recordedAt: number | undefined): { expiresAt?: number } {
  return recordedAt === undefined ? {} : { expiresAt: recordedAt + ROLLBACK_WINDOW_DAYS * DAY_MS };
}

/** The record that tells most about a target: its last rollback, else its last abort. */
function recordOf(history: RunHistory, target: Target): MoveRecord | undefined {
  const rollbacks = target.kind === 'pool' ? rollbacksOf(history, target.name) : [];
  const aborts = history.records.filter(
    ({ move }) => move.kind === 'abort' && targetKey(move.target) === targetKey(target),
  );
  return rollbacks.at(-1) ?? aborts.at(-1);
}

function durationOf(record: MoveRecord | undefined): number | undefined {
  const settlement = record?.settlement;
  return record === undefined || settlement === undefined || settlement.kind === 'not-awaited'
    ? undefined
    : settlement.at - record.startedAt;
}

function latestKnown(observation: Observation | undefined, target: Target): Operation | undefined {
  const reading = observation?.operations.get(targetKey(target));
  return reading?.kind === 'read' ? reading.value : undefined;
}

/** The operation acted upon: of the last rollback, else of the last abort; where nothing was done, the latest one. */
function reportedOperation({ inputs, history, latest }: RunFacts): Operation | undefined {
  const records = history?.records ?? [];
  const ofRollback = records.findLast(
    ({ move, operation }) => operation !== undefined && (move.kind === 'roll-back' || move.kind === 'join'),
  );
  const ofAbort = records.findLast(({ move, operation }) => operation !== undefined && move.kind === 'abort');
  const acted = (ofRollback ?? ofAbort)?.operation;
  if (acted !== undefined) return acted;
  const target: Target =
    inputs.pools.kind === 'named' && inputs.pools.names[0] !== undefined
      ? { kind: 'pool', name: inputs.pools.names[0] }
      : { kind: 'cluster' };
  const known = latestKnown(latest, target);
  return (
    known ?? (inputs.mode === 'status' && target.kind === 'cluster' ? newestOnRecord(latest) : undefined)
  );
}

/** For a report of the whole cluster: what goes on somewhere in it, else what ended last. */
function newestOnRecord(observation: Observation | undefined): Operation | undefined {
  const recent = observation?.recentOperations;
  if (recent?.kind !== 'read') return undefined;
  return recent.value.find(({ status }) => !isTerminalStatus(status)) ?? recent.value[0];
}

/** What became of the channels; where a PUT's effect is not known, the safe answer is that they are off. */
function channelOutcome(history: RunHistory, latest: Observation): ChannelOutcome {
  const found = channelsOf(history.first.cluster);
  const switchOff = switchOffOf(history);
  if (switchOff?.move.kind !== 'disable-auto-upgrade')
    return { found, left: found, changed: false, putBack: false };
  const restore = history.records.findLast(
    (record) => record.move.kind === 'restore-auto-upgrade' && tookEffect(record),
  );
  const isSettled =
    switchOff.settlement !== undefined && (restore === undefined || restore.settlement !== undefined);
  const left: Channels = isSettled ? channelsOf(latest.cluster) : { ...found, ...switchOff.move.channels };
  const changed = !(
    isSameChannel(found.upgradeChannel, left.upgradeChannel) &&
    isSameChannel(found.nodeOsUpgradeChannel, left.nodeOsUpgradeChannel)
  );
  return { found, left, changed, putBack: restore !== undefined && !changed };
}

function expectedDuration({ inputs, history }: RunFacts): number | undefined {
  if (history === undefined) return undefined;
  const estimates = concernedPools(inputs, history).map((name) => {
    const pool = findPool(history.first.cluster, name);
    return pool === undefined ? undefined : estimateRollback(pool)?.expectedMs;
  });
  const known = estimates.filter((ms) => ms !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, ms) => sum + ms, 0);
}

/** True when something was changed in a run that was cut short: the operation goes on in Azure. */
export function hasLeftSomethingRunning(facts: Pick<RunFacts, 'history'>): boolean {
  return facts.history !== undefined && hasChangedSomething(facts.history);
}

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [K in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: Value };
}
