import { afterEach, describe, expect, test } from '@jest/globals';
import { OLD_IMAGE, POOL, startSession, stopAll } from './client.ts';

afterEach(stopAll);

describe('other actors', () => {
  test('preempt an operation', async () => {
    const { simulator } = await startSession();
    simulator.act({ kind: 'upgrade', pool: 'user' });
    simulator.act({ kind: 'preempt', pool: 'user' });
    const [first, second] = simulator.cluster().operations;
    expect(first).toMatchObject({ status: 'Failed', error: { code: 'AKSOperationPreempted' } });
    expect(first?.error?.message).toBe(
      `This operation has been preempted by another operation with ID ${second?.id}`,
    );
    expect(simulator.cluster().pools['user']?.provisioningState).toBe('Updating');
  });

  test('let an operation get stuck and go on again', async () => {
    const { simulator, pass } = await startSession();
    simulator.act({ kind: 'upgrade', pool: 'user', nodeImageVersion: OLD_IMAGE });
    pass(280);
    simulator.act({ kind: 'stick', pool: 'user' });
    pass(86400);
    expect(simulator.cluster().operations[0]?.statusText).toContain('1/3 nodes completed; 1 errors');
    simulator.act({ kind: 'unstick', pool: 'user' });
    pass(261);
    expect(simulator.cluster().operations[0]?.status).toBe('Succeeded');
  });

  test('scale, change channels, stop the cluster', async () => {
    const { simulator, pass } = await startSession();
    simulator.act({ kind: 'scale', pool: 'user', count: 1 });
    pass(100);
    simulator.act({ kind: 'set-channels', upgradeChannel: 'patch', nodeOSUpgradeChannel: null });
    simulator.act({ kind: 'stop' });
    pass(200);
    expect(simulator.cluster()).toMatchObject({
      upgradeChannel: 'patch',
      nodeOSUpgradeChannel: undefined,
      powerState: 'Stopped',
      provisioningState: 'Succeeded',
      pools: { user: { count: 1 } },
    });
  });

  test('leave records that are missing, unsorted, or without a time', async () => {
    const { simulator, get } = await startSession();
    const read = async (): Promise<unknown> =>
      (await get(`${POOL}/upgradeProfiles/default`)).body.properties.recentlyUsedVersions;
    const entry = { orchestratorVersion: '1.34.8', nodeImageVersion: OLD_IMAGE };
    simulator.act({
      kind: 'set-records',
      pool: 'user',
      records: [
        { ...entry, timestamp: null },
        { ...entry, timestamp: '2026-01-01T00:00:00Z', completedAgo: 0 },
        { ...entry, ago: '1h' },
      ],
    });
    expect(await read()).toEqual([
      entry,
      { ...entry, timestamp: '2026-01-01T00:00:00Z' },
      { ...entry, timestamp: expect.any(String) },
    ]);
    simulator.act({ kind: 'set-records', pool: 'user', records: null });
    expect(await read()).toBeUndefined();
  });

  test('show states and texts that nobody has seen before', async () => {
    const { simulator, get, pass } = await startSession();
    simulator.act({ kind: 'operation', pool: 'user', state: 'ReconcilingAddons', seconds: 10 });
    simulator.act({ kind: 'status-text', pool: 'user', text: 'NodeFailoverPending' });
    expect((await get(POOL)).body.properties.provisioningState).toBe('ReconcilingAddons');
    expect(simulator.cluster().operations[0]?.statusText).toBe('NodeFailoverPending');
    pass(11);
    expect((await get(POOL)).body.properties.provisioningState).toBe('Succeeded');
  });

  test('can only act on what is there', async () => {
    const { simulator } = await startSession();
    expect(() => simulator.act({ kind: 'upgrade', pool: 'nope' })).toThrow("There is no pool 'nope'.");
    expect(() => simulator.act({ kind: 'stop', cluster: 'nope' })).toThrow("There is no cluster 'nope'.");
    expect(() => simulator.act({ kind: 'finish', pool: 'user' })).toThrow("Nothing is running on 'user'.");
  });
});

test('an operation that begins while another one runs takes its place', async () => {
  const { simulator, pass } = await startSession();
  simulator.act({ kind: 'scale', pool: 'user', count: 5 });
  simulator.act({ kind: 'upgrade', pool: 'user', nodeImageVersion: OLD_IMAGE });
  expect(simulator.cluster().operations.map(({ status }) => status)).toEqual(['Failed', 'InProgress']);
  pass(120);
  expect(simulator.cluster().pools['user']?.provisioningState).toBe('Upgrading');
});
