/** Switching auto-upgrade off before a rollback and putting it back: when. */

import type { Assessment } from './situation/assess.ts';
import {
  channelsOf,
  channelsToDisable,
  channelsToRestore,
  hasChannels,
  type Channels,
} from '../aks/channels.ts';
import { channelsFound, refusalMeaning, rollbacksOf, switchOffOf } from '../moves/history.ts';
import type { RollbackInputs } from '../inputs.ts';
import type { RunHistory } from '../moves/record.ts';
import { isSucceeded } from '../aks/states.ts';
import type { Observation } from '../aks/cluster.ts';

/** Returns the channels that would undo one of these rollbacks, with the values that switch them off. */
export function undoingChannels(
  observation: Observation,
  toRollBack: readonly Assessment[],
): Channels | undefined {
  if (toRollBack.length === 0) return undefined;
  return channelsToDisable(
    channelsOf(observation.cluster),
    toRollBack.some(({ changesImage }) => changesImage),
  );
}

/** Returns the channels that this run will switch off: none where the user said not to touch them. */
export function channelsToSwitchOff(
  inputs: RollbackInputs,
  undoing: Channels | undefined,
): Channels | undefined {
  return inputs.autoUpgrade === 'disable' && !inputs.ignoreChecks.has('auto-upgrade') ? undoing : undefined;
}

/**
 * Returns the channels to put back, or `undefined` when they stay off, which is the safe side.
 *
 * They are put back only after Azure definitely refused the rollback or a check blocked it, while cluster and pools are
 * Succeeded and the channels read as this run left them; never after a pool was rolled back, which they would undo.
 */
export function channelsToPutBack(
  observation: Observation,
  history: RunHistory,
  isBlocked: boolean,
): Channels | undefined {
  const switchOff = switchOffOf(history);
  if (switchOff?.settlement?.kind !== 'ended') return undefined;
  if (history.records.some(({ move }) => move.kind === 'restore-auto-upgrade')) return undefined;
  const { cluster } = observation;
  const last = history.records.at(-1);
  const wasRefused = last?.move.kind === 'roll-back' && refusalMeaning(last) === 'refused';
  if (!isBlocked && !wasRefused) return undefined;
  const isQuiet = [cluster, ...cluster.pools].every(({ provisioningState }) =>
    isSucceeded(provisioningState),
  );
  const isAsLeft = hasChannels(channelsOf(cluster), switchOff.move.channels);
  if (!isQuiet || !isAsLeft || hasRolledBack(history)) return undefined;
  return channelsToRestore(channelsFound(history), switchOff.move.channels);
}

function hasRolledBack(history: RunHistory): boolean {
  return history.first.cluster.pools.some(({ name }) =>
    rollbacksOf(history, name).some(
      ({ answer, settlement }) =>
        answer.kind !== 'refused' && settlement !== undefined && settlement.kind !== 'not-begun',
    ),
  );
}
