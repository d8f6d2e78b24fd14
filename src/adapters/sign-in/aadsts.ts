/**
 * What Entra ID's error numbers (AADSTS…) mean for how the step goes on; what people can do about them stands in
 * `src/report/advice`. Source: Microsoft's "Microsoft Entra authentication and authorization error codes".
 */

/** Numbers that say that no federated credential matches what the job sent, or that there is none at all. */
const FEDERATION_MISMATCHES: ReadonlySet<string> = new Set([
  '70021',
  '70025',
  '700211',
  '700212',
  '700213',
  '7002138',
]);

/** Newer numbers come with the same words. */
const MISMATCH_WORDS = /no (?:matching|configured) federated identity/i;

/** Numbers of passing trouble inside Entra ID, or between it and the issuer of the ID token. */
const PASSING: ReadonlySet<string> = new Set([
  ...['50000', '50033', '50166', '50196'],
  ...['90006', '90012', '90024', '90033', '90055'],
]);

/** The first error number that a text names, such as `700016`, or `undefined`. */
export function aadstsIn(text: string): string | undefined {
  return /AADSTS(\d+)/.exec(text)?.[1];
}

/** Entra ID's words with the number at their beginning once, where libraries repeat it. */
export function withNumberOnce(text: string): string {
  return text.replace(/^\s*(AADSTS\d+:\s*)\1+/, '$1');
}

/** True when no federated credential matches: telling what was sent and what to create then helps. */
export function isFederationMismatch(number: string, text: string): boolean {
  return FEDERATION_MISMATCHES.has(number) || MISMATCH_WORDS.test(text);
}

/** True for passing trouble inside Entra ID: a later attempt may succeed. */
export function isPassingTrouble(number: string): boolean {
  return PASSING.has(number);
}
