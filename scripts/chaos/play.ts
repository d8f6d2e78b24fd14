/** One chaotic run: everything about it is drawn from its seed. */

import { brokenPromises } from '../../__tests__/support/invariants.ts';
import {
  rehearse,
  STANDING_STILL,
  type Rehearsal,
  type Rival,
  type Slowness,
} from '../../__tests__/support/rehearsal.ts';
import type { Event } from '../../__tests__/support/virtual-time.ts';
import type { Scenario } from '../../simulator/scenario/scenario.ts';
import { startSimulator, type ClusterSnapshot, type Fault } from '../../simulator/simulator.ts';
import { drawScenario } from './clusters.ts';
import { drawInputs } from './inputs.ts';
import { Random } from './random.ts';
import { drawThemes, RUNNING, type Theme } from './themes.ts';
import { drawEvents, drawFaults, drawRivals } from './troubles.ts';

export interface Draw {
  /** Names of what goes wrong together. */
  readonly themes: readonly string[];
  readonly scenario: Scenario;
  readonly inputs: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  readonly rivals: readonly Rival[];
  readonly events: readonly Event[];
  readonly slow: readonly Slowness[];
  readonly signIn: 'secret' | 'federation';
}

export interface Played {
  readonly draw: Draw;
  readonly broken: readonly string[];
  /** Undefined when the run hung or threw. */
  readonly left: Rehearsal | undefined;
}

/** Returns what a seed stands for: all at random, or themes with little else. */
export function drawFrom(random: Random): Draw {
  const themes = drawThemes(random);
  const drawn = drawScenario(random);
  const own = themes.findLast(({ cluster }) => cluster !== undefined)?.cluster;
  const scenario = own === undefined ? drawn : { ...drawn, clusters: [own] };
  const pools = (scenario.clusters?.[0]?.pools ?? []).map(({ name }) => name);
  const isMixed = themes.length === 0 || random.chance(0.3);
  const all = <T>(
    of: (theme: Theme) => readonly T[] | undefined,
    others: () => readonly T[],
  ): readonly T[] => [...themes.flatMap((theme) => of(theme) ?? []), ...(isMixed ? others() : [])];
  return {
    themes: themes.map(({ name }) => name),
    scenario,
    inputs: themes.at(-1)?.inputs ?? drawInputs(random, pools),
    faults: withoutContradictions(
      all(
        ({ faults }) => faults,
        () => drawFaults(random),
      ),
    ),
    rivals: all(
      ({ rivals }) => rivals,
      () => drawRivals(random, pools),
    ),
    events: all(
      ({ events }) => events,
      () => drawEvents(random, pools),
    ),
    slow: all(
      ({ slow }) => slow,
      () => [],
    ),
    signIn: random.chance(0.2) ? 'federation' : 'secret',
  };
}

/** No Azure refuses a request for good and acts on it all the same: what is refused has no late effect. */
function withoutContradictions(faults: readonly Fault[]): readonly Fault[] {
  const refused = faults.map((fault) => (isRefusal(fault) ? fault.route : undefined));
  return faults.filter((fault) => fault.kind !== 'late-effect' || !refused.includes(fault.route));
}

function isRefusal(fault: Fault): fault is Extract<Fault, { kind: 'status' }> {
  return fault.kind === 'status' && fault.status >= 400 && fault.status < 500 && fault.status !== 408;
}

/** Plays the run of a seed. Never rejects. */
export async function play(seed: number): Promise<Played> {
  const random = new Random(seed);
  const draw = drawFrom(random);
  const { scenario, faults, ...options } = draw;
  const azure = await startSimulator({ scenario, seed, speed: STANDING_STILL, startTime: START });
  try {
    for (const fault of faults) azure.inject(fault);
    const inputs = withOperationId(options.inputs, azure.cluster());
    const left = await rehearse(azure, { ...options, inputs, random: () => random.next() });
    const circumstances = { meddlers: isMeddling(draw), isOnlySlow: isOnlySlow(draw) };
    return { draw, broken: brokenPromises(left, circumstances), left };
  } catch (error) {
    return {
      draw,
      broken: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
      left: undefined,
    };
  } finally {
    await azure.stop();
  }
}

function withOperationId(inputs: Draw['inputs'], { operations }: ClusterSnapshot): Draw['inputs'] {
  if (inputs['operation-id'] !== RUNNING) return inputs;
  const running = operations.find(({ pool, status }) => pool === 'user' && status === 'InProgress');
  return { ...inputs, 'operation-id': running?.id ?? '' };
}

const START = '2026-06-09T12:00:00Z';

function isOnlySlow({ faults, rivals, slow, inputs }: Draw): boolean {
  // With an operation to guard an abort with, its read is one that the abort waits for.
  const isGuardSlow =
    inputs['operation-id'] !== undefined && slow.some(({ read }) => read === 'readLatestOperation');
  const isTroubled = faults.length > 0 || rivals.some(({ action }) => action.kind === 'trouble');
  return slow.length > 0 && !isGuardSlow && !isTroubled;
}

function isMeddling({ rivals, events }: Draw): boolean {
  const actions = [...rivals.map(({ action }) => action), ...events.map(({ what }) => what)];
  return actions.some((action) => action !== 'cancel-run' && action.kind === 'set-channels');
}
