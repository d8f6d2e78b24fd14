import { afterEach, describe, expect, test } from '@jest/globals';
import type { PoolScenario } from '../../simulator/scenario/scenario.ts';
import {
  CLUSTER,
  NEW_IMAGE,
  OLD_IMAGE,
  POOL,
  startSession,
  STABLE,
  stopAll,
  type Session,
  type Body,
} from './client.ts';

afterEach(stopAll);

const NEWER = '2026-06-02-preview';
const POOLS = `${CLUSTER}/agentPools`;

function start(pool: Partial<PoolScenario>, other: PoolScenario[] = []): Promise<Session> {
  const pools: PoolScenario[] = [{ name: 'system', mode: 'System' }, { name: 'user', ...pool }, ...other];
  return startSession({ scenario: { clusters: [{ name: 'prod', pools }] } });
}

describe('a pool of virtual machines', () => {
  test.each([
    ['by hand', {}, { manual: [{ size: 'Standard_D4d_v5', count: 3 }] }],
    [
      'by itself',
      { minCount: 1, maxCount: 5 },
      { autoscale: [{ size: 'Standard_D4d_v5', minCount: 1, maxCount: 5 }] },
    ],
  ])('that scales %s has its count only among what lives', async (_how, given, scale) => {
    const session = await start({ type: 'VirtualMachines', count: 3, ...given });
    expect((await session.get(POOL)).body.properties).toMatchObject({
      count: null,
      vmSize: '',
      type: 'VirtualMachines',
      enableAutoScaling: false,
      virtualMachinesProfile: { scale },
      virtualMachineNodesStatus: [{ size: 'Standard_D4d_v5', count: 3 }],
    });
  });

  test('is written as it reads, and grows by itself', async () => {
    const session = await start({ type: 'VirtualMachines', count: 1 });
    expect((await session.putPool({})).body.properties['provisioningState']).toBe('Updating');
    session.pass(100);
    session.simulator.act({ kind: 'grow', pool: 'user', count: 2 });
    expect((await session.get(POOL)).body.properties).toMatchObject({
      provisioningState: 'Succeeded',
      count: null,
      virtualMachineNodesStatus: [{ count: 2 }],
    });
  });

  test('of mode Machines is not written', async () => {
    const session = await start({}, [{ name: 'aksmanagedap', mode: 'Machines', count: 2 }]);
    const body = (await session.get(`${POOLS}/aksmanagedap`)).body;
    expect(body.properties).toMatchObject({ mode: 'Machines', count: null });
    const refused = await session.arm('PUT', `${POOLS}/aksmanagedap`, { version: STABLE, body });
    expect([refused.status, refused.body.message]).toEqual([409, expect.stringContaining('machine API')]);
  });
});

/** The versions that a pool's machines show, with their states. */
async function machines(session: Session, version = NEWER): Promise<string[]> {
  const { body } = await session.get(`${POOL}/machines`, version);
  return body.value.map((machine: Body) => {
    const { kubernetes, provisioningState } = machine.properties as {
      kubernetes?: { currentOrchestratorVersion: string };
      provisioningState?: string;
    };
    return `${kubernetes?.currentOrchestratorVersion ?? 'untold'} ${provisioningState ?? ''}`.trim();
  });
}

