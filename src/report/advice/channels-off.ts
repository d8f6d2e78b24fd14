/** What is said of a cluster whose auto-upgrade channels are both off: an earlier rollback may have left them so. */

import type { Outcome } from '../../domain/outcome/outcome.ts';
import { updateCommand } from '../../text/az-command.ts';
import { advise, type Advice } from './advice.ts';

/** Returns the advice with what both channels off mean and how to put one back; `undefined` unless both are off. */
export function withChannelsOff({ address, cluster }: Outcome, advice: Advice): Advice | undefined {
  if (!isOff(cluster?.upgradeChannel ?? 'none') || !isOff(cluster?.nodeOsUpgradeChannel)) return undefined;
  return {
    ...advice,
    ...advise(
      `${advice.text}; auto-upgrade is off, since when is not known: AKS brings neither Kubernetes patches nor OS ` +
        'security patches to any pool until a channel is put back (these are the usual ones)',
      {
        commands: [
          updateCommand(address, [['auto-upgrade-channel', 'patch']]),
          updateCommand(address, [['node-os-upgrade-channel', 'NodeImage']]),
        ],
      },
    ),
  };
}

function isOff(channel: string | undefined): boolean {
  return channel?.toLowerCase() === 'none';
}
