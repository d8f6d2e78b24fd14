/** What a pool's upgrade profile has on record: entries that a rollback can be made of, and others. */

import type { RecordedVersion, RecordEntry, UnusableRecord } from './cluster.ts';

/** Returns the entries that a rollback can be made of, in the order given. */
export function usableRecords(entries: readonly RecordEntry[]): readonly RecordedVersion[] {
  return entries.flatMap((entry) => ('unusable' in entry ? [] : [entry]));
}

/** Returns the entries that no rollback can be made of. */
export function unusableRecords(entries: readonly RecordEntry[]): readonly UnusableRecord[] {
  return entries.flatMap((entry) => ('unusable' in entry ? [entry] : []));
}

/** Returns the records from newest to oldest; those without a time come last. Equal times keep Azure's order. */
export function newestFirst(records: readonly RecordedVersion[]): readonly RecordedVersion[] {
  return records.toSorted(
    (one, other) => (other.recordedAt ?? -Infinity) - (one.recordedAt ?? -Infinity) || 0,
  );
}

/** Returns such as `1.34 with no node image (can't be used: it names no node image)`. */
export function unusableInWords({ shows, unusable }: UnusableRecord): string {
  return `${shows} (can't be used: ${unusable})`;
}
