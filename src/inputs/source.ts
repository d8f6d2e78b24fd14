/** Reads inputs one by one and gathers every problem, so that all can be told at once. */

import type { Mode } from '../domain/inputs.ts';
import type { Runner } from '../ports/runner.ts';
import type { Parser } from './parsed.ts';
import { plural } from '../text/plain-text.ts';
import { quote } from '../text/quote.ts';
import { defaultOf, INPUTS, type InputName } from './table.ts';
import { splitList } from './words.ts';

/** A value with where it came from. `refused`: there was one, and its problem has been noted. */
export type Found<T> =
  | { readonly from: 'input' | 'environment'; readonly value: T }
  | { readonly from: 'refused' | 'nowhere'; readonly value?: undefined };

/** How many bad items of one list are told. */
const MOST_ITEMS_TOLD = 5;

/** Inputs whose rejected value may be a secret that was pasted into the wrong line: shown only if it can't be one. */
const NEXT_TO_SECRETS: ReadonlySet<InputName> = new Set(['client-id', 'tenant-id']);

/** A few characters, a domain name, or something like a GUID. */
const NO_SECRET = /^(?:.{1,12}|[a-z\d-]+(?:\.[a-z\d-]+)+|\{?[\da-f]+(?:-[\da-f]+){2,}\}?)$/;

/** The inputs of one run, as they are read. */
export class InputSource {
  readonly #runner: Runner;
  readonly #problems: string[] = [];
  readonly #inapplicable = new Set<string>();
  readonly #secrets: string[] = [];
  readonly #lacking: InputName[] = [];

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  /** Every problem so far, one line each. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** Inputs without which nothing can be done, and that nothing stood in for. */
  get lacking(): readonly InputName[] {
    return this.#lacking;
  }

  /** Notes that an input was needed and is not there; what to do about it is noted apart. */
  lack(name: InputName): void {
    this.#lacking.push(name);
  }

  /** Notes a problem with an input that is not about its value alone. */
  note(name: string, problem: string): void {
    this.#problems.push(`${name}: ${problem}`);
  }

  /** From now on refuses inputs that would mislead in this mode, and takes them as absent. */
  limitTo(mode: Mode): void {
    for (const input of INPUTS) {
      const modes: readonly Mode[] = input.modes;
      if (modes.includes(mode)) continue;
      const text = this.text(input.name);
      if (text === undefined) continue;
      this.#inapplicable.add(input.name);
      const isDefault = text.toLowerCase() === defaultOf(input.name);
      if (isDefault || 'isHarmlessElsewhere' in input) continue;
      this.note(
        input.name,
        `${this.show(text)} does not apply to mode ${mode}; it is for mode ${modes.join(' and ')}`,
      );
    }
  }

  /** Returns the trimmed text of an input; `undefined` if it is absent or does not apply. */
  text(name: InputName): string | undefined {
    const text = this.#runner.input(name).trim();
    return text === '' || this.#inapplicable.has(name) ? undefined : text;
  }

  /** Returns the trimmed text of an environment variable; `undefined` if it is absent. */
  variable(name: string): string | undefined {
    const text = this.#runner.env(name)?.trim();
    return text === '' ? undefined : text;
  }

  /** Makes sure that a secret is never shown from now on, neither here nor by the runner. */
  hide(secret: string | undefined): void {
    if (secret === undefined) return;
    this.#runner.mask(secret);
    this.#secrets.push(secret);
  }

  /** Returns the value of an input or its default; `undefined` if there is neither or it was refused. */
  parse<T>(name: InputName, parser: Parser<T>): T | undefined {
    const text = this.text(name) ?? defaultOf(name);
    return text === undefined ? undefined : this.#parseText(name, name, text, parser);
  }

  /** Returns the value of an input, else of an environment variable. */
  parseOrVariable<T>(name: InputName, variable: string, parser: Parser<T>): Found<T> {
    const given = this.text(name);
    const text = given ?? this.variable(variable);
    if (text === undefined) return { from: 'nowhere' };
    const label = given === undefined ? `${name} (from ${variable})` : name;
    const value = this.#parseText(name, label, text, parser);
    if (value === undefined) return { from: 'refused' };
    return { from: given === undefined ? 'environment' : 'input', value };
  }

  /** Returns the items of a list that are in order; every other one is a problem of its own. */
  list<T>(name: InputName, parser: Parser<T>): readonly T[] {
    const refused: string[] = [];
    const values = splitList(this.text(name) ?? '').flatMap((item) => {
      const parsed = parser(item);
      if (parsed.ok) return [parsed.value];
      refused.push(`${this.show(item)} ${parsed.problem}`);
      return [];
    });
    for (const problem of refused.slice(0, MOST_ITEMS_TOLD)) this.note(name, problem);
    const untold = refused.length - MOST_ITEMS_TOLD;
    if (untold > 0) this.note(name, `${plural(untold, 'more item')} ${untold === 1 ? 'is' : 'are'} invalid`);
    return [...new Set(values)];
  }

  /** Returns a value as it may be shown. */
  show(text: string): string {
    return quote(this.#secrets.reduce((shown, secret) => shown.replaceAll(secret, '***'), text));
  }

  #parseText<T>(name: InputName, label: string, text: string, parser: Parser<T>): T | undefined {
    const parsed = parser(text);
    if (parsed.ok) return parsed.value;
    const isHidden = NEXT_TO_SECRETS.has(name) && !NO_SECRET.test(text);
    const shown = isHidden ? `the value (${text.length} characters, not shown)` : this.show(text);
    this.note(label, `${shown} ${parsed.problem}`);
    return undefined;
  }
}
