/** Every read of the table has its row in docs/scale.md, with the modes that make it. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { READS } from '../../src/domain/aks/reads.ts';

const PAGE = join(import.meta.dirname, '../../docs/scale.md');
const MODES = ['status', 'abort', 'rollback'] as const;
const IN_WORDS = { required: 'yes', optional: 'optional' } as const;

test('docs/scale.md tells of every read which modes make it, and how many requests it is', async () => {
  const [, section = ''] = (await readFile(PAGE, 'utf8')).split('## Which reads\n');
  const rows = (section.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  expect(rows.map((cells) => cells.slice(0, 4))).toEqual(
    Object.values(READS).map(({ name, modes }) => [
      capital(name('the pool')),
      ...MODES.map((mode) => {
        const need = modes[mode];
        return need === undefined ? '' : IN_WORDS[need];
      }),
    ]),
  );
  expect(rows.filter(([, , , , requests = '']) => !/\d/.test(requests))).toEqual([]);
});
