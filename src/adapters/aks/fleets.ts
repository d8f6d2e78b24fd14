/** Fleet Manager: the lists that tell whether a cluster is upgraded by a fleet. The SDK loads when they are asked for. */

import type { ContainerServiceFleetContext } from '@azure/arm-containerservicefleet/api';
import pLimit from 'p-limit';
import type { FleetCoverage, JsonValue } from '../../domain/aks/cluster.ts';
import type { Fleets } from '../../ports/aks.ts';
import {
  armOrigin,
  captureAnswer,
  readAnswer,
  sendRaw,
  sharedHttpClient,
  userAgent,
  type ArmOptions,
  type CallOptions,
} from '../http/arm.ts';
import { coverageOf, memberOf, needsStrategies, readFleetId, type FleetAddress } from './fleet-coverage.ts';
import { asObject, asText } from '../http/json.ts';
import { incompleteList, readList, type Get } from '../http/paging.ts';
import { guardPipeline, type CorePipeline } from '../http/pipeline.ts';
import type * as fleetsApi from '../sdk/fleets.ts';

const READ_TIMEOUT_MS = 30_000;
/** Requests under way at the same time. */
const MOST_AT_ONCE = 5;
const LIMITS = { mostEntries: 5_000, mostPages: 50 };

export interface FleetsOptions extends ArmOptions {
  /** Whose fleets are looked through; a fleet of another subscription is not found. */
  readonly subscriptionId: string;
}

/** The loaded SDK for fleets with its client. */
interface FleetSdk {
  readonly core: CorePipeline;
  readonly client: ContainerServiceFleetContext;
  readonly api: typeof fleetsApi;
}

async function loadFleetSdk(options: FleetsOptions): Promise<FleetSdk> {
  const [core, api] = await Promise.all([import('../sdk/core.ts'), import('../sdk/fleets.ts')]);
  const { connection, credential, subscriptionId } = options;
  const client = api.createContainerServiceFleet(credential, subscriptionId, {
    endpoint: connection.resourceManagerEndpoint,
    httpClient: sharedHttpClient(core),
    userAgentOptions: userAgent(options.version),
  });
  guardPipeline(client.pipeline, core, {
    origin: armOrigin(connection),
    scope: connection.scope,
    credential,
    timeoutMs: READ_TIMEOUT_MS,
    isForMutations: false,
  });
  return { core, client, api };
}

/** A list operation of the SDK; its pages come one by one. */
type ListCall = (sdk: FleetSdk, options: CallOptions) => { byPage(): AsyncIterator<unknown> };

type ReadWholeList = (list: ListCall, attempt: string) => Promise<readonly JsonValue[]>;

/**
 * The first page comes through the SDK's own operation. The SDK would follow the links to the others without an end,
 * to any host and without the signal that cuts requests, so those are followed here.
 */
function createListReader(options: FleetsOptions): ReadWholeList {
  const { connection, signal } = options;
  const limit = pLimit(MOST_AT_ONCE);
  let loading: Promise<FleetSdk> | undefined;
  const load = (): Promise<FleetSdk> => (loading ??= loadFleetSdk(options));
  const get: Get = (url, attempt) =>
    readAnswer(
      limit(async () => {
        const { core, client } = await load();
        return sendRaw(core, client.pipeline, { method: 'GET', url }, signal);
      }),
      attempt,
      signal,
    );
  return async (list, attempt) => {
    const first = limit(async () => {
      const sdk = await load();
      return captureAnswer((call) => list(sdk, call).byPage().next(), signal);
    });
    const page = await readAnswer(first, attempt, signal);
    const { entries, isComplete } = await readList(get, page, armOrigin(connection), attempt, LIMITS);
    // What is on the pages that were not read may be what covers the cluster.
    if (!isComplete) throw incompleteList(attempt);
    return entries;
  };
}

async function readFleet(
  address: FleetAddress,
  clusterId: string,
  readWholeList: ReadWholeList,
): Promise<readonly FleetCoverage[]> {
  const { resourceGroup, fleet } = address;
  const [members, profiles, strategies] = await Promise.allSettled([
    readWholeList(
      ({ api, client }, call) => api.listMembers(client, resourceGroup, fleet, call),
      `read the members of fleet ${fleet}`,
    ),
    readWholeList(
      ({ api, client }, call) => api.listProfiles(client, resourceGroup, fleet, call),
      `read the auto-upgrade profiles of fleet ${fleet}`,
    ),
    readWholeList(
      ({ api, client }, call) => api.listStrategies(client, resourceGroup, fleet, call),
      `read the update strategies of fleet ${fleet}`,
    ),
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
      const fleets = await readWholeList(
        ({ api, client }, call) => api.listFleets(client, call),
        'list the fleets of the subscription',
      );
      const addresses = fleets.flatMap((fleet) => readFleetId(asText(asObject(fleet)?.['id']) ?? '') ?? []);
      const covered = await Promise.all(
        addresses.map((address) => readFleet(address, clusterId, readWholeList)),
      );
      return covered.flat();
    },
  };
}
