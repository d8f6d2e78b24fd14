/** What was found beside the cluster that answers: who began this, is it stuck, and who will undo it? */

import {
  findPool,
  type ClusterState,
  type Observation,
  type Operation,
  type PoolState,
} from '../aks/cluster.ts';
import { channelsOf, isImageChannelOn, isKubernetesChannelOn } from '../aks/channels.ts';
import { estimateRollback } from '../aks/estimate.ts';
import { isSettled } from '../aks/states.ts';
import { callerOf, isPerson, runBehind } from '../beside/activity.ts';
import {
  AUTO_UPGRADE_WINDOW,
  NODE_OS_WINDOW,
  nextOpening,
  type MaintenanceWindow,
} from '../beside/maintenance.ts';
import { kindInWords } from '../beside/operation-kinds.ts';
import { capitalized } from '../../text/plain-text.ts';
import { dayAndTime, formatDuration } from '../time.ts';

/** One sentence. */
export interface Insight {
  readonly text: string;
  /** True when it names a person: for the summary of a private repository alone. */
  readonly isPersonal: boolean;
}

/** Returns what is worth a sentence, for a run about these pools. */
export function insightsOf(observation: Observation, pools: readonly string[]): readonly Insight[] {
  const { cluster } = observation;
  const running = runningOperations(observation);
  return [
    ...running.flatMap((operation) => aboutOperation(observation, operation)),
    ...pools.flatMap((name) => {
      const pool = findPool(cluster, name);
      return pool === undefined ? [] : howLong(pool, running, observation.at);
    }),
    ...windowsAhead(observation),
  ];
}

/** Operations in progress, wherever they were read, each once. */
function runningOperations({
  operations,
  activeOperations,
  recentOperations,
}: Observation): readonly Operation[] {
  const all = [
    ...[...activeOperations.values()].flatMap((reading) => (reading.kind === 'read' ? reading.value : [])),
    ...[...operations.values()].flatMap((reading) =>
      reading.kind === 'read' && reading.value !== undefined ? [reading.value] : [],
    ),
    ...(recentOperations.kind === 'read' ? recentOperations.value : []),
  ].filter(({ status }) => !isSettled(status));
  return [...new Map(all.map((operation) => [operation.id.toLowerCase(), operation])).values()];
}

function aboutOperation(observation: Observation, operation: Operation): readonly Insight[] {
  const { events, fleetRuns, cluster, at } = observation;
  const resource = operation.resourceId ?? cluster.id;
  const caller = events.kind === 'read' ? callerOf(operation, resource, events.value) : undefined;
  const run = fleetRuns.kind === 'read' ? runBehind(operation, fleetRuns.value) : undefined;
  const what = capitalized(kindInWords(operation) ?? 'an operation');
  const since = operation.startedAt === undefined ? '' : ` ${formatDuration(at - operation.startedAt)} ago`;
  return [
    ...(caller === undefined
      ? []
      : [
          {
            text: `${what} (${operation.id}) was begun${since} by ${caller}.`,
            isPersonal: isPerson(caller),
          },
        ]),
    ...(run === undefined
      ? []
      : [
          {
            text: `${what} (${operation.id}) was begun by update run ${run.run} of fleet ${run.fleet}: aborted, it may begin again.`,
            isPersonal: false,
          },
        ]),
  ];
}

/** How long it has run, what is usual for that many nodes, and what the drain settings allow at most. */
function howLong(pool: PoolState, running: readonly Operation[], at: number): readonly Insight[] {
  const suffix = `/agentpools/${pool.name}`.toLowerCase();
  const own = running.find(({ resourceId }) => resourceId?.toLowerCase().endsWith(suffix));
  const estimate = estimateRollback(pool);
  if (own?.startedAt === undefined || estimate === undefined) return [];
  const { nodes, expectedMs, longestMs } = estimate;
  return [
    {
      text:
        `The operation on pool ${pool.name} has run for ${formatDuration(at - own.startedAt)}; ` +
        `usual for ${String(nodes)} ${nodes === 1 ? 'node' : 'nodes'} is about ${formatDuration(expectedMs)}, ` +
        `and its drain settings allow ${formatDuration(longestMs)} at most.`,
      isPersonal: false,
    },
  ];
}

/** Where a channel stays on, planned maintenance moves pools forward again. */
function windowsAhead({ windows, cluster, at }: Observation): readonly Insight[] {
  if (windows.kind !== 'read') return [];
  return windows.value.flatMap((window) => {
    const what = replacedBy(window, cluster);
    const opening = what === undefined ? undefined : nextOpening(window, at);
    if (what === undefined || opening === undefined) return [];
    const when =
      opening.opensAt <= at
        ? `that is open until ${dayAndTime(opening.closesAt)}`
        : `that opens ${opening.isEarliest ? 'at the earliest ' : ''}on ${dayAndTime(opening.opensAt)}`;
    return [{ text: `${what} in the window ${when}.`, isPersonal: false }];
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
