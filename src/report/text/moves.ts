/** The texts of moves, a row a kind: one without a row does not compile. */

import { clusterResourceId, type ClusterAddress } from '../../domain/inputs.ts';
import type { Channels } from '../../domain/aks/channels.ts';
import type { Move } from '../../domain/moves/move.ts';
import { targetInWords, type Target } from '../../domain/aks/cluster.ts';
import { listInWords, oneLine } from '../../text/plain-text.ts';
import { channelsInWords, versionsInWords } from './words.ts';

type Kind = Move['kind'];

type MoveOf<K extends Kind> = Extract<Move, { kind: K }>;

interface Texts<K extends Kind> {
  /** What it does: a group's title in the log, a line in plan and summary. */
  readonly title: (move: MoveOf<K>) => string;
  /** What stands at its place in the timeline. */
  readonly mark: string;
  /** Its request as method, path and what it sets, given the path of the cluster; empty when it sends nothing. */
  readonly request: (move: MoveOf<K>, cluster: string) => readonly string[];
}

const WAIT_REASONS: Readonly<Record<Extract<Move, { kind: 'wait' }>['why'], string>> = {
  busy: 'another operation is running',
  canceling: 'its operation is being canceled',
  hidden: 'AKS reports an operation in progress, although the state shows none',
  asked: 'its operation is in progress',
};

const ABORT_REASONS: Readonly<Record<Extract<Move, { kind: 'abort' }>['why'], string>> = {
  asked: '',
  busy: ', which blocks the rollback',
  resumed: ', which resumed when the channels were changed',
};

const TEXTS: { readonly [K in Kind]: Texts<K> } = {
  abort: {
    title: ({ target, why }) => `Abort the operation on ${targetInWords(target)}${ABORT_REASONS[why]}`,
    mark: 'Abort',
    request: ({ target }, cluster) => [`POST ${cluster}${poolPath(target)}/abort`],
  },
  wait: {
    title: ({ targets, why }) => `Wait for ${listInWords(targets.map(targetInWords))}: ${WAIT_REASONS[why]}`,
    mark: 'Wait',
    request: () => [],
  },
  'disable-auto-upgrade': {
    title: ({ channels }) => `Switch off auto-upgrade: ${channelsInWords(channels)}`,
    mark: 'Auto-upgrade off',
    request: ({ channels }, cluster) => [`PUT ${cluster}`, ...channelProperties(channels)],
  },
  'roll-back': {
    title: ({ pool, to, isResend }) =>
      `Roll back pool ${oneLine(pool)} to ${versionsInWords(to)}${isResend ? ' (sent again: it had stopped partway)' : ''}`,
    mark: 'Roll back',
    request: ({ pool, to }, cluster) => [
      `PUT ${cluster}/agentPools/${oneLine(pool)}`,
      `properties.orchestratorVersion: ${oneLine(to.kubernetesVersion)}`,
      `properties.nodeImageVersion: ${oneLine(to.nodeImageVersion)}`,
    ],
  },
  join: {
    title: ({ pool, to }) =>
      `Wait for the rollback of pool ${oneLine(pool)} to ${versionsInWords(to)}, which is already running`,
    mark: 'Join the rollback',
    request: () => [],
  },
  'restore-auto-upgrade': {
    title: ({ channels }) => `Restore auto-upgrade: ${channelsInWords(channels)}`,
    mark: 'Auto-upgrade restored',
    request: ({ channels }, cluster) => [`PUT ${cluster}`, ...channelProperties(channels)],
  },
};

/** Returns what a move does, in words. */
export function moveInWords(move: Move): string {
  return textsOf(move).title(move);
}

/** Returns what stands for a move of this kind in the timeline. */
export function markOfMove(kind: Kind): string {
  return TEXTS[kind].mark;
}

/** Returns the request of a move as method, path and what it sets; empty when the move sends nothing. */
export function requestLines(move: Move, address: ClusterAddress): readonly string[] {
  return textsOf(move).request(move, oneLine(clusterResourceId(address)));
}

/** The row of a move takes that move: the compiler can't see it, since it doesn't tie a union's members to their kinds. */
function textsOf({ kind }: Move): Texts<Kind> {
  return TEXTS[kind] as unknown as Texts<Kind>;
}

function poolPath(target: Target): string {
  return target.kind === 'cluster' ? '' : `/agentPools/${oneLine(target.name)}`;
}

function channelProperties({ upgradeChannel, nodeOsUpgradeChannel }: Channels): readonly string[] {
  const property = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`properties.autoUpgradeProfile.${name}: ${oneLine(value)}`];
  return [
    ...property('upgradeChannel', upgradeChannel),
    ...property('nodeOSUpgradeChannel', nodeOsUpgradeChannel),
  ];
}
