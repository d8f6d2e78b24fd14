import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { CHECK_IDS } from '../../src/domain/checks/check.ts';
import { factsOf, RESULTS_WORST_FIRST } from '../../src/domain/results.ts';
import { INPUTS, type InputDefinition } from '../../src/inputs/table.ts';
import { OUTPUTS } from '../../src/report/outputs/index.ts';
import { FAILS_IN } from '../support/contract.ts';
import { isThere, readText } from './files.ts';
import { tableRowsUnder, type Row } from './readme-tables.ts';

interface ActionMetadata {
  readonly name: string;
  readonly description: string;
  readonly branding: { readonly icon: string; readonly color: string };
  readonly inputs: Readonly<
    Record<string, { readonly description: string; readonly required: boolean; readonly default?: string }>
  >;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const INPUT_TABLE: readonly InputDefinition[] = INPUTS;
const action = parse(readText('action.yml')) as ActionMetadata;

describe('action.yml', () => {
  test('has the inputs of the table, in its order, with its defaults', () => {
    const expected = INPUT_TABLE.map((input) => [
      input.name,
      {
        description: action.inputs[input.name]?.description,
        required: ['mode', 'cluster'].includes(input.name),
        ...(input.default === undefined ? {} : { default: input.default }),
      },
    ]);
    expect(Object.entries(action.inputs)).toEqual(expected);
  });

  test('has the outputs of the table, in its order', () => {
    expect(Object.keys(action.outputs)).toEqual(OUTPUTS);
  });

  test('runs the bundle on Node 24', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(isThere(action.runs.main)).toBe(true);
  });

  test('can be listed: a description that begins with what people search for, and branding', () => {
    expect(action.description).toMatch(/^Abort, roll back and status for AKS/);
    expect(action.description.length).toBeLessThanOrEqual(125);
    expect(action.branding).toEqual({ icon: 'rotate-ccw', color: 'blue' });
  });

  test('describes everything in one sentence', () => {
    for (const { description } of [...Object.values(action.inputs), ...Object.values(action.outputs)]) {
      expect(description).toMatch(/^[^\n]+\.$/);
      expect(description).not.toMatch(/\. [A-Z]/);
    }
  });
});

/** From the day that there is a README it has to agree with the code. */
const describeReadme = isThere('README.md') ? describe : describe.skip;

describeReadme('README.md', () => {
  const rowsUnder = (heading: string): readonly Row[] => tableRowsUnder(readText('README.md'), heading);
  const namesUnder = (heading: string): readonly string[] =>
    rowsUnder(heading)
      .flatMap(({ names }) => names)
      .sort();

  test.each<[heading: string, names: readonly string[]]>([
    ['Inputs', INPUTS.map(({ name }) => name)],
    ['Outputs', OUTPUTS],
    ['Results', [...RESULTS_WORST_FIRST, 'not-started']],
    ['Checks', CHECK_IDS],
  ])('%s: names each once', (heading, names) => {
    expect(namesUnder(heading)).toEqual([...names].sort());
  });

  test('Results: the stories of the bundle know each', () => {
    expect(Object.keys(FAILS_IN).sort()).toEqual([...RESULTS_WORST_FIRST].sort());
  });

  test('Results: tells the modes, and when the step fails', () => {
    const MODES = ['abort', 'rollback', 'status'] as const;
    const FAILS = {
      always: 'yes',
      never: 'no',
      'unless-status': 'yes; in status mode no',
      'if-idle': 'by `if-idle`',
    } as const;
    const [named, told] = [rowsUnder('Results'), new Map<string, readonly (string | undefined)[]>()];
    for (const { names, cells } of named)
      for (const name of names) told.set(name, [cells.get('modes'), cells.get('step fails?')]);
    for (const result of RESULTS_WORST_FIRST) {
      const { modes, fails } = factsOf(result);
      const isAll = modes.length === MODES.length;
      const words = isAll ? 'all' : MODES.filter((mode) => modes.includes(mode)).join(', ');
      expect([result, ...(told.get(result) ?? [])]).toEqual([result, words, FAILS[fails]]);
    }
  });

  test('Inputs: tells the defaults', () => {
    for (const { names, cells } of rowsUnder('Inputs')) {
      const cell = cells.get('default');
      for (const input of INPUT_TABLE.filter(({ name }) => names.includes(name))) {
        if (cell !== undefined && input.default !== undefined) expect(cell).toContain(`\`${input.default}\``);
      }
    }
  });

  test('Inputs: tells the modes of what is not for all of them', () => {
    for (const { names, cells } of rowsUnder('Inputs')) {
      const cell = cells.get('modes');
      for (const input of INPUT_TABLE.filter(({ name }) => names.includes(name))) {
        if (cell === undefined) continue;
        const named = ['abort', 'rollback', 'status'].filter((mode) => cell.includes(mode));
        expect([input.name, cell.includes('all') ? ['abort', 'rollback', 'status'] : named]).toEqual([
          input.name,
          [...input.modes].sort(),
        ]);
      }
    }
  });
});
