/** Answers that lack this or that: what is essential makes them unusable, all else reads as absent. */

import { describe, expect, test } from '@jest/globals';
import { toRawAnswer } from '../../src/adapters/http/answer.ts';
import { toRun } from '../../src/adapters/aks/fleet-mapping.ts';
import { handleOf, toProgress, urlOf } from '../../src/adapters/aks/handles.ts';
import {
  toCluster,
  toOperationError,
  toPool,
  toRecords,
  toRegionVersions,
} from '../../src/adapters/aks/mapping.ts';
import { createOperationsApi, toOperation } from '../../src/adapters/aks/operations.ts';
import { toEvent, toWindow } from '../../src/adapters/aks/optional-mapping.ts';
import { toMachine, toPreviewSettings } from '../../src/adapters/aks/preview-mapping.ts';
import type { JsonObject, JsonValue } from '../../src/domain/aks/cluster.ts';
import { AzureError } from '../../src/domain/aks/errors.ts';

const ID = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/prod';

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return error instanceof AzureError ? error.details.code : 'a bug';
  }
  return undefined;
}

const clusterWith = (properties: JsonObject, rest: JsonObject = {}): ReturnType<typeof toCluster> =>
  toCluster(
    { name: 'prod', properties: { provisioningState: 'Succeeded', ...properties }, ...rest },
    ID,
    'read',
  );

const poolWith = (properties: JsonObject): ReturnType<typeof toPool> =>
  toPool({ name: 'user', properties: { provisioningState: 'Succeeded', ...properties } }, 'read');

describe('a cluster', () => {
  test('needs no more than a name and a state', () => {
    const { body, ...cluster } = clusterWith({});
    expect(cluster).toEqual({
      id: ID,
      name: 'prod',
      location: '',
      provisioningState: 'Succeeded',
      pools: [],
    });
    expect(body).toHaveProperty('properties');
  });

  test.each<[string, JsonValue]>([
    ['nothing', null],
    ['a list', []],
    ['no name', { properties: { provisioningState: 'Succeeded' } }],
    ['no properties', { name: 'prod' }],
    ['no state', { name: 'prod', properties: {} }],
    [
      'pools that are no list',
      { name: 'prod', properties: { provisioningState: 'S', agentPoolProfiles: {} } },
    ],
    [
      'a pool without a state',
      { name: 'p', properties: { provisioningState: 'S', agentPoolProfiles: [{ name: 'a' }] } },
    ],
    [
      'a pool without a name',
      { name: 'p', properties: { provisioningState: 'S', agentPoolProfiles: [{ provisioningState: 'S' }] } },
    ],
    ['a pool that is none', { name: 'p', properties: { provisioningState: 'S', agentPoolProfiles: [null] } }],
  ])('with %s is unusable', (_, body) => {
    expect(codeOf(() => toCluster(body, ID, 'read'))).toBe('UnusableAnswer');
  });

  test('shows the version that runs, else the one that was asked for', () => {
    const both = { kubernetesVersion: '1.35', currentKubernetesVersion: '1.35.5' };
    expect(clusterWith(both).kubernetesVersion).toBe('1.35.5');
    expect(clusterWith({ kubernetesVersion: '1.35' }).kubernetesVersion).toBe('1.35');
  });

  test('shows what is set', () => {
    const settings = {
      powerState: { code: 'Stopped' },
      nodeProvisioningProfile: { mode: 'Auto' },
      supportPlan: 'AKSLongTermSupport',
      autoUpgradeProfile: { upgradeChannel: 'patch', nodeOSUpgradeChannel: 'None' },
      status: { provisioningError: { code: 'A', message: 'b' } },
    };
    const top = { id: 'other', location: 'westeurope', eTag: 'e', sku: { name: 'Automatic' } };
    expect(clusterWith(settings, top)).toMatchObject({
      ...{ id: 'other', location: 'westeurope', eTag: 'e', sku: 'Automatic', powerState: 'Stopped' },
      ...{ nodeProvisioning: 'Auto', supportPlan: 'AKSLongTermSupport' },
      ...{ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'None', error: { code: 'A', message: 'b' } },
    });
  });

  test.each<[JsonValue, number | undefined]>([
    [{ overrideSettings: { forceUpgrade: true, until: '2026-06-09T17:00:00Z' } }, Date.UTC(2026, 5, 9, 17)],
    [{ overrideSettings: { forceUpgrade: false, until: '2026-06-09T17:00:00Z' } }, undefined],
    [{ overrideSettings: { forceUpgrade: true } }, undefined],
    [{ overrideSettings: {} }, undefined],
    [{}, undefined],
    [null, undefined],
  ])('with the upgrade settings %j is forced until %p', (upgradeSettings, until) => {
    expect(clusterWith({ upgradeSettings }).forceUpgradeUntil).toBe(until);
  });
});

