/** Wait: one loop over reads of the cluster until what is watched has settled. */

import { AzureError, DeadlineError, isNotFound, isTransient, looksHidden } from '../../domain/aks/errors.ts';
import type { Settlement } from '../../domain/moves/record.ts';
import { sightCluster, sightPool, isSameSight, type Sighting } from '../../domain/moves/sighting.ts';
import { optional } from '../../domain/optional.ts';
import { type NodeCount, phaseInWords } from '../../domain/aks/progress.ts';
import {
  completeSettlement,
  judge,
  NOTHING_SEEN,
  rememberFirstSight,
  type Watch,
  type WatchMemory,
} from '../../domain/moves/settle.ts';
import { needsSecondLook } from '../../domain/moves/second-look.ts';
import { isSettled } from '../../domain/aks/states.ts';
import { MINUTE_MS, SECOND_MS } from '../../domain/time.ts';
import { type ClusterState, findPool, type OperationError, type Target } from '../../domain/aks/cluster.ts';
import type { OperationProgress } from '../../ports/aks.ts';
import { cutPauseLine, hasNews, heartbeatLine, waitLine, type WaitSight } from '../../report/messages.ts';
import type { StepContext } from '../context.ts';
import { type OperationTrace, OwnOperation } from './own-operation.ts';
import { LOOKS_TO_BELIEVE_ABSENCE, pause, pauseAfter } from '../patience/patience.ts';
import { Outage } from '../patience/outage.ts';

const HEARTBEAT_MS = MINUTE_MS;

/** After this long the pauses grow. */
const PATIENT_AFTER_MS = 2 * MINUTE_MS;
const PATIENT_FACTOR = 3;

/** Longest pause between two polls, however long the interval asked for grows. */
const LONGEST_PAUSE_MS = 5 * MINUTE_MS;

/** A doubtful sight is looked at again this soon. */
const DOUBT_PAUSE_MS = 2 * SECOND_MS;

/** So many times longer an absence is doubted while our own operation reads as running: what is deleted has none. */
const PATIENCE_WHILE_OPERATION_RUNS = 4;

export interface WatchRequest extends Watch, OperationTrace {
  readonly expectedMs?: number;
  /** Milliseconds that the service asked to wait before the first look. */
  readonly retryAfterMs?: number;
  /** What a look right after the request showed. */
  readonly firstSight?: Sighting;
}

export interface WatchResult {
  readonly settlement: Settlement;
  /** Node counts last seen in the operation's text. */
  readonly nodes?: NodeCount;
  /** Whether the operation itself was last read as ended; absent when it could not be read. */
  readonly hasOperationEnded?: boolean;
}

/**
 * Returns how the watched move ended.
 *
 * Transient failures are tolerated until the deadline. Throws AzureError for other ones, DeadlineError and
 * InterruptedError.
 */
export async function watchUntilSettled(context: StepContext, request: WatchRequest): Promise<WatchResult> {
  const { clock } = context;
  const watching = new Watching(context, request);
  let nextPauseMs = askedPauseMs(context, request.retryAfterMs) ?? pollPauseMs(context, watching.begunAt);
  for (;;) {
    await pause(context, nextPauseMs);
    const look = await watching.look();
    if (look.settlement !== undefined) return watching.result(look.settlement);
    nextPauseMs = look.pauseMs ?? pollPauseMs(context, watching.begunAt);
    if (clock.now() >= context.deadline) {
      watching.outage.warnIfOpen();
      throw new DeadlineError();
    }
  }
}

/**
 * Returns the pause that an answer which is no refusal asks for: a second at least, and never so long that the step would
 * be blind until its timeout, which is said.
 */
function askedPauseMs({ runner }: StepContext, retryAfterMs: number | undefined): number | undefined {
  if (retryAfterMs === undefined) return undefined;
  if (retryAfterMs > LONGEST_PAUSE_MS) runner.info(cutPauseLine(retryAfterMs, LONGEST_PAUSE_MS));
  return Math.min(Math.max(retryAfterMs, SECOND_MS), LONGEST_PAUSE_MS);
}

/** Milliseconds between two polls: the interval with jitter, threefold after two minutes. */
export function pollPauseMs({ clock, inputs }: StepContext, begunAt: number): number {
  const { pollIntervalMs } = inputs.waiting;
  const grown = clock.now() - begunAt >= PATIENT_AFTER_MS ? pollIntervalMs * PATIENT_FACTOR : pollIntervalMs;
  // Never longer than asked for, so that an end is noticed within the interval; shorter by chance, so that runs spread.
  return Math.min(grown, LONGEST_PAUSE_MS) * (0.8 + clock.random() * 0.2);
}

interface Look {
  readonly settlement?: Settlement;
  readonly pauseMs?: number;
}

/** The state of one wait. */
class Watching {
  readonly begunAt: number;
  readonly outage: Outage;
  readonly #context: StepContext;
  readonly #request: WatchRequest;
  #memory: WatchMemory;
  readonly #operation: OwnOperation;
  /** An end that was seen once and needs a second look. */
  #end: Sighting | undefined;
  /** Looks in a row that did not find the target. */
  #absences = 0;
  #lastSight: WaitSight | undefined;
  #lastLineAt: number;

