import { afterEach, describe, expect, test } from '@jest/globals';
import type { ClusterScenario } from '../../simulator/scenario/scenario.ts';
import type { Switches } from '../../simulator/simulator.ts';
import { CLUSTER, NEW_IMAGE, POOL, startSession, STABLE, stopAll, type Session } from './client.ts';

afterEach(stopAll);

/** A cluster that was asked for by its minor version, and runs an older patch of it. */
const ALIASED: ClusterScenario = {
  name: 'prod',
  kubernetesVersion: '1.35.4',
  specifiedVersion: '1.35',
  upgradeChannel: 'patch',
  pools: [
    { name: 'system', mode: 'System', specifiedVersion: '1.35' },
    { name: 'user', kubernetesVersion: '1.35.4', specifiedVersion: '1.35' },
  ],
};

function start(switches: Partial<Switches> = {}, cluster: ClusterScenario = ALIASED): Promise<Session> {
  return startSession({ scenario: { clusters: [cluster] }, switches });
}

interface Written {
  kubernetesVersion?: string;
  pools?: string;
  upgradeChannel?: string;
}

/** Writes the cluster as it reads, but for these. */
async function putCluster(
  session: Session,
  { kubernetesVersion, pools, upgradeChannel = 'none' }: Written,
): ReturnType<Session['arm']> {
  const { body } = await session.get(CLUSTER);
  const { properties } = body;
  const profiles = properties.agentPoolProfiles.map((profile) => ({
    ...profile,
    ...(pools !== undefined && { orchestratorVersion: pools }),
  }));
  return session.arm('PUT', CLUSTER, {
    version: STABLE,
    body: {
      ...body,
      properties: {
        ...properties,
        agentPoolProfiles: profiles,
        ...(kubernetesVersion !== undefined && { kubernetesVersion }),
        autoUpgradeProfile: { upgradeChannel, nodeOSUpgradeChannel: 'None' },
      },
    },
  });
}

describe('the version that was asked for', () => {
  test('stands beside the current one, of the cluster and of its pools', async () => {
    const session = await start();
    const { properties } = (await session.get(CLUSTER)).body;
    expect(properties).toMatchObject({ kubernetesVersion: '1.35', currentKubernetesVersion: '1.35.4' });
    expect(properties.agentPoolProfiles[1]).toMatchObject({
      orchestratorVersion: '1.35',
      currentOrchestratorVersion: '1.35.4',
    });
    expect((await session.get(POOL)).body.properties).toMatchObject({
      orchestratorVersion: '1.35',
      currentOrchestratorVersion: '1.35.4',
    });
  });

  test('moves nothing when a pool is written as it reads', async () => {
    const session = await start();
    expect((await session.putPool({})).body.properties['provisioningState']).toBe('Updating');
    session.pass(600);
    expect((await session.get(POOL)).body.properties).toMatchObject({
      provisioningState: 'Succeeded',
      orchestratorVersion: '1.35',
      currentOrchestratorVersion: '1.35.4',
    });
  });

  test.each([
    [true, '1.35.5'],
    [false, '1.35.4'],
  ])('in a PUT of the cluster moves the control plane (%s)', async (aliasPutMovesControlPlane, version) => {
    const session = await start({ aliasPutMovesControlPlane });
    expect((await putCluster(session, { upgradeChannel: 'stable' })).status).toBe(200);
    session.pass(900);
    expect((await session.get(CLUSTER)).body.properties).toMatchObject({
      kubernetesVersion: '1.35',
      currentKubernetesVersion: version,
    });
  });
});

describe('switching the upgrade channel off', () => {
  test.each([
    ['as they read', {}],
    ["with the cluster's current one only", { kubernetesVersion: '1.35.4' }],
    ["with the pools' current ones only", { pools: '1.35.4' }],
  ])('is refused with the versions %s', async (_what, written) => {
    const session = await start();
    const refused = await putCluster(session, written);
    expect([refused.status, refused.body.code]).toEqual([400, 'OperationNotAllowed']);
    expect(session.simulator.cluster().upgradeChannel).toBe('patch');
  });

  test('is accepted with the current ones, and moves nothing', async () => {
    const session = await start();
    const accepted = await putCluster(session, { kubernetesVersion: '1.35.4', pools: '1.35.4' });
    expect(accepted.status).toBe(200);
    session.pass(900);
    expect(session.simulator.cluster()).toMatchObject({
      provisioningState: 'Succeeded',
      kubernetesVersion: '1.35.4',
      currentKubernetesVersion: '1.35.4',
      upgradeChannel: 'none',
    });
  });

  test('is accepted with any where the switch says so', async () => {
    const session = await start({ switchOffNeedsCurrentVersions: false, aliasPutMovesControlPlane: false });
    expect((await putCluster(session, {})).status).toBe(200);
  });
});

describe('an upgrade of the cluster', () => {
  test('takes its pools along when they are written with its new version', async () => {
    const session = await start({}, { ...ALIASED, upgradeChannel: 'none' });
    expect((await putCluster(session, { kubernetesVersion: '1.35.5', pools: '1.35.5' })).status).toBe(200);
    session.pass(310);
    expect(session.simulator.cluster()).toMatchObject({
      provisioningState: 'Upgrading',
      currentKubernetesVersion: '1.35.5',
      pools: { user: { provisioningState: 'Upgrading', kubernetesVersion: '1.35.5' } },
    });
    session.pass(600);
    expect(session.simulator.cluster()).toMatchObject({
      provisioningState: 'Succeeded',
      pools: { user: { provisioningState: 'Succeeded', nodeImageVersion: NEW_IMAGE } },
    });
  });

  test('refuses a pool with another version', async () => {
    const session = await start({}, { ...ALIASED, upgradeChannel: 'none' });
    const refused = await putCluster(session, { kubernetesVersion: '1.36.0', pools: '1.35.5' });
    expect(refused.body.code).toBe('NotAllAgentPoolOrchestratorVersionSpecifiedAndUnchanged');
  });

  test('back is refused, with the versions on offer', async () => {
    const session = await start({}, { ...ALIASED, upgradeChannel: 'none' });
    const refused = await putCluster(session, { kubernetesVersion: '1.34.8' });
    expect(refused.body.message).toMatch(/Downgrading .* Available upgrades: \[1\.35\.5 1\.36\.0\]/);
  });
});
