/** What rolling a pool back needs and how long it takes, as far as its settings tell. */

import { MINUTE_MS } from '../time.ts';
import type { PoolState } from './cluster.ts';

/** AKS's default since API 2023-09-01 for new pools; older ones surge by one node, which is the same up to ten. */
const DEFAULT_MAX_SURGE = '10%';

/** Documented default of `drainTimeoutInMinutes`. */
const DEFAULT_DRAIN_TIMEOUT_MINUTES = 30;

/** As recorded from real upgrades and rollbacks of one node: 4 min 47 s and 5 min 27 s in all. */
const SURGE_MS = 150_000;
const NODE_MS = 120_000;
const CLEAN_UP_MS = 20_000;

export interface Estimate {
  readonly nodes: number;
  /** Extra nodes that exist while the pool is rolled back; 0 where nodes are made unavailable instead, as Spot ones are. */
  readonly surgeNodes: number;
  /** Milliseconds, when drains go smoothly. */
  readonly expectedMs: number;
  /** Milliseconds, when every drain takes its full time-out; Spot nodes are not drained. */
  readonly longestMs: number;
}

/** Returns the estimate for one pool, or `undefined` when its node count is not known. */
export function estimateRollback(pool: PoolState): Estimate | undefined {
  const { count, upgradeSettings } = pool;
  if (count === undefined) return undefined;
  const isSpot = pool.isSpot === true;
  const surgeNodes = isSpot ? 0 : nodesOf(upgradeSettings.maxSurge ?? DEFAULT_MAX_SURGE, count);
  const unavailable = nodesOf(upgradeSettings.maxUnavailable ?? '0', count);
  const atOnce = Math.max(surgeNodes, unavailable, 1);
  const batches = Math.ceil(count / atOnce);
  const soakMs = (upgradeSettings.nodeSoakMinutes ?? 0) * MINUTE_MS;
  const drainMinutes = isSpot ? 0 : (upgradeSettings.drainTimeoutMinutes ?? DEFAULT_DRAIN_TIMEOUT_MINUTES);
  const drainMs = drainMinutes * MINUTE_MS;
  const fixedMs = isSpot ? CLEAN_UP_MS : SURGE_MS + CLEAN_UP_MS;
  return {
    nodes: count,
    surgeNodes,
    expectedMs: fixedMs + batches * (NODE_MS + soakMs),
    longestMs: fixedMs + batches * (NODE_MS + soakMs + drainMs),
  };
}

/** Returns how many of `count` nodes a setting such as `10%` or `2` means; percentages are rounded up. */
function nodesOf(setting: string, count: number): number {
  const value = Number.parseFloat(setting);
  if (!Number.isFinite(value) || value < 0) return 0;
  return setting.trim().endsWith('%') ? Math.ceil((count * value) / 100) : Math.round(value);
}
