import type { Check, RollbackContext } from './context.ts';
import type { CheckResult } from './check.ts';

/** Blocks for pools of mode `Machines`, which have no version upgrade; warns where auto-provisioning makes nodes of its own. */
export const poolMode: Check<RollbackContext> = ({ observation, pending, toRollBack }) => {
  const { nodeProvisioning = 'Manual' } = observation.cluster;
  const modes = pending.map(({ pool: { name, mode } }): CheckResult => {
    const base = { id: 'pool-mode', pool: name } as const;
    if (mode.toLowerCase() !== 'machines') {
      return { ...base, verdict: 'passed', seen: `Pool ${name} is in mode ${mode}.` };
    }
    return {
      ...base,
      verdict: 'blocked',
      isFinal: true,
      seen: `Pool ${name} is in mode ${mode}: its nodes are single machines.`,
      why: 'Such a pool has no version upgrade, and so nothing that a rollback could undo.',
      remedy:
        'Leave this pool out, and replace its machines with new ones of the version you want (with auto-provisioning, by deleting the node claims once the node class names it).',
    };
  });
  if (toRollBack.length === 0 || nodeProvisioning.toLowerCase() !== 'auto') return modes;
  return [
    ...modes,
    {
      id: 'pool-mode',
      verdict: 'warned',
      seen: 'Auto-provisioning creates its own nodes in this cluster (nodeProvisioningProfile.mode Auto).',
      why: 'They belong to no pool that can be rolled back, and stay on the newer version.',
      remedy:
        'List them with kubectl get nodeclaims, and move the workload to the pools that are rolled back.',
    },
  ];
};
