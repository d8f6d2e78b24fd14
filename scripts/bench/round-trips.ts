/** How many requests each mode sends, and how many of them wait for each other. */

import type { RecordedRequest, Simulator } from '../../simulator/simulator.ts';
import { placesInChain } from './chain.ts';
import type { Bench, Goal, Table } from './section.ts';
import { clusterFor, MODES, runMode, setLatency, startAzure, type Mode } from './stage.ts';

const ROUNDS = 3;

/** Long against what the action itself needs between two requests, even on a busy machine. */
const LATENCY_MS = 500;

/** A timer may fire this much early. */
const EARLY_MS = 2;

const MANY_POOLS = 100;

/** ID token, Entra ID's metadata (which its public hosts spare), Azure token, cluster, pools. */
const STATUS_GOAL = 5;
const CHANGE_GOAL = STATUS_GOAL + 2;
const GROWTH_GOAL = 2;

/** One run as the simulator saw it. */
export interface Seen {
  readonly requests: readonly { readonly route: string; readonly place: number }[];
  readonly chain: number;
  /** Of the request that changes something; undefined: there is none. */
  readonly chainToChange: number | undefined;
}

export const benchRoundTrips: Bench = async ({ rounds = ROUNDS, tell }) => {
  const seen: { mode: Mode; best: Seen }[] = [];
  const growth: { mode: Mode; few: number; many: number }[] = [];
  for (const mode of MODES) {
    tell(`round trips: ${mode}`);
    const runs = await lookRepeatedly(mode, rounds);
    const best = runs.reduce((one, other) => (other.chain < one.chain ? other : one));
    seen.push({ mode, best });
    growth.push({ mode, few: best.requests.length, many: (await look(mode, MANY_POOLS, 0)).requests.length });
  }
  return {
    title: 'Round trips',
    tables: [
      chainTable(seen),
      growthTable(growth),
      ...seen.map(({ mode, best }) => requestTable(mode, best)),
    ],
    goals: [...seen.flatMap(({ mode, best }) => chainGoals(mode, best)), ...growth.map(growthGoal)],
    notes: [
      `Every response is delayed by ${LATENCY_MS} ms. A request waits for another if it is sent after that one's response; the shortest chain of ${rounds} runs counts.`,
    ],
  };
};

async function lookRepeatedly(mode: Mode, rounds: number): Promise<readonly Seen[]> {
  const seen: Seen[] = [];
  for (let round = 0; round < rounds; round++) seen.push(await look(mode, 2, LATENCY_MS));
  return seen;
}

/** Runs a mode once, every answer that late, and tells what was sent. */
export async function look(mode: Mode, pools: number, latencyMs: number): Promise<Seen> {
  const azure = await startAzure([clusterFor(mode, 'prod', pools)]);
  try {
    setLatency(azure, latencyMs);
    await runMode(azure, mode, 'prod');
    return seenBy(azure, latencyMs);
  } finally {
    await azure.stop();
  }
}

function seenBy({ requests }: Simulator, latencyMs: number): Seen {
  const places = placesInChain(
    requests.map(({ at }) => ({ arrivedAt: at, answeredAt: at + latencyMs - EARLY_MS })),
  );
  const placed = requests.map((request, index) => ({ request, place: places[index] ?? 0 }));
  return {
    requests: placed.map(({ request, place }) => ({ route: request.route, place })),
    chain: Math.max(...places),
    chainToChange: placed.find(({ request }) => isChange(request))?.place,
  };
}

function isChange({ face, method }: RecordedRequest): boolean {
  return face === 'arm' && method !== 'GET';
}

function chainTable(seen: readonly { mode: Mode; best: Seen }[]): Table {
  return {
    head: ['Mode, two pools', 'Requests', 'Longest chain', 'of which until the change is sent'],
    rows: seen.map(({ mode, best: { requests, chain, chainToChange } }) => [
      `\`${mode}\``,
      String(requests.length),
      String(chain),
      chainToChange === undefined ? '' : String(chainToChange),
    ]),
  };
}

function growthTable(growth: readonly { mode: Mode; few: number; many: number }[]): Table {
  return {
    head: ['Mode', 'Requests, 2 pools', `Requests, ${MANY_POOLS} pools`, 'Each additional pool'],
    rows: growth.map((one) => [
      `\`${one.mode}\``,
      String(one.few),
      String(one.many),
      growthOf(one).toFixed(2),
    ]),
  };
}

function growthOf({ few, many }: { few: number; many: number }): number {
  return (many - few) / (MANY_POOLS - 2);
}

/** Requests in the order of the chain, those that go together in one row. */
function requestTable(mode: Mode, { requests, chain }: Seen): Table {
  return {
    head: [`\`${mode}\`: place`, 'Requests, by their names in the simulator'],
    rows: Array.from({ length: chain }, (_, index) => [
      String(index + 1),
      routesAt(requests, index + 1).join(', '),
    ]),
  };
}

function routesAt(requests: Seen['requests'], place: number): readonly string[] {
  const routes = requests.filter((request) => request.place === place).map(({ route }) => route);
  return [...new Set(routes)].sort().map((route) => {
    const times = routes.filter((one) => one === route).length;
    return times === 1 ? `\`${route}\`` : `${times} × \`${route}\``;
  });
}

function chainGoals(mode: Mode, { chain, chainToChange }: Seen): readonly Goal[] {
  const [what, length, limit] =
    chainToChange === undefined
      ? [`\`${mode}\`: a chain of at most`, chain, STATUS_GOAL]
      : [`\`${mode}\`: the change at most in place`, chainToChange, CHANGE_GOAL];
  return [{ text: `${what} ${limit}`, measured: String(length), isMet: length <= limit }];
}

function growthGoal(one: { mode: Mode; few: number; many: number }): Goal {
  const growth = growthOf(one);
  return {
    text: `\`${one.mode}\`: at most ${GROWTH_GOAL} more per additional pool`,
    measured: growth.toFixed(2),
    isMet: growth <= GROWTH_GOAL,
  };
}
