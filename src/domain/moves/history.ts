/** Questions to the memory of a run. */

import { meaningOf, type Meaning } from '../aks/answers.ts';
import type { AzureError } from '../aks/errors.ts';
import { channelsOf, channelsToRestore, type Channels } from '../aks/channels.ts';
import { isMutation, isRollback, settlesAs, type Move, type RollbackMove } from './move.ts';
import type { MoveRecord, RunHistory } from './record.ts';
import { hasSameSettings } from './sighting.ts';
import { targetKey, type Observation, type Target } from '../aks/cluster.ts';

/** True when a mutation took effect, or may have: accepted, on its way, or its answer lost without the resource telling. */
export function tookEffect(record: MoveRecord): boolean {
  if (!isMutation(record.move)) return false;
  if (record.answer.kind === 'accepted' || record.answer.kind === 'sent') return true;
  return record.answer.kind === 'unknown' && record.settlement?.kind !== 'not-begun';
}

/** True when this run changed something, or may have. */
export function hasChangedSomething(history: Pick<RunHistory, 'records'>): boolean {
  return history.records.some((record) => tookEffect(record) || mayHaveBeenOvertaken(record));
}

/**
 * True for a request whose answer was lost, where the next look showed what somebody else has made since: whether it took
 * effect in between, nothing tells.
 */
function mayHaveBeenOvertaken({ move, answer, before, settlement }: MoveRecord): boolean {
  if (settlesAs(move) !== 'put' || answer.kind !== 'unknown' || settlement?.kind !== 'not-begun')
    return false;
  return before !== undefined && !hasSameSettings(settlement.seen, before);
}

/** A record of rolling a pool back, or of joining its rollback. */
export type RollbackRecord = MoveRecord & { readonly move: RollbackMove };

/** The records of rolling this pool back or joining its rollback, in order. */
export function rollbacksOf(history: RunHistory, pool: string): readonly RollbackRecord[] {
  return history.records
    .filter((record): record is RollbackRecord => isRollback(record.move))
    .filter(({ move }) => move.pool === pool);
}

/** The records of aborting this target, in order. */
export function abortsOf(history: RunHistory, target: Target): readonly MoveRecord[] {
  return history.records.filter(
    ({ move }) => move.kind === 'abort' && targetKey(move.target) === targetKey(target),
  );
}

/** A record of switching auto-upgrade off. */
export type SwitchOffRecord = MoveRecord & {
  readonly move: Extract<Move, { kind: 'disable-auto-upgrade' }>;
};

export function isSwitchOff(record: MoveRecord): record is SwitchOffRecord {
  return record.move.kind === 'disable-auto-upgrade';
}

/** The record of the switch-off that took effect, if there was one. */
export function switchOffOf(history: RunHistory): SwitchOffRecord | undefined {
  return history.records.filter(isSwitchOff).findLast(tookEffect);
}

/** The switch-offs that were sent and not refused: each took effect, or may have, or still may. */
export function sentSwitchOffs({ records }: Pick<RunHistory, 'records'>): readonly SwitchOffRecord[] {
  return records
    .filter(isSwitchOff)
    .filter(({ answer }) => answer.kind !== 'refused' && answer.kind !== 'withheld');
}

/** The channels as found: as each switch-off's own read showed those that it named, else as first seen. */
export function channelsFound(history: RunHistory): Channels {
  return sentSwitchOffs(history).reduce(
    (found, { before, move }) => ({ ...found, ...channelsToRestore(before?.channels ?? {}, move.channels) }),
    channelsOf(history.first.cluster),
  );
}

/** The error of a refusal; `undefined` for every other answer. */
export function refusalOf(record: MoveRecord | undefined): AzureError | undefined {
  return record?.answer.kind === 'refused' ? record.answer.error : undefined;
}

/** What Azure's refusal of the request means; `undefined` for every other answer. */
export function refusalMeaning(record: MoveRecord | undefined): Meaning | undefined {
  const refusal = refusalOf(record);
  return refusal && meaningOf(refusal, record?.move.kind === 'abort' ? 'abort' : 'put');
}

/**
 * Returns the ids of the operations that an observation shows, and of those that this run has aborted. One of them that
 * still is the latest after a rollback was sent is not the rollback's own.
 */
export function knownOperationIds(
  { operations, recentOperations }: Pick<Observation, 'operations' | 'recentOperations'>,
  records: readonly MoveRecord[],
): ReadonlySet<string> {
  const latest = [...operations.values()].map((reading) =>
    reading.kind === 'read' ? reading.value?.id : undefined,
  );
  const recent = recentOperations.kind === 'read' ? recentOperations.value.map(({ id }) => id) : [];
  const aborted = records.map(({ move, operation }) => (move.kind === 'abort' ? operation?.id : undefined));
  return new Set([...latest, ...recent, ...aborted].filter((id) => id !== undefined));
}
