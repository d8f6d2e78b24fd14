/** What a row of the table of advice is. */

import type { ErrorFacts } from '../../domain/aks/errors.ts';
import type { Mode } from '../../domain/inputs.ts';
import type { ClusterAddress } from '../../text/az-command.ts';
import type { Remedy } from './advice.ts';

/** As much of an error as a row looks at. */
export interface KnownError {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
  readonly facts?: ErrorFacts;
}

/** The run that met the error, as far as advice depends on it. */
export interface Situation {
  readonly mode: Mode;
  readonly address: ClusterAddress;
}

/** Advice for errors that need the same done about them. */
export interface AdviceRow {
  /** Azure's codes (or ours), in their own spelling; compared ignoring case. The first is the heading in the guide. */
  readonly codes: readonly string[];
  /**
   * Found in the message of any error, it counts more than the code: AKS wraps the cause of a failed operation so.
   * Only words are chosen by it, never what is done.
   */
  readonly sign?: RegExp;
  /** Statuses for which it is given when neither message nor code tell anything. */
  readonly statuses?: readonly number[];
  /** What only the facts of an error tell: it goes before message and code. */
  readonly when?: (error: KnownError) => boolean;
  /** For which errors it is given when nothing else tells anything. */
  readonly otherwise?: (error: KnownError) => boolean;
  /** One or two sentences; without a situation for the guide, where no case is at hand. */
  readonly advice: (error: KnownError, situation: Situation | undefined) => string | Remedy;
  readonly guide: {
    /** A message with which Azure says it. */
    readonly example: string;
    /** How to find the cause. */
    readonly find: string;
    /** What to do, case by case. */
    readonly cases: readonly string[];
  };
}
