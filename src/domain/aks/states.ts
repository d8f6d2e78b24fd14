/** The one table of provisioning states. They are free strings, compared ignoring case. */

/** The three terminal states. Everything else is moving, unknown words too (AKS adds words without notice). */
const TERMINAL = ['succeeded', 'failed', 'canceled'] as const;

type TerminalState = (typeof TERMINAL)[number];

/** Documented words for an operation in progress, beside Canceling; others exist. */
const KNOWN_MOVING: ReadonlySet<string> = new Set([
  'creating',
  'updating',
  'upgrading',
  'upgradingnodeimageversion',
  'deleting',
  'starting',
  'stopping',
  'scaling',
]);

/** Returns the state in one spelling, or `undefined` when the resource is still moving. */
export function terminalState(state: string): TerminalState | undefined {
  const word = state.toLowerCase();
  // Other services spell it with two l's; a long-running operation may carry that spelling here, too.
  if (word === 'cancelled') return 'canceled';
  return TERMINAL.find((terminal) => terminal === word);
}

/** True for Succeeded, Failed and Canceled. */
export function isSettled(state: string): boolean {
  return terminalState(state) !== undefined;
}

/** True when two words name the same state. */
export function isSameState(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** True for every state that is not terminal. */
export function isMoving(state: string): boolean {
  return !isSettled(state);
}

export function isSucceeded(state: string): boolean {
  return terminalState(state) === 'succeeded';
}

/** True for Failed and Canceled: an operation stopped partway. */
export function isStopped(state: string): boolean {
  const terminal = terminalState(state);
  return terminal === 'failed' || terminal === 'canceled';
}

/** True while an abort takes effect. */
export function isCanceling(state: string): boolean {
  const word = state.toLowerCase();
  return word === 'canceling' || word === 'cancelling';
}

export function isDeleting(state: string): boolean {
  return state.toLowerCase() === 'deleting';
}

export function isCreating(state: string): boolean {
  return state.toLowerCase() === 'creating';
}

export function isStopping(state: string): boolean {
  return state.toLowerCase() === 'stopping';
}

/** True for the two states of a pool (or cluster) whose versions are changing. A rollback shows as an upgrade. */
export function isUpgrading(state: string): boolean {
  const word = state.toLowerCase();
  return word === 'upgrading' || word === 'upgradingnodeimageversion';
}

export function isUpdating(state: string): boolean {
  return state.toLowerCase() === 'updating';
}

/** True for words that neither are terminal nor documented: counted as moving, and told. */
export function isUnknownState(state: string): boolean {
  return isMoving(state) && !isCanceling(state) && !KNOWN_MOVING.has(state.toLowerCase());
}

/** True when the nodes are switched off (`powerState.code`). */
export function isPoweredOff(powerState: string | undefined): boolean {
  return powerState?.toLowerCase() === 'stopped';
}
