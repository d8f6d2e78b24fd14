import { afterEach, describe, expect, test } from '@jest/globals';
import type { ClusterScenario, PoolScenario, Scenario } from '../../simulator/scenario/scenario.ts';
import { NEW_IMAGE, OLD_IMAGE, poll, POOL, startSession, stopAll } from './client.ts';

afterEach(stopAll);

const quiet = { nodeOSUpgradeChannel: 'None' } as const;

function prod(pool: Partial<PoolScenario> = {}, cluster: Partial<ClusterScenario> = {}): Scenario {
  return {
    clusters: [
      {
        name: 'prod',
        ...quiet,
        ...cluster,
        pools: [
          { name: 'system', mode: 'System' },
          {
            name: 'user',
            count: 3,
            recentlyUsed: [{ orchestratorVersion: '1.34.8', nodeImageVersion: OLD_IMAGE, ago: '2d' }],
            ...pool,
          },
        ],
      },
    ],
  };
}

describe('a rollback that is accepted', () => {
  test('flips the versions at once, names its steps and ends Succeeded', async () => {
    const session = await startSession({ scenario: prod() });
    const before = session.simulator.cluster();
    const reply = await session.rollBack();
    expect(reply.status).toBe(200);
    expect(reply.headers.location).toBeUndefined();
    expect(reply.headers['retry-after']).toBeUndefined();
    expect(reply.body.properties).toMatchObject({
      provisioningState: 'Upgrading',
      orchestratorVersion: '1.34.8',
      currentOrchestratorVersion: '1.34.8',
      nodeImageVersion: OLD_IMAGE,
    });
    const url = reply.headers['azure-asyncoperation'];
    const texts: string[] = [];
    for (const seconds of [0, 20, 140, 120, 120, 120]) {
      session.pass(seconds);
      texts.push((await poll(session, url)).body.status);
    }
    expect(texts).toEqual([
      'InProgress',
      'RollingUpgradeCreatingSurgeNodes',
      'RollingUpgradeUpgradingNodes: 0/3 nodes completed; 0 errors',
      'RollingUpgradeUpgradingNodes: 1/3 nodes completed; 0 errors',
      'RollingUpgradeUpgradingNodes: 2/3 nodes completed; 0 errors',
      'RollingUpgradeRemovingSurgeNodes',
    ]);
    const moving = session.simulator.cluster().pools['user'];
    session.pass(20);
    const done = await poll(session, url);
    expect(done.body).toMatchObject({ status: 'Succeeded', endTime: expect.any(String) });
    const after = session.simulator.cluster();
    expect(after.pools['user']).toMatchObject({
      provisioningState: 'Succeeded',
      kubernetesVersion: '1.34.8',
      nodeImageVersion: OLD_IMAGE,
      recentlyUsed: [],
      nodes: Array.from({ length: 3 }, () => ({ kubernetes: '1.34.8', image: OLD_IMAGE })),
    });
    // A pool operation renews the pool's eTag, at acceptance and at completion, and no other.
    const tags = [before.pools['user']?.eTag, moving?.eTag, after.pools['user']?.eTag];
    expect(new Set(tags).size).toBe(3);
    expect(after.eTag).toBe(before.eTag);
    expect(after.pools['system']?.eTag).toBe(before.pools['system']?.eTag);
  });

  test('leaves the version it came from on record if the switch says so', async () => {
    const session = await startSession({
      scenario: prod(),
      switches: { recordsAfterRollback: 'version-left' },
    });
    await session.rollBack();
    session.pass(600);
    expect(session.simulator.cluster().pools['user']?.recentlyUsed).toMatchObject([
      { kubernetes: '1.35.5', image: NEW_IMAGE },
    ]);
  });

  test.each([
    ['newest', NEW_IMAGE],
    ['restored', OLD_IMAGE],
  ] as const)('with the node OS channel on, the image is %s', async (imageWithNodeOsChannel, image) => {
    const session = await startSession({
      scenario: prod({}, { nodeOSUpgradeChannel: 'NodeImage' }),
      switches: { imageWithNodeOsChannel },
    });
    expect((await session.rollBack()).body.properties.nodeImageVersion).toBe(OLD_IMAGE);
    session.pass(600);
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Succeeded',
      kubernetesVersion: '1.34.8',
      nodeImageVersion: image,
    });
  });

  test('really changes and drops the other properties of its body, ignoring read-only ones', async () => {
    const session = await startSession({
      scenario: prod({
        labels: { team: 'a' },
        taints: ['x=y:NoSchedule'],
        properties: { brandNew: { deep: [1] } },
      }),
    });
    const reply = await session.putPool({
      orchestratorVersion: '1.34.8',
      nodeImageVersion: OLD_IMAGE,
      nodeTaints: undefined,
      nodeLabels: { team: 'b' },
      provisioningState: 'Succeeded',
      currentOrchestratorVersion: '9.9.9',
    });
    expect(reply.status).toBe(200);
    const { properties } = session.simulator.cluster().pools['user'] ?? {};
    expect(properties).toMatchObject({
      nodeLabels: { team: 'b' },
      brandNew: { deep: [1] },
      provisioningState: 'Upgrading',
      currentOrchestratorVersion: '1.34.8',
      vmSize: 'Standard_D4d_v5',
    });
    expect(properties).not.toHaveProperty('nodeTaints');
  });
});

