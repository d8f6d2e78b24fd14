/**
 * The methods of the ports to Azure: what each is and what it asks for, so that tests can hang it, refuse it and make it
 * late. One without a row does not compile.
 */

import type { RouteName } from '../../simulator/simulator.ts';
import type { Aks, Fleets } from '../../src/ports/aks.ts';

export type Method = Exclude<keyof Aks | keyof Fleets, 'apiVersion'>;

interface Facts {
  /** A run can do without what only informs, and goes on when it is late. */
  readonly kind: 'mutation' | 'required' | 'informs';
  /** The time that the adapters give it, in milliseconds: what it costs when no answer comes. */
  readonly hungMs: number;
  /** Where its requests go in the simulator. */
  readonly routes: readonly RouteName[];
}

const mutation = (...routes: RouteName[]): Facts => ({ kind: 'mutation', hungMs: 60_000, routes });
const required = (...routes: RouteName[]): Facts => ({ kind: 'required', hungMs: 30_000, routes });
const informs = (...routes: RouteName[]): Facts => ({ kind: 'informs', hungMs: 8_000, routes });
/** Has as much time as a required read. */
const informsSlowly = (...routes: RouteName[]): Facts => ({ ...informs(...routes), hungMs: 30_000 });

export const METHODS: Readonly<Record<Method, Facts>> = {
  readCluster: required('cluster.get'),
  readPool: required('pool.get'),
  readRecords: required('pool.upgradeProfile'),
  readRegionVersions: informsSlowly('region.versions'),
  readLatestOperation: informs('cluster.operation', 'pool.operation'),
  readOperation: informs('cluster.operation', 'pool.operation'),
  listOperations: informs('cluster.operations'),
  listActiveOperations: informs('pool.operations'),
  readMachines: informs('pool.machines'),
  readPreviewSettings: informs('cluster.get'),
  readWindows: informs('maintenance.list'),
  readEvents: informs('activity.list'),
  readProgress: informs('operation.status'),
  readMemberships: informsSlowly('fleet.list', 'fleet.members'),
  readCoverage: informsSlowly('fleet.autoUpgradeProfiles', 'fleet.updateStrategies'),
  readRuns: informsSlowly('fleet.updateRuns'),
  abort: mutation('cluster.abort', 'pool.abort'),
  putPool: mutation('pool.put'),
  putCluster: mutation('cluster.put'),
};

const METHOD_NAMES = Object.keys(METHODS) as readonly Method[];

/** What may be late without harm: random runs make each of these wait. */
export const LATE_READS: readonly Method[] = METHOD_NAMES.filter(
  (method) => METHODS[method].kind === 'informs',
);

/** Where the requests of all reads go. */
export const READ_ROUTES: readonly RouteName[] = routesOf(({ kind }) => kind !== 'mutation');

/** Where every request goes that changes something. */
export const MUTATION_ROUTES: readonly RouteName[] = routesOf(({ kind }) => kind === 'mutation');

function routesOf(isMeant: (facts: Facts) => boolean): readonly RouteName[] {
  const all = METHOD_NAMES.map((method) => METHODS[method]).filter(isMeant);
  return [...new Set(all.flatMap(({ routes }) => routes))];
}
