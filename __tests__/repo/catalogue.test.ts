/** A sentence that nobody has read is a sentence that nobody has mended: all that users see is in the catalogue. */

import { globSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import ts from 'typescript';
import { readText, ROOT } from './files.ts';

/** Where sentences for users are made; those of steps and adapters quote what others answer. */
const FILES = globSync('src/{domain,inputs,report,text}/**/*.ts', { cwd: ROOT });

/** What no user reads as it stands there. */
const NOT_FOR_USERS: ReadonlySet<string> = new Set([
  // Names of things that have no sentence, or of errors that end in another one.
  'anything at all',
  'how many nodes are done (no warning: only the progress text is missing)',
  'the progress text of the operation',
  "the step's timeout has passed",
  'there is no worst of no results',
  'what to send back to the pool',
  // Not in messages.txt, but in docs/roles.
  'read what aks recover reports about aks clusters: operations, nodes, fleets, versions, and who started an operation',
  '${{ github.token }}',
]);

const shown = plain(`${readText('scripts/messages/messages.txt')}\n${readText('docs/troubleshooting.md')}`);

test.each(FILES)('every sentence of %s is in the catalogue or in the guide', (file) => {
  expect(sentencesOf(file).filter((sentence) => !shown.includes(sentence))).toEqual([]);
});

/** The literal parts of texts that have two words or more. */
function sentencesOf(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readText(file), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) found.push(plain(node.text));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((text) => /[a-z]{2,}.*\s|\s.*[a-z]{2,}/.test(text) && !NOT_FOR_USERS.has(text));
}

/** Without what Markdown and the middle of a sentence change. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '')
    .replace(/\[[^\]]*\]\((\w+\.md)\)/g, 'docs/$1')
    .replace(/<(https:[^>]*)>/g, '$1')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .trim()
    .replace(/^[^\p{L}$]+|[.;:,]+$/gu, '')
    .toLowerCase();
}
