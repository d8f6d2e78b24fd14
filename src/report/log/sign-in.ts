/** The log's line about signing in. */

import type { AzureConnection, Cloud, SignIn } from '../../domain/inputs.ts';
import { isoTime } from '../../domain/time.ts';
import { oneLine } from '../../text/plain-text.ts';

const CLOUDS_IN_WORDS: Readonly<Record<Cloud, string>> = {
  azurecloud: 'Azure',
  azureusgovernment: 'Azure US Government',
  azurechinacloud: 'Azure operated by 21Vianet (China)',
};

const USUAL_ENDPOINT = 'https://management.azure.com';

/** Returns which way of signing in is used, and where. */
export function signInLine({ signIn, cloud, resourceManagerEndpoint }: AzureConnection): string {
  const endpoint = resourceManagerEndpoint === USUAL_ENDPOINT ? '' : ` (${oneLine(resourceManagerEndpoint)})`;
  return `Signing in to ${CLOUDS_IN_WORDS[cloud]}${endpoint} with ${wayInWords(signIn)}.`;
}

/**
 * Returns the warning that the session of the Azure CLI may end before the step's time is over.
 *
 * @param endsAt epoch milliseconds, of the session's token.
 */
export function sessionEndWarning(endsAt: number, deadline: number): string {
  return (
    `The Azure CLI session's token expires at ${isoTime(endsAt)}, before the step times out (${isoTime(deadline)}). ` +
    "If azure/login signed in with an ID token (OIDC), the session can't renew it: a longer wait would end with " +
    'an error, while the operation continues in Azure. Give this step client-id and tenant-id, with id-token: write, so ' +
    'that it renews its own token; or set a shorter timeout.'
  );
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