  constructor(context: StepContext, request: WatchRequest) {
    this.#context = context;
    this.#request = request;
    this.begunAt = context.clock.now();
    this.outage = new Outage(context);
    this.#operation = new OwnOperation(context, request);
    const { firstSight } = request;
    this.#memory =
      firstSight === undefined ? NOTHING_SEEN : rememberFirstSight(request, firstSight, this.begunAt);
    this.#lastLineAt = this.begunAt;
  }

  /** Looks once at the cluster, and at the operation's text beside it. */
  async look(): Promise<Look> {
    const { aks, clock, journal } = this.#context;
    const { target } = this.#request;
    const beside = this.#operation.look();
    // It may be interrupted while the cluster is still being read: that read is interrupted, too, and tells.
    beside.catch(() => undefined);
    try {
      const { value: cluster, retryAfterMs } = await aks.readCluster();
      const progress = await beside;
      this.outage.ended();
      const at = clock.now();
      journal.sawCluster(cluster, at);
      const seen = sight(cluster, target);
      if (seen === undefined) return this.#absent();
      this.#absences = 0;
      this.#logSight(seen.sighting, progress, at);
      const { memory, settlement, isDoubtful } = judge(this.#request, this.#memory, seen.sighting, at);
      this.#memory = memory;
      if (settlement !== undefined) return await this.#settled(settlement, seen.error);
      this.#end = undefined;
      const doubtMs = isDoubtful
        ? Math.min(DOUBT_PAUSE_MS, this.#context.inputs.waiting.pollIntervalMs)
        : undefined;
      return optional('pauseMs', askedPauseMs(this.#context, retryAfterMs) ?? doubtMs);
    } catch (error) {
      await beside.catch(() => undefined);
      return this.#failed(error);
    }
  }

  result(settlement: Settlement): WatchResult {
    const { nodes, isOver } = this.#operation;
    return { settlement, ...nodes, ...optional('hasOperationEnded', isOver) };
  }

  /** One look may be a mixture of two states: an end counts once the operation has ended, or a second look shows it. */
  async #settled(settlement: Settlement, error: OperationError | undefined): Promise<Look> {
    const operation = this.#operation;
    if (needsSecondLook(this.#request.move, settlement)) {
      const first = this.#end;
      this.#end = settlement.seen;
      if (!isSameSight(first, settlement.seen) && !(await operation.hasEnded())) return {};
    }
    return { settlement: completeSettlement(settlement, error ?? operation.error, operation.hasSucceeded) };
  }

  /** One look that does not find the target is no deletion: a gateway may say so, or a right be lost for a moment. */
  #absent(error?: AzureError): Look {
    this.#absences++;
    const goesOn = this.#operation.isOver === false;
    if (this.#absences < LOOKS_TO_BELIEVE_ABSENCE * (goesOn ? PATIENCE_WHILE_OPERATION_RUNS : 1)) {
      return { pauseMs: Math.min(DOUBT_PAUSE_MS, this.#context.inputs.waiting.pollIntervalMs) };
    }
    if (error !== undefined && looksHidden(error)) throw error;
    return { settlement: { kind: 'vanished', at: this.#context.clock.now() } };
  }

  #failed(error: unknown): Look {
    if (!(error instanceof AzureError)) throw error;
    if (isNotFound(error)) return this.#absent(error);
    if (!isTransient(error)) throw error;
    const pauseMs = pauseAfter(this.#context, error, this.outage.failed(error).failures);
    return { pauseMs: Math.max(pauseMs, this.#context.inputs.waiting.pollIntervalMs) };
  }

  #logSight(sighting: Sighting, progress: OperationProgress | undefined, at: number): void {
    const { target, expectedMs } = this.#request;
    const sightNow: WaitSight = {
      target,
      provisioningState: sighting.provisioningState,
      elapsedMs: at - this.begunAt,
      // What the operation said before is not true of a target that has settled.
      ...(isSettled(sighting.provisioningState)
        ? {}
        : {
            expectedMs,
            percentComplete: this.#operation.percent,
            ...this.#operation.nodes,
            phase: progress === undefined ? undefined : phaseInWords(progress.status),
          }),
    };
    if (hasNews(this.#lastSight, sightNow)) {
      this.#context.runner.info(waitLine(sightNow));
      this.#lastLineAt = at;
    } else if (at - this.#lastLineAt >= HEARTBEAT_MS) {
      this.#context.runner.info(heartbeatLine(sightNow));
      this.#lastLineAt = at;
    }
    this.#lastSight = sightNow;
  }
}

/** What the cluster's answer shows of the target; `undefined` when the pool is not in it. */
function sight(
  cluster: ClusterState,
  target: Target,
): { readonly sighting: Sighting; readonly error?: OperationError } | undefined {
  if (target.kind === 'cluster') {
    return { sighting: sightCluster(cluster), ...optional('error', cluster.error) };
  }
  const pool = findPool(cluster, target.name);
  if (pool === undefined) return undefined;
  return { sighting: sightPool(pool), ...optional('error', pool.error) };
}
