import { describe, expect, test } from '@jest/globals';
import { examples, problemsOf } from './examples.ts';

describe('the examples of README and documents', () => {
  test.each(examples())('are right: $label', async ({ yaml }) => {
    expect(await problemsOf(yaml)).toEqual([]);
  });
});

describe('the check of the examples finds', () => {
  const step = (rest: string): string =>
    `- id: x\n  uses: contoso/aks-recover@v1\n  with:\n    mode: status\n    cluster: prod\n${rest}`;

  test.each([
    ['wrong YAML', 'a: [', 'Flow sequence'],
    ['an unknown input', step('    node-pool: user'), 'there is no input node-pool'],
    ['a missing input', '- uses: contoso/aks-recover@v1', 'the input mode is required'],
    ['a value that is not accepted', step('    timeout: 90'), 'timeout: "90" has no unit'],
    ['an input of another mode', step('    auto-upgrade: fail'), 'does not apply to mode status'],
    ['an unknown output', step('- run: echo ${{ steps.x.outputs.outcome }}'), 'there is no such output'],
    ['an unknown step', '- run: echo ${{ steps.y.outputs.result }}', '"y" is not defined'],
    ['a wrong workflow', 'on: push\njobs:\n  a:\n    steps: []\n', '"runs-on" section is missing'],
  ])('%s', async (_what, yaml, problem) => {
    expect((await problemsOf(yaml)).join('\n')).toContain(problem);
  });
});
