import { describe, expect, test } from '@jest/globals';
import { channelsBody, rollbackBody } from '../../../../src/domain/aks/put-bodies.ts';
import type { Channels } from '../../../../src/domain/aks/channels.ts';
import type { JsonObject } from '../../../../src/domain/aks/cluster.ts';
import { changedSettings, isSameJson } from '../../../../src/domain/aks/differences.ts';
import { cluster, OLD, pool } from '../../../support/builders.ts';

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

  test('sends the current versions when the Kubernetes channel becomes none, else those as read', () => {
    const shown = (specified: string, running?: string): JsonObject => ({
      orchestratorVersion: specified,
      ...(running === undefined ? {} : { currentOrchestratorVersion: running }),
    });
    const aliased = cluster({
      body: {
        properties: {
          kubernetesVersion: '1.35',
          currentKubernetesVersion: '1.35.4',
          agentPoolProfiles: [
            shown('1.35', '1.35.4'),
            shown('1.34', '1.34.8'),
            shown('1.33'),
            shown('1.32', ''),
          ],
        },
      },
    });
    const versionsFor = (channels: Channels): unknown => {
      const properties = channelsBody(aliased, channels)['properties'] as JsonObject;
      return [properties['kubernetesVersion'], properties['agentPoolProfiles']];
    };
    const asRead = ['1.35', ['1.35', '1.34', '1.33', '1.32'].map((version) => shown(version))];
    const current = ['1.35.4', ['1.35.4', '1.34.8', '1.33', '1.32'].map((version) => shown(version))];
    expect(versionsFor({ upgradeChannel: 'none' })).toEqual(current);
    expect(versionsFor({ upgradeChannel: 'None', nodeOsUpgradeChannel: 'None' })).toEqual(current);
    expect(versionsFor({ nodeOsUpgradeChannel: 'None' })).toEqual(asRead);
    expect(versionsFor({ upgradeChannel: 'patch' })).toEqual(asRead);
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

test.each([
  ...['provisioningState', 'powerState', 'currentKubernetesVersion', 'maxAgentPools', 'fqdn', 'privateFQDN'],
  ...['azurePortalFQDN', 'resourceUID', 'status'],
])('the PUT of a cluster leaves %s out, which Azure only shows', (name) => {
  const body = { location: 'westeurope', properties: { [name]: { code: 'Running' }, dnsPrefix: 'x' } };
  expect(channelsBody(cluster({ body }), { nodeOsUpgradeChannel: 'None' })).toEqual({
    location: 'westeurope',
    properties: { dnsPrefix: 'x', autoUpgradeProfile: { nodeOSUpgradeChannel: 'None' } },
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

  test('what lives is no setting: node counts, however they scale', () => {
    const vms = (nodes: number, max = 3, size = 'd4s'): JsonObject => ({
      count: nodes,
      virtualMachineNodesStatus: [{ size, count: nodes }],
      virtualMachinesProfile: {
        scale: { manual: [{ size, count: nodes }], autoscale: [{ size, maxCount: max }], other: null },
      },
    });
    const changed = (one: JsonObject, other: JsonObject): readonly string[] =>
      changedSettings(withProperties(one), withProperties(other));
    expect(changed({ count: 3 }, { count: 4 })).toEqual([]);
    expect(changed({ count: null }, {})).toEqual([]);
    expect(changed(vms(1), vms(5))).toEqual([]);
    expect(changed(vms(1), vms(5, 9))).toEqual(['virtualMachinesProfile']);
    expect(changed(vms(1), vms(1, 3, 'd8s'))).toEqual(['virtualMachinesProfile']);
    expect(changed(vms(1), {})).toEqual(['virtualMachinesProfile']);
    expect(changed({ a: 3 }, { a: 4 })).toEqual(['a']);
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
