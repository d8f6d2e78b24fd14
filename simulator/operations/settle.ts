import { renewETags, takeTrouble } from './begin.ts';
import type { Cluster, Operation, Pool, Versions, World } from '../state/model.ts';
import { clusterId, findClusterById, findPool, isTerminal, operationsOf } from '../state/names.ts';
import { nodesDone } from '../state/progress.ts';
import { recordTime, sameVersions } from '../state/versions.ts';

/** The state between an accepted abort and its end. */
export const CANCELING = 'Canceling';

/** The pool or cluster that the operation works on, unless it is gone. */
export function operationResource(world: World, operation: Operation): Pool | Cluster | undefined {
  const cluster = findClusterById(world, operation.clusterId);
  if (cluster === undefined || operation.pool === undefined) return cluster;
  return findPool(cluster, operation.pool);
}

/** The abort becomes visible on the resource. */
export function showCanceling(world: World, operation: Operation, at: number): void {
  showNodes(world, operation, at);
  settleResource(world, operation, CANCELING, at);
}

/** The end of an abort: the resource is Canceled, or the operation had come first after all. */
export function finishAbort(world: World, operation: Operation, at: number): void {
  const { abort } = operation;
  if (abort === undefined) return;
  const own = world.operations.find((other) => other.id === abort.operationId);
  if (own !== undefined) {
    own.endedAt = at;
    own.status = abort.endsAs === 'Canceled' ? 'Succeeded' : 'Failed';
    if (own.status === 'Failed') own.error = { code: 'OperationNotAllowed', message: CAME_TOO_LATE };
  }
  if (abort.endsAs === 'Canceled') cancel(world, operation, at, abort.operationId);
  else endByItself(world, operation, at, abort.endsAs);
}

/** Wording inferred; documented is only that the operation had finished first. */
export const CAME_TOO_LATE = 'The operation finished before it could be canceled.';

/** Documented: the abort's own operation ends Succeeded, the aborted resource ends Canceled. */
function cancel(world: World, operation: Operation, at: number, abortId: string): void {
  showNodes(world, operation, at);
  operation.endedAt = at;
  if (world.switches.abortedOperationEnds === 'Canceled') operation.status = 'Canceled';
  else {
    operation.status = 'Failed';
    operation.error = {
      code: 'AKSOperationPreempted',
      message: `This operation has been preempted by another operation with ID ${abortId}`,
    };
  }
  settleResource(world, operation, 'Canceled', at);
}

/** An operation comes to its own end, good or bad. */
export function endByItself(
  world: World,
  operation: Operation,
  at: number,
  wanted?: 'Succeeded' | 'Failed',
): void {
  if (operation.abort !== undefined && operation.abort.endsAs === 'Canceled') {
    // Ended by force while an abort was under way: the abort has nothing left to do.
    const own = world.operations.find((other) => other.id === operation.abort?.operationId);
    if (own !== undefined) Object.assign(own, { status: 'Succeeded', endedAt: at });
  }
  const result = wanted ?? (operation.plannedError === undefined ? 'Succeeded' : 'Failed');
  if (result === 'Succeeded') succeed(world, operation, at);
  else fail(world, operation, at);
}

function succeed(world: World, operation: Operation, at: number): void {
  operation.status = 'Succeeded';
  operation.endedAt = at;
  const cluster = findClusterById(world, operation.clusterId);
  if (cluster === undefined) return;
  const pool = operation.pool === undefined ? undefined : findPool(cluster, operation.pool);
  if (operation.pool !== undefined && pool === undefined) return;
  if (pool !== undefined && operation.rolling !== undefined) finishRolling(world, pool, operation, at);
  applyOutcome(world, cluster, pool, operation, at);
  if (!operation.hidden) settleResource(world, operation, 'Succeeded', at);
}

function finishRolling(world: World, pool: Pool, operation: Operation, at: number): void {
  const { rolling } = operation;
  if (rolling === undefined) return;
  const reached: Versions = { kubernetes: rolling.target.kubernetes, image: rolling.settledImage };
  pool.nodes = pool.nodes.map(() => ({ ...reached }));
  pool.versions = { ...(operation.outcome.showsVersions ?? reached) };
  pool.unfinished = undefined;
  if (!rolling.rollback) {
    // The seven days count from the end of the upgrade that left the version.
    for (const record of pool.records ?? []) record.completedAt ??= at;
    // Documented: blue-green can be rolled back in its soak only.
    if (rolling.soak !== undefined) pool.records = [];
  } else if (world.switches.recordsAfterRollback === 'empty') {
    pool.records = [];
  } else {
    const left = { ...rolling.from, timestamp: recordTime(operation.startedAt), completedAt: at };
    pool.records = [left];
  }
}

