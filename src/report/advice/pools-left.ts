/** Which pools to name when a rollback of several is run again: one that is back has nothing left on record. */

import type { Outcome } from '../../domain/outcome/outcome.ts';
import { factsOf } from '../../domain/results.ts';
import { nodepoolInput } from '../../domain/step-inputs.ts';
import type { Advice, Remedy } from './advice.ts';

/** Returns the advice with the pools to run it for, where some are back already: named again, those would block. */
export function forPoolsLeft(advice: Advice, outcome: Outcome): Advice {
  const left = poolsLeft(outcome);
  if (left.length === 0 || left.length === outcome.pools.length) return advice;
  const named = <Part extends Remedy>(part: Part): Part => ({
    ...part,
    text: part.text.replaceAll('run this again', `run this again with \`${nodepoolInput(left)}\``),
  });
  return { ...named(advice), remedies: advice.remedies.map(named) };
}

/** Returns the names of the pools that a rollback was to bring back, and that aren't. */
export function poolsLeft({ mode, pools }: Outcome): readonly string[] {
  return mode === 'rollback'
    ? pools.filter(({ result }) => factsOf(result).isBack !== true).map(({ name }) => name)
    : [];
}
