import { describe, expect, test } from '@jest/globals';
import { whyClusterIsUnfit, whyPoolIsUnfit } from '../../../src/domain/aks/sendable.ts';
import type { JsonObject, JsonValue } from '../../../src/domain/aks/cluster.ts';
import { clusterDisagreements, poolDisagreements } from '../../../src/domain/rollback/verify.ts';
import { cluster, lacking, pool } from '../../support/builders.ts';

const poolWith = (properties: JsonObject) => pool({ properties });
const clusterWith = (properties: JsonObject, other: JsonObject = {}) =>
  cluster({ pools: [], body: { location: 'westeurope', properties, ...other } });

describe('a pool that was read is sent back', () => {
  test.each<[string, JsonObject]>([
    ['with settings of every type', { count: 3, vmSize: 'x', enableFIPS: false, nodeTaints: [], tags: {} }],
    ['with null where nothing is set', { tags: null, nodeTaints: null }],
    ['with what was never heard of', { brandNew: [{ count: 'x' }] }],
  ])('%s', (_, properties) => {
    expect(whyPoolIsUnfit(poolWith(properties))).toBeUndefined();
  });

  test.each<[string, JsonValue, string]>([
    ['count', '3', 'its count is no number'],
    ['vmSize', ['x'], 'its vmSize is no text'],
    ['enableFIPS', 0, 'its enableFIPS is no boolean'],
    ['nodeTaints', {}, 'its nodeTaints is no list'],
    ['nodeLabels', [], 'its nodeLabels is no object'],
    ['tags', true, 'its tags is no object'],
  ])('but not when %s is %j', (name, value, why) => {
    expect(whyPoolIsUnfit(poolWith({ [name]: value }))).toBe(why);
  });

  test('but not without an eTag that a header can carry: the PUT would overwrite what others do', () => {
    expect(whyPoolIsUnfit(lacking(pool(), 'eTag'))).toBe('it shows no eTag');
    expect(whyPoolIsUnfit(pool({ eTag: 'a\r\nx-evil: 1' }))).toBe('its eTag is none');
  });
});

describe('a cluster that was read is sent back', () => {
  test('as it is', () => {
    expect(whyClusterIsUnfit(clusterWith({ kubernetesVersion: '1.35' }))).toBeUndefined();
    const { eTag: _, ...bare } = clusterWith({});
    expect(whyClusterIsUnfit(bare)).toBe('it shows no eTag');
  });

  test.each<[string, JsonObject, JsonObject, string]>([
    ['no location', {}, { location: 1 }, 'it shows no location'],
    ['a SKU that is none', {}, { sku: 'Base' }, 'its sku is no object'],
    ['a network profile that is none', { networkProfile: [] }, {}, 'its networkProfile is no object'],
  ])('but not with %s', (_, properties, other, why) => {
    expect(whyClusterIsUnfit(clusterWith(properties, other))).toBe(why);
  });

  test('but not with a pool that could not be sent back itself', () => {
    const state = clusterWith({});
    expect(whyClusterIsUnfit({ ...state, pools: [poolWith({ count: 1 })] })).toBeUndefined();
    expect(whyClusterIsUnfit({ ...state, pools: [poolWith({ count: [] })] })).toBe(
      'in pool user, its count is no number',
    );
  });
});

describe('two reads disagree', () => {
  test('about a pool: its settings, versions and power, but not its state', () => {
    const one = poolWith({ count: 3, powerState: { code: 'Running' }, provisioningState: 'Succeeded' });
    const other = poolWith({ count: 0, powerState: { code: 'Stopped' }, provisioningState: 'Failed' });
    expect(poolDisagreements(one, one)).toEqual([]);
    expect(poolDisagreements(one, other)).toEqual(['count', 'powerState']);
  });

  test('about a cluster: its parts and its pools', () => {
    const one = clusterWith(
      { networkProfile: { a: 1 }, provisioningState: 'Succeeded' },
      { tags: { a: '1' } },
    );
    const other = clusterWith({ provisioningState: 'Failed', fresh: true });
    expect(clusterDisagreements(one, one)).toEqual([]);
    expect(clusterDisagreements(one, other)).toEqual(['fresh', 'networkProfile', 'tags']);
    const pools = [poolWith({ count: 3 })];
    expect(clusterDisagreements({ ...one, pools }, one)).toEqual(['pool user']);
    expect(clusterDisagreements(one, { ...one, pools })).toEqual(['pool user']);
    expect(clusterDisagreements({ ...one, pools }, { ...one, pools: [poolWith({ count: 4 })] })).toEqual([
      'count of pool user',
    ]);
  });
});

/** A value of every type that JSON has, and how each is called. */
const VALUES: Readonly<Record<string, JsonValue>> = {
  text: 'x',
  number: 1,
  boolean: true,
  list: ['x'],
  object: { x: 'y' },
};

const POOL: Readonly<Record<string, readonly string[]>> = {
  number: ['count', 'minCount', 'maxCount', 'maxPods', 'osDiskSizeGB'],
  boolean: [
    'enableAutoScaling',
    'enableEncryptionAtHost',
    'enableFIPS',
    'enableNodePublicIP',
    'enableUltraSSD',
  ],
  text: [
    ...['vmSize', 'osDiskType', 'kubeletDiskType', 'type', 'mode', 'osType', 'osSKU', 'scaleDownMode'],
    ...['orchestratorVersion', 'nodeImageVersion', 'vnetSubnetID', 'podSubnetID', 'scaleSetPriority'],
    ...['scaleSetEvictionPolicy', 'proximityPlacementGroupID'],
  ],
  list: ['nodeTaints', 'availabilityZones'],
  object: [
    ...['nodeLabels', 'tags', 'upgradeSettings', 'securityProfile', 'powerState', 'creationData'],
    ...['kubeletConfig', 'linuxOSConfig', 'networkProfile'],
  ],
};

