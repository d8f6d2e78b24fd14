/** Switching auto-upgrade off before a rollback and putting it back: when, and whether it went well. */

import type { Assessment } from './assess.ts';
import { versionsShown } from './assess.ts';
import { channelsOf, channelsToDisable, channelsToRestore, hasChannels } from '../aks/channels.ts';
import { outcomeError } from '../decision.ts';
import type { SwitchOffRecord } from '../moves/history.ts';
import {
  hasChangedSomething,
  isSwitchOff,
  refusalMeaning,
  rollbacksOf,
  switchOffOf,
} from '../moves/history.ts';
import { findPool } from '../aks/cluster.ts';
import type { RollbackInputs } from '../inputs.ts';
import type { Answer, Channels, RunHistory, Settlement } from '../moves/move.ts';
import { mayPutAgain } from '../moves/send-again.ts';
import { isMoving, isSettled, isStopped, isSucceeded, isUpgrading, terminalState } from '../aks/states.ts';
import type { Observation, PoolState } from '../aks/cluster.ts';
import type { Verdict } from '../decision.ts';
import { changedSettings } from './verify.ts';
import { compareVersions } from '../aks/versions.ts';

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
 * Returns what went wrong with the switch-off, or `undefined` when it went well, is under way or is to be tried again.
 * The pools are compared only in the round right after it: later they change through our own moves.
 */
export function switchOffProblem(
  observation: Observation,
  history: RunHistory,
  pending: readonly string[],
): Verdict | undefined {
  const last = history.records.at(-1);
  if (last === undefined || !isSwitchOff(last)) return undefined;
  const records = history.records.filter(isSwitchOff);
  const { answer, settlement } = last;
  if (answer.kind === 'refused') {
    return mayPutAgain(answer, records) ? undefined : { result: 'failed', error: outcomeError(answer.error) };
  }
  if (answer.kind === 'withheld') {
    return mayPutAgain(answer, records)
      ? undefined
      : {
          result: 'failed',
          detail: `The cluster kept changing before auto-upgrade could be switched off: ${answer.reason}.`,
        };
  }
  switch (settlement?.kind) {
    case 'vanished':
      return { result: 'failed', detail: 'The cluster was deleted meanwhile.' };
    case 'not-begun':
      return notBegun(history, answer, records);
    case 'ended':
      return ended(last, settlement, observation, pending);
    case 'replaced':
    case 'not-awaited':
    case undefined:
      return undefined;
  }
}

function notBegun(
  history: RunHistory,
  answer: Answer,
  records: readonly SwitchOffRecord[],
): Verdict | undefined {
  if (answer.kind !== 'unknown') {
    return {
      result: 'failed',
      detail: 'Azure accepted switching auto-upgrade off, but the cluster never began to change.',
    };
  }
  if (mayPutAgain(answer, records)) return undefined;
  return { result: hasChangedSomething(history) ? 'failed' : 'error', error: outcomeError(answer.error) };
}

function ended(
  { move, poolsBefore = [] }: SwitchOffRecord,
  { seen, error }: Extract<Settlement, { kind: 'ended' }>,
  observation: Observation,
  pending: readonly string[],
): Verdict | undefined {
  const terminal = terminalState(seen.provisioningState);
  if (terminal === 'failed' || terminal === 'canceled') {
    return {
      result: terminal,
      detail: `Switching auto-upgrade off ended ${seen.provisioningState}; no pool was touched.`,
      ...(error === undefined ? {} : { error: { ...error, isFromAzure: true } }),
    };
  }
  if (!hasChannels(channelsOf(observation.cluster), move.channels)) {
    return {
      result: 'failed',
      detail: 'Azure reports that auto-upgrade was switched off, yet a channel still reads as on.',
    };
  }
  const differences = poolsBefore.flatMap((pool) => differencesOf(pool, observation, pending));
  return differences.length === 0
    ? undefined
    : {
        result: 'failed',
        detail: `Pools changed while auto-upgrade was switched off: ${differences.join('; ')}.`,
      };
}

/** What became different about one pool through the switch-off, apart from a stopped upgrade that was resumed. */
function differencesOf(
  before: PoolState,
  observation: Observation,
  pending: readonly string[],
): readonly string[] {
  const after = findPool(observation.cluster, before.name);
  if (after === undefined) return [`pool ${before.name} is gone`];
  const settings = changedSettings(before, after).map((name) => `${name} of pool ${before.name}`);
  const versions = [
    before.kubernetesVersion === after.kubernetesVersion
      ? undefined
      : `Kubernetes version of pool ${before.name} (${before.kubernetesVersion ?? ''} to ${after.kubernetesVersion ?? ''})`,
    before.nodeImageVersion === after.nodeImageVersion
      ? undefined
      : `node image of pool ${before.name} (${before.nodeImageVersion ?? ''} to ${after.nodeImageVersion ?? ''})`,
  ].filter((text) => text !== undefined);
  if (pending.includes(before.name) && hasGoneBack(before, after)) return settings;
  const moved = hasMovedUnexpectedly(before, after, pending)
    ? [`pool ${before.name} is ${after.provisioningState} now`]
    : [];
  return [...settings, ...versions, ...moved];
}

/** No update of the cluster takes a pool back: another run rolls it back, and what to do about that is decided as ever. */
function hasGoneBack(before: PoolState, after: PoolState): boolean {
  const shown = versionsShown(after);
  return shown !== undefined && compareVersions(shown, before) === 'older';
}

function hasMovedUnexpectedly(before: PoolState, after: PoolState, pending: readonly string[]): boolean {
  if (!isSettled(before.provisioningState) || !isMoving(after.provisioningState)) return false;
  const isResumed = isStopped(before.provisioningState) && isUpgrading(after.provisioningState);
  // What moves on a pool of this run is decided by `if-busy`, or aborted as resumed; an autoscaler scales when it likes.
  return (
    !(pending.includes(before.name) && (isResumed || isSucceeded(before.provisioningState))) &&
    !after.isAutoscaled
  );
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
  return channelsToRestore(channelsOf(history.first.cluster), switchOff.move.channels);
}

function hasRolledBack(history: RunHistory): boolean {
  return history.first.cluster.pools.some(({ name }) =>
    rollbacksOf(history, name).some(
      ({ answer, settlement }) =>
        answer.kind !== 'refused' && settlement !== undefined && settlement.kind !== 'not-begun',
    ),
  );
}
