/** Addresses of pages about the cluster and the run. */

import { clusterResourceId, type Cloud, type ClusterAddress } from '../../domain/inputs.ts';

const PORTALS: Readonly<Record<Cloud, string>> = {
  azurecloud: 'https://portal.azure.com',
  azureusgovernment: 'https://portal.azure.us',
  azurechinacloud: 'https://portal.azure.cn',
};

/** Returns the cluster's page in the Azure portal of its cloud. */
export function portalUrl(address: ClusterAddress, cloud: Cloud | undefined): string {
  return `${portalOf(address, cloud)}/overview`;
}

/** Returns the cluster's Activity Log in the Azure portal of its cloud. */
export function activityLogUrl(address: ClusterAddress, cloud: Cloud | undefined): string {
  return `${portalOf(address, cloud)}/eventlogs`;
}

function portalOf(address: ClusterAddress, cloud: Cloud | undefined): string {
  const path = clusterResourceId(address).toWellFormed().split('/').map(encodeURIComponent).join('/');
  return `${PORTALS[cloud ?? 'azurecloud']}/#resource${path}`;
}
