import type { Cluster, Fleet, Pool } from '../state/model.ts';
import { findPool, sameName } from '../state/names.ts';
import { Refused } from '../state/refused.ts';
import type { ArmContext } from './route.ts';

const PROVIDER = 'Microsoft.ContainerService';

/** The resource group of the request, or the 404 that Azure Resource Manager answers. */
function requireGroup(context: ArmContext): string {
  const wanted = context.parameters['group'] ?? '';
  const found = context.world.resourceGroups.find((name) => sameName(name, wanted));
  if (found !== undefined) return found;
  throw new Refused(404, 'ResourceGroupNotFound', `Resource group '${wanted}' could not be found.`, 'arm');
}

export function requireCluster(context: ArmContext): Cluster {
  const group = requireGroup(context);
  const wanted = context.parameters['cluster'] ?? '';
  const found = context.world.clusters.find(
    (cluster) => sameName(cluster.name, wanted) && sameName(cluster.resourceGroup, group),
  );
  if (found !== undefined) return found;
  throw notFound(`managedClusters/${wanted}`, group, 'arm');
}

export function requirePool(context: ArmContext): { cluster: Cluster; pool: Pool } {
  const cluster = requireCluster(context);
  const wanted = context.parameters['pool'] ?? '';
  const pool = findPool(cluster, wanted);
  if (pool !== undefined) return { cluster, pool };
  throw notFound(`managedClusters/${cluster.name}/agentPools/${wanted}`, cluster.resourceGroup, 'notFound');
}

export function requireFleet(context: ArmContext): Fleet {
  const group = requireGroup(context);
  const wanted = context.parameters['fleet'] ?? '';
  const found = context.world.fleets.find(
    (fleet) => sameName(fleet.name, wanted) && sameName(fleet.resourceGroup, group),
  );
  if (found !== undefined) return found;
  throw notFound(`fleets/${wanted}`, group, 'arm');
}

function notFound(resource: string, group: string, family: 'arm' | 'notFound'): Refused {
  return new Refused(
    404,
    'ResourceNotFound',
    `The Resource '${PROVIDER}/${resource}' under resource group '${group}' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix`,
    family,
  );
}

/** Refuses a request whose If-Match or If-None-Match does not fit the resource as it is now. */
export function refusePrecondition(context: ArmContext, eTag: string | undefined): void {
  const ifMatch = header(context, 'if-match');
  if (ifMatch !== undefined && ifMatch !== '*' && unquote(ifMatch) !== eTag) {
    throw precondition('If-Match', ifMatch, eTag);
  }
  const ifNoneMatch = header(context, 'if-none-match');
  if (ifNoneMatch === undefined) return;
  // Documented: only `*` and the empty value are accepted here.
  if (ifNoneMatch !== '*' && ifNoneMatch !== '') {
    throw new Refused(400, 'BadRequest', `If-None-Match accepts only '*'.`, 'badRequest');
  }
  if (ifNoneMatch === '*' && eTag !== undefined) throw precondition('If-None-Match', ifNoneMatch, eTag);
}

function header(context: ArmContext, name: 'if-match' | 'if-none-match'): string | undefined {
  const value = context.request.headers[name];
  return value === undefined || (name === 'if-match' && value === '') ? undefined : value;
}

function unquote(value: string): string {
  return value.replace(/^(?:W\/)?"(.*)"$/, '$1');
}

/** Documented: status 412; code and wording inferred. */
function precondition(name: string, given: string, current: string | undefined): Refused {
  return new Refused(
    412,
    'PreconditionFailed',
    `The request's ${name} header '${given}' does not fit the resource's current eTag '${current ?? ''}'.`,
    'precondition',
  );
}