describe('a pool', () => {
  test('needs no more than a name and a state', () => {
    const { properties, ...pool } = poolWith({});
    expect(pool).toEqual({
      ...{ name: 'user', mode: 'User', provisioningState: 'Succeeded', upgradeSettings: {} },
      ...{ isAutoscaled: false, isFromSnapshot: false },
    });
    expect(properties).toEqual({ provisioningState: 'Succeeded' });
  });

  test.each<[string, JsonValue]>([
    ['nothing', undefined as never],
    ['no name', { properties: { provisioningState: 'S' } }],
    ['no properties', { name: 'a' }],
    ['no state', { name: 'a', properties: {} }],
  ])('with %s is unusable', (_, body) => {
    expect(codeOf(() => toPool(body, 'read'))).toBe('UnusableAnswer');
  });

  test('shows what is set', () => {
    expect(
      poolWith({
        ...{ mode: 'System', orchestratorVersion: '1.35', powerState: { code: 'Running' }, count: 3 },
        ...{ enableAutoScaling: true, creationData: { sourceResourceId: '/snapshot' }, eTag: 'e' },
        upgradeSettings: {
          maxSurge: 1,
          maxUnavailable: '10%',
          drainTimeoutInMinutes: 30,
          nodeSoakDurationInMinutes: 5,
        },
      }),
    ).toMatchObject({
      ...{ mode: 'System', kubernetesVersion: '1.35', powerState: 'Running', count: 3, eTag: 'e' },
      ...{ isAutoscaled: true, isFromSnapshot: true },
      upgradeSettings: { maxSurge: '1', maxUnavailable: '10%', drainTimeoutMinutes: 30, nodeSoakMinutes: 5 },
    });
    expect(
      poolWith({ currentOrchestratorVersion: '1.35.5', orchestratorVersion: '1.35' }).kubernetesVersion,
    ).toBe('1.35.5');
  });
});

describe('what went wrong', () => {
  test.each<[JsonValue, unknown]>([
    [null, undefined],
    [{}, undefined],
    [{ code: 'A' }, { code: 'A', message: 'A' }],
    [{ message: 'b' }, { code: 'Unknown', message: 'b' }],
    [
      { code: 'A', message: 'b', details: [{ code: 'C', message: 'd' }] },
      { code: 'A', message: 'b (C: d)' },
    ],
    [
      { code: 'A', message: 'b C: d', details: [{ code: 'C', message: 'd' }] },
      { code: 'A', message: 'b C: d' },
    ],
  ])('%j is %j', (value, error) => {
    expect(toOperationError(value)).toEqual(error);
  });
});

