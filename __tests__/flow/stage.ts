/** What a step of the run works with, in virtual time, for looking at the wait alone. */

import type { RollbackInputs } from '../../src/domain/inputs.ts';
import type { OperationHandle } from '../../src/ports/aks.ts';
import type { StepContext } from '../../src/steps/context.ts';
import { Journal } from '../../src/steps/journal.ts';
import { watchUntilSettled, type WatchRequest, type WatchResult } from '../../src/steps/moves/wait.ts';
import {
  azureError,
  MINUTE,
  poolTarget,
  rollbackInputs,
  SECOND,
  sighting,
  START,
} from '../support/builders.ts';
import { FakeAks, type FakeAksOptions } from '../support/fake-aks.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeRunner } from '../support/fake-runner.ts';

export const USER = poolTarget('user');

export const HANDLE: OperationHandle = { kind: 'operation-handle' };

export const UNAVAILABLE = azureError({
  status: 503,
  code: 'ServiceUnavailable',
  attempt: 'read cluster prod',
});

export interface Stage {
  readonly context: StepContext<RollbackInputs>;
  readonly clock: FakeClock;
  readonly aks: FakeAks;
  readonly runner: FakeRunner;
  readonly journal: Journal;
}

export interface StageOptions {
  readonly aks?: FakeAksOptions;
  readonly timeoutMs?: number;
  readonly pollIntervalMs?: number;
  /** What chance says; 1 makes a pause between two polls exactly the interval. */
  readonly random?: number;
}

export function stage(options: StageOptions = {}): Stage {
  const { aks: aksOptions, timeoutMs = 120 * MINUTE, pollIntervalMs = 10 * SECOND, random = 1 } = options;
  const clock = new FakeClock(START, () => random);
  const aks = new FakeAks(clock, aksOptions);
  const runner = new FakeRunner({});
  const journal = new Journal();
  const inputs = rollbackInputs({ waiting: { wait: true, timeoutMs, pollIntervalMs } });
  const saveSoFar = (): Promise<void> => Promise.resolve();
  const context = {
    ...{ inputs, aks, fleets: aks, clock, runner, journal, saveSoFar },
    deadline: START + timeoutMs,
  };
  return { context, clock, aks, runner, journal };
}

/** Watches pool user until it has settled, whatever moves there. */
export function watch({ context }: Stage, request: Partial<WatchRequest> = {}): Promise<WatchResult> {
  return watchUntilSettled(context, {
    move: { kind: 'wait', targets: [USER], why: 'busy' },
    target: USER,
    before: sighting({ provisioningState: 'Upgrading' }),
    answer: 'none',
    ...request,
  });
}

/** What runs on pool user, for that long. */
export function upgrading(scene: Stage, ms: number, endsAs = 'Succeeded'): void {
  scene.aks.start(USER, 'Upgrading', ms, endsAs);
}
