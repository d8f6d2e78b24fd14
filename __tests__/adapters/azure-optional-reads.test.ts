import { afterEach, expect, test } from '@jest/globals';
import { startAzure, type Azure } from './support.ts';

let azure: Azure;
afterEach(async () => {
  await azure.simulator.stop();
});

test('machines, operations by kind, windows and the Activity Log are read as Azure shows them', async () => {
  azure = await startAzure({
    scenario: {
      clusters: [
        {
          name: 'prod',
          maintenanceConfigurations: [
            {
              name: 'aksManagedNodeOSUpgradeSchedule',
              properties: {
                maintenanceWindow: {
                  schedule: { weekly: { intervalWeeks: 1, dayOfWeek: 'Saturday' } },
                  durationHours: 4,
                  utcOffset: '+02:00',
                  startTime: '22:00',
                },
              },
            },
          ],
          pools: [
            {
              name: 'user',
              count: 2,
              running: {
                kind: 'Upgrade',
                kubernetesVersion: '1.36.0',
                startedAgo: '20m',
                stuck: true,
                by: 'mona@x.org',
              },
            },
          ],
        },
      ],
    },
  });
  const aks = azure.aks();
  const [machines, active, windows, events, settings] = await Promise.all([
    aks.readMachines('user'),
    aks.listActiveOperations('user'),
    aks.readWindows(),
    aks.readEvents(0),
    aks.readPreviewSettings(),
  ]);
  expect(machines.length).toBeGreaterThanOrEqual(2);
  expect(machines[0]).toMatchObject({ isGone: false, isQuarantined: false });
  expect(machines[0]?.kubernetesVersion).toMatch(/^1\./);
  expect(active).toMatchObject([{ kind: 'Upgrade' }]);
  expect(windows).toMatchObject([
    { name: 'aksManagedNodeOSUpgradeSchedule', utcOffsetMinutes: 120, startTime: '22:00', durationHours: 4 },
  ]);
  expect(events).toMatchObject([{ caller: 'mona@x.org' }]);
  expect(settings).toMatchObject({ isGated: false, gatedPools: [] });
  azure.simulator.setSwitches({ machinesShowVersions: false, operationTypesShown: false });
  expect((await aks.readMachines('user'))[0]).not.toHaveProperty('kubernetesVersion');
  expect((await aks.listActiveOperations('user'))[0]).not.toHaveProperty('kind');
});

test('maintenance windows are read in the API version that was wished for', async () => {
  azure = await startAzure({ scenario: { clusters: [{ name: 'prod', pools: [{ name: 'user' }] }] } });
  const versionsAsked = (): readonly (string | undefined)[] =>
    azure.simulator.requests
      .filter(({ route }) => route === 'maintenance.list')
      .map(({ query }) => query['api-version']);
  await azure.aks().readWindows();
  await azure.aks({ apiVersion: '2026-03-01' }).readWindows();
  const [own, wished] = versionsAsked();
  expect(own).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(wished).toBe('2026-03-01');
});
