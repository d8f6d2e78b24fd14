import type { Answer, Incoming } from '../http/exchange.ts';
import type { Azure } from '../azure/azure.ts';
import { child, isObject, text } from '../state/json.ts';
import { findPool, sameName } from '../state/names.ts';
import { Refused } from '../state/refused.ts';
import { refuseApiVersion } from '../wire/api-versions.ts';
import { activityRoutes } from './routes/activity-routes.ts';
import { clusterRoutes } from './routes/cluster-routes.ts';
import { errorAnswer } from '../http/error-body.ts';
import { fleetRoutes } from './routes/fleet-routes.ts';
import { operationRoutes } from './routes/operation-routes.ts';
import { poolRoutes } from './routes/pool-routes.ts';
import { authorizationFailed, isAllowed, linkedAuthorizationFailed, requestScope } from '../wire/rbac.ts';
import { resourceRoutes } from './routes/resource-routes.ts';
import { matchPath, type ArmContext, type ArmRoute } from '../wire/route.ts';
import type { SignedUrls } from '../wire/signed-urls.ts';
import { versionRoutes } from './routes/version-routes.ts';

export interface ArmFace {
  azure: Azure;
  urls: SignedUrls;
  endpoint: () => string;
  authority: () => string;
}

export interface ArmMatch {
  route: ArmRoute;
  parameters: Record<string, string>;
}

/** Azure Resource Manager: finds the endpoint of a request and answers it. */
export function createArmFace(face: ArmFace): {
  match(incoming: Incoming): ArmMatch | undefined;
  answer(incoming: Incoming, match: ArmMatch | undefined): Answer;
} {
  const routes = [
    ...clusterRoutes,
    ...poolRoutes,
    ...versionRoutes,
    ...operationRoutes,
    ...fleetRoutes,
    ...activityRoutes,
    ...resourceRoutes(() => face.azure.rbac, face.azure.settings.tenantId),
  ];
  return {
    match: (incoming) => {
      for (const route of routes) {
        if (route.method !== incoming.method) continue;
        const parameters = matchPath(route.path, incoming.path);
        if (parameters !== undefined) return { route, parameters };
      }
      return undefined;
    },
    answer: (incoming, match) => {
      try {
        return answer(face, incoming, match);
      } catch (error) {
        if (error instanceof Refused) return errorAnswer(error, face.azure.world.switches);
        throw error;
      }
    },
  };
}

/** The checks in Azure's order: who, which subscription, which api-version, may they, too often, and only then what. */
function answer(face: ArmFace, incoming: Incoming, match: ArmMatch | undefined): Answer {
  if (match?.route.name !== 'metadata.endpoints') face.azure.tokens.check(incoming.headers.authorization);
  refuseSubscription(face, incoming.path);
  const apiVersion = incoming.query['api-version'];
  if (match === undefined) {
    refuseApiVersion(apiVersion ?? '', 'resources', '', face.azure.world.switches);
    throw new Refused(404, 'NotFound', `The path '${incoming.path}' is not known.`, 'arm');
  }
  const { route, parameters } = match;
  refuseApiVersion(apiVersion, route.kind, typeOf(route), face.azure.world.switches);
  authorize(face, incoming, route);
  face.azure.throttle?.buckets.take(route.name, incoming.path, face.azure.throttle.time());
  const context: ArmContext = {
    world: face.azure.world,
    now: face.azure.settle(),
    request: incoming,
    parameters,
    apiVersion: apiVersion ?? '',
    urls: face.urls,
    endpoint: face.endpoint(),
    authority: face.authority(),
  };
  refuseLinkedAccess(face, context, route);
  const { world, settings } = face.azure;
  world.acting = { caller: settings.clientId, correlationId: incoming.correlationId };
  try {
    return route.handle(context);
  } finally {
    world.acting = undefined;
  }
}

function refuseSubscription(face: ArmFace, path: string): void {
  const wanted = /^\/subscriptions\/([^/]+)/i.exec(path)?.[1];
  if (wanted === undefined || sameName(wanted, face.azure.world.subscriptionId)) return;
  throw new Refused(404, 'SubscriptionNotFound', `The subscription '${wanted}' could not be found.`, 'arm');
}

/** The resource type's name below the provider, as version errors quote it. */
function typeOf(route: ArmRoute): string {
  const below = route.path.split('/providers/').at(-1)?.split('/').slice(1) ?? [];
  return below.filter((segment) => !segment.startsWith('{')).join('/');
}

function authorize(face: ArmFace, incoming: Incoming, route: ArmRoute): void {
  if (route.action === undefined) return;
  const scope = requestScope(incoming.path, route.action);
  if (!isAllowed(face.azure.rbac, route.action, scope)) {
    throw authorizationFailed(face.azure.settings, route.action, scope);
  }
}

/** Inferred: writing a pool that is in a subnet needs the right to join that subnet. */
function refuseLinkedAccess(face: ArmFace, context: ArmContext, route: ArmRoute): void {
  if (route.name !== 'pool.put' || !face.azure.world.switches.checkLinkedAccess) return;
  const cluster = face.azure.world.clusters.find(({ name }) =>
    sameName(name, context.parameters['cluster'] ?? ''),
  );
  const pool = cluster && findPool(cluster, context.parameters['pool'] ?? '');
  const body = isObject(context.request.body) ? context.request.body : undefined;
  const subnet = text(child(body, 'properties'), 'vnetSubnetID') ?? text(pool?.properties, 'vnetSubnetID');
  if (subnet === undefined) return;
  if (!isAllowed(face.azure.rbac, 'Microsoft.Network/virtualNetworks/subnets/join/action', subnet)) {
    throw linkedAuthorizationFailed(face.azure.settings, context.request.path, subnet);
  }
}
