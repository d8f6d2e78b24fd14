/** The Activity Log: who began an operation. It comes minutes late, so that nothing is said by what it does not hold. */

import type { FleetRun } from './fleet.ts';
import { MINUTE_MS } from '../time.ts';

/** The begin of a change of a cluster or a pool. */
export interface ActivityEvent {
  /** Epoch milliseconds. */
  readonly at: number;
  /** A name with an `@`, or the id of an application. */
  readonly caller: string;
  /** Such as `Microsoft.ContainerService/managedClusters/agentPools/write`. */
  readonly action: string;
  readonly resourceId: string;
}

/** An operation starts within this of the event that tells of its request. */
const CLOSE_MS = 2 * MINUTE_MS;

/** True when two times are as close as those of a request and of what it began. */
export function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= CLOSE_MS;
}

/** True for a person, whose name is nobody's business in a public place. */
export function isPerson(caller: string): boolean {
  return caller.includes('@');
}

/** How a kind of operation is asked for; all others are writes. */
const REQUESTS: readonly (readonly [kind: RegExp, action: RegExp])[] = [
  [/delet/i, /\/delete$/i],
  [/start/i, /\/(?:start\/action|write)$/i],
  [/stop/i, /\/(?:stop\/action|write)$/i],
  [/node-?image/i, /\/(?:upgradeNodeImageVersion\/action|write)$/i],
];

/** True unless the request is known to begin something else; nothing is begun by an abort. */
function canBegin(action: string, kind: string | undefined): boolean {
  if (/\/abort\/action$/i.test(action)) return false;
  if (kind === undefined) return true;
  const request = REQUESTS.find(([one]) => one.test(kind))?.[1] ?? /write$/i;
  return request.test(action);
}

/**
 * Returns the caller who started the operation, or `undefined` where no event fits: same resource, a request that starts
 * its kind, and a start that is close. Operations carry no correlation id, so there is nothing better to go by.
 */
export function callerOf(
  operation: { readonly startedAt?: number; readonly kind?: string },
  resourceId: string,
  events: readonly ActivityEvent[],
): string | undefined {
  const { startedAt, kind } = operation;
  if (startedAt === undefined) return undefined;
  const distance = ({ at }: ActivityEvent): number => Math.abs(at - startedAt);
  return events
    .filter((event) => event.resourceId.toLowerCase() === resourceId.toLowerCase())
    .filter((event) => canBegin(event.action, kind) && isClose(event.at, startedAt))
    .toSorted((one, other) => distance(one) - distance(other))[0]?.caller;
}

/** Returns the fleet's run that began the operation, if one says so. */
export function runBehind(
  operation: { readonly id: string },
  runs: readonly FleetRun[],
): FleetRun | undefined {
  return runs.find(({ operationId }) => operationId?.toLowerCase() === operation.id.toLowerCase());
}
