/** The command that puts back the auto-upgrade channels that a step left different from how it found them. */

import {
  isImageChannelOn,
  isKubernetesChannelOn,
  isSameChannel,
  type Channels,
} from '../../domain/aks/channels.ts';
import type { ClusterAddress } from '../../domain/inputs.ts';
import type { ChannelOutcome } from '../../domain/outcome/outcome.ts';
import { updateCommand, type AzOption } from '../../text/az-command.ts';

/** Channel names as the Azure CLI spells them; Azure may show them in another case. */
const CLI_WORDS = [
  ['none', 'patch', 'stable', 'rapid', 'node-image'],
  ['None', 'Unmanaged', 'NodeImage', 'SecurityPatch'],
] as const;

/** Returns the exact `az aks update …` with only the channels that changed, or still may; else `undefined`. */
export function restoreCommand(
  address: ClusterAddress,
  channels: ChannelOutcome | undefined,
): string | undefined {
  if (channels === undefined || !(channels.changed || mayStillGoOff(channels))) return undefined;
  const { found } = channels;
  const left: Channels = { ...channels.left, ...channels.pending };
  const options: AzOption[] = [];
  if (!isSameChannel(found.upgradeChannel, left.upgradeChannel)) {
    options.push(['auto-upgrade-channel', cliWord(found.upgradeChannel ?? 'none', CLI_WORDS[0])]);
  }
  // A node OS channel that was absent can't be put back: the command line has no word for it.
  if (
    found.nodeOsUpgradeChannel !== undefined &&
    !isSameChannel(found.nodeOsUpgradeChannel, left.nodeOsUpgradeChannel)
  ) {
    options.push(['node-os-upgrade-channel', cliWord(found.nodeOsUpgradeChannel, CLI_WORDS[1])]);
  }
  return options.length === 0 ? undefined : updateCommand(address, options);
}

/** Returns what the log says before channels are switched off, for whoever finds them so when the step was cut off. */
export function restoreAheadLine(address: ClusterAddress, found: Channels, off: Channels): string {
  const channels = { found, left: { ...found, ...off }, changed: true, putBack: false, pending: {} };
  return `If this step is cut off, this restores auto-upgrade: ${restoreCommand(address, channels) ?? ''}`;
}

/** Returns what stands before the command: what it puts back, and when to run it. */
export function restoreLead(channels: ChannelOutcome | undefined): string {
  if (channels?.changed !== true) {
    return 'A request to switch auto-upgrade off may still take effect. If it does, this restores it:';
  }
  return isOnOtherwise(channels)
    ? 'Someone else has changed auto-upgrade since this step turned it off. To undo that, too:'
    : 'Auto-upgrade stays off. To restore it once the cause is found:';
}

/** True while a request to switch a channel off may still act, though the cluster shows the channel as on. */
export function mayStillGoOff({ pending }: ChannelOutcome): boolean {
  return Object.keys(pending).length > 0;
}

/** True when a channel is on at the end, but not as it was found: somebody else has turned it on since. */
export function isOnOtherwise({ found, left }: ChannelOutcome): boolean {
  return (
    (isKubernetesChannelOn(left) && !isSameChannel(found.upgradeChannel, left.upgradeChannel)) ||
    (isImageChannelOn(left) && !isSameChannel(found.nodeOsUpgradeChannel, left.nodeOsUpgradeChannel))
  );
}

function cliWord(channel: string, words: readonly string[]): string {
  return words.find((word) => word.toLowerCase() === channel.toLowerCase()) ?? channel;
}
