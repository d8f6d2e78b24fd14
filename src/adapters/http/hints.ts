/**
 * One helpful sentence for failures that people can do something about, by network code or HTTP status. What Entra ID
 * answers has its own in `aadsts.ts`; what AKS answers is told by the recipes of `src/report`.
 */

import { whereToGrant } from '../../domain/aks/roles.ts';

const TRUST =
  'The certificate of the server (or of a proxy in between) is not trusted here: put its CA into a file and ' +
  'name that file in the environment variable NODE_EXTRA_CA_CERTS.';
const DNS =
  'The host name cannot be resolved here: check DNS, the proxy settings, and `resource-manager-endpoint` and ' +
  '`authority-host` if they are set.';
const UNREACHABLE =
  'Nothing answers at that address: check the network, the firewall and HTTPS_PROXY / NO_PROXY of the runner.';

const BY_NETWORK_CODE: ReadonlyMap<string, string> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', TRUST],
  ['SELF_SIGNED_CERT_IN_CHAIN', TRUST],
  ['UNABLE_TO_GET_ISSUER_CERT', TRUST],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', TRUST],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', TRUST],
  ['CERT_UNTRUSTED', TRUST],
  ['CERT_HAS_EXPIRED', 'The certificate of the server has expired, or the clock of the runner is wrong.'],
  ['CERT_NOT_YET_VALID', 'The certificate of the server is not valid yet: check the clock of the runner.'],
  [
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'The certificate belongs to another host name: check `resource-manager-endpoint`, `authority-host` and the proxy.',
  ],
  [
    'EPROTO',
    'The other side does not speak TLS as expected: check the port, and that HTTPS_PROXY names the right scheme.',
  ],
  ['ENOTFOUND', DNS],
  ['EAI_AGAIN', DNS],
  ['ECONNREFUSED', UNREACHABLE],
  ['EHOSTUNREACH', UNREACHABLE],
  ['ENETUNREACH', UNREACHABLE],
  ['ETIMEDOUT', UNREACHABLE],
  ['TimedOut', UNREACHABLE],
  ['ERR_INVALID_URL', 'Check the form of the proxy address in HTTPS_PROXY: `http://host:port`.'],
]);

/** What to do about a failed connection, by its code such as `ENOTFOUND`. */
export function networkHint(code: string): string | undefined {
  return BY_NETWORK_CODE.get(code);
}

/** Codes with which ARM refuses an API version (codes: inferred from other resource providers). */
const API_VERSION_CODES: ReadonlySet<string> = new Set([
  'NoRegisteredProviderFound',
  'InvalidApiVersionParameter',
  'MissingApiVersionParameter',
  'UnsupportedApiVersion',
  'InvalidResourceType',
]);

/** True for the codes with which ARM refuses an API version. */
export function isApiVersionRefusal(code: string): boolean {
  return API_VERSION_CODES.has(code);
}

/** The API versions that a text names, without repetition, newest first. */
export function versionsIn(text: string): readonly string[] {
  const versions = text.match(/\b\d{4}-\d{2}-\d{2}(?:-[a-z]+)?\b/g) ?? [];
  return [...new Set(versions)].sort().reverse();
}

function apiVersionHint(message: string): string {
  // ARM writes: … for api version 'X'. The supported api-versions are 'A, B, C'. …
  const offered = versionsIn(
    /supported (?:api-?\s?)?versions?(?: are| is)?:?\s*(.*)/i.exec(message)?.[1] ?? '',
  );
  const choice = offered.length > 0 ? ` Offered are: ${offered.join(', ')}.` : '';
  return `This cloud or region does not know the API version: set the input \`api-version\` to one that it knows.${choice}`;
}

/** What to do about a 407, which only a proxy sends. */
export function proxyHint(status: number): string | undefined {
  if (status !== 407) return undefined;
  return 'The proxy wants credentials: put them into HTTPS_PROXY (`http://user:password@host:port`).';
}

/** What to do about a status of 400 or more. */
export function httpHint(status: number, code: string, message: string, right?: string): string | undefined {
  if (isApiVersionRefusal(code)) return apiVersionHint(message);
  if (status === 407) return proxyHint(status);
  if (status === 401)
    return 'Azure did not take the token: check that the tenant is the one of the subscription.';
  if (status !== 403) return undefined;
  return right === undefined
    ? `The identity may not do this: ${whereToGrant(right)} of this action's repository lists the rights of each mode.`
    : `The identity lacks the right ${right}: give it a role that holds it (${whereToGrant(right)} of this action's repository).`;
}
