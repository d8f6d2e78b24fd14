/** The log's lines about what was found: the cluster, its pools, what they can go back to, operations. */

import {
  keyInWords,
  targetKey,
  type ClusterState,
  type Observation,
  type Operation,
  type PoolState,
  type Reading,
  type RecordEntry,
  type Target,
} from '../../domain/aks/cluster.ts';
import type { AzureError } from '../../domain/aks/errors.ts';
import { kindInWords } from '../../domain/beside/operation-kinds.ts';
import { unusableInWords } from '../../domain/aks/records.ts';
import { READS, unreadOf, type Unread } from '../../domain/aks/reads.ts';
import { activeOn, latestOn } from '../../domain/aks/operations.ts';
import { nodesOf } from '../../domain/beside/machines.ts';
import { isUnknownState } from '../../domain/aks/states.ts';
import { isoDate, isoTime } from '../../domain/time.ts';
import { oneLine, plural } from '../../text/plain-text.ts';
import { nodesLines } from '../text/nodes.ts';
import { versionsInWords } from '../text/words.ts';

/**
 * Returns one line for the cluster, one a pool, and one each for records, operations and what could not be read; with
 * an observation made before, only the lines that have changed.
 *
 * @param hasNodes false where what nodes run is told as soon as it is read.
 */
export function observationLines(
  observation: Observation,
  before?: Observation,
  hasNodes = true,
): readonly string[] {
  const lines = linesOf(observation, hasNodes);
  if (before === undefined) return lines;
  const logged = new Set(linesOf(before, hasNodes));
  const news = lines.filter((line) => !logged.has(line));
  return news.length === 0 ? ['As before.'] : news;
}

function linesOf(observation: Observation, hasNodes: boolean): readonly string[] {
  const { cluster, records, operations, machines } = observation;
  return [
    clusterLine(cluster),
    ...cluster.pools.map(poolLine),
    ...[...records].map(([pool, reading]) => recordLine(pool, reading)),
    ...[...operations].flatMap(([target, reading]) => operationLines(target, reading)),
    ...besideTheLatest(observation),
    ...(hasNodes ? machineLines(machines) : []),
    ...unreadOf(observation)
      .filter(({ name }) => name !== 'records')
      .map(unreadLine),
  ].filter((line) => line !== undefined);
}

/** Returns the cluster's state, versions and channels in one line. */
export function clusterLine(cluster: ClusterState): string {
  return [
    `Cluster ${oneLine(cluster.name)} (${oneLine(cluster.location)}): ${stateInWords(cluster)}`,
    `control plane ${oneLine(cluster.kubernetesVersion ?? 'unknown')}`,
    `Kubernetes channel ${oneLine(cluster.upgradeChannel ?? 'none')}`,
    `node OS channel ${oneLine(cluster.nodeOsUpgradeChannel ?? 'not set')}`,
    ...errorWords(cluster),
  ].join(', ');
}

/** Returns a pool's state, versions and size in one line. */
export function poolLine(pool: PoolState): string {
  return [
    `Pool ${oneLine(pool.name)} (${oneLine(pool.mode)}): ${stateInWords(pool)}`,
    versionsInWords(pool),
    ...(pool.count === undefined ? [] : [plural(pool.count, 'node')]),
    ...errorWords(pool),
  ].join(', ');
}

/** Returns an operation in one line. */
export function operationLine(
  target: string,
  operation: Operation,
  lead: 'Latest operation' | 'In progress' | 'Also in progress' = 'Latest operation',
): string {
  const { id, kind, status, percentComplete, startedAt, endedAt, error } = operation;
  return [
    `${lead} on ${keyInWords(target)}: ${kind === undefined ? '' : `${oneLine(kindInWords({ kind }))}, `}${oneLine(status)}${percentComplete === undefined ? '' : ` (${String(percentComplete)} %)`}`,
    ...(startedAt === undefined ? [] : [`started ${isoTime(startedAt)}`]),
    ...(endedAt === undefined ? [] : [`ended ${isoTime(endedAt)}`]),
    ...(error === undefined ? [] : [`${oneLine(error.code)}: ${oneLine(error.message, 300)}`]),
    `id ${oneLine(id)}`,
  ].join(', ');
}

function recordLine(pool: string, reading: Reading<readonly RecordEntry[]>): string | undefined {
  const what = `On record for pool ${oneLine(pool)}`;
  if (reading.kind === 'not-needed') return undefined;
  if (reading.kind === 'unreadable') return `${what}: could not be read (${reasonOf(reading.error)})`;
  if (reading.value.length === 0) return `${what}: no version to roll back to`;
  const versions = reading.value.map((record) => {
    if ('unusable' in record) return oneLine(unusableInWords(record));
    const since = record.recordedAt === undefined ? '' : ` (recorded ${isoDate(record.recordedAt)})`;
    return `${versionsInWords(record)}${since}`;
  });
  return `${what}: ${versions.join('; ')}`;
}

/** What is in progress, unless it was named as the latest. */
function besideTheLatest(observation: Observation): readonly string[] {
  const targets: readonly Target[] = [
    { kind: 'cluster' },
    ...observation.cluster.pools.map(({ name }) => ({ kind: 'pool', name }) as const),
  ];
  return targets.flatMap((target) => {
    const key = targetKey(target);
    const named = latestOn(observation, target)?.id.toLowerCase();
    return activeOn(observation, target)
      .filter(({ id }) => id.toLowerCase() !== named)
      .map((operation) =>
        operationLine(key, operation, named === undefined ? 'In progress' : 'Also in progress'),
      );
  });
}

function machineLines(machines: Observation['machines']): readonly string[] {
  return nodesLines(
    [...machines].map(([pool, reading]) => ({
      pool,
      nodes: reading.kind === 'read' ? nodesOf(reading.value) : undefined,
    })),
  );
}

function operationLines(target: string, reading: Reading<Operation | undefined>): readonly string[] {
  const isThere = reading.kind === 'read' && reading.value !== undefined;
  return isThere ? [operationLine(target, reading.value)] : [];
}

function unreadLine({ name, of, error }: Unread): string {
  return `${READS[name].name(keyInWords(of))} could not be read (${reasonOf(error)}): continuing without it`;
}

function reasonOf({ details }: AzureError): string {
  const right =
    details.facts?.missingRight === undefined
      ? ''
      : `, missing permission ${oneLine(details.facts.missingRight)}`;
  return `${statusWords(details.status)}${oneLine(details.code)}${right}`;
}

function statusWords(status: number | undefined): string {
  return status === undefined ? '' : `${String(status)} `;
}

function stateInWords(resource: {
  readonly provisioningState: string;
  readonly powerState?: string;
}): string {
  const { provisioningState, powerState } = resource;
  const unknown = isUnknownState(provisioningState)
    ? " (a state this action doesn't recognize: treated as in progress)"
    : '';
  const power =
    powerState === undefined || powerState.toLowerCase() === 'running' ? '' : `, ${oneLine(powerState)}`;
  return `${oneLine(provisioningState)}${unknown}${power}`;
}

function errorWords({ error }: Pick<PoolState, 'error'>): readonly string[] {
  return error === undefined ? [] : [`last error ${oneLine(error.code)}: ${oneLine(error.message, 300)}`];
}