describe('a rollback that is refused', () => {
  const target = { orchestratorVersion: '1.34.8', nodeImageVersion: OLD_IMAGE };

  test('with a stale eTag: 412, and nothing changes', async () => {
    const session = await startSession({ scenario: prod() });
    const before = session.simulator.cluster();
    const reply = await session.putPool(target, { ifMatch: 'stale' });
    expect(reply.status).toBe(412);
    expect(reply.body.code).toBe('PreconditionFailed');
    expect(session.simulator.cluster()).toEqual(before);
  });

  test.each<[string, Scenario, Record<string, string>, string, RegExp]>([
    [
      'an image that is not on record',
      prod(),
      { ...target, nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202601.01.0' },
      'InvalidParameter',
      /NodeImageVersion 'AKSUbuntu-2404gen2containerd-202601.01.0' is not accepted/,
    ],
    ['a version that is not on record', prod({ recentlyUsed: [] }), target, 'InvalidParameter', /1\.34\.8/],
    [
      'an image of another OS family',
      prod({
        recentlyUsed: [
          { orchestratorVersion: '1.34.8', nodeImageVersion: 'AKSAzureLinux-V3gen2-202604.22.1', ago: '1d' },
        ],
      }),
      { orchestratorVersion: '1.34.8', nodeImageVersion: 'AKSAzureLinux-V3gen2-202604.22.1' },
      'InvalidParameter',
      /can only be current version/,
    ],
    [
      'a version out of support',
      prod({
        recentlyUsed: [{ orchestratorVersion: '1.32.12', nodeImageVersion: OLD_IMAGE, ago: '1d' }],
      }),
      { ...target, orchestratorVersion: '1.32.12' },
      'K8sVersionNotSupported',
      /1\.32\.12 is not supported/,
    ],
    [
      'a version too far behind the control plane',
      prod(
        {
          kubernetesVersion: '1.33.11',
          recentlyUsed: [{ orchestratorVersion: '1.32.12', nodeImageVersion: OLD_IMAGE, ago: '1d' }],
        },
        { kubernetesVersion: '1.36.0', supportPlan: 'AKSLongTermSupport' },
      ),
      { ...target, orchestratorVersion: '1.32.12' },
      'NodePoolMcVersionIncompatible',
      /incompatible/,
    ],
    [
      'a record older than seven days',
      {
        ...prod({
          recentlyUsed: [{ orchestratorVersion: '1.34.8', nodeImageVersion: OLD_IMAGE, ago: '8d' }],
        }),
        switches: { listExpiredRecords: true },
      },
      target,
      'InvalidParameter',
      /7 days/,
    ],
    ['the upgrade channel', prod({}, { upgradeChannel: 'stable' }), target, 'BadRequest', /channel 'stable'/],
  ])('because of %s: 400, and nothing changes', async (_name, scenario, wanted, code, message) => {
    const session = await startSession({ scenario });
    const before = session.simulator.cluster();
    const reply = await session.putPool(wanted);
    expect([reply.status, reply.body.code]).toEqual([400, code]);
    expect(reply.body.message).toMatch(message);
    expect(session.simulator.cluster()).toEqual(before);
  });

  test('at an api-version before rollback, where the image is read-only', async () => {
    const session = await startSession({ scenario: prod() });
    const reply = await session.putPool(target, { version: '2026-03-01' });
    expect([reply.status, reply.body.code]).toEqual([400, 'InvalidParameter']);
  });

  test('later, when the channel makes it fail or undoes it', async () => {
    const fails = await startSession({
      scenario: prod({}, { upgradeChannel: 'rapid' }),
      switches: { upgradeChannelRollback: 'accept-then-fail' },
    });
    const reply = await fails.rollBack();
    expect(reply.status).toBe(200);
    fails.pass(900);
    expect(fails.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Failed',
      error: { code: 'OperationNotAllowed' },
    });
    expect((await poll(fails, reply.headers['azure-asyncoperation'])).body).toMatchObject({
      status: 'Failed',
      error: { code: 'OperationNotAllowed' },
    });

    const undone = await startSession({
      scenario: prod({}, { upgradeChannel: 'rapid' }),
      switches: { upgradeChannelRollback: 'accept-and-re-upgrade', imageWithNodeOsChannel: 'restored' },
    });
    await undone.rollBack();
    undone.pass(150 + 360 + 20);
    expect(undone.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Succeeded',
      kubernetesVersion: '1.34.8',
    });
    undone.pass(61);
    expect(undone.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Upgrading',
      kubernetesVersion: '1.35.5',
    });
  });
});

