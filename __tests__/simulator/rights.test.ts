import { afterEach, describe, expect, test } from '@jest/globals';
import type { Scenario } from '../../simulator/scenario/scenario.ts';
import { CLUSTER, POOL, poll, startSession, stopAll } from './client.ts';

afterEach(stopAll);

const POOLS = 'Microsoft.ContainerService/managedClusters/agentPools';
const FLEET_API = '2025-03-01';

describe('rights', () => {
  test('that are missing are named in Azure’s words, with action and scope', async () => {
    const session = await startSession({
      scenario: { rbac: [{ actions: ['Microsoft.ContainerService/managedClusters/*/read'] }] },
    });
    expect((await session.get(POOL)).status).toBe(200);
    const { simulator } = session;
    const reply = await session.arm('PUT', POOL, { body: { properties: {} } });
    expect([reply.status, reply.body.error.code]).toEqual([403, 'AuthorizationFailed']);
    expect(reply.body.error.message).toBe(
      `The client '${simulator.clientId}' with object id '${reply.body.error.message.split("'")[3]}' does not have authorization to perform action '${POOLS}/write' over scope '/subscriptions/${simulator.subscriptionId}${POOL}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    );
    const abort = await session.arm('POST', `${POOL}/abort`);
    expect(abort.body.error.message).toContain(`'${POOLS}/abort/action' over scope`);
    expect(abort.body.error.message).not.toContain("/abort' or");
  });

  test('on the cluster do not reach the status URLs of the location', async () => {
    const session = await startSession({ scenario: { rbac: [{ scope: 'cluster:prod', actions: ['*'] }] } });
    const reply = await session.rollBack();
    expect(reply.status).toBe(200);
    const status = await poll(session, reply.headers['azure-asyncoperation']);
    expect([status.status, status.body.error.code]).toEqual([403, 'AuthorizationFailed']);
    expect(status.body.error.message).toContain(
      `'Microsoft.ContainerService/locations/operations/read' over scope '/subscriptions/${session.simulator.subscriptionId}'`,
    );
    session.simulator.act({
      kind: 'set-roles',
      roles: [{ actions: ['Microsoft.ContainerService/locations/operations/read'] }],
    });
    expect((await poll(session, reply.headers['azure-asyncoperation'])).status).toBe(200);
  });

  test('can be excluded, and be listed', async () => {
    const session = await startSession({
      scenario: { rbac: [{ scope: 'resourceGroup:rg', actions: ['*'], notActions: [`${POOLS}/write`] }] },
    });
    expect((await session.rollBack()).status).toBe(403);
    const listed = await session.get(
      `${CLUSTER}/providers/Microsoft.Authorization/permissions`,
      '2022-04-01',
    );
    expect(listed.body.value).toEqual([
      { actions: ['*'], notActions: [`${POOLS}/write`], dataActions: [], notDataActions: [] },
    ]);
    const above = await session.get('/providers/Microsoft.Authorization/permissions', '2022-04-01');
    expect(above.body.value).toEqual([]);
  });

  test('to join the subnet are checked if the switch says so', async () => {
    const vnetSubnetID =
      '/subscriptions/other/resourceGroups/net/providers/Microsoft.Network/virtualNetworks/v/subnets/s';
    const scenario: Scenario = {
      clusters: [
        {
          name: 'prod',
          pools: [
            { name: 'system', mode: 'System' },
            { name: 'user', vnetSubnetID },
          ],
        },
      ],
      rbac: [{ scope: 'subscription', actions: ['*'] }],
    };
    const checked = await startSession({ scenario, switches: { checkLinkedAccess: true } });
    const reply = await checked.putPool({});
    expect([reply.status, reply.body.error.code]).toEqual([403, 'LinkedAuthorizationFailed']);
    const unchecked = await startSession({ scenario });
    expect((await unchecked.putPool({})).status).toBe(200);
  });
});

describe('fleets', () => {
  const scenario: Scenario = {
    clusters: [{ name: 'prod' }],
    fleets: [
      {
        name: 'all',
        resourceGroup: 'fleets',
        members: [{ name: 'prod-member', cluster: 'prod', group: 'late' }],
        autoUpgradeProfiles: [
          { name: 'stable', channel: 'Stable', updateStrategy: 'waves' },
          { name: 'off', channel: 'Rapid', disabled: true },
        ],
        updateStrategies: [{ name: 'waves', stages: [{ name: 'second', groups: ['late'] }] }],
      },
    ],
  };

  test('are listed with members, profiles and strategies', async () => {
    const session = await startSession({ scenario });
    const base = '/resourceGroups/fleets/providers/Microsoft.ContainerService/fleets/all';
    const list = await session.get('/providers/Microsoft.ContainerService/fleets', FLEET_API);
    expect(list.body.value).toMatchObject([{ name: 'all', properties: { provisioningState: 'Succeeded' } }]);
    const [member] = (await session.get(`${base}/members`, FLEET_API)).body.value;
    expect(member?.properties).toMatchObject({
      clusterResourceId: session.simulator.cluster().id,
      group: 'late',
    });
    const profiles = (await session.get(`${base}/autoUpgradeProfiles`, FLEET_API)).body.value;
    expect(profiles[0]?.properties.updateStrategyId).toMatch(/\/fleets\/all\/updateStrategies\/waves$/);
    expect(profiles[1]?.properties).toMatchObject({ channel: 'Rapid', disabled: true });
    const strategies = (await session.get(`${base}/updateStrategies`, FLEET_API)).body.value;
    expect(strategies[0]?.properties.strategy.stages).toEqual([
      { name: 'second', groups: [{ name: 'late' }] },
    ]);
    expect((await session.get(`${base}/updateRuns`, FLEET_API)).body.value).toEqual([]);
    expect((await session.get(`${base}/members`, '2024-01-01')).status).toBe(400);
    expect((await session.get(`${base}x/members`, FLEET_API)).status).toBe(404);
  });
});

describe('throttling', () => {
  test('gives each pool its own bucket for PUT, and tells when to come back', async () => {
    const session = await startSession({ scenario: { throttling: { enabled: true, clock: 'virtual' } } });
    for (let call = 0; call < 20; call += 1) {
      expect((await session.arm('PUT', POOL, { body: {}, headers: { 'if-match': 'x' } })).status).toBe(412);
    }
    const over = await session.arm('PUT', POOL, { body: {}, headers: { 'if-match': 'x' } });
    expect([over.status, over.body.code, over.headers['retry-after']]).toEqual([429, 'Throttled', '60']);
    const other = await session.arm('PUT', POOL.replace('user', 'system'), {
      body: {},
      headers: { 'if-match': 'x' },
    });
    expect(other.status).toBe(412);
    session.pass(61);
    expect((await session.arm('PUT', POOL, { body: {}, headers: { 'if-match': 'x' } })).status).toBe(412);
  });

  test('is off by default', async () => {
    const session = await startSession();
    for (let call = 0; call < 70; call += 1) expect((await session.get(CLUSTER)).status).toBe(200);
  });
});
