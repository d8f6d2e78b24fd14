import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { marked, type Tokens } from 'marked';
import { parseScenario } from '../../simulator/reading/parse.ts';
import { DEFAULT_SWITCHES } from '../../simulator/state/switches.ts';

const PAGE = path.resolve(import.meta.dirname, '../../docs/simulator.md');

type Row = Readonly<Record<string, string>>;

/** The rows of all tables of behaviours, by the heads of their columns. */
const ROWS: readonly Row[] = marked
  .lexer(readFileSync(PAGE, 'utf8'))
  .filter((token): token is Tokens.Table => token.type === 'table')
  .filter(({ header }) => header.some(({ text }) => text === 'Source'))
  .flatMap(({ header, rows }) =>
    rows.map((cells) =>
      Object.fromEntries(cells.map(({ text }, index) => [header[index]?.text ?? '', text])),
    ),
  );

const SWITCHED = ROWS.filter((row) => row['Switch'] !== '');

const words = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

describe('the fidelity table', () => {
  test('has each switch once, and no other', () => {
    expect(SWITCHED.flatMap((row) => words(row['Switch'])).sort()).toEqual(
      Object.keys(DEFAULT_SWITCHES).sort(),
    );
  });

  test('says of each behaviour where it comes from', () => {
    const unfounded = ROWS.filter(({ Source = '' }) => !/https:\/\/|recorded|inferred/.test(Source));
    expect([ROWS.length > SWITCHED.length, unfounded]).toEqual([true, []]);
  });

  test.each(SWITCHED.map((row) => [words(row['Switch'])[0] ?? '', row] as const))(
    'is right on %s',
    (name, row) => {
      const standard = DEFAULT_SWITCHES[name as keyof typeof DEFAULT_SWITCHES];
      expect(words(row['Default'])[0]).toBe(Array.isArray(standard) ? standard[0] : String(standard));
      expect(words(row['Others'])).not.toContain(String(standard));
      const values = words(row['Others']).map((word) =>
        typeof standard === 'string' ? word : (JSON.parse(word) as unknown),
      );
      if (!Array.isArray(standard)) expect(values.length).toBeGreaterThan(0);
      for (const value of values) {
        expect(() => parseScenario(JSON.stringify({ switches: { [name]: value } }), 'test')).not.toThrow();
      }
    },
  );
});
