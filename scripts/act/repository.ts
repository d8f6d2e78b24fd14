/** A fresh repository with the workflow in it, and the actions that it uses, as folders of this machine. */

import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { REPOSITORY } from './adapt.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Action {
  readonly inputs: Record<string, { default?: string }>;
}

/** Files of the repository, by their path. */
export type Files = Readonly<Record<string, string>>;

/** Makes a repository on branch `main` with these files in one commit. */
export async function makeRepository(folder: string, files: Files): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text, { mode: name.endsWith('.sh') ? 0o755 : 0o644 });
  }
  const git = (...args: readonly string[]): void => {
    execFileSync('git', ['-C', folder, '-c', 'user.name=test', '-c', 'user.email=test@localhost', ...args], {
      stdio: 'ignore',
    });
  };
  git('init', '--initial-branch=main');
  git('remote', 'add', 'origin', `https://github.com/${REPOSITORY}.git`);
  git('add', '--all');
  git('-c', 'core.hooksPath=/dev/null', 'commit', '--message', 'Workflows');
}

/**
 * Copies the actions, and returns the folder of each, by repository. Endpoints become defaults of a copied action.yml,
 * because act empties the variable of an input that has none.
 */
export async function copyActions(
  folder: string,
  endpoints: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const ours = path.join(folder, 'aks-recover');
  for (const name of ['dist', 'simulator/dist', 'simulator/scenarios', 'simulator/action.yml'])
    await cp(path.join(ROOT, name), path.join(ours, name), { recursive: true });
  await withDefaults(path.join(ROOT, 'action.yml'), path.join(ours, 'action.yml'), {
    ...endpoints,
    'poll-interval': '1s',
  });
  const login = path.join(folder, 'login');
  const stub = path.join(import.meta.dirname, 'azure-login');
  await mkdir(login);
  await cp(path.join(stub, 'index.js'), path.join(login, 'index.mjs'));
  await withDefaults(path.join(stub, 'action.yml'), path.join(login, 'action.yml'), endpoints, {
    'index.js': 'index.mjs',
  });
  return new Map([
    ['contoso/aks-recover', ours],
    ['azure/login', login],
  ]);
}

/** Returns act's options that put these folders in the place of what the workflows use. */
export function localRepositories(
  workflows: readonly string[],
  actions: ReadonlyMap<string, string>,
): readonly string[] {
  const used = workflows.flatMap((yaml) => [...yaml.matchAll(/uses: ([\w.-]+\/[\w.-]+)[\w/.-]*@(\S+)/g)]);
  const options = used.flatMap(([, repository = '', version = '']) => {
    const place = actions.get(repository);
    return place === undefined ? [] : [`--local-repository=${repository}@${version}=${place}`];
  });
  return [...new Set(options)];
}

async function withDefaults(from: string, to: string, defaults: Files, renamed: Files = {}): Promise<void> {
  let text = await readFile(from, 'utf8');
  for (const [before, after] of Object.entries(renamed)) text = text.replaceAll(before, after);
  const action = parse(text) as Action;
  for (const [name, value] of Object.entries(defaults)) {
    const input = action.inputs[name];
    if (input !== undefined) input.default = value;
  }
  await writeFile(to, stringify(action));
}
