/** What a piece of advice is made of: sentences, and what to copy for each. */

import type { StepInputs } from '../../domain/step-inputs.ts';
import { oneLine, sentence, uncapitalized } from '../../text/plain-text.ts';

/** One thing to do. Settings and words of Azure stand between backticks; commands never stand in the text. */
export interface Remedy {
  /** Without a full stop at its end. */
  readonly text: string;
  /** Commands of the Azure CLI, each to be pasted as it stands. */
  readonly commands?: readonly string[];
  /** The inputs of a step of this action that does it. */
  readonly step?: StepInputs;
}

/** What to do now: one thing, or an introduction and the remedies to choose from, the safest first. */
export interface Advice extends Remedy {
  readonly remedies: readonly Remedy[];
}

/** As much of one part as anybody reads. */
const LONGEST_PART = 3_000;

/** Returns advice that is one thing to do. */
export function advise(text: string, more: Omit<Remedy, 'text'> = {}): Advice {
  return { ...more, text, remedies: [] };
}

/** Returns an introduction with two remedies or more to choose from. */
export function choose(intro: string, remedies: readonly Remedy[]): Advice {
  return { text: intro, remedies };
}

/** Returns the advice as one sentence in one line, which says where its commands are. */
export function adviceInWords({ remedies, ...whole }: Advice): string {
  const last = remedies.length - 1;
  const choice = remedies
    .map((remedy, index) => `${index === last ? 'or ' : ''}${uncapitalized(wordsOf(remedy))}`)
    .join('; ');
  return sentence(remedies.length === 0 ? wordsOf(whole) : `${oneLine(whole.text, LONGEST_PART)}: ${choice}`);
}

/** Returns the parts in one line each. */
export function tidy({ remedies, ...whole }: Advice): Advice {
  return { ...tidyRemedy(whole), remedies: remedies.map(tidyRemedy) };
}

function tidyRemedy(remedy: Remedy): Remedy {
  return { ...remedy, text: oneLine(remedy.text, LONGEST_PART) };
}

function wordsOf({ text, commands = [] }: Remedy): string {
  const words = oneLine(text, LONGEST_PART);
  if (commands.length === 0) return words;
  return `${words.replace(/\.$/, '')} (${commands.length === 1 ? 'the command is' : 'the commands are'} in the log and the summary)`;
}
