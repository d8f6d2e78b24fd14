import type { Cluster, Operation, Pool, Versions, World } from '../state/model.ts';
import { clusterId, isTerminal, newGuid, originOf } from '../state/names.ts';
import { beginPlain, beginRolling, pushRecord } from '../operations/begin.ts';
import { rollingEnd } from '../operations/rolling.ts';
import { latestImage, resolveVersion } from '../state/versions.ts';
import type {
  ClusterScenario,
  HistoryScenario,
  PoolScenario,
  RunningScenario,
} from '../scenario/scenario.ts';
import { spanToMilliseconds } from '../scenario/spans.ts';

const ROLLING = ['upgrade', 'upgrading', 'rollback', 'nodeimageupgrade', 'upgradingnodeimageversion'];

/** Starts the operation that is running at the beginning, back-dated to its start. */
export function addRunning(
  world: World,
  cluster: Cluster,
  pool: Pool | undefined,
  described: PoolScenario | ClusterScenario,
  now: number,
): void {
  const running = described.running;
  const state = described.provisioningState;
  const beside = 'alsoRunning' in described ? (described.alsoRunning ?? []) : [];
  if (running !== undefined) {
    for (const each of [running, ...beside]) begin(world, cluster, pool, each, now);
  } else if (state !== undefined && !isTerminal(state)) {
    // A state in flight needs an operation behind it; without a description it ends after two minutes.
    beginPlain(world, now, cluster, pool, { state, seconds: 120 });
  }
}

function begin(
  world: World,
  cluster: Cluster,
  pool: Pool | undefined,
  running: RunningScenario,
  now: number,
): void {
  const startedAt = now - (spanToMilliseconds(running.startedAgo ?? 0) ?? 0);
  const operation =
    pool !== undefined && ROLLING.includes(running.kind.toLowerCase())
      ? beginUpgrade(world, cluster, pool, running, startedAt)
      : beginOther(world, cluster, pool, running, startedAt, now);
  adjust(world, operation, running, now);
  operation.type = running.type;
  operation.subType = running.subType;
  operation.origin = originOf(world, running.by);
}

function beginUpgrade(
  world: World,
  cluster: Cluster,
  pool: Pool,
  running: RunningScenario,
  startedAt: number,
): Operation {
  const kind = running.kind.toLowerCase();
  const target: Versions = {
    kubernetes: resolveVersion(world, running.kubernetesVersion ?? pool.versions.kubernetes),
    image: running.nodeImageVersion ?? latestImage(world, pool),
  };
  if (kind !== 'rollback') pushRecord(pool, startedAt);
  return beginRolling(world, startedAt, cluster, pool, {
    state: kind.includes('nodeimage') ? 'UpgradingNodeImageVersion' : 'Upgrading',
    target,
    rollback: kind === 'rollback',
  });
}

function beginOther(
  world: World,
  cluster: Cluster,
  pool: Pool | undefined,
  running: RunningScenario,
  startedAt: number,
  now: number,
): Operation {
  const controlPlane = pool === undefined && ['upgrade', 'upgrading'].includes(running.kind.toLowerCase());
  const version = running.kubernetesVersion;
  const remaining = spanToMilliseconds(running.remaining ?? 120) ?? 0;
  if (controlPlane && version !== undefined) cluster.kubernetesVersion = version;
  return beginPlain(world, startedAt, cluster, pool, {
    state: controlPlane ? 'Upgrading' : running.kind,
    seconds: (now + remaining - startedAt) / 1000,
    hidden: running.hidden ?? false,
    beside: true,
    ...(controlPlane && version !== undefined && { outcome: { controlPlaneVersion: version } }),
  });
}

/** Puts the operation where the scenario says it is now. */
function adjust(world: World, operation: Operation, running: RunningScenario, now: number): void {
  const { rolling } = operation;
  if (running.fails !== undefined) operation.plannedError = running.fails;
  if (rolling === undefined) {
    if (running.stuck === true) operation.endsAt = Infinity;
    return;
  }
  if (running.nodesDone !== undefined) {
    rolling.doneAtStart = running.nodesDone;
    rolling.nodesFrom = Math.max(operation.startedAt, now);
  }
  if (running.stuck === true) rolling.stuckAfter = running.nodesDone ?? 0;
  if (running.fails !== undefined) rolling.failsAfter = running.nodesDone ?? 0;
  operation.endsAt = rollingEnd(world, rolling);
}

/** Adds operations that ended before the start. */
export function addHistory(
  world: World,
  cluster: Cluster,
  pool: Pool | undefined,
  history: readonly HistoryScenario[],
  now: number,
): void {
  for (const past of history) {
    const startedAt = now - (spanToMilliseconds(past.startedAgo) ?? 0);
    const endedAt = Math.min(now, startedAt + (spanToMilliseconds(past.took ?? 300) ?? 0));
    world.operations.push({
      id: newGuid(world),
      clusterId: clusterId(cluster),
      pool: pool?.name,
      state: past.kind,
      startedAt,
      endsAt: endedAt,
      endedAt,
      status: past.status,
      error: past.error,
      plannedError: undefined,
      hidden: false,
      rolling: undefined,
      outcome: {},
      abort: undefined,
      statusText: undefined,
      type: past.type,
      subType: past.subType,
      origin: originOf(world, past.by),
    });
  }
}
