/** What leaves this process as text: without what the runner would take for a command, and without secrets. */

/** All but tab, line feed and carriage return. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n\r]/gu;

/**
 * Returns text that neither the runner nor a terminal acts upon. The runner takes a line for a command when it begins
 * with `::`, whatever white space stands before it, and when `##[` stands anywhere in it (actions/runner, ActionCommand).
 */
export function plain(text: string): string {
  return withoutCommands(text)
    .replace(/\r\n?/g, '\n')
    .replace(/^(\s*)::/gm, '$1\u200b::');
}

/** Returns text without control characters and without `##[`, for the data of a command of our own. */
export function withoutCommands(text: string): string {
  return text.toWellFormed().replace(CONTROL_CHARACTERS, '').replaceAll('##[', '##\u200b[');
}

/** What looks like a secret wherever it stands. No pattern takes in a quote or a backslash, so that JSON stays JSON. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // Three Base64 parts joined by dots are a signed token (JWT); a header of JSON always begins with `eyJ`.
  [/\beyJ[\w-]{6,}\.[\w-]+(?:\.[\w-]*)*/g, '<hidden token>'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{16,}/gi, '$1 <hidden>'],
  // The query of an operation's URL is a signature (t, c, s, h), as is a SAS: of relative addresses, too.
  [/\?[^\s"'<>\\]*?\b(?:t|c|s|h|sig|se|sp|skoid)=[^\s"'<>\\]*/gi, '?<hidden>'],
  [/%3F[^\s"'<>\\]*?(?:%3F|%26)(?:t|c|s|h|sig|se|sp|skoid)%3D[^\s"'<>\\]*/gi, '%3F<hidden>'],
  // User name and password inside a URL, but not the example that tells how to write one.
  [/\b([a-z][a-z0-9+.-]*:\/\/)(?!user:password@)[^\s/@"'<>\\]+@/gi, '$1<hidden>@'],
  [
    /\b(client_secret|client_assertion|access_token|refresh_token|id_token)(=|%3D)[^\s&"',;\\]+/gi,
    '$1$2<hidden>',
  ],
];

/** Shorter ones would be found in every other word. */
const SHORTEST_SECRET = 4;

/** Knows this run's secrets, and takes them and what looks like one out of every text. */
export class SecretFilter {
  readonly #known = new Set<string>();

  /** Notes a secret, in the spellings in which JSON and URLs hold it, and each of its lines. */
  add(secret: string): void {
    for (const part of [secret, ...secret.split(/\r?\n/)]) {
      const one = part.trim();
      if (one.length < SHORTEST_SECRET) continue;
      for (const spelling of [
        one,
        JSON.stringify(one).slice(1, -1),
        encodeURIComponent(one.toWellFormed()),
      ]) {
        this.#known.add(spelling);
      }
    }
  }

  /** Returns the text without secrets. */
  clean(text: string): string {
    let clean = text;
    for (const secret of this.#known) clean = clean.replaceAll(secret, '***');
    for (const [pattern, replacement] of SECRETS) clean = clean.replace(pattern, replacement);
    return clean;
  }
}
