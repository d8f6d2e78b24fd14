/** Whether switching auto-upgrade off went well, from what was answered and what cluster and pools show after it. */

import { channelOptions, channelsOf, hasChannels, type Channels } from '../aks/channels.ts';
import type { AzureError } from '../aks/errors.ts';
import { ofOperation, ofOwnRequest, outcomeError, type Verdict } from '../decision.ts';
import { optional } from '../optional.ts';
import { hasChangedSomething, isSwitchOff, switchOffOf, type SwitchOffRecord } from '../moves/history.ts';
import { isOwnUpdate } from '../moves/late.ts';
import { findPool, type ClusterState, type Observation, type PoolState } from '../aks/cluster.ts';
import type { ClusterAddress, RollbackInputs } from '../inputs.ts';
import type { Answer, MoveRecord, RunHistory, Settlement } from '../moves/record.ts';
import { mayPutAgain } from '../moves/send-again.ts';
import { isMoving, terminalState } from '../aks/states.ts';
import { changedSettings } from '../aks/differences.ts';
import { compareVersions, isSameKubernetesVersion, versionsShown } from '../aks/versions.ts';
import { updateCommand } from '../../text/az-command.ts';

/**
 * Returns what went wrong with the switch-off, or `undefined` when it went well, is under way or is to be tried again.
 * The pools are compared only in the round right after it: later they change through our own moves.
 */
export function switchOffProblem(
  { cluster: address }: RollbackInputs,
  observation: Observation,
  history: RunHistory,
): Verdict | undefined {
  const done = switchOffOf(history);
  const { settlement: end } = done ?? {};
  // An effect that came late is news in the round that first sees its end, whatever was tried in between.
  const isNews = done === history.records.at(-1) || (end?.kind === 'ended' && end.at === observation.at);
  if (done !== undefined && end?.kind === 'ended' && isNews) return ended(done, end, observation);
  const last = history.records.at(-1);
  if (last === undefined || !isSwitchOff(last)) return undefined;
  if (isOwnUpdate(history, observation.cluster)) return undefined;
  const records = history.records.filter(isSwitchOff);
  const { answer, settlement, move } = last;
  if (answer.kind === 'refused') {
    return mayPutAgain(answer, records) ? undefined : refused(history, answer.error, move.channels, address);
  }
  if (answer.kind === 'withheld') {
    return mayPutAgain(answer, records)
      ? undefined
      : {
          result: 'failed',
          detail: `The cluster kept changing before auto-upgrade could be switched off: ${answer.reason}.`,
        };
  }
  if (settlement?.kind === 'vanished') {
    return {
      result: 'failed',
      detail: 'The cluster is gone, or the identity has lost its permission to read it.',
    };
  }
  return settlement?.kind === 'not-begun' ? notBegun(history, answer, records) : undefined;
}

/** How to switch the channels off by hand is told, because nothing is known against the rollback itself. */
function refused(
  history: RunHistory,
  error: AzureError,
  channels: Channels,
  address: ClusterAddress,
): Verdict {
  const nothing = hasChangedSomething(history) ? 'no pool was rolled back' : 'nothing was changed';
  const byHand = updateCommand(address, channelOptions(channels));
  return {
    result: 'failed',
    error: outcomeError(error),
    detail: `Azure refused to switch auto-upgrade off, which a rollback requires; ${nothing}. To do it yourself: ${byHand}`,
  };
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
  record: SwitchOffRecord,
  { seen, error }: Extract<Settlement, { kind: 'ended' }>,
  observation: Observation,
): Verdict | undefined {
  const { move, answer, poolsBefore = [] } = record;
  const terminal = terminalState(seen.provisioningState);
  if (terminal === 'failed' || terminal === 'canceled') {
    const own = ofOperation(error);
    return {
      result: terminal,
      detail: `Switching auto-upgrade off ended ${seen.provisioningState}; no pool was touched.`,
      ...optional('error', own && ofOwnRequest(own, answer)),
    };
  }
  if (!hasChannels(channelsOf(observation.cluster), move.channels)) {
    return {
      result: 'failed',
      detail: 'Azure reports that auto-upgrade was switched off, but a channel still shows as on.',
    };
  }
  const moved = controlPlaneMove(record, observation);
  if (moved !== undefined) return { result: 'failed', detail: `${moved} No pool was touched.` };
  const differences = poolsBefore.flatMap((pool) => differencesOf(pool, observation));
  return differences.length === 0
    ? undefined
    : {
        result: 'failed',
        detail: `Pools changed while auto-upgrade was switched off: ${differences.join('; ')}.`,
      };
}

/** Returns that the control plane moved since the PUT of the cluster, as a sentence; an update of channels never moves it. */
export function controlPlaneMove({ before }: MoveRecord, { cluster }: Observation): string | undefined {
  const [from, to] = [before?.kubernetesVersion, cluster.kubernetesVersion];
  if (from === undefined || to === undefined || isSameKubernetesVersion(from, to)) return undefined;
  return `The control plane moved from ${from} to ${to} while the channels were being changed.`;
}

/** What became different about one pool through the switch-off, apart from what lives and from going back. */
function differencesOf(before: PoolState, observation: Observation): readonly string[] {
  const after = findPool(observation.cluster, before.name);
  if (after === undefined) return [`pool ${before.name} is gone`];
  const settings = changedSettings(before, after).map((name) => `${name} of pool ${before.name}`);
  return hasGoneBack(before, after) ? settings : [...settings, ...changedVersions(before, after)];
}

function changedVersions(before: PoolState, after: PoolState): readonly string[] {
  return [
    before.kubernetesVersion === after.kubernetesVersion
      ? undefined
      : `Kubernetes version of pool ${before.name} (${before.kubernetesVersion ?? ''} to ${after.kubernetesVersion ?? ''})`,
    before.nodeImageVersion === after.nodeImageVersion
      ? undefined
      : `node image of pool ${before.name} (${before.nodeImageVersion ?? ''} to ${after.nodeImageVersion ?? ''})`,
  ].filter((text) => text !== undefined);
}

/** No update of the cluster takes a pool back: another run rolls it back. */
function hasGoneBack(before: PoolState, after: PoolState): boolean {
  const shown = versionsShown(after);
  return shown !== undefined && compareVersions(shown, before) === 'older';
}

/**
 * Returns what else went on while auto-upgrade was switched off, one sentence for each pool that moves or has gone back
 * by another's hand. None of it stops a run.
 *
 * @param own the pools that the run is about: what goes on there is decided, by `if-busy` for example.
 */
export function activityOfOthers(
  poolsBefore: readonly PoolState[],
  cluster: ClusterState | undefined,
  own: readonly string[],
): readonly string[] {
  return poolsBefore.flatMap((before) => {
    const after = cluster && findPool(cluster, before.name);
    if (after === undefined || own.includes(before.name)) return [];
    const isBack = hasGoneBack(before, after);
    if (!isBack && !isMoving(after.provisioningState)) return [];
    const isGoingOn = isMoving(after.provisioningState);
    const what = isBack
      ? `${isGoingOn ? 'is being' : 'was'} rolled back to ${String(after.kubernetesVersion)}`
      : 'has an operation in progress';
    return [
      `Pool ${before.name} ${what} (${after.provisioningState}), but not by this step: it is left to whoever started it.`,
    ];
  });
}
