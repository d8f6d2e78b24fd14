/** What became of the auto-upgrade channels. */

import { channelsOf, isSameChannel } from '../aks/channels.ts';
import type { Seen } from './run-facts.ts';
import { switchOffOf, tookEffect } from '../moves/history.ts';
import type { Channels } from '../aks/channels.ts';
import type { ChannelOutcome } from './outcome.ts';

/** Returns how the channels were found and left; where a PUT's effect is not known, the safe answer is: off. */
export function channelOutcome({ history, latest }: Seen): ChannelOutcome {
  const found = channelsOf(history.first.cluster);
  const switchOff = switchOffOf(history);
  if (switchOff === undefined) return { found, left: found, changed: false, putBack: false };
  const restore = history.records.findLast(
    (record) => record.move.kind === 'restore-auto-upgrade' && tookEffect(record),
  );
  const isSettled =
    switchOff.settlement !== undefined && (restore === undefined || restore.settlement !== undefined);
  const left: Channels = isSettled ? channelsOf(latest.cluster) : { ...found, ...switchOff.move.channels };
  const changed = !(
    isSameChannel(found.upgradeChannel, left.upgradeChannel) &&
    isSameChannel(found.nodeOsUpgradeChannel, left.nodeOsUpgradeChannel)
  );
  return { found, left, changed, putBack: restore !== undefined && !changed };
}
