import { DAY_MS, isoTime, ROLLBACK_WINDOW_DAYS } from '../time.ts';
import type { Check, RollbackContext } from './context.ts';

/**
 * Warns when the record is older than seven days. Never blocks: its time is the upgrade's start, AKS counts from the
 * upgrade's end, and takes expired records off the list by itself.
 */
export const rollbackWindow: Check<RollbackContext> = ({ toRollBack, observation }) =>
  toRollBack.map(({ pool, record }) => {
    const base = { id: 'rollback-window', pool: pool.name } as const;
    const recordedAt = record?.recordedAt;
    if (recordedAt === undefined || recordedAt + ROLLBACK_WINDOW_DAYS * DAY_MS >= observation.at) {
      return { ...base, verdict: 'passed', seen: 'The record is not older than seven days.' };
    }
    return {
      ...base,
      verdict: 'warned',
      seen: `The record of pool ${pool.name} dates from ${isoTime(recordedAt)}, more than seven days ago.`,
      why: 'AKS rolls back for seven days after an upgrade completed; it still lists this one, but may reject it.',
      remedy:
        'Nothing to do for now; if Azure rejects the rollback, create a new pool with the version you want.',
    };
  });
