/**
 * A process that has loaded the tests, and the sources with a switch around every mutant. It tells which tests come by
 * which mutant, and runs those that it is asked to with one mutant switched on.
 */

import { registerHooks } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { casesIn, globals, type Case } from './harness.ts';
import { SWITCH } from './switches.ts';

/** What the process is told at first. */
export interface Start {
  /** Absolute paths of test files. */
  readonly tests: readonly string[];
  /** By absolute path, the sources with their switches. */
  readonly sources: Readonly<Record<string, string>>;
  /** The mutant that is switched on while everything is loaded, if any. */
  readonly mutant?: number;
}

/** What it is asked afterwards: to run these tests until one fails. */
export interface Question {
  readonly mutant: number;
  readonly cases: readonly number[];
}

/** What it answers: first what each test is called, took, and came by; then which test failed, or that it began one. */
export type Answer =
  | { readonly kind: 'loaded'; readonly names: readonly string[]; readonly mutants: readonly number[] }
  | {
      readonly kind: 'played';
      readonly ms: number;
      readonly mutants: readonly number[];
      readonly failure?: string;
    }
  | { readonly kind: 'began'; readonly index: number }
  | { readonly kind: 'judged'; readonly killer?: number; readonly isSpoilt: boolean };

/** More than this a test that passes never takes here. */
const LONGEST_TEST_MS = 60_000;

let active: number | undefined;
let seen = new Set<number>();
const loaded: Case[] = [];

Object.assign(globalThis, {
  [SWITCH]: (id: number): boolean => {
    seen.add(id);
    return id === active;
  },
  jestGlobalsOfMutate: globals,
});

function tell(answer: Answer): void {
  process.send?.(answer);
}

function hookSources(sources: Start['sources']): void {
  const names = Object.keys(globals).join(', ');
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === '@jest/globals'
        ? { url: 'mutate:jest', format: 'module', shortCircuit: true }
        : next(specifier, context),
    load: (url, context, next) => {
      if (url === 'mutate:jest') {
        const source = `export const { ${names} } = globalThis.jestGlobalsOfMutate;`;
        return { format: 'module', source, shortCircuit: true };
      }
      const source = url.startsWith('file:') ? sources[fileURLToPath(url)] : undefined;
      return source === undefined
        ? next(url, context)
        : { format: 'module-typescript', source, shortCircuit: true };
    },
  });
}

/** Returns what a test failed with, if it did. */
async function failureOf({ run }: Case): Promise<string | undefined> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error('It takes too long.'));
  }, LONGEST_TEST_MS);
  try {
    await Promise.race([run(), late]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    clearTimeout(timer);
  }
}

async function judge({ mutant, cases }: Question): Promise<void> {
  for (const index of cases) {
    const test = loaded[index];
    if (test === undefined) continue;
    tell({ kind: 'began', index });
    active = mutant;
    const failure = await failureOf(test);
    active = undefined;
    if (failure === undefined) continue;
    // What a failed test leaves behind must not fail the next one.
    const isSpoilt = (await failureOf(test)) !== undefined;
    tell({ kind: 'judged', killer: index, isSpoilt });
    return;
  }
  tell({ kind: 'judged', isSpoilt: false });
}

async function start({ tests, sources, mutant }: Start): Promise<void> {
  hookSources(sources);
  active = mutant;
  for (const file of tests) {
    for (const test of await casesIn(pathToFileURL(file).href)) {
      loaded.push({ ...test, name: `${path.basename(file)}: ${test.name}` });
    }
  }
  tell({ kind: 'loaded', names: loaded.map(({ name }) => name), mutants: [...seen] });
}

/** Runs every test once without a mutant. */
async function play(): Promise<void> {
  for (const test of loaded) {
    seen = new Set();
    const startedAt = performance.now();
    const failure = await failureOf(test);
    const played = { kind: 'played', ms: performance.now() - startedAt, mutants: [...seen] } as const;
    tell(failure === undefined ? played : { ...played, failure });
  }
}

process.on('unhandledRejection', () => undefined);
process.on('disconnect', () => {
  process.exit();
});
process.on('message', (message: Start | Question | 'play') => {
  if (message === 'play') void play();
  else if ('tests' in message) void start(message);
  else void judge(message);
});
