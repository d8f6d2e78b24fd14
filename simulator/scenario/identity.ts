/**
 * Errors of Entra ID that no sign-in of a simulated job would meet by itself. Numbers, names and texts as in its
 * public error reference and in public issues.
 */
export const IDENTITY_FAILURES = {
  'mfa-required': {
    status: 400,
    error: 'interaction_required',
    code: 50076,
    text: "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '797f4846-ba00-4fd7-ba43-dac1f8f63013'.",
  },
  'secret-expired': {
    status: 401,
    error: 'invalid_client',
    code: 7000222,
    text: "The provided client secret keys for app '{app}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.",
  },
  'app-missing': {
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    text: "Application with identifier '{app}' was not found in the directory 'Contoso'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
  },
  'app-disabled': {
    status: 401,
    error: 'unauthorized_client',
    code: 7000112,
    text: "Application '{app}'(deploy) is disabled.",
  },
  'principal-missing': {
    status: 401,
    error: 'unauthorized_client',
    code: 7000229,
    text: 'The client application {app} is missing service principal in the tenant {tenant}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119',
  },
  'conditional-access': {
    status: 400,
    error: 'interaction_required',
    code: 53003,
    text: 'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
  },
  'workload-blocked': {
    status: 400,
    error: 'access_denied',
    code: 530035,
    text: 'Access has been blocked by security defaults. The request is deemed unsafe by security defaults policies.',
  },
  'principal-disabled': {
    status: 401,
    error: 'unauthorized_client',
    code: 50105,
    text: "Your administrator has configured the application '{app}' to block users unless they are specifically granted ('assigned') access to the application.",
  },
  'no-credential': {
    status: 401,
    error: 'invalid_client',
    code: 70025,
    text: "The client '{app}'(deploy) has no configured federated identity credentials.",
  },
  'issuer-unreachable': {
    status: 401,
    error: 'invalid_request',
    code: 50166,
    text: 'Request to External OIDC endpoint failed.',
  },
  overloaded: {
    status: 429,
    error: 'temporarily_unavailable',
    code: 90055,
    text: 'The service is temporarily throttled because of too many requests. Please try again later.',
  },
  unavailable: {
    status: 503,
    error: 'temporarily_unavailable',
    code: 90033,
    text: 'A transient error has occurred. Please try again.',
  },
} as const;

/** Ways in which Entra ID refuses a sign-in, by what they mean; the numbers are those of its errors. */
export type IdentityFailure = keyof typeof IDENTITY_FAILURES;

export interface IdentityScenario {
  /** Subject of the GitHub ID tokens, in the old or in the immutable form. */
  subject?: string;
  /** The subjects that have a federated credential; default: every subject has one. */
  federatedSubjects?: string[];
  /** In place of the list: the one subject that has a credential. */
  federatedSubject?: string;
  federatedIssuer?: string;
  federatedAudience?: string;
  /** Life of an Azure token, in real seconds. A client keeps only those of more than about five minutes. */
  tokenLifetime?: number;
  /** Life of a GitHub ID token, in real seconds. */
  idTokenLifetime?: number;
  /** How the service principal's sign-in fails, whatever it sends. */
  fails?: IdentityFailure;
}

export interface RoleAssignment {
  /** `subscription` (default), `resourceGroup:NAME`, `cluster:NAME`, or a full ARM id. */
  scope?: string;
  /** Actions such as `Microsoft.ContainerService/managedClusters/read`; `*` is a wildcard. */
  actions: string[];
  notActions?: string[];
}
