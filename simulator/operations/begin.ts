import type {
  AzureError,
  Cluster,
  Operation,
  Outcome,
  PlannedTrouble,
  Pool,
  RollingUpgrade,
  Versions,
  World,
} from '../state/model.ts';
import { clusterId, newGuid, runningOperation } from '../state/names.ts';
import { latestImage, recordTime, rolledBackImage, sameVersions } from '../state/versions.ts';
import { rollingEnd, soakOf } from './rolling.ts';

/** Documented: a cluster operation changes the eTags of the cluster and of its pools. */
export function renewClusterETags(world: World, cluster: Cluster): void {
  cluster.eTag = newGuid(world);
  for (const pool of cluster.pools) pool.eTag = newGuid(world);
}

/** Documented: a pool operation changes only the pool's eTag; recorded: at acceptance and again at completion. */
export function renewETags(world: World, cluster: Cluster, pool: Pool | undefined): void {
  if (pool === undefined) renewClusterETags(world, cluster);
  else pool.eTag = newGuid(world);
}

export interface PlainOperation {
  state: string;
  seconds: number;
  outcome?: Outcome;
  hidden?: boolean;
  error?: AzureError;
  /** It runs beside what is running already, and takes no place of it. */
  beside?: boolean;
  type?: string;
  subType?: string;
}

/** Begins an operation that passes without visible steps. */
export function beginPlain(
  world: World,
  now: number,
  cluster: Cluster,
  pool: Pool | undefined,
  plan: PlainOperation,
): Operation {
  const trouble = plan.hidden === true ? undefined : takeTrouble(world, pool, ['fails', 'stuck']);
  const stuck = trouble?.kind === 'stuck';
  const operation = record(world, now, cluster, pool, {
    state: plan.state,
    endsAt: stuck ? Infinity : now + plan.seconds * 1000,
    plannedError: trouble?.kind === 'fails' ? trouble.error : plan.error,
    hidden: plan.hidden ?? false,
    rolling: undefined,
    outcome: plan.outcome ?? {},
    beside: plan.beside ?? false,
    type: plan.type,
    subType: plan.subType,
  });
  if (!operation.hidden) showInFlight(world, cluster, pool, plan.state);
  return operation;
}

export interface RollingOperation {
  state: 'Upgrading' | 'UpgradingNodeImageVersion';
  target: Versions;
  /** The Kubernetes version as it was asked for; undefined: the full one. */
  askedVersion?: string | undefined;
  rollback: boolean;
  /** The image that the nodes get, if it is not the one that is shown. */
  settledImage?: string;
  outcome?: Outcome;
  error?: AzureError;
}

/**
 * Begins an upgrade, a rollback or the rest of one. Recorded: the version fields show the target from the
 * moment of acceptance. Nodes that run the target already (a stopped upgrade) are not done again.
 */
export function beginRolling(
  world: World,
  now: number,
  cluster: Cluster,
  pool: Pool,
  plan: RollingOperation,
): Operation {
  const trouble = takeTrouble(world, pool, ['fails', 'stuck', 'wrong-versions']);
  const settledImage = plan.settledImage ?? plan.target.image;
  const reached: Versions = { kubernetes: plan.target.kubernetes, image: settledImage };
  const rolling: RollingUpgrade = {
    from: { ...pool.versions },
    target: { ...plan.target },
    settledImage,
    rollback: plan.rollback,
    total: pool.nodes.length,
    doneAtStart: pool.nodes.filter((node) => sameVersions(node, reached)).length,
    soak: soakOf(pool),
    nodesFrom: now + world.timings.surge * 1000,
    stuckAfter: trouble?.kind === 'stuck' ? trouble.afterNodes : undefined,
    failsAfter: trouble?.kind === 'fails' ? trouble.afterNodes : plan.error === undefined ? undefined : 0,
  };
  const outcome: Outcome = { ...plan.outcome };
  if (trouble?.kind === 'wrong-versions') outcome.showsVersions = trouble.versions;
  const operation = record(world, now, cluster, pool, {
    state: plan.state,
    endsAt: rollingEnd(world, rolling),
    plannedError: trouble?.kind === 'fails' ? trouble.error : plan.error,
    hidden: false,
    rolling,
    outcome,
    beside: false,
    type: undefined,
    subType: undefined,
  });
  pool.versions = { ...plan.target };
  pool.askedVersion = plan.askedVersion;
  pool.unfinished = plan.rollback ? 'rollback' : 'upgrade';
  showInFlight(world, cluster, pool, plan.state);
  return operation;
}

