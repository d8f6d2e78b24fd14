/** What ARM says of API versions that it does not know. */

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

/** The API versions that a refusal offers. ARM writes: … for api version 'X'. The supported api-versions are 'A, B, C'. … */
export function offeredVersions(message: string): readonly string[] {
  return versionsIn(/supported (?:api-?\s?)?versions?(?: are| is)?:?\s*(.*)/i.exec(message)?.[1] ?? '');
}
