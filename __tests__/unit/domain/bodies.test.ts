import { describe, expect, test } from '@jest/globals';
import { channelsBody, rollbackBody } from '../../../src/domain/aks/put-bodies.ts';
import type { JsonObject } from '../../../src/domain/aks/cluster.ts';
import { changedSettings, isSameJson } from '../../../src/domain/rollback/verify.ts';
import { cluster, OLD, pool } from '../../support/builders.ts';

describe('the PUT of a pool', () => {
  const state = pool();
  const body = rollbackBody(state, OLD);

  test('changes both versions and nothing else; what Azure alone may set is left out', () => {
    const { provisioningState: _p, currentOrchestratorVersion: _c, ...writable } = state.properties;
    expect(body).toEqual({
      properties: {
        ...writable,
        orchestratorVersion: OLD.kubernetesVersion,
        nodeImageVersion: OLD.nodeImageVersion,
      },
    });
  });

  test('keeps properties never heard of', () => {
    expect(body).toMatchObject({
      properties: { somethingNewInAks: { keep: 'me' }, nodeLabels: { team: 'shop' } },
    });
  });
});

describe('the PUT of the cluster', () => {
  const state = cluster({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' });
  const properties = state.body['properties'] as JsonObject;

  test('changes the channels and nothing else', () => {
    const body = channelsBody(state, { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' });
    const { provisioningState: _, ...writable } = properties;
    expect(body).toEqual({
      location: 'westeurope',
      tags: { owner: 'shop' },
      sku: { name: 'Base', tier: 'Standard' },
      properties: {
        ...writable,
        agentPoolProfiles: state.pools.map(
          ({ name, properties: { provisioningState: _p, currentOrchestratorVersion: _c, ...kept } }) => ({
            name,
            ...kept,
          }),
        ),
        autoUpgradeProfile: { upgradeChannel: 'none', nodeOSUpgradeChannel: 'None', somethingElse: true },
      },
    });
  });

  test('leaves the channel alone that is not named', () => {
    expect(channelsBody(state, { upgradeChannel: 'none' })).toMatchObject({
      properties: { autoUpgradeProfile: { upgradeChannel: 'none', nodeOSUpgradeChannel: 'NodeImage' } },
    });
    expect(channelsBody(state, { nodeOsUpgradeChannel: 'None' })).toMatchObject({
      properties: { autoUpgradeProfile: { upgradeChannel: 'patch', nodeOSUpgradeChannel: 'None' } },
    });
  });

  test('makes do with a body that shows little', () => {
    expect(channelsBody(cluster({ body: { properties: { agentPoolProfiles: [null] } } }), {})).toEqual({
      properties: { agentPoolProfiles: [{}], autoUpgradeProfile: {} },
    });
    expect(channelsBody(cluster({ body: {} }), { upgradeChannel: 'none' })).toEqual({
      properties: { autoUpgradeProfile: { upgradeChannel: 'none' } },
    });
  });
});

describe('settings compared before and after', () => {
  const withProperties = (properties: JsonObject, isAutoscaled = false) => pool({ properties, isAutoscaled });

  test('versions, states and eTag do not count', () => {
    expect(
      changedSettings(
        withProperties({
          orchestratorVersion: '1',
          nodeImageVersion: 'a',
          provisioningState: 'Succeeded',
          eTag: 'x',
          name: 'user',
          status: {},
          currentOrchestratorVersion: '1',
        }),
        withProperties({ status: { provisioningError: { code: 'X' } }, powerState: { code: 'Running' } }),
      ),
    ).toEqual([]);
  });

  test('labels, taints and all others do, in order', () => {
    expect(
      changedSettings(
        withProperties({ nodeTaints: ['a'], nodeLabels: { a: '1' }, vmSize: 'x' }),
        withProperties({ nodeTaints: ['b'], nodeLabels: { a: '2' }, newThing: true, vmSize: 'x' }),
      ),
    ).toEqual(['newThing', 'nodeLabels', 'nodeTaints']);
  });

  test('the count counts unless the pool is autoscaled', () => {
    expect(changedSettings(withProperties({ count: 3 }), withProperties({ count: 4 }))).toEqual(['count']);
    expect(changedSettings(withProperties({ count: 3 }), withProperties({ count: 4 }, true))).toEqual([]);
    expect(changedSettings(withProperties({ count: 3 }, true), withProperties({ count: 4 }))).toEqual([]);
    expect(changedSettings(withProperties({ a: 3 }, true), withProperties({ a: 4 }, true))).toEqual(['a']);
  });

  test.each([
    [{ a: 1, b: [1, { c: null }] }, { b: [1, {}], a: 1 }, true],
    [{ a: null, b: [], c: {} }, undefined, true],
    [[1, 2], [2, 1], false],
    ['1', 1, false],
    [[1], { 0: 1 }, false],
    [{ a: { b: 1 } }, { a: { b: 2 } }, false],
  ])('%j and %j are the same JSON: %p', (one, other, expected) => {
    expect(isSameJson(one, other)).toBe(expected);
  });
});
