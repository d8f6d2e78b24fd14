/** Building blocks of GitHub-flavoured Markdown that keep foreign text from being read as markup. */

import { cut, oneLine, printableLines } from '../../text/plain-text.ts';

/** Characters that mean something in Markdown or HTML somewhere; as entities they are nothing but themselves. */
const MARKUP = /[&<>`*_{}[\]#|~$\\^]/g;

/** Text that can stand between two backticks as it is, in a table too. */
const PLAIN_CODE = /^[\w./:;,@%+=~(){}#?!*'"$ -]+$/;

/** A pair of backticks around something: how commands and settings are written in sentences. */
const CODE_IN_PROSE = /`([^`]+)`/;

/** The longest a foreign text may be in one place of a page. */
const DEFAULT_LENGTH = 2_000;

/** Returns the text as it reads, in one line: safe in paragraphs, lists, headings and table cells. */
export function text(value: string, maxLength: number = DEFAULT_LENGTH): string {
  return escapeMarkup(oneLine(value, maxLength));
}

/** Where a word made of several may break; shorter ones stay whole. */
const LONG_WORD = /[A-Za-z]{17,}/g;

/** As `text`, except that a long word such as `UpgradingNodeImageVersion` may break: a table is as wide as its words. */
export function breakable(value: string, maxLength: number = DEFAULT_LENGTH): string {
  return text(value, maxLength).replace(LONG_WORD, (word) =>
    word.replace(/(?<=[a-z])(?=[A-Z][a-z])/g, '<wbr>'),
  );
}

/** As `text`, except that what stands between backticks becomes code. */
export function prose(value: string, maxLength: number = DEFAULT_LENGTH): string {
  return oneLine(value, maxLength)
    .split(CODE_IN_PROSE)
    .map((part, index) => (index % 2 === 1 ? code(part) : escapeMarkup(part)))
    .join('');
}

/** Returns the text as inline code: safe wherever `text` is. */
export function code(value: string, maxLength: number = DEFAULT_LENGTH): string {
  const line = oneLine(value, maxLength);
  if (line === '') return '';
  if (PLAIN_CODE.test(line)) return `\`${line}\``;
  return `<code>${escapeCode(line)}</code>`;
}

/** Returns the text as a block of code, with a fence longer than any in the text. */
export function codeBlock(value: string, language: string, maxLength: number = 20_000): string {
  const lines = printableLines(cut(value, maxLength));
  const longest = Math.max(2, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** Returns a link; `label` is foreign text, `url` was built by us. */
export function link(label: string, url: string): string {
  return `[${text(label)}](${url.replace(/[()\s<>\\]/g, (character) => encodeCharacter(character))})`;
}

/** Returns a table; cells and headings are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map((row) => line(row))].join('\n');
}

/** Returns a part of the page: under a heading, or folded where nobody needs it; `body` is Markdown already. */
export function section(title: string, body: string, isFolded: boolean): string {
  return isFolded ? folded(title, body) : `### ${title}\n\n${body}`;
}

/** Returns a part that is folded until somebody opens it; `body` is Markdown already. */
export function folded(title: string, body: string): string {
  // Markdown inside HTML is only read as Markdown after an empty line.
  return `<details>\n<summary>${text(title)}</summary>\n\n${body}\n\n</details>`;
}

/** Inside code there are neither links nor mentions; whoever copies it gets the very characters. */
function escapeCode(value: string): string {
  return unlinked(value.replace(MARKUP, entity)).replaceAll('@', entity('@'));
}

/** Addresses become no links: GitHub looks for those after Markdown is done, in code made of HTML too. */
function unlinked(value: string): string {
  return value.replace(/:\/\//g, '&#58;//').replace(/www\./gi, (start) => `${start.slice(0, -1)}&#46;`);
}

function entity(character: string): string {
  return `&#${String(character.charCodeAt(0))};`;
}

function escapeMarkup(value: string): string {
  const escaped = value
    .replace(MARKUP, entity)
    // A line that begins so would be a list, a rule or the underline of a heading.
    .replace(/^(?:[-+=:]|\d+(?=[.)](?:\s|$)))/, (start) => `${entity(start)}${start.slice(1)}`);
  // No mention of anybody either; whoever is to copy something finds it in code.
  return unlinked(escaped).replace(/@/g, '&#64;&#8203;');
}

function encodeCharacter(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
