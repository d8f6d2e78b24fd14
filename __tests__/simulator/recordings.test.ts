/** The simulator's answers beside those that were recorded from Azure: keys, their order, types and nulls. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ClusterScenario, PoolScenario } from '../../simulator/scenario/scenario.ts';
import type { JsonObject } from '../../simulator/state/json.ts';
import { CLUSTER, POOL, startSession, STABLE, stopAll, type Session } from './client.ts';

afterEach(stopAll);

const read = (name: string): Record<string, never> =>
  JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../recordings', `${name}.json`), 'utf8'),
  ) as Record<string, never>;

const rollback = read('cli-nodepool-rollback') as unknown as {
  cluster: { properties: JsonObject & { agentPoolProfiles: JsonObject[] } } & JsonObject;
  poolBefore: { body: JsonObject };
  putAnswer: { body: JsonObject };
  upgradeProfile: { body: JsonObject };
  regionVersions: { body: { values: JsonObject[] } };
  notFound: { body: JsonObject };
  statuses: JsonObject[];
};
const machines = read('pool-vms') as unknown as {
  pool: JsonObject;
  manual: JsonObject;
  putAnswer: JsonObject;
};
const creation = read('ext-abort-cluster-create') as unknown as {
  abortAnswer: { status: number; location: boolean };
  statuses: JsonObject[];
  result: { status: number; location: boolean };
};

/** What counts of a body: keys in their order, with the types of their values. */
function shape(value: unknown): unknown {
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object') return typeof value;
  return Object.entries(value).map(([key, inner]) => [key, shape(inner)]);
}

const IMAGE = 'AKSUbuntu-2404gen2containerd-202605.14.0';

/** The recorded cluster: a pool that was upgraded from 1.35.5 to 1.36.0 without another image. */
function recorded(pool: Partial<PoolScenario> = {}): ClusterScenario {
  const { nodePools: _none, ...properties } = { nodePools: undefined, ...rollback.cluster.properties };
  const kept = Object.fromEntries(
    Object.entries(properties).filter(
      ([key]) =>
        ![
          'agentPoolProfiles',
          'provisioningState',
          'powerState',
          'kubernetesVersion',
          'currentKubernetesVersion',
        ].includes(key),
    ),
  );
  return {
    name: 'prod',
    kubernetesVersion: '1.36.0',
    nodeOSUpgradeChannel: 'NodeImage',
    properties: kept,
    pools: [
      { name: 'system', mode: 'System', upgradeSettings: { maxSurge: '10%', maxUnavailable: '0' } },
      {
        name: 'user',
        nodeImageVersion: IMAGE,
        recentlyUsed: [{ orchestratorVersion: '1.35.5', nodeImageVersion: IMAGE, ago: '5m' }],
        ...pool,
      },
    ],
  };
}

const start = (pool?: Partial<PoolScenario>): Promise<Session> =>
  startSession({ scenario: { clusters: [recorded(pool)] } });

