/** Addresses of pages about the cluster and the run. */

import type { Cloud, ClusterAddress } from '../domain/inputs.ts';
import type { RunContext } from './run-context.ts';

const PORTALS: Readonly<Record<Cloud, string>> = {
  azurecloud: 'https://portal.azure.com',
  azureusgovernment: 'https://portal.azure.us',
  azurechinacloud: 'https://portal.azure.cn',
};

/** Returns the cluster's ARM resource id. */
export function resourceId({ subscriptionId, resourceGroup, name }: ClusterAddress): string {
  return (
    `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}` +
    `/providers/Microsoft.ContainerService/managedClusters/${name}`
  );
}

/** Returns the cluster's page in the Azure portal of its cloud. */
export function portalUrl(address: ClusterAddress, cloud: Cloud | undefined): string {
  return `${portalOf(address, cloud)}/overview`;
}

/** Returns the cluster's Activity Log in the Azure portal of its cloud. */
export function activityLogUrl(address: ClusterAddress, cloud: Cloud | undefined): string {
  return `${portalOf(address, cloud)}/eventlogs`;
}

/** Returns the page of this attempt of the workflow run, or `undefined` when the runner does not tell. */
export function runUrl({ serverUrl, repository, runId, runAttempt }: RunContext): string | undefined {
  if (serverUrl === undefined || repository === undefined || runId === undefined) return undefined;
  const attempt = runAttempt === undefined ? '' : `/attempts/${runAttempt}`;
  return `${serverUrl}/${repository}/actions/runs/${runId}${attempt}`;
}

function portalOf(address: ClusterAddress, cloud: Cloud | undefined): string {
  const path = resourceId(address).split('/').map(encodeURIComponent).join('/');
  return `${PORTALS[cloud ?? 'azurecloud']}/#resource${path}`;
}
