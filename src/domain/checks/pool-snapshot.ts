import type { Check, RollbackContext } from './context.ts';

/** Warns about a pool made from a snapshot: its `creationData` names an image, too, and may conflict with the target's. */
export const poolSnapshot: Check<RollbackContext> = ({ toRollBack }) =>
  toRollBack
    .filter(({ pool }) => pool.isFromSnapshot)
    .map(({ pool }) => ({
      id: 'pool-snapshot',
      pool: pool.name,
      verdict: 'warned',
      seen: `Pool ${pool.name} was created from a snapshot (creationData).`,
      why: 'A snapshot pins versions too; Azure may reject other ones for this pool.',
      remedy:
        'Nothing to do for now; if Azure rejects the rollback, create a new pool from a snapshot with the old versions.',
    }));
