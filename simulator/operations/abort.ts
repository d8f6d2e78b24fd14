import type { Cluster, Operation, Pool, RunningAbort, World } from '../state/model.ts';
import { ABORTING, clusterId, isTerminal, newGuid, runningOperation } from '../state/names.ts';
import { badRequest, conflict } from '../state/refused.ts';
import { CAME_TOO_LATE, CANCELING, endByItself } from './settle.ts';

/** What an abort that is not refused leads to: its own operation, or nothing at all (204). */
export interface AcceptedAbort {
  operation: Operation | undefined;
}

/**
 * Aborts whatever is the latest operation on the pool, or on the cluster if no pool is given. Documented: the
 * request names no operation, and is answered 409 when the operation finished before it could be canceled.
 */
export function abortLatest(world: World, now: number, cluster: Cluster, pool?: Pool): AcceptedAbort {
  const resource = pool ?? cluster;
  const running = runningOperation(world, cluster, pool);
  if (resource.provisioningState === 'Deleting') throw deletionIssued(resource.name, 'Aborting');
  if (resource.provisioningState === CANCELING || running?.abort !== undefined) {
    throw alreadyCanceling(resource);
  }
  if (running === undefined || running.hidden || isTerminal(resource.provisioningState)) {
    const moving = cluster.pools.find((other) => !isTerminal(other.provisioningState));
    if (pool === undefined && moving && world.switches.clusterAbortWhilePoolMoves === 'aborts-pool') {
      return abortLatest(world, now, cluster, moving);
    }
    return nothingToAbort(world, resource);
  }
  if (world.switches.abortRace === 'conflict') {
    endByItself(world, running, now, 'Succeeded');
    throw conflict(CAME_TOO_LATE);
  }
  return { operation: accept(world, now, cluster, pool, running) };
}

function accept(
  world: World,
  now: number,
  cluster: Cluster,
  pool: Pool | undefined,
  running: Operation,
): Operation {
  const { cancelingAfter, canceling } = world.timings;
  const visibleAt = now + cancelingAfter * 1000;
  // A state that is shown for less than two seconds would be missed by every client that polls.
  const doneAt = visibleAt + Math.max(2, canceling) * 1000;
  const own: Operation = {
    id: newGuid(world),
    clusterId: clusterId(cluster),
    pool: pool?.name,
    state: ABORTING,
    startedAt: now,
    endsAt: Infinity,
    endedAt: undefined,
    status: 'InProgress',
    error: undefined,
    plannedError: undefined,
    hidden: false,
    rolling: undefined,
    outcome: {},
    abort: undefined,
    statusText: undefined,
    type: undefined,
    subType: undefined,
    origin: world.acting,
  };
  const abort: RunningAbort = { operationId: own.id, visibleAt, doneAt, endsAs: winner(world) };
  running.abort = abort;
  if (running.state === 'Creating' && pool === undefined) {
    // Recorded: the abort of a cluster's creation leaves its pools Canceled too.
    for (const part of cluster.pools) {
      const creation = runningOperation(world, cluster, part);
      if (creation !== undefined) creation.abort = { ...abort };
    }
  }
  world.operations.push(own);
  return own;
}

function winner(world: World): RunningAbort['endsAs'] {
  switch (world.switches.abortRace) {
    case 'operation-succeeds':
      return 'Succeeded';
    case 'operation-fails':
      return 'Failed';
    case 'abort-wins':
    case 'conflict':
      return 'Canceled';
  }
}

function nothingToAbort(world: World, resource: Pool | Cluster): AcceptedAbort {
  switch (world.switches.abortWhenIdle) {
    case '204':
      return { operation: undefined };
    case '400':
      throw badRequest('OperationNotAllowed', nothingRuns(resource));
    case '409':
      throw conflict(nothingRuns(resource));
  }
}

/** Documented wording; the status that comes with it is a switch. */
function nothingRuns(resource: Pool | Cluster): string {
  return `Cancel operation is not allowed when the ProvisioningState is ${resource.provisioningState}`;
}

function alreadyCanceling(resource: Pool | Cluster): Error {
  return conflict(
    `Operation is not allowed: Another operation (${resource.provisioningState}) is in progress, please wait for it to finish before starting a new operation. See https://aka.ms/aks-pending-operation for more details`,
  );
}

/** Documented wording, in the public page on the error OperationNotAllowed. */
export function deletionIssued(name: string, action: string): Error {
  return conflict(`Unable to perform '${action}' operation on '${name}' since deletion was issued`);
}
