/** Commands of the Azure CLI that people are told to run, quoted so that they can be pasted into a shell. */

import { oneLine } from './plain-text.ts';

/** Where a cluster is found: all that a command needs to name it. */
export interface ClusterAddress {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** As long as any value is that is not a mistake: a federated credential as JSON is the longest. */
const LONGEST_VALUE = 4_000;

/** What every POSIX shell takes as one plain word. */
const PLAIN_WORD = /^[A-Za-z0-9_./:@%+=,-]+$/;

/** An option with its value, or a flag that has none. */
export type AzOption = readonly [name: string, value?: string];

/** Returns `az`, the words of the command and its options, each value quoted where needed. */
export function azCommand(words: string, options: readonly AzOption[]): string {
  return ['az', words, ...options.map(([name, value]) => azOption(name, value))].join(' ');
}

/** Returns the command that makes AKS bring the cluster, or one of its pools, to what is recorded for it. */
export function reconcileCommand(address: ClusterAddress, pool?: string): string {
  return pool === undefined
    ? updateCommand(address, [])
    : azCommand('aks nodepool update', poolOptions(address, pool));
}

/** Returns the command that updates the cluster. */
export function updateCommand(address: ClusterAddress, options: readonly AzOption[]): string {
  // The CLI asks before it does these two, and fails where nobody can answer.
  const asks =
    options.length === 0 ||
    options.some(([name, value]) => name === 'auto-upgrade-channel' && value === 'none');
  return azCommand('aks update', [
    ...clusterOptions(address),
    ...options,
    ...(asks ? [['yes'] as const] : []),
  ]);
}

/** Returns the command that starts a stopped cluster, or one of its pools. */
export function startCommand(address: ClusterAddress, pool?: string): string {
  return pool === undefined
    ? azCommand('aks start', clusterOptions(address))
    : azCommand('aks nodepool start', poolOptions(address, pool));
}

/** Returns the options that name a cluster. */
function clusterOptions(address: ClusterAddress): readonly AzOption[] {
  return [
    ['resource-group', address.resourceGroup],
    ['name', address.name],
    ['subscription', address.subscriptionId],
  ];
}

/** Returns the options that name a pool of a cluster. */
export function poolOptions(address: ClusterAddress, pool: string): readonly AzOption[] {
  return [
    ['resource-group', address.resourceGroup],
    ['cluster-name', address.name],
    ['name', pool],
    ['subscription', address.subscriptionId],
  ];
}

function azOption(name: string, value: string | undefined): string {
  if (value === undefined) return `--${name}`;
  const shown = oneLine(value, LONGEST_VALUE);
  // `--name -x` would read as two options; `--name=-x` is one with its value.
  return `--${name}${shown.startsWith('-') ? '=' : ' '}${shellQuoted(shown)}`;
}

/** Returns the value as one word of a POSIX shell. */
function shellQuoted(value: string): string {
  return PLAIN_WORD.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
