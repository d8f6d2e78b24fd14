/** What the status of an operation (preview operations API) means. */

import type { Result } from './outcome.ts';
import { isCanceling, terminalState } from './states.ts';

/** True for exactly Succeeded, Failed and Canceled, ignoring case; every other text is an operation going on. */
export function isTerminalStatus(status: string): boolean {
  return terminalState(status) !== undefined;
}

/** Returns a provisioning state or operation status as a result of status mode. */
export function statusResult(state: string): Result {
  return terminalState(state) ?? (isCanceling(state) ? 'canceling' : 'in-progress');
}
