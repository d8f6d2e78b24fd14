import type { Answer } from '../../http/exchange.ts';
import type { JsonObject } from '../../state/json.ts';
import type { World } from '../../state/model.ts';
import { sameName } from '../../state/names.ts';
import { Refused } from '../../state/refused.ts';
import { effectivePermissions, type Rbac } from '../../wire/rbac.ts';
import { paths, type ArmContext, type ArmRoute } from '../../wire/route.ts';

const PERMISSIONS = '/providers/Microsoft.Authorization/permissions';

/** Endpoints of Azure Resource Manager itself that clients use to find their way. */
export function resourceRoutes(rbac: () => Rbac, tenantId: string): ArmRoute[] {
  const scopes = [paths.subscription, paths.group, paths.cluster, paths.pool, paths.fleet];
  const permissionRoutes = scopes.map((scope): ArmRoute => ({
    name: 'permissions.list',
    method: 'GET',
    path: `${scope}${PERMISSIONS}`,
    kind: 'authorization',
    action: undefined,
    handle: (context) => listPermissions(context, rbac()),
  }));
  return [
    ...permissionRoutes,
    metadataRoute,
    {
      name: 'tenant.list',
      method: 'GET',
      path: '/tenants',
      kind: 'resources',
      action: undefined,
      handle: () => ({ status: 200, body: { value: [{ id: `/tenants/${tenantId}`, tenantId }] } }),
    },
    {
      name: 'subscription.list',
      method: 'GET',
      path: '/subscriptions',
      kind: 'resources',
      action: undefined,
      handle: ({ world }) => ({ status: 200, body: { value: [subscription(world, tenantId)] } }),
    },
    {
      name: 'subscription.get',
      method: 'GET',
      path: paths.subscription,
      kind: 'resources',
      action: undefined,
      handle: ({ world }) => ({ status: 200, body: subscription(world, tenantId) }),
    },
    {
      name: 'resourceGroup.get',
      method: 'GET',
      path: paths.group,
      kind: 'resources',
      action: 'Microsoft.Resources/subscriptions/resourceGroups/read',
      handle: getGroup,
    },
  ];
}

/** How the Azure CLI learns the addresses of a cloud; it asks without a token. */
const metadataRoute: ArmRoute = {
  name: 'metadata.endpoints',
  method: 'GET',
  path: '/metadata/endpoints',
  kind: 'resources',
  action: undefined,
  handle: (context) => ({ status: 200, body: cloudMetadata(context) }),
};

function cloudMetadata({ endpoint, authority }: ArmContext): JsonObject {
  return {
    portal: endpoint,
    authentication: {
      loginEndpoint: authority,
      audiences: ['https://management.core.windows.net/', 'https://management.azure.com/'],
      tenant: 'common',
      identityProvider: 'AAD',
    },
    graphAudience: endpoint,
    graph: endpoint,
    name: 'Simulation',
    suffixes: { azureFrontDoorEndpointSuffix: 'localhost', storage: 'localhost', keyVaultDns: 'localhost' },
    batch: endpoint,
    resourceManager: endpoint,
    activeDirectoryDataLake: endpoint,
    media: endpoint,
    microsoftGraphResourceId: endpoint,
    logAnalyticsResourceId: endpoint,
    synapseAnalyticsResourceId: endpoint,
    vmImageAliasDoc: endpoint,
    gallery: endpoint,
  };
}

function listPermissions(context: ArmContext, rbac: Rbac): Answer {
  const end = context.request.path.toLowerCase().lastIndexOf(PERMISSIONS.toLowerCase());
  const scope = context.request.path.slice(0, end);
  return { status: 200, body: { value: effectivePermissions(rbac, scope) } };
}

function subscription(world: World, tenantId: string): JsonObject {
  return {
    id: `/subscriptions/${world.subscriptionId}`,
    subscriptionId: world.subscriptionId,
    tenantId,
    displayName: 'Simulated subscription',
    state: 'Enabled',
    authorizationSource: 'RoleBased',
    subscriptionPolicies: {
      locationPlacementId: 'Public_2014-09-01',
      quotaId: 'PayAsYouGo_2014-09-01',
      spendingLimit: 'Off',
    },
  };
}

function getGroup(context: ArmContext): Answer {
  const wanted = context.parameters['group'] ?? '';
  const name = context.world.resourceGroups.find((group) => sameName(group, wanted));
  if (name === undefined) {
    throw new Refused(404, 'ResourceGroupNotFound', `Resource group '${wanted}' could not be found.`, 'arm');
  }
  return {
    status: 200,
    body: {
      id: `/subscriptions/${context.world.subscriptionId}/resourceGroups/${name}`,
      name,
      type: 'Microsoft.Resources/resourceGroups',
      location: 'westeurope',
      properties: { provisioningState: 'Succeeded' },
    },
  };
}
