/** Who began an operation: what the Activity Log and the runs of fleets tell of it. */

import { targetInWords, type Observation, type Operation, type Target } from '../aks/cluster.ts';
import { activeOn, latestOn, recentOf } from '../aks/operations.ts';
import { isSettled, isStopped } from '../aks/states.ts';
import { callerOf, isClose, isPerson, runBehind } from '../beside/activity.ts';
import { mayBeginAgain, type FleetRun } from '../beside/fleet.ts';
import { kindInWords, kindNoun } from '../beside/operation-kinds.ts';
import type { RunHistory } from '../moves/record.ts';
import { formatDuration } from '../time.ts';
import { updateRunCommand } from '../../text/az-fleet-command.ts';
import { capitalized } from '../../text/plain-text.ts';
import type { Insight } from './insight.ts';

/** How a person is called where anybody may read it. */
const SOMEBODY = 'a person (the Activity Log has the name)';

/** Returns who began these operations, as far as that is known. */
export function whoBegan(
  observation: Observation,
  operations: readonly Operation[],
  now: number,
): readonly Insight[] {
  return operations.flatMap((operation) => [
    ...ofCaller(observation, operation, now),
    ...ofRun(observation, operation),
  ]);
}

/**
 * Returns the operations whose begin matters: what is in progress, what this run aborted, and in a report what ended last
 * on a target that stopped partway.
 */
export function operationsThatMatter(
  observation: Observation,
  { records }: Pick<RunHistory, 'records'>,
  targets: readonly Target[],
): readonly Operation[] {
  const aborted = records.flatMap(({ move, operation }) =>
    move.kind === 'abort' && operation !== undefined ? [operation] : [],
  );
  const everywhere: readonly Target[] = [
    { kind: 'cluster' },
    ...observation.cluster.pools.map(({ name }) => ({ kind: 'pool', name }) as const),
  ];
  const all = [
    ...everywhere.flatMap((target) => activeOn(observation, target)),
    ...targets.flatMap((target) => lastStopped(observation, target)),
    ...aborted,
  ];
  return [...new Map(all.map((operation) => [operation.id.toLowerCase(), operation])).values()];
}

function lastStopped(observation: Observation, target: Target): readonly Operation[] {
  const last = latestOn(observation, target) ?? recentOf(observation, target)[0];
  return last !== undefined && isStopped(last.status) ? [last] : [];
}

function ofCaller(observation: Observation, operation: Operation, now: number): readonly Insight[] {
  const caller = callerIn(observation, operation);
  if (caller === undefined) return [];
  const { id, startedAt = now } = operation;
  const said = (who: string): string =>
    `${capitalized(kindInWords(operation))} (${id})${endOf(operation)} was started ${formatDuration(now - startedAt)} ago by ${who}${caller.how}.`;
  const { name } = caller;
  return [isPerson(name) ? { text: said(SOMEBODY), named: said(name) } : { text: said(name) }];
}

function endOf({ status }: Operation): string {
  return isSettled(status) ? `, which ended ${status},` : '';
}

interface Caller {
  readonly name: string;
  /** Empty, or how that is known where it is known of another operation alone. */
  readonly how: string;
}

function callerIn(observation: Observation, operation: Operation): Caller | undefined {
  const { events, cluster } = observation;
  if (events.kind !== 'read') return undefined;
  const own = callerOf(operation, operation.resourceId ?? cluster.id, events.value);
  if (own !== undefined) return { name: own, how: '' };
  const whole = operationOfCluster(observation, operation);
  if (whole === undefined) return undefined;
  const name = callerOf(whole, cluster.id, events.value);
  return name === undefined ? undefined : { name, how: `, as part of ${kindInWords(whole)} of the cluster` };
}

/** The cluster's own operation that a pool's belongs to: of the same kind, and started together with it. */
function operationOfCluster(
  observation: Observation,
  { resourceId, kind, startedAt }: Operation,
): Operation | undefined {
  if (resourceId === undefined || kind === undefined || startedAt === undefined) return undefined;
  if (resourceId.toLowerCase() === observation.cluster.id.toLowerCase()) return undefined;
  const target: Target = { kind: 'cluster' };
  const latest = latestOn(observation, target);
  return [...(latest === undefined ? [] : [latest]), ...recentOf(observation, target)].find(
    (one) =>
      one.kind !== undefined &&
      kindNoun(one) === kindNoun({ kind }) &&
      one.startedAt !== undefined &&
      isClose(one.startedAt, startedAt),
  );
}

function ofRun({ fleetRuns }: Observation, operation: Operation): readonly Insight[] {
  const run = fleetRuns.kind === 'read' ? runBehind(operation, fleetRuns.value) : undefined;
  if (run === undefined) return [];
  const said = `${capitalized(kindInWords(operation))} (${operation.id})${endOf(operation)} was started by update run ${run.run} of fleet ${run.fleet} (${run.state})`;
  return [
    mayBeginAgain(run)
      ? {
          text: `${said}: if aborted, it may start again. Stop the run to prevent that: a stopped run updates no more members. If it can't be started again later, create a new one.`,
          commands: [updateRunCommand('stop', run)],
          undo: updateRunCommand('start', run),
        }
      : { text: `${said}: if the run is started again, it may start the operation again.` },
  ];
}

/** Returns the run that began one of the operations and goes on, if there is one. */
export function runThatMayBeginAgain(
  { fleetRuns }: Observation,
  operations: readonly Operation[],
): FleetRun | undefined {
  if (fleetRuns.kind !== 'read') return undefined;
  return operations
    .map((operation) => runBehind(operation, fleetRuns.value))
    .find((run) => run !== undefined && mayBeginAgain(run));
}

/** Returns what is about to be stopped, in a sentence that anybody may read. */
export function aboutToStop(observation: Observation, target: Target, now: number): string {
  const [operation] = activeOn(observation, target);
  const what = targetInWords(target);
  if (operation === undefined) return `You are about to stop an operation on ${what}.`;
  const caller = callerIn(observation, operation);
  const who = caller === undefined ? 'began' : `${isPerson(caller.name) ? SOMEBODY : caller.name} began`;
  const when = operation.startedAt === undefined ? '' : ` ${formatDuration(now - operation.startedAt)} ago`;
  const clause = caller === undefined && when === '' ? '' : ` that ${who}${when}${caller?.how ?? ''}`;
  return `You are about to stop ${kindInWords(operation)} on ${what}${clause} (${operation.id}).`;
}
