import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readErrorBody } from '../../src/adapters/http/errors.ts';
import { toCoverage, toMember, toRun } from '../../src/adapters/aks/fleet-mapping.ts';
import { toCluster, toPool, toRecords, toRegionVersions } from '../../src/adapters/aks/mapping.ts';
import { newestFirst, toOperation } from '../../src/adapters/aks/operations.ts';
import { AzureError } from '../../src/domain/aks/errors.ts';
import type { JsonValue } from '../../src/domain/aks/cluster.ts';

const KEYS = [
  'id', 'name', 'location', 'properties', 'provisioningState', 'agentPoolProfiles', 'status', 'provisioningError',
  'code', 'message', 'autoUpgradeProfile', 'upgradeChannel', 'eTag', 'sku', 'recentlyUsedVersions', 'timestamp',
  'orchestratorVersion', 'nodeImageVersion', 'values', 'version', 'capabilities', 'supportPlan', 'patchVersions',
  'percentComplete', 'startTime', 'error', 'details', 'upgradeSettings', 'maxSurge', 'powerState', 'creationData',
  'clusterResourceId', 'group', 'strategy', 'stages', 'groups', 'updateStrategyId', 'members', 'state', 'operationId',
]; // prettier-ignore

const MEMBER = { subscriptionId: 's', resourceGroup: 'g', fleet: 'f', member: 'm', memberGroup: 'g' };

/** JSON that uses Azure's words with values of any type. */
const { json } = fc.letrec<{ json: JsonValue }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<JsonValue>(
      null,
      true,
      0,
      -1,
      1e308,
      '',
      ' ',
      'Succeeded',
      '2026-99-99T00:00:00Z',
      'not a date',
    ),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('json'), { maxKeys: 8 }),
  ),
}));

describe('answers of any form', () => {
  test.each<[string, (body: JsonValue) => unknown]>([
    ['cluster', (body) => toCluster(body, '/id', 'read')],
    ['pool', (body) => toPool(body, 'read')],
    ['records', (body) => toRecords(body, 'read')],
    ['region', (body) => toRegionVersions(body, 'read')],
    ['operation', (body) => toOperation(body, 'read')],
    ['error body', (body) => readErrorBody(body)],
    [
      'fleet',
      (body) =>
        toCoverage(
          toMember({ subscriptionId: 's', resourceGroup: 'g', fleet: 'f' }, [body], '/c') ?? MEMBER,
          [body],
          [body],
        ),
    ],
    ['update run', (body) => toRun(MEMBER, '/c', body)],
  ])('%s: either a value or an unusable answer, never another error', (_name, map) => {
    fc.assert(
      fc.property(json, (body) => {
        try {
          map(body);
        } catch (error) {
          expect(error).toBeInstanceOf(AzureError);
          expect((error as AzureError).details).toMatchObject({ kind: 'network', code: 'UnusableAnswer' });
        }
      }),
      { numRuns: 500 },
    );
  });
});

const CLUSTER = {
  id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/c',
  name: 'c',
  location: 'westeurope',
  sku: { name: 'Automatic', tier: 'Standard' },
  eTag: 'e',
  properties: {
    provisioningState: 'Failed',
    kubernetesVersion: '1.36',
    currentKubernetesVersion: '1.36.0',
    supportPlan: 'AKSLongTermSupport',
    autoUpgradeProfile: { nodeOSUpgradeChannel: 'NodeImage' },
    status: { provisioningError: { code: 'UpgradeFailed', message: 'Drain of node failed.' } },
    agentPoolProfiles: [
      { name: 'p', provisioningState: 'Canceled', orchestratorVersion: '1.35', count: 3, odd: [{}] },
    ],
  },
};

describe('a cluster', () => {
  test('is read with what it is known by', () => {
    expect(toCluster(CLUSTER, 'unused', 'read')).toMatchObject({
      sku: 'Automatic',
      supportPlan: 'AKSLongTermSupport',
      kubernetesVersion: '1.36.0',
      nodeOsUpgradeChannel: 'NodeImage',
      error: { code: 'UpgradeFailed', message: 'Drain of node failed.' },
      pools: [{ name: 'p', kubernetesVersion: '1.35', properties: { odd: [{}], count: 3 } }],
    });
    expect(toCluster(CLUSTER, 'unused', 'read')).not.toHaveProperty('upgradeChannel');
    expect(toCluster(CLUSTER, 'unused', 'read').body).toBe(CLUSTER);
  });

  test('with a pool that can not be read is unusable: leaving the pool out would look like its deletion', () => {
    const broken = { ...CLUSTER, properties: { ...CLUSTER.properties, agentPoolProfiles: [{ name: 'p' }] } };
    expect(() => toCluster(broken, 'unused', 'read')).toThrow(AzureError);
  });
});

