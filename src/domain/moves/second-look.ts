/** Which ends count only when a second look shows the same: an answer may be a mixture of two states. */

import { isSucceeded } from '../aks/states.ts';
import { isAskedFor, type Move } from './move.ts';
import type { Settlement } from './record.ts';
import { showsGoal } from './settle.ts';

/**
 * True for the end, good or bad, of a change of ours and of what the user wants to see the end of. A `Succeeded` that shows
 * something else than what was wanted is confirmed as a surprise, and waiting for others is followed by another look anyway.
 */
export function needsSecondLook(
  move: Move,
  settlement: Settlement,
): settlement is Extract<Settlement, { kind: 'ended' }> {
  if (settlement.kind !== 'ended' || !isAskedFor(move)) return false;
  return !isSucceeded(settlement.seen.provisioningState) || showsGoal(move, settlement.seen);
}
