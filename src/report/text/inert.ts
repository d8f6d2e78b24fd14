/** Text that a shell takes for nothing but text, even inside double quotes: outputs and annotations are pasted there. */

import { oneLine, toJson } from '../../text/plain-text.ts';

/** What a text becomes where it would end a string or start a command. */
const REPLACEMENTS: Readonly<Record<string, string>> = { '"': "'", '`': "'", '\\': '/' };

/** A dollar sign that begins a substitution or names a variable. */
const EXPANSION = /\$+(?=[\w({*@#?!$-])/g;

/** What GitHub's runner takes for a command once a later step prints the text. */
const COMMANDS: readonly (readonly [RegExp, string])[] = [
  [/##\[/g, '## ['],
  [/^::/, ': :'],
];

/** Returns the text in one line without what a shell acts upon inside double quotes, or the runner when it is printed. */
export function inert(text: string, maxLength?: number): string {
  const line = oneLine(text, maxLength)
    .replace(/["`\\]/g, (character) => REPLACEMENTS[character] as string)
    .replace(EXPANSION, '');
  return COMMANDS.reduce((rest, [command, harmless]) => rest.replace(command, harmless), line);
}

/** True for a command that can be shown in such a text as it is. */
export function isInert(command: string): boolean {
  return inert(command, Number.MAX_SAFE_INTEGER) === command;
}

/** Returns the value as JSON in one line; what begins a command or a substitution is escaped, which means the same. */
export function inertJson(value: unknown): string {
  return toJson(value)
    .replaceAll('`', String.raw`\u0060`)
    .replaceAll('$', String.raw`\u0024`)
    .replaceAll('##[', String.raw`##\u005b`);
}
