/** How to sign in to Azure: the first way that is configured, and no other. */

import type { SignIn } from '../domain/inputs.ts';
import type { NoIdTokens } from '../domain/job.ts';
import { optional } from '../domain/optional.ts';
import { explainMissing } from './missing.ts';
import { parseClientId, parseTenantId } from './names.ts';
import { accept, refuse, type Parser } from './parsed.ts';
import type { InputSource } from './source.ts';

/** The session that `az login` or `azure/login` left on the machine. */
export interface CliProfile {
  readonly defaultSubscriptionId?: string;
  readonly tenantId?: string;
  readonly identity?: 'user' | 'service-principal' | 'managed-identity';
}

/** What the machine offers to sign in with, apart from inputs and variables. */
export interface SignInEnvironment {
  readonly cliProfile?: CliProfile;
  /** Why the job has no ID tokens, where that is no matter of its permissions. */
  readonly noIdTokens?: NoIdTokens;
}

/** What is there to sign in with. */
export interface Credentials {
  readonly clientId?: string;
  readonly tenantId?: string;
  /** The tenant that the workflow itself named, not the environment. */
  readonly givenTenantId?: string;
  readonly clientSecret?: string;
  readonly audience: string;
  readonly canMintIdTokens: boolean;
  readonly cliProfile?: CliProfile;
  readonly tokenFile?: string;
  readonly hasIdentityEndpoint: boolean;
  readonly isHostedByGitHub: boolean;
}

const parseAudience: Parser<string> = (text) =>
  /^[\x21-\x7e]{1,256}$/.test(text)
    ? accept(text)
    : refuse('is not an audience, such as api://AzureADTokenExchange');

/** Returns the way to sign in; `undefined` if a problem with it has been noted. */
export function readSignIn(
  source: InputSource,
  { cliProfile, noIdTokens }: SignInEnvironment,
  defaultAudience: string,
): SignIn | undefined {
  const clientId = source.parseOrVariable('client-id', 'AZURE_CLIENT_ID', parseClientId);
  const tenantId = source.parseOrVariable('tenant-id', 'AZURE_TENANT_ID', parseTenantId);
  const audience = source.parse('audience', parseAudience);
  if (clientId.from === 'refused' || tenantId.from === 'refused') return undefined;

  const areIdsFromEnvironment = clientId.from === 'environment' && tenantId.from === 'environment';
  const clientSecret =
    source.text('client-secret') ??
    (areIdsFromEnvironment ? source.variable('AZURE_CLIENT_SECRET') : undefined);
  const tokenFile = source.variable('AZURE_FEDERATED_TOKEN_FILE');
  const credentials: Credentials = {
    ...optional('clientId', clientId.value),
    ...optional('tenantId', tenantId.value),
    ...(tenantId.from === 'input' ? { givenTenantId: tenantId.value } : {}),
    ...optional('clientSecret', clientSecret),
    audience: audience ?? defaultAudience,
    canMintIdTokens:
      source.variable('ACTIONS_ID_TOKEN_REQUEST_URL') !== undefined &&
      source.variable('ACTIONS_ID_TOKEN_REQUEST_TOKEN') !== undefined,
    ...optional('cliProfile', cliProfile),
    ...optional('tokenFile', tokenFile),
    hasIdentityEndpoint: source.variable('IDENTITY_ENDPOINT') !== undefined,
    isHostedByGitHub: source.variable('RUNNER_ENVIRONMENT') === 'github-hosted',
  };
  const signIn = chooseSignIn(credentials);
  if (signIn !== undefined) return signIn;
  if (clientId.value === undefined) source.lack('client-id');
  if (tenantId.value === undefined) source.lack('tenant-id');
  for (const line of explainMissing(credentials, noIdTokens)) source.note(...line);
  return undefined;
}

/** Returns the first way that is configured; `undefined` if none is. */
function chooseSignIn(credentials: Credentials): SignIn | undefined {
  const { clientId, tenantId, clientSecret, tokenFile, cliProfile } = credentials;
  if (clientSecret !== undefined) {
    if (clientId === undefined || tenantId === undefined) return undefined;
    return { kind: 'secret', tenantId, clientId, clientSecret };
  }
  if (clientId !== undefined && tenantId !== undefined && credentials.canMintIdTokens) {
    return { kind: 'federation', tenantId, clientId, audience: credentials.audience };
  }
  if (cliProfile !== undefined) {
    return chooseSession(cliProfile, credentials);
  }
  if (clientId !== undefined && tenantId !== undefined && tokenFile !== undefined) {
    return { kind: 'workload-identity', tenantId, clientId, tokenFile };
  }
  // GitHub's own machines have no managed identity: there a client-id alone is a tenant-id forgotten.
  const isIdentityNamed = clientId !== undefined && tenantId === undefined && !credentials.isHostedByGitHub;
  if (credentials.hasIdentityEndpoint || isIdentityNamed) {
    return { kind: 'managed-identity', ...optional('clientId', clientId) };
  }
  return undefined;
}

/** The session has a tenant of its own, which AZURE_TENANT_ID must not replace unasked. */
function chooseSession(session: CliProfile, { givenTenantId, canMintIdTokens }: Credentials): SignIn {
  const tenantId = givenTenantId ?? session.tenantId;
  const isOtherTenant = tenantId?.toLowerCase() !== session.tenantId?.toLowerCase();
  // A secret of the service principal would do for ever, but nothing outside of the session's own files tells.
  const mayEnd = canMintIdTokens && session.identity === 'service-principal';
  return {
    kind: 'azure-cli',
    ...optional('tenantId', tenantId),
    ...(isOtherTenant ? { isOtherTenant } : {}),
    ...(mayEnd ? { mayEnd } : {}),
  };
}
