/**
 * `npm run mutate`: makes small mistakes in the sources, one at a time, and tells which of them no fast test notices.
 * Each verdict is written down at once, so that a run that was stopped goes on where it was.
 */

import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { FOLDERS, type Folder } from './mutate/folders.ts';
import { Judge } from './mutate/judge.ts';
import { mutantsOf, type Mutant } from './mutate/mutants.ts';
import { keyOf, sampleOf } from './mutate/sample.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const RESULTS = path.join(ROOT, 'mutation-results');
const ACCEPTED = path.join(ROOT, 'scripts/mutate/accepted.json');

const HELP = `npm run mutate -- [--folder NAME] [--sample 300] [--seed 1] [--anew] [--quiet]
Folders: ${FOLDERS.map(({ name }) => name).join(', ')}`;

interface Line {
  readonly key: string;
  /** The test that noticed, or nothing. */
  readonly killer?: string;
  /** How many tests came by. */
  readonly tests: number;
}

interface Options {
  readonly sample: string;
  readonly seed: string;
  readonly anew: boolean;
  readonly quiet: boolean;
}

function filesBelow(folder: string, isDeep: boolean, ending: string): readonly string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: isDeep, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')));
}

function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function linesIn(log: string): Map<string, Line> {
  if (!existsSync(log)) return new Map();
  const lines = readFileSync(log, 'utf8').trim().split('\n').filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as Line).map((line) => [line.key, line]));
}

/** Absolute paths; without those that put a module in another one's place, which needs a process of its own. */
function testsOf({ tests, except }: Folder): readonly string[] {
  return tests
    .flatMap((place) => filesBelow(place, true, '.test.ts'))
    .filter((file) => except?.test(file) !== true && !textOf(file).includes('unstable_mockModule'))
    .map((file) => path.join(ROOT, file));
}

/** Prints the figure of a folder and its survivors, and returns whether the goal is met. */
function report({ name, goal }: Folder, lines: readonly Line[], ofHowMany: number): boolean {
  const accepted = JSON.parse(readFileSync(ACCEPTED, 'utf8')) as Record<string, string>;
  const survivors = lines.filter(({ key, killer }) => killer === undefined && !(key in accepted));
  const equivalent = lines.filter(({ key, killer }) => killer === undefined && key in accepted).length;
  const judged = lines.length - equivalent;
  const share = judged === 0 ? 1 : 1 - survivors.length / judged;
  console.log(
    `${name}: ${(share * 100).toFixed(1)} % of ${judged} killed (goal ${goal * 100} %), ` +
      `${equivalent} accepted, ${ofHowMany} in all`,
  );
  for (const { key, tests } of survivors) {
    console.log(`  SURVIVED ${key.replaceAll(/\s+/g, ' ')}${tests === 0 ? ' (no test)' : ''}`);
  }
  return share >= goal;
}

async function judgeAll(
  folder: Folder,
  sample: readonly Mutant[],
  options: Options,
): Promise<readonly Line[]> {
  const log = path.join(RESULTS, `${folder.name.replaceAll('/', '-')}.jsonl`);
  mkdirSync(RESULTS, { recursive: true });
  if (options.anew) rmSync(log, { force: true });
  const known = linesIn(log);
  const keys = sample.map((mutant) => keyOf(mutant, textOf(mutant.file), mutant.start));
  if (keys.every((key) => known.has(key))) return keys.flatMap((key) => known.get(key) ?? []);
  const judge = new Judge(ROOT, testsOf(folder), sample);
  try {
    await judge.open();
    for (const failure of judge.failing)
      console.log(`Left out, fails without a mutant: ${failure.slice(0, 300)}`);
    const startedAt = performance.now();
    for (const [id, key] of keys.entries()) {
      if (known.has(key)) continue;
      const line = { key, ...(await judge.judge(id)) };
      known.set(key, line);
      appendFileSync(log, `${JSON.stringify(line)}\n`);
      if (!options.quiet)
        console.log(`${id + 1}/${keys.length} ${line.killer === undefined ? 'SURVIVED' : 'killed  '} ${key}`);
    }
    console.log(`${((performance.now() - startedAt) / keys.length).toFixed(0)} ms a mutant`);
  } finally {
    judge.close();
  }
  return keys.flatMap((key) => known.get(key) ?? []);
}

async function mutate(folder: Folder, options: Options): Promise<boolean> {
  const files = filesBelow(folder.source, folder.isDeep, '.ts');
  const mutants = files.flatMap((file) => mutantsOf(file, textOf(file)));
  const sample = sampleOf(mutants, Number(options.sample), options.seed);
  return report(folder, await judgeAll(folder, sample, options), mutants.length);
}

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    sample: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    anew: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(HELP);
else {
  const wanted = FOLDERS.filter(({ name }) => values.folder === undefined || name === values.folder);
  if (wanted.length === 0) throw new Error(`There is no folder '${values.folder ?? ''}'.\n${HELP}`);
  for (const folder of wanted) if (!(await mutate(folder, values))) process.exitCode = 1;
}
