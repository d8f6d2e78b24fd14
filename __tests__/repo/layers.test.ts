import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { VirtualFile } from './lint-virtual-files.ts';

type Case = readonly [path: string, code: string, problem: string];

const ONLY_ADAPTERS = 'belongs to src/adapters: take it from a port (src/ports).';

/** One forbidden thing a line, with what the lint says. */
const FORBIDDEN: readonly Case[] = [
  ['src/domain/x.ts', "import '../report/y.ts';", 'may not import src/report/y.ts'],
  ['src/domain/checks/x.ts', "import '../../ports/y.ts';", 'may not import src/ports/y.ts'],
  [
    'src/domain/x.ts',
    "import 'parse-duration';",
    'may not import the package parse-duration: it may import only semver',
  ],
  ['src/domain/x.ts', "import type { A } from '../inputs/y.ts';", 'may not import src/inputs/y.ts'],
  ['src/report/x.ts', "import '../ports/y.ts';", 'may not import src/ports/y.ts'],
  ['src/report/x.ts', "import 'semver';", 'may not import the package semver: it may import no package'],
  ['src/ports/x.ts', "import '../adapters/y.ts';", 'may not import src/adapters/y.ts'],
  ['src/ports/x.ts', "import '@azure/identity';", 'may not import the package @azure/identity'],
  ['src/inputs/x.ts', "import '@actions/core';", 'may not import the package @actions/core'],
  ['src/inputs/x.ts', "import '../steps/y.ts';", 'may not import src/steps/y.ts'],
  ['src/inputs/x.ts', "import 'node:fs';", "may not import Node's node:fs"],
  ['src/inputs/x.ts', "import 'fs/promises';", "may not import Node's fs/promises"],
  ['src/steps/x.ts', "import '../report/summary.ts';", 'may not import src/report/summary.ts'],
  ['src/steps/x.ts', "export * from '../adapters/y.ts';", 'may not import src/adapters/y.ts'],
  ['src/steps/x.ts', "export { a } from '../inputs/y.ts';", 'may not import src/inputs/y.ts'],
  [
    'src/steps/x.ts',
    "await import('@azure/core-rest-pipeline');",
    'may not import the package @azure/core-rest-pipeline',
  ],
  ['src/steps/x.ts', "export let a: import('../adapters/y.ts').A;", 'may not import src/adapters/y.ts'],
  ['src/run.ts', "import './adapters/y.ts';", 'may not import src/adapters/y.ts'],
  [
    'src/steps/x.ts',
    "import '../../node_modules/@actions/core/lib/command.js';",
    'may not import the package @actions/core',
  ],
  ['src/run.ts', "import '@actions/core';", 'may not import the package @actions/core'],
  ['src/adapters/x.ts', "import '../steps/y.ts';", 'may not import src/steps/y.ts'],
  ['src/adapters/x.ts', "import '../../simulator/y.ts';", 'may not import simulator/y.ts'],
  ['src/index.ts', "import '../scripts/y.ts';", 'may not import scripts/y.ts'],
  ['simulator/x.ts', "import '../src/domain/y.ts';", 'may not import src/domain/y.ts'],
  ['src/common/x.ts', 'export {};', 'src/common/x.ts is in no layer'],
  ['src/domain/x.ts', "export const a = process.env['A'];", `process ${ONLY_ADAPTERS}`],
  ['src/report/x.ts', 'export const a = Date.now();', `Date ${ONLY_ADAPTERS}`],
  ['src/steps/x.ts', 'export const a = new Date();', `Date ${ONLY_ADAPTERS}`],
  ['src/steps/x.ts', 'export const a = globalThis.Date.now();', `Date ${ONLY_ADAPTERS}`],
  ['src/steps/x.ts', 'setTimeout(() => {}, 1);', `setTimeout ${ONLY_ADAPTERS}`],
  ['src/steps/x.ts', 'export const a = Math.random();', `Math.random ${ONLY_ADAPTERS}`],
  ['src/inputs/x.ts', "console.log('a');", `console ${ONLY_ADAPTERS}`],
  ['src/run.ts', "void fetch('https://x');", `fetch ${ONLY_ADAPTERS}`],
  ['src/domain/time.ts', 'setTimeout(() => {}, 1);', `setTimeout ${ONLY_ADAPTERS}`],
  ['src/domain/x.ts', 'export function run(): void {}', 'run needs a doc comment'],
  ['src/steps/x.ts', '// Runs.\nexport async function run(): Promise<void> {}', 'run needs a doc comment'],
  ['src/report/x.ts', '/**\n * One.\n *\n * @returns 1\n */\nexport const a = 1;', '@returns: say it'],
  ['src/adapters/x.ts', '/** One. @throws never */\nlet a;\n/** @throws Error */\nlet b;', '@throws: say it'],
];

