/**
 * What tests find in place of jest's functions: it keeps the tests of all files that are loaded, so that any of them can
 * be run again and again. `expect`, the mocks, and the fake timers are jest's own.
 */

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';

const requireOfJest = createRequire(fileURLToPath(import.meta.resolve('@jest/globals')));
const { expect } = requireOfJest('expect') as { readonly expect: unknown };
const { ModuleMocker } = requireOfJest('jest-mock') as {
  readonly ModuleMocker: new (scope: typeof globalThis) => object;
};
const { ModernFakeTimers } = requireOfJest('@jest/fake-timers') as {
  readonly ModernFakeTimers: new (options: object) => FakeTimers;
};

interface FakeTimers {
  useFakeTimers(options?: { readonly doNotFake?: readonly string[] }): void;
  useRealTimers(): void;
  advanceTimersByTime(ms: number): void;
}

const timers = new ModernFakeTimers({
  config: { fakeTimers: {}, rootDir: process.cwd() },
  global: globalThis,
});

type Work = (...args: readonly unknown[]) => unknown;

interface Block {
  readonly parent?: Block;
  readonly name: string;
  readonly hooks: Readonly<Record<'beforeAll' | 'beforeEach' | 'afterEach', Work[]>>;
  isOpen: boolean;
}

/** One test: what it is called, and how it is run with all its hooks. It fails by throwing. */
export interface Case {
  readonly name: string;
  readonly run: () => Promise<void>;
}

const cases: Case[] = [];
let block = newBlock('');

function newBlock(name: string, parent?: Block): Block {
  const own = { name, hooks: { beforeAll: [], beforeEach: [], afterEach: [] }, isOpen: false };
  return parent === undefined ? own : { ...own, parent };
}

function outsideIn(inner: Block): readonly Block[] {
  return [...(inner.parent === undefined ? [] : outsideIn(inner.parent)), inner];
}

async function runAll(works: readonly Work[]): Promise<void> {
  for (const work of works) await work();
}

/** Runs one test. What its block sets up once stays until the process ends: other tests of it may follow at any time. */
async function runCase(inner: Block, work: Work): Promise<void> {
  const blocks = outsideIn(inner);
  for (const outer of blocks.filter(({ isOpen }) => !isOpen)) {
    await runAll(outer.hooks.beforeAll);
    outer.isOpen = true;
  }
  try {
    await runAll(blocks.flatMap(({ hooks }) => hooks.beforeEach));
    await work();
  } finally {
    await runAll(blocks.toReversed().flatMap(({ hooks }) => hooks.afterEach));
  }
}

function addTest(name: string, work: Work): void {
  const inner = block;
  const names = outsideIn(inner).map((outer) => outer.name);
  cases.push({
    name: [...names, name].filter(Boolean).join(' › '),
    run: () => runCase(inner, work),
  });
}

function addBlock(name: string, work: Work): void {
  const outer = block;
  block = newBlock(name, outer);
  work();
  block = outer;
}

/** `test.each` and `describe.each`: a table of rows, or of single values. */
function each(add: (name: string, work: Work) => void) {
  return (rows: readonly unknown[]) =>
    (name: string, work: Work): void => {
      for (const row of rows) {
        const args: readonly unknown[] = Array.isArray(row) ? row : [row];
        add(`${name} ${inspect(args, { depth: 1, breakLength: Infinity }).slice(0, 120)}`, () =>
          work(...args),
        );
      }
    };
}

function hook(name: keyof Block['hooks']) {
  return (work: Work): void => {
    block.hooks[name].push(work);
  };
}

/** What the module `@jest/globals` exports here. */
export const globals = {
  expect,
  jest: Object.assign(new ModuleMocker(globalThis), {
    useFakeTimers: timers.useFakeTimers.bind(timers),
    useRealTimers: timers.useRealTimers.bind(timers),
    advanceTimersByTime: timers.advanceTimersByTime.bind(timers),
  }),
  test: Object.assign(addTest, { each: each(addTest) }),
  describe: Object.assign(addBlock, { each: each(addBlock) }),
  beforeAll: hook('beforeAll'),
  beforeEach: hook('beforeEach'),
  afterEach: hook('afterEach'),
  afterAll: (): void => undefined,
};

/** Loads a file of tests and returns those that it adds. */
export async function casesIn(url: string): Promise<readonly Case[]> {
  const before = cases.length;
  block = newBlock('');
  await import(url);
  return cases.slice(before);
}
