import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { marked } from 'marked';
import { isThere, readText, ROOT } from './files.ts';
import { roleFile, roleFiles } from './roles.ts';

const DOCUMENTS = readdirSync(ROOT)
  .filter((name) => name.endsWith('.md'))
  .concat(
    readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => path.join('docs', name)),
  );

const BUILT_IN_ROLES = ['Reader', 'Contributor', 'Azure Kubernetes Service Contributor Role'];

function linksIn(document: string): readonly string[] {
  const links: string[] = [];
  void marked.walkTokens(marked.lexer(readText(document)), (token) => {
    if (token.type === 'link') links.push(token['href'] as string);
  });
  return links;
}

/** The anchors that GitHub makes of headings. */
function anchorsIn(document: string): readonly string[] {
  const anchors: string[] = [];
  void marked.walkTokens(marked.lexer(readText(document)), (token) => {
    if (token.type !== 'heading') return;
    const text = (token['text'] as string).toLowerCase();
    anchors.push(text.replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-'));
  });
  return anchors;
}

test.each(DOCUMENTS)('%s links only to what exists', (document) => {
  const broken = linksIn(document).filter((link) => {
    if (/^https:\/\//.test(link)) return false;
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? document : path.join(path.dirname(document), file);
    if (!isThere(target)) return true;
    return anchor !== undefined && !anchorsIn(target).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test.each(DOCUMENTS)('%s names only roles that exist', (document) => {
  const known = [...roleFiles.map((name) => roleFile(name).Name), ...BUILT_IN_ROLES];
  const named = [...readText(document).matchAll(/--(?:role|name) "([^"$]+)"/g)].map(([, name]) => name);
  expect(named.filter((name) => !known.includes(name ?? ''))).toEqual([]);
});

test('docs/permissions.md tells of every role file', () => {
  expect(linksIn('docs/permissions.md')).toEqual(
    expect.arrayContaining(roleFiles.map((name) => `roles/${name}.json`)),
  );
});
