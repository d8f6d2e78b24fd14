/** Parsers of the URLs of private clouds. */

import { accept, refuse, type Parsed, type Parser } from './parsed.ts';

/** Only the plain form: whatever a URL parser would repair, drop or take apart is refused. */
const PLAIN_HTTPS = /^https:\/\/[^\s/\\?#@]+(\/[^\s\\?#@]*)?$/i;

/** Parses the URL of Azure Resource Manager: a host alone. Returns it without a slash at the end. */
export const parseResourceManagerEndpoint: Parser<string> = (text) =>
  parseUrl(text, /^\/$/, 'a path', 'https://management.local.azurestack.external');

/** Parses the URL of a sign-in authority, which may have one path segment, such as `/adfs`. */
export const parseAuthorityHost: Parser<string> = (text) =>
  parseUrl(
    text,
    /^\/(?:[0-9a-z](?:[-_0-9a-z]{0,30})\/?)?$/i,
    'a tenant',
    'https://login.microsoftonline.com or https://adfs.local.azurestack.external/adfs',
  );

function parseUrl(text: string, acceptedPath: RegExp, without: string, examples: string): Parsed<string> {
  const problem = `is not an https URL without ${without}, user, password, query, or fragment, such as ${examples}`;
  if (!PLAIN_HTTPS.test(text) || !URL.canParse(text)) return refuse(problem);
  const { origin, pathname } = new URL(text);
  if (!acceptedPath.test(pathname)) return refuse(problem);
  return accept(`${origin}${pathname.replace(/\/$/, '')}`);
}
