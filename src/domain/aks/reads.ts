/**
 * The table of reads: what is read of Azure, the right it takes, and what nobody can tell without it. The check
 * `permission`, the log's lines about what could not be read, and the roles in docs/roles follow from it or are
 * compared with it. What an observation carries without a row here does not compile.
 */

import type { Observation, Reading } from './cluster.ts';
import type { Mode } from '../inputs.ts';

const CLUSTERS = 'Microsoft.ContainerService/managedClusters';
const FLEETS = 'Microsoft.ContainerService/fleets';
const LOCATIONS = 'Microsoft.ContainerService/locations';

/** One read, which may be several requests. */
export interface Read {
  /** In words, given what it is read of (`the cluster`, `pool user`). */
  readonly name: (of: string) => string;
  /** The rights it takes; the first is told where Azure doesn't say which is missing. */
  readonly rights: readonly [string, ...string[]];
  /** The modes that need it; without an optional one the step goes on. */
  readonly modes: Readonly<Partial<Record<Mode, 'required' | 'optional'>>>;
  /** The file in docs/roles that holds its rights and nothing that it can do without. */
  readonly role: string;
  /** Where that role is assigned. */
  readonly scope: 'cluster' | 'subscription';
  /** What the step can't tell without it, as an indirect question or a noun. */
  readonly without: string;
}

/** The names of what an observation carries as read or unreadable. */
export type Observed = {
  [Name in keyof Observation]: Observation[Name] extends
    Reading<unknown> | ReadonlyMap<string, Reading<unknown>>
    ? Name
    : never;
}[keyof Observation];

/** Every read, with those that stop the step or are not told of when they fail: no reading of them is kept. */
export const READS: Readonly<Record<Observed | 'clusterItself' | 'poolToSend' | 'progress', Read>> = {
  clusterItself: {
    name: () => 'The cluster',
    rights: [`${CLUSTERS}/read`],
    modes: { status: 'required', abort: 'required', rollback: 'required' },
    role: 'status',
    scope: 'cluster',
    without: 'anything at all',
  },
  poolToSend: {
    name: (of) => `${of} right before its rollback`,
    rights: [`${CLUSTERS}/agentPools/read`],
    modes: { rollback: 'required' },
    role: 'rollback',
    scope: 'cluster',
    without: 'what to send back to the pool',
  },
  records: {
    name: (of) => `The recorded versions of ${of}`,
    rights: [`${CLUSTERS}/agentPools/upgradeProfiles/read`],
    modes: { status: 'optional', abort: 'optional', rollback: 'required' },
    role: 'status',
    scope: 'cluster',
    without: 'what a pool can be rolled back to',
  },
  operations: {
    name: (of) => `The latest operation on ${of}`,
    rights: [`${CLUSTERS}/operations/read`, `${CLUSTERS}/agentPools/operations/read`],
    modes: { status: 'optional', abort: 'optional' },
    role: 'optional-operations',
    scope: 'cluster',
    without: 'the ID and the progress of the operation',
  },
  activeOperations: {
    name: (of) => `The operations in progress on ${of}`,
    rights: [`${CLUSTERS}/agentPools/operations/read`],
    modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
    role: 'optional-operations',
    scope: 'cluster',
    without: 'what runs beside the latest operation',
  },
  machines: {
    name: (of) => `The nodes of ${of}`,
    rights: [`${CLUSTERS}/agentPools/machines/read`],
    modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
    role: 'optional-operations',
    scope: 'cluster',
    without: 'what each node runs',
  },
  windows: {
    name: () => 'The maintenance windows',
    rights: [`${CLUSTERS}/maintenanceConfigurations/read`],
    modes: { status: 'optional', rollback: 'optional' },
    role: 'optional-operations',
    scope: 'cluster',
    without: 'when planned maintenance upgrades the pools again',
  },
  previewSettings: {
    name: () => 'The settings that only previews show',
    rights: [`${CLUSTERS}/read`],
    modes: { status: 'optional', rollback: 'optional' },
    role: 'status',
    scope: 'cluster',
    without: 'health gates, the node disruption policy and blue-green upgrades',
  },
  events: {
    name: () => 'The Activity Log',
    rights: ['Microsoft.Insights/eventtypes/values/read'],
    modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
    role: 'optional-activity',
    scope: 'subscription',
    without: 'who started the operation',
  },
  fleets: {
    name: () => 'The fleets of the subscription',
    rights: [
      `${FLEETS}/read`,
      `${FLEETS}/members/read`,
      `${FLEETS}/autoUpgradeProfiles/read`,
      `${FLEETS}/updateStrategies/read`,
    ],
    modes: { rollback: 'optional' },
    role: 'optional-fleets',
    scope: 'subscription',
    without: 'whether a fleet will upgrade the cluster again',
  },
  fleetRuns: {
    name: () => 'The update runs of the fleets',
    rights: [`${FLEETS}/updateRuns/read`],
    modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
    role: 'optional-fleets',
    scope: 'subscription',
    without: 'whether an update run of a fleet will still reach the cluster',
  },
  regionVersions: {
    name: () => "The region's Kubernetes versions",
    rights: [`${LOCATIONS}/kubernetesVersions/read`],
    modes: { rollback: 'optional' },
    role: 'optional-region',
    scope: 'subscription',
    without: 'whether AKS still supports the version to roll back to',
  },
  recentOperations: {
    name: () => 'The recent operations',
    rights: [`${CLUSTERS}/operations/read`],
    modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
    role: 'optional-operations',
    scope: 'cluster',
    without: 'which operations ran before',
  },
  progress: {
    name: () => 'The progress text of the operation',
    rights: [`${LOCATIONS}/operations/read`],
    modes: { status: 'optional', abort: 'optional', rollback: 'optional' },
    role: 'optional-region',
    scope: 'subscription',
    without: 'how many nodes are done (no warning: only the progress text is missing)',
  },
};

const NAMES = Object.keys(READS) as readonly (keyof typeof READS)[];

/** One read of an observation that has not given its value. */
export interface Unread {
  readonly name: Observed;
  /** `targetKey` or name of the pool it was read of; empty where there is but one. */
  readonly of: string;
  readonly error: Extract<Reading<unknown>, { kind: 'unreadable' }>['error'];
}

/** Returns what could not be read, in the order of the table. */
export function unreadOf(observation: Observation): readonly Unread[] {
  return NAMES.filter((name) => name in observation).flatMap((name) => {
    const observed = name as Observed;
    const readings: Reading<unknown> | ReadonlyMap<string, Reading<unknown>> = observation[observed];
    const all: Iterable<readonly [string, Reading<unknown>]> =
      'kind' in readings ? [['', readings]] : readings;
    return [...all].flatMap(([of, reading]) =>
      reading.kind === 'unreadable' ? [{ name: observed, of, error: reading.error }] : [],
    );
  });
}
