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

/** True for a person, whose name is nobody's business in a public place. */
export function isPerson(caller: string): boolean {
  return caller.includes('@');
}

/**
 * Returns the caller who started the operation, or `undefined` where no event fits: same resource, and a start that is
 * close. Operations carry no correlation id, so there is nothing better to go by.
 */
export function callerOf(
  operation: { readonly startedAt?: number },
  resourceId: string,
  events: readonly ActivityEvent[],
): string | undefined {
  const { startedAt } = operation;
  if (startedAt === undefined) return undefined;
  const distance = ({ at }: ActivityEvent): number => Math.abs(at - startedAt);
  return events
    .filter((event) => event.resourceId.toLowerCase() === resourceId.toLowerCase())
    .filter((event) => !/\/abort\/action$/i.test(event.action) && distance(event) <= CLOSE_MS)
    .toSorted((one, other) => distance(one) - distance(other))[0]?.caller;
}

/** Returns the fleet's run that began the operation, if one says so. */
export function runBehind(
  operation: { readonly id: string },
  runs: readonly FleetRun[],
): FleetRun | undefined {
  return runs.find(({ operationId }) => operationId?.toLowerCase() === operation.id.toLowerCase());
}
