/** The look after the last move: when it fails, what was done and read back before it is told all the same. */

import { isBlocking } from '../domain/checks/index.ts';
import type { Ending } from '../domain/decision.ts';
import { decide } from '../domain/decide.ts';
import { AzureError, DeadlineError } from '../domain/aks/errors.ts';
import { lastLookLine } from '../report/messages.ts';
import type { StepContext } from './context.ts';

/**
 * Returns how the run has ended by what was seen before a look that failed, and warns; `undefined` when that proves no
 * end: something is left to do, the last move has not settled, or the run was only to report.
 */
export function endingBefore({ inputs, journal }: StepContext, error: unknown): Ending | undefined {
  if (!(error instanceof AzureError || error instanceof DeadlineError) || inputs.mode === 'status')
    return undefined;
  const { latest, records } = journal;
  if (latest === undefined || records.at(-1)?.settlement === undefined) return undefined;
  const { next, checks } = decide(inputs, latest, journal.history(latest));
  if (next.kind === 'move' || checks.some(isBlocking)) return undefined;
  journal.warn(lastLookLine(error instanceof AzureError ? error.details : undefined));
  return next.ending;
}
