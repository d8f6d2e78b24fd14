/** Which ends count only when a second look shows the same: an answer may be a mixture of two states. */

import { hasChannels } from '../aks/channels.ts';
import { isSucceeded } from '../aks/states.ts';
import { isRollback, settlesAs } from './kinds.ts';
import type { Move, Settlement, Sighting } from './move.ts';
import { showsGoal } from './settle.ts';

/**
 * True when a change of ours, or a rollback that is waited for, settled as Succeeded and shows what was wanted. What
 * shows something else is confirmed as a surprise, an abort in its own way, and waiting for others succeeds in nothing.
 */
export function isSuccessOf(
  move: Move,
  settlement: Settlement,
): settlement is Extract<Settlement, { kind: 'ended' }> {
  if (settlement.kind !== 'ended' || !(settlesAs(move) === 'put' || isRollback(move))) return false;
  return isSucceeded(settlement.seen.provisioningState) && showsGoal(move, settlement.seen);
}

/** True when two looks showed the same, apart from the eTag. */
export function isSameSight(one: Sighting | undefined, other: Sighting): boolean {
  return (
    one !== undefined &&
    one.provisioningState === other.provisioningState &&
    one.kubernetesVersion === other.kubernetesVersion &&
    one.nodeImageVersion === other.nodeImageVersion &&
    hasChannels(one.channels ?? {}, other.channels ?? {})
  );
}