describe('records', () => {
  test('appear only from the api-version that knows them', async () => {
    const session = await startSession({ scenario: prod() });
    const profile = `${POOL}/upgradeProfiles/default`;
    const read = async (version: string): Promise<unknown> =>
      (await session.get(profile, version)).body.properties.recentlyUsedVersions;
    expect(await read('2026-03-01')).toBeUndefined();
    for (const version of ['2026-04-01', '2025-08-02-preview', '2026-07-02-preview']) {
      expect(await read(version)).toMatchObject([
        {
          orchestratorVersion: '1.34.8',
          nodeImageVersion: OLD_IMAGE,
          timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/),
        },
      ]);
    }
  });

  test('are made at the start of an upgrade and dropped seven days after its end', async () => {
    const session = await startSession({ scenario: prod({ kubernetesVersion: '1.34.8', recentlyUsed: [] }) });
    await session.putPool({ orchestratorVersion: '1.35.5' });
    const read = async (): Promise<unknown> =>
      (await session.get(`${POOL}/upgradeProfiles/default`)).body.properties.recentlyUsedVersions;
    expect(await read()).toMatchObject([{ orchestratorVersion: '1.34.8' }]);
    session.pass(530);
    session.pass(7 * 86400 - 60);
    expect(await read()).toHaveLength(1);
    session.pass(120);
    expect(await read()).toBeUndefined();
  });
});

describe('a rollback that was stopped partway', () => {
  const stopped = prod(
    {
      kubernetesVersion: '1.34.8',
      nodeImageVersion: OLD_IMAGE,
      provisioningState: 'Canceled',
      stoppedUpgrade: { kubernetesVersion: '1.35.5', nodeImageVersion: NEW_IMAGE, nodesDone: 2 },
    },
    { nodeOSUpgradeChannel: 'NodeImage' },
  );

  test('goes on when it is sent again, and the node OS channel still counts', async () => {
    const session = await startSession({
      scenario: stopped,
      switches: { imageWithNodeOsChannel: 'newest' },
    });
    expect((await session.putPool({})).body.properties['provisioningState']).toBe('Upgrading');
    session.pass(600);
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Succeeded',
      nodeImageVersion: NEW_IMAGE,
      recentlyUsed: [],
    });
    const off = await startSession({ scenario: stopped });
    off.simulator.act({ kind: 'set-channels', nodeOSUpgradeChannel: 'None' });
    await off.putPool({});
    off.pass(600);
    expect(off.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Succeeded',
      nodeImageVersion: OLD_IMAGE,
    });
  });

  test('meets the upgrade channel again', async () => {
    const session = await startSession({ scenario: stopped });
    session.simulator.act({ kind: 'set-channels', upgradeChannel: 'stable' });
    expect((await session.putPool({})).status).toBe(400);
    expect(session.simulator.cluster().pools['user']?.provisioningState).toBe('Canceled');
  });
});

test('a canceled upgrade remembers its nodes: the rollback and the resumed upgrade start there', async () => {
  const scenario = prod({
    kubernetesVersion: '1.34.8',
    nodeImageVersion: OLD_IMAGE,
    recentlyUsed: [],
    running: { kind: 'Upgrade', kubernetesVersion: '1.35.5', startedAgo: '1h', nodesDone: 1, stuck: true },
  });
  const session = await startSession({ scenario });
  expect(session.simulator.cluster().pools['user']).toMatchObject({
    provisioningState: 'Upgrading',
    kubernetesVersion: '1.35.5',
  });
  session.pass(86400);
  const abort = await session.arm('POST', `${POOL}/abort`);
  expect(abort.status).toBe(202);
  session.pass(60);
  const stopped = session.simulator.cluster().pools['user'];
  expect(stopped).toMatchObject({ provisioningState: 'Canceled', unfinished: true });
  expect(stopped?.nodes.map((node) => node.kubernetes)).toEqual(['1.35.5', '1.34.8', '1.34.8']);
  const again = await session.putPool({});
  expect(again.body.properties.provisioningState).toBe('Upgrading');
  session.pass(150);
  expect((await poll(session, again.headers['azure-asyncoperation'])).body.status).toBe(
    'RollingUpgradeUpgradingNodes: 1/3 nodes completed; 0 errors',
  );
  await session.arm('POST', `${POOL}/abort`);
  session.pass(60);
  const back = await session.rollBack();
  session.pass(150);
  expect((await poll(session, back.headers['azure-asyncoperation'])).body.status).toBe(
    'RollingUpgradeUpgradingNodes: 2/3 nodes completed; 0 errors',
  );
  session.pass(200);
  expect(session.simulator.cluster().pools['user']).toMatchObject({
    provisioningState: 'Succeeded',
    kubernetesVersion: '1.34.8',
    unfinished: false,
  });
});
