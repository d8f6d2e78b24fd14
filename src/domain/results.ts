/** The results of a run: which make the step fail, and which is the worst of several. */

import type { Mode } from './inputs.ts';
import type { PoolResult, Result } from './outcome.ts';

/** From worst to best: with several pools the worst is the result of the run. */
export const RESULTS_WORST_FIRST = [
  'error',
  'failed',
  'timed-out',
  'interrupted',
  'canceled',
  'blocked',
  'partially-rolled-back',
  'canceling',
  'in-progress',
  'completed-before-abort',
  'nothing-to-abort',
  'planned',
  'rollback-started',
  'abort-requested',
  'rolled-back',
  'aborted',
  'already-rolled-back',
  'succeeded',
] as const satisfies readonly Result[];

const ALWAYS_FAILING: ReadonlySet<Result> = new Set<Result>([
  'partially-rolled-back',
  'blocked',
  'timed-out',
  'interrupted',
  'error',
]);

/** Results that report a finding in status mode and make the step fail in the others. */
const FAILING_UNLESS_STATUS: ReadonlySet<Result> = new Set<Result>(['failed', 'canceled']);

const IDLE: ReadonlySet<Result> = new Set<Result>(['nothing-to-abort', 'completed-before-abort']);

/** Returns whether the step fails with this result; `ifIdle` decides where there was nothing (left) to abort. */
export function isFailing(result: Result, mode: Mode, ifIdle: 'succeed' | 'fail'): boolean {
  if (ALWAYS_FAILING.has(result)) return true;
  if (FAILING_UNLESS_STATUS.has(result)) return mode !== 'status';
  return IDLE.has(result) && ifIdle === 'fail';
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
  return known.some((result) => result === 'rolled-back' || result === 'already-rolled-back')
    ? 'partially-rolled-back'
    : 'failed';
}

function started(results: readonly PoolResult[]): readonly Result[] {
  return results.filter((result) => result !== 'not-started');
}
