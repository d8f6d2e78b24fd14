/**
 * Fleet Manager: the lists that tell whether a cluster is upgraded by a fleet. Four GETs, sent through the pipeline of
 * the Azure SDK; the SDK package for fleets would add 480 KB for their URLs alone.
 */

import type { Pipeline } from '@azure/core-rest-pipeline';
import type { FleetCoverage, JsonValue } from '../domain/types.ts';
import type { Fleets } from '../ports/aks.ts';
import type { RawAnswer } from './azure-answer.ts';
import { armOrigin, readAnswer, sendRaw, userAgent, type ArmOptions } from './azure-arm.ts';
import {
  coverageOf,
  memberOf,
  needsStrategies,
  readFleetId,
  type FleetAddress,
} from './azure-fleet-coverage.ts';
import { asObject, asText } from './azure-json.ts';
import { incompleteList, readList, type Get } from './azure-paging.ts';
import { guardPipeline, type CorePipeline } from './azure-pipeline.ts';

/** GA, with auto-upgrade profiles and their strategies. */
const FLEETS_API_VERSION = '2025-03-01';

const READ_TIMEOUT_MS = 30_000;
/** Requests under way at the same time. */
const MOST_AT_ONCE = 5;
const LIMITS = { mostEntries: 5_000, mostPages: 50 };

export interface FleetsOptions extends ArmOptions {
  /** Whose fleets are looked through; a fleet of another subscription is not found. */
  readonly subscriptionId: string;
}

interface FleetSender {
  readonly core: CorePipeline;
  readonly pipeline: Pipeline;
}

async function openSender(options: FleetsOptions): Promise<FleetSender> {
  const core = await import('@azure/core-rest-pipeline');
  const pipeline = core.createPipelineFromOptions({ userAgentOptions: userAgent(options.version) });
  guardPipeline(pipeline, core, {
    origin: armOrigin(options.connection),
    scope: options.connection.scope,
    credential: options.credential,
    timeoutMs: READ_TIMEOUT_MS,
    isForMutations: false,
  });
  return { core, pipeline };
}

/** Lets so many tasks run at once; the others wait for their turn. */
function createGate(places: number): <T>(task: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

type ReadWholeList = (path: string, attempt: string) => Promise<readonly JsonValue[]>;

function createListReader(options: FleetsOptions): ReadWholeList {
  const { connection, signal } = options;
  const gate = createGate(MOST_AT_ONCE);
  let sender: Promise<FleetSender> | undefined;
  const get: Get = (url, attempt) => {
    const send = async (): Promise<RawAnswer> => {
      sender ??= openSender(options);
      const { core, pipeline } = await sender;
      return sendRaw(core, pipeline, { method: 'GET', url }, signal);
    };
    return readAnswer(gate(send), attempt, signal);
  };
  return async (path, attempt) => {
    const url = `${connection.resourceManagerEndpoint}${path}?api-version=${FLEETS_API_VERSION}`;
    const list = await readList(get, await get(url, attempt), armOrigin(connection), attempt, LIMITS);
    // What is on the pages that were not read may be what covers the cluster.
    if (!list.isComplete) throw incompleteList(attempt);
    return list.entries;
  };
}

async function readFleet(
  address: FleetAddress,
  clusterId: string,
  readWholeList: ReadWholeList,
): Promise<readonly FleetCoverage[]> {
  const [subscription = '', group = '', fleet = ''] = [
    address.subscriptionId,
    address.resourceGroup,
    address.fleet,
  ].map(encodeURIComponent);
  const path =
    `/subscriptions/${subscription}/resourceGroups/${group}` +
    `/providers/Microsoft.ContainerService/fleets/${fleet}`;
  const readChildren = (kind: string, label: string): Promise<readonly JsonValue[]> =>
    readWholeList(`${path}/${kind}`, `read the ${label} of fleet ${address.fleet}`);
  const [members, profiles, strategies] = await Promise.allSettled([
    readChildren('members', 'members'),
    readChildren('autoUpgradeProfiles', 'auto-upgrade profiles'),
    readChildren('updateStrategies', 'update strategies'),
  ]);
  if (members.status === 'rejected') throw members.reason;
  // Lists that could not be read matter only if the cluster is a member, and a profile has a strategy.
  const member = memberOf(members.value, clusterId);
  if (member === undefined) return [];
  if (profiles.status === 'rejected') throw profiles.reason;
  if (strategies.status === 'rejected' && needsStrategies(profiles.value)) throw strategies.reason;
  const known = strategies.status === 'fulfilled' ? strategies.value : [];
  return coverageOf(address, member, profiles.value, known);
}

/** The fleets of a subscription. Best effort: a cluster does not tell which fleet it belongs to. */
export function createFleets(options: FleetsOptions): Fleets {
  const readWholeList = createListReader(options);
  return {
    readCoverage: async (clusterId) => {
      const path = `/subscriptions/${encodeURIComponent(options.subscriptionId)}/providers/Microsoft.ContainerService/fleets`;
      const fleets = await readWholeList(path, 'list the fleets of the subscription');
      const addresses = fleets.flatMap((fleet) => readFleetId(asText(asObject(fleet)?.['id']) ?? '') ?? []);
      const covered = await Promise.all(
        addresses.map((address) => readFleet(address, clusterId, readWholeList)),
      );
      return covered.flat();
    },
  };
}
