import { afterEach, describe, expect, test } from '@jest/globals';
import { parseScenario } from '../../simulator/reading/parse.ts';
import { CLUSTER, OLD_IMAGE, POOL, startSession, stopAll, type Session } from './client.ts';

afterEach(stopAll);

const FLEET = '/resourceGroups/rg/providers/Microsoft.ContainerService/fleets/apps';

function start(yaml: string): Promise<Session> {
  return startSession({ scenario: parseScenario(yaml, 'test') });
}

const state = (session: Session, pool = 'user'): string | undefined =>
  session.simulator.cluster().pools[pool]?.provisioningState;

describe('actors in a scenario', () => {
  test('act at a time', async () => {
    const session = await start(`
clusters: [{ name: prod, pools: [{ name: system, mode: System }, { name: user, count: 2 }] }]
actors: [{ at: 5m, do: scale, pool: user, count: 4 }]`);
    session.pass(290);
    expect(state(session)).toBe('Succeeded');
    session.pass(20);
    expect(state(session)).toBe('Scaling');
    session.pass(100);
    expect(session.simulator.cluster().pools['user']).toMatchObject({
      provisioningState: 'Succeeded',
      count: 4,
    });
  });

  test('act before, after, and some time after a request', async () => {
    const session = await start(`
actors:
  - { before: pool.get, nth: 2, do: set-channels, upgradeChannel: rapid }
  - { after: pool.put, do: operation, pool: system, state: Updating }
  - { after: pool.put, wait: 2m, do: abort, pool: system }`);
    await session.get(POOL);
    expect(session.simulator.cluster().upgradeChannel).toBe('none');
    await session.get(POOL);
    expect(session.simulator.cluster().upgradeChannel).toBe('rapid');
    session.simulator.act({ kind: 'set-channels', upgradeChannel: 'none' });
    await session.rollBack();
    expect(state(session, 'system')).toBe('Updating');
    session.simulator.act({ kind: 'stick', pool: 'system' });
    session.pass(110);
    expect(state(session, 'system')).toBe('Updating');
    session.pass(20);
    expect(state(session, 'system')).toBe('Canceled');
  });

  test('leave what has become impossible', async () => {
    const session = await start('actors: [{ at: 1m, do: finish, pool: user }]');
    session.pass(120);
    expect((await session.get(POOL)).status).toBe(200);
  });

  test('resume a stopped upgrade', async () => {
    const session = await start(`
clusters:
  - name: prod
    pools:
      - name: user
        count: 2
        provisioningState: Canceled
        stoppedUpgrade: { kubernetesVersion: 1.34.8, nodeImageVersion: ${OLD_IMAGE}, nodesDone: 1 }
actors: [{ at: 1m, do: resume, pool: user }]`);
    session.pass(61);
    expect(state(session)).toBe('Upgrading');
  });

  test('are refused with their places when they make no sense', () => {
    const wrong = `
actors:
  - { do: scale, pool: user, count: 1 }
  - { at: 1m, do: scale, pool: user }
  - { at: 1m, do: dance }
  - { at: 1m, do: abort, pool: users }`;
    expect(() => parseScenario(wrong, 'test')).toThrow(
      /actors\[0\]: needs one of at, before and after[\s\S]*actors\[1\]\.count: is missing[\s\S]*actors\[2\]\.do/,
    );
    expect(() => parseScenario('actors: [{ at: 1m, do: abort, pool: users }]', 'test')).toThrow(
      'actors[0].pool: "users" is not a pool of the cluster prod',
    );
  });
});

