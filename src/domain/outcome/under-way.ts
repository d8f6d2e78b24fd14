/** Is it stuck? How far an operation in progress is, and how long it should take. */

import {
  findPool,
  stateOf,
  type Observation,
  type Operation,
  type PoolState,
  type Target,
} from '../aks/cluster.ts';
import { estimateRollback, type Estimate } from '../aks/estimate.ts';
import { activeOn } from '../aks/operations.ts';
import { parseNodeCount, type NodeCount } from '../aks/progress.ts';
import { isCanceling, isDeleting, isMoving, isUpgrading } from '../aks/states.ts';
import { nodesOf, otherNodes } from '../beside/machines.ts';
import { isUpgradeKind } from '../beside/operation-kinds.ts';
import { optional } from '../optional.ts';

/** More than this many times the usual is long. */
const LONG = 2;

/** What is in progress on the cluster or a pool. */
export interface UnderWay {
  readonly target: Target;
  /** The upgrade where there is one, else what began last. */
  readonly operation?: Operation;
  /** What began after it on the same pool, the newest first: an abort hits the first of these. */
  readonly later: readonly Operation[];
  /** Milliseconds. */
  readonly runningMs?: number;
  /** Of an upgrade. */
  readonly nodes?: NodeCount;
  /** Of an upgrade. */
  readonly estimate?: Estimate;
}

/**
 * Returns what is in progress on these targets, as far as Azure tells; what is being canceled or deleted is not for
 * stopping, and left out.
 *
 * @param now epoch milliseconds.
 */
export function underWay(
  observation: Observation,
  targets: readonly Target[],
  now: number,
): readonly UnderWay[] {
  return targets.flatMap((target) => {
    const state = stateOf(observation, target);
    if (state === undefined) return [];
    return isMoving(state) && !isCanceling(state) && !isDeleting(state)
      ? [underWayOn(observation, target, state, now)]
      : [];
  });
}

function underWayOn(observation: Observation, target: Target, state: string, now: number): UnderWay {
  const active = activeOn(observation, target);
  const operation = active.find((one) => isUpgradeKind(one) === true) ?? active[0];
  const isUpgrade = (operation === undefined ? undefined : isUpgradeKind(operation)) ?? isUpgrading(state);
  const pool = target.kind === 'pool' && isUpgrade ? findPool(observation.cluster, target.name) : undefined;
  const nodes = pool === undefined ? undefined : nodesDone(observation, pool, operation);
  const estimate = pool === undefined ? undefined : estimateRollback(pool);
  const startedAt = operation?.startedAt;
  return {
    target,
    later: operation === undefined ? [] : active.slice(0, active.indexOf(operation)),
    ...optional('operation', operation),
    ...optional('runningMs', startedAt === undefined ? undefined : Math.max(0, now - startedAt)),
    ...optional('nodes', nodes),
    ...optional('estimate', estimate),
  };
}

/** By the operation's own words, else by the nodes that run what the pool shows: an upgrade's target from its start on. */
function nodesDone(
  { machines }: Observation,
  { name, count, kubernetesVersion, nodeImageVersion }: PoolState,
  operation: Operation | undefined,
): NodeCount | undefined {
  const told = parseNodeCount(operation?.status ?? '');
  if (told !== undefined) return told;
  const reading = machines.get(name);
  const nodes = reading?.kind === 'read' ? nodesOf(reading.value) : undefined;
  if (nodes === undefined || count === undefined) return undefined;
  if (kubernetesVersion === undefined || nodeImageVersion === undefined) return undefined;
  const others = otherNodes(nodes, { kubernetesVersion, nodeImageVersion }).length;
  // Surge nodes come on top of the pool's own.
  return { done: Math.max(0, count - others), total: count };
}

/** True for an upgrade that takes much longer than usual. */
export function isLong({ runningMs, estimate }: UnderWay): boolean {
  return runningMs !== undefined && estimate !== undefined && runningMs > LONG * estimate.expectedMs;
}

/** True for one that takes longer than its drain settings allow: it will not end by itself. */
export function isStuck({ runningMs, estimate }: UnderWay): boolean {
  return runningMs !== undefined && estimate !== undefined && runningMs > estimate.longestMs;
}
