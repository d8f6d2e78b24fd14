/** Stories of recover-on-event.yml. */

import { ends, type Expected } from '../expectations.ts';
import type { Given, Story } from '../play.ts';
import { FAILED, FAILED_ROLLBACK, hanging, OLD, UPGRADED, world } from '../worlds.ts';
import { PERMISSION } from './permission.ts';

const EVENT_GRID = (pool: string) => ({
  id: '5c44fbd0',
  topic: 'CLUSTER',
  subject: pool,
  eventType: 'Microsoft.ContainerService.NodePoolRollingFailed',
  eventTime: '2026-11-28T03:14:15Z',
  data: { nodePoolName: pool },
  dataVersion: '1',
  metadataVersion: '1',
});

const CLUSTER_ID =
  '/subscriptions/a8fa7fd6-0893-411a-a990-7b5545ccf9c4/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/prod';

function event(name: string, given: Given & { readonly received: unknown }, expected: Expected): Story {
  const { received, ...other } = given;
  const text = JSON.stringify(received).replaceAll('CLUSTER', CLUSTER_ID);
  return {
    name: `on an event: ${name}`,
    workflows: ['recover-on-event.yml'],
    event: 'repository_dispatch',
    payload: { event: JSON.parse(text) as unknown },
    variables: (azure) => ({
      AKS_RECOVER_ALLOWED: JSON.stringify([
        // Azure writes ids in more than one way.
        { cluster: azure.cluster().id.toLowerCase(), nodepool: 'user', actions: ['abort', 'rollback'] },
      ]),
    }),
    ...other,
    expect: ends(expected),
  };
}

export const EVENTS: readonly Story[] = [
  event(
    'a failed upgrade (Event Grid schema) is rolled back',
    { scenario: world(FAILED), received: [EVENT_GRID('user')] },
    {
      run: 'success',
      results: { 'Report the status': 'failed', Abort: 'skipped', 'Roll back': 'rolled-back' },
      user: `Succeeded ${OLD}`,
    },
  ),
  event(
    'an upgrade of five hours (CloudEvents) is aborted and rolled back',
    {
      scenario: world(hanging('5h')),
      received: {
        specversion: '1.0',
        id: '5c44fbd0',
        source: 'CLUSTER',
        subject: 'user',
        type: 'Microsoft.ContainerService.NodePoolRollingStarted',
        time: '2026-11-28T03:14:15Z',
        data: { nodePoolName: 'user' },
      },
    },
    { run: 'success', results: { Abort: 'aborted', 'Roll back': 'rolled-back' }, user: `Succeeded ${OLD}` },
  ),
  event(
    'an alert of Azure Monitor: the first pool of the cluster in the list',
    {
      scenario: world(hanging('5h')),
      received: {
        schemaId: 'azureMonitorCommonAlertSchema',
        data: { essentials: { alertTargetIDs: ['CLUSTER'], monitorCondition: 'Fired' }, alertContext: {} },
      },
    },
    { run: 'success', results: { Abort: 'aborted', 'Roll back': 'rolled-back' } },
  ),
  event(
    'a pool that is not in the list is left alone',
    { scenario: world(FAILED), received: [EVENT_GRID('system')] },
    {
      run: 'success',
      results: { 'Report the status': 'skipped', 'Roll back': 'skipped' },
      changes: [],
    },
  ),
  event(
    'an upgrade that has just begun is left alone',
    { scenario: world(hanging('5m')), received: [EVENT_GRID('user')] },
    {
      run: 'success',
      results: { 'Report the status': 'in-progress', Abort: 'skipped', 'Roll back': 'skipped' },
      changes: [],
    },
  ),
  event(
    'a failed rollback is not rolled back again',
    { scenario: world(FAILED_ROLLBACK), received: [EVENT_GRID('user')] },
    {
      run: 'success',
      results: { 'Report the status': 'failed', 'Roll back': 'skipped' },
      changes: [],
    },
  ),
  event(
    'a scale operation that hangs after a good upgrade is aborted; the upgrade stays',
    {
      scenario: world({ ...UPGRADED, running: { kind: 'Scaling', startedAgo: '5h', stuck: true } }),
      received: [EVENT_GRID('user')],
    },
    { run: 'success', results: { Abort: 'aborted', 'Roll back': 'skipped' }, changes: ['pool.abort'] },
  ),
  event(
    'a scale operation that failed after a good upgrade: the upgrade stays',
    {
      scenario: world({
        ...UPGRADED,
        provisioningState: 'Failed',
        history: [{ kind: 'Scaling', status: 'Failed', startedAgo: '20m', took: '5m' }],
      }),
      received: [EVENT_GRID('user')],
    },
    { run: 'success', results: { 'Report the status': 'failed', 'Roll back': 'skipped' }, changes: [] },
  ),
  event(
    'an upgrade that someone canceled is left alone',
    {
      scenario: world({ ...FAILED, provisioningState: 'Canceled' }),
      received: [EVENT_GRID('user')],
    },
    { run: 'success', results: { 'Report the status': 'canceled', 'Roll back': 'skipped' }, changes: [] },
  ),
  event(
    'an upgrade of five hours beside a scale operation that has just begun: red, and stops neither',
    {
      scenario: world({
        ...hanging('5h'),
        alsoRunning: [{ kind: 'Scaling', startedAgo: '2m', stuck: true }],
      }),
      received: [EVENT_GRID('user')],
    },
    { run: 'failure', results: { 'Roll back': 'skipped' }, changes: [] },
  ),
  event(
    'several events in one request are an error, for only one would be seen',
    { scenario: world(FAILED), received: [EVENT_GRID('system'), EVENT_GRID('user')] },
    { run: 'failure', results: { 'Report the status': 'skipped' }, changes: [] },
  ),
  event(
    'an event that names no cluster is an error',
    { scenario: world(FAILED), received: { hello: 1 } },
    {
      run: 'failure',
      results: { 'Report the status': 'skipped' },
      changes: [],
    },
  ),
  event(
    'a failure of which Azure does not say what failed: nothing is rolled back, and red',
    {
      scenario: {
        ...world(FAILED),
        switches: { operationTypesShown: false, machinesShowVersions: false },
      },
      received: [EVENT_GRID('user')],
    },
    { run: 'failure', results: { 'Roll back': 'skipped' }, changes: [], says: ["Can't tell what failed"] },
  ),
  event(
    'without the role that reads operations: red, and says which permission',
    { scenario: world(hanging('5h')), received: [EVENT_GRID('user')], withoutRole: 'reader' },
    { run: 'failure', changes: [], says: [PERMISSION] },
  ),
];
