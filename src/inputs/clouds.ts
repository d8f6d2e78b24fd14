/** Azure's clouds: what belongs together. */

import type { Cloud } from '../domain/inputs.ts';

/** The well-known values of one cloud. */
export interface CloudDefinition {
  readonly resourceManagerEndpoint: string;
  readonly authorityHost: string;
  /** OAuth scope of tokens for Azure Resource Manager. */
  readonly scope: string;
  /** Audience of a GitHub ID token that Entra ID exchanges in this cloud. */
  readonly audience: string;
}

/** The clouds by the name that `azure/login` gives them. */
export const CLOUDS: Readonly<Record<Cloud, CloudDefinition>> = {
  azurecloud: {
    resourceManagerEndpoint: 'https://management.azure.com',
    authorityHost: 'https://login.microsoftonline.com',
    scope: 'https://management.azure.com/.default',
    audience: 'api://AzureADTokenExchange',
  },
  azureusgovernment: {
    resourceManagerEndpoint: 'https://management.usgovcloudapi.net',
    authorityHost: 'https://login.microsoftonline.us',
    scope: 'https://management.usgovcloudapi.net/.default',
    audience: 'api://AzureADTokenExchangeUSGov',
  },
  azurechinacloud: {
    resourceManagerEndpoint: 'https://management.chinacloudapi.cn',
    authorityHost: 'https://login.chinacloudapi.cn',
    scope: 'https://management.chinacloudapi.cn/.default',
    audience: 'api://AzureADTokenExchangeChina',
  },
};

/** Names of the clouds. */
export const CLOUD_NAMES = Object.keys(CLOUDS) as readonly Cloud[];
