import { afterEach, describe, expect, test } from '@jest/globals';
import { CLUSTER, OLD_IMAGE, POOL, PREVIEW, startSession, stopAll } from './client.ts';

afterEach(stopAll);

const ISO = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);

describe('the operations API', () => {
  test('tells the latest operation of a pool, its progress and its end', async () => {
    const session = await startSession();
    await session.rollBack();
    session.pass(300);
    const latest = await session.get(`${POOL}/operations/latest`, PREVIEW);
    expect(latest.body).toMatchObject({
      status: 'RollingUpgradeUpgradingNodes: 1/3 nodes completed; 0 errors',
      percentComplete: 37,
      startTime: ISO,
    });
    expect(latest.body).not.toHaveProperty('endTime');
    session.pass(600);
    const byId = await session.get(`${POOL}/operations/${latest.body.name}`, PREVIEW);
    expect(byId.body).toMatchObject({ status: 'Succeeded', percentComplete: 100, endTime: ISO });
    expect((await session.get(`${CLUSTER}/operations/${latest.body.name}`, PREVIEW)).status).toBe(200);
  });

  test('lists at most 50, newest first, with history and without hidden operations or aborts', async () => {
    const session = await startSession({
      scenario: {
        clusters: [
          {
            name: 'prod',
            history: Array.from({ length: 60 }, (_, index) => ({
              kind: 'Updating',
              status: 'Succeeded' as const,
              startedAgo: `${70 - index}h`,
            })),
            pools: [
              { name: 'system', mode: 'System' },
              { name: 'user', running: { kind: 'Upgrade', kubernetesVersion: '1.35.5', stuck: true } },
            ],
          },
        ],
      },
    });
    session.simulator.act({ kind: 'operation', pool: 'system', state: 'Updating', hidden: true });
    await session.arm('POST', `${POOL}/abort`);
    const { body } = await session.get(`${CLUSTER}/operations`, PREVIEW);
    expect(body.value).toHaveLength(50);
    expect(body.value[0]?.resourceId).toContain('/agentPools/user');
    session.simulator.setSwitches({ abortListedAsOperation: true });
    const latest = await session.get(`${POOL}/operations/latest`, PREVIEW);
    expect(latest.body.name).not.toBe(body.value[0]?.name);
  });

  test('answers 404 where there never was an operation', async () => {
    const { get } = await startSession();
    expect((await get(`${POOL}/operations/latest`, PREVIEW)).status).toBe(404);
  });

  test('may leave out whose operations they are', async () => {
    const session = await startSession({ switches: { operationResourceShown: false } });
    await session.rollBack();
    const { body } = await session.get(`${POOL}/operations/latest`, PREVIEW);
    expect(body).not.toHaveProperty('resourceId');
    expect(body.id).toMatch(/\/managedClusters\/[^/]+\/operations\/[^/]+$/);
  });

  test('may name operations with swapped bytes', async () => {
    const session = await startSession({ switches: { operationNameSwapped: true } });
    session.simulator.act({ kind: 'scale', pool: 'user', count: 4 });
    const [operation] = session.simulator.cluster().operations;
    const { body } = await session.get(`${POOL}/operations/latest`, PREVIEW);
    expect(body.name).not.toBe(operation?.id);
    expect(body.name.slice(-17)).toBe(operation?.id.slice(-17));
    expect(body.id).toContain(operation?.id);
  });
});

describe('versions', () => {
  test('of the region have the documented shape, with the support plans', async () => {
    const { get } = await startSession();
    const { body } = await get(
      '/providers/Microsoft.ContainerService/locations/westeurope/kubernetesVersions',
    );
    expect(body.value).toBeUndefined();
    expect(body.values[1]).toEqual({
      version: '1.35',
      isDefault: true,
      capabilities: { supportPlan: ['KubernetesOfficial', 'AKSLongTermSupport'] },
      patchVersions: { '1.35.4': { upgrades: ['1.35.5', '1.36.0'] }, '1.35.5': { upgrades: ['1.36.0'] } },
    });
  });

  test('available to pools follow the support plan', async () => {
    const read = async (supportPlan: string): Promise<string[]> => {
      const { get } = await startSession({ scenario: { clusters: [{ name: 'prod', supportPlan }] } });
      const { body } = await get(`${CLUSTER}/availableAgentPoolVersions`);
      return body.properties.agentPoolVersions.map(
        (entry: { kubernetesVersion: string }) => entry.kubernetesVersion,
      );
    };
    expect(await read('KubernetesOfficial')).not.toContain('1.32.12');
    expect(await read('AKSLongTermSupport')).toContain('1.32.12');
  });

  test('a cluster offers the next ones, a pool those up to its control plane', async () => {
    const { get, simulator } = await startSession();
    const cluster = await get(`${CLUSTER}/upgradeProfiles/default`);
    expect(cluster.body.properties.controlPlaneProfile.upgrades).toEqual([{ kubernetesVersion: '1.36.0' }]);
    simulator.act({
      kind: 'set-versions',
      pool: 'user',
      kubernetesVersion: '1.35.4',
      nodeImageVersion: OLD_IMAGE,
    });
    const pool = await get(`${POOL}/upgradeProfiles/default`);
    expect(pool.body.properties).toMatchObject({
      upgrades: [{ kubernetesVersion: '1.35.5' }],
      latestNodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0',
    });
  });

  test('the node image alone can be upgraded', async () => {
    const session = await startSession();
    session.simulator.act({
      kind: 'set-versions',
      pool: 'user',
      kubernetesVersion: '1.35.5',
      nodeImageVersion: OLD_IMAGE,
    });
    const reply = await session.arm('POST', `${POOL}/upgradeNodeImageVersion`);
    expect([reply.status, reply.body.properties.provisioningState]).toEqual([
      202,
      'UpgradingNodeImageVersion',
    ]);
    session.pass(600);
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Succeeded',
      nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0',
    });
  });
});