const CLUSTER: Readonly<Record<string, readonly string[]>> = {
  text: ['kubernetesVersion', 'dnsPrefix', 'nodeResourceGroup', 'supportPlan'],
  boolean: ['enableRBAC', 'disableLocalAccounts'],
  list: ['agentPoolProfiles'],
  object: [
    ...[
      'networkProfile',
      'autoUpgradeProfile',
      'addonProfiles',
      'identityProfile',
      'servicePrincipalProfile',
    ],
    ...['linuxProfile', 'windowsProfile', 'aadProfile', 'apiServerAccessProfile', 'autoScalerProfile'],
    ...['oidcIssuerProfile', 'securityProfile', 'storageProfile'],
  ],
};

const RESOURCE = { text: ['kind'], object: ['tags', 'sku', 'identity'] };

/** Every setting of the table with every type; what is said of it where it is the wrong one. */
function everySetting(
  table: Readonly<Record<string, readonly string[]>>,
): readonly (readonly [name: string, value: JsonValue, said: string | undefined])[] {
  return Object.entries(table).flatMap(([kind, names]) =>
    names.flatMap((name) => [
      ...Object.entries(VALUES).map(
        ([type, value]) => [name, value, type === kind ? undefined : `its ${name} is no ${kind}`] as const,
      ),
      [name, null, undefined] as const,
    ]),
  );
}

describe('every setting has its type', () => {
  const one = cluster();
  const settings = one.body['properties'] as JsonObject;

  test('of a pool', () => {
    for (const [name, value, said] of everySetting(POOL)) {
      expect([name, value, whyPoolIsUnfit(pool({ properties: { [name]: value } }))]).toEqual([
        name,
        value,
        said,
      ]);
      const whole = { ...one, pools: [pool({ name: 'b', properties: { [name]: value } })] };
      expect(whyClusterIsUnfit(whole)).toBe(said === undefined ? undefined : `in pool b, ${said}`);
    }
  });

  test('of a cluster', () => {
    for (const [name, value, said] of everySetting(CLUSTER)) {
      const body = { ...one.body, properties: { ...settings, [name]: value } };
      expect([name, value, whyClusterIsUnfit({ ...one, body })]).toEqual([name, value, said]);
    }
    for (const [name, value, said] of everySetting(RESOURCE)) {
      const body = { ...one.body, [name]: value };
      expect([name, value, whyClusterIsUnfit({ ...one, body })]).toEqual([name, value, said]);
    }
  });

  test.each([' ', '~', 'W/"1"', 'x'.repeat(1_000)])('an eTag may be %p', (eTag) => {
    expect(whyPoolIsUnfit(pool({ eTag }))).toBeUndefined();
  });

  test.each(['', '\n', 'a\nb', 'a\u007f', 'ü', 'x'.repeat(1_001)])('an eTag may not be %p', (eTag) => {
    expect(whyPoolIsUnfit(pool({ eTag }))).toBe('its eTag is none');
  });
});

describe('two reads right before a PUT', () => {
  const withProperties = (properties: JsonObject, name = 'user') => pool({ name, properties });

  test('of a pool may not differ in what is sent back: settings, versions, switched on or off', () => {
    const one = withProperties({ nodeImageVersion: 'a', orchestratorVersion: '1', vmSize: 'x', eTag: 'p' });
    expect(poolDisagreements(one, { ...one })).toEqual([]);
    const state = { nodeImageVersion: 'a', orchestratorVersion: '1', vmSize: 'x' };
    expect(poolDisagreements(one, withProperties({ ...state, provisioningState: 'Updating' }))).toEqual([]);
    const other = {
      nodeImageVersion: 'b',
      orchestratorVersion: '2',
      vmSize: 'y',
      powerState: { code: 'Stopped' },
    };
    expect(poolDisagreements(one, withProperties(other))).toEqual([
      'vmSize',
      'nodeImageVersion',
      'orchestratorVersion',
      'powerState',
    ]);
  });

  const read = (properties: JsonObject, body: JsonObject = {}, pools = [withProperties({ a: 1 })]) =>
    cluster({ pools, body: { ...body, properties } });

  test('of a cluster may differ in what changes by itself', () => {
    const one = read({}, { location: 'x' });
    const volatile = {
      ...{ provisioningState: 'Updating', powerState: { code: 'Stopped' }, status: { a: 1 } },
      ...{ currentKubernetesVersion: '1', agentPoolProfiles: [{ name: 'a' }] },
    };
    const other = read(volatile, { location: 'x', eTag: 'y', systemData: { by: 'z' } });
    expect(clusterDisagreements(one, other)).toEqual([]);
  });

  test('of a cluster may not differ in its settings, its pools or theirs', () => {
    const one = read({ sku: 1, fqdn: 'a' }, { tags: { a: 'b' } });
    const other = read({ sku: 2, fqdn: 'a' }, { location: 'x' }, [
      withProperties({ a: 2 }),
      pool({ name: 'b' }),
    ]);
    expect(clusterDisagreements(one, other)).toEqual(['location', 'sku', 'tags', 'a of pool user', 'pool b']);
    const pools = [withProperties({ a: 1 }), withProperties({ a: 5 }, 'b')];
    const swapped = [...pools].reverse();
    expect(clusterDisagreements(read({}, {}, pools), read({}, {}, swapped))).toEqual([]);
  });
});
