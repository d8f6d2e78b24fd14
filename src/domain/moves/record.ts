/** What a run sent, what Azure answered and how each move ended: the memory of one run. */

import type { AzureError } from '../aks/errors.ts';
import type { NodeCount } from '../aks/progress.ts';
import type { Observation, Operation, OperationError, PoolState } from '../aks/cluster.ts';
import type { Move } from './move.ts';
import type { Sighting } from './sighting.ts';

/** What became of a mutation's request. */
export type Answer =
  /** Not answered yet: recorded before sending, so that an interruption can tell. */
  | { readonly kind: 'sent' }
  | { readonly kind: 'accepted'; readonly status: number; readonly correlationId?: string }
  /** Azure answered with a 4xx (409 and 412 among them): nothing was started. */
  | { readonly kind: 'refused'; readonly error: AzureError }
  /** The answer was lost or was a 5xx: the resource tells whether the request arrived. */
  | { readonly kind: 'unknown'; readonly error: AzureError }
  /** Not sent: the read right before it showed something else than what was decided upon. */
  | { readonly kind: 'withheld'; readonly reason: string }
  /** The move sends nothing. */
  | { readonly kind: 'none' };

/** How the wait after a move ended. */
export type Settlement =
  /** The target settled after the move began. */
  | {
      readonly kind: 'ended';
      readonly at: number;
      readonly seen: Sighting;
      /** Canceling was seen after the move was sent. */
      readonly wasSeenCanceling: boolean;
      /** State of another operation, which moved last: the end seen is its own, not that of the rollback waited for. */
      readonly displacedBy?: string;
      readonly error?: OperationError;
    }
  /** The canceled operation ended, and another one was seen moving already. */
  | {
      readonly kind: 'replaced';
      readonly at: number;
      readonly seen: Sighting;
      /** Of the abort itself: it came too late. */
      readonly error?: OperationError;
    }
  /** After an unknown or conflicting answer: the target did not change, so the request did not take effect. */
  | { readonly kind: 'not-begun'; readonly at: number; readonly seen: Sighting }
  /** The resource was deleted in the meantime. */
  | { readonly kind: 'vanished'; readonly at: number }
  /** Not waited for (`wait: false`). */
  | { readonly kind: 'not-awaited' };

export interface MoveRecord {
  readonly move: Move;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  /** What the target showed right before. */
  readonly before?: Sighting;
  /** With a PUT of the cluster: every pool right before it, for comparing afterwards. */
  readonly poolsBefore?: readonly PoolState[];
  readonly answer: Answer;
  /** The operation that the move started, aborted or joined, as far as the operations API tells. */
  readonly operation?: Operation;
  /** Node counts last seen in the operation's text. */
  readonly nodes?: NodeCount;
  /** Absent while the move is under way. */
  readonly settlement?: Settlement;
}

/** What this run has seen and done so far. */
export interface RunHistory {
  readonly first: Observation;
  readonly records: readonly MoveRecord[];
}