describe('an answer has the recorded shape', () => {
  test('of a cluster', async () => {
    const session = await start();
    expect(shape((await session.get(CLUSTER)).body)).toEqual(shape(rollback.cluster));
  });

  test('of a pool, and of the answer to its rollback', async () => {
    const session = await start();
    expect(shape((await session.get(POOL)).body)).toEqual(shape(rollback.poolBefore.body));
    const answer = await session.putPool({ orchestratorVersion: '1.35.5' });
    expect(shape(answer.body)).toEqual(shape(rollback.putAnswer.body));
    expect(answer.body.properties).toMatchObject({
      provisioningState: 'Upgrading',
      orchestratorVersion: '1.35.5',
      currentOrchestratorVersion: '1.35.5',
    });
    expect(Object.keys(answer.headers)).toContain('azure-asyncoperation');
    expect(Object.keys(answer.headers)).not.toContain('location');
  });

  test.each([
    ['autoscale', { minCount: 1, maxCount: 3 }, machines.pool],
    ['manual', {}, machines.manual],
  ])('of a pool of virtual machines (%s)', async (_scale, given, pool) => {
    const session = await start({
      type: 'VirtualMachines',
      specifiedVersion: '1.36',
      properties: { securityProfile: { sshAccess: 'LocalUser', enableVTPM: false, enableSecureBoot: false } },
      ...given,
    });
    expect(shape((await session.get(POOL)).body)).toEqual(shape(pool));
    const answer = await session.putPool({});
    expect(answer.body.properties['provisioningState']).toBe('Updating');
  });

  test('of the versions that a pool has left', async () => {
    const session = await start();
    const { body } = await session.get(`${POOL}/upgradeProfiles/default`);
    expect(shape(body)).toEqual(shape(rollback.upgradeProfile.body));
  });

  test('of the versions of a region, with the newest first and flags only where they are true', async () => {
    const session = await startSession({
      scenario: {
        clusters: [recorded()],
        kubernetesVersions: rollback.regionVersions.body.values.map((minor) => ({
          version: minor['version'] as string,
          patches: Object.keys(minor['patchVersions'] as JsonObject),
          isDefault: minor['isDefault'] === true,
          isPreview: minor['isPreview'] === true,
          supportPlans: (minor['capabilities'] as { supportPlan: string[] }).supportPlan,
        })),
      },
    });
    const { body } = await session.get(
      '/providers/Microsoft.ContainerService/locations/westus2/kubernetesVersions',
    );
    // In long-term support upgrades may skip minor versions, which the simulator doesn't offer.
    const official = (values: unknown[]): unknown[] => values.slice(0, 3);
    const ours = official(body.values);
    const theirs = official(rollback.regionVersions.body.values);
    expect(shape(ours)).toEqual(shape(theirs));
    expect(ours).toEqual(theirs);
    expect(body.values).toHaveLength(rollback.regionVersions.body.values.length);
  });

  test('of a resource that is not there', async () => {
    const session = await start();
    const missing = await session.get(CLUSTER.replace('prod', 'gone'));
    expect(shape(missing.body)).toEqual(shape(rollback.notFound.body));
  });

  test('of the status of a rollback, step by step', async () => {
    const session = await start();
    const { headers } = await session.putPool({ orchestratorVersion: '1.35.5' });
    const url = new URL(String(headers['azure-asyncoperation']));
    const at = url.pathname.replace(/^\/subscriptions\/[^/]+/, '');
    const seen: unknown[] = [];
    for (const seconds of [0, 20, 140, 120, 40]) {
      session.pass(seconds);
      const query = url.search.replace('?api-version=', '');
      seen.push((await session.get(at, query)).body);
    }
    expect(seen.map((status) => shape(status))).toEqual(rollback.statuses.map(shape));
    expect(seen.map((status) => (status as { status: string }).status)).toEqual(
      rollback.statuses.map(({ status }) => status),
    );
    for (const status of [...(seen as JsonObject[]), ...rollback.statuses]) {
      expect(status['startTime']).toMatch(/\.\d{7}Z$/);
    }
  });

  test('of the abort of a creation, to its empty end', async () => {
    const cluster = { ...recorded(), provisioningState: 'Creating' };
    const session = await startSession({ scenario: { clusters: [cluster] } });
    const answer = await session.arm('POST', `${CLUSTER}/abort`, { version: STABLE });
    const { status, location } = creation.abortAnswer;
    expect([answer.status, 'location' in answer.headers]).toEqual([status, location]);
    expect(answer.body.properties['provisioningState']).toBe('Creating');
    session.pass(20);
    const url = new URL(String(answer.headers.location));
    const end = await session.get(
      url.pathname.replace(/^\/subscriptions\/[^/]+/, ''),
      url.search.replace('?api-version=', ''),
    );
    expect([end.status, 'location' in end.headers]).toEqual([
      creation.result.status,
      creation.result.location,
    ]);
  });
});