/** Takes a stopped upgrade up again: same target, from the nodes it had reached. */
export function resumeUpgrade(
  world: World,
  now: number,
  cluster: Cluster,
  pool: Pool,
  consequence: Pick<RollingOperation, 'outcome' | 'error'> = {},
): Operation {
  const rollback = pool.unfinished === 'rollback';
  return beginRolling(world, now, cluster, pool, {
    state: 'Upgrading',
    target: pool.versions,
    askedVersion: pool.askedVersion,
    rollback,
    ...(rollback && { settledImage: rolledBackImage(world, cluster, pool, pool.versions.image) }),
    ...consequence,
  });
}

/** An upgrade that AKS starts by itself. */
export function beginAutomaticUpgrade(
  world: World,
  now: number,
  cluster: Cluster,
  pool: Pool,
  target?: Versions,
): Operation {
  const versions = target ?? {
    kubernetes: cluster.currentKubernetesVersion,
    image: latestImage(world, pool),
  };
  pushRecord(pool, now);
  return beginRolling(world, now, cluster, pool, { state: 'Upgrading', target: versions, rollback: false });
}

/** Records the versions that an upgrade is about to leave. Recorded: the timestamp is the upgrade's start. */
export function pushRecord(pool: Pool, now: number): void {
  pool.records = [
    ...(pool.records ?? []),
    {
      ...pool.versions,
      timestamp: recordTime(now),
      completedAt: undefined,
    },
  ];
}

type Planned = Pick<
  Operation,
  'state' | 'endsAt' | 'plannedError' | 'hidden' | 'rolling' | 'outcome' | 'type' | 'subType'
> & { beside: boolean };

function record(
  world: World,
  now: number,
  cluster: Cluster,
  pool: Pool | undefined,
  { beside, ...plan }: Planned,
): Operation {
  const operation: Operation = {
    id: newGuid(world),
    clusterId: clusterId(cluster),
    pool: pool?.name,
    startedAt: now,
    endedAt: undefined,
    status: 'InProgress',
    error: undefined,
    abort: undefined,
    statusText: undefined,
    origin: world.acting,
    ...plan,
  };
  if (!operation.hidden && !beside) preemptRunning(world, cluster, pool, operation);
  world.operations.push(operation);
  return operation;
}

/** Documented: an operation that another one takes the place of ends with AKSOperationPreempted. */
function preemptRunning(world: World, cluster: Cluster, pool: Pool | undefined, by: Operation): void {
  const running = runningOperation(world, cluster, pool);
  if (running === undefined || running.hidden) return;
  running.status = 'Failed';
  running.endedAt = by.startedAt;
  const abort = world.operations.find(({ id }) => id === running.abort?.operationId);
  if (abort !== undefined) Object.assign(abort, { status: 'Succeeded', endedAt: by.startedAt });
  running.error = {
    code: by.state === 'Deleting' ? 'AKSOperationPreemptedByDelete' : 'AKSOperationPreempted',
    message: `This operation has been preempted by another operation with ID ${by.id}`,
  };
}

function showInFlight(world: World, cluster: Cluster, pool: Pool | undefined, state: string): void {
  const resource = pool ?? cluster;
  resource.provisioningState = state;
  resource.error = undefined;
  renewETags(world, cluster, pool);
}

type Trouble = PlannedTrouble['trouble'];

/** The trouble planned for the next operation of this pool (or of any), which is used up by this. */
export function takeTrouble<Kind extends Trouble['kind']>(
  world: World,
  pool: Pool | undefined,
  kinds: readonly Kind[],
): Extract<Trouble, { kind: Kind }> | undefined {
  const index = world.troubles.findIndex(
    (planned) =>
      kinds.some((kind) => kind === planned.trouble.kind) &&
      (planned.pool === undefined || planned.pool === pool?.name),
  );
  const [taken] = index < 0 ? [] : world.troubles.splice(index, 1);
  return taken?.trouble as Extract<Trouble, { kind: Kind }> | undefined;
}
