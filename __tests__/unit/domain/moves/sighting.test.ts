import { describe, expect, test } from '@jest/globals';
import {
  hasSameSettings,
  isSameSight,
  sightCluster,
  sightOf,
  sightPool,
  type Sighting,
} from '../../../../src/domain/moves/sighting.ts';
import { cluster, lacking, pool, poolTarget, sighting, withoutChannels } from '../../../support/builders.ts';

const DONE = sighting();

test('what is not shown is not in the sight', () => {
  expect(sightPool(lacking(pool(), 'eTag', 'kubernetesVersion', 'nodeImageVersion'))).toStrictEqual({
    provisioningState: 'Succeeded',
  });
  const { eTag: _e, kubernetesVersion: _v, ...bare } = withoutChannels(cluster());
  expect(sightCluster(bare)).toStrictEqual({ provisioningState: 'Succeeded', channels: {} });
});

test('what is shown is', () => {
  expect(sightPool(pool())).toStrictEqual(DONE);
  expect(sightCluster(cluster({ upgradeChannel: 'patch' }))).toStrictEqual({
    provisioningState: 'Succeeded',
    eTag: 'cluster-1',
    kubernetesVersion: '1.36.0',
    channels: { upgradeChannel: 'patch', nodeOsUpgradeChannel: 'None' },
  });
});

test('of a target is what the cluster shows of it, if it is there', () => {
  const seen = cluster({ pools: [pool({ name: 'user' })] });
  expect(sightOf(seen, { kind: 'cluster' })).toEqual(sightCluster(seen));
  expect(sightOf(seen, poolTarget('User'))).toEqual(sightPool(pool({ name: 'user' })));
  expect(sightOf(seen, poolTarget('gone'))).toBeUndefined();
});

describe('two looks show the same', () => {
  test.each<[string, Sighting | undefined, Sighting, boolean]>([
    ['with other eTags', DONE, { ...DONE, eTag: 'other' }, true],
    ['not without a first one', undefined, DONE, false],
    ['not in another state', { ...DONE, provisioningState: 'Upgrading' }, DONE, false],
    ['not with another Kubernetes version', { ...DONE, kubernetesVersion: '1.30.0' }, DONE, false],
    ['not with another image', { ...DONE, nodeImageVersion: 'other' }, DONE, false],
    ['nor with other channels', DONE, { ...DONE, channels: { upgradeChannel: 'rapid' } }, false],
  ])('%s', (_, one, other, expected) => {
    expect(isSameSight(one, other)).toBe(expected);
  });
});

test('settings are the same in another state', () => {
  expect(hasSameSettings({ ...DONE, provisioningState: 'Upgrading' }, DONE)).toBe(true);
  expect(hasSameSettings({ ...DONE, kubernetesVersion: '1.30.0' }, DONE)).toBe(false);
});
