/** Which of some mutants are noticed: the sources are loaded once, with all of them behind switches. */

import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Mutant } from './mutants.ts';
import type { Answer, Question, Start } from './player.ts';
import { withSwitches } from './switches.ts';

/** Milliseconds that loading everything may take, or a test without a mutant. */
const LONGEST_SILENCE_MS = 300_000;

/** With a mutant a test may take as long as this, and ten times what it takes without: else it runs in a circle. */
const PATIENCE_MS = 8_000;

export interface Verdict {
  /** The test that failed, or why no test could be asked; absent if none noticed. */
  readonly killer?: string;
  /** How many tests came by. */
  readonly tests: number;
}

type Said<Kind extends Answer['kind']> = Extract<Answer, { readonly kind: Kind }>;

class Silence extends Error {}

/** A process that has loaded the tests (player.ts), or that ends while it does. */
class Player {
  readonly #child: ChildProcess;
  readonly #answers: Answer[] = [];
  #wake: () => void = () => undefined;
  #isOver = false;

  constructor(start: Start) {
    this.#child = fork(path.join(import.meta.dirname, 'player.ts'), {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=1500'],
      env: { ...process.env, NODE_ENV: 'test' },
    });
    this.#child.on('message', (answer) => {
      this.#answers.push(answer as Answer);
      this.#wake();
    });
    this.#child.on('close', () => {
      this.#isOver = true;
      this.#wake();
    });
    this.#child.send(start);
  }

  ask(question: Question | 'play'): void {
    if (!this.#isOver) this.#child.send(question);
  }

  /** Returns the next answer. Throws Silence when none comes. */
  async next(longestMs = LONGEST_SILENCE_MS): Promise<Answer> {
    const until = performance.now() + longestMs;
    for (;;) {
      const answer = this.#answers.shift();
      if (answer !== undefined) return answer;
      const left = until - performance.now();
      if (this.#isOver || left <= 0) throw new Silence('The process of the tests says nothing more.');
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Returns the next answer of a kind; others are passed over. */
  async nextOf<Kind extends Answer['kind']>(kind: Kind): Promise<Said<Kind>> {
    for (;;) {
      const answer = await this.next();
      if (answer.kind === kind) return answer as Said<Kind>;
    }
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}

interface Played {
  readonly index: number;
  readonly ms: number;
}

/** Judges mutants with the tests of some files. */
export class Judge {
  readonly #start: Start;
  readonly #mutants: ReadonlyMap<number, Mutant>;
  readonly #comesBy = new Map<number, Played[]>();
  readonly #msOf = new Map<number, number>();
  #atLoad = new Set<number>();
  #names: readonly string[] = [];
  #passing: Played[] = [];
  #player: Player | undefined;

  /** What fails without any mutant, which is not asked afterwards. */
  readonly failing: string[] = [];

  constructor(root: string, tests: readonly string[], mutants: readonly Mutant[]) {
    this.#mutants = new Map(mutants.map((mutant, id) => [id, mutant]));
    const sources: Record<string, string> = {};
    for (const file of new Set(mutants.map((mutant) => mutant.file))) {
      const numbered = [...this.#mutants].map(([id, mutant]) => ({ ...mutant, id }));
      const own = numbered.filter((mutant) => mutant.file === file);
      const absolute = path.join(root, file);
      sources[absolute] = withSwitches(readFileSync(absolute, 'utf8'), own);
    }
    this.#start = { tests, sources };
  }

  /** Runs every test once, and remembers which mutants it comes by. */
  async open(): Promise<void> {
    const player = new Player(this.#start);
    const { names, mutants } = await player.nextOf('loaded');
    this.#names = names;
    this.#atLoad = new Set(mutants);
    player.ask('play');
    for (const index of names.keys()) {
      const { ms, failure, mutants: seen } = await player.nextOf('played');
      if (failure !== undefined) {
        this.failing.push(`${names[index] ?? ''}\n${failure}`);
        continue;
      }
      this.#passing.push({ index, ms });
      this.#msOf.set(index, ms);
      for (const id of seen) this.#comesBy.set(id, [...(this.#comesBy.get(id) ?? []), { index, ms }]);
    }
    this.#passing = quickestFirst(this.#passing);
    this.#player = player;
  }

  /** Tries one mutant. */
  async judge(id: number): Promise<Verdict> {
    const cases = quickestFirst(this.#comesBy.get(id) ?? []).map(({ index }) => index);
    const killer = await this.#ask(id, cases);
    if (killer !== undefined || !this.#atLoad.has(id)) return verdict(cases.length, killer);
    const all = this.#forLoading(id);
    return verdict(all.length, await this.#askAnew(id, all));
  }

  close(): void {
    this.#player?.end();
  }

  /** Those of the tests named like the file first. */
  #forLoading(id: number): readonly number[] {
    const name = path.basename(this.#mutants.get(id)?.file ?? '', '.ts');
    const isNear = ({ index }: Played): boolean => (this.#names[index] ?? '').startsWith(`${name}.test`);
    return [...this.#passing.filter(isNear), ...this.#passing.filter((played) => !isNear(played))].map(
      ({ index }) => index,
    );
  }

  async #ask(mutant: number, cases: readonly number[]): Promise<string | undefined> {
    if (cases.length === 0) return undefined;
    const player = this.#player ?? (await this.#load());
    this.#player = player;
    player.ask({ mutant, cases });
    return this.#killer(player);
  }

  /** In a process of its own, which the mutant is in from the beginning. */
  async #askAnew(mutant: number, cases: readonly number[]): Promise<string | undefined> {
    const player = new Player({ ...this.#start, mutant });
    try {
      const { names } = await player.nextOf('loaded');
      if (names.length !== this.#names.length) return 'other tests are made of the table';
      player.ask({ mutant, cases });
      return await this.#killer(player);
    } catch (error) {
      if (error instanceof Silence) return 'the sources cannot be loaded';
      throw error;
    } finally {
      player.end();
    }
  }

  async #load(): Promise<Player> {
    const player = new Player(this.#start);
    const { names } = await player.nextOf('loaded');
    // Tests are asked for by their place.
    if (names.join('\n') === this.#names.join('\n')) return player;
    player.end();
    throw new Error('The tests were changed in the meantime: start again, which goes on where this run was.');
  }

  async #killer(player: Player): Promise<string | undefined> {
    let last: number | undefined;
    try {
      for (;;) {
        const answer = await player.next(PATIENCE_MS + 10 * (this.#msOf.get(last ?? -1) ?? 0));
        if (answer.kind === 'began') last = answer.index;
        if (answer.kind !== 'judged') continue;
        if (answer.isSpoilt) this.#drop(player);
        return answer.killer === undefined ? undefined : (this.#names[answer.killer] ?? 'a test');
      }
    } catch (error) {
      if (!(error instanceof Silence)) throw error;
      this.#drop(player);
      return `${last === undefined ? '' : (this.#names[last] ?? '')} (never ended)`;
    }
  }

  #drop(player: Player): void {
    player.end();
    if (this.#player === player) this.#player = undefined;
  }
}

function quickestFirst(played: readonly Played[]): Played[] {
  return [...played].sort((a, b) => a.ms - b.ms);
}

function verdict(tests: number, killer: string | undefined): Verdict {
  return killer === undefined ? { tests } : { tests, killer };
}