/** One allowed thing a line. */
const ALLOWED: readonly (readonly [path: string, code: string])[] = [
  ['src/domain/checks/x.ts', "import '../types.ts'; import 'semver';"],
  ['src/domain/time.ts', 'export const a = new Date(0).toISOString();'],
  ['src/report/x.ts', "import '../domain/y.ts'; import './y.ts';"],
  ['src/ports/x.ts', "import type { A } from '../domain/y.ts';"],
  [
    'src/inputs/x.ts',
    "import '../domain/y.ts'; import '../ports/y.ts'; import 'parse-duration'; import 'semver';",
  ],
  ['src/steps/x.ts', "import '../domain/y.ts'; import '../ports/y.ts'; import '../report/messages.ts';"],
  [
    'src/adapters/x.ts',
    "import '@azure/identity'; import 'node:fs'; import '../ports/y.ts'; Date.now(); process.exit();",
  ],
  [
    'src/run.ts',
    "import './inputs/y.ts'; import './steps/y.ts'; import './report/y.ts'; import './ports/y.ts';",
  ],
  ['src/domain/x.ts', '/**\n * Runs.\n *\n * @param a what\n */\nexport function run(a: string): void {}'],
  ['src/report/x.ts', 'export function isRunning(): boolean { return true; } function run(): void {}'],
  ['src/steps/x.ts', '// @returns nothing: no doc comment\nexport const a = 1;'],
  ['simulator/x.ts', 'export function run(): void {}'],
  ['src/index.ts', "import './adapters/y.ts'; import './run.ts'; process.exit();"],
  ['simulator/x.ts', "import './y.ts'; import 'selfsigned'; import 'node:https'; Date.now();"],
  ['scripts/x.ts', "import '../src/report/y.ts'; import '../simulator/y.ts'; process.exit();"],
  ['__tests__/x.ts', "import '../src/adapters/y.ts'; import '../simulator/y.ts'; Date.now();"],
];

const OWN_RULES = /^(layers\/|docs\/|no-restricted-|parser)/;

describe('the lint rules of the design', () => {
  const found = new Map<string, readonly string[]>();

  beforeAll(() => {
    const files: readonly VirtualFile[] = [...FORBIDDEN, ...ALLOWED].map(([file, code]) => ({
      path: file,
      code,
    }));
    const root = path.resolve(import.meta.dirname, '../..');
    const { stdout, stderr } = spawnSync(process.execPath, ['__tests__/repo/lint-virtual-files.ts'], {
      cwd: root,
      input: JSON.stringify(files),
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    const results = JSON.parse(stdout) as readonly (readonly string[])[];
    files.forEach(({ path: file, code }, index) => {
      found.set(
        `${file} ${code}`,
        (results[index] ?? []).filter((line) => OWN_RULES.test(line)),
      );
    });
  });

  test.each(FORBIDDEN)('refuse, in %s: %s', (file, code, problem) => {
    const lines = found.get(`${file} ${code}`);
    expect(lines).toHaveLength(1);
    expect(lines?.[0]).toContain(problem);
  });

  test.each(ALLOWED)('allow, in %s: %s', (file, code) => {
    expect(found.get(`${file} ${code}`)).toEqual([]);
  });
});
