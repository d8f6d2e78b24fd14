import type { Answer } from '../../http/exchange.ts';
import type { JsonObject } from '../../state/json.ts';
import type { Operation, World } from '../../state/model.ts';
import { ABORTING, findClusterById, poolId, sameName } from '../../state/names.ts';
import { badRequest } from '../../state/refused.ts';
import { listAnswer } from '../../wire/paging.ts';
import { paths, type ArmContext, type ArmRoute } from '../../wire/route.ts';

const CLUSTERS = 'Microsoft.ContainerService/managedClusters';

/** The Activity Log of the subscription: who began which operation. */
export const activityRoutes: ArmRoute[] = [
  {
    name: 'activity.list',
    method: 'GET',
    path: `${paths.subscription}/providers/Microsoft.Insights/eventtypes/management/values`,
    kind: 'insights',
    action: 'Microsoft.Insights/eventtypes/values/read',
    handle: listEvents,
  },
];

interface Filter {
  from: number;
  to: number;
  resource: string | undefined;
}

/** Documented: some minutes late, and filtered by time and resource; the newest event comes first. */
function listEvents(context: ArmContext): Answer {
  const { world, now } = context;
  const filter = readFilter(context.request.query['$filter'] ?? '');
  const events = world.operations
    .flatMap((operation) => eventsOf(world, operation))
    .filter(({ at }) => at + world.timings.activityLog * 1000 <= now && at >= filter.from && at <= filter.to)
    .filter(({ resource }) => isMeant(world, resource, filter.resource))
    .sort((left, right) => right.at - left.at);
  return listAnswer(
    context,
    events.map(({ body }) => body),
  );
}

/** Documented: a filter has to have the start of its time; only `and`, `ge`, `le` and `eq` are known here. */
function readFilter(filter: string): Filter {
  const part = (pattern: RegExp): string | undefined => pattern.exec(filter)?.[1];
  const from = Date.parse(part(/eventTimestamp ge '([^']+)'/i) ?? '');
  if (Number.isNaN(from)) {
    throw badRequest(
      'BadRequest',
      "The filter has to name a start time, as in eventTimestamp ge '2026-06-09T00:00:00Z'.",
    );
  }
  const to = Date.parse(part(/eventTimestamp le '([^']+)'/i) ?? '');
  return { from, to: Number.isNaN(to) ? Infinity : to, resource: part(/resourceUri eq '([^']+)'/i) };
}

function isMeant(world: World, resource: string, wanted: string | undefined): boolean {
  if (wanted === undefined || sameName(resource, wanted)) return true;
  const below = resource.toLowerCase().startsWith(`${wanted.toLowerCase()}/`);
  return below && world.switches.activityLogCoversPools;
}

interface LoggedEvent {
  at: number;
  resource: string;
  body: JsonObject;
}

function eventsOf(world: World, operation: Operation): LoggedEvent[] {
  const { origin } = operation;
  const cluster = findClusterById(world, operation.clusterId);
  const pool = cluster?.pools.find(({ name }) => name === operation.pool);
  if (origin === undefined || cluster === undefined) return [];
  const resource = pool === undefined ? operation.clusterId : poolId(cluster, pool);
  const event = (at: number, status: string): LoggedEvent => ({
    at,
    resource,
    body: {
      eventTimestamp: new Date(at).toISOString().replace('Z', '1234Z'),
      caller: origin.caller,
      claims: claimsOf(origin.caller),
      correlationId: origin.correlationId,
      operationName: { value: actionOf(operation), localizedValue: actionOf(operation) },
      resourceId: resource,
      status: { value: status, localizedValue: status },
      level: status === 'Failed' ? 'Error' : 'Informational',
    },
  });
  const end = operation.endedAt === undefined ? [] : [event(operation.endedAt, endOf(operation))];
  return [event(operation.startedAt, 'Started'), ...end];
}

function endOf({ status }: Operation): string {
  return status === 'Succeeded' ? 'Succeeded' : 'Failed';
}

/** People sign in by a name, applications by their id. */
function claimsOf(caller: string): JsonObject {
  return caller.includes('@')
    ? { name: caller, 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': caller }
    : { appid: caller };
}

function actionOf({ pool, state }: Operation): string {
  const type = pool === undefined ? CLUSTERS : `${CLUSTERS}/agentPools`;
  switch (state) {
    case ABORTING:
      return `${type}/abort/action`;
    case 'UpgradingNodeImageVersion':
      return `${type}/upgradeNodeImageVersion/action`;
    case 'Deleting':
      return `${type}/delete`;
    case 'Starting':
      return pool === undefined ? `${type}/start/action` : `${type}/write`;
    case 'Stopping':
      return pool === undefined ? `${type}/stop/action` : `${type}/write`;
    default:
      return `${type}/write`;
  }
}