describe('lists', () => {
  test('of records may be absent, not the profile', () => {
    expect(toRecords({ properties: {} }, 'read')).toEqual([]);
    expect(codeOf(() => toRecords({}, 'read'))).toBe('UnusableAnswer');
    expect(codeOf(() => toRecords(null, 'read'))).toBe('UnusableAnswer');
  });

  test('of versions leave out what has no name', () => {
    const versions = {
      values: [
        null,
        { isPreview: true },
        { version: '1.36' },
        {
          version: '1.35',
          patchVersions: { '1.35.5': {} },
          capabilities: { supportPlan: ['KubernetesOfficial', 1] },
        },
      ],
    };
    expect(toRegionVersions(versions, 'read')).toEqual([
      { minor: '1.36', patches: [], supportPlans: [] },
      { minor: '1.35', patches: ['1.35.5'], supportPlans: ['KubernetesOfficial'] },
    ]);
    expect(codeOf(() => toRegionVersions({ value: [] }, 'read'))).toBe('UnusableAnswer');
    expect(codeOf(() => toRegionVersions({ values: [] }, 'read'))).toBe('UnusableAnswer');
  });

  test('of operations leave out what is none; newest first', async () => {
    const entries = [
      { name: 'a', status: 'Succeeded' },
      { name: 'b', status: 'InProgress', startTime: '2026-06-09T17:00:00Z', percentComplete: 140 },
      { name: 'c', status: 'Failed', startTime: '2026-06-09T18:00:00Z', percentComplete: -3 },
      { name: 'd' },
      null,
      { status: 'Succeeded' },
      { id: `${ID}/operations/e`, status: 'Succeeded' },
      { id: '/', status: 'Succeeded' },
    ];
    const answer = toRawAnswer({
      ...{ status: 200, headers: { get: () => undefined } },
      bodyAsText: JSON.stringify({ value: entries }),
    });
    const api = createOperationsApi(() => Promise.resolve(answer), 'https://arm.test');
    const operations = await api.list('https://arm.test/x', 'list');
    expect(operations.map(({ id }) => id)).toEqual(['c', 'b', 'a', 'e']);
    expect(operations.map(({ percentComplete }) => percentComplete)).toEqual([0, 100, undefined, undefined]);
    const active = await api.listActive('https://arm.test/x', 'list');
    expect(active.map(({ id }) => id)).toEqual(['b']);
    expect(codeOf(() => toOperation({ name: 'a' }, 'read'))).toBe('UnusableAnswer');
  });

  test.each<[JsonObject, string | undefined]>([
    [{}, undefined],
    [{ operationType: 'Upgrade' }, 'Upgrade'],
    [{ subOperationType: 'Rollback' }, 'Rollback'],
    [{ operationType: 'Upgrade', subOperationType: 'Rollback' }, 'Upgrade/Rollback'],
  ])('an operation of %j is of kind %p', (kinds, kind) => {
    expect(toOperation({ name: 'a', status: 'InProgress', ...kinds }, 'read').kind).toBe(kind);
  });
});

describe('the handle of an operation', () => {
  const answerWith = (headers: Readonly<Record<string, string>>): ReturnType<typeof toRawAnswer> =>
    toRawAnswer({ status: 202, headers: { get: (name) => headers[name] } });

  test.each<[string, Readonly<Record<string, string>>, string | undefined]>([
    ['no header', {}, undefined],
    ['another host', { location: 'https://evil.test/a' }, undefined],
    ['a name and a password', { location: 'https://a:b@arm.test/a' }, undefined],
    ['a name', { location: 'https://a@arm.test/a' }, undefined],
    ['nonsense', { location: '/a' }, undefined],
    ['Location', { location: 'https://arm.test/a' }, 'https://arm.test/a'],
    [
      'both',
      { location: 'https://arm.test/a', 'azure-asyncoperation': 'https://arm.test/b' },
      'https://arm.test/b',
    ],
    [
      'another host first',
      { location: 'https://arm.test/a', 'azure-asyncoperation': 'https://evil.test/b' },
      'https://arm.test/a',
    ],
  ])('with %s', (_, headers, url) => {
    const handle = handleOf(answerWith(headers), 'https://arm.test');
    expect(handle === undefined ? undefined : urlOf(handle)).toBe(url);
  });

  test('tells nothing without a status', () => {
    const answer = toRawAnswer({ status: 200, headers: { get: () => undefined }, bodyAsText: '{}' });
    expect(codeOf(() => toProgress(answer, 'read'))).toBe('UnusableAnswer');
  });
});

