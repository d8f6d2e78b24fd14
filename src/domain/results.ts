/** The results of a run: which make the step fail, and which is the worst of several. */

import type { ErrorFacts } from './aks/errors.ts';
import { isCanceling, terminalState } from './aks/states.ts';
import type { Mode } from './inputs.ts';

/** How serious a result is, for icons and colours. */
export type Tone = 'good' | 'notable' | 'moving' | 'bad';

/** What a result means for the run. */
interface Facts {
  /** The modes that can end with it. */
  readonly modes: readonly Mode[];
  /** When the step fails with it. */
  readonly fails: 'always' | 'unless-status' | 'if-idle' | 'never';
  /** How serious it is where the step does not fail. */
  readonly tone: Tone;
  /** Worth an annotation where the step does not fail. */
  readonly warns?: true;
  /** Nothing was going on on the target, and nothing was done to it. */
  readonly isIdle?: true;
  /** The pool was taken back, or is on its way. */
  readonly isRollback?: true;
  /** For a rollback there is nothing left to do on the pool. */
  readonly isBack?: true;
  /** The operation may go on after the step. */
  readonly mayGoOn?: true;
}

const ALL = ['status', 'abort', 'rollback'] as const;
const CHANGING = ['abort', 'rollback'] as const;
const ABORT = ['abort'] as const;
const ROLLBACK = ['rollback'] as const;
const STATUS = ['status'] as const;

/** Every result, from worst to best: with several pools the worst is the result of the run. */
const RESULTS = {
  error: { modes: ALL, fails: 'always', tone: 'bad', mayGoOn: true },
  failed: { modes: ALL, fails: 'unless-status', tone: 'bad', warns: true },
  'timed-out': { modes: ALL, fails: 'always', tone: 'bad', mayGoOn: true },
  interrupted: { modes: ALL, fails: 'always', tone: 'bad', mayGoOn: true },
  canceled: { modes: ['rollback', 'status'], fails: 'unless-status', tone: 'notable' },
  blocked: { modes: CHANGING, fails: 'always', tone: 'bad' },
  'partially-rolled-back': { modes: ROLLBACK, fails: 'always', tone: 'bad', isRollback: true },
  canceling: { modes: STATUS, fails: 'never', tone: 'moving' },
  'in-progress': { modes: STATUS, fails: 'never', tone: 'moving' },
  'completed-before-abort': { modes: ABORT, fails: 'if-idle', tone: 'notable', warns: true },
  'nothing-to-abort': { modes: ABORT, fails: 'if-idle', tone: 'notable', warns: true, isIdle: true },
  planned: { modes: CHANGING, fails: 'never', tone: 'notable' },
  'rollback-started': {
    modes: ROLLBACK,
    fails: 'never',
    tone: 'moving',
    isRollback: true,
    isBack: true,
    mayGoOn: true,
  },
  'abort-requested': { modes: ABORT, fails: 'never', tone: 'moving', mayGoOn: true },
  'rolled-back': { modes: ROLLBACK, fails: 'never', tone: 'good', isRollback: true, isBack: true },
  aborted: { modes: ABORT, fails: 'never', tone: 'good' },
  'already-rolled-back': { modes: ROLLBACK, fails: 'never', tone: 'good', isBack: true },
  succeeded: { modes: STATUS, fails: 'never', tone: 'good' },
} as const satisfies Readonly<Record<string, Facts>>;

export type Result = keyof typeof RESULTS;

/** `not-started`: nothing was done to this pool. */
export type PoolResult = Result | 'not-started';

export const RESULTS_WORST_FIRST = Object.keys(RESULTS) as readonly Result[];

const NOT_STARTED: Facts = { modes: ALL, fails: 'never', tone: 'good', isIdle: true };

/** Returns what a result means. */
export function factsOf(result: PoolResult): Facts {
  return result === 'not-started' ? NOT_STARTED : RESULTS[result];
}

/** Returns whether the step fails with this result; `ifIdle` decides where there was nothing (left) to abort. */
export function isFailing(result: Result, mode: Mode, ifIdle: 'succeed' | 'fail'): boolean {
  switch (RESULTS[result].fails) {
    case 'always':
      return true;
    case 'unless-status':
      return mode !== 'status';
    case 'if-idle':
      return ifIdle === 'fail';
    case 'never':
      return false;
  }
}

/** An error that decided a result. */
export interface OutcomeError {
  /** Azure's code, or one of ours (`error-code` output only carries Azure's). */
  readonly code: string;
  readonly message: string;
  readonly correlationId?: string;
  /** What was attempted and on what, such as `roll back pool user in cluster prod`. */
  readonly attempt?: string;
  readonly status?: number;
  readonly facts?: ErrorFacts;
  /** False for problems that are not Azure's answer (a bug, a vanished network). */
  readonly isFromAzure: boolean;
}

/** Returns the worst of the results. Throws when there are none. */
export function worstResult(results: readonly Result[]): Result {
  const worst = RESULTS_WORST_FIRST.find((result) => results.includes(result));
  if (worst === undefined) throw new Error('There is no worst of no results.');
  return worst;
}

/** Returns the result of an abort of several targets: an idle one beside an aborted one does not count. */
export function abortResult(results: readonly PoolResult[]): Result {
  const known = started(results);
  const busy = known.filter((result) => result !== 'nothing-to-abort');
  return worstResult(busy.length > 0 ? busy : known);
}

/**
 * Returns the result of a rollback of several pools.
 *
 * `hasChanged` tells whether this step changed anything: a block is `blocked` only if it did not; after that it is
 * `partially-rolled-back` when a pool is back, and `failed` when none is.
 */
export function rollbackResult(results: readonly PoolResult[], hasChanged: boolean): Result {
  const known = started(results);
  const worst = worstResult(known);
  if (worst !== 'blocked' || !hasChanged) return worst;
  return known.some((result) => factsOf(result).isBack) ? 'partially-rolled-back' : 'failed';
}

function started(results: readonly PoolResult[]): readonly Result[] {
  return results.filter((result) => result !== 'not-started');
}

/** Returns a provisioning state or operation status as a result of status mode. */
export function statusResult(state: string): Result {
  return terminalState(state) ?? (isCanceling(state) ? 'canceling' : 'in-progress');
}
