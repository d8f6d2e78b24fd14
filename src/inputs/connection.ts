/** Where Azure is and how to sign in to it. */

import type { AzureConnection, Mode } from '../domain/inputs.ts';
import { optional } from '../domain/optional.ts';
import { CLOUD_NAMES, CLOUDS } from './clouds.ts';
import { readSignIn, type SignInEnvironment } from './sign-in.ts';
import type { InputSource } from './source.ts';
import { parseAuthorityHost, parseResourceManagerEndpoint } from './urls.ts';
import { parseApiVersion, parseRollbackApiVersion } from './versions.ts';
import { oneOf } from './words.ts';

/** Returns the connection; `undefined` if a problem with it has been noted. */
export function readConnection(
  source: InputSource,
  mode: Mode | undefined,
  environment: SignInEnvironment,
): AzureConnection | undefined {
  const givenCloud = source.parse('environment', oneOf(CLOUD_NAMES));
  const cloud = givenCloud ?? 'azurecloud';
  const wellKnown = CLOUDS[cloud];
  const signIn = readSignIn(source, environment, wellKnown.audience);
  const resourceManagerEndpoint = source.parse('resource-manager-endpoint', parseResourceManagerEndpoint);
  const authorityHost = source.parse('authority-host', parseAuthorityHost);
  const apiVersion = source.parse(
    'api-version',
    mode === 'rollback' ? parseRollbackApiVersion : parseApiVersion,
  );
  refuseSocks(source);
  if (signIn === undefined) return undefined;
  return {
    cloud,
    resourceManagerEndpoint: resourceManagerEndpoint ?? wellKnown.resourceManagerEndpoint,
    authorityHost: authorityHost ?? wellKnown.authorityHost,
    scope: wellKnown.scope,
    signIn,
    ...optional('apiVersion', apiVersion),
  };
}

/** Variables that name a proxy. */
const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'] as const;

/** The HTTP layer would speak HTTP to it, and wait. */
function refuseSocks(source: InputSource): void {
  for (const name of PROXIES) {
    if (/^\s*socks/i.test(source.variable(name) ?? '')) {
      source.note(
        name,
        'names a SOCKS proxy, which this action does not support; use an http:// proxy, or remove it',
      );
    }
  }
}