describe('a maintenance window', () => {
  const windowWith = (changes: JsonObject, schedule: JsonObject = { daily: { intervalDays: 2 } }): unknown =>
    toWindow({
      name: 'default',
      properties: { maintenanceWindow: { schedule, startTime: '22:00', ...changes } },
    })[0];

  test.each<[JsonObject, unknown]>([
    [{ daily: { intervalDays: 2 } }, { kind: 'daily', every: 2 }],
    [{ daily: {} }, { kind: 'daily', every: 1 }],
    [{ weekly: { intervalWeeks: 3, dayOfWeek: 'Friday' } }, { kind: 'weekly', every: 3, day: 'Friday' }],
    [{ weekly: { dayOfWeek: 'Friday' } }, { kind: 'weekly', every: 1, day: 'Friday' }],
    [
      { absoluteMonthly: { intervalMonths: 3, dayOfMonth: 15 } },
      { kind: 'absolute-monthly', every: 3, dayOfMonth: 15 },
    ],
    [{ absoluteMonthly: { dayOfMonth: 15 } }, { kind: 'absolute-monthly', every: 1, dayOfMonth: 15 }],
    [
      { relativeMonthly: { intervalMonths: 2, dayOfWeek: 'Monday', weekIndex: 'Last' } },
      { kind: 'relative-monthly', every: 2, week: 'Last', day: 'Monday' },
    ],
  ])('of %j', (schedule, expected) => {
    expect(windowWith({}, schedule)).toMatchObject({ schedule: expected });
  });

  test.each<JsonObject>([
    {},
    { weekly: {} },
    { absoluteMonthly: {} },
    { relativeMonthly: { dayOfWeek: 'Monday' } },
    { relativeMonthly: { weekIndex: 'Last' } },
  ])('of %j is none', (schedule) => {
    expect(windowWith({}, schedule)).toBeUndefined();
  });

  test('without a name, a window or a time is none', () => {
    const maintenanceWindow = { schedule: { daily: {} }, startTime: '22:00' };
    expect(toWindow({ properties: { maintenanceWindow } })).toEqual([]);
    expect(toWindow({ name: 'default', properties: { timeInWeek: [] } })).toEqual([]);
    expect(toWindow(null)).toEqual([]);
    expect(windowWith({ startTime: 'noon' })).toBeUndefined();
    expect(windowWith({ startTime: null })).toBeUndefined();
  });

  test.each<[JsonValue, number]>([
    [null, 0],
    ['+00:00', 0],
    ['+05:30', 330],
    ['-07:00', -420],
    ['nonsense', 0],
  ])('at the offset %j is %d minutes from UTC', (utcOffset, minutes) => {
    expect(windowWith({ utcOffset })).toMatchObject({ utcOffsetMinutes: minutes, durationHours: 4 });
  });

  test('stays shut on whole spans alone', () => {
    const notAllowedDates = [
      { start: '2026-06-01T00:00:00Z', end: '2026-06-03' },
      { start: '2026-06-01' },
      { end: '2026-06-01' },
      { start: 'x', end: 'y' },
      null,
    ];
    expect(
      windowWith({ notAllowedDates, startDate: '2026-06-01T00:00:00Z', durationHours: 8 }),
    ).toMatchObject({
      ...{
        notAllowed: [{ start: '2026-06-01', end: '2026-06-03' }],
        startDate: '2026-06-01',
        durationHours: 8,
      },
    });
    expect(windowWith({})).not.toHaveProperty('startDate');
  });
});

test('an event of the Activity Log needs a time, a caller, an action and a resource', () => {
  const event = {
    ...{ eventTimestamp: '2026-06-09T17:00:00Z', caller: 'mona@x.org', resourceId: '/a' },
    operationName: { value: 'x/write' },
  };
  expect(toEvent(event)).toEqual([
    { at: Date.UTC(2026, 5, 9, 17), caller: 'mona@x.org', action: 'x/write', resourceId: '/a' },
  ]);
  for (const name of Object.keys(event)) expect(toEvent({ ...event, [name]: null })).toEqual([]);
});

