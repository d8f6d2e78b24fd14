import type { Check, RollbackContext } from './context.ts';
import { isMadeOfMachines } from '../aks/cluster.ts';
import type { CheckResult } from './check.ts';

/** Blocks for pools of mode `Machines`, which have no version upgrade; warns where auto-provisioning makes nodes of its own. */
export const poolMode: Check<RollbackContext> = ({ observation, pending, toRollBack }) => {
  const { nodeProvisioning = 'Manual' } = observation.cluster;
  const modes = pending.map(({ pool }): CheckResult => {
    const { name, mode } = pool;
    const base = { id: 'pool-mode', pool: name } as const;
    if (!isMadeOfMachines(pool)) {
      return { ...base, verdict: 'passed', seen: `Pool ${name} is in mode ${mode}.` };
    }
    return {
      ...base,
      verdict: 'blocked',
      isFinal: true,
      seen: `Pool ${name} is in mode ${mode}: its nodes are individual machines.`,
      why: 'Such a pool has no version upgrades, so there is nothing to roll back.',
      remedy:
        'Leave this pool out, and replace its machines with new ones of the version you want (with auto-provisioning, set that version in the node class, then delete the node claims).',
    };
  });
  if (toRollBack.length === 0 || nodeProvisioning.toLowerCase() !== 'auto') return modes;
  return [
    ...modes,
    {
      id: 'pool-mode',
      verdict: 'warned',
      seen: 'Auto-provisioning creates its own nodes in this cluster (nodeProvisioningProfile.mode Auto).',
      why: "They don't belong to a pool that can be rolled back, and they stay on the newer version.",
      remedy:
        'List them with kubectl get nodeclaims, and move the workload to the pools that are rolled back.',
    },
  ];
};
