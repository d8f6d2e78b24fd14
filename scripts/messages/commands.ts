/** Every command of the Azure CLI in the sample texts, for whoever tries them. */

import { messagesCatalogue } from './catalogue.ts';

/** Returns the commands, each once, in the order in which they are met: they stand in lines of their own. */
export function printedCommands(): readonly string[] {
  const lines = messagesCatalogue().flatMap(({ texts }) => texts.flatMap((text) => text.split('\n')));
  return [...new Set(lines.flatMap((line) => /^\s*(?:Restore command: )?(az .*)$/.exec(line)?.[1] ?? []))];
}
