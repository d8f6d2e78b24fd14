import { afterEach, describe, expect, test } from '@jest/globals';
import {
  CLUSTER,
  NEW_IMAGE,
  OLD_IMAGE,
  poll,
  POOL,
  PREVIEW,
  startSession,
  stopAll,
  type Reply,
  type Session,
} from './client.ts';

afterEach(stopAll);

async function switchOff(session: Session, ifMatch?: string): Promise<Reply> {
  const { body } = await session.get(CLUSTER);
  const properties = {
    ...body.properties,
    autoUpgradeProfile: { upgradeChannel: 'none', nodeOSUpgradeChannel: 'None' },
  };
  return session.arm('PUT', CLUSTER, {
    body: { ...body, properties },
    headers: { 'if-match': ifMatch ?? body.eTag },
  });
}

const rapid = {
  clusters: [
    {
      name: 'prod',
      upgradeChannel: 'rapid',
      pools: [
        { name: 'system', mode: 'System' as const },
        { name: 'user', labels: { a: 'b' } },
      ],
    },
  ],
};

describe('a cluster', () => {
  test('carries its pools, its eTag at the top, and leaves the channel none out', async () => {
    const session = await startSession();
    const { body } = await session.get(CLUSTER);
    expect(body).toMatchObject({
      name: 'prod',
      type: 'Microsoft.ContainerService/ManagedClusters',
      eTag: session.simulator.cluster().eTag,
      sku: { name: 'Base' },
      properties: { provisioningState: 'Succeeded', servicePrincipalProfile: { clientId: 'msi' } },
    });
    expect(body.id).toContain('/resourcegroups/rg/');
    expect(body.properties.autoUpgradeProfile).toEqual({ nodeOSUpgradeChannel: 'NodeImage' });
    const pool = await session.get(POOL);
    expect(body.properties.agentPoolProfiles[1]).toEqual({ name: 'user', ...pool.body.properties });
  });

  test('switches its channels off as an operation of its own, renewing all eTags', async () => {
    const session = await startSession({ scenario: rapid });
    const before = session.simulator.cluster();
    const reply = await switchOff(session);
    expect(reply.status).toBe(200);
    expect(reply.body.properties.provisioningState).toBe('Updating');
    expect((await session.putPool({})).body.message).toContain('Another operation (Updating) is in progress');
    session.pass(61);
    expect((await poll(session, reply.headers['azure-asyncoperation'])).body.status).toBe('Succeeded');
    const after = session.simulator.cluster();
    expect(after).toMatchObject({
      provisioningState: 'Succeeded',
      upgradeChannel: 'none',
      nodeOSUpgradeChannel: 'None',
    });
    expect(after.body).not.toHaveProperty('properties.autoUpgradeProfile.upgradeChannel');
    for (const name of ['system', 'user']) {
      expect(after.pools[name]?.eTag).not.toBe(before.pools[name]?.eTag);
      expect({ ...after.pools[name]?.properties, eTag: '' }).toEqual({
        ...before.pools[name]?.properties,
        eTag: '',
      });
    }
  });

  test('refuses a stale eTag, a missing location, and a pool version in its body', async () => {
    const session = await startSession({ scenario: rapid });
    expect((await switchOff(session, 'stale')).status).toBe(412);
    const { body } = await session.get(CLUSTER);
    const nowhere = await session.arm('PUT', CLUSTER, { body: { properties: body.properties } });
    expect([nowhere.status, nowhere.body.code]).toEqual([400, 'LocationRequired']);
    Object.assign(body.properties.agentPoolProfiles[1] ?? {}, { orchestratorVersion: '1.34.8' });
    const version = await session.arm('PUT', CLUSTER, { body });
    expect(version.body.code).toBe('NotAllAgentPoolOrchestratorVersionSpecifiedAndUnchanged');
  });

  test('overwrites a pool that changed since its body was read: its eTag does not see pools', async () => {
    const session = await startSession({ scenario: rapid });
    const { body } = await session.get(CLUSTER);
    session.simulator.act({ kind: 'set-property', pool: 'user', name: 'nodeLabels', value: { a: 'c' } });
    const reply = await session.arm('PUT', CLUSTER, { body, headers: { 'if-match': body.eTag } });
    expect(reply.status).toBe(200);
    expect(session.simulator.cluster().pools['user']?.properties['nodeLabels']).toEqual({ a: 'b' });
  });

  test('is refused while a pool moves, and a pool while the cluster moves', async () => {
    const session = await startSession({ scenario: rapid });
    session.simulator.act({ kind: 'scale', pool: 'user', count: 2 });
    const cluster = await switchOff(session);
    expect([cluster.status, cluster.body.code]).toEqual([409, 'OperationNotAllowed']);
    expect(cluster.body.message).toContain(
      'Managed Cluster operation is not allowed: Another operation (Scaling) is in progress on agent pool (user)',
    );
    const pool = await session.putPool({});
    expect(pool.body.message).toContain('Another agentpool operation (user - Scaling)');
  });

  test('of AKS Automatic keeps its channels', async () => {
    const session = await startSession({ scenario: { clusters: [{ name: 'prod', sku: 'Automatic' }] } });
    expect(session.simulator.cluster()).toMatchObject({
      upgradeChannel: 'stable',
      nodeOSUpgradeChannel: 'NodeImage',
    });
    expect((await switchOff(session)).status).toBe(400);
  });

  test('takes tags by PATCH and renews its eTag', async () => {
    const session = await startSession();
    const { eTag } = session.simulator.cluster();
    const reply = await session.arm('PATCH', CLUSTER, { body: { tags: { team: 'a' } } });
    expect([reply.status, reply.body.tags]).toEqual([200, { team: 'a' }]);
    expect(session.simulator.cluster().eTag).not.toBe(eTag);
  });
});

