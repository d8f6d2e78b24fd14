/** What is said of a cluster whose auto-upgrade channels are both off: an earlier rollback may have left them so. */

import { isKnownOff } from '../../domain/aks/channels.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import { updateCommand } from '../../text/az-command.ts';
import type { Remedy } from './advice.ts';

/** Returns what both channels off mean and how to put one back; `undefined` unless both are off. */
export function channelsOffRemedy({ address, cluster }: Outcome): Remedy | undefined {
  if (!isKnownOff(cluster?.upgradeChannel ?? 'none') || !isKnownOff(cluster?.nodeOsUpgradeChannel))
    return undefined;
  return {
    text:
      'to get patches again, turn a channel back on: auto-upgrade is off, and it is not known since when; AKS installs neither ' +
      'Kubernetes patches nor OS security patches on any pool. The usual channels are patch and NodeImage. A channel may upgrade a pool that was rolled back: first fix the problem that the rollback was for',
    commands: [
      updateCommand(address, [['auto-upgrade-channel', 'patch']]),
      updateCommand(address, [['node-os-upgrade-channel', 'NodeImage']]),
    ],
  };
}
