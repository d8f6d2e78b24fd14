import { afterEach, describe, expect, test } from '@jest/globals';
import type { Fault, RouteName } from '../../simulator/simulator.ts';
import { FLEET_API_VERSION } from '../../src/adapters/aks/fleets.ts';
import { readFleetId } from '../../src/adapters/aks/fleet-mapping.ts';
import { failureOf, startAzure, type Azure } from './support.ts';

let azure: Azure;
afterEach(async () => {
  await azure.simulator.stop();
});

type Fleets = NonNullable<NonNullable<Parameters<typeof startAzure>[0]>['scenario']>['fleets'];

async function start(fleets: NonNullable<Fleets>): Promise<void> {
  azure = await startAzure({ scenario: { fleets } });
}

const MEMBER = { name: 'prod-member', cluster: 'prod', group: 'blue' };
const STRATEGY = { name: 'staged', stages: [{ name: 'one', groups: ['green', 'blue'] }] };

/** The profiles that cover the cluster, whose id is asked for in another case than the fleet has it. */
async function coverage(): Promise<readonly string[]> {
  const fleets = azure.fleets();
  const members = await fleets.readMemberships(azure.simulator.cluster().id.toUpperCase());
  const covered = (await Promise.all(members.map((member) => fleets.readCoverage(member)))).flat();
  return covered.map(({ fleet, profile, channel, extent, isDisabled }) =>
    [fleet, profile, channel, extent.kind, ...(isDisabled ? ['disabled'] : [])].join(' '),
  );
}

describe('fleets that cover a cluster', () => {
  test('none in the subscription', async () => {
    await start([]);
    await expect(coverage()).resolves.toEqual([]);
  });

  test('a profile without strategy covers every member', async () => {
    await start([{ name: 'f', members: [MEMBER], autoUpgradeProfiles: [{ name: 'p', channel: 'Stable' }] }]);
    await expect(coverage()).resolves.toEqual(['f p Stable every-member']);
  });

  test('a disabled profile is told as such: whoever disabled it wants it back', async () => {
    await start([
      {
        name: 'f',
        members: [MEMBER],
        autoUpgradeProfiles: [{ name: 'p', channel: 'Stable', disabled: true }],
      },
    ]);
    await expect(coverage()).resolves.toEqual(['f p Stable every-member disabled']);
  });

  test.each([
    ['blue', ['f p NodeImage update-group']],
    ['red', []],
    [undefined, []],
  ])('a profile with a strategy covers members of its groups: %p', async (group, expected) => {
    await start([
      {
        name: 'f',
        members: [{ name: 'm', cluster: 'prod', ...(group === undefined ? {} : { group }) }],
        autoUpgradeProfiles: [{ name: 'p', channel: 'NodeImage', updateStrategy: 'staged' }],
        updateStrategies: [STRATEGY],
      },
    ]);
    await expect(coverage()).resolves.toEqual(expected);
  });

  test('a fleet of other clusters covers nothing, and many fleets and pages are read whole', async () => {
    const others = Array.from({ length: 12 }, (_, index) => ({
      name: `other${index}`,
      autoUpgradeProfiles: [{ name: 'p', channel: 'Rapid' }],
    }));
    await start([
      ...others,
      { name: 'last', members: [MEMBER], autoUpgradeProfiles: [{ name: 'p', channel: 'Rapid' }] },
    ]);
    azure.simulator.setSwitches({ pageSize: 2 });
    await expect(coverage()).resolves.toEqual(['last p Rapid every-member']);
  });
});

describe('the version of the API', () => {
  test('is the newest stable one, else the newest stable one that a refusal names', async () => {
    await start([{ name: 'f', members: [MEMBER], autoUpgradeProfiles: [{ name: 'p', channel: 'Stable' }] }]);
    azure.simulator.inject({
      kind: 'status',
      status: 400,
      route: 'fleet.list',
      code: 'NoRegisteredProviderFound',
      message:
        "No registered resource provider found for API version 'x'. The supported api-versions are '2023-10-15, 2025-03-01, 2025-04-01-preview'.",
    });
    await expect(coverage()).resolves.toEqual(['f p Stable every-member']);
    const asked = azure.simulator.requests
      .filter(({ route }) => route.startsWith('fleet.'))
      .map(({ query }) => query['api-version']);
    expect(asked[0]).toBe(FLEET_API_VERSION);
    expect(new Set(asked.slice(1))).toEqual(new Set(['2025-03-01']));
  });
});

describe('lists that can not be read', () => {
  const forbidden = (route: RouteName): Fault => ({ kind: 'status', status: 403, route, times: 9 });

  test.each(['fleet.list', 'fleet.members', 'fleet.autoUpgradeProfiles'] as const)(
    '%s: the reason is told',
    async (route) => {
      await start([{ name: 'f', members: [MEMBER] }]);
      azure.simulator.inject(forbidden(route));
      await expect(failureOf(coverage())).resolves.toMatchObject({ status: 403 });
    },
  );

  test('without the strategies a profile that has one may cover the cluster, and one that has none does', async () => {
    const profiles = [
      { name: 'p', channel: 'Stable' },
      { name: 'q', channel: 'Rapid', updateStrategy: 'staged' },
    ] as const;
    await start([
      { name: 'f', members: [MEMBER], autoUpgradeProfiles: [...profiles], updateStrategies: [STRATEGY] },
    ]);
    azure.simulator.inject(forbidden('fleet.updateStrategies'));
    await expect(coverage()).resolves.toEqual(['f p Stable every-member', 'f q Rapid unknown']);
  });

  test('update runs have a right of their own', async () => {
    await start([{ name: 'f', members: [MEMBER] }]);
    azure.simulator.inject(forbidden('fleet.updateRuns'));
    const [member] = await azure.fleets().readMemberships(azure.simulator.cluster().id);
    if (member === undefined) throw new Error('The cluster is no member.');
    await expect(failureOf(azure.fleets().readRuns(member, '/x'))).resolves.toMatchObject({ status: 403 });
    await expect(coverage()).resolves.toEqual([]);
  });

  test.each(['foreign', 'loop'] as const)(
    'a next link to %s is not taken for the end of the list',
    async (to) => {
      await start([]);
      azure.simulator.inject({ kind: 'next-link', to, route: 'fleet.list', times: 99 });
      await expect(failureOf(azure.fleets().readMemberships('/x'))).resolves.toMatchObject({
        code: 'UnusableAnswer',
      });
      expect(azure.count('foreign')).toBe(0);
    },
  );
});

test.each([
  ['/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/fleets/f', 'f'],
  ['/SUBSCRIPTIONS/s/resourcegroups/g/providers/microsoft.containerservice/FLEETS/f', 'f'],
  ['/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/fleets/f/members/m', undefined],
  ['', undefined],
])('the fleet of %s is %p', async (id, fleet) => {
  await start([]);
  expect(readFleetId(id)?.fleet).toBe(fleet);
});
