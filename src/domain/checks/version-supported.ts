import { azCommand, updateCommand, type ClusterAddress } from '../../text/az-command.ts';
import type { Versions } from '../aks/cluster.ts';
import { isForbidden } from '../aks/errors.ts';
import { majorMinorOf } from '../aks/versions.ts';
import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

const COMMUNITY_PLAN = 'kubernetesofficial';

const WHY = 'AKS rejects a rollback to a Kubernetes version that it no longer supports.';

/**
 * Blocks when AKS no longer offers the target's minor version in the region under the cluster's support plan;
 * a patch that is missing from the list warns.
 */
export const versionSupported: Check<RollbackContext> = (context) =>
  context.toRollBack.map(({ pool, to }) => supported(context, pool.name, to));

function supported({ observation, inputs }: RollbackContext, pool: string, to: Versions): CheckResult {
  const base = { id: 'version-supported', pool } as const;
  const { regionVersions, cluster } = observation;
  if (regionVersions.kind !== 'read') {
    const isUnknown = regionVersions.kind === 'unreadable' && !isForbidden(regionVersions.error);
    return {
      ...base,
      // A missing right is warned of by the check of that name.
      verdict: isUnknown ? 'warned' : 'notice',
      seen: `The region's versions could not be read, so the step can't tell whether ${to.kubernetesVersion} is still supported.`,
      ...(isUnknown
        ? { why: WHY, remedy: "Nothing to do for now; if it isn't, Azure rejects the rollback." }
        : {}),
    };
  }
  const way = wayOn(inputs.cluster, cluster.location);
  const minor = majorMinorOf(to.kubernetesVersion);
  const offered = regionVersions.value.find((version) => version.minor === minor);
  if (offered === undefined) {
    return {
      ...base,
      verdict: 'blocked',
      seen: `AKS no longer offers Kubernetes ${minor ?? to.kubernetesVersion} in ${cluster.location}.`,
      why: WHY,
      ...way,
    };
  }
  const plan = (cluster.supportPlan ?? COMMUNITY_PLAN).toLowerCase();
  const plans = offered.supportPlans.map((one) => one.toLowerCase());
  if (plans.length > 0 && !plans.includes(plan) && !plans.includes(COMMUNITY_PLAN)) {
    return {
      ...base,
      verdict: 'blocked',
      seen: `Kubernetes ${offered.minor} is offered in ${cluster.location} only under ${offered.supportPlans.join(', ')}; the cluster's support plan is ${cluster.supportPlan ?? 'KubernetesOfficial'}.`,
      why: WHY,
      ...way,
    };
  }
  if (offered.patches.length > 0 && !offered.patches.includes(to.kubernetesVersion)) {
    return {
      ...base,
      verdict: 'warned',
      seen: `Patch ${to.kubernetesVersion} is not in the region's list (${offered.patches.join(', ')}).`,
      why: 'AKS may reject a patch that it no longer lists.',
      remedy:
        'Nothing to do for now; if Azure rejects the rollback, upgrade within the same minor version to a listed patch.',
    };
  }
  return { ...base, verdict: 'passed', seen: `Kubernetes ${to.kubernetesVersion} is still supported.` };
}

function wayOn(address: ClusterAddress, location: string): Pick<CheckResult, 'remedy' | 'commands'> {
  return {
    remedy:
      'Upgrade to a version that is supported (the first command lists them), or, for a version with long-term support, change the support plan of the cluster (the second command; the Premium tier costs more).',
    commands: [
      azCommand('aks get-versions', [
        ['location', location],
        ['subscription', address.subscriptionId],
      ]),
      updateCommand(address, [
        ['tier', 'premium'],
        ['k8s-support-plan', 'AKSLongTermSupport'],
      ]),
    ],
  };
}
