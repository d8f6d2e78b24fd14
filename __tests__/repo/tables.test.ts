import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import type { Edit } from './type-check-edits.ts';

/** What somebody adds, and the files that the compiler then names. */
const ADDITIONS: readonly {
  readonly what: string;
  readonly edits: readonly Edit[];
  readonly files: readonly string[];
}[] = [
  { what: 'nothing', edits: [], files: [] },
  {
    what: 'a kind of move',
    edits: [
      {
        path: 'src/domain/moves/move.ts',
        after: 'export type Move =',
        insert: "\n  | { readonly kind: 'start-cluster' }",
      },
    ],
    files: ['src/domain/moves/move.ts', 'src/report/text/moves.ts', 'src/steps/reconcile.ts'],
  },
  {
    what: 'a result',
    edits: [
      {
        path: 'src/domain/results.ts',
        after: 'const RESULTS = {',
        insert: "\n  paused: { modes: ALL, fails: 'never', tone: 'notable' },",
      },
    ],
    files: ['src/report/advice/next-step.ts', 'src/report/text/words.ts'],
  },
  {
    what: 'a reading that an observation carries',
    edits: [
      {
        path: 'src/domain/aks/cluster.ts',
        after: 'export interface Observation {',
        insert: '\n  readonly pods: Reading<number>;',
      },
    ],
    files: ['src/domain/aks/reads.ts', 'src/steps/observe/observe.ts'],
  },
];

test('what is added to one table and missing in another does not compile', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['__tests__/repo/type-check-edits.ts'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    input: JSON.stringify(ADDITIONS.map(({ edits }) => edits)),
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const files = JSON.parse(stdout) as readonly (readonly string[])[];
  expect(ADDITIONS.map(({ what }, index) => [what, files[index]])).toEqual(
    ADDITIONS.map((addition) => [addition.what, addition.files]),
  );
});
