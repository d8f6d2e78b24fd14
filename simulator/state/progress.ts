import type { Operation, RollingUpgrade, World } from './model.ts';
import { ABORTING } from './names.ts';

/** Number of nodes that run the target at this time. */
export function nodesDone(world: World, operation: Operation, now: number): number {
  const rolling = operation.rolling;
  if (rolling === undefined) return 0;
  const until = operation.endedAt ?? now;
  const since = until - rolling.nodesFrom;
  const finished = since < 0 ? 0 : Math.floor(since / (world.timings.perNode * 1000));
  const limit = Math.min(
    rolling.total,
    Math.max(rolling.stuckAfter ?? Infinity, rolling.doneAtStart),
    Math.max(rolling.failsAfter ?? Infinity, rolling.doneAtStart),
  );
  return Math.min(limit, rolling.doneAtStart + finished);
}

/**
 * The status text of an operation. Recorded, for the rollback of one node, in this order: `InProgress`,
 * `RollingUpgradeCreatingSurgeNodes`, `RollingUpgradeUpgradingNodes: 0/1 nodes completed; 0 errors`,
 * `RollingUpgradeRemovingSurgeNodes`, `Succeeded`.
 */
export function statusText(world: World, operation: Operation, now: number): string {
  if (operation.statusText !== undefined) return operation.statusText;
  const rolling = operation.rolling;
  if (operation.status !== 'InProgress' || operation.state === ABORTING) return operation.status;
  if (rolling === undefined || now < operation.startedAt + FIRST_WORDS) return 'InProgress';
  if (rolling.soak !== undefined) return blueGreenText(world, operation, rolling, now);
  if (now < rolling.nodesFrom) return 'RollingUpgradeCreatingSurgeNodes';
  const done = nodesDone(world, operation, now);
  if (done >= rolling.total && rolling.stuckAfter === undefined) return 'RollingUpgradeRemovingSurgeNodes';
  // A drain that doesn't come to an end is reported as errors while the operation continues.
  const errors = rolling.stuckAfter !== undefined && done >= rolling.stuckAfter ? 1 : 0;
  return `RollingUpgradeUpgradingNodes: ${done}/${rolling.total} nodes completed; ${errors} errors`;
}

/** The beginning of the text is documented, the rest inferred. */
function blueGreenText(world: World, operation: Operation, rolling: RollingUpgrade, now: number): string {
  if (now < rolling.nodesFrom) return 'BlueGreenUpgradeCreatingGreenNodes';
  const done = nodesDone(world, operation, now);
  if (done < rolling.total) {
    return `BlueGreenUpgradeDrainingBlueNodes: ${done}/${rolling.total} nodes completed; 0 errors`;
  }
  const soaked = operation.endsAt - world.timings.removeSurge * 1000;
  return now < soaked ? 'BlueGreenUpgradeFinalSoak' : 'BlueGreenUpgradeRemovingBlueNodes';
}

/** How long the plain word `InProgress` is shown before the steps are named, in virtual milliseconds. */
const FIRST_WORDS = 10_000;

/** Percentage of an operation as the operations API shows it. */
export function percentComplete(world: World, operation: Operation, now: number): number {
  if (operation.status === 'Succeeded') return 100;
  if (operation.rolling !== undefined) {
    const share = nodesDone(world, operation, now) / Math.max(1, operation.rolling.total);
    return Math.min(99, Math.round(10 + share * 80));
  }
  if (!Number.isFinite(operation.endsAt)) return 10;
  const until = operation.endedAt ?? now;
  const share = (until - operation.startedAt) / Math.max(1, operation.endsAt - operation.startedAt);
  return Math.max(0, Math.min(99, Math.round(share * 100)));
}
