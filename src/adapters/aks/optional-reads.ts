/** Reads that a run can do without: what previews of the API show, maintenance windows, the Activity Log. */

import type { Target } from '../../domain/aks/cluster.ts';
import { isoTime } from '../../domain/time.ts';
import type { Aks } from '../../ports/aks.ts';
import type { RawAnswer } from '../http/answer.ts';
import { armOrigin, readAnswer, sendRaw } from '../http/arm.ts';
import { readList, type Get } from '../http/paging.ts';
import { toEvent, toWindow } from './optional-mapping.ts';
import { toMachine, toPreviewSettings } from './preview-mapping.ts';
import type { AksOptions, AksSdk } from './sdk.ts';
import { clusterIdOf, targetIdOf, targetLabel } from './targets.ts';

/** The newest preview; a cloud that doesn't know it names those that it knows. */
export const PREVIEW_VERSION = '2026-08-02-preview';

/** Stable since 2023. */
const MAINTENANCE_VERSION = '2024-09-01';
const ACTIVITY_LOG_VERSION = '2015-04-01';

/** A pool has up to 1,000 nodes. */
const MACHINES = { mostEntries: 1_000, mostPages: 20 };
const WINDOWS = { mostEntries: 20, mostPages: 2 };
/** The newest come first. */
const EVENTS = { mostEntries: 500, mostPages: 3 };

/** Sends reads that inform: once, and not for long. */
export function createOptionalGet({ signal }: AksOptions, openSdk: () => Promise<AksSdk>): Get {
  return (url: string, attempt: string): Promise<RawAnswer> => {
    const answer = openSdk().then(({ core, optionalReads }) =>
      sendRaw(core, optionalReads.pipeline, { method: 'GET', url }, signal),
    );
    return readAnswer(answer, attempt, signal);
  };
}

type OptionalReads = Pick<Aks, 'readMachines' | 'readPreviewSettings' | 'readWindows' | 'readEvents'>;

/** Builds these reads. */
export function createOptionalReads(
  { cluster, connection }: AksOptions,
  get: Get,
  getPreview: Get,
): OptionalReads {
  const origin = armOrigin(connection);
  const { resourceManagerEndpoint: endpoint } = connection;
  const urlOf = (target: Target): string => `${endpoint}${targetIdOf(cluster, target)}`;
  return {
    readMachines: async (pool) => {
      const target: Target = { kind: 'pool', name: pool };
      const attempt = `list the machines of ${targetLabel(cluster, target)}`;
      const first = await getPreview(`${urlOf(target)}/machines`, attempt);
      const { entries } = await readList(get, first, origin, attempt, MACHINES);
      return entries.map(toMachine);
    },
    readPreviewSettings: async () => {
      const attempt = `read the preview settings of cluster ${cluster.name}`;
      return toPreviewSettings((await getPreview(urlOf({ kind: 'cluster' }), attempt)).body, attempt);
    },
    readWindows: async () => {
      const attempt = `list the maintenance windows of cluster ${cluster.name}`;
      const url = `${urlOf({ kind: 'cluster' })}/maintenanceConfigurations?api-version=${connection.apiVersion ?? MAINTENANCE_VERSION}`;
      const { entries } = await readList(get, await get(url, attempt), origin, attempt, WINDOWS);
      return entries.flatMap(toWindow);
    },
    readEvents: async (since) => {
      const attempt = `read the Activity Log of cluster ${cluster.name}`;
      const filter = `eventTimestamp ge '${isoTime(since)}' and resourceUri eq '${clusterIdOf(cluster)}'`;
      const url =
        `${endpoint}/subscriptions/${encodeURIComponent(cluster.subscriptionId)}/providers/Microsoft.Insights/eventtypes/management/values` +
        `?api-version=${ACTIVITY_LOG_VERSION}&$filter=${encodeURIComponent(filter)}`;
      const { entries } = await readList(get, await get(url, attempt), origin, attempt, EVENTS);
      return entries.flatMap(toEvent);
    },
  };
}
