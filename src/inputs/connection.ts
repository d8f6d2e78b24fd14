/** Where Azure is and how to sign in to it. */

import type { AzureConnection, Mode } from '../domain/inputs.ts';
import { CLOUD_NAMES, CLOUDS } from './clouds.ts';
import { readSignIn, type CliProfile } from './sign-in.ts';
import type { InputSource } from './source.ts';
import { parseAuthorityHost, parseResourceManagerEndpoint } from './urls.ts';
import { parseApiVersion, parseRollbackApiVersion } from './versions.ts';
import { oneOf } from './words.ts';

/** Returns the connection; `undefined` if a problem with it has been noted. */
export function readConnection(
  source: InputSource,
  mode: Mode | undefined,
  cliProfile: CliProfile | undefined,
): AzureConnection | undefined {
  const givenCloud = source.parse('environment', oneOf(CLOUD_NAMES));
  const cloud = givenCloud ?? 'azurecloud';
  const wellKnown = CLOUDS[cloud];
  const signIn = readSignIn(source, cliProfile, wellKnown.audience);
  const resourceManagerEndpoint = source.parse('resource-manager-endpoint', parseResourceManagerEndpoint);
  const authorityHost = source.parse('authority-host', parseAuthorityHost);
  const apiVersion = source.parse(
    'api-version',
    mode === 'rollback' ? parseRollbackApiVersion : parseApiVersion,
  );
  if (signIn === undefined) return undefined;
  return {
    cloud,
    resourceManagerEndpoint: resourceManagerEndpoint ?? wellKnown.resourceManagerEndpoint,
    authorityHost: authorityHost ?? wellKnown.authorityHost,
    scope: wellKnown.scope,
    signIn,
    ...(apiVersion === undefined ? {} : { apiVersion }),
  };
}
