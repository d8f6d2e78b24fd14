/** One chaotic run: everything about it is drawn from its seed. */

import { brokenPromises } from '../../__tests__/support/invariants.ts';
import { rehearse, STANDING_STILL, type Rehearsal, type Rival } from '../../__tests__/support/rehearsal.ts';
import type { Event } from '../../__tests__/support/virtual-time.ts';
import type { Scenario } from '../../simulator/scenario/scenario.ts';
import { startSimulator, type Fault } from '../../simulator/simulator.ts';
import { drawScenario } from './clusters.ts';
import { drawInputs } from './inputs.ts';
import { Random } from './random.ts';
import { drawEvents, drawFaults, drawRivals } from './troubles.ts';

export interface Draw {
  readonly scenario: Scenario;
  readonly inputs: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  readonly rivals: readonly Rival[];
  readonly events: readonly Event[];
  readonly signIn: 'secret' | 'federation';
}

export interface Played {
  readonly draw: Draw;
  readonly broken: readonly string[];
  /** Undefined when the run hung or threw. */
  readonly left: Rehearsal | undefined;
}

/** Returns what a seed stands for. */
export function drawFrom(random: Random): Draw {
  const scenario = drawScenario(random);
  const pools = (scenario.clusters?.[0]?.pools ?? []).map(({ name }) => name);
  return {
    scenario,
    inputs: drawInputs(random, pools),
    faults: drawFaults(random),
    rivals: drawRivals(random, pools),
    events: drawEvents(random, pools),
    signIn: random.chance(0.2) ? 'federation' : 'secret',
  };
}

/** Plays the run of a seed. Never rejects. */
export async function play(seed: number): Promise<Played> {
  const random = new Random(seed);
  const draw = drawFrom(random);
  const { scenario, faults, ...options } = draw;
  const azure = await startSimulator({ scenario, seed, speed: STANDING_STILL, startTime: START });
  try {
    for (const fault of faults) azure.inject(fault);
    const left = await rehearse(azure, { ...options, random: () => random.next() });
    const meddlers = isMeddling(draw);
    return { draw, broken: brokenPromises(left, { meddlers }), left };
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

const START = '2026-06-09T12:00:00Z';

function isMeddling({ rivals, events }: Draw): boolean {
  const actions = [...rivals.map(({ action }) => action), ...events.map(({ what }) => what)];
  return actions.some((action) => action !== 'cancel-run' && action.kind === 'set-channels');
}
