/** Commands of the Azure CLI (extension `fleet`) that keep a Fleet Manager off a member, and those that undo them. */

import { azCommand, type AzOption } from './az-command.ts';

/** The fleet that a command is about. */
interface FleetAddress {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly fleet: string;
}

/** An auto-upgrade profile with all that the command has to repeat, because it writes the profile whole. */
interface ProfileFacts extends FleetAddress {
  readonly profile: string;
  readonly channel: string;
  readonly strategyId?: string;
  readonly nodeImageSelection?: string;
  readonly targetKubernetesVersion?: string;
  readonly isLongTermSupport: boolean;
}

function fleetOptions(
  { resourceGroup, fleet, subscriptionId }: FleetAddress,
  name: string,
): readonly AzOption[] {
  return [
    ['resource-group', resourceGroup],
    ['fleet-name', fleet],
    ['name', name],
    ['subscription', subscriptionId],
  ];
}

/** Returns the command that puts a member into another update group. */
export function moveMemberCommand(
  address: FleetAddress & { readonly member: string },
  group: string,
): string {
  return azCommand('fleet member update', [
    ...fleetOptions(address, address.member),
    ['update-group', group],
  ]);
}

/** Returns the command that writes the profile as it is, but switched on or off; `create` updates, too. */
export function switchProfileCommand(profile: ProfileFacts, isDisabled: boolean): string {
  const { strategyId, nodeImageSelection, targetKubernetesVersion, isLongTermSupport } = profile;
  const given = (name: string, value: string | undefined): readonly AzOption[] =>
    value === undefined ? [] : [[name, value]];
  return azCommand('fleet autoupgradeprofile create', [
    ...fleetOptions(profile, profile.profile),
    ['channel', profile.channel],
    ...given('update-strategy-id', strategyId),
    ...given('node-image-selection', nodeImageSelection),
    ...given('target-kubernetes-version', targetKubernetesVersion),
    ...(isLongTermSupport ? ([['long-term-support']] as const) : []),
    ...(isDisabled ? ([['disabled']] as const) : []),
  ]);
}

/** Returns the command that makes an update run leave one member out. */
export function skipMemberCommand(
  address: FleetAddress & { readonly run: string; readonly member: string },
): string {
  return azCommand('fleet updaterun skip', [
    ...fleetOptions(address, address.run),
    ['targets', `Member:${address.member}`],
  ]);
}

/** Returns the command that stops or starts an update run. */
export function updateRunCommand(
  verb: 'stop' | 'start',
  address: FleetAddress & { readonly run: string },
): string {
  return azCommand(`fleet updaterun ${verb}`, fleetOptions(address, address.run));
}
