import { randomUUID } from 'node:crypto';
import type { Answer } from '../http/exchange.ts';
import { IDENTITY_FAILURES, type IdentityFailure } from '../scenario/identity.ts';

const ZONE = (date: Date): string =>
  date
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z');

/** An Entra ID error in the form of its token endpoint. */
export function entraError(status: number, error: string, code: number, message: string): Answer {
  const trace = randomUUID();
  const correlation = randomUUID();
  const timestamp = ZONE(new Date());
  return {
    status,
    body: {
      error,
      error_description: `AADSTS${code}: ${message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  };
}

/** One of the failures that a scenario asks for by name. */
export function identityFailure(name: IdentityFailure, app: string, tenant: string): Answer {
  const { status, error, code, text } = IDENTITY_FAILURES[name];
  return entraError(status, error, code, text.replaceAll('{app}', app).replaceAll('{tenant}', tenant));
}

const FEDERATION_PAGE = 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation';
const CHECK =
  'Check your federated identity credential Subject, Audience and Issuer against the presented assertion.';

/** The wordings are Entra ID's, as public issues and its error reference quote them. */
export const entraErrors = {
  tenantUnknown: (tenant: string): Answer =>
    entraError(
      400,
      'invalid_request',
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    ),
  secretWrong: (clientId: string): Answer =>
    entraError(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
    ),
  credentialMissing: (): Answer =>
    entraError(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    ),
  scopeInvalid: (scope: string): Answer =>
    entraError(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    ),
  resourceUnknown: (resource: string): Answer =>
    entraError(
      400,
      'invalid_resource',
      500011,
      `The resource principal named ${resource} was not found in the tenant named Contoso. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
    ),
  assertionInvalid: (): Answer =>
    entraError(401, 'invalid_client', 50027, 'JWT token is invalid or malformed.'),
  assertionOutOfTime: (from: number, until: number): Answer =>
    entraError(
      401,
      'invalid_client',
      700024,
      `Client assertion is not within its valid time range. Current time: ${new Date().toISOString()}, assertion valid from ${new Date(from * 1000).toISOString()}, expiry time of assertion ${new Date(until * 1000).toISOString()}. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials .`,
    ),
  nothingFederated: (issuer: string, subject: string, audience: string): Answer =>
    entraError(
      401,
      'invalid_client',
      70021,
      `No matching federated identity record found for presented assertion. Assertion Issuer: '${issuer}'. Assertion Subject: '${subject}'. Assertion Audience: '${audience}'. ${FEDERATION_PAGE}`,
    ),
  issuerDiffers: (issuer: string): Answer =>
    entraError(
      401,
      'invalid_client',
      700211,
      `No matching federated identity record found for presented assertion issuer '${issuer}'. ${CHECK} ${FEDERATION_PAGE}`,
    ),
  audienceDiffers: (audience: string): Answer =>
    entraError(
      401,
      'invalid_client',
      700212,
      `No matching federated identity record found for presented assertion audience '${audience}'. ${CHECK} ${FEDERATION_PAGE}`,
    ),
  subjectDiffers: (subject: string): Answer =>
    entraError(
      401,
      'invalid_client',
      700213,
      `No matching federated identity record found for presented assertion subject '${subject}'. ${CHECK} ${FEDERATION_PAGE}`,
    ),
  subjectCaseDiffers: (subject: string): Answer =>
    entraError(
      401,
      'invalid_client',
      7002138,
      `No matching federated identity record found for presented assertion subject '${subject}'. The subject matches with case-insensitive comparison, but not with case-sensitive comparison. ${CHECK} See documentation at: ${FEDERATION_PAGE}. See breaking change notification and remediation at: https://learn.microsoft.com/entra/identity-platform/reference-breaking-changes#august-2024.`,
    ),
} as const;
