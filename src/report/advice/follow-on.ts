/** How to go on after a step that ended before its operation did: what to watch, and the step that watches it. */

import { tookEffect } from '../../domain/moves/history.ts';
import { isAskedFor, isMutation, poolsOf } from '../../domain/moves/move.ts';
import type { MoveRecord } from '../../domain/moves/record.ts';
import { isSettled } from '../../domain/aks/states.ts';
import { factsOf } from '../../domain/results.ts';
import { nodepoolInput, operationInput } from '../../domain/step-inputs.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import type { RunContext } from '../run-context.ts';
import { readyStep } from './ready-step.ts';
import { operationOf } from './situation.ts';

/** What a later step has to be told in order to watch what this one left under way. */
export interface Watched {
  /** Empty: the cluster. */
  readonly pools: readonly string[];
  readonly operationId?: string;
}

/** The next step waits as long as a job of six hours allows. */
const FOLLOW_ON_TIMEOUT = '5h';

/** What stands before the step. */
export const FOLLOW_ON_LEAD =
  'The step that follows the operation in a later job, signing in as this one did';

/** Returns what a later step can watch, or `undefined` when nothing was left under way. */
export function watchedLater(outcome: Outcome): Watched | undefined {
  if (factsOf(outcome.result).mayGoOn !== true) return undefined;
  const record = outcome.moves.findLast(isUnderWay);
  if (record === undefined) return undefined;
  if (outcome.mode === 'status') return watchedByStatus(outcome);
  return { pools: poolsOf(record.move), ...idOf(record.operation) };
}

/** Returns the inputs that lead a later `mode: status` there, each as `name: value`. */
export function watchInputs({ pools, operationId }: Watched): readonly string[] {
  return [...(pools.length === 0 ? [] : [nodepoolInput(pools)]), ...operationInput(operationId)];
}

/** Returns that step as lines of a workflow, or nothing when nothing was left under way. */
export function followOnStep(outcome: Outcome, context: RunContext): readonly string[] {
  const watched = watchedLater(outcome);
  if (watched === undefined) return [];
  return readyStep(outcome, context, [
    'mode: status',
    ...watchInputs(watched),
    'wait: true',
    `timeout: ${FOLLOW_ON_TIMEOUT}`,
  ]);
}

function watchedByStatus(outcome: Outcome): Watched {
  if (outcome.isSinglePool) {
    return { pools: outcome.pools.map(({ name }) => name), ...idOf(operationOf(outcome)) };
  }
  const [one, ...others] = outcome.underWay ?? [];
  // One id is of one operation: it says nothing about the others.
  if (others.length > 0) return { pools: [] };
  return {
    pools: one?.target.kind === 'pool' ? [one.target.name] : [],
    ...idOf(one?.operation ?? operationOf(outcome)),
  };
}

/** True for a move that took effect, or may have, or that waits for what it found, and whose end was not seen. */
function isUnderWay(record: MoveRecord): boolean {
  const { move, settlement } = record;
  if (settlement !== undefined && settlement.kind !== 'not-awaited') return false;
  return isAskedFor(move) && (!isMutation(move) || tookEffect(record));
}

/** One that has ended already leads nowhere. */
function idOf(operation: Outcome['operation']): { operationId?: string } {
  return operation === undefined || isSettled(operation.status) ? {} : { operationId: operation.id };
}
