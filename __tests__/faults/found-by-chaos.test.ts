/** What random runs found, each played by itself. */

import { expect, test } from '@jest/globals';
import type { Fault, SimulatorOptions } from '../../simulator/simulator.ts';
import { startSimulator } from '../../simulator/simulator.ts';
import { brokenPromises } from '../support/invariants.ts';
import type { Rehearsal, RehearsalOptions } from '../support/rehearsal.ts';
import { rehearse, STANDING_STILL, withoutDelays } from '../support/rehearsal.ts';
import { cluster, OLD, upgraded, upgrading } from '../support/scenarios.ts';

interface Story extends RehearsalOptions {
  readonly scenario: NonNullable<SimulatorOptions['scenario']>;
  readonly faults?: readonly Fault[];
}

async function play({ scenario, faults = [], ...options }: Story): Promise<Rehearsal> {
  const azure = await startSimulator({ scenario: withoutDelays(scenario), speed: STANDING_STILL });
  try {
    for (const fault of faults) azure.inject(fault);
    const left = await rehearse(azure, options);
    expect(brokenPromises(left)).toEqual([]);
    return left;
  } finally {
    await azure.stop();
  }
}

test('goes back to the target it has checked, although somebody upgrades right after the abort', async () => {
  const left = await play({
    scenario: cluster([upgrading()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'if-busy': 'abort' },
    faults: [{ kind: 'followed-by-upgrade', after: 'Canceled' }],
  });
  expect(left.outputs['result']).toBe('rolled-back');
  expect(left.after?.pools['user']).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
});

test('does not take the Succeeded of an operation that pushed the rollback aside for its own', async () => {
  const left = await play({
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'poll-interval': '5m' },
    events: [{ at: 200, what: { kind: 'scale', pool: 'user', count: 2 } }],
  });
  expect(left.outputs).toMatchObject({ result: 'failed', 'error-code': 'AKSOperationPreempted' });
  expect(left.summary).toContain('Another operation took the place of the rollback');
});

test('asks a hidden operation less and less often: AKS allows few PUTs', async () => {
  const left = await play({
    scenario: cluster([
      upgraded('user', { running: { kind: 'Reconciling', remaining: '20m', hidden: true } }),
    ]),
    inputs: { mode: 'rollback', nodepool: 'user', 'if-busy': 'wait', 'poll-interval': '10s' },
  });
  expect(left.outputs['result']).toBe('rolled-back');
  expect(left.requests.filter(({ route }) => route === 'pool.put').length).toBeLessThan(20);
});
