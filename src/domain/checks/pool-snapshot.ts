import type { Check, RollbackContext } from './context.ts';

/** Warns about a pool made from a snapshot: its `creationData` names an image, too, and may conflict with the target's. */
export const poolSnapshot: Check<RollbackContext> = ({ toRollBack }) =>
  toRollBack
    .filter(({ pool }) => pool.isFromSnapshot)
    .map(({ pool }) => ({
      id: 'pool-snapshot',
      pool: pool.name,
      verdict: 'warned',
      seen: `Pool ${pool.name} was made from a snapshot (creationData).`,
      why: 'A snapshot pins versions as well; Azure may refuse other ones for this pool.',
      remedy: 'Nothing to do now; if Azure refuses, make a new pool from a snapshot with the old versions.',
    }));
