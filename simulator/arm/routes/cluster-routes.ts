import type { Answer } from '../../http/exchange.ts';
import { abortLatest } from '../../operations/abort.ts';
import { refuseBusyCluster } from '../../operations/busy.ts';
import { putCluster } from '../../operations/cluster-put.ts';
import { changePower } from '../../operations/power.ts';
import { isObject, text, type JsonObject } from '../../state/json.ts';
import type { Cluster } from '../../state/model.ts';
import { clusterId, sameName } from '../../state/names.ts';
import { renewClusterETags } from '../../operations/begin.ts';
import { isPreview } from '../../state/preview-fields.ts';
import { badRequest, Refused } from '../../state/refused.ts';
import { accepted } from '../../wire/accepted.ts';
import { refusePrecondition, requireCluster } from '../../wire/lookup.ts';
import { listAnswer } from '../../wire/paging.ts';
import { renderCluster } from '../../wire/render.ts';
import { paths, type ArmContext, type ArmRoute } from '../../wire/route.ts';

const READ = 'Microsoft.ContainerService/managedClusters/read';
const WRITE = 'Microsoft.ContainerService/managedClusters/write';

export const clusterRoutes: ArmRoute[] = [
  {
    name: 'cluster.list',
    method: 'GET',
    path: `${paths.provider}/managedClusters`,
    kind: 'aks',
    action: READ,
    handle: (context) => listClusters(context, undefined),
  },
  {
    name: 'cluster.listByGroup',
    method: 'GET',
    path: `${paths.groupProvider}/managedClusters`,
    kind: 'aks',
    action: READ,
    handle: (context) => listClusters(context, context.parameters['group']),
  },
  { name: 'cluster.get', method: 'GET', path: paths.cluster, kind: 'aks', action: READ, handle: getCluster },
  { name: 'cluster.put', method: 'PUT', path: paths.cluster, kind: 'aks', action: WRITE, handle: put },
  {
    name: 'cluster.patch',
    method: 'PATCH',
    path: paths.cluster,
    kind: 'aks',
    action: WRITE,
    handle: patchTags,
  },
  {
    name: 'cluster.abort',
    method: 'POST',
    path: `${paths.cluster}/abort`,
    kind: 'aks',
    action: 'Microsoft.ContainerService/managedClusters/abort/action',
    handle: abort,
  },
  powerRoute('cluster.stop', 'stop', 'Stopped'),
  powerRoute('cluster.start', 'start', 'Running'),
  {
    name: 'maintenance.list',
    method: 'GET',
    path: `${paths.cluster}/maintenanceConfigurations`,
    kind: 'aks',
    action: 'Microsoft.ContainerService/managedClusters/maintenanceConfigurations/read',
    handle: listMaintenance,
  },
  {
    name: 'maintenance.get',
    method: 'GET',
    path: `${paths.cluster}/maintenanceConfigurations/{configuration}`,
    kind: 'aks',
    action: 'Microsoft.ContainerService/managedClusters/maintenanceConfigurations/read',
    handle: getMaintenance,
  },
];

function powerRoute(
  name: ArmRoute['name'],
  word: 'stop' | 'start',
  powerState: 'Stopped' | 'Running',
): ArmRoute {
  return {
    name,
    method: 'POST',
    path: `${paths.cluster}/${word}`,
    kind: 'aks',
    action: `Microsoft.ContainerService/managedClusters/${word}/action`,
    handle: (context) => {
      const cluster = requireCluster(context);
      const operation = changePower(context.world, context.now, cluster, powerState);
      return accepted(context, { status: 202, cluster, operation, location: true });
    },
  };
}

function listClusters(context: ArmContext, group: string | undefined): Answer {
  const clusters = context.world.clusters.filter(
    (cluster) => group === undefined || sameName(cluster.resourceGroup, group),
  );
  return listAnswer(
    context,
    clusters.map((cluster) => renderCluster(context.world, cluster, context.apiVersion)),
  );
}

function getCluster(context: ArmContext): Answer {
  return { status: 200, body: renderCluster(context.world, requireCluster(context), context.apiVersion) };
}

function put(context: ArmContext): Answer {
  const cluster = requireCluster(context);
  refusePrecondition(context, cluster.eTag);
  const operation = putCluster(context.world, context.now, cluster, {
    body: requireBody(context),
    preview: isPreview(context.apiVersion),
  });
  return accepted(context, {
    status: 200,
    cluster,
    operation,
    body: renderCluster(context.world, cluster, context.apiVersion),
    location: false,
    takes: context.world.timings.putAnswer,
  });
}

/** The only PATCH of a cluster: its tags. */
function patchTags(context: ArmContext): Answer {
  const cluster = requireCluster(context);
  refusePrecondition(context, cluster.eTag);
  const tags = requireBody(context)['tags'];
  refuseBusyCluster(context.world, cluster, 'Updating');
  if (isObject(tags)) cluster.tags = tags;
  renewClusterETags(context.world, cluster);
  return { status: 200, body: renderCluster(context.world, cluster, context.apiVersion) };
}

function abort(context: ArmContext): Answer {
  const cluster = requireCluster(context);
  const { operation } = abortLatest(context.world, context.now, cluster);
  if (operation === undefined || context.world.switches.abortAnswer === '204') return { status: 204 };
  // Recorded: the body still shows the old state in flight.
  const body = renderCluster(context.world, cluster, context.apiVersion);
  return accepted(context, { status: 202, cluster, operation, body, location: true });
}

function listMaintenance(context: ArmContext): Answer {
  const cluster = requireCluster(context);
  return listAnswer(
    context,
    cluster.maintenanceConfigurations.map((configuration) => renderMaintenance(cluster, configuration)),
  );
}

function renderMaintenance(cluster: Cluster, configuration: JsonObject): JsonObject {
  const name = text(configuration, 'name') ?? 'default';
  return {
    id: `${clusterId(cluster)}/maintenanceConfigurations/${name}`,
    type: 'Microsoft.ContainerService/managedClusters/maintenanceConfigurations',
    ...configuration,
  };
}

function getMaintenance(context: ArmContext): Answer {
  const wanted = context.parameters['configuration'] ?? '';
  const cluster = requireCluster(context);
  const found = cluster.maintenanceConfigurations.find((configuration) =>
    sameName(text(configuration, 'name') ?? '', wanted),
  );
  if (found === undefined) {
    throw new Refused(404, 'NotFound', `Maintenance configuration '${wanted}' not found.`, 'notFound');
  }
  return { status: 200, body: renderMaintenance(cluster, found) };
}

/** The JSON object of the body, or the 400 for anything else. */
export function requireBody(context: ArmContext): JsonObject {
  const { body } = context.request;
  if (isObject(body)) return body;
  throw badRequest('InvalidRequestContent', 'The request content was invalid and could not be deserialized.');
}