describe('a cluster update and stopped upgrades', () => {
  const stopped = {
    clusters: [
      {
        name: 'prod',
        upgradeChannel: 'rapid',
        pools: [
          { name: 'system', mode: 'System' as const },
          {
            name: 'user',
            count: 3,
            provisioningState: 'Canceled',
            stoppedUpgrade: { kubernetesVersion: '1.34.8', nodeImageVersion: OLD_IMAGE, nodesDone: 1 },
          },
        ],
      },
    ],
  };

  test('it resumes them while it runs', async () => {
    const session = await startSession({ scenario: stopped });
    await switchOff(session);
    session.pass(5);
    expect(session.simulator.cluster()).toMatchObject({
      provisioningState: 'Updating',
      pools: { user: { provisioningState: 'Upgrading', kubernetesVersion: '1.35.5' } },
    });
    session.pass(60);
    expect(session.simulator.cluster()).toMatchObject({
      provisioningState: 'Succeeded',
      pools: { user: { provisioningState: 'Upgrading' } },
    });
    session.pass(600);
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Succeeded',
      nodes: Array.from({ length: 3 }, () => ({ kubernetes: '1.35.5', image: NEW_IMAGE })),
    });
  });

  test('or after it, or never, as the switches say', async () => {
    const after = await startSession({ scenario: stopped, switches: { resumeMoment: 'after' } });
    await switchOff(after);
    after.pass(59);
    expect(after.simulator.cluster().pools['user']?.provisioningState).toBe('Canceled');
    after.pass(6);
    expect(after.simulator.cluster().pools['user']?.provisioningState).toBe('Upgrading');

    const never = await startSession({ scenario: stopped, switches: { clusterPutResumesUpgrades: false } });
    await switchOff(never);
    never.pass(3600);
    expect(never.simulator.cluster().pools['user']?.provisioningState).toBe('Canceled');
  });
});

test('a changed channel takes effect with the delay that the timings name', async () => {
  const session = await startSession({
    scenario: {
      clusters: [
        {
          name: 'prod',
          upgradeChannel: 'rapid',
          pools: [
            { name: 'system', mode: 'System' },
            {
              name: 'user',
              recentlyUsed: [{ orchestratorVersion: '1.34.8', nodeImageVersion: OLD_IMAGE, ago: '1d' }],
            },
          ],
        },
      ],
      timings: { channelChange: 3600 },
    },
  });
  await switchOff(session);
  session.pass(61);
  expect((await session.rollBack()).status).toBe(400);
  session.pass(3600);
  expect((await session.rollBack()).status).toBe(200);
});

test('preview-only properties are hidden from a stable api-version, which keeps them', async () => {
  const properties = { upgradeStrategy: 'BlueGreen', nodeInitializationTaints: ['a=b:NoSchedule'] };
  const scenario = {
    clusters: [
      {
        name: 'prod',
        pools: [
          { name: 'system', mode: 'System' as const },
          { name: 'user', properties },
        ],
      },
    ],
  };
  const keeps = await startSession({ scenario });
  expect((await keeps.get(POOL)).body.properties).not.toHaveProperty('upgradeStrategy');
  expect((await keeps.get(POOL, PREVIEW)).body.properties).toMatchObject(properties);
  await keeps.putPool({});
  expect(keeps.simulator.cluster().pools['user']?.properties).toMatchObject(properties);

  const drops = await startSession({ scenario, switches: { stablePutKeepsPreviewFields: false } });
  await drops.putPool({});
  expect(drops.simulator.cluster().pools['user']?.properties).not.toHaveProperty('upgradeStrategy');
});
