import { child } from '../state/json.ts';
import type { Pool, RollingUpgrade, World } from '../state/model.ts';

/** When a rolling upgrade ends: infinite if it is stuck, else after its last node, or where it fails. */
export function rollingEnd(world: World, rolling: RollingUpgrade): number {
  const { perNode, removeSurge } = world.timings;
  if (rolling.failsAfter !== undefined) {
    if (rolling.failsAfter < 0) return rolling.nodesFrom;
    // It fails while it drains the node after the last good one.
    const nodes = Math.max(0, rolling.failsAfter - rolling.doneAtStart);
    return rolling.nodesFrom + (nodes + 0.5) * perNode * 1000;
  }
  if (rolling.stuckAfter !== undefined) return Infinity;
  const nodes = (rolling.total - rolling.doneAtStart) * perNode;
  return rolling.nodesFrom + (nodes + (rolling.soak ?? 0) + removeSurge) * 1000;
}

/** Documented: a blue-green upgrade keeps the old nodes for an hour, unless the pool says how long. */
export function soakOf(pool: Pool): number | undefined {
  if (pool.properties['upgradeStrategy'] !== 'BlueGreen') return undefined;
  const minutes = child(pool.properties, 'upgradeSettingsBlueGreen')['finalSoakDurationInMinutes'];
  return (typeof minutes === 'number' ? minutes : 60) * 60;
}
