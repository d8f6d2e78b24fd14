/** The memory of one run: what was seen and done, kept so that it can be told whenever the run is cut short. */

import type { CheckResult } from '../domain/checks/check.ts';
import { settleLate } from '../domain/moves/late.ts';
import { targetsOf, type Move } from '../domain/moves/move.ts';
import type { MoveRecord, RunHistory, Settlement } from '../domain/moves/record.ts';
import { optional } from '../domain/optional.ts';
import type { TimelineEntry } from '../domain/outcome/outcome.ts';
import { isUnknownState } from '../domain/aks/states.ts';
import type { Machine } from '../domain/beside/machines.ts';
import { targetKey, type ClusterState, type Observation, type Reading } from '../domain/aks/cluster.ts';

/** More entries than this say nothing to anybody; the first and the last ones are kept. */
const MAX_TIMELINE = 500;

/** Adds to the record of a move; `settlement: undefined` takes back that it had settled. */
export type Amend = (
  addition: Partial<Omit<MoveRecord, 'settlement'>> & { readonly settlement?: Settlement | undefined },
) => MoveRecord;

export class Journal {
  #first: Observation | undefined;
  #latest: Observation | undefined;
  readonly #records: MoveRecord[] = [];
  readonly #timeline: TimelineEntry[] = [];
  readonly #states = new Map<string, string>();
  readonly #warnings: string[] = [];
  #checks: readonly CheckResult[] = [];
  #plan: readonly Move[] = [];
  #clusterReadAt = -Infinity;
  #heldUpMs = 0;

  /**
   * Keeps an observation; the first one is what the run found.
   *
   * @param clusterReadAt when the cluster's own answer came; the others may have taken longer.
   */
  observed(observation: Observation, clusterReadAt: number = observation.at): void {
    this.#first ??= observation;
    this.#latest = observation;
    for (const [index, record] of this.#records.entries()) {
      this.#records[index] = settleLate(record, observation);
    }
    this.sawCluster(observation.cluster, observation.at);
    this.#clusterReadAt = clusterReadAt;
  }

  /** Keeps what a look at the cluster showed, and notes every change of state. */
  sawCluster(cluster: ClusterState, at: number): void {
    if (this.#latest !== undefined) this.#latest = { ...this.#latest, cluster };
    this.#clusterReadAt = at;
    this.#note('cluster', cluster.provisioningState, at);
    for (const pool of cluster.pools) this.#note(`pool/${pool.name}`, pool.provisioningState, at);
  }

  /** Keeps what the nodes of a pool were last seen to run. */
  sawMachines(pool: string, reading: Reading<readonly Machine[]>): void {
    if (this.#latest === undefined) return;
    this.#latest = { ...this.#latest, machines: new Map([...this.#latest.machines, [pool, reading]]) };
  }

  /** Keeps what the checks of a round said; a round without checks keeps the last ones. */
  checked(checks: readonly CheckResult[], plan: readonly Move[]): void {
    if (checks.length > 0) this.#checks = checks;
    this.#plan = plan;
  }

  /** Counts what reads that the run can do without have cost the next move, in milliseconds. */
  heldUp(ms: number): void {
    this.#heldUpMs += ms;
  }

  /** Begins a record, before anything is sent, and returns the function that adds to it. */
  begin(record: MoveRecord): Amend {
    // One that was withheld is still to be made, by another round.
    if (record.answer.kind !== 'withheld') this.#heldUpMs = 0;
    const index = this.#records.push(record) - 1;
    this.#addToTimeline({
      at: record.startedAt,
      target: targetsOf(record.move).map(targetKey)[0] ?? 'cluster',
      kind: 'move',
      text: record.move.kind,
    });
    return (addition) => {
      const { settlement, ...rest } = { ...(this.#records[index] ?? record), ...addition };
      const next = { ...rest, ...optional('settlement', settlement) };
      this.#records[index] = next;
      return next;
    };
  }

  warn(message: string): void {
    if (!this.#warnings.includes(message)) this.#warnings.push(message);
  }

  /** What the run has done so far. */
  get records(): readonly MoveRecord[] {
    return [...this.#records];
  }

  /** Returns what the run has seen and done: in its first round, this observation and nothing else. */
  history(observation: Observation): RunHistory {
    return { first: this.#first ?? observation, records: this.records };
  }

  /** The last observation, with the cluster as last looked at. */
  get latest(): Observation | undefined {
    return this.#latest;
  }

  /** Epoch milliseconds at which the cluster was last read. */
  get clusterReadAt(): number {
    return this.#clusterReadAt;
  }

  /** Milliseconds by which reads that the run can do without have held up the next move so far. */
  get heldUpMs(): number {
    return this.#heldUpMs;
  }

  get checks(): readonly CheckResult[] {
    return this.#checks;
  }

  get plan(): readonly Move[] {
    return this.#plan;
  }

  get timeline(): readonly TimelineEntry[] {
    return this.#timeline;
  }

  get warnings(): readonly string[] {
    return this.#warnings;
  }

  #note(target: string, state: string, at: number): void {
    if (this.#states.get(target) === state) return;
    if (isUnknownState(state)) {
      this.warn(
        `AKS shows a state that this action doesn't recognize: ${state} (${target}). It is treated as an operation in progress.`,
      );
    }
    this.#states.set(target, state);
    this.#addToTimeline({ at, target, kind: 'state', text: state });
  }

  #addToTimeline(entry: TimelineEntry): void {
    this.#timeline.push(entry);
    if (this.#timeline.length > MAX_TIMELINE) this.#timeline.splice(MAX_TIMELINE / 2, 1);
  }
}
