/** What a parser makes of one value. */

/** Either the value, or what is wrong with the text: the end of a sentence that begins with the text. */
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/** Turns a non-empty, trimmed text into a value, or tells what is wrong with it. */
export type Parser<T> = (text: string) => Parsed<T>;

/** The text was accepted. */
export function accept<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** The text was not accepted, and why. */
export function refuse(problem: string): Parsed<never> {
  return { ok: false, problem };
}
