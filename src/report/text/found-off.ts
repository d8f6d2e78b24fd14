/** What a rollback says of auto-upgrade that it found off and did not switch off: an earlier attempt may have done it. */

import { sentSwitchOffs } from '../../domain/moves/history.ts';
import { isKnownOff, type Channels } from '../../domain/aks/channels.ts';
import { optional } from '../../domain/optional.ts';
import { factsOf } from '../../domain/results.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import { updateCommand, type AzOption } from '../../text/az-command.ts';
import { listInWords, oneLine } from '../../text/plain-text.ts';
import { earlierAttempt, type RunContext } from '../run-context.ts';

/** What is usual, as nobody knows what was on. */
const USUAL = {
  upgradeChannel: ['auto-upgrade-channel', 'patch'],
  nodeOsUpgradeChannel: ['node-os-upgrade-channel', 'NodeImage'],
} as const satisfies Readonly<Record<keyof Channels, AzOption>>;

export interface FoundOff {
  /** What is off, and since when it may be; without the log's address. */
  readonly text: string;
  /** The channels that the command turns on, and that others may have been on. */
  readonly usual: string;
  readonly command: string;
  /** Page of the attempt before this one. */
  readonly earlierLog?: string;
}

/**
 * Returns what to say, or `undefined` when none of the channels that the rollback would switch off was found off, or when
 * no pool is back: turned on now, a channel would be in the way of the next attempt, or upgrade the pools again.
 */
export function foundOff(outcome: Outcome, context: RunContext): FoundOff | undefined {
  const { mode, result, channels, moves, address } = outcome;
  if (mode !== 'rollback' || result === 'error' || channels === undefined) return undefined;
  const earlierLog = earlierAttempt(context);
  // What an earlier attempt left off has to be known in any case.
  if (earlierLog === undefined && !outcome.dryRun && !isBack(outcome)) return undefined;
  if (sentSwitchOffs({ records: moves }).length > 0) return undefined;
  const off = offChannels(channels.found, changesImage(outcome));
  if (off.length === 0) return undefined;
  const names = off.map((name) => WORDS[name](oneLine(channels.found[name] ?? 'none')));
  return {
    text:
      `Auto-upgrade was already off when this step started (${listInWords(names)}): ` +
      (earlierLog === undefined
        ? 'an earlier rollback may have turned it off, and its log has the command that turns it back on'
        : 'an earlier attempt of this run may have turned it off, and the log of that attempt has the command that turns it back on'),
    usual: `${listInWords(off.map((name) => USUAL[name][1]))} ${off.length === 1 ? 'is' : 'are'} usual; if you had others, use those`,
    command: updateCommand(
      address,
      off.map((name) => USUAL[name]),
    ),
    ...optional('earlierLog', earlierLog),
  };
}

const WORDS: Readonly<Record<keyof Channels, (value: string) => string>> = {
  upgradeChannel: (value) => `Kubernetes channel ${value}`,
  nodeOsUpgradeChannel: (value) => `node OS channel ${value}`,
};

function isBack({ result, pools }: Outcome): boolean {
  return factsOf(result).isBack === true || pools.some((pool) => factsOf(pool.result).isBack === true);
}

/** A Kubernetes channel that is off and one that was never set both read as absent. */
function offChannels(found: Channels, isImageChanged: boolean): readonly (keyof Channels)[] {
  const isNodeOsOff = isKnownOff(found.nodeOsUpgradeChannel);
  const isKubernetesOff = isKnownOff(found.upgradeChannel ?? 'none');
  return [
    ...(isKubernetesOff ? (['upgradeChannel'] as const) : []),
    ...(isNodeOsOff && isImageChanged ? (['nodeOsUpgradeChannel'] as const) : []),
  ];
}

/** False only when every pool is known to have kept its image: else the node OS channel is switched off, too. */
function changesImage({ pools }: Outcome): boolean {
  return !pools.every(
    ({ result, before, after }) =>
      result === 'rolled-back' &&
      before.nodeImageVersion !== undefined &&
      before.nodeImageVersion === after.nodeImageVersion,
  );
}
