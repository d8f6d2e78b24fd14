import type { Check, RollbackContext } from './context.ts';

/** From here on, one node that can't be drained holds up the rollback for longer than a job may last. */
const LONG_DRAIN_MINUTES = 120;

/** Warns about settings with which a node that can't be drained stalls the rollback or ends it half way. */
export const drainSettings: Check<RollbackContext> = ({ toRollBack }) =>
  toRollBack.flatMap(({ pool }) => {
    // Spot nodes are not drained.
    if (pool.isSpot === true) return [];
    const { undrainableNodeBehavior, drainTimeoutMinutes } = pool.upgradeSettings;
    const base = { id: 'drain-settings', pool: pool.name, verdict: 'warned' } as const;
    return [
      ...(undrainableNodeBehavior?.toLowerCase() === 'cordon'
        ? [
            {
              ...base,
              seen: `Pool ${pool.name} has undrainableNodeBehavior Cordon.`,
              why: "Nodes that can't be drained are quarantined, and the rollback may end Canceled by itself when too few surge nodes are left.",
              remedy:
                'Make sure that no PodDisruptionBudget blocks the drain (kubectl get pdb --all-namespaces).',
            },
          ]
        : []),
      ...(drainTimeoutMinutes !== undefined && drainTimeoutMinutes >= LONG_DRAIN_MINUTES
        ? [
            {
              ...base,
              seen: `Pool ${pool.name} waits up to ${String(drainTimeoutMinutes)} minutes for a node to drain.`,
              why: "A node that can't be drained holds up the rollback for that long.",
              remedy:
                'Make sure that no PodDisruptionBudget blocks the drain, or set a shorter drainTimeoutInMinutes.',
            },
          ]
        : []),
    ];
  });
