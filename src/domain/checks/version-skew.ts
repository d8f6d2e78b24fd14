import { minorOf } from '../aks/versions.ts';
import type { Check, RollbackContext } from './context.ts';

/** Since Kubernetes 1.28 kubelets may be three minor versions behind the API server (version skew policy). */
const MAX_MINORS_BEHIND = 3;

/** Blocks when the target is more than three minor versions behind the control plane, which can't be rolled back. */
export const versionSkew: Check<RollbackContext> = ({ toRollBack, observation }) =>
  toRollBack.map(({ pool, to }) => {
    const base = { id: 'version-skew', pool: pool.name } as const;
    const plane = observation.cluster.kubernetesVersion ?? 'unknown';
    const behind = difference(minorOf(plane), minorOf(to.kubernetesVersion));
    if (behind === undefined) {
      return {
        ...base,
        verdict: 'notice',
        seen: `How far the target of pool ${pool.name} is behind the control plane is unknown.`,
      };
    }
    if (behind <= MAX_MINORS_BEHIND) {
      return {
        ...base,
        verdict: 'passed',
        seen: `The target is no more than three minor versions behind the control plane (${plane}).`,
      };
    }
    return {
      ...base,
      verdict: 'blocked',
      isFinal: true,
      seen: `The target ${to.kubernetesVersion} of pool ${pool.name} is ${String(behind)} minor versions behind the control plane (${plane}).`,
      why: "Kubernetes allows nodes to be three minor versions behind, and the control plane can't be rolled back.",
      remedy:
        'Create a new pool with a version within three minor versions of the control plane and move the workload there.',
    };
  });

function difference(plane: number | undefined, target: number | undefined): number | undefined {
  return plane === undefined || target === undefined ? undefined : plane - target;
}