describe('the machines of a pool', () => {
  test('follow an upgrade node by node, with its surge node', async () => {
    const session = await start({ count: 2, kubernetesVersion: '1.34.8', nodeImageVersion: OLD_IMAGE });
    await session.putPool({ orchestratorVersion: '1.35.5' });
    expect(await machines(session)).toEqual(['1.34.8 Succeeded', '1.34.8 Succeeded', '1.35.5 Creating']);
    session.pass(150 + 130);
    expect(await machines(session)).toEqual(['1.35.5 Succeeded', '1.34.8 Succeeded', '1.35.5 Succeeded']);
    session.pass(115);
    expect(await machines(session)).toEqual(['1.35.5 Succeeded', '1.35.5 Succeeded', '1.35.5 Deleting']);
    session.pass(60);
    expect(await machines(session)).toEqual(['1.35.5 Succeeded', '1.35.5 Succeeded']);
  });

  test('show no versions at stable and older versions, nor where the switch says so', async () => {
    const session = await start({ count: 1 });
    expect(await machines(session, STABLE)).toEqual(['untold']);
    expect(await machines(session, '2025-08-02-preview')).toEqual(['untold']);
    session.simulator.setSwitches({ machinesShowVersions: false });
    expect(await machines(session)).toEqual(['untold']);
  });

  test('show what a scenario says of one of them', async () => {
    const session = await start({
      count: 2,
      machines: [
        {
          node: 1,
          kubernetesVersion: '1.34.8',
          nodeImageVersion: OLD_IMAGE,
          provisioningState: 'Failed',
          driftAction: 'Recreate',
          driftReason: 'Quarantined',
          error: { code: 'PodDrainFailure', message: 'cannot evict' },
        },
      ],
    });
    const { body } = await session.get(`${POOL}/machines`, NEWER);
    expect(body.value[1]?.properties).toMatchObject({
      nodeImageVersion: OLD_IMAGE,
      provisioningState: 'Failed',
      status: { driftAction: 'Recreate', provisioningError: { code: 'PodDrainFailure' } },
    });
    expect(body.value[0]?.properties).toMatchObject({ nodeImageVersion: NEW_IMAGE });
  });
});

describe('several operations on one pool', () => {
  const both: Partial<PoolScenario> = {
    count: 3,
    kubernetesVersion: '1.34.8',
    nodeImageVersion: OLD_IMAGE,
    running: { kind: 'Upgrade', kubernetesVersion: '1.35.5', startedAgo: '10m', nodesDone: 1, stuck: true },
    alsoRunning: [{ kind: 'Scaling', startedAgo: '1m', remaining: '5m', subType: 'ManualScale' }],
  };
  const active = `${NEWER}&activeOnly=true`;

  test('are listed with their kinds, the one begun last first', async () => {
    const session = await start(both);
    const { body } = await session.get(`${POOL}/operations`, active);
    expect(body.value).toMatchObject([
      { operationType: 'Scale', subOperationType: 'ManualScale' },
      { operationType: 'Upgrade', status: expect.stringContaining('1/3 nodes completed') },
    ]);
    expect((await session.get(POOL)).body.properties['provisioningState']).toBe('Scaling');
    session.simulator.setSwitches({ operationTypesShown: false });
    const [first] = (await session.get(`${POOL}/operations`, active)).body.value;
    expect(first).not.toHaveProperty('operationType');
  });

  test('end each for itself: the abort is for the last, and the pool shows what goes on', async () => {
    const session = await start(both);
    expect((await session.arm('POST', `${POOL}/abort`)).status).toBe(202);
    session.pass(30);
    expect((await session.get(POOL)).body.properties['provisioningState']).toBe('Upgrading');
    const { body } = await session.get(`${POOL}/operations`, active);
    expect(body.value).toMatchObject([{ operationType: 'Upgrade' }]);
  });

  test('have no list at older previews', async () => {
    const session = await start(both);
    expect((await session.get(`${POOL}/operations`, '2025-08-02-preview')).status).toBe(400);
  });
});

describe('a blue-green upgrade', () => {
  test('shows Upgrading through its soak, and offers no rollback after it', async () => {
    const session = await start({
      count: 1,
      kubernetesVersion: '1.34.8',
      nodeImageVersion: OLD_IMAGE,
      properties: {
        upgradeStrategy: 'BlueGreen',
        upgradeSettingsBlueGreen: { finalSoakDurationInMinutes: 60 },
      },
    });
    await session.putPool({ orchestratorVersion: '1.35.5' });
    session.pass(3000);
    const latest = (await session.get(`${POOL}/operations/latest`, NEWER)).body;
    expect(latest.status).toBe('BlueGreenUpgradeFinalSoak');
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Upgrading',
      recentlyUsed: [{ kubernetes: '1.34.8' }],
    });
    session.pass(1000);
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Succeeded',
      recentlyUsed: [],
    });
    expect((await session.get(POOL)).body.properties).not.toHaveProperty('upgradeStrategy');
  });
});
