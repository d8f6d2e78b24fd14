/** Secrets are found in whatever is shown, however it is spelled there. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SecretFilter } from '../../src/adapters/github/secret-filter.ts';
import { inert, inertJson } from '../../src/report/text/inert.ts';
import { code, text } from '../../src/report/text/markdown.ts';

/** Such as Entra ID makes, and such as nobody should choose. */
const SECRET = 'vW~8Q_x*1.y$HOME"`\\é&<z>';

function filterOf(...secrets: readonly string[]): SecretFilter {
  const filter = new SecretFilter();
  for (const secret of secrets) filter.add(secret);
  return filter;
}

const SPELLINGS: readonly (readonly [string, (secret: string) => string])[] = [
  ['as it is', (secret) => secret],
  ['in Markdown', (secret) => text(secret)],
  ['as code', (secret) => code(secret)],
  ['in an output', (secret) => inert(secret)],
  ['in JSON', (secret) => inertJson({ a: secret })],
  ['in JSON inside JSON', (secret) => JSON.stringify({ a: JSON.stringify({ b: secret }) })],
  ['in an address', (secret) => encodeURIComponent(secret)],
  ['in an address inside an address', (secret) => encodeURIComponent(encodeURIComponent(secret))],
  [
    'in an address, in small letters',
    (secret) => encodeURIComponent(secret).replace(/%../g, (it) => it.toLowerCase()),
  ],
  ['in an address that is shown in Markdown', (secret) => text(encodeURIComponent(secret))],
  ['in HTML', (secret) => secret.replace(/[&<>"]/g, (it) => `&#x${it.charCodeAt(0).toString(16)};`)],
  [
    'in JSON as others write it',
    (secret) => secret.replace(/[^a-z]/gi, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ],
];

describe('a secret', () => {
  test.each(SPELLINGS)('%s is taken out', (_, spell) => {
    expect(filterOf(SECRET).clean(`before (${spell(SECRET)}) after`)).toMatch(
      /^before \((?:`|<code>|\{\\?"a\\?":\\?"|\{"a":"\{\\"b\\":\\")?\*\*\*(?:`|<\/code>|\\?"\}|\\"\}"\})?\) after$/,
    );
  });

  test('whatever it consists of', () => {
    const secrets = fc
      .string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 40 })
      // Neither short once blanks are one, nor such that its last character begins an escape of itself.
      .filter((one) => /^\w(?:[^\s\\]| (?! ))*[^\s\\&%]$/.test(one));
    fc.assert(
      fc.property(secrets, fc.constantFrom(...SPELLINGS), (secret, [, spell]) => {
        const around = spell('plainwords').replace('plainwords', '***');
        // Code is written in one of two ways.
        const clean = filterOf(secret)
          .clean(`a ${spell(secret)} b`)
          .replace(/<\/?code>/g, '`');
        expect(clean).toBe(`a ${around} b`);
      }),
    );
  });

  test('JSON stays JSON', () => {
    const clean = filterOf(SECRET).clean(inertJson({ [SECRET]: [`x${SECRET}y`, 'a"b\\'] }));
    expect(JSON.parse(clean)).toEqual({ '***': ['x***y', 'a"b\\'] });
    for (const secret of ['"quoted', '\\slashed', '\\"both']) {
      expect(JSON.parse(filterOf(secret).clean(JSON.stringify([secret])))).toEqual([
        expect.stringMatching(/^\\?\*\*\*$/),
      ]);
    }
  });

  test('is taken out where a text was cut inside of it', () => {
    const filter = filterOf('0123456789abcdef');
    expect(filter.clean('a 0123456789a… b 01234567… c 0123… 0123456789x…')).toBe(
      'a ***… b ***… c 0123… 0123456789x…',
    );
    expect(filterOf('01_3456~89abcdef').clean(text('a 01_3456~89a…'))).toBe('a ***…');
    const broken = ['%', '%4', '\\', String.raw`\u`, String.raw`\u004`, '&', '&#', '&#x4', '&#12', '&am'];
    for (const escape of broken) {
      expect(filter.clean(`a %30%31234567${escape}…`)).toBe(`a ***${escape}…`);
      expect(filter.clean(`a 01234567${escape}…`)).toBe(`a ***${escape}…`);
    }
    expect(filterOf('01234567&abcdefgh').clean('a 01234567&abc…')).toBe('a ***…');
  });

  test('and so is its inert form, which a shell would not act upon', () => {
    expect(filterOf('pa$$word`x`"\\').clean("a paword'x''/ b")).toBe('a *** b');
  });

  test('two that overlap leave nothing', () => {
    expect(filterOf('abcdefgh', 'efghijkl').clean('x abcdefghijkl y')).toBe('x *** y');
  });

  test('of a token in Markdown, too', () => {
    const token = `eyJ${'a_b'.repeat(20)}.${'c_d'.repeat(20)}.${'e-f'.repeat(20)}`;
    expect(filterOf().clean(text(`a ${token} b`))).toBe('a *** b');
    expect(filterOf().clean(`a ${token} b`)).toBe('a <hidden token> b');
  });

  test('other texts stay as they are', () => {
    const plain = `50 % of &amp; %zz \\u12 &#9999999; ${text('a_b~c @me https://example.com')} %E2%82`;
    expect(filterOf(SECRET).clean(plain)).toBe(plain);
  });
});

test('no text takes long', () => {
  const filter = filterOf(SECRET);
  const from = performance.now();
  for (const part of ['?', '-eyJaaaaaaa', 'a://', '&#95;', '%41', '\\u0041', '…']) {
    filter.clean(part.repeat(Math.ceil(100_000 / part.length)));
  }
  expect(performance.now() - from).toBeLessThan(8_000);
});
