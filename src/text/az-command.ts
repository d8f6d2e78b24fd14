/** Commands of the Azure CLI that people are told to run, quoted so that they can be pasted into a shell. */

import { oneLine } from './plain-text.ts';

/** Where a cluster is found: all that a command needs to name it. */
export interface ClusterAddress {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** What every POSIX shell takes as one plain word. */
const PLAIN_WORD = /^[A-Za-z0-9_./:@%+=,-]+$/;

/** Returns `az`, the words of the command and its options, each value quoted where needed. */
export function azCommand(
  words: string,
  options: readonly (readonly [name: string, value: string])[],
): string {
  return ['az', words, ...options.map(([name, value]) => azOption(name, oneLine(value)))].join(' ');
}

/** Returns the command that makes AKS bring the cluster, or one of its pools, to what is recorded for it. */
export function reconcileCommand(address: ClusterAddress, pool?: string): string {
  return pool === undefined
    ? azCommand('aks update', clusterOptions(address))
    : azCommand('aks nodepool update', poolOptions(address, pool));
}

/** Returns the options that name a cluster. */
export function clusterOptions(address: ClusterAddress): readonly (readonly [string, string])[] {
  return [
    ['resource-group', address.resourceGroup],
    ['name', address.name],
    ['subscription', address.subscriptionId],
  ];
}

function poolOptions(address: ClusterAddress, pool: string): readonly (readonly [string, string])[] {
  return [
    ['resource-group', address.resourceGroup],
    ['cluster-name', address.name],
    ['name', pool],
    ['subscription', address.subscriptionId],
  ];
}

function azOption(name: string, value: string): string {
  // `--name -x` would read as two options; `--name=-x` is one with its value.
  const separator = value.startsWith('-') ? '=' : ' ';
  return `--${name}${separator}${quote(value)}`;
}

function quote(value: string): string {
  return PLAIN_WORD.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
