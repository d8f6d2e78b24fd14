/** Runs whose answers from Azure, Entra ID and GitHub are distorted on their way; everything is drawn from a seed. */

import fc from 'fast-check';
import { brokenPromises } from '../../__tests__/support/invariants.ts';
import {
  rehearse,
  STANDING_STILL,
  withoutDelays,
  type Rehearsal,
} from '../../__tests__/support/rehearsal.ts';
import { startSimulator, type Fault } from '../../simulator/simulator.ts';
import { FAST, rehearseBundle } from './bundle-run.ts';
import { blow, toFault, type Blow } from './blows.ts';
import { FLOWS, type Flow } from './flows.ts';
import { brokenByLies } from './promises.ts';

export interface Story {
  readonly flow: string;
  readonly blows: readonly Blow[];
}

/** In this process and virtual time, or the built bundle in real time. */
export type Stage = 'sources' | 'bundle';

export interface Played {
  readonly story: Story;
  readonly broken: readonly string[];
  /** Undefined when the run hung or threw. */
  readonly left: Rehearsal | undefined;
}

const story: fc.Arbitrary<Story> = fc.noBias(
  fc.record({
    flow: fc.constantFrom(...FLOWS.map(({ name }) => name)),
    blows: fc.array(blow, { minLength: 1, maxLength: 3 }),
  }),
);

/** Returns what a seed stands for. */
export function drawStory(seed: number): Story {
  const [drawn] = fc.sample(story, { seed, numRuns: 1 });
  if (drawn === undefined) throw new Error('Nothing was drawn.');
  return drawn;
}

/** Returns the smallest story that is broken still, made from that of the seed. */
export async function shrink(seed: number, stage: Stage): Promise<Story | undefined> {
  const isKept = async (candidate: Story): Promise<boolean> =>
    (await play(candidate, stage)).broken.length === 0;
  const { counterexample } = await fc.check(fc.asyncProperty(story, isKept), { seed, numRuns: 1 });
  return counterexample?.[0];
}

/** Plays a story. Never rejects. */
export async function play(told: Story, stage: Stage = 'sources'): Promise<Played> {
  const flow = flowOf(told);
  try {
    const calm = await calmRun(flow, stage);
    const isLasting = told.blows.some(({ times }) => times > 1);
    const routes = [...new Set(calm.requests.map(({ route }) => route))].toSorted();
    const left = await run(flow, stage, (foreignHost) =>
      told.blows.map((one) => toFault(one, routes, foreignHost)),
    );
    return {
      story: told,
      broken: [...brokenPromises(left, { lies: true }), ...brokenByLies(left, calm, isLasting)],
      left,
    };
  } catch (error) {
    const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { story: told, broken: [problem], left: undefined };
  }
}

function flowOf({ flow: name }: Story): Flow {
  const flow = FLOWS.find((one) => one.name === name);
  if (flow === undefined) throw new Error(`There is no flow ${name}.`);
  return flow;
}

const calmRuns = new Map<Flow, Promise<Rehearsal>>();

/** The same run with the genuine answers. */
function calmRun(flow: Flow, stage: Stage): Promise<Rehearsal> {
  const known = calmRuns.get(flow) ?? run(flow, stage, () => []);
  calmRuns.set(flow, known);
  return known;
}

const START = '2026-06-09T12:00:00Z';

async function run(
  { scenario, inputs, signIn }: Flow,
  stage: Stage,
  faultsOf: (foreignHost: string) => readonly Fault[],
): Promise<Rehearsal> {
  const azure = await startSimulator({
    scenario: withoutDelays(scenario),
    speed: stage === 'bundle' ? FAST : STANDING_STILL,
    startTime: START,
  });
  try {
    for (const fault of faultsOf(azure.foreignHost)) azure.inject(fault);
    const how = signIn === undefined ? {} : { signIn };
    return stage === 'bundle'
      ? await rehearseBundle(azure, { inputs, ...how })
      : await rehearse(azure, {
          inputs: { 'poll-interval': '2m', ...inputs },
          random: () => 0.5,
          ...how,
        });
  } finally {
    await azure.stop();
  }
}
