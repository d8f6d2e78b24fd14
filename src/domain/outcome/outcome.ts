/** What a run ended with: the value that every text, output and summary is made from. */

import type { CheckResult } from '../checks/check.ts';
import type { OutcomeError, PoolResult, Result } from '../results.ts';
import type { Mode, ClusterAddress } from '../inputs.ts';
import type { Channels } from '../aks/channels.ts';
import type { Move } from '../moves/move.ts';
import type { MoveRecord } from '../moves/record.ts';
import type { NodeCount } from '../aks/progress.ts';
import type { Nodes } from '../beside/machines.ts';
import type { FleetRun } from '../beside/fleet.ts';
import type { Insight } from './insight.ts';
import type { UnderWay } from './under-way.ts';
import type { ClusterState, Operation, RecordedVersion, Versions } from '../aks/cluster.ts';

/** What a pool can be rolled back to. */
export interface RollbackOffer {
  readonly available: boolean;
  readonly to?: RecordedVersion;
  /** Epoch milliseconds: not before record time + 7 days. */
  readonly expiresAt?: number;
}

/** What a pool showed at the last look: of a rollback that did not end well no proof of what its nodes run. */
export interface LastSight extends Partial<Versions> {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly provisioningState: string;
}

export interface PoolOutcome {
  readonly name: string;
  readonly result: PoolResult;
  /** As first seen by this step. */
  readonly before: Partial<Versions>;
  /** As last seen; after a rollback that did not end well, what all nodes are known to run. */
  readonly after: Partial<Versions>;
  /** Where that is not known. */
  readonly lastSight?: LastSight;
  readonly provisioningState?: string;
  readonly powerState?: string;
  readonly operation?: Operation;
  readonly offer?: RollbackOffer;
  /** After a rollback: something older than what runs was on record when it had ended. */
  readonly isStillOnRecord?: boolean;
  readonly blockedBy: readonly string[];
  readonly error?: OutcomeError;
  /** One sentence more than the result says, such as which property changed. */
  readonly detail?: string;
  /** Milliseconds that the move on this pool took. */
  readonly tookMs?: number;
  /** Node counts last seen in the operation's text. */
  readonly nodes?: NodeCount;
  /** What its nodes run, where Azure tells of each. */
  readonly nodesRun?: Nodes;
  /** True when Azure was asked what its nodes run and did not tell. */
  readonly areNodesUntold?: boolean;
}

/** What became of the auto-upgrade channels. */
export interface ChannelOutcome {
  /** As found by this step: where it sent a switch-off, as the read showed from which that was made. */
  readonly found: Channels;
  /** As last seen. */
  readonly left: Channels;
  /** True if this step left a channel different from how it found it. */
  readonly changed: boolean;
  /** True if this step switched a channel off and put it back. */
  readonly putBack: boolean;
  /** What a request to switch off, whose end is not known, may still set, though the cluster shows another value. */
  readonly pending: Channels;
}

/** A state seen at a time, or a move made: what the timeline is drawn from. */
export type TimelineEntry = {
  /** Epoch milliseconds. */
  readonly at: number;
  /** `cluster` or `pool/NAME`. */
  readonly target: string;
} & (
  | {
      readonly kind: 'state';
      /** The provisioning state. */
      readonly text: string;
    }
  | {
      readonly kind: 'move';
      /** The move's kind. */
      readonly text: Move['kind'];
    }
);

export interface Outcome {
  readonly mode: Mode;
  readonly result: Result;
  /** True when the step must fail for it (README, "Results", and `if-idle`). */
  readonly fails: boolean;
  readonly address: ClusterAddress;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly dryRun: boolean;
  readonly reason?: string;
  /** As last seen; absent when it could not be read. */
  readonly cluster?: ClusterState;
  /** Of the cluster's own operation, in abort and status mode. */
  readonly clusterResult?: Result;
  /** The control plane's version as first seen. */
  readonly clusterVersionBefore?: string;
  readonly pools: readonly PoolOutcome[];
  /** True when the run is about exactly one named pool: outputs then speak of it. */
  readonly isSinglePool: boolean;
  readonly checks: readonly CheckResult[];
  /** The operation acted upon or reported. */
  readonly operation?: Operation;
  readonly channels?: ChannelOutcome;
  readonly error?: OutcomeError;
  readonly timeline: readonly TimelineEntry[];
  readonly recentOperations: readonly Operation[];
  readonly moves: readonly MoveRecord[];
  /** With `dry-run`: the moves that would be made, in order. */
  readonly plan: readonly Move[];
  /** Warnings that are not a check's. */
  readonly warnings: readonly string[];
  /** Milliseconds the rollback is expected to take; absent when not known. */
  readonly expectedMs?: number;
  readonly apiVersion?: string;
  /** Sentences about what was found beside the cluster: who started the operation, when a window opens. */
  readonly insights?: readonly Insight[];
  /** In status mode: what is in progress on what the run is about, the cluster's own first. */
  readonly underWay?: readonly UnderWay[];
  /** The update run of a fleet that began what is in progress, or was stopped, and that goes on. */
  readonly mayBeginAgain?: FleetRun;
  /** Of the follow-up issues, one a pool, once there are any. */
  readonly issueUrls?: readonly string[];
}
