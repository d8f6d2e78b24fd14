/** The two auto-upgrade channels of a cluster, and what has to be done about them before a rollback. */

import type { AzOption } from '../../text/az-command.ts';
import { optional } from '../optional.ts';
import type { ClusterState } from './cluster.ts';

/** The auto-upgrade channels of a cluster; absent means none. */
export interface Channels {
  readonly upgradeChannel?: string;
  readonly nodeOsUpgradeChannel?: string;
}

/** Node OS channels that move a pool's image on. `Unmanaged` leaves the image alone and is never entered or left. */
const IMAGE_MOVING: ReadonlySet<string> = new Set(['nodeimage', 'securitypatch']);

/** Words under which Azure knows a channel that is off (exact case, as the API writes them). */
const OFF = { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' } as const;

/** Returns the cluster's channels as found; absent means none. */
export function channelsOf(cluster: ClusterState): Channels {
  return pickChannels(cluster);
}

/** True when the Kubernetes channel is on: set, and not `none` in any case. */
export function isKubernetesChannelOn(channels: Channels): boolean {
  const word = channels.upgradeChannel?.toLowerCase();
  return word !== undefined && word !== '' && word !== 'none';
}

/** True of a channel that reads as off; one that is absent may never have been set. */
export function isKnownOff(channel: string | undefined): boolean {
  return channel?.toLowerCase() === 'none';
}

/** True when the node OS channel would move a pool's node image on. */
export function isImageChannelOn(channels: Channels): boolean {
  return IMAGE_MOVING.has(channels.nodeOsUpgradeChannel?.toLowerCase() ?? '');
}

/**
 * Returns the channels to switch off before a rollback, with the value to set; `undefined` when none would undo it.
 * The Kubernetes channel always would; the node OS channel only when the rollback changes the node image.
 */
export function channelsToDisable(channels: Channels, changesImage: boolean): Channels | undefined {
  const kubernetes = isKubernetesChannelOn(channels);
  const nodeOs = changesImage && isImageChannelOn(channels);
  if (!kubernetes && !nodeOs) return undefined;
  return {
    ...(kubernetes ? { upgradeChannel: OFF.upgradeChannel } : {}),
    ...(nodeOs ? { nodeOsUpgradeChannel: OFF.nodeOsUpgradeChannel } : {}),
  };
}

/** Returns what puts back those of the `found` channels that `switchedOff` names. */
export function channelsToRestore(found: Channels, switchedOff: Channels): Channels {
  return pickChannels({
    upgradeChannel: switchedOff.upgradeChannel === undefined ? undefined : found.upgradeChannel,
    nodeOsUpgradeChannel:
      switchedOff.nodeOsUpgradeChannel === undefined ? undefined : found.nodeOsUpgradeChannel,
  });
}

/** Returns the options of `az aks update` that set the channels given. */
export function channelOptions({ upgradeChannel, nodeOsUpgradeChannel }: Channels): readonly AzOption[] {
  return [
    ...(upgradeChannel === undefined ? [] : [['auto-upgrade-channel', upgradeChannel] as const]),
    ...(nodeOsUpgradeChannel === undefined
      ? []
      : [['node-os-upgrade-channel', nodeOsUpgradeChannel] as const]),
  ];
}

/** True when the cluster's channels read as given, for those that are given. */
export function hasChannels(cluster: Channels, wanted: Channels): boolean {
  return (
    (wanted.upgradeChannel === undefined || isSameChannel(cluster.upgradeChannel, wanted.upgradeChannel)) &&
    (wanted.nodeOsUpgradeChannel === undefined ||
      isSameChannel(cluster.nodeOsUpgradeChannel, wanted.nodeOsUpgradeChannel))
  );
}

/** True when both name the same channel, ignoring case; absent and empty mean none. */
export function isSameChannel(one: string | undefined, other: string | undefined): boolean {
  return normalize(one) === normalize(other);
}

function normalize(channel: string | undefined): string {
  const word = channel?.toLowerCase() ?? '';
  return word === '' ? 'none' : word;
}

function pickChannels(source: {
  readonly upgradeChannel?: string | undefined;
  readonly nodeOsUpgradeChannel?: string | undefined;
}): Channels {
  return {
    ...optional('upgradeChannel', source.upgradeChannel),
    ...optional('nodeOsUpgradeChannel', source.nodeOsUpgradeChannel),
  };
}
