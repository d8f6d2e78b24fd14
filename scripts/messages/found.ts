/** Samples of what a run says about what it found: the cluster, its operations, who started them, and how moves ended. */

import {
  cluster,
  fleetRun,
  lackingOf,
  machine,
  MINUTE,
  NEW,
  observation,
  operation,
  pool,
  poolTarget,
  read,
  recorded,
  START,
  unreadable,
} from '../../__tests__/support/builders.ts';
import type { Observation, Operation, Target } from '../../src/domain/aks/cluster.ts';
import { kindInWords } from '../../src/domain/beside/operation-kinds.ts';
import { insightsOf } from '../../src/domain/outcome/insights.ts';
import { aboutToStop } from '../../src/domain/outcome/who-began.ts';
import { observationLines } from '../../src/report/log/observe.ts';

export const USER = poolTarget('user');
export const ID = '667f282c-8cad-4c4d-a8b4-17de68c55e9f';
export const NEXT_ID = '0a4d1f6c-52f3-4f6e-9d3a-6f1a3d9d7b10';
const POOL_ID = `${cluster().id}/agentPools/user`;

export const upgrade = (changes: Partial<Operation> = {}): Operation =>
  operation({ id: ID, kind: 'Upgrade', resourceId: POOL_ID, startedAt: START - 47 * MINUTE, ...changes });

const MISSING = unreadable({ facts: { missingRight: 'Microsoft.ContainerService/fleets/read' } });

/** A cluster in trouble. */
const BUSY = observation({
  cluster: cluster({
    nodeOsUpgradeChannel: 'NodeImage',
    pools: [
      pool({ name: 'system', mode: 'System', provisioningState: 'Migrating' }),
      pool({
        provisioningState: 'Failed',
        powerState: 'Stopped',
        error: { code: 'PodDrainFailure', message: 'Drain of node aks-user-1 failed.' },
      }),
    ],
  }),
  records: new Map([
    ['system', read([])],
    ['user', read([recorded(), { shows: '1.34 with no node image', unusable: 'it names no node image' }])],
    ['web', unreadable({ code: 'ServerTimeout', status: 504 })],
  ]),
  operations: new Map([
    ['cluster', read(operation({ id: NEXT_ID, status: 'Succeeded', endedAt: START - MINUTE }))],
    ['pool/user', read(upgrade({ percentComplete: 30 }))],
  ]),
  activeOperations: new Map([
    ['pool/system', read([operation({ id: NEXT_ID, kind: 'Update' })])],
    ['pool/user', read([operation({ id: NEXT_ID, kind: 'Scale' }), upgrade()])],
  ]),
  machines: new Map([
    ['user', read([machine(), machine({ name: 'aks-user-1', ...NEW, isQuarantined: true })])],
    ['system', read([machine({ kubernetesVersion: '' })].map((one) => lackingOf(one, 'kubernetesVersion')))],
  ]),
});

/** One of which little could be read. */
const UNREAD = observation({
  records: new Map([['user', MISSING]]),
  fleets: MISSING,
  fleetRuns: MISSING,
  regionVersions: MISSING,
  previewSettings: MISSING,
  windows: MISSING,
  events: MISSING,
  recentOperations: MISSING,
  operations: new Map([['pool/user', MISSING]]),
  activeOperations: new Map([['pool/user', MISSING]]),
  machines: new Map([['user', MISSING]]),
});

/** Returns the log's lines about a cluster in trouble, of which little could be read. */
export function observationSamples(): readonly string[] {
  const bare = observation({ cluster: lackingOf(cluster(), 'nodeOsUpgradeChannel') });
  return [
    ...observationLines(BUSY),
    ...observationLines(UNREAD, observation()),
    ...observationLines(bare, observation()),
    ...observationLines(bare, bare),
  ];
}

const EVENTS = (caller: string): Observation['events'] =>
  read([
    {
      at: START - 47 * MINUTE,
      caller,
      action: 'Microsoft.ContainerService/managedClusters/agentPools/write',
      resourceId: POOL_ID,
    },
  ]);

const WINDOW = {
  name: 'aksManagedNodeOSUpgradeSchedule',
  schedule: { kind: 'weekly', every: 1, day: 'Saturday' },
  durationHours: 4,
  utcOffsetMinutes: 0,
  startTime: '22:00',
  notAllowed: [],
} as const;

/** Returns who started operations, how long they take, which windows come, and what is about to be stopped. */
export function insightSamples(): readonly string[] {
  const of = (changes: Partial<Observation>, one = upgrade()): readonly string[] =>
    insightsOf(
      observation({ activeOperations: new Map([['pool/user', read([one])]]), ...changes }),
      [one],
      [],
      START,
    ).flatMap(({ text, named: withName }) => [text, ...(withName === undefined ? [] : [withName])]);
  const whole = upgrade({ resourceId: cluster().id, id: NEXT_ID });
  const windows = read([WINDOW, { ...WINDOW, name: 'aksManagedAutoUpgradeSchedule' }]);
  const on = cluster({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' });
  const open = { ...WINDOW, schedule: { kind: 'daily', every: 1 }, startTime: '16:00' } as const;
  const ofCluster = read([
    {
      at: START - 47 * MINUTE,
      caller: 'c0ffee00-1111-2222-3333-444444444444',
      action: 'Microsoft.ContainerService/managedClusters/write',
      resourceId: cluster().id,
    },
  ]);
  return [
    ...of({ events: EVENTS('somebody@contoso.example') }),
    ...of({ events: EVENTS('c0ffee00-1111-2222-3333-444444444444') }, upgrade({ status: 'Canceled' })),
    ...of({ events: ofCluster, operations: new Map([['cluster', read(whole)]]) }),
    ...of({ fleetRuns: read([fleetRun({ operationId: ID })]) }),
    ...of({ fleetRuns: read([fleetRun({ operationId: ID, state: 'Stopped' })]) }),
    ...of({ cluster: on, windows }),
    ...of({ cluster: on, windows: read([open]) }),
    ...of({
      cluster: on,
      windows: read([{ ...WINDOW, schedule: { kind: 'weekly', every: 2, day: 'Saturday' } }]),
    }),
    ...insightsOf(
      observation(),
      [],
      [
        {
          target: USER,
          later: [],
          runningMs: 47 * MINUTE,
          estimate: { nodes: 1, surgeNodes: 1, expectedMs: 5 * MINUTE, longestMs: 35 * MINUTE },
        },
      ],
      START,
    ).map(({ text }) => text),
    ...stopSamples(),
  ];
}

/** What is about to be stopped, and kinds of operations. */
function stopSamples(): readonly string[] {
  const stop = (changes: Partial<Observation>, target: Target = USER): string =>
    aboutToStop(
      observation({ activeOperations: new Map([['pool/user', read([upgrade()])]]), ...changes }),
      target,
      START,
    );
  return [
    stop({ events: EVENTS('somebody@contoso.example') }),
    stop({ events: EVENTS('c0ffee00-1111-2222-3333-444444444444') }),
    stop({}),
    stop({ activeOperations: new Map([['pool/user', read([lackingOf(upgrade(), 'startedAt')])]]) }),
    stop({}, { kind: 'cluster' }),
    ...['UpgradeNodeImage', 'Scale', 'Create', 'Start', 'Odd'].map((kind) => kindInWords({ kind })),
  ];
}
