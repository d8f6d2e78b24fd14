import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { examples } from './examples.ts';
import { readText, ROOT } from './files.ts';

interface Metadata {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post: string };
}

const action = parse(readText('simulator/action.yml')) as Metadata;
const page = readText('docs/rehearsal.md');
const scenarios = readdirSync(path.join(ROOT, 'simulator/scenarios')).map((name) => path.parse(name).name);
const workflows = [readText('examples/rehearsal.yml'), readText('.github/workflows/ci.yml'), page];

const firstCells = (heading: string): string[] => {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  return [...section.matchAll(/^\| `([\w-]+)`/gm)].map(([, name = '']) => name);
};

describe('simulator/action.yml', () => {
  test('runs its bundle on Node 24, at the start and at the end', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js', post: 'dist/index.js' });
  });

  test('describes everything in one sentence, and names all scenarios', () => {
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(description).toMatch(/^[^\n]+\.$/);
      expect(description).not.toMatch(/\. [A-Z]/);
    }
    const named = /\(([^)]+)\)/.exec(action.inputs['scenario']?.description ?? '')?.[1]?.split(', ') ?? [];
    expect(named.toSorted()).toEqual(scenarios.toSorted());
  });

  test('has the inputs and outputs that it reads and writes', () => {
    const source = readText('simulator/action/inputs.ts') + readText('simulator/action/start.ts');
    const read = [...source.matchAll(/\bread\('([\w-]+)'\)/g)].map(([, name = '']) => name);
    expect([...new Set(read)].toSorted()).toEqual(Object.keys(action.inputs).toSorted());
    for (const name of Object.keys(action.outputs))
      expect(source).toMatch(new RegExp(`\\s'?${name}'?: addresses\\.`));
  });
});

describe('docs/rehearsal.md', () => {
  test('tells of every input with its default, of every output and of every scenario', () => {
    expect(firstCells('Inputs').toSorted()).toEqual(Object.keys(action.inputs).toSorted());
    for (const { default: standard } of Object.values(action.inputs)) {
      if (standard !== undefined) expect(page).toContain(`\`${standard}\``);
    }
    for (const name of Object.keys(action.outputs)) expect(page).toContain(`\`${name}\``);
    expect(firstCells('Scenarios').toSorted()).toEqual(scenarios.toSorted());
  });

  test('has an example of the step', () => {
    expect(examples().filter(({ yaml }) => yaml.includes('/simulator@')).length).toBeGreaterThan(0);
  });
});

test.each(workflows)('the steps use the outputs and inputs that there are', (text) => {
  const id = /- (?:name: .*\n +)?id: (\w+)\n(?: +name: .*\n)? +uses: \S*\/simulator(?:@\S+)?/.exec(text)?.[1];
  expect(id).toBeDefined();
  const used = [...text.matchAll(/\bsteps\.(\w+)\.outputs\.([\w-]+)/g)].filter(([, step]) => step === id);
  expect(used.length).toBeGreaterThan(0);
  for (const [, , name = ''] of used) expect(Object.keys(action.outputs)).toContain(name);
});
