/** What a run knows when it is over. */

import type { CheckResult } from '../checks/check.ts';
import type { Inputs } from '../inputs.ts';
import type { Move } from '../moves/move.ts';
import type { RunHistory } from '../moves/record.ts';
import type { TimelineEntry } from './outcome.ts';
import type { Observation } from '../aks/cluster.ts';

/** What was found, done and last seen. */
export interface Seen {
  readonly history: RunHistory;
  readonly latest: Observation;
  /** Epoch milliseconds of the last look at the cluster; absent: that of the observation. */
  readonly lookedAt?: number;
}

/** What the journal of a run holds when it is over. */
export interface RunFacts {
  readonly inputs: Inputs;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** Absent when nothing could be observed. */
  readonly seen?: Seen;
  readonly checks: readonly CheckResult[];
  readonly plan: readonly Move[];
  readonly timeline: readonly TimelineEntry[];
  readonly warnings: readonly string[];
  readonly apiVersion?: string;
}