describe('what previews show', () => {
  test.each<[string, JsonValue, object]>([
    ['nothing', null, { name: '', isGone: false, isQuarantined: false }],
    ['its name alone', { name: 'a' }, { name: 'a', isGone: false, isQuarantined: false }],
    [
      'everything',
      {
        name: 'a',
        properties: {
          ...{ nodeImageVersion: 'i', provisioningState: 'Succeeded', status: { vmState: 'Deleted' } },
          kubernetes: {
            ...{ nodeName: 'aks-1', currentOrchestratorVersion: '1.35.5', orchestratorVersion: '1.35' },
            nodeLabels: { 'kubernetes.azure.com/upgrade-status': 'Quarantined' },
          },
        },
      },
      {
        ...{
          name: 'aks-1',
          kubernetesVersion: '1.35.5',
          nodeImageVersion: 'i',
          provisioningState: 'Succeeded',
        },
        ...{ isGone: true, isQuarantined: true },
      },
    ],
    [
      'the version that was asked for',
      { properties: { kubernetes: { orchestratorVersion: '1.35' }, status: { vmState: 'Running' } } },
      { name: '', kubernetesVersion: '1.35', isGone: false, isQuarantined: false },
    ],
  ])('of a node: %s', (_, entry, machine) => {
    expect(toMachine(entry)).toEqual(machine);
  });

  test('of a cluster: gates, the policy and blue-green pools', () => {
    const gate = { upgradeSettings: { upgradeGateSettings: { enabled: true } } };
    const agentPoolProfiles = [
      { name: 'a', ...gate },
      {
        name: 'b',
        upgradeStrategy: 'BlueGreen',
        upgradeSettingsBlueGreen: { finalSoakDurationInMinutes: 5 },
      },
      { name: 'c', upgradeStrategy: 'blueGreen' },
      { name: 'd', upgradeStrategy: 'Rolling', upgradeSettings: { upgradeGateSettings: { enabled: false } } },
      { upgradeStrategy: 'BlueGreen', ...gate },
      null,
    ];
    const properties = {
      ...gate,
      agentPoolProfiles,
      nodeDisruptionProfile: { nodeDisruptionPolicy: 'Block' },
    };
    expect(toPreviewSettings({ properties }, 'read')).toEqual({
      ...{ isGated: true, gatedPools: ['a'], nodeDisruptionPolicy: 'Block' },
      blueGreen: new Map([
        ['b', 5],
        ['c', 60],
      ]),
    });
    expect(toPreviewSettings({ properties: {} }, 'read')).toEqual({
      ...{ isGated: false, gatedPools: [], blueGreen: new Map() },
    });
    expect(codeOf(() => toPreviewSettings({}, 'read'))).toBe('UnusableAnswer');
  });
});

describe('an update run of a fleet', () => {
  const MEMBER = { subscriptionId: 's', resourceGroup: 'rg', fleet: 'f', member: 'm' } as never;
  const runWith = (stages: JsonValue, state?: string): ReturnType<typeof toRun> =>
    toRun(MEMBER, ID, {
      name: 'r',
      properties: { status: { ...(state === undefined ? {} : { status: { state } }), stages } },
    });
  const own = { clusterResourceId: ID.toUpperCase(), operationId: '/a/operations/op-1/' };

  test('that lists nobody', () => {
    expect(runWith(null)).toMatchObject({ run: 'r', state: 'NotStarted', listsMembers: false });
    expect(runWith([null, { groups: [null, {}] }], 'Running')).toMatchObject({ state: 'Running' });
  });

  test.each<[JsonObject, JsonObject, string]>([
    [{}, {}, 'NotStarted'],
    [{ status: { state: 'Completed' } }, {}, 'Completed'],
    [{ status: { state: 'NotStarted' } }, { status: { state: 'Skipped' } }, 'Skipped'],
  ])('whose member says %j and its group %j: %s', (member, group, memberState) => {
    expect(runWith([{ groups: [{ members: [{ ...own, ...member }], ...group }] }])).toMatchObject({
      ...{ memberState, listsMembers: true, operationId: 'op-1' },
    });
  });

  test('that lists others alone', () => {
    const run = runWith([{ groups: [{ members: [{ clusterResourceId: '/other' }] }] }]);
    expect(run).toMatchObject({ listsMembers: true });
    expect(run).not.toHaveProperty('memberState');
    expect(run).not.toHaveProperty('operationId');
  });
});
