import type { RoleAssignment } from '../scenario/scenario.ts';
import type { JsonObject } from '../state/json.ts';
import type { World } from '../state/model.ts';
import { clusterId } from '../state/names.ts';
import { Refused } from '../state/refused.ts';

/** What the caller may do, and where. */
export interface Rbac {
  grants: { scope: string; actions: string[]; notActions: string[] }[];
}

/** The assignments of a scenario with their scopes as ARM ids. Without any, everything is allowed. */
export function buildRbac(world: World, assignments: readonly RoleAssignment[] | undefined): Rbac {
  const all: RoleAssignment[] = [{ actions: ['*'] }];
  return {
    grants: [...(assignments ?? all)].map((assignment) => ({
      scope: scopeId(world, assignment.scope ?? 'subscription'),
      actions: [...assignment.actions],
      notActions: [...(assignment.notActions ?? [])],
    })),
  };
}

function scopeId(world: World, scope: string): string {
  const subscription = `/subscriptions/${world.subscriptionId}`;
  if (scope === 'subscription') return subscription;
  const [kind, name = ''] = scope.split(':');
  if (kind === 'resourceGroup') return `${subscription}/resourceGroups/${name}`;
  const cluster = world.clusters.find((candidate) => candidate.name === name);
  return kind === 'cluster' && cluster !== undefined ? clusterId(cluster) : scope;
}

/** Whether the caller may do this on that scope: an assignment covers its scope and everything below. */
export function isAllowed(rbac: Rbac, action: string, scope: string): boolean {
  return rbac.grants.some(
    (grant) =>
      covers(grant.scope, scope) &&
      grant.actions.some((pattern) => matches(pattern, action)) &&
      !grant.notActions.some((pattern) => matches(pattern, action)),
  );
}

/** The permissions at a scope, as `Microsoft.Authorization/permissions` lists them. */
export function effectivePermissions(rbac: Rbac, scope: string): JsonObject[] {
  return rbac.grants
    .filter((grant) => covers(grant.scope, scope))
    .map((grant) => ({
      actions: [...grant.actions],
      notActions: [...grant.notActions],
      dataActions: [],
      notDataActions: [],
    }));
}

function covers(scope: string, resource: string): boolean {
  const above = scope.toLowerCase().replace(/\/+$/, '');
  const below = resource.toLowerCase();
  return below === above || below.startsWith(`${above}/`);
}

function matches(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action);
}

interface Caller {
  clientId: string;
  objectId: string;
}

/** Azure's wording of a missing right. */
export function authorizationFailed(caller: Caller, action: string, scope: string): Refused {
  return new Refused(
    403,
    'AuthorizationFailed',
    `The client '${caller.clientId}' with object id '${caller.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    'arm',
  );
}

/** The caller may write the pool, but not use the subnet that the pool is in. */
export function linkedAuthorizationFailed(caller: Caller, scope: string, subnet: string): Refused {
  return new Refused(
    403,
    'LinkedAuthorizationFailed',
    `The client '${caller.clientId}' with object id '${caller.objectId}' has permission to perform action 'Microsoft.ContainerService/managedClusters/agentPools/write' on scope '${scope}'; however, it does not have permission to perform action(s) 'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) '${subnet}' (respectively) or the linked scope(s) are invalid.`,
    'arm',
  );
}

/** The scope at which a request's right is checked: the path without the word of an action at its end. */
export function requestScope(path: string, action: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (/\/locations\//i.test(trimmed)) return trimmed.split('/').slice(0, 3).join('/');
  if (action.endsWith('/action')) return trimmed.slice(0, trimmed.lastIndexOf('/'));
  return trimmed;
}
