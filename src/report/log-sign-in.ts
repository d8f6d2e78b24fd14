/** The log's line about signing in. */

import type { AzureConnection, Cloud, SignIn } from '../domain/inputs.ts';
import { oneLine } from './plain-text.ts';

const CLOUD_NAMES: Readonly<Record<Cloud, string>> = {
  azurecloud: 'Azure',
  azureusgovernment: 'Azure US Government',
  azurechinacloud: 'Azure operated by 21Vianet (China)',
};

const USUAL_ENDPOINT = 'https://management.azure.com';

/** Returns which way of signing in is used, and where. */
export function signInLine({ signIn, cloud, resourceManagerEndpoint }: AzureConnection): string {
  const endpoint = resourceManagerEndpoint === USUAL_ENDPOINT ? '' : ` (${oneLine(resourceManagerEndpoint)})`;
  return `Signing in to ${CLOUD_NAMES[cloud]}${endpoint} with ${wayInWords(signIn)}.`;
}

function wayInWords(signIn: SignIn): string {
  switch (signIn.kind) {
    case 'secret':
      return `a client secret: client ${oneLine(signIn.clientId)}, tenant ${oneLine(signIn.tenantId)}`;
    case 'federation':
      return (
        `a GitHub ID token (workload identity federation): client ${oneLine(signIn.clientId)}, ` +
        `tenant ${oneLine(signIn.tenantId)}, audience ${oneLine(signIn.audience)}`
      );
    case 'azure-cli':
      return `the Azure CLI session of this runner${signIn.tenantId === undefined ? '' : `: tenant ${oneLine(signIn.tenantId)}`}`;
    case 'workload-identity':
      return `the runner's workload identity: client ${oneLine(signIn.clientId)}, tenant ${oneLine(signIn.tenantId)}`;
    case 'managed-identity':
      return `the runner's managed identity: ${signIn.clientId === undefined ? 'system-assigned' : `client ${oneLine(signIn.clientId)}`}`;
  }
}
