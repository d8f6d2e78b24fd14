/** What a decision is, and the pieces that the endings of every mode are made from. */

import type { CheckResult } from './checks/check.ts';
import type { AzureError } from './aks/errors.ts';
import type { Move } from './moves/move.ts';
import type { Answer } from './moves/record.ts';
import { optional } from './optional.ts';
import type { OutcomeError, PoolResult, Result } from './results.ts';
import type { ClusterState, OperationError } from './aks/cluster.ts';

/** What became of one target. */
export interface Verdict {
  readonly result: PoolResult;
  readonly detail?: string;
  readonly error?: OutcomeError;
}

/** How the run ended for one pool. */
export interface PoolEnding {
  readonly pool: string;
  readonly result: PoolResult;
  readonly blockedBy: readonly string[];
  readonly detail?: string;
  readonly error?: OutcomeError;
}

/** How the run ended. */
export interface Ending {
  readonly result: Result;
  readonly pools: readonly PoolEnding[];
  /** Of the cluster's own operation, where the run was about it. */
  readonly clusterResult?: Result;
  readonly error?: OutcomeError;
  /** Warnings that are not a check's. */
  readonly warnings: readonly string[];
}

export interface Decision {
  readonly checks: readonly CheckResult[];
  /** The moves that would follow as far as can be foreseen, the next one first. Empty at the end. */
  readonly plan: readonly Move[];
  readonly next:
    { readonly kind: 'move'; readonly move: Move } | { readonly kind: 'end'; readonly ending: Ending };
}

/** Returns the decision to stop here. */
export function end(
  checks: readonly CheckResult[],
  ending: Omit<Ending, 'warnings'> & Partial<Ending>,
): Decision {
  return { checks, plan: [], next: { kind: 'end', ending: { warnings: [], ...ending } } };
}

/** Returns the ending of a pool that no check blocked. */
export function poolEnding(
  pool: string,
  verdict: Pick<PoolEnding, 'result'> & Partial<Pick<PoolEnding, 'detail' | 'error' | 'blockedBy'>>,
): PoolEnding {
  return { pool, blockedBy: [], ...verdict };
}

/** Returns an Azure error as the one that decided a result. */
export function outcomeError(error: AzureError): OutcomeError {
  const { code, message, correlationId, attempt, status, facts, kind } = error.details;
  return {
    code,
    message,
    attempt,
    isFromAzure: kind !== 'network',
    ...optional('correlationId', correlationId),
    ...optional('status', status),
    ...optional('facts', facts),
  };
}

/** Returns the error of an operation as the one that decided a result. */
export function ofOperation(error: OperationError | undefined): OutcomeError | undefined {
  return error && { ...error, isFromAzure: true };
}

/** An operation's error carries no correlation id: that of our own request, which began it, leads to it in Azure's logs. */
export function ofOwnRequest(error: OutcomeError, answer: Answer | undefined): OutcomeError {
  if (error.correlationId !== undefined || answer?.kind !== 'accepted') return error;
  return { ...error, ...optional('correlationId', answer.correlationId) };
}

/** Returns the error for pools that the cluster does not have; it lists those that exist. */
export function noSuchPool(cluster: ClusterState, missing: readonly string[]): OutcomeError {
  const exist = cluster.pools.map((pool) => pool.name).join(', ');
  return {
    code: 'PoolNotFound',
    message: `Cluster ${cluster.name} has no pool ${missing.join(', ')}. Its pools are: ${exist === '' ? '(none)' : exist}.`,
    attempt: `read cluster ${cluster.name}`,
    isFromAzure: false,
  };
}

/**
 * Ids of the checks that blocked a pool, each once. A check of the cluster, or of a pool that the run is not about
 * (one that moves while the whole cluster is to be updated, say), counts for every pool.
 */
export function blockedBy(
  checks: readonly CheckResult[],
  pool: string,
  poolsOfRun: readonly string[],
): readonly string[] {
  return [
    ...new Set(
      checks
        .filter(({ verdict }) => verdict === 'blocked')
        .filter(
          (check) => check.pool === undefined || check.pool === pool || !poolsOfRun.includes(check.pool),
        )
        .map(({ id }) => id),
    ),
  ];
}
