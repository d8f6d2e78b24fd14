/** Takes secrets out of whatever leaves this process, however it is escaped where it stands. */

import { base64Of, readingsOf } from './escapes.ts';

/** What looks like a secret wherever it stands. No pattern takes in a quote or a backslash, so that JSON stays JSON. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // Three Base64 parts joined by dots are a signed token (JWT); a header of JSON always begins with `eyJ`.
  [/\beyJ[\w-]{6,8000}\.[\w-]+(?:\.[\w-]*)*/g, '<hidden token>'],
  [/(?<=\b(?:Bearer|Basic)\s+)[\w.~+/=-]{16,}/gi, '<hidden>'],
  // The query of an operation's URL is a signature (t, c, s, h), as is a SAS: of relative addresses, too.
  [/(?<=\?)[^\s"'<>\\?]*?\b(?:t|c|s|h|sig|se|sp|skoid)=[^\s"'<>\\]*/gi, '<hidden>'],
  // User name and password inside a URL, but not the example that tells how to write one.
  [/(?<=\b[a-z][a-z0-9+.-]*:\/\/)(?!user:password@)[^\s/@"'<>\\]+(?=@)/gi, '<hidden>'],
  [
    /(?<=\b(?:client_secret|client_assertion|access_token|refresh_token|id_token)=)[^\s&"',;\\]+/gi,
    '<hidden>',
  ],
];

/** Shorter ones would be found in every other word. */
const SHORTEST_SECRET = 4;

/** Shorter ones would be found in other words that are encoded. */
const SHORTEST_ENCODED = 8;

/** So much of the beginning of a secret, right before the ellipsis of a text that was cut, is as good as the secret. */
const SHORTEST_BEGINNING = 8;

/** What is left of an escape where a text was cut inside of it. */
const BROKEN_ESCAPE = /(?:%[\da-f]?|\\u?[\da-f]{0,3}|&(?:#x?)?\w{0,7})$/i;
const LONGEST_ESCAPE = 10;

const HIDDEN = '***';

/** A part of a text, from its first character until after its last. */
type Range = readonly [from: number, until: number];

/** Knows this run's secrets, and takes them and what looks like one out of every text. */
export class SecretFilter {
  readonly #known = new Set<string>();

  /**
   * Notes a secret and each of its lines, as they are, as texts in one line that no shell acts upon show them, and as they
   * read inside of Base64.
   */
  add(secret: string): void {
    for (const part of [secret, ...secret.split(/\r?\n/)]) {
      const one = part.trim();
      for (const shown of [one, one.replace(/\s+/g, ' '), asInert(one)].flatMap(withReadings)) {
        if (shown.length >= SHORTEST_SECRET) this.#known.add(shown);
      }
      for (const encoded of base64Of(one)) {
        if (encoded.length >= SHORTEST_ENCODED) this.#known.add(encoded);
      }
    }
  }

  /** Returns the text without secrets. */
  clean(text: string): string {
    let clean = without(
      text,
      this.#knownIn(text).map((range) => withItsEscape(text, range)),
    );
    for (const [pattern, replacement] of SECRETS) clean = clean.replace(pattern, replacement);
    const found = readingsOf(clean).flatMap((reading) =>
      [...this.#knownIn(reading.text), ...looksSecret(reading.text)].map(([from, until]): Range => [
        reading.starts[from] ?? 0,
        reading.ends[until - 1] ?? 0,
      ]),
    );
    return without(clean, found);
  }

  #knownIn(text: string): readonly Range[] {
    return [...this.#known].flatMap((secret) => [...wholeIn(text, secret), ...cutIn(text, secret)]);
  }
}

/** A secret may itself look escaped. */
function withReadings(secret: string): readonly string[] {
  return [secret, ...readingsOf(secret).map(({ text }) => text)];
}

/** In JSON the first character may be escaped: half of an escape would break what is left. */
function withItsEscape(text: string, [from, until]: Range): Range {
  const backslashes = /\\*$/.exec(text.slice(Math.max(0, from - MOST_BACKSLASHES), from))?.[0].length ?? 0;
  const isEscaped = backslashes % 2 === 1 && /["\\]/.test(text.charAt(from));
  return [isEscaped ? from - 1 : from, until];
}

const MOST_BACKSLASHES = 64;

/** As the reports write texts for outputs and annotations. */
function asInert(secret: string): string {
  return secret
    .replace(/\s+/g, ' ')
    .replace(/["`]/g, "'")
    .replaceAll('\\', '/')
    .replaceAll('##[', '## [')
    .replace(/\$+(?=[\w({*@#?!$-])/g, '');
}

function wholeIn(text: string, secret: string): readonly Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(secret); at !== -1; at = text.indexOf(secret, at + secret.length)) {
    found.push([at, at + secret.length]);
  }
  return found;
}

/** Where the text was cut inside of the secret. */
function cutIn(text: string, secret: string): readonly Range[] {
  const beginning = secret.slice(0, SHORTEST_BEGINNING);
  if (beginning.length < SHORTEST_BEGINNING) return [];
  return [...text.matchAll(/…/g)].flatMap(({ index }) => {
    const broken = BROKEN_ESCAPE.exec(text.slice(Math.max(0, index - LONGEST_ESCAPE), index))?.[0] ?? '';
    return [index, index - broken.length].flatMap((cut): readonly Range[] => {
      const before = text.slice(Math.max(0, cut - secret.length), cut);
      const at = before.lastIndexOf(beginning);
      return at !== -1 && secret.startsWith(before.slice(at)) ? [[cut - before.length + at, cut]] : [];
    });
  });
}

function looksSecret(text: string): readonly Range[] {
  return SECRETS.flatMap(([pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: whole, index }): Range => [index, index + whole.length]),
  );
}

/** Returns the text with each range hidden; ranges may overlap. */
function without(text: string, ranges: readonly Range[]): string {
  let clean = '';
  let done = 0;
  for (const [from, until] of ranges.toSorted(([one], [other]) => one - other)) {
    if (until <= done) continue;
    if (from >= done) clean += text.slice(done, from) + HIDDEN;
    done = until;
  }
  return clean + text.slice(done);
}
