/** What became of the auto-upgrade channels. */

import { channelsOf, isSameChannel, type Channels } from '../aks/channels.ts';
import type { Seen } from './run-facts.ts';
import { channelsFound, sentSwitchOffs, tookEffect } from '../moves/history.ts';
import type { RunHistory } from '../moves/record.ts';
import { optional } from '../optional.ts';
import type { ChannelOutcome } from './outcome.ts';

const CHANNELS = ['upgradeChannel', 'nodeOsUpgradeChannel'] as const;

/**
 * Returns how the channels were found and left. A switch-off that was sent and not refused is never forgotten: while its
 * end is open the safe answer is off, and where the cluster still shows a channel as on it may yet go off.
 */
export function channelOutcome({ history, latest }: Seen): ChannelOutcome {
  const found = channelsFound(history);
  const sent = sentSwitchOffs(history);
  const last = sent.at(-1);
  if (last === undefined) return { found, left: found, changed: false, putBack: false, pending: {} };
  const restore = history.records.findLast(
    (record) => record.move.kind === 'restore-auto-upgrade' && tookEffect(record),
  );
  const isOver = last.settlement !== undefined && (restore === undefined || restore.settlement !== undefined);
  const off = sent.reduce<Channels>((all, { move }) => ({ ...all, ...move.channels }), {});
  const left: Channels = isOver ? channelsOf(latest.cluster) : { ...found, ...off };
  // What no switch-off named is left as somebody else left it.
  const changed = CHANNELS.some((name) => off[name] !== undefined && !isSameChannel(found[name], left[name]));
  return {
    found,
    left,
    changed,
    putBack: restore !== undefined && !changed,
    pending: pendingChannels(history, left),
  };
}

/** The channels that read as on, though a request to switch them off has no sure end and no such request after it has. */
function pendingChannels({ records }: RunHistory, left: Channels): Channels {
  const lastEnd = records.findLastIndex(
    (record) => 'channels' in record.move && record.settlement?.kind === 'ended',
  );
  const open = sentSwitchOffs({ records: records.slice(lastEnd + 1) });
  const { upgradeChannel, nodeOsUpgradeChannel } = open.reduce<Channels>(
    (all, { move }) => ({ ...all, ...move.channels }),
    {},
  );
  const stillOn = (asked: string | undefined, shown: string | undefined): string | undefined =>
    asked === undefined || isSameChannel(asked, shown) ? undefined : asked;
  return {
    ...optional('upgradeChannel', stillOn(upgradeChannel, left.upgradeChannel)),
    ...optional('nodeOsUpgradeChannel', stillOn(nodeOsUpgradeChannel, left.nodeOsUpgradeChannel)),
  };
}
