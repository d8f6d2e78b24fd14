import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { marked } from 'marked';
import {
  breakable,
  code,
  codeBlock,
  folded,
  link,
  prose,
  table,
  text,
} from '../../../../src/report/text/markdown.ts';
import { oneLine } from '../../../../src/text/plain-text.ts';

/** Text made of what is dangerous in Markdown, HTML, links and mentions. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'`*_{}[]()#+-!|~$\\<>&"\'=^:.@ \n1'.split('')),
      fc.constantFrom(
        '<script>',
        '![x](http://a)',
        'https://a.b',
        'www.a.b',
        '<!--',
        '-->',
        '&lt;',
        '@octo',
        '---',
        '```',
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

function rendered(markdown: string): string {
  return marked.parse(markdown, { async: false, gfm: true });
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** What a reader sees of HTML: without tags, entities decoded. */
function visible(html: string): string {
  return html
    .replace(/<\/?(?:p|code|strong|em|td|tr|th|thead|tbody|table)>/g, '')
    .replace(/&(?:#(\d+)|(lt|gt|quot|amp));/g, (_, digits: string | undefined, name: string) =>
      digits === undefined ? (NAMED[name] ?? '') : String.fromCharCode(Number(digits)),
    )
    .replaceAll('\u200b', '');
}

function squeezed(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

test.each([
  ['UpgradingNodeImageVersion', 'Upgrading<wbr>Node<wbr>Image<wbr>Version'],
  ['RollingUpgradeUpgradingNodes: 6/10', 'Rolling<wbr>Upgrade<wbr>Upgrading<wbr>Nodes: 6/10'],
  ['Succeeded', 'Succeeded'],
  ['InProgress', 'InProgress'],
  ['UpgradingNodeImageVersion<b>', 'Upgrading<wbr>Node<wbr>Image<wbr>Version&#60;b&#62;'],
])('a long word of a table may break: %s', (word, markdown) => {
  expect(breakable(word)).toBe(markdown);
});

describe('foreign text', () => {
  test('reads on the page as it is, whatever it contains', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const html = rendered(text(value));
        expect(html).not.toMatch(/<(?!\/?p>)/);
        expect(squeezed(visible(html))).toBe(squeezed(oneLine(value, 2_000)));
      }),
      { numRuns: 500 },
    );
  });

  test('stays inside its cell of a table', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const html = rendered(table(['A', 'B'], [[text(one), code(other)]]));
        expect(html.match(/<td>/g)?.length).toBe(2);
        expect(html.match(/<(?!\/?(?:table|thead|tbody|tr|th|td|code)>)/g)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('as code reads as it is', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const html = rendered(`x ${code(value)}`);
        expect(html).not.toMatch(/<(?!\/?(?:p|code)>)/);
        expect(squeezed(visible(html))).toBe(squeezed(`x ${oneLine(value, 2_000)}`));
      }),
      { numRuns: 300 },
    );
  });

  test('with commands between backticks becomes code there and nowhere else', () => {
    expect(prose('Run `az aks update --name <x>` or *wait*`')).toBe(
      'Run <code>az aks update --name &#60;x&#62;</code> or &#42;wait&#42;&#96;',
    );
    expect(prose('Set `dry-run: true`')).toBe('Set `dry-run: true`');
    fc.assert(
      fc.property(hostile, (value) => {
        expect(rendered(prose(value))).not.toMatch(/<(?!\/?(?:p|code)>)/);
      }),
      { numRuns: 300 },
    );
  });

  test('mentions nobody and links nowhere', () => {
    expect(text('@octo see https://a.b or www.a.b')).toBe(
      '&#64;&#8203;octo see https&#58;//a.b or www&#46;a.b',
    );
  });

  test('begins no list, heading or rule, and versions stay legible', () => {
    expect(text('- a')).toBe('&#45; a');
    expect(text('1. a')).toBe('&#49;. a');
    expect(text('1.36.0')).toBe('1.36.0');
  });

  test('is cut where it would be too long', () => {
    expect(text('abcdef', 3)).toBe('ab…');
  });
});

describe('code', () => {
  test('stands between backticks when that is enough', () => {
    expect(code("orchestratorVersion: '1.35.5'")).toBe("`orchestratorVersion: '1.35.5'`");
    expect(code('')).toBe('');
    expect(code('a|b')).toBe('<code>a&#124;b</code>');
  });

  test('as a block can not be ended from inside', () => {
    expect(codeBlock('plain', 'sh')).toBe('```sh\nplain\n```');
    expect(codeBlock('a\n````\nb\u0007', 'sh')).toBe('`````sh\na\n````\nb\n`````');
    fc.assert(
      fc.property(hostile, (value) => {
        expect(rendered(codeBlock(value, 'sh')).match(/<pre>/g)?.length).toBe(1);
        expect(rendered(codeBlock(value, 'sh'))).toMatch(/<\/pre>\s*$/);
      }),
    );
  });
});

test('a link keeps foreign characters out of its address and its label', () => {
  expect(link('a](b', 'https://x/y(1) <z>')).toBe('[a&#93;(b](https://x/y%281%29%20%3Cz%3E)');
  expect(link('tab', 'https://x/\t')).toBe('[tab](https://x/%09)');
});

test('a folded part is Markdown inside', () => {
  const html = rendered(folded('2 <b> passed', '- `a`'));
  expect(html).toContain('<summary>2 &#60;b&#62; passed</summary>');
  expect(html).toContain('<li><code>a</code></li>');
});
