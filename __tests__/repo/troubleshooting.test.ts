import { expect, test } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { CHECK_IDS } from '../../src/domain/checks/check.ts';
import { RESULTS_WORST_FIRST } from '../../src/domain/results.ts';
import { checkAnchor, errorAnchor, resultAnchor } from '../../src/report/advice/guide.ts';
import { ADVICE_ROWS } from '../../src/report/advice/table.ts';
import { withErrorCodes } from '../../scripts/guide/error-codes.ts';
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
  [
    'Error codes',
    ADVICE_ROWS.map(({ codes: [code = ''] }) => errorAnchor({ code, message: '', isFromAzure: true })),
  ],
])('%s: each has a heading, and each heading is about one', (heading, anchors) => {
  expect([...anchorsUnder(heading)].sort()).toEqual([...anchors].sort());
});

test('the list of error codes is what `npm run guide` makes of the table of advice', async () => {
  expect(
    await format(withErrorCodes(guide), { parser: 'markdown', ...(await resolveConfig('docs/x.md')) }),
  ).toBe(guide);
});

test.each([
  ...CHECK_IDS.map((id) => `\`${id}\``),
  ...RESULTS_WORST_FIRST.map((result) => `Result \`${result}\``),
])('%s: an example of what the step says, how to find the cause, and what to do', (heading) => {
  const [, rest = ''] = guide.split(`\n### ${heading}\n`);
  const [section = ''] = rest.split(/\n###? /);
  for (const part of ['\nFor example: "', '\n**How to find the cause:** ', '\n**What to do:**']) {
    expect(section).toContain(part);
  }
});
