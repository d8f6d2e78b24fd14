/** Reads the tables of the README by the heading they stand under. */

import { marked, type Token, type Tokens } from 'marked';

/** One row: its cells as Markdown, by the column's heading in lower case. */
export interface Row {
  /** The names in the first cell: whatever stands between backticks. */
  readonly names: readonly string[];
  readonly cells: ReadonlyMap<string, string>;
}

/** Returns the rows of every table under a heading, those under its sub-headings included. */
export function tableRowsUnder(markdown: string, heading: string): readonly Row[] {
  return sectionUnder(marked.lexer(markdown), heading).filter(isTable).flatMap(rowsOf);
}

function sectionUnder(tokens: readonly Token[], heading: string): readonly Token[] {
  const start = tokens.findIndex(
    (token) => isHeading(token) && token.text.toLowerCase() === heading.toLowerCase(),
  );
  const first = tokens[start];
  if (first === undefined || !isHeading(first)) throw new Error(`README.md has no heading "${heading}".`);
  const rest = tokens.slice(start + 1);
  const end = rest.findIndex((token) => isHeading(token) && token.depth <= first.depth);
  return end === -1 ? rest : rest.slice(0, end);
}

function rowsOf(table: Tokens.Table): readonly Row[] {
  return table.rows.map((row) => ({
    names: [...(row[0]?.text ?? '').matchAll(/`([^`]+)`/g)].flatMap(([, name]) => name ?? []),
    cells: new Map(table.header.map((cell, index) => [cell.text.toLowerCase(), row[index]?.text ?? ''])),
  }));
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}
