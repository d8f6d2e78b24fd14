import type { RecordedRequest } from '../http/exchange.ts';
import { differences } from '../engine/verdict.ts';
import type { Simulator } from '../simulator.ts';
import type { ClusterSnapshot } from '../engine/snapshot.ts';
import type { StateChange } from '../state/journal.ts';
import type { Order } from './order.ts';

/** Why the server ended. */
export type Ending = 'asked' | 'signal' | 'runner-gone' | 'lifetime';

/** Requests of one kind. */
export interface RequestCount {
  route: string;
  method: string;
  count: number;
  /** How often each status was answered; `lost` where no answer came. */
  answers: Record<string, number>;
}

/** What a rehearsal was like. */
export interface Report {
  scenarioName: string;
  description: string | undefined;
  speed: number;
  lifetimeMs: number;
  ending: Ending;
  requests: RequestCount[];
  states: ReachedState[];
  /** Whether the scenario says what it has to end with. */
  hasExpectation: boolean;
  /** In what the end is different from that. */
  differences: string[];
}

export interface ReachedState extends Omit<StateChange, 'at'> {
  /** Simulated seconds since the start. */
  after: number;
}

export function reportOf(simulator: Simulator, order: Order, ending: Ending): Report {
  const { expect } = order.scenario;
  const clusters = clustersOf(simulator);
  const startedAt = simulator.history[0]?.at.getTime() ?? 0;
  return {
    scenarioName: order.scenarioName,
    description: order.scenario.description,
    speed: order.speed,
    lifetimeMs: order.lifetimeMs,
    ending,
    requests: countRequests(simulator.requests),
    states: simulator.history.map(({ at, ...shown }) => ({
      after: Math.round((at.getTime() - startedAt) / 1000),
      ...shown,
    })),
    hasExpectation: expect !== undefined,
    differences: expect === undefined ? [] : differences(expect, { clusters, requests: simulator.requests }),
  };
}

function clustersOf(simulator: Simulator): ClusterSnapshot[] {
  const names = [...new Set(simulator.history.map(({ cluster }) => cluster))];
  return names.flatMap((name) => {
    const last = simulator.history.findLast(({ cluster, pool }) => cluster === name && pool === undefined);
    return last?.provisioningState === 'Deleted' ? [] : [simulator.cluster(name)];
  });
}

function countRequests(requests: readonly RecordedRequest[]): RequestCount[] {
  const counts = new Map<string, RequestCount>();
  for (const { route, method, status } of requests) {
    const key = `${route} ${method}`;
    const known = counts.get(key) ?? { route, method, count: 0, answers: {} };
    const answer = status === undefined ? 'lost' : String(status);
    known.count += 1;
    known.answers[answer] = (known.answers[answer] ?? 0) + 1;
    counts.set(key, known);
  }
  return [...counts.values()];
}
