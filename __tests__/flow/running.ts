/** Runs the whole action against an AKS in memory. */

import type { JobFacts } from '../../src/domain/job.ts';
import { run } from '../../src/run.ts';
import { OUTPUTS } from '../../src/report/outputs/index.ts';
import { START, SUBSCRIPTION } from '../support/builders.ts';
import { FakeAks, type FakeAksOptions } from '../support/fake-aks.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeRunner } from '../support/fake-runner.ts';

export type Given = Readonly<Record<string, string>>;

export interface Scene {
  readonly clock: FakeClock;
  readonly aks: FakeAks;
  readonly runner: FakeRunner;
  /** Milliseconds from the start until the step ended. */
  readonly tookMs: number;
}

const BASE: Given = {
  cluster: 'prod',
  'resource-group': 'shop',
  'subscription-id': SUBSCRIPTION,
  'client-id': 'aaaaaaaa-1111-2222-3333-444444444444',
  'tenant-id': 'bbbbbbbb-1111-2222-3333-444444444444',
  'client-secret': 'Q~8secret',
};

export interface Setting {
  readonly aks?: FakeAksOptions;
  readonly random?: () => number;
  /** What happens before or during the run. */
  readonly arrange?: (scene: Omit<Scene, 'tookMs'>) => void;
  readonly connectError?: Error;
  readonly job?: JobFacts;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs to the end; every output must have been set by then. */
export async function runAction(given: Given, setting: Setting = {}): Promise<Scene> {
  const clock = new FakeClock(START, setting.random);
  const aks = new FakeAks(clock, setting.aks);
  const runner = new FakeRunner({ ...BASE, ...given }, setting.env);
  setting.arrange?.({ clock, aks, runner });
  const ports = {
    runner,
    clock,
    crashed: new Promise<never>(() => undefined),
    readEnvironment: () => ({}),
    readJob: () => setting.job ?? { isGitHubHosted: false },
    connect: () => {
      if (setting.connectError !== undefined) throw setting.connectError;
      return { aks, fleets: aks, onItsWay: Promise.resolve() };
    },
    connectIssues: (): never => {
      throw new Error('no issue was asked for');
    },
  };
  await run(ports);
  const missing = OUTPUTS.filter((name) => !runner.outputs.has(name));
  if (missing.length > 0) {
    throw new Error(`outputs not set: ${missing.join(', ')}; ${JSON.stringify(runner.annotations)}`);
  }
  return { clock, aks, runner, tookMs: clock.now() - START };
}

export function rollBack(given: Given = {}, setting: Setting = {}): Promise<Scene> {
  return runAction({ mode: 'rollback', nodepool: 'user', ...given }, setting);
}

export function abort(given: Given = {}, setting: Setting = {}): Promise<Scene> {
  return runAction({ mode: 'abort', nodepool: 'user', ...given }, setting);
}

/** What was sent, in order: `putPool pool/user`, `abort cluster`, … */
export function sent({ aks }: Pick<Scene, 'aks'>): readonly string[] {
  return aks.mutations.map(({ method, target }) => `${method} ${target}`);
}

/** The result of each pool, such as `user rolled-back`. */
export function poolResults({ runner }: Scene): readonly string[] {
  const pools = JSON.parse(runner.output('nodepools')) as { name: string; result: string }[];
  return pools.map(({ name, result }) => `${name} ${result}`);
}
