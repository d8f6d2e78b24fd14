/** The operation behind a watched move: its text for people, and whether it has ended. It never tells how the move ended. */

import { optional } from '../../domain/optional.ts';
import { type NodeCount, parseNodeCount } from '../../domain/aks/progress.ts';
import { isSettled, isSucceeded } from '../../domain/aks/states.ts';
import { SECOND_MS } from '../../domain/time.ts';
import type { OperationError, Target } from '../../domain/aks/cluster.ts';
import type { OperationHandle, OperationProgress } from '../../ports/aks.ts';
import type { StepContext } from '../context.ts';
import { bestEffort } from '../patience/patience.ts';

/** The percentage comes from an API with a budget for the whole subscription: asked for at most this often. */
const PERCENT_EVERY_MS = 30 * SECOND_MS;

/** What leads to an operation. */
export interface OperationTrace {
  readonly target: Target;
  /** Leads to the operation's own text. */
  readonly handle?: OperationHandle;
  /** Id in the operations API. */
  readonly operationId?: string;
}

/** What an operation has told so far. Whatever goes wrong with reading it is left out. */
export class OwnOperation {
  readonly #context: StepContext;
  readonly #trace: OperationTrace;
  #nodes: NodeCount | undefined;
  #error: OperationError | undefined;
  #hasSucceeded = false;
  #percent: number | undefined;
  #percentAskedAt = -Infinity;
  #status: string | undefined;

  constructor(context: StepContext, trace: OperationTrace) {
    this.#context = context;
    this.#trace = trace;
  }

  /** Node counts last seen in its text. */
  get nodes(): { nodes?: NodeCount } {
    return optional('nodes', this.#nodes);
  }

  get error(): OperationError | undefined {
    return this.#error;
  }

  get percent(): number | undefined {
    return this.#percent;
  }

  get hasSucceeded(): boolean {
    return this.#hasSucceeded;
  }

  /** Reads its text, and now and then its percentage. Returns the text. */
  async look(): Promise<OperationProgress | undefined> {
    const [progress] = await Promise.all([this.#readProgress(), this.#readPercent()]);
    this.#status = progress?.status;
    return progress;
  }

  /** Returns whether it reads as ended: by the text of the last look, else by the operations API. */
  async hasEnded(): Promise<boolean> {
    this.#status ??= (await this.#readOperation())?.status;
    return this.isOver === true;
  }

  /** Whether it was last read as ended; `undefined` when it could not be read. */
  get isOver(): boolean | undefined {
    return this.#status === undefined ? undefined : isSettled(this.#status);
  }

  async #readProgress(): Promise<OperationProgress | undefined> {
    const { handle } = this.#trace;
    if (handle === undefined) return undefined;
    const progress = await bestEffort(this.#context, () => this.#context.aks.readProgress(handle));
    this.#nodes = parseNodeCount(progress?.status ?? '') ?? this.#nodes;
    this.#error = progress?.error ?? this.#error;
    if (progress !== undefined && isSucceeded(progress.status)) this.#hasSucceeded = true;
    return progress;
  }

  async #readPercent(): Promise<void> {
    const now = this.#context.clock.now();
    if (now - this.#percentAskedAt < PERCENT_EVERY_MS) return;
    this.#percentAskedAt = now;
    this.#percent = (await this.#readOperation())?.percentComplete ?? this.#percent;
  }

  async #readOperation(): Promise<
    { readonly status: string; readonly percentComplete?: number } | undefined
  > {
    const { target, operationId } = this.#trace;
    if (operationId === undefined) return undefined;
    return bestEffort(this.#context, () => this.#context.aks.readOperation(target, operationId));
  }
}
