/** What leaves this process as text: without what the runner would take for a command. */

/** All but tab, line feed and carriage return. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n\r]/gu;

/**
 * Returns text that neither the runner nor a terminal acts upon. The runner takes a line for a command when it begins
 * with `::`, whatever white space stands before it, and when `##[` stands anywhere in it (actions/runner, ActionCommand).
 */
export function plain(text: string): string {
  return withoutCommands(text)
    .replace(/\r\n?/g, '\n')
    .replace(/^(\s*)::/gm, '$1\u200b::');
}

/** Returns text without control characters and without `##[`, for the data of a command of our own. */
export function withoutCommands(text: string): string {
  return text.toWellFormed().replace(CONTROL_CHARACTERS, '').replaceAll('##[', '##\u200b[');
}
