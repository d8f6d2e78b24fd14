/** Takes secrets out of texts that came from Azure or from the network layer, before anyone can print them. */

/** Longest message that is passed on, in characters; Azure's own are far below. */
const LONGEST_MESSAGE = 2000;

const SECRETS: readonly (readonly [RegExp, string])[] = [
  // Three Base64 parts joined by dots are a signed token (JWT); a header of JSON always begins with `eyJ`.
  [/\beyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)*/g, '<hidden token>'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '$1 <hidden>'],
  // The query of an operation's URL is a signature (t, c, s, h): whoever has it may read the operation.
  [/(https?:\/\/[^\s"'<>?#]+)\?[^\s"'<>]*/gi, '$1?<hidden>'],
  // User name and password inside a proxy's URL.
  [/(https?:\/\/)[^\s/@"'<>]+@/gi, '$1<hidden>@'],
  [
    /\b(sig|client_secret|client_assertion|access_token|refresh_token|id_token|password)(["']?\s*[=:]\s*["']?)[^\s&"',;]+/gi,
    '$1$2<hidden>',
  ],
];

/** The text on one line, without tokens, signed URLs and credentials, and not longer than 2,000 characters. */
export function redact(text: string): string {
  // Cut before searching too: a body of megabytes is not worth the time.
  let clean = text
    .slice(0, 4 * LONGEST_MESSAGE)
    .replace(/\s+/g, ' ')
    .trim();
  for (const [pattern, replacement] of SECRETS) clean = clean.replace(pattern, replacement);
  return clean.length > LONGEST_MESSAGE ? `${clean.slice(0, LONGEST_MESSAGE)}…` : clean;
}
