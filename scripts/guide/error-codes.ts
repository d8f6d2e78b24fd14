/** The list of error codes in docs/troubleshooting.md, made from the table of advice. */

import type { AdviceRow } from '../../src/report/advice/row.ts';
import { ADVICE_ROWS } from '../../src/report/advice/table.ts';

const BEGIN = '<!-- error codes: written by `npm run guide` from src/report/advice -->';
const END = '<!-- end of error codes -->';

/** Returns the page with the list in place of the one that it holds. Throws when the page has no place for it. */
export function withErrorCodes(page: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin === -1 || end < begin) throw new Error('The page has no place for the error codes.');
  return `${page.slice(0, begin)}${BEGIN}\n\n${errorCodes()}\n\n${page.slice(end)}`;
}

function errorCodes(): string {
  return ADVICE_ROWS.map(section).join('\n\n');
}

function section(row: AdviceRow): string {
  const [name = '', ...others] = row.codes;
  const { example, find, cases } = row.guide;
  return [
    `### ${name}`,
    ...(others.length === 0 ? [] : [`Also: ${others.map((code) => `\`${code}\``).join(', ')}.`]),
    linked(textOf(row, name)),
    `For example: ${quoted(example)}`,
    `**How to find the cause.** ${linked(find)}`,
    `**What to do.**`,
    cases.map((one) => `- ${linked(one)}`).join('\n'),
  ].join('\n\n');
}

/** What the step itself says, where it knows nothing more than the code. */
function textOf(row: AdviceRow, code: string): string {
  const advice = row.advice({ code, message: '' }, undefined);
  const text = typeof advice === 'string' ? advice : advice.text;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A message as code: with more backticks around it than it holds. */
function quoted(message: string): string {
  return message.includes('`') ? `\`\` ${message} \`\`` : `\`${message}\``;
}

function linked(text: string): string {
  return text
    .replaceAll(/\bdocs\/(\w+)\.md/g, '[$1]($1.md)')
    .replaceAll(/`[^`]*`|(?<![(<])https:\/\/[^\s,]+/g, (part) => (part.startsWith('`') ? part : `<${part}>`));
}
