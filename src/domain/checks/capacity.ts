import { estimateRollback } from '../aks/estimate.ts';
import { formatDuration } from '../time.ts';
import type { Check, RollbackContext } from './context.ts';

const count = (many: number, noun: string): string => `${String(many)} ${noun}${many === 1 ? '' : 's'}`;

/** Tells what the rollback needs; never blocks, because neither quota nor free addresses can be proven beforehand. */
export const capacity: Check<RollbackContext> = ({ toRollBack }) =>
  toRollBack.map(({ pool }) => {
    const base = { id: 'capacity', pool: pool.name } as const;
    const estimate = estimateRollback(pool);
    if (estimate === undefined) {
      return {
        ...base,
        verdict: 'notice',
        seen: `The node count of pool ${pool.name} is not shown, so the surge nodes and duration can't be estimated.`,
      };
    }
    const { nodes, surgeNodes, expectedMs, longestMs } = estimate;
    if (pool.isSpot === true) {
      return {
        ...base,
        verdict: 'notice',
        seen: `Rolling back Spot pool ${pool.name} (${count(nodes, 'node')}) needs no surge nodes and drains none; it takes about ${formatDuration(expectedMs)}, and pods only get the eviction notice.`,
        why: "Whether Azure has Spot capacity to recreate nodes can't be verified beforehand.",
      };
    }
    return {
      ...base,
      verdict: 'notice',
      seen: `Rolling back pool ${pool.name} (${count(nodes, 'node')}) needs ${count(surgeNodes, 'surge node')} temporarily and takes about ${formatDuration(expectedMs)}, up to ${formatDuration(longestMs)} if drains use their full timeout.`,
      why: "Whether the quota and the subnet have room for the surge nodes can't be verified beforehand.",
    };
  });
