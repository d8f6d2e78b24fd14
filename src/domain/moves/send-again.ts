/** May a request that did not take effect be sent again? The bounds that keep the loop from going round for ever. */

import { meaningOf } from '../aks/answers.ts';
import type { AzureError } from '../aks/errors.ts';
import { refusalMeaning } from './history.ts';
import type { Answer, MoveRecord } from './record.ts';

/** After a lost race everything is observed, checked and decided anew, three times at most. */
const MAX_STALE = 3;

/** A PUT whose answer was lost and that did not take effect is sent again with the same eTag. */
const MAX_LOST = 5;

/** The resource changed between the decision and the read right before the PUT. */
const MAX_WITHHELD = 10;

/** An abort has no If-Match: after a lost answer it is sent again once, while the same operation still moves. */
const MAX_LOST_ABORTS = 2;

/** Answers after which the resource may show that nothing was started. */
type Unsuccessful = Extract<Answer, { kind: 'refused' | 'withheld' | 'unknown' }>;

/** Returns whether a PUT that took no effect may be sent again; `records` are all attempts, `last` is the last's answer. */
export function mayPutAgain(last: Unsuccessful, records: readonly MoveRecord[]): boolean {
  switch (last.kind) {
    case 'refused':
      return mayGoRoundAfter(last.error, records);
    case 'withheld':
      return countOf(records, 'withheld') < MAX_WITHHELD;
    case 'unknown':
      return countOf(records, 'unknown') < MAX_LOST;
  }
}

/** Returns whether an abort whose answer was lost may be sent again; `records` are all attempts so far. */
export function mayAbortAgain(records: readonly MoveRecord[]): boolean {
  return countOf(records, 'unknown') < MAX_LOST_ABORTS;
}

/** What is busy is decided by `if-busy`, and throttling is waited out. */
function mayGoRoundAfter(error: AzureError, records: readonly MoveRecord[]): boolean {
  const meaning = meaningOf(error, 'put');
  if (meaning === 'busy' || meaning === 'throttled') return true;
  const stale = records.filter((record) => refusalMeaning(record) === 'lost-race');
  return meaning === 'lost-race' && stale.length <= MAX_STALE;
}

function countOf(records: readonly MoveRecord[], kind: Answer['kind']): number {
  return records.filter(({ answer }) => answer.kind === kind).length;
}