describe('refusals in a scenario', () => {
  test('have a status, a code, a text and inner causes', async () => {
    const session = await start(`
faults:
  - { request: pool.put, code: ScopeLocked, message: the scope is locked }
  - { request: pool.put, skip: 1, status: 400, code: BadRequest, message: no, details: [{ code: SubnetIsFull, message: full }] }`);
    const locked = await session.rollBack();
    expect([locked.status, locked.body.code, locked.body.message]).toEqual([
      409,
      'ScopeLocked',
      'the scope is locked',
    ]);
    const refused = await session.rollBack();
    expect([refused.status, refused.body.error]).toEqual([
      400,
      { code: 'BadRequest', message: 'no', details: [{ code: 'SubnetIsFull', message: 'full' }] },
    ]);
    expect((await session.rollBack()).status).toBe(200);
  });

  test('are known by their codes', async () => {
    const session = await start('faults: [pool.put=EtagMismatch, cluster.get=UnsatisfiablePDB]');
    const lost = await session.rollBack();
    expect([lost.status, lost.body.code, lost.body.message]).toEqual([
      409,
      'EtagMismatch',
      'Operation is not allowed: Another operation is in progress',
    ]);
    expect((await session.get(CLUSTER)).status).toBe(400);
  });

  test('without a request are the end of the next operation', async () => {
    const session = await start(`
faults:
  - code: UpgradeFailed
    message: it failed
    pool: user
    details: [{ code: CreateVMSSAgentPoolFailed, message: no }, { code: SubnetIsFull, message: full }]`);
    await session.rollBack();
    session.pass(600);
    expect(session.simulator.cluster().pools['user']?.error).toEqual({
      code: 'UpgradeFailed',
      message: 'it failed',
      details: [
        {
          code: 'CreateVMSSAgentPoolFailed',
          message: 'no',
          details: [{ code: 'SubnetIsFull', message: 'full' }],
        },
      ],
    });
  });
});

describe('fleets', () => {
  const fleets = `
fleets:
  - name: apps
    members: [{ name: prod, cluster: prod, labels: { env: prod } }, { name: far, cluster: /subscriptions/x }]
    updateStrategies: [{ name: ring, stages: [{ name: all, memberSelector: env=prod }] }]
    updateRuns: [{ name: july, state: Pending, kubernetesVersion: 1.35.5, updateStrategy: ring, members: { far: Completed } }]`;

  test('show labels and selectors at newer versions, and an empty stage at older ones', async () => {
    const session = await start(fleets);
    const stages = async (version: string): Promise<unknown> =>
      (await session.get(`${FLEET}/updateStrategies`, version)).body.value[0]?.properties.strategy.stages;
    expect(await stages('2026-06-01')).toEqual([{ name: 'all', memberSelector: { byLabel: 'env=prod' } }]);
    expect(await stages('2025-03-01')).toEqual([{ name: 'all' }]);
    const members = (await session.get(`${FLEET}/members`, '2026-06-01')).body.value;
    expect(members[0]?.properties).toMatchObject({ labels: { env: 'prod' } });
  });

  test('have runs whose members follow what they began', async () => {
    const session = await start(`${fleets}
actors: [{ at: 1m, do: fleet-run, run: july, by: 609d2f62-527f-4451-bfd2-ac2c7850822c }]`);
    const run = async (): Promise<unknown> =>
      (await session.get(`${FLEET}/updateRuns`, '2026-06-01')).body.value[0]?.properties;
    expect(await run()).toMatchObject({
      updateStrategyId: expect.stringContaining('/updateStrategies/ring'),
      managedClusterUpdate: { upgrade: { type: 'Full', kubernetesVersion: '1.35.5' } },
      status: {
        status: { state: 'Pending' },
        stages: [
          {
            groups: [
              {
                members: [{ name: 'prod', status: { state: 'Pending' } }, { status: { state: 'Completed' } }],
              },
            ],
          },
        ],
      },
    });
    session.pass(70);
    expect(state(session)).toBe('Upgrading');
    expect(await run()).toMatchObject({
      status: {
        status: { state: 'Running' },
        stages: [
          {
            groups: [
              {
                members: [
                  { status: { state: 'Running' }, operationId: expect.stringContaining('/operations/') },
                  {},
                ],
              },
            ],
          },
        ],
      },
    });
    session.simulator.act({ kind: 'set-run', run: 'july', state: 'Stopped' });
    session.pass(1000);
    expect(await run()).toMatchObject({
      status: {
        status: { state: 'Stopped' },
        stages: [{ groups: [{ members: [{ status: { state: 'Completed' } }, {}] }] }],
      },
    });
  });
});

