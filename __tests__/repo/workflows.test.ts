import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { isThere, readText, ROOT } from './files.ts';
import { lintWorkflow } from './workflow-linter.ts';

const FOLDER = '.github/workflows';

function workflows(): readonly string[] {
  const names = isThere(FOLDER) ? readdirSync(path.join(ROOT, FOLDER)) : [];
  return names.filter((name) => /\.ya?ml$/.test(name));
}

test('the workflows of the repository pass the linter', async () => {
  for (const name of workflows()) {
    expect([name, await lintWorkflow(readText(`${FOLDER}/${name}`))]).toEqual([name, []]);
  }
});
