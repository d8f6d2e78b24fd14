/** What a piece of advice is made of: sentences, and what to copy for each. */

import type { Mode } from '../../domain/inputs.ts';
import { oneLine, sentence } from '../../text/plain-text.ts';

/** The inputs of a step, each as `name: value`, but for the cluster's. */
export type StepInputs = readonly [mode: `mode: ${Mode}`, ...others: string[]];

/** One thing to do. Settings and words of Azure stand between backticks; commands never stand in the text. */
export interface Way {
  /** Without a full stop at its end. */
  readonly text: string;
  /** Commands of the Azure CLI, each to be pasted as it stands. */
  readonly commands?: readonly string[];
  /** The inputs of a step of this action that does it. */
  readonly step?: StepInputs;
}

/** What to do now: one thing, or an introduction and the ways to choose from, the safest first. */
export interface Advice extends Way {
  readonly ways: readonly Way[];
}

/** As much of one part as anybody reads. */
const LONGEST_PART = 3_000;

/** Returns advice that is one thing to do. */
export function advise(text: string, more: Omit<Way, 'text'> = {}): Advice {
  return { text, ...more, ways: [] };
}

/** Returns an introduction with two ways or more to choose from. */
export function choose(intro: string, ways: readonly Way[]): Advice {
  return { text: intro, ways };
}

/** Returns the advice as one sentence in one line, which says where its commands are. */
export function adviceInWords({ ways, ...whole }: Advice): string {
  const last = ways.length - 1;
  const choice = ways.map((way, index) => (index === last ? `or ${wordsOf(way)}` : wordsOf(way))).join('; ');
  return sentence(ways.length === 0 ? wordsOf(whole) : `${oneLine(whole.text, LONGEST_PART)}: ${choice}`);
}

/** Returns the parts in one line each. */
export function tidy({ ways, ...whole }: Advice): Advice {
  return { ...tidyWay(whole), ways: ways.map(tidyWay) };
}

function tidyWay(way: Way): Way {
  return { ...way, text: oneLine(way.text, LONGEST_PART) };
}

function wordsOf({ text, commands = [] }: Way): string {
  const words = oneLine(text, LONGEST_PART);
  if (commands.length === 0) return words;
  return `${words.replace(/\.$/, '')} (${commands.length === 1 ? 'the command is' : 'the commands are'} in the log and the summary)`;
}
