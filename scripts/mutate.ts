/**
 * `npm run mutate`: makes small mistakes in the sources, one at a time, and tells which of them no fast test notices.
 * Each verdict is written down at once, so that a run that was stopped goes on where it was.
 */

import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { copyOfRepository, doTestsPass } from './mutate/copy.ts';
import { mutantsOf, type Mutant } from './mutate/mutants.ts';
import { keyOf, sampleOf } from './mutate/sample.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const RESULTS = path.join(ROOT, 'mutation-results');
const ACCEPTED = path.join(ROOT, 'scripts/mutate/accepted.json');

/** By folder of `src`: the fast suites that should notice, and the share of mutants that they have to. */
const FOLDERS: Readonly<Record<string, { readonly tests: readonly string[]; readonly goal: number }>> = {
  domain: { tests: ['__tests__/unit', '__tests__/flow'], goal: 0.95 },
  report: { tests: ['__tests__/unit'], goal: 0.95 },
  steps: { tests: ['__tests__/unit', '__tests__/flow'], goal: 0.85 },
  adapters: { tests: ['__tests__/unit', '__tests__/adapters'], goal: 0.85 },
};

const HELP = `npm run mutate -- [--folder ${Object.keys(FOLDERS).join('|')}] [--sample 300] [--seed 1] [--anew]`;

interface Verdict {
  readonly key: string;
  readonly isKilled: boolean;
}

function mutantsIn(folder: string): readonly Mutant[] {
  return readdirSync(path.join(ROOT, 'src', folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => path.posix.join('src', folder, name.split(path.sep).join('/')))
    .flatMap((file) => mutantsOf(file, readFileSync(path.join(ROOT, file), 'utf8')));
}

function verdictsIn(file: string): Map<string, boolean> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').trim().split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => JSON.parse(line) as Verdict).map(({ key, isKilled }) => [key, isKilled]),
  );
}

async function judge(
  copy: string,
  mutant: Mutant,
  tests: readonly string[],
  longestMs: number,
): Promise<boolean> {
  const file = path.join(copy, mutant.file);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.slice(0, mutant.start) + mutant.after + text.slice(mutant.end));
  try {
    return !(await doTestsPass(copy, tests, mutant.file, longestMs));
  } finally {
    writeFileSync(file, text);
  }
}

/** Returns whether the goal of the folder is met. */
async function mutate(folder: string, size: number, seed: string, isAnew: boolean): Promise<boolean> {
  const { tests, goal } = FOLDERS[folder] ?? { tests: [], goal: 1 };
  const accepted = new Set(Object.keys(JSON.parse(readFileSync(ACCEPTED, 'utf8')) as Record<string, string>));
  const log = path.join(RESULTS, `${folder}.jsonl`);
  mkdirSync(RESULTS, { recursive: true });
  if (isAnew) await rm(log, { force: true });
  const verdicts = verdictsIn(log);
  const sample = sampleOf(mutantsIn(folder), size, seed);
  const copy = await copyOfRepository();
  const survivors: string[] = [];
  try {
    const startedAt = performance.now();
    if (!(await doTestsPass(copy, tests))) throw new Error(`The tests of ${folder} fail without a mutant.`);
    // Those of one file are a part of them: on a machine as busy as now, twice the time of all means that they hang.
    const longestMs = 2 * (performance.now() - startedAt);
    for (const [index, mutant] of sample.entries()) {
      const key = keyOf(mutant, readFileSync(path.join(ROOT, mutant.file), 'utf8'), mutant.start);
      const isKilled = verdicts.get(key) ?? (await judge(copy, mutant, tests, longestMs));
      if (!verdicts.has(key)) appendFileSync(log, `${JSON.stringify({ key, isKilled })}\n`);
      verdicts.set(key, isKilled);
      if (!isKilled && !accepted.has(key)) survivors.push(key);
      console.log(`${index + 1}/${sample.length} ${isKilled ? 'killed  ' : 'SURVIVED'} ${key}`);
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  const share = 1 - survivors.length / Math.max(sample.length, 1);
  console.log(
    `\n${folder}: ${(share * 100).toFixed(1)} % of ${sample.length} noticed or accepted (goal ${goal * 100} %)`,
  );
  for (const survivor of survivors) console.log(`  ${survivor}`);
  return share >= goal;
}

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    sample: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    anew: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(HELP);
else {
  const folders = values.folder === undefined ? Object.keys(FOLDERS) : [values.folder];
  for (const folder of folders) {
    if (!(folder in FOLDERS)) throw new Error(`There is no folder '${folder}'.\n${HELP}`);
    if (!(await mutate(folder, Number(values.sample), values.seed, values.anew))) process.exitCode = 1;
  }
}
