/** What distorted answers found, each played by itself. */

import { expect, test } from '@jest/globals';
import { startSimulator, type Fault, type SimulatorOptions } from '../../simulator/simulator.ts';
import { brokenPromises } from '../support/invariants.ts';
import { rehearse, STANDING_STILL, withoutDelays, type Rehearsal } from '../support/rehearsal.ts';
import { cluster, OLD, upgraded } from '../support/scenarios.ts';

type Scenario = NonNullable<SimulatorOptions['scenario']>;

const ALONE = cluster([upgraded()]);
const WITH_CHANNELS = cluster([upgraded()], { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'NodeImage' });

async function rollBack(scenario: Scenario, ...faults: readonly Fault[]): Promise<Rehearsal> {
  const azure = await startSimulator({ scenario: withoutDelays(scenario), speed: STANDING_STILL });
  try {
    for (const fault of faults) azure.inject(fault);
    const left = await rehearse(azure, {
      inputs: { mode: 'rollback', nodepool: 'user', 'poll-interval': '2m' },
    });
    expect(brokenPromises(left, { lies: true })).toEqual([]);
    return left;
  } finally {
    await azure.stop();
  }
}

const count = (left: Rehearsal, route: string): number =>
  left.requests.filter((request) => request.route === route).length;

const bodyOf = (left: Rehearsal, route: string): { readonly properties: Readonly<Record<string, unknown>> } =>
  left.requests.find((request) => request.route === route)?.body as never;

test.each<[string, RegExp, Fault]>([
  [
    'without its eTag',
    /can.t be sent back: it has no eTag/,
    { kind: 'field', route: 'pool.get', path: 'properties.eTag' },
  ],
  [
    'with a count that is none',
    /The request was not sent: /,
    { kind: 'field', route: 'pool.get', path: 'properties.count', value: '3' },
  ],
])('a pool that is shown %s is read again before it is sent back', async (_, said, fault) => {
  const left = await rollBack(ALONE, fault);
  expect(left.outputs['result']).toBe('rolled-back');
  expect(left.log).toMatch(said);
  expect(left.after?.pools['user']).toMatchObject(OLD);
});

test('a pool that never shows its eTag is not sent back at all', async () => {
  const fault: Fault = { kind: 'field', route: 'pool.get', path: 'properties.eTag', times: 1_000 };
  const left = await rollBack(ALONE, fault);
  expect(left.outputs['result']).toBe('error');
  expect(count(left, 'pool.put')).toBe(0);
  // Found out before the channels were touched.
  const other = await rollBack(WITH_CHANNELS, fault);
  expect(other.outputs).toMatchObject({ result: 'error', 'auto-upgrade-changed': 'false' });
  expect(count(other, 'cluster.put')).toBe(0);
});

test.each<[string, Partial<{ value: string }>]>([
  ['properties.osDiskType', {}],
  ['properties.powerState.code', { value: 'Stopped' }],
])('when two reads of a pool disagree about %s, both are made again', async (path, change) => {
  const left = await rollBack(ALONE, { kind: 'field', route: 'pool.get', path, ...change });
  expect(left.outputs['result']).toBe('rolled-back');
  expect(left.log).toContain('two reads of pool user disagree about');
  expect(bodyOf(left, 'pool.put').properties).toMatchObject({
    osDiskType: 'Ephemeral',
    powerState: { code: 'Running' },
  });
});

test('the cluster is not sent back as only one of two reads shows it', async () => {
  const path = 'properties.networkProfile';
  const left = await rollBack(WITH_CHANNELS, { kind: 'field', route: 'cluster.get', path, skip: 1 });
  expect(left.outputs['result']).toBe('rolled-back');
  expect(left.log).toContain('two reads of the cluster disagree about networkProfile');
  expect(bodyOf(left, 'cluster.put').properties['networkProfile']).toBeDefined();
});

test('what the pool itself always shows differently from the cluster does not stop a rollback', async () => {
  const path = 'properties.brandNew';
  const left = await rollBack(ALONE, { kind: 'field', route: 'pool.get', path, value: 'x', times: 1_000 });
  expect(left.outputs['result']).toBe('rolled-back');
  expect(count(left, 'pool.put')).toBe(1);
  expect(bodyOf(left, 'pool.put').properties).toMatchObject({ brandNew: 'x' });
});

test('a record that is no version is not on offer', async () => {
  const value = [{ orchestratorVersion: '1.34.8'.repeat(50), nodeImageVersion: OLD.nodeImageVersion }];
  const left = await rollBack(ALONE, {
    kind: 'field',
    route: 'pool.upgradeProfile',
    path: 'properties.recentlyUsedVersions',
    value,
    times: 1_000,
  });
  expect(left.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'rollback-target' });
});
