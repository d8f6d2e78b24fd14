/**
 * Parsers of names and ids that become part of a URL's path. They take exactly what Azure takes, so that no
 * value can leave its path segment.
 */

import { accept, refuse, type Parser } from './parsed.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Parses the id of a subscription. */
export const parseSubscriptionId: Parser<string> = matching(
  GUID,
  'is not a subscription ID, such as 11111111-2222-3333-4444-555555555555',
);

/** ARM's rule: 1 to 90 letters and digits of any script, `-_.()`, and no full stop at the end. */
export const parseResourceGroup: Parser<string> = matching(
  /^[-\p{L}\p{Nd}_.()]{0,89}[-\p{L}\p{Nd}_()]$/u,
  'is not the name of a resource group: 1 to 90 letters, digits and -_.(), not ending in a period',
);

/** AKS's rule for managed clusters. */
export const parseClusterName: Parser<string> = matching(
  /^[a-zA-Z0-9](?:[-_a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/,
  'is neither the name of a cluster (1 to 63 letters, digits, - and _, a letter or digit at both ends) nor its full ARM resource ID',
);

const POOL = /^[a-z][a-z0-9]{0,11}$/;

/** AKS's rule for node pools. */
export const parsePoolName: Parser<string> = (text) => {
  if (POOL.test(text)) return accept(text);
  const lower = text.toLowerCase();
  const hint = POOL.test(lower) ? `; did you mean "${lower}"?` : '';
  return refuse(
    `is not the name of a node pool: 1 to 12 lowercase letters and digits, a letter first; or * alone${hint}`,
  );
};

/** Parses the id of an operation. `latest` is a word of the API, not an id. */
export const parseOperationId: Parser<string> = (text) =>
  /^[0-9a-z](?:[-0-9a-z]{0,62}[0-9a-z])?$/i.test(text) && text.toLowerCase() !== 'latest'
    ? accept(text)
    : refuse('is not the ID of an operation, as in the output operation-id');

/** Parses the id of a tenant. Entra ID takes its domain names too, but nothing else that needs the tenant does. */
export const parseTenantId: Parser<string> = matching(
  GUID,
  'is not a tenant ID: the GUID that Microsoft Entra gave the tenant (not one of its domain names)',
);

/** Parses the client ID of an application or managed identity. */
export const parseClientId: Parser<string> = matching(
  GUID,
  'is not a client ID: the GUID that Microsoft Entra gave the application or managed identity',
);

function matching(pattern: RegExp, problem: string): Parser<string> {
  return (text) => (pattern.test(text) ? accept(text) : refuse(problem));
}
