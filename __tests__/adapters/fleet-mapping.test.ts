import { describe, expect, test } from '@jest/globals';
import { toCoverage, toRun } from '../../src/adapters/aks/fleet-mapping.ts';
import type { JsonValue } from '../../src/domain/aks/cluster.ts';

const CLUSTER = '/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/prod';
const MEMBER = {
  subscriptionId: 's',
  resourceGroup: 'g',
  fleet: 'f',
  member: 'prod-member',
  memberGroup: 'blue',
};
const STRATEGY_ID = '/fleets/f/updateStrategies/staged';

const strategy = (...stages: JsonValue[]): JsonValue => ({
  id: STRATEGY_ID.toUpperCase(),
  properties: { strategy: { stages } },
});

const profile = (properties: Record<string, JsonValue> = {}): JsonValue => ({
  name: 'weekly',
  properties: { channel: 'Stable', updateStrategyId: STRATEGY_ID, ...properties },
});

/** How far the profile reaches by a strategy with this one stage. */
function extent(stage: JsonValue): string | undefined {
  return toCoverage(MEMBER, [profile()], [strategy(stage)])[0]?.extent.kind;
}

describe('an auto-upgrade profile', () => {
  test('keeps all that is needed to write it again', () => {
    const properties = {
      nodeImageSelection: { type: 'Latest' },
      targetKubernetesVersion: '1.35',
      longTermSupport: true,
      disabled: true,
    };
    expect(toCoverage(MEMBER, [profile(properties)], [strategy({ groups: [{ name: 'blue' }] })])).toEqual([
      {
        ...MEMBER,
        profile: 'weekly',
        channel: 'Stable',
        isDisabled: true,
        strategyId: STRATEGY_ID,
        nodeImageSelection: 'Latest',
        targetKubernetesVersion: '1.35',
        isLongTermSupport: true,
        extent: { kind: 'update-group' },
      },
    ]);
  });

  test.each<[string, JsonValue, string | undefined]>([
    [
      'a selector of the stage',
      { groups: [{ name: 'blue' }], memberSelector: { labelSelector: {} } },
      'unknown',
    ],
    ['a selector of a group', { groups: [{ name: 'blue', memberSelector: {} }] }, 'unknown'],
    ['a selector that is null', { groups: [{ name: 'blue', memberSelector: null }] }, 'update-group'],
    ['no groups', {}, 'unknown'],
    ['gates, which pick nobody', { groups: [{ name: 'green', beforeGates: [] }] }, undefined],
  ])('%s', (_name, stage, kind) => {
    expect(extent(stage)).toBe(kind);
  });

  test('whose strategy is not among those read reaches nobody knows whom', () => {
    expect(toCoverage(MEMBER, [profile()], []).map((one) => one.extent)).toEqual([
      {
        kind: 'unknown',
        why: 'its update strategy could not be read, which needs the permission Microsoft.ContainerService/fleets/updateStrategies/read (docs/roles/optional-fleets.json)',
      },
    ]);
  });
});

describe('an update run', () => {
  const run = (member: JsonValue, group: JsonValue = 'Running'): JsonValue => ({
    name: 'june',
    properties: {
      status: {
        status: { state: 'Running' },
        stages: [
          {
            name: 'one',
            status: { state: 'Running' },
            groups: [{ name: 'blue', status: { state: group }, members: [member] }],
          },
        ],
      },
    },
  });
  const own = (state?: string): JsonValue => ({
    name: 'prod-member',
    clusterResourceId: CLUSTER.toLowerCase(),
    operationId: '/subscriptions/s/providers/Microsoft.ContainerService/locations/x/operations/abc-1',
    ...(state === undefined ? {} : { status: { state } }),
  });
  const other: JsonValue = { name: 'other', clusterResourceId: '/x', status: { state: 'NotStarted' } };

  test('tells the member and the operation that it began', () => {
    expect(toRun(MEMBER, CLUSTER, run(own('Running')))).toEqual({
      ...MEMBER,
      run: 'june',
      state: 'Running',
      memberState: 'Running',
      listsMembers: true,
      operationId: 'abc-1',
    });
  });

  test('whose group is skipped skips the member', () => {
    expect(toRun(MEMBER, CLUSTER, run(own('NotStarted'), 'Skipped')).memberState).toBe('Skipped');
  });

  test.each<[string, JsonValue, string | undefined, boolean]>([
    ['lists the member without a state', run(own()), 'NotStarted', true],
    ['lists others only', run(other), undefined, true],
    ['has no status yet', { name: 'june', properties: {} }, undefined, false],
  ])('that %s', (_name, value, memberState, listsMembers) => {
    const seen = toRun(MEMBER, CLUSTER, value);
    expect([seen.memberState, seen.listsMembers]).toEqual([memberState, listsMembers]);
  });
});
