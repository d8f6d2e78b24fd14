import { expect, test } from '@jest/globals';
import { CHECK_IDS } from '../../src/domain/checks/check.ts';
import { RESULTS_WORST_FIRST } from '../../src/domain/results.ts';
import { checkAnchor, errorAnchor, resultAnchor } from '../../src/report/advice/guide.ts';
import { RECIPE_CODES, RECIPE_NAMES } from '../../src/report/advice/recipes.ts';
import { readText } from './files.ts';

const guide = readText('docs/troubleshooting.md');

/** The anchors that GitHub makes of the headings under a heading. */
function anchorsUnder(heading: string): readonly string[] {
  const [, part = ''] = guide.split(`\n## ${heading}\n`);
  const [own = ''] = part.split('\n## ');
  return [...own.matchAll(/^### (.*)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test.each([
  ['Checks', CHECK_IDS.map(checkAnchor)],
  ['Results', [...RESULTS_WORST_FIRST, 'not-started' as const].map(resultAnchor)],
  ['Error codes', RECIPE_NAMES.map((code) => errorAnchor({ code, message: '' }))],
])('%s: each has a heading, and each heading is about one', (heading, anchors) => {
  expect([...anchorsUnder(heading)].sort()).toEqual([...anchors].sort());
});

test('every error code that has a recipe can be found by its name', () => {
  expect(RECIPE_CODES.filter((code) => !new RegExp(`(?:### |\`)${code}(?:\`|$)`, 'm').test(guide))).toEqual(
    [],
  );
});
