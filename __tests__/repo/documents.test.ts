import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { marked, type Tokens } from 'marked';
import { parse } from 'yaml';
import { DEFAULT_SWITCHES } from '../../simulator/state/switches.ts';
import { isThere, readText, ROOT } from './files.ts';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readText('package.json')) as Manifest;

/** Returns the names in backticks that rows of the document's tables begin with. */
function firstCells(document: string): readonly string[] {
  const tables = marked
    .lexer(readText(document))
    .filter((token): token is Tokens.Table => token.type === 'table');
  return tables.flatMap(({ rows }) =>
    rows.flatMap(([cell]) => /^`([^`]+)`/.exec(cell?.text ?? '')?.[1] ?? []),
  );
}

test('docs/security.md quotes tests that exist', () => {
  const quoted = [...readText('docs/security.md').matchAll(/\]\(\.\.\/(__tests__\/[^)]+)\): "([^"]+)"/g)];
  expect(quoted.length).toBeGreaterThan(20);
  const missing = quoted.filter(
    ([, file = '', title = '']) => !readText(file).includes(title.replace(/ \(%s\)$/, '')),
  );
  expect(missing.map(([whole]) => whole)).toEqual([]);
});

test('docs/live-tests.md names switches of the simulator, and its workflow', () => {
  const text = readText('docs/live-tests.md');
  const rows = [...text.matchAll(/^\| +\d+ +\|(.*)$/gm)].map(([, row = '']) =>
    row.split('|').map((cell) => cell.trim()),
  );
  const switches = rows.flatMap((cells) => /^`(\w+)`$/.exec(cells[2] ?? '')?.[1] ?? []);
  expect(switches.length).toBeGreaterThan(3);
  expect(Object.keys(DEFAULT_SWITCHES)).toEqual(expect.arrayContaining([...switches]));
  const variables = [...readText('.github/workflows/live.yml').matchAll(/vars\.(\w+)/g)].map(
    ([, name]) => name,
  );
  for (const name of new Set(variables)) expect(text).toContain(`\`${name ?? ''}\``);
});

describe('docs/design.md', () => {
  test('justifies every direct dependency, and nothing else', () => {
    const names = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)];
    const told = firstCells('docs/design.md').filter((name) => !name.includes('/') || name.startsWith('@'));
    expect([...told].sort()).toEqual(names.sort());
  });

  test('says what every folder of the code holds', () => {
    const folders = ['src', 'simulator', '__tests__', 'scripts'].flatMap((parent) =>
      readdirSync(path.join(ROOT, parent), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${parent}/${name}`),
    );
    const told = firstCells('docs/design.md').filter((name) => name.includes('/') && !name.startsWith('@'));
    expect(folders.filter((folder) => !told.includes(`${folder}/`))).toEqual([]);
    expect(told.filter((place) => !isThere(place))).toEqual([]);
  });

  test('links every decision, which are numbered without gaps', () => {
    const decisions = readdirSync(path.join(ROOT, 'docs/decisions')).sort();
    expect(decisions.map((name) => Number(name.slice(0, 4)))).toEqual(
      decisions.map((_name, index) => index + 1),
    );
    for (const name of decisions) expect(readText('docs/design.md')).toContain(`(decisions/${name})`);
  });
});

describe('CONTRIBUTING.md', () => {
  test('has every npm script in its table, and no other', () => {
    const told = firstCells('CONTRIBUTING.md').filter((cell) => cell.startsWith('npm '));
    const expected = Object.keys(manifest.scripts).map((name) =>
      name === 'test' ? 'npm test' : `npm run ${name}`,
    );
    expect([...told].sort()).toEqual(expected.sort());
  });

  test('names only files that exist', () => {
    const named = [
      ...readText('CONTRIBUTING.md').matchAll(
        /`((?:src|simulator|scripts|__tests__|docs|\.github)\/[\w./-]+)`/g,
      ),
    ];
    expect(named.length).toBeGreaterThan(10);
    expect(named.map(([, file = '']) => file).filter((file) => !isThere(file))).toEqual([]);
  });
});

test('the bug form asks for the report', () => {
  const form = parse(readText('.github/ISSUE_TEMPLATE/bug.yml')) as {
    readonly body: readonly { readonly id?: string; readonly validations?: { readonly required: boolean } }[];
  };
  expect(form.body.find(({ id }) => id === 'report')).toBeDefined();
});

test('the settings of editor and container are JSON, and the container has the right Node', () => {
  for (const file of ['.vscode/settings.json', '.vscode/extensions.json', '.vscode/launch.json'])
    JSON.parse(readText(file));
  const container = JSON.parse(readText('.devcontainer/devcontainer.json')) as { readonly image: string };
  const major = readText('.node-version').split('.')[0];
  expect(container.image).toContain(`:${major ?? ''}`);
});
