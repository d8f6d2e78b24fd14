import { afterEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../simulator/simulator.ts';
import { readFleetId } from '../../src/adapters/aks/fleet-coverage.ts';
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
  const covered = await azure.fleets().readCoverage(azure.simulator.cluster().id.toUpperCase());
  return covered.map(({ fleet, profile, channel, coversAllMembers }) =>
    [fleet, profile, channel, coversAllMembers ? 'all' : 'group'].join(' '),
  );
}

describe('fleets that cover a cluster', () => {
  test('none in the subscription', async () => {
    await start([]);
    await expect(coverage()).resolves.toEqual([]);
  });

  test('a profile without strategy covers every member', async () => {
    await start([{ name: 'f', members: [MEMBER], autoUpgradeProfiles: [{ name: 'p', channel: 'Stable' }] }]);
    await expect(coverage()).resolves.toEqual(['f p Stable all']);
  });

  test('a disabled profile covers none', async () => {
    await start([
      {
        name: 'f',
        members: [MEMBER],
        autoUpgradeProfiles: [{ name: 'p', channel: 'Stable', disabled: true }],
      },
    ]);
    await expect(coverage()).resolves.toEqual([]);
  });

  test.each([
    ['blue', ['f p NodeImage group']],
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
    await expect(coverage()).resolves.toEqual(['last p Rapid all']);
  });
});

describe('lists that can not be read', () => {
  const forbidden = (route: 'fleet.list' | 'fleet.members' | 'fleet.updateStrategies'): Fault => ({
    kind: 'status',
    status: 403,
    route,
    times: 9,
  });

  test.each(['fleet.list', 'fleet.members'] as const)('%s: the reason is told', async (route) => {
    await start([{ name: 'f', members: [MEMBER] }]);
    azure.simulator.inject(forbidden(route));
    await expect(failureOf(azure.fleets().readCoverage('/x'))).resolves.toMatchObject({ status: 403 });
  });

  test('strategies do not matter when no profile has one', async () => {
    await start([{ name: 'f', members: [MEMBER], autoUpgradeProfiles: [{ name: 'p', channel: 'Stable' }] }]);
    azure.simulator.inject(forbidden('fleet.updateStrategies'));
    await expect(coverage()).resolves.toEqual(['f p Stable all']);
  });

  test.each(['foreign', 'loop'] as const)(
    'a next link to %s is not taken for the end of the list',
    async (to) => {
      await start([]);
      azure.simulator.inject({ kind: 'next-link', to, route: 'fleet.list', times: 99 });
      await expect(failureOf(azure.fleets().readCoverage('/x'))).resolves.toMatchObject({
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
