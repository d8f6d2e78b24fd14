import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

/** Warns of health gates, which may stop the rollback, and of a node disruption policy, which may refuse it. */
export const upgradeGate: Check<RollbackContext> = ({ toRollBack, observation }) => {
  const { previewSettings } = observation;
  // A preview that is refused, or that shows nothing, is no reason to worry anybody.
  if (previewSettings.kind !== 'read') return [];
  const { isGated, gatedPools, nodeDisruptionPolicy } = previewSettings.value;
  return [
    ...toRollBack
      .filter(({ pool }) => isGated || gatedPools.includes(pool.name))
      .map(({ pool }): CheckResult => ({
        id: 'upgrade-gate',
        pool: pool.name,
        verdict: 'warned',
        seen: `Upgrades of pool ${pool.name} pass through health gates.`,
        why: 'To AKS, a rollback is an upgrade: AKS cancels it if a health signal is bad, so it may end Canceled although no one canceled it.',
        remedy: "Check the cluster's health signals (kubectl get healthsignals) before you start.",
      })),
    ...(toRollBack.length === 0 ? [] : policyOf(nodeDisruptionPolicy)),
  ];
};

function policyOf(policy: string | undefined): readonly CheckResult[] {
  if (policy === undefined || policy.toLowerCase() === 'allow') return [];
  const inWindow = policy.toLowerCase() !== 'block';
  return [
    {
      id: 'upgrade-gate',
      verdict: 'warned',
      seen: `The cluster's node disruption policy is ${policy}.`,
      why: inWindow
        ? 'AKS may refuse to replace nodes outside the node OS maintenance window.'
        : 'AKS may refuse to replace nodes.',
      remedy: inWindow
        ? 'If the rollback is rejected, run it in that window, or set the policy to Allow for the duration of the rollback.'
        : 'If the rollback is rejected, set the policy to Allow for the duration of the rollback.',
    },
  ];
}
