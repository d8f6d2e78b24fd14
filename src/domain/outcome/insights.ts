/** What was found beside the cluster that answers: who began this, is it stuck, and who will undo it? */

import { targetInWords, type ClusterState, type Observation, type Operation } from '../aks/cluster.ts';
import { channelsOf, isImageChannelOn, isKubernetesChannelOn } from '../aks/channels.ts';
import {
  AUTO_UPGRADE_WINDOW,
  NODE_OS_WINDOW,
  nextOpening,
  type MaintenanceWindow,
} from '../beside/maintenance.ts';
import { dayAndTime, formatDuration } from '../time.ts';
import { kindNoun } from '../beside/operation-kinds.ts';
import type { Insight } from './insight.ts';
import type { UnderWay } from './under-way.ts';
import { whoBegan } from './who-began.ts';

/**
 * Returns what is worth a sentence.
 *
 * @param underWay what is in progress, where no other text tells how far it is.
 * @param now epoch milliseconds.
 */
export function insightsOf(
  observation: Observation,
  operations: readonly Operation[],
  underWay: readonly UnderWay[],
  now: number,
): readonly Insight[] {
  return [
    ...whoBegan(observation, operations, now),
    ...underWay.flatMap(howLong),
    ...windowsAhead(observation),
  ];
}

/** How long it has run, what is usual for that many nodes, and what the drain settings allow at most. */
function howLong({ target, operation, runningMs, estimate }: UnderWay): readonly Insight[] {
  if (runningMs === undefined || estimate === undefined) return [];
  const { nodes, expectedMs, longestMs } = estimate;
  return [
    {
      text:
        `The ${kindNoun(operation ?? {})} on ${targetInWords(target)} has been running for ${formatDuration(runningMs)}; ` +
        `usual for ${String(nodes)} ${nodes === 1 ? 'node' : 'nodes'} is about ${formatDuration(expectedMs)}, ` +
        `and its drain settings allow ${formatDuration(longestMs)} at most.`,
    },
  ];
}

/** Where a channel stays on, planned maintenance moves pools forward again. */
function windowsAhead({ windows, cluster, at }: Observation): readonly Insight[] {
  if (windows.kind !== 'read') return [];
  return windows.value.flatMap((window) => {
    const what = replacedBy(window, cluster);
    if (what === undefined) return [];
    const opening = nextOpening(window, at);
    if (opening === undefined) return [];
    const when =
      opening.opensAt <= at
        ? `that is open until ${dayAndTime(opening.closesAt)}`
        : `that opens ${opening.isEarliest ? 'at the earliest ' : ''}on ${dayAndTime(opening.opensAt)}`;
    return [{ text: `${what} in the window ${when}.` }];
  });
}

function replacedBy(window: MaintenanceWindow, cluster: ClusterState): string | undefined {
  const channels = channelsOf(cluster);
  if (window.name === NODE_OS_WINDOW && isImageChannelOn(channels)) {
    return 'The node OS channel replaces node images with newer ones';
  }
  return window.name === AUTO_UPGRADE_WINDOW && isKubernetesChannelOn(channels)
    ? 'The Kubernetes channel upgrades the cluster'
    : undefined;
}