function applyOutcome(
  world: World,
  cluster: Cluster,
  pool: Pool | undefined,
  operation: Operation,
  at: number,
): void {
  const { outcome } = operation;
  if (outcome.powerState !== undefined) (pool ?? cluster).powerState = outcome.powerState;
  if (outcome.controlPlaneVersion !== undefined) {
    cluster.currentKubernetesVersion = outcome.controlPlaneVersion;
  }
  if (outcome.nodeCount !== undefined && pool !== undefined) resize(pool, outcome.nodeCount);
  if (outcome.deletesPool === true) cluster.pools = cluster.pools.filter((other) => other !== pool);
  if (outcome.resumesUpgrades === true) {
    for (const stopped of cluster.pools) scheduleResume(world, cluster, stopped, at);
  }
  if (outcome.reUpgradeTo !== undefined && pool !== undefined) {
    const { versions, after } = outcome.reUpgradeTo;
    world.scheduled.push({
      at: at + after * 1000,
      clusterId: operation.clusterId,
      pool: pool.name,
      what: { kind: 'upgrade', versions },
    });
  }
}

function resize(pool: Pool, count: number): void {
  const fresh = Array.from({ length: count }, () => ({ ...pool.versions }));
  pool.nodes = [...pool.nodes, ...fresh].slice(0, count);
}

/** A stopped upgrade of this pool is going to move again. */
export function scheduleResume(world: World, cluster: Cluster, pool: Pool, at: number): void {
  if (pool.unfinished === undefined || !isTerminal(pool.provisioningState)) return;
  world.scheduled.push({
    at: at + world.timings.resumeAfter * 1000,
    clusterId: clusterId(cluster),
    pool: pool.name,
    what: { kind: 'resume' },
  });
}

function fail(world: World, operation: Operation, at: number): void {
  showNodes(world, operation, at);
  operation.status = 'Failed';
  operation.endedAt = at;
  operation.error = operation.plannedError ?? {
    code: 'InternalOperationError',
    message: 'Internal server error',
  };
  const resource = operationResource(world, operation);
  if (resource === undefined || operation.hidden) return;
  resource.error = operation.error;
  if (
    operation.rolling !== undefined &&
    'versions' in resource &&
    !world.switches.failedUpgradeKeepsVersion
  ) {
    resource.versions = { ...operation.rolling.from };
    resource.askedVersion = undefined;
  }
  settleResource(world, operation, 'Failed', at);
}

/** Gives the resource its new state, with the new eTag that comes with it. */
function settleResource(world: World, operation: Operation, state: string, at: number): void {
  const cluster = findClusterById(world, operation.clusterId);
  const resource = operationResource(world, operation);
  if (cluster === undefined || resource === undefined) return;
  const beside = isTerminal(state) ? otherRunning(world, cluster, operation) : undefined;
  resource.provisioningState = beside?.state ?? state;
  const pool = 'versions' in resource ? resource : undefined;
  renewETags(world, cluster, pool);
  if (pool !== undefined && isTerminal(state)) planFollowUp(world, operation, pool, state, at);
}

/** A visible operation of the same resource that goes on. */
function otherRunning(world: World, cluster: Cluster, operation: Operation): Operation | undefined {
  const pool = operation.pool === undefined ? undefined : findPool(cluster, operation.pool);
  return operationsOf(world, cluster, pool).find(
    (other) => other !== operation && other.status === 'InProgress' && !other.hidden,
  );
}

/** Another actor that was waiting for this moment, such as automatic upgrade. */
function planFollowUp(world: World, operation: Operation, pool: Pool, state: string, at: number): void {
  const awaited = world.troubles.some(
    ({ trouble, pool: name }) =>
      trouble.kind === 'followed-by-upgrade' && trouble.after === state && (name ?? pool.name) === pool.name,
  );
  if (!awaited) return;
  const trouble = takeTrouble(world, pool, ['followed-by-upgrade']);
  if (trouble === undefined) return;
  world.scheduled.push({
    at: at + trouble.seconds * 1000,
    clusterId: operation.clusterId,
    pool: pool.name,
    what: { kind: 'upgrade', versions: undefined },
  });
}

/** Marks the nodes that have reached the target by now. */
export function showNodes(world: World, operation: Operation, now: number): void {
  const { rolling } = operation;
  const cluster = findClusterById(world, operation.clusterId);
  const pool = cluster && operation.pool !== undefined ? findPool(cluster, operation.pool) : undefined;
  if (rolling === undefined || pool === undefined) return;
  const reached: Versions = { kubernetes: rolling.target.kubernetes, image: rolling.settledImage };
  const isReached = (node: Versions): boolean => sameVersions(node, reached);
  let missing = nodesDone(world, operation, now) - pool.nodes.filter(isReached).length;
  pool.nodes = pool.nodes.map((node) => {
    if (isReached(node) || missing <= 0) return node;
    missing -= 1;
    return { ...reached };
  });
}
