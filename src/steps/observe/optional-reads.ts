/** Reads that tell more than a decision needs, all at once and each once a run: nodes, windows, who began what, fleets. */

import pLimit from 'p-limit';
import { isUpgrading } from '../../domain/aks/states.ts';
import type { FleetMember } from '../../domain/beside/fleet.ts';
import { clusterResourceId, type RollbackInputs } from '../../domain/inputs.ts';
import type { ClusterState, Observation, Reading, Target } from '../../domain/aks/cluster.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { isLate } from '../../domain/aks/errors.ts';
import type { StepContext } from '../context.ts';
import type { ReadOptional } from '../patience/allowance.ts';
import { knownPools, READS_AT_ONCE } from './known-pools.ts';
import { NOT_NEEDED } from '../patience/reading.ts';

/** How far back an operation's begin is looked for: longer ones are rare, and the log is large. */
const ACTIVITY_MS = 12 * HOUR_MS;

type OptionalReads = Pick<
  Observation,
  'fleets' | 'fleetRuns' | 'machines' | 'previewSettings' | 'windows' | 'events'
>;

/**
 * Returns what is known beside the cluster itself.
 *
 * @param before the last observation, when what it holds is still good.
 * @param readOne makes one of these reads, within what all of them may take.
 */
export async function readOptional(
  context: StepContext,
  clusterRead: Promise<ClusterState>,
  before: Observation | undefined,
  readOne: ReadOptional,
): Promise<OptionalReads> {
  const { inputs, aks } = context;
  const { mode } = inputs;
  const once = <T>(
    known: Reading<T> | undefined,
    isNeeded: boolean,
    read: () => Promise<T>,
  ): Reading<T> | Promise<Reading<T>> => known ?? (isNeeded ? readOne(read) : NOT_NEEDED);
  const [fleets, machines, previewSettings, windows, events] = await Promise.all([
    mode === 'rollback' && before !== undefined ? pickFleets(before) : readFleets(context, readOne),
    readMachines(context, clusterRead, readOne),
    before?.previewSettings ?? readPreviewSettings(context, readOne),
    once(before?.windows, mode !== 'abort', () => aks.readWindows()),
    readEvents(context, clusterRead, readOne),
  ]);
  return { ...fleets, machines, previewSettings, windows, events };
}

/** Once a run; in a rollback only when there is an upgrade that it may have to abort first. */
async function readEvents(
  { inputs, aks, clock, journal }: StepContext,
  clusterRead: Promise<ClusterState>,
  readOne: ReadOptional,
): Promise<Observation['events']> {
  const known = journal.latest?.events;
  if (known !== undefined && known.kind !== 'not-needed') return known;
  if (inputs.mode === 'rollback' && !(await isUpgradeInTheWay(inputs, clusterRead))) return NOT_NEEDED;
  return readOne(() => aks.readEvents(clock.now() - ACTIVITY_MS));
}

async function isUpgradeInTheWay(
  { ifBusy, pools }: RollbackInputs,
  clusterRead: Promise<ClusterState>,
): Promise<boolean> {
  if (ifBusy !== 'abort') return false;
  const cluster = await clusterRead.catch(() => undefined);
  if (cluster === undefined) return false;
  const named = cluster.pools.filter(
    ({ name }) => pools.kind !== 'named' || pools.names.includes(name.toLowerCase()),
  );
  return [cluster, ...named].some(({ provisioningState }) => isUpgrading(provisioningState));
}

/** Where no preview answers, there is nothing to tell, and no right would help. */
async function readPreviewSettings(
  { inputs, aks }: StepContext,
  readOne: ReadOptional,
): Promise<Observation['previewSettings']> {
  if (inputs.mode === 'abort') return NOT_NEEDED;
  const reading = await readOne(() => aks.readPreviewSettings());
  return reading.kind === 'unreadable' && !isLate(reading.error) ? NOT_NEEDED : reading;
}

/** After an abort nobody knows where it stopped but the nodes; a rollback looks at them when it has ended. */
async function readMachines(
  context: StepContext,
  clusterRead: Promise<ClusterState>,
  readOne: ReadOptional,
): Promise<Observation['machines']> {
  const { inputs, aks, journal } = context;
  if (inputs.mode === 'rollback') return journal.latest?.machines ?? new Map();
  const names =
    inputs.mode === 'abort'
      ? abortedPools(context)
      : inputs.pools.kind === 'named'
        ? await knownPools(inputs.pools.names, clusterRead)
        : ((await clusterRead.catch(() => undefined))?.pools ?? []).map(({ name }) => name);
  const limit = pLimit(READS_AT_ONCE);
  const entries = await Promise.all(
    names.map(async (name) => [name, await limit(() => readOne(() => aks.readMachines(name)))] as const),
  );
  return new Map(entries);
}

/** Returns the names of the pools whose operation this step has aborted. */
export function abortedPools(context: StepContext): readonly string[] {
  return abortedTargets(context).flatMap((target) => (target.kind === 'pool' ? [target.name] : []));
}

function abortedTargets({ journal }: StepContext): readonly Target[] {
  const { records } = journal;
  return records.flatMap(({ move }) => (move.kind === 'abort' ? [move.target] : []));
}

type Fleets = Pick<Observation, 'fleets' | 'fleetRuns'>;

function pickFleets({ fleets, fleetRuns }: Observation): Fleets {
  return { fleets, fleetRuns };
}

/**
 * What fleets have in mind for the cluster; profiles and runs need rights of their own. After an abort, and in a
 * report, only the runs matter: one may have begun the operation.
 */
async function readFleets(context: StepContext, readOne: ReadOptional): Promise<Fleets> {
  const { inputs, fleets } = context;
  const { mode } = inputs;
  if (mode === 'abort' && abortedTargets(context).length === 0) {
    return { fleets: NOT_NEEDED, fleetRuns: NOT_NEEDED };
  }
  const id = clusterResourceId(inputs.cluster);
  const members = await readOne(() => fleets.readMemberships(id));
  const isRollback = mode === 'rollback';
  if (members.kind !== 'read') return { fleets: isRollback ? members : NOT_NEEDED, fleetRuns: members };
  const ofEach = async <T>(
    read: (member: FleetMember) => Promise<readonly T[]>,
  ): Promise<Reading<readonly T[]>> =>
    readOne(async () => (await Promise.all(members.value.map(read))).flat());
  const [coverage, runs] = await Promise.all([
    isRollback ? ofEach((member) => fleets.readCoverage(member)) : NOT_NEEDED,
    ofEach((member) => fleets.readRuns(member, id)),
  ]);
  return { fleets: coverage, fleetRuns: runs };
}
