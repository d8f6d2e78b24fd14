/** Observe: read everything that a decision needs, what does not depend on each other at the same time. */

import pLimit from 'p-limit';
import { AzureError, isTransient } from '../domain/aks/errors.ts';
import type { FleetMember } from '../domain/aks/fleet.ts';
import { clusterResourceId } from '../domain/inputs.ts';
import type { Observation, Operation, Reading, RecordEntry, Target } from '../domain/aks/cluster.ts';
import { targetKey } from '../domain/aks/cluster.ts';
import type { StepContext } from './context.ts';
import { patiently } from './patience.ts';

/** Reads of pools share a budget of the whole subscription (60, then 1 a second): never more than this at once. */
const READS_AT_ONCE = 8;

const NOT_NEEDED = { kind: 'not-needed' } as const;

/** Which pools' records are read again; those of the others are kept from the round before. */
export type RecordScope = 'all' | readonly string[];

/**
 * Returns a fresh observation. The cluster and its operations are always read anew; the region's versions and the
 * fleets once a run unless `scope` is `all`.
 *
 * Throws AzureError when the cluster can't be read.
 */
export async function observe(context: StepContext, scope: RecordScope): Promise<Observation> {
  const { aks, clock, journal } = context;
  const before = scope === 'all' ? undefined : journal.latest;
  const clusterRead = patiently(context, async () => (await aks.readCluster()).value);
  const [cluster, records, regionVersions, fleets, operations, recentOperations] = await Promise.all([
    clusterRead,
    readRecords(context, clusterRead, scope),
    before?.regionVersions ?? readRegionVersions(context, clusterRead),
    before === undefined ? readFleets(context) : pickFleets(before),
    readOperations(context),
    asReading(() => aks.listOperations()),
  ]);
  const observation = {
    at: clock.now(),
    cluster,
    records,
    regionVersions,
    ...fleets,
    operations,
    recentOperations,
  };
  journal.observed(observation);
  return observation;
}

type ClusterRead = Promise<Observation['cluster']>;

/**
 * Records of the pools of the run: in a rollback required, in status mode told where they can be read. After an abort
 * those of the pools aborted, for whoever decides what comes next; before it they would only cost time.
 */
async function readRecords(
  context: StepContext,
  clusterRead: ClusterRead,
  scope: RecordScope,
): Promise<Observation['records']> {
  const { inputs, aks, journal } = context;
  const named =
    inputs.mode === 'abort'
      ? abortedPools(context)
      : inputs.pools.kind === 'named'
        ? inputs.pools.names
        : undefined;
  const all = named ?? (await clusterRead.catch(() => undefined))?.pools.map(({ name }) => name) ?? [];
  const known = journal.latest?.records;
  const limit = pLimit(READS_AT_ONCE);
  const read = (name: string): Promise<Reading<readonly RecordEntry[]>> =>
    limit(() =>
      inputs.mode === 'rollback'
        ? asReading(() => patiently(context, () => aks.readRecords(name)), 'rethrow-transient')
        : asReading(() => aks.readRecords(name)),
    );
  const entries = await Promise.all(
    all.map(async (name) => {
      const kept = scope === 'all' || scope.includes(name) ? undefined : known?.get(name);
      return [name, kept ?? (await read(name))] as const;
    }),
  );
  return new Map(entries);
}

function abortedPools({ journal }: StepContext): readonly string[] {
  const records = journal.records;
  return records.flatMap(({ move }) =>
    move.kind === 'abort' && move.target.kind === 'pool' ? [move.target.name] : [],
  );
}

async function readRegionVersions(
  { inputs, aks }: StepContext,
  clusterRead: ClusterRead,
): Promise<Observation['regionVersions']> {
  if (inputs.mode !== 'rollback') return NOT_NEEDED;
  const cluster = await clusterRead.catch(() => undefined);
  return cluster === undefined ? NOT_NEEDED : asReading(() => aks.readRegionVersions(cluster.location));
}

type Fleets = Pick<Observation, 'fleets' | 'fleetRuns'>;

function pickFleets({ fleets, fleetRuns }: Observation): Fleets {
  return { fleets, fleetRuns };
}

/** What fleets have in mind for the cluster; profiles and runs need rights of their own. */
async function readFleets({ inputs, fleets }: StepContext): Promise<Fleets> {
  if (inputs.mode !== 'rollback') return { fleets: NOT_NEEDED, fleetRuns: NOT_NEEDED };
  const id = clusterResourceId(inputs.cluster);
  const members = await asReading(() => fleets.readMemberships(id));
  if (members.kind !== 'read') return { fleets: members, fleetRuns: members };
  const ofEach = async <T>(
    read: (member: FleetMember) => Promise<readonly T[]>,
  ): Promise<Reading<readonly T[]>> =>
    asReading(async () => (await Promise.all(members.value.map(read))).flat());
  const [coverage, runs] = await Promise.all([
    ofEach((member) => fleets.readCoverage(member)),
    ofEach((member) => fleets.readRuns(member, id)),
  ]);
  return { fleets: coverage, fleetRuns: runs };
}

/** The operation to report or to guard against; a rollback asks for its own only after it was started. */
async function readOperations(context: StepContext): Promise<Observation['operations']> {
  const { inputs, aks } = context;
  if (inputs.mode === 'rollback') return new Map();
  const { operationId } = inputs;
  const targets: readonly Target[] =
    inputs.pools.kind === 'named'
      ? inputs.pools.names.map((name) => ({ kind: 'pool', name }))
      : [{ kind: 'cluster' }];
  const limit = pLimit(READS_AT_ONCE);
  const entries = await Promise.all(
    targets.map((target) =>
      limit(async () => {
        const read = (): Promise<Operation | undefined> =>
          inputs.mode === 'status' && operationId !== undefined
            ? aks.readOperation(target, operationId)
            : aks.readLatestOperation(target);
        // What only informs is asked for once; what guards an abort or was asked for by its id is worth some patience.
        const reading = await asReading(operationId === undefined ? read : () => patiently(context, read));
        return [targetKey(target), reading] as const;
      }),
    ),
  );
  return new Map(entries);
}

/** Returns the value, or why it is missing. */
async function asReading<T>(
  read: () => Promise<T>,
  transient: 'accept' | 'rethrow-transient' = 'accept',
): Promise<Reading<T>> {
  try {
    return { kind: 'read', value: await read() };
  } catch (error) {
    if (!(error instanceof AzureError)) throw error;
    if (transient === 'rethrow-transient' && (isTransient(error) || error.details.kind === 'sign-in'))
      throw error;
    return { kind: 'unreadable', error };
  }
}
