/** Which operations are under way: the one to report or to guard against, and what runs beside it. */

import pLimit from 'p-limit';
import { isForbidden, isLate } from '../../domain/aks/errors.ts';
import { recentOf } from '../../domain/aks/operations.ts';
import { isMoving, isUpdating } from '../../domain/aks/states.ts';
import {
  findPool,
  targetKey,
  type ClusterState,
  type Observation,
  type Operation,
  type Reading,
  type Target,
} from '../../domain/aks/cluster.ts';
import type { StepContext } from '../context.ts';
import { patiently } from '../patience/patience.ts';
import { knownPools, READS_AT_ONCE } from './known-pools.ts';
import { asReading } from '../patience/reading.ts';
import type { ReadOptional } from '../patience/allowance.ts';

type Operations = Pick<Observation, 'operations' | 'activeOperations'>;

type Recent = Observation['recentOperations'];

/**
 * Returns the operations of what the run is about. A pool's operations in progress come in one list, which takes the
 * place of its latest one; where Azure knows no such list, the latest is asked for.
 */
export async function readOperations(
  context: StepContext,
  clusterRead: Promise<ClusterState>,
  recent: Promise<Recent>,
  readOptional: ReadOptional,
): Promise<Operations> {
  const targets = await targetsOf(context, clusterRead);
  const limit = pLimit(READS_AT_ONCE);
  const entries = await Promise.all(
    targets.map((target) => limit(() => readOne(context, target, recent, readOptional))),
  );
  return {
    operations: new Map(entries.map(({ target, latest }) => [targetKey(target), latest])),
    activeOperations: new Map(
      entries.flatMap(({ target, active }) => (active === undefined ? [] : [[targetKey(target), active]])),
    ),
  };
}

/**
 * A rollback asks for its own operation after it was started; before, only for what it may have to abort, and for what
 * `Updating` stands for: a rollback to the versions that the pool shows, or something else.
 */
async function targetsOf(
  { inputs }: StepContext,
  clusterRead: Promise<ClusterState>,
): Promise<readonly Target[]> {
  if (inputs.pools.kind !== 'named') return inputs.mode === 'rollback' ? [] : [{ kind: 'cluster' }];
  const names = await knownPools(inputs.pools.names, clusterRead);
  const targets = names.map((name) => ({ kind: 'pool', name }) as const);
  if (inputs.mode !== 'rollback') return targets;
  const isOfInterest = inputs.ifBusy === 'abort' ? isMoving : isUpdating;
  const cluster = await clusterRead.catch(() => undefined);
  return targets.filter(({ name }) => {
    const pool = cluster && findPool(cluster, name);
    return pool !== undefined && isOfInterest(pool.provisioningState);
  });
}

interface Entry {
  readonly target: Target;
  readonly latest: Reading<Operation | undefined>;
  readonly active?: Reading<readonly Operation[]>;
}

async function readOne(
  context: StepContext,
  target: Target,
  recent: Promise<Recent>,
  readOptional: ReadOptional,
): Promise<Entry> {
  const { inputs, aks } = context;
  const operationId = inputs.mode === 'rollback' ? undefined : inputs.operationId;
  if (operationId !== undefined) {
    const read = (): Promise<Operation | undefined> =>
      inputs.mode === 'status' ? aks.readOperation(target, operationId) : aks.readLatestOperation(target);
    // What guards an abort, or was asked for by its id, is worth some patience; what only informs is asked for once.
    return { target, latest: await asReading(() => patiently(context, read)) };
  }
  if (target.kind === 'cluster')
    return { target, latest: await readOptional(() => aks.readLatestOperation(target)) };
  const active = await readOptional(() => aks.listActiveOperations(target.name));
  if (active.kind === 'read') {
    const [newest = newestOf(target.name, await recent)] = active.value;
    const isKnown = newest !== undefined || tellsResources(await recent);
    const latest: Reading<Operation | undefined> = isKnown
      ? { kind: 'read', value: newest }
      : await readOptional(() => aks.readLatestOperation(target));
    return { target, active, latest };
  }
  // A server that did not respond has had its time.
  const isAnswered = !isForbidden(active.error) && !isLate(active.error);
  return { target, latest: isAnswered ? await readOptional(() => aks.readLatestOperation(target)) : active };
}

/** Returns the operation that an abort of the target would be for, read as for an observation. */
export async function readLatest(
  context: StepContext,
  target: Target,
  readOptional: ReadOptional,
): Promise<Reading<Operation | undefined>> {
  // A pool on which nothing is in progress has none that an abort could hit.
  const nothingRecent = Promise.resolve({ kind: 'not-needed' } as const);
  return (await readOne(context, target, nothingRecent, readOptional)).latest;
}

/** The newest operation on record of a pool on which nothing is in progress. */
function newestOf(pool: string, recent: Recent): Operation | undefined {
  return recentOf({ recentOperations: recent }, { kind: 'pool', name: pool })[0];
}

/** False when an operation on record may be one of any resource, so that the latest of a pool has to be asked for. */
function tellsResources(recent: Recent): boolean {
  return recent.kind !== 'read' || recent.value.every(({ resourceId }) => resourceId !== undefined);
}
