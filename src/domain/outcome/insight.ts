/** What an outcome tells besides its result. */

/** One sentence, or two. */
export interface Insight {
  readonly text: string;
  /** The same with the name of a person: for the summary of a private repository alone. */
  readonly named?: string;
  /** Commands that help, and the one that takes them back. */
  readonly commands?: readonly string[];
  readonly undo?: string;
}
