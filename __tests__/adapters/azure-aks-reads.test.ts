import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { KnownVersions } from '@azure/arm-containerservice';
import { DEFAULT_API_VERSION } from '../../src/adapters/aks/sdk.ts';
import { DeadlineError } from '../../src/domain/aks/errors.ts';
import type { Fault } from '../../simulator/simulator.ts';
import { failureOf, startAzure, type Azure } from './support.ts';
import { usableRecords } from '../../src/domain/aks/records.ts';
import { adviceOn } from '../support/advice.ts';

const NEWEST_IMAGE = 'AKSUbuntu-2404gen2containerd-202605.14.0';

describe('reading AKS through the real SDK', () => {
  let azure: Azure;
  beforeEach(async () => {
    azure = await startAzure({
      scenario: {
        clusters: [
          {
            name: 'prod',
            upgradeChannel: 'patch',
            properties: { futureProperty: { kept: true } },
            pools: [
              { name: 'system', mode: 'System' },
              {
                name: 'user',
                count: 4,
                properties: { brandNew: [1, 'two'] },
                recentlyUsed: [{ orchestratorVersion: '1.34.8', nodeImageVersion: NEWEST_IMAGE, ago: '1d' }],
                running: { kind: 'Upgrade', kubernetesVersion: '1.36.0', startedAgo: '5m' },
              },
            ],
          },
        ],
      },
    });
  });
  afterEach(async () => {
    await azure.simulator.stop();
  });

  test('the default api-version is the one that the SDK would send by itself', () => {
    expect(Object.values(KnownVersions).sort().at(-1)).toBe(DEFAULT_API_VERSION);
  });

  test('a cluster with its pools, unknown properties included', async () => {
    const { value } = await azure.aks().readCluster();
    expect(value).toMatchObject({
      name: 'prod',
      provisioningState: 'Succeeded',
      upgradeChannel: 'patch',
      nodeOsUpgradeChannel: 'NodeImage',
      sku: 'Base',
      powerState: 'Running',
    });
    expect(value.pools.map(({ name, provisioningState }) => [name, provisioningState])).toEqual([
      ['system', 'Succeeded'],
      ['user', 'Upgrading'],
    ]);
    expect(value.body['properties']).toMatchObject({ futureProperty: { kept: true } });
    expect(value.eTag).toBe(azure.simulator.cluster().eTag);
  });

  test('a pool, unknown properties included, and its records', async () => {
    const aks = azure.aks();
    const pool = await aks.readPool('user');
    expect(pool).toMatchObject({
      name: 'user',
      mode: 'User',
      count: 4,
      osSku: 'Ubuntu',
      isAutoscaled: false,
    });
    expect(pool.properties['brandNew']).toEqual([1, 'two']);
    expect(pool.eTag).toBe(azure.simulator.cluster().pools['user']?.eTag);
    const records = await aks.readRecords('user');
    expect(records).toContainEqual(
      expect.objectContaining({ kubernetesVersion: '1.34.8', nodeImageVersion: NEWEST_IMAGE }),
    );
    for (const { recordedAt } of usableRecords(records)) expect(recordedAt).toBeLessThanOrEqual(Date.now());
  });

  test('the versions of the region', async () => {
    const aks = azure.aks();
    const { value } = await aks.readCluster();
    const versions = await aks.readRegionVersions(value.location);
    expect(versions.find(({ minor }) => minor === '1.35')?.patches).toContain('1.35.5');
  });

  test('operations: latest of a target, none on record, by id, the list', async () => {
    const aks = azure.aks();
    const latest = await aks.readLatestOperation({ kind: 'pool', name: 'user' });
    expect(latest?.status).toContain('RollingUpgrade');
    expect(latest?.percentComplete).toBeGreaterThanOrEqual(0);
    await expect(aks.readLatestOperation({ kind: 'pool', name: 'system' })).resolves.toBeUndefined();
    await expect(aks.readOperation({ kind: 'pool', name: 'user' }, latest?.id ?? '')).resolves.toMatchObject({
      id: latest?.id,
    });
    await expect(aks.listOperations()).resolves.toHaveLength(1);
  });

  test('a latest operation that may not be read is not taken for none', async () => {
    azure.simulator.inject({ kind: 'status', route: 'pool.operation', status: 403 });
    await expect(azure.aks().readLatestOperation({ kind: 'pool', name: 'user' })).rejects.toMatchObject({
      details: { status: 403 },
    });
  });

  test('an operations api-version that is refused is replaced once by the newest preview on offer', async () => {
    azure.simulator.setSwitches({ operationsApiVersions: ['2026-01-02-preview', '2026-07-02-preview'] });
    const aks = azure.aks();
    await aks.listOperations();
    await aks.listOperations();
    const versions = azure.simulator.requests
      .filter(({ route }) => route === 'cluster.operations')
      .map(({ query }) => query['api-version']);
    expect(versions).toEqual(['2026-08-02-preview', '2026-07-02-preview', '2026-07-02-preview']);
  });

  test('every request names the action, and is made with one api-version', async () => {
    const aks = azure.aks({ apiVersion: '2026-04-01' });
    await aks.readCluster();
    await aks.readPool('user');
    for (const { headers, face, query } of azure.simulator.requests) {
      expect(headers['user-agent']).toContain('aks-recover/1.2.3');
      if (face === 'arm') expect(query['api-version']).toBe('2026-04-01');
    }
    expect(aks.apiVersion).toBe('2026-04-01');
  });

  test('a refusal keeps code, message, correlation ID and status', async () => {
    const failure = await failureOf(azure.aks().readPool('nothere'));
    expect(failure).toMatchObject({
      kind: 'http',
      status: 404,
      attempt: 'read node pool nothere in cluster prod',
      code: 'ResourceNotFound',
    });
    expect(failure.correlationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a right that is missing is named', async () => {
    await azure.simulator.stop();
    azure = await startAzure({
      scenario: { rbac: [{ actions: ['Microsoft.ContainerService/managedClusters/read'] }] },
    });
    const failure = await failureOf(azure.aks().readRecords('user'));
    expect(failure.facts?.missingRight).toBe(
      'Microsoft.ContainerService/managedClusters/agentPools/upgradeProfiles/read',
    );
    expect(adviceOn(failure)).toContain('upgradeProfiles/read');
  });

  test.each<[string, Fault]>([
    ['HTML', { kind: 'html' }],
    ['an empty object', { kind: 'empty-object' }],
    ['an empty body', { kind: 'empty-body' }],
    ['JSON that is cut off', { kind: 'truncated-json' }],
    ['a list', { kind: 'body', body: [] }],
    ['nulls', { kind: 'body', body: { name: null, properties: null } }],
  ])('%s in place of a cluster is an unusable answer', async (_name, fault) => {
    azure.simulator.inject({ ...fault, route: 'cluster.get' } as Fault);
    await expect(failureOf(azure.aks().readCluster())).resolves.toMatchObject({
      kind: 'network',
      code: 'UnusableAnswer',
    });
  });

  test('a read is repeated by the SDK after a 500 and after a broken connection', async () => {
    azure.simulator.inject({ kind: 'status', status: 500, body: 'html', route: 'cluster.get' });
    azure.simulator.inject({ kind: 'reset', route: 'cluster.get', skip: 1 });
    await expect(azure.aks().readCluster()).resolves.toMatchObject({ value: { name: 'prod' } });
    expect(azure.count('cluster.get')).toBe(3);
  });

  test('a long Retry-After is not slept through but handed on', async () => {
    azure.simulator.inject({ kind: 'status', status: 429, retryAfter: 90, route: 'cluster.get' });
    await expect(failureOf(azure.aks().readCluster())).resolves.toMatchObject({
      status: 429,
      retryAfterMs: 90_000,
    });
    expect(azure.count('cluster.get')).toBe(1);
  });

  test('a short Retry-After is kept, and by how much longer is left to chance', async () => {
    azure.simulator.inject({ kind: 'status', status: 429, retryAfter: 1, route: 'cluster.get', times: 20 });
    const reads = Array.from({ length: 20 }, () => azure.aks().readCluster());
    await Promise.all(reads);
    const at = azure.simulator.requests.filter(({ route }) => route === 'cluster.get').map((one) => one.at);
    const [first, again] = [at.slice(0, 20), at.slice(20)];
    expect(again).toHaveLength(20);
    expect(Math.min(...again) - Math.min(...first)).toBeGreaterThanOrEqual(990);
    // Twenty pauses that only differ by what the machine adds lie much closer together.
    expect(Math.max(...again) - Math.min(...again)).toBeGreaterThan(500);
  });

  test('a canceled run does not wait for the end of such a pause', async () => {
    azure.simulator.inject({ kind: 'status', status: 429, retryAfter: 5, route: 'cluster.get' });
    const controller = new AbortController();
    const read = azure.aks({ signal: controller.signal }).readCluster();
    setTimeout(() => {
      controller.abort();
    }, 500);
    const startedAt = Date.now();
    await expect(read).rejects.toMatchObject({ name: 'InterruptedError' });
    expect(Date.now() - startedAt).toBeLessThan(3_000);
  });

  test('a canceled run cuts the request in flight', async () => {
    azure.simulator.inject({ kind: 'hang', route: 'cluster.get' });
    const controller = new AbortController();
    const read = azure.aks({ signal: controller.signal }).readCluster();
    setTimeout(() => {
      controller.abort();
    }, 500);
    await expect(read).rejects.toMatchObject({ name: 'InterruptedError' });
  });

  test('a deadline cuts it too, and says so', async () => {
    azure.simulator.inject({ kind: 'slow-body', seconds: 30, route: 'cluster.get' });
    const controller = new AbortController();
    const read = azure.aks({ signal: controller.signal }).readCluster();
    setTimeout(() => {
      controller.abort(new DeadlineError());
    }, 500);
    await expect(read).rejects.toMatchObject({ name: 'DeadlineError' });
  });
});

describe('the token goes to the ARM host alone', () => {
  let azure: Azure;
  beforeEach(async () => {
    azure = await startAzure();
  });
  afterEach(async () => {
    expect(azure.simulator.requests.filter(({ face }) => face === 'foreign')).toEqual([]);
    await azure.simulator.stop();
  });

  test('a redirect is not followed', async () => {
    azure.simulator.inject({ kind: 'redirect', to: 'foreign', route: 'cluster.get' });
    await expect(failureOf(azure.aks().readCluster())).resolves.toMatchObject({ code: 'UnusableAnswer' });
  });

  test('a next link elsewhere ends the list', async () => {
    azure.simulator.inject({ kind: 'next-link', to: 'foreign', route: 'cluster.operations' });
    await expect(azure.aks().listOperations()).resolves.toEqual([]);
  });

  test('a next link that leads in circles ends the list', async () => {
    azure.simulator.inject({ kind: 'next-link', to: 'loop', route: 'cluster.operations', times: 1000 });
    await expect(azure.aks().listOperations()).resolves.toEqual([]);
    expect(azure.count('cluster.operations')).toBeLessThanOrEqual(10);
  });

  test('a status URL elsewhere is no handle', async () => {
    azure.simulator.act({ kind: 'operation', pool: 'user', state: 'Scaling', stuck: true });
    azure.simulator.inject({ kind: 'foreign-operation-url', route: 'pool.abort' });
    const answer = await azure.aks().abort({ kind: 'pool', name: 'user' });
    expect(answer.kind).toBe('accepted');
    expect(answer).not.toHaveProperty('handle');
  });
});