describe('a pool', () => {
  test.each([
    ['Spot', true],
    ['spot', true],
    ['Regular', undefined],
    [undefined, undefined],
  ])('a pool of priority %p is Spot: %p', (scaleSetPriority, isSpot) => {
    const properties = { provisioningState: 'Succeeded', ...(scaleSetPriority && { scaleSetPriority }) };
    expect(toPool({ name: 'p', properties }, 'read').isSpot).toBe(isSpot);
  });

  test('is read with its upgrade settings, autoscaling and origin', () => {
    const properties = {
      provisioningState: 'Succeeded',
      enableAutoScaling: true,
      creationData: { sourceResourceId: '/snapshots/x' },
      upgradeSettings: {
        maxSurge: 1,
        drainTimeoutInMinutes: 45,
        nodeSoakDurationInMinutes: 2,
        maxUnavailable: '0',
      },
    };
    expect(toPool({ name: 'p', properties }, 'read')).toMatchObject({
      isAutoscaled: true,
      isFromSnapshot: true,
      upgradeSettings: { maxSurge: '1', maxUnavailable: '0', drainTimeoutMinutes: 45, nodeSoakMinutes: 2 },
    });
  });
});

describe('records', () => {
  test('need both versions, else they are told as unusable; a time that is none counts as absent', () => {
    const recentlyUsedVersions = [
      { orchestratorVersion: '1.35.5' },
      { orchestratorVersion: '1.34', nodeImageVersion: 'AKSUbuntu-latest' },
      { orchestratorVersion: 'newest', nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0' },
      { nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0' },
      {
        orchestratorVersion: '1.35.5',
        nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0',
        timestamp: '2026-06-09T17:25:36.118786553Z',
      },
      {
        orchestratorVersion: '1.34.8',
        nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0',
        timestamp: 'yesterday',
      },
      null,
    ];
    expect(toRecords({ properties: { recentlyUsedVersions } }, 'read')).toEqual([
      { shows: '1.35.5 with no node image', unusable: 'it names no node image' },
      {
        shows: '1.34 with AKSUbuntu-latest',
        unusable: 'its Kubernetes version has no patch, and its node image is not a full name with a date',
      },
      {
        shows: 'newest with AKSUbuntu-2404gen2containerd-202605.14.0',
        unusable: 'its Kubernetes version is none',
      },
      {
        shows: 'no Kubernetes version with AKSUbuntu-2404gen2containerd-202605.14.0',
        unusable: 'it names no Kubernetes version',
      },
      {
        kubernetesVersion: '1.35.5',
        nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0',
        recordedAt: 1781025936118,
      },
      { kubernetesVersion: '1.34.8', nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0' },
      {
        shows: 'no Kubernetes version with no node image',
        unusable: 'it names no Kubernetes version, and it names no node image',
      },
    ]);
    expect(toRecords({ properties: {} }, 'read')).toEqual([]);
  });
});

describe('operations', () => {
  test('come newest first, those without a start last', () => {
    const at = (id: string, startedAt?: number) => ({
      id,
      status: 'Succeeded',
      ...(startedAt ? { startedAt } : {}),
    });
    const sorted = newestFirst([at('none'), at('old', 1), at('new', 9), at('none too')]);
    expect(sorted.map(({ id }) => id)).toEqual(['new', 'old', 'none', 'none too']);
  });

  test('take the id from the name, and keep the percentage within its bounds', () => {
    expect(toOperation({ name: 'guid', status: 'Running', percentComplete: 130 }, 'read')).toEqual({
      id: 'guid',
      status: 'Running',
      percentComplete: 100,
    });
    expect(toOperation({ id: '/a/operations/guid', status: 'x' }, 'read').id).toBe('guid');
  });
});
