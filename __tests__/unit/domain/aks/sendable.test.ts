import { describe, expect, test } from '@jest/globals';
import { whyUnfit } from '../../../../src/domain/aks/sendable.ts';
import type { JsonObject } from '../../../../src/domain/aks/cluster.ts';
import { clusterDisagreements, poolDisagreements } from '../../../../src/domain/aks/differences.ts';
import { cluster, lacking, pool } from '../../../support/builders.ts';

const poolWith = (properties: JsonObject) => pool({ properties });
const clusterWith = (properties: JsonObject, other: JsonObject = {}) =>
  cluster({ pools: [], body: { location: 'westeurope', properties, ...other } });

describe('what was read is sent back', () => {
  test('with whatever settings it shows', () => {
    expect(whyUnfit(poolWith({ count: '3', brandNew: [{ count: 'x' }] }))).toBeUndefined();
    expect(whyUnfit(clusterWith({ kubernetesVersion: '1.35' }, { sku: 'Base' }))).toBeUndefined();
  });

  test('but not without an eTag: the PUT would overwrite what others do', () => {
    expect(whyUnfit(lacking(pool(), 'eTag'))).toBe('it has no eTag');
    const { eTag: _, ...bare } = clusterWith({});
    expect(whyUnfit(bare)).toBe('it has no eTag');
    expect(whyUnfit(pool({ eTag: 'a\r\nx-evil: 1' }))).toBe('its eTag is none');
  });

  test.each([' ', '~', 'W/"1"', 'x'.repeat(1_000)])('an eTag may be %p', (eTag) => {
    expect(whyUnfit(pool({ eTag }))).toBeUndefined();
  });

  test.each(['', '\n', 'a\nb', 'a\u007f', 'ü', 'x'.repeat(1_001)])('an eTag may not be %p', (eTag) => {
    expect(whyUnfit(pool({ eTag }))).toBe('its eTag is none');
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
