import { channelOptions, type Channels } from '../aks/channels.ts';
import { isStopped } from '../aks/states.ts';
import { listInWords } from '../../text/plain-text.ts';
import { nodepoolInput } from '../step-inputs.ts';
import { reconcileCommand, updateCommand } from '../../text/az-command.ts';
import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

/**
 * Blocks when an auto-upgrade channel would undo the rollback and may not, can't or must not be switched off:
 * by `auto-upgrade: fail`, on AKS Automatic, and while another pool is Failed or Canceled, because the update of the
 * cluster would make that pool's upgrade start again.
 */
export const autoUpgrade: Check<RollbackContext> = (context) => {
  const { toRollBack, observation, undoingChannels, inputs } = context;
  const { cluster } = observation;
  const base = { id: 'auto-upgrade' } as const;
  if (toRollBack.length === 0) return [];
  if (cluster.sku?.toLowerCase() === 'automatic') {
    return [
      {
        ...base,
        verdict: 'blocked',
        isFinal: true,
        seen: 'The cluster is AKS Automatic, whose auto-upgrade channels are fixed.',
        why: "They can't be switched off, so AKS would upgrade the pool again.",
        remedy:
          'Wait for AKS Automatic to upgrade to a version with a fix, or move the workload to a cluster with the Base SKU.',
      },
    ];
  }
  if (undoingChannels === undefined) {
    return [{ ...base, verdict: 'passed', seen: 'No auto-upgrade channel would undo the rollback.' }];
  }
  const on = describe(undoingChannels, cluster);
  if (inputs.autoUpgrade === 'fail' || inputs.ignoreChecks.has(base.id)) {
    return [
      {
        ...base,
        verdict: 'blocked',
        seen: `Auto-upgrade is on: ${on}.`,
        why: 'It would upgrade the pool again after the rollback.',
        remedy:
          'Let this step switch it off (auto-upgrade: disable, and auto-upgrade not in ignore-checks), or switch it off yourself.',
        commands: [updateCommand(inputs.cluster, channelOptions(undoingChannels))],
      },
    ];
  }
  return [switchOff(context, on)];
};

function switchOff({ toRollBack, observation, inputs }: RollbackContext, on: string): CheckResult {
  const names = new Set(toRollBack.map(({ pool }) => pool.name));
  const stopped = observation.cluster.pools.filter(
    (pool) => !names.has(pool.name) && isStopped(pool.provisioningState),
  );
  if (stopped.length > 0) {
    const others = stopped.map(({ name }) => name);
    const named = listInWords(others);
    const list = stopped.map((pool) => `${pool.name} (${pool.provisioningState})`).join(', ');
    return {
      id: 'auto-upgrade',
      verdict: 'blocked',
      seen: `Auto-upgrade is on (${on}) and must be switched off first, but ${others.length > 1 ? 'other pools' : 'another pool'} stopped partway: ${list}.`,
      why: 'Switching it off updates the whole cluster, which makes AKS resume what was stopped there.',
      remedy: `Name ${named} in nodepool as well, so that everything that stopped is rolled back; or ignore this check, which leaves auto-upgrade on; or, to get the newer version on ${named}, update what was stopped; this starts the upgrade again.`,
      step: ['mode: rollback', nodepoolInput([...names, ...others])],
      commands: others.map((name) => reconcileCommand(inputs.cluster, name)),
    };
  }
  return {
    id: 'auto-upgrade',
    verdict: 'notice',
    seen: `Auto-upgrade is on (${on}); it is switched off before the rollback and stays off.`,
    why: 'It would upgrade the pool again after the rollback. The change may take up to 24 hours to take effect.',
  };
}

function describe(undoing: Channels, cluster: Channels): string {
  return [
    undoing.upgradeChannel === undefined ? undefined : `upgradeChannel ${String(cluster.upgradeChannel)}`,
    undoing.nodeOsUpgradeChannel === undefined
      ? undefined
      : `nodeOSUpgradeChannel ${String(cluster.nodeOsUpgradeChannel)}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
