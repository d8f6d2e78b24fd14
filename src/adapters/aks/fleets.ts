/**
 * Fleet Manager: the lists that tell whether a fleet will upgrade a cluster. They are four plain GETs, sent here without
 * the SDK of Fleet Manager: it knows no newer API than 2025-03-01, which hides how stages pick their members.
 */

import type { Pipeline } from '@azure/core-rest-pipeline';
import pLimit from 'p-limit';
import type { JsonValue } from '../../domain/aks/cluster.ts';
import { AzureError } from '../../domain/aks/errors.ts';
import type { FleetAddress } from '../../domain/beside/fleet.ts';
import type { Fleets } from '../../ports/aks.ts';
import { armOrigin, readAnswer, sendRaw, userAgent, type ArmOptions } from '../http/arm.ts';
import { asObject, asText } from '../http/json.ts';
import { incompleteList, readList, type Get } from '../http/paging.ts';
import { guardPipeline, type CorePipeline } from '../http/pipeline.ts';
import { createVersionedGet } from '../http/versioned.ts';
import { readFleetId, toCoverage, toMember, toRun } from './fleet-mapping.ts';

/** The newest stable one; a cloud that doesn't know it names those that it knows. */
export const FLEET_API_VERSION = '2026-06-01';

const READ_TIMEOUT_MS = 30_000;
/** Requests under way at the same time. */
const MOST_AT_ONCE = 5;
const LIMITS = { mostEntries: 5_000, mostPages: 50 };

export interface FleetsOptions extends ArmOptions {
  /** Whose fleets are looked through; a fleet of another subscription is not found. */
  readonly subscriptionId: string;
}

/** The loaded HTTP library with the pipeline of these reads. */
interface Sender {
  readonly core: CorePipeline;
  readonly pipeline: Pipeline;
}

async function loadSender(options: FleetsOptions): Promise<Sender> {
  const core = await import('../sdk/core.ts');
  const { connection, credential, version } = options;
  const pipeline = core.createPipelineFromOptions({ userAgentOptions: userAgent(version) });
  guardPipeline(pipeline, core, {
    origin: armOrigin(connection),
    scope: connection.scope,
    credential,
    timeoutMs: READ_TIMEOUT_MS,
    isForMutations: false,
  });
  return { core, pipeline };
}

/** Reads a list whole, by the path of its resource. */
type ReadWholeList = (path: string, attempt: string) => Promise<readonly JsonValue[]>;

function createListReader(options: FleetsOptions): ReadWholeList {
  const { connection, signal } = options;
  const limit = pLimit(MOST_AT_ONCE);
  let loading: Promise<Sender> | undefined;
  const get: Get = (url, attempt) =>
    readAnswer(
      limit(async () => {
        const { core, pipeline } = await (loading ??= loadSender(options));
        return sendRaw(core, pipeline, { method: 'GET', url }, signal);
      }),
      attempt,
      signal,
    );
  const getVersioned = createVersionedGet(get, FLEET_API_VERSION, 'stable');
  return async (path, attempt) => {
    const first = await getVersioned(`${connection.resourceManagerEndpoint}${path}`, attempt);
    const { entries, isComplete } = await readList(get, first, armOrigin(connection), attempt, LIMITS);
    // What is on the pages that were not read may be what reaches the cluster.
    if (!isComplete) throw incompleteList(attempt);
    return entries;
  };
}

function pathOf({ subscriptionId, resourceGroup, fleet }: FleetAddress, list: string): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerService/fleets/${fleet}/${list}`;
}

/** The fleets of a subscription. Best effort: a cluster does not tell which fleet it belongs to. */
export function createFleets(options: FleetsOptions): Fleets {
  const readWholeList = createListReader(options);
  const read = (address: FleetAddress, list: string, name: string): Promise<readonly JsonValue[]> =>
    readWholeList(pathOf(address, list), `read the ${name} of fleet ${address.fleet}`);
  return {
    readMemberships: async (clusterId) => {
      const fleets = await readWholeList(
        `/subscriptions/${options.subscriptionId}/providers/Microsoft.ContainerService/fleets`,
        'list the fleets of the subscription',
      );
      const addresses = fleets.flatMap((fleet) => readFleetId(asText(asObject(fleet)?.['id']) ?? '') ?? []);
      const members = await Promise.all(
        addresses.map(async (address) =>
          toMember(address, await read(address, 'members', 'members'), clusterId),
        ),
      );
      return members.filter((member) => member !== undefined);
    },
    readCoverage: async (member) => {
      const strategies = read(member, 'updateStrategies', 'update strategies');
      // A strategy that could not be read makes its profile one of which nobody knows whom it reaches.
      const [profiles, known] = await Promise.all([
        read(member, 'autoUpgradeProfiles', 'auto-upgrade profiles'),
        strategies.catch((error: unknown) => {
          if (error instanceof AzureError) return [];
          throw error;
        }),
      ]);
      return toCoverage(member, profiles, known);
    },
    readRuns: async (member, clusterId) =>
      (await read(member, 'updateRuns', 'update runs')).map((run) => toRun(member, clusterId, run)),
  };
}
