/** Observe: read everything that a decision needs, what does not depend on each other at the same time. */

import pLimit from 'p-limit';
import type { Observation, Reading, RecordEntry } from '../../domain/aks/cluster.ts';
import { isLate } from '../../domain/aks/errors.ts';
import type { StepContext } from '../context.ts';
import { abortedPools, readOptional } from './optional-reads.ts';
import { knownPools, READS_AT_ONCE } from './known-pools.ts';
import { allowance, KEPT_FOR_LOOK_MS, type ReadOptional } from '../patience/allowance.ts';
import { readOperations } from './operations.ts';
import { patiently } from '../patience/patience.ts';
import { asReading, NOT_NEEDED } from '../patience/reading.ts';

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
  let clusterReadAt = clock.now();
  void clusterRead.then(
    () => (clusterReadAt = clock.now()),
    () => undefined,
  );
  const readOne = allowance(context, clusterRead, mayAbort(context) ? KEPT_FOR_LOOK_MS : 0);
  const recent = keepLate(journal.latest?.recentOperations) ?? readOne(() => aks.listOperations());
  const [cluster, records, regionVersions, operations, recentOperations, optional] = await Promise.all([
    clusterRead,
    readRecords(context, clusterRead, scope, readOne),
    before?.regionVersions ?? readRegionVersions(context, clusterRead, readOne),
    readOperations(context, clusterRead, recent, readOne),
    recent,
    readOptional(context, clusterRead, before, readOne),
  ]);
  const observation = {
    at: clock.now(),
    cluster,
    records,
    regionVersions,
    ...operations,
    recentOperations,
    ...optional,
  };
  journal.observed(observation, clusterReadAt);
  return observation;
}

function mayAbort({ inputs }: StepContext): boolean {
  return inputs.mode === 'abort' || (inputs.mode === 'rollback' && inputs.ifBusy === 'abort');
}

/**
 * Records of the pools of the run: in a rollback required, in status mode told where they can be read. After an abort
 * those of the pools aborted, for whoever decides what comes next; before it they would only cost time.
 */
async function readRecords(
  context: StepContext,
  clusterRead: Promise<Observation['cluster']>,
  scope: RecordScope,
  readOne: ReadOptional,
): Promise<Observation['records']> {
  const { inputs, aks, journal } = context;
  const named =
    inputs.mode === 'abort'
      ? abortedPools(context)
      : inputs.pools.kind === 'named'
        ? inputs.pools.names
        : undefined;
  const all =
    named === undefined
      ? ((await clusterRead.catch(() => undefined))?.pools ?? []).map(({ name }) => name)
      : await knownPools(named, clusterRead);
  const known = journal.latest?.records;
  const limit = pLimit(READS_AT_ONCE);
  const read = (name: string): Promise<Reading<readonly RecordEntry[]>> =>
    limit(() =>
      inputs.mode === 'rollback'
        ? asReading(() => patiently(context, () => aks.readRecords(name)), 'rethrow-transient')
        : readOne(() => aks.readRecords(name)),
    );
  const entries = await Promise.all(
    all.map(async (name) => {
      const kept = scope === 'all' || scope.includes(name) ? undefined : known?.get(name);
      return [name, kept ?? (await read(name))] as const;
    }),
  );
  return new Map(entries);
}

async function readRegionVersions(
  { inputs, aks }: StepContext,
  clusterRead: Promise<Observation['cluster']>,
  readOne: ReadOptional,
): Promise<Observation['regionVersions']> {
  if (inputs.mode !== 'rollback') return NOT_NEEDED;
  const cluster = await clusterRead.catch(() => undefined);
  return cluster === undefined ? NOT_NEEDED : readOne(() => aks.readRegionVersions(cluster.location));
}

/** What did not answer in an earlier round is not waited for once more. */
function keepLate<T>(reading: Reading<T> | undefined): Promise<Reading<T>> | undefined {
  return reading?.kind === 'unreadable' && isLate(reading.error) ? Promise.resolve(reading) : undefined;
}