describe('the Activity Log', () => {
  const events = (session: Session, resource: string): ReturnType<Session['get']> => {
    const id = `/subscriptions/${session.simulator.subscriptionId}${resource}`;
    const filter = `eventTimestamp ge '2020-01-01T00:00:00Z' and resourceUri eq '${id}'`;
    return session.get(
      '/providers/Microsoft.Insights/eventtypes/management/values',
      `2015-04-01&$filter=${encodeURIComponent(filter)}`,
    );
  };
  const running = `
clusters:
  - name: prod
    pools:
      - name: user
        kubernetesVersion: 1.34.8
        running: { kind: Upgrade, kubernetesVersion: 1.35.5, startedAgo: 47m, stuck: true, by: kim@contoso.com }`;

  test('names who began an operation, and our own requests some minutes later', async () => {
    const session = await start(running);
    const { body } = await events(session, CLUSTER);
    expect(body.value).toMatchObject([
      {
        caller: 'kim@contoso.com',
        operationName: { value: 'Microsoft.ContainerService/managedClusters/agentPools/write' },
        resourceId: expect.stringMatching(/\/agentPools\/user$/),
        status: { value: 'Started' },
      },
    ]);
    await session.arm('POST', `${POOL}/abort`, { headers: { 'x-ms-correlation-request-id': 'the-id' } });
    expect((await events(session, POOL)).body.value).toHaveLength(1);
    session.pass(130);
    expect((await events(session, POOL)).body.value).toContainEqual(
      expect.objectContaining({ caller: session.simulator.clientId, correlationId: 'the-id' }),
    );
  });

  test('of a cluster has those of its pools or has not', async () => {
    const session = await start(running);
    session.simulator.setSwitches({ activityLogCoversPools: false });
    expect((await events(session, CLUSTER)).body.value).toEqual([]);
    expect((await events(session, POOL)).body.value).toHaveLength(1);
  });

  test('needs its right', async () => {
    const session = await start(`${running}\nrbac: [{ actions: ['Microsoft.ContainerService/*'] }]`);
    expect((await events(session, CLUSTER)).status).toBe(403);
  });
});

describe('a cluster', () => {
  test('shows a forced upgrade, windows, and gates only to previews', async () => {
    const session = await start(`
clusters:
  - name: prod
    forceUpgradeFor: 2h
    properties:
      nodeDisruptionProfile: { nodeDisruptionPolicy: Block }
      upgradeSettings: { upgradeGateSettings: { enabled: true } }
    maintenanceConfigurations:
      - name: aksManagedNodeOSUpgradeSchedule
        maintenanceWindow: { schedule: { weekly: { intervalWeeks: 1, dayOfWeek: Saturday } }, durationHours: 4, startTime: '22:00' }`);
    const stable = (await session.get(CLUSTER)).body.properties;
    expect(stable).not.toHaveProperty('nodeDisruptionProfile');
    expect(stable['upgradeSettings']).not.toHaveProperty('upgradeGateSettings');
    const preview = (await session.get(CLUSTER, '2026-08-02-preview')).body.properties;
    expect(preview).toMatchObject({
      nodeDisruptionProfile: { nodeDisruptionPolicy: 'Block' },
      upgradeSettings: { upgradeGateSettings: { enabled: true } },
    });
    const windows = (await session.get(`${CLUSTER}/maintenanceConfigurations`)).body.value;
    expect(windows[0]).toMatchObject({
      name: 'aksManagedNodeOSUpgradeSchedule',
      properties: { maintenanceWindow: { durationHours: 4 } },
    });
  });

  test('is stopped and started', async () => {
    const session = await start('timings: { power: 60 }');
    expect((await session.arm('POST', `${CLUSTER}/stop`)).status).toBe(202);
    session.pass(61);
    expect(session.simulator.cluster().powerState).toBe('Stopped');
    expect((await session.rollBack()).status).toBe(409);
    expect((await session.arm('POST', `${CLUSTER}/start`)).status).toBe(202);
    session.pass(61);
    expect(session.simulator.cluster()).toMatchObject({
      powerState: 'Running',
      provisioningState: 'Succeeded',
    });
  });
});

describe('api-versions', () => {
  test.each([
    ['2026-07-01', 200],
    ['2026-08-01', 200],
    ['2027-03-01', 200],
    ['2027-03-02', 400],
    ['2019-03-01', 400],
  ])('%s of the AKS API is answered %d', async (version, status) => {
    const session = await start('{}');
    expect((await session.get(POOL, version)).status).toBe(status);
  });

  test('of old show no eTag', async () => {
    const session = await start('{}');
    expect((await session.get(POOL, '2024-05-01')).body.properties).not.toHaveProperty('eTag');
    expect((await session.get(CLUSTER, '2024-05-01')).body.eTag).toBeUndefined();
  });
});
