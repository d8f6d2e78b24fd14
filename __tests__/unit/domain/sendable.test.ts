import { describe, expect, test } from '@jest/globals';
import { whyClusterIsUnfit, whyPoolIsUnfit } from '../../../src/domain/sendable.ts';
import type { JsonObject, JsonValue } from '../../../src/domain/types.ts';
import { clusterDisagreements, poolDisagreements } from '../../../src/domain/verify.ts';
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
