/** Advice for sign-ins that Entra ID or GitHub refused, other than for want of a matching federated credential. */

import type { AdviceRow, KnownError } from '../row.ts';

const FRESH =
  'give this step `client-id` and `tenant-id`, with `permissions: id-token: write`, so that it takes a fresh ID token each time';

const ofManagedIdentity = ({ facts }: KnownError): boolean => facts?.signIn === 'managed-identity';
const ofCli = ({ facts }: KnownError): boolean => facts?.signIn === 'azure-cli';

/** Codes of connections that failed: of a managed identity they say that there is no endpoint. */
const NETWORK_CODE = /^(?:E[A-Z]+|ERR_\w+|TimedOut|UnusableAnswer|REQUEST_SEND_ERROR)$/;

/** The more particular ones first. Source of the numbers: Microsoft's list of Entra error codes, issues of azure/login. */
export const SIGN_IN_ROWS: readonly AdviceRow[] = [
  {
    codes: ['NoManagedIdentityEndpoint'],
    when: (error) => ofManagedIdentity(error) && NETWORK_CODE.test(error.code),
    advice: () =>
      'Only a self-hosted runner in Azure (or on Azure Arc) has an endpoint for managed identities. Elsewhere, sign in with federation: set `tenant-id` along with `client-id`, and add `permissions: id-token: write`.',
    guide: {
      example: 'connect ECONNREFUSED 169.254.169.254:80',
      find: "The log says which sign-in method was used: `client-id` without `tenant-id` means the runner's managed identity.",
      cases: [
        'A GitHub-hosted runner: it has none; add `tenant-id`.',
        'A container on a VM: the endpoint may be blocked there.',
      ],
    },
  },
  {
    codes: ['ManagedIdentityRefused'],
    when: ofManagedIdentity,
    advice: () =>
      "Assign the managed identity to the runner's machine; `client-id` is its client ID, not its object ID; omit it for the system-assigned identity.",
    guide: {
      example: 'Identity not found',
      find: "In the portal, the VM's page Identity shows them.",
      cases: ['The VM has several user-assigned identities: `client-id` must name one.'],
    },
  },
  {
    codes: ['AADSTS700024'],
    advice: (error) =>
      ofCli(error)
        ? `The ID token that \`azure/login\` signed in with has expired, and the Azure CLI can't get another one: ${FRESH}.`
        : 'Entra ID received an ID token that is not yet valid or has expired: check the clock of a self-hosted runner, and run the job again.',
    guide: {
      example:
        'Client assertion is not within its valid time range. Current time: 2026-06-09T17:10:00Z, expiry time of assertion 2026-06-09T17:05:00Z.',
      find: 'The message shows both times. The log says whether this step signed in itself or used the Azure CLI session.',
      cases: [
        "Azure CLI session: an ID token lasts five minutes, so the session can't be renewed during a long wait. Sign in with `client-id` and `tenant-id` in this step.",
        "This step itself: the runner's clock is wrong.",
      ],
    },
  },
  {
    codes: ['AADSTS7000215', 'AADSTS7000222'],
    advice: ({ code }) =>
      code.endsWith('222')
        ? 'The client secret has expired: create a new one, or better, switch to federation, which needs no secret.'
        : "The client secret is wrong: store the secret's *value* (not its ID) in `client-secret`, without spaces around it.",
    guide: {
      example:
        'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID',
      find: 'Entra ID, App registrations, Certificates & secrets shows when each secret expires; its value is only shown once.',
      cases: [
        'Expired (AADSTS7000222): create a new one.',
        'Wrong (AADSTS7000215): the ID was stored instead of the value.',
      ],
    },
  },
  {
    codes: [
      'AADSTS700016',
      'AADSTS7000229',
      'AADSTS90002',
      'AADSTS900023',
      'AADSTS900021',
      'AADSTS50034',
      'AADSTS500011',
    ],
    advice: unknownIdentityAdvice,
    guide: {
      example:
        "Application with identifier '33333333-4444-5555-6666-777777777777' was not found in the directory 'Contoso'.",
      find: 'Entra ID, App registrations (or Managed Identities) shows the application (client) ID and the tenant.',
      cases: [
        'The object ID was given instead of the client ID.',
        'The application was deleted: it can be restored for 30 days.',
        'AADSTS7000229: only the service principal (enterprise application) is missing: `az ad sp create --id CLIENT_ID`.',
        'The tenant is in another cloud: set `environment`.',
      ],
    },
  },
  {
    codes: ['AADSTS7000112', 'AADSTS50057', 'AADSTS500014'],
    advice: () =>
      'The application (or its service principal) is disabled in Entra ID: ask whoever disabled it to enable it again, or use another identity.',
    guide: {
      example: "Application '33333333-4444-5555-6666-777777777777'(aks-recover) is disabled.",
      find: 'In Entra ID, Enterprise applications, Properties, see "Enabled for users to sign in". The audit log shows who changed it.',
      cases: [
        'Disabled after an incident: ask before you enable it.',
        'AADSTS500014: the subscription that owns the resource has lapsed.',
      ],
    },
  },
  {
    codes: ['AADSTS53003', 'AADSTS530035', 'AADSTS53000', 'AADSTS53001', 'AADSTS53011'],
    advice: () =>
      'A Conditional Access policy blocks this sign-in: ask its owner to exempt this workload identity, or use a runner with an IP address that the policy allows.',
    guide: {
      example:
        'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
      find: 'Entra ID, Sign-in logs, Service principal sign-ins: the entry names the policy.',
      cases: [
        'The policy only allows certain IP addresses: use a self-hosted or larger runner with a static address.',
        'The policy was meant for users: exclude workload identities.',
      ],
    },
  },
  {
    codes: ['AADSTS50076', 'AADSTS50079', 'AADSTS50158'],
    advice: () =>
      "The account needs multi-factor authentication, which a workflow can't provide: sign in as a service principal or managed identity.",
    guide: {
      example:
        'Due to a configuration change made by your administrator, you must use multi-factor authentication.',
      find: 'The Azure CLI session belongs to a user.',
      cases: ['Use federation with an application or a managed identity.'],
    },
  },
  {
    codes: ['AADSTS50173', 'AADSTS700082', 'AADSTS70043', 'AADSTS50089'],
    advice: () =>
      'The Azure CLI session has expired or was revoked: sign in again in this job, shortly before this step.',
    guide: {
      example: 'The refresh token has expired due to inactivity.',
      find: 'This happens with a session created long ago, for example on a self-hosted runner.',
      cases: [`Better: ${FRESH}.`],
    },
  },
  {
    codes: [
      'AADSTS50166',
      'AADSTS90033',
      'AADSTS90012',
      'AADSTS90006',
      'AADSTS90024',
      'AADSTS90055',
      'AADSTS50033',
      'AADSTS50000',
      'AADSTS50196',
    ],
    advice: ({ code }) =>
      code === 'AADSTS50166'
        ? "Entra ID could not read the keys of the ID token's issuer, which is usually temporary: run the job again; for GitHub Enterprise Server, check that Entra ID can reach its address."
        : 'Entra ID has a temporary problem: run the job again in a few minutes.',
    guide: {
      example: 'Request to External OIDC endpoint failed.',
      find: 'Azure Service Health and githubstatus.com show incidents. The step has already tried several times.',
      cases: [
        'It persists with GitHub Enterprise Server: its OIDC endpoints must be reachable from the internet.',
      ],
    },
  },
  {
    codes: ['SignInRefused'],
    otherwise: ({ code }) => code.startsWith('AADSTS'),
    advice: ({ code }) =>
      `Entra ID refused the sign-in: look up its number at https://login.microsoftonline.com/error?code=${code.replace(/\D/g, '')}, and check \`client-id\`, \`tenant-id\`, and \`environment\`.`,
    guide: {
      example: 'AADSTS and a number that is not on this page',
      find: 'Entra ID, Sign-in logs, Service principal sign-ins has an entry with the correlation ID.',
      cases: ["Entra ID's error page explains the number: https://login.microsoftonline.com/error"],
    },
  },
];

function unknownIdentityAdvice({ code }: KnownError): string {
  if (code === 'AADSTS7000229') {
    return 'The application exists but has no service principal in this tenant (it may have been deleted): create it, assign its role again, and check `tenant-id`.';
  }
  return code === 'AADSTS700016' || code === 'AADSTS50034'
    ? 'There is no application with this `client-id` in this tenant: check `client-id` and `tenant-id`; the client ID is the application ID, not the object ID.'
    : "Entra ID doesn't know this tenant (or the resource in it): check `tenant-id` and `environment`.";
}
