/** What status mode reports: states of what was named, or of one operation. */

import { checkStatus } from '../checks/index.ts';
import { end, noSuchPool, ofOperation, outcomeError, poolEnding, type Decision } from '../decision.ts';
import type { AzureError } from '../aks/errors.ts';
import {
  findPool,
  type Observation,
  type Operation,
  type PoolState,
  type Target,
  targetKey,
  isInState,
} from '../aks/cluster.ts';
import { latestOn } from '../aks/operations.ts';
import type { StatusInputs } from '../inputs.ts';
import type { RunHistory } from '../moves/record.ts';
import { isMoving, isPoweredOff, isSettled, isStopped } from '../aks/states.ts';
import { optional } from '../optional.ts';
import { statusResult, worstResult, type OutcomeError } from '../results.ts';

/** Returns the report, or, with `wait: true`, the wait for what is in progress. */
export function decideStatus(inputs: StatusInputs, observation: Observation, history: RunHistory): Decision {
  const { cluster } = observation;
  const named = inputs.pools.kind === 'named' ? inputs.pools.names : undefined;
  const missing = named?.filter((name) => findPool(cluster, name) === undefined) ?? [];
  if (missing.length > 0) {
    return end([], { result: 'error', pools: [], error: noSuchPool(cluster, missing) });
  }
  const pools =
    named?.map((name) => findPool(cluster, name)).filter((pool) => pool !== undefined) ?? cluster.pools;
  const targets: readonly Target[] = [
    ...(named === undefined ? [{ kind: 'cluster' } as const] : []),
    ...pools.map(({ name }) => ({ kind: 'pool', name }) as const),
  ];
  const asked = askedOperation(inputs, observation, targets);
  if (asked?.kind === 'unreadable') {
    return end([], { result: 'error', pools: [], error: outcomeError(asked.error) });
  }
  const isGoingOn =
    asked === undefined
      ? targets.some((target) => isInState(observation, target, isMoving))
      : !isSettled(asked.operation.status);
  const hasWaited = history.records.length > 0;
  if (inputs.waiting.wait && isGoingOn && !hasWaited) {
    const move = { kind: 'wait', targets, why: 'asked' } as const;
    return { checks: checkStatus(observation), plan: [move], next: { kind: 'move', move } };
  }
  return report(observation, pools, named === undefined, asked?.operation);
}

function report(
  observation: Observation,
  pools: readonly PoolState[],
  isWholeCluster: boolean,
  asked: Operation | undefined,
): Decision {
  const { cluster } = observation;
  const clusterResult = isWholeCluster ? statusResult(cluster.provisioningState) : undefined;
  const ownFailure = isWholeCluster ? failureOf(observation, { kind: 'cluster' }, cluster) : undefined;
  const endings = pools.map((pool) => {
    const failure = failureOf(observation, { kind: 'pool', name: pool.name }, pool);
    return poolEnding(pool.name, {
      result: statusResult(pool.provisioningState),
      ...optional('error', failure),
    });
  });
  const results = pools.map((pool) => statusResult(pool.provisioningState));
  return end(checkStatus(observation), {
    // An operation that was asked for by its id is what the result is about.
    result:
      asked === undefined
        ? worstResult(clusterResult === undefined ? results : [clusterResult, ...results])
        : statusResult(asked.status),
    pools: endings,
    ...optional('error', asked === undefined ? ownFailure : ofOperation(asked.error)),
    warnings: stoppedWarnings(observation, pools),
    ...optional('clusterResult', clusterResult),
  });
}

/** Why the last operation of a target failed: its operation tells, else the target itself. */
function failureOf(
  observation: Observation,
  target: Target,
  { provisioningState, error }: Pick<PoolState, 'provisioningState' | 'error'>,
): OutcomeError | undefined {
  if (!isStopped(provisioningState)) return undefined;
  const operation = latestOn(observation, target);
  // An older operation says nothing about a newer state.
  const isOfState =
    operation !== undefined && statusResult(operation.status) === statusResult(provisioningState);
  return ofOperation((isOfState ? operation.error : undefined) ?? error);
}

/** What is switched off has no nodes: nothing runs on it, and nothing can be rolled back. */
function stoppedWarnings({ cluster }: Observation, pools: readonly PoolState[]): readonly string[] {
  if (isPoweredOff(cluster.powerState)) {
    return [
      `Cluster ${cluster.name} is stopped: nothing runs on it, and its pools can't be rolled back until it is started.`,
    ];
  }
  return pools
    .filter(({ powerState }) => isPoweredOff(powerState))
    .map(
      ({ name }) =>
        `Pool ${name} is stopped: nothing runs on it, and it can't be rolled back until it is started.`,
    );
}

type Asked =
  | { readonly kind: 'read'; readonly operation: Operation }
  | { readonly kind: 'unreadable'; readonly error: AzureError };

/** The operation named by `operation-id`: on the first of the targets that knows it. */
function askedOperation(
  inputs: StatusInputs,
  observation: Observation,
  targets: readonly Target[],
): Asked | undefined {
  if (inputs.operationId === undefined) return undefined;
  const readings = targets.map((target) => observation.operations.get(targetKey(target)));
  const found = readings.find((reading) => reading?.kind === 'read' && reading.value !== undefined);
  if (found?.kind === 'read' && found.value !== undefined) return { kind: 'read', operation: found.value };
  const failed = readings.find((reading) => reading?.kind === 'unreadable');
  return failed?.kind === 'unreadable' ? { kind: 'unreadable', error: failed.error } : undefined;
}
