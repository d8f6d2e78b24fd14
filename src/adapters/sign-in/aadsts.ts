/**
 * What Entra ID's error numbers (AADSTS…) mean for a workflow, as far as users of GitHub Actions meet them.
 * Source: Microsoft's "Microsoft Entra authentication and authorization error codes" and issues of azure/login.
 */

/**
 * Sentences that tell how to get out of an error, by its number. They go before the recipe of the same number in
 * `src/report/recipes-access.ts`, which the troubleshooting guide shows.
 */
const HINTS: ReadonlyMap<string, string> = new Map([
  [
    '50076',
    'The account needs multi-factor authentication, which a workflow cannot give: sign in as a service principal or managed identity.',
  ],
  [
    '70021',
    'The app registration has no federated credential that matches this job: create it, or wait a minute if it was created just now.',
  ],
  [
    '700016',
    'There is no application with this `client-id` in this tenant: check `client-id` and `tenant-id`; the client id is the application id, not the object id.',
  ],
  [
    '700024',
    'The ID token came too late or too early for Entra ID: check the clock of a self-hosted runner; on a hosted one run the job again.',
  ],
  ['700211', 'The app registration has no federated credential with the issuer of this job: create it.'],
  [
    '700212',
    'The app registration has no federated credential with the audience of this job: create it, or set `audience`.',
  ],
  ['700213', 'The app registration has no federated credential with the subject of this job: create it.'],
  [
    '7002138',
    'A federated credential has the subject of this job in other letter case (owner, repository, branch or environment): create it anew with exactly this subject.',
  ],
  [
    '7000215',
    "The client secret is wrong: store the secret's *value* (not its id) in `client-secret`, without blanks around it.",
  ],
  [
    '7000222',
    'The client secret has expired: create a new one, or better, switch to federation, which needs no secret.',
  ],
  ['90002', 'There is no such tenant in this cloud: check `tenant-id` and `environment`.'],
  ['50034', 'The account does not exist in this tenant: check `tenant-id`.'],
  ['50173', 'The session of the Azure CLI was revoked: sign in again in this job.'],
  ['700082', 'The session of the Azure CLI has expired: sign in again in this job, close before this step.'],
]);

/** Numbers that say that no federated credential matches what the job sent. */
const FEDERATION_MISMATCHES: ReadonlySet<string> = new Set([
  '70021',
  '700211',
  '700212',
  '700213',
  '7002138',
]);

/** Numbers of passing trouble inside Entra ID. */
const PASSING: ReadonlySet<string> = new Set(['90033', '90012', '50196', '130004']);

/** The first error number that a text names, such as `700016`, or `undefined`. */
export function aadstsIn(text: string): string | undefined {
  return /AADSTS(\d+)/.exec(text)?.[1];
}

/** One helpful sentence for an error number, if there is one. */
export function aadstsHint(number: string): string | undefined {
  return HINTS.get(number);
}

/** True when no federated credential matches: telling what was sent and what to create then helps. */
export function isFederationMismatch(number: string): boolean {
  return FEDERATION_MISMATCHES.has(number);
}

/** True for passing trouble inside Entra ID: a later attempt may succeed. */
export function isPassingTrouble(number: string): boolean {
  return PASSING.has(number);
}
