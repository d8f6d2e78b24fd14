/** The YAML examples of README and documents, and what is wrong with them. */

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { marked } from 'marked';
import { parse, parseDocument } from 'yaml';
import { read, type Given } from '../unit/inputs/reading.ts';
import { isThere, readText, ROOT } from './files.ts';
import { checkWorkflow } from './language-service.ts';
import { lintWorkflow } from './workflow-linter.ts';

export interface Example {
  /** Where it stands, and its first line. */
  readonly label: string;
  readonly yaml: string;
}

interface ActionMetadata {
  readonly inputs: Readonly<Record<string, { readonly required: boolean }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A step that uses an action. */
interface Step {
  readonly id?: string;
  readonly uses: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const OUR_ACTION = /^(?:\.\/?|(?:\.\/)?[\w.-]+\/aks-recover@.+)$/;

/** What an expression may stand for, where an input must not be empty. */
const POSSIBLE: Given = {
  cluster: 'prod',
  nodepool: 'user',
  'resource-group': 'rg',
  'operation-id': '0f3c2d1e-0000-4000-8000-000000000000',
  'kubernetes-version': '1.34.8',
  'node-image-version': 'AKSUbuntu-2404gen2containerd-202604.22.1',
  'github-token': 'a-token',
};

/** Returns every YAML block of README.md and docs/, and every workflow in examples/. */
export function examples(): readonly Example[] {
  const workflows = workflowFiles().map((file) => ({ label: file, yaml: readText(file) }));
  const documents = isThere('docs')
    ? readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    : [];
  const blocks = ['README.md', ...documents.map((name) => path.join('docs', name))]
    .filter((file) => file.endsWith('.md'))
    .flatMap(examplesIn);
  return [...blocks, ...workflows];
}

/** Returns the workflows that are ready to be copied. */
export function workflowFiles(): readonly string[] {
  const names = isThere('examples') ? readdirSync(path.join(ROOT, 'examples')) : [];
  return names.filter((name) => name.endsWith('.yml')).map((name) => `examples/${name}`);
}

function examplesIn(file: string): readonly Example[] {
  const found: Example[] = [];
  void marked.walkTokens(marked.lexer(readText(file)), (token) => {
    if (token.type !== 'code' || !/^ya?ml\b/.test((token.lang as string | undefined) ?? '')) return;
    const yaml = token['text'] as string;
    found.push({ label: `${file}, ${String(found.length + 1)}: ${yaml.split('\n')[0] ?? ''}`, yaml });
  });
  return found;
}

/** Returns everything that is wrong with an example, one line each. */
export async function problemsOf(yaml: string): Promise<readonly string[]> {
  const syntax = parseDocument(yaml).errors.map(({ message }) => message);
  if (syntax.length > 0) return syntax;
  const action = parse(readText('action.yml')) as ActionMetadata;
  const content: unknown = parse(yaml);
  const ours = stepsIn(content).filter(({ uses }) => OUR_ACTION.test(uses));
  return [
    ...(await lint(content, yaml)),
    ...ours.flatMap((step) => inputProblems(step, action)),
    ...outputProblems(yaml, ours, action),
  ];
}

async function lint(content: unknown, yaml: string): Promise<readonly string[]> {
  const isWorkflow = typeof content === 'object' && content !== null && 'jobs' in content;
  if (!isWorkflow && !Array.isArray(content)) return [];
  const workflow = isWorkflow ? yaml : asWorkflow(yaml);
  return [...(await lintWorkflow(workflow)), ...(await checkWorkflow(workflow))];
}

/** Steps alone are checked in the smallest workflow around them. */
function asWorkflow(steps: string): string {
  const indented = steps.replaceAll(/^(?=.)/gm, '      ');
  return `on: workflow_dispatch\njobs:\n  example:\n    runs-on: ubuntu-latest\n    steps:\n${indented}\n`;
}

function stepsIn(value: unknown): readonly Step[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'uses' in value && typeof value.uses === 'string' ? [value as Step] : [];
  return [...own, ...Object.values(value).flatMap(stepsIn)];
}

function inputProblems({ uses, with: given = {} }: Step, { inputs }: ActionMetadata): readonly string[] {
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  const missing = Object.entries(inputs).filter(([name, { required }]) => required && !(name in given));
  const values = Object.entries(given).flatMap(([name, value]) => {
    const text = String(value);
    const filledIn = text.includes('${{') ? POSSIBLE[name as keyof Given] : text;
    return filledIn === undefined ? [] : [[name, filledIn] as const];
  });
  return [
    ...unknown.map((name) => `${uses}: there is no input ${name}`),
    ...missing.map(([name]) => `${uses}: the input ${name} is required`),
    // A mode that is chosen later decides what the other values mean.
    ...(String(given['mode']).includes('${{') ? [] : read(Object.fromEntries(values)).problems).map(
      (problem) => `${uses}: ${problem}`,
    ),
  ];
}

function outputProblems(yaml: string, ours: readonly Step[], { outputs }: ActionMetadata): readonly string[] {
  const ids = new Set(ours.flatMap(({ id }) => id ?? []));
  return [...yaml.matchAll(/\bsteps\.([\w-]+)\.outputs\.([\w-]+)/g)]
    .filter(([, id = '', name = '']) => ids.has(id) && !(name in outputs))
    .map(([reference]) => `${reference}: there is no such output`);
}
