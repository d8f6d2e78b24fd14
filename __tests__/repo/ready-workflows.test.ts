import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { workflowFiles } from './examples.ts';
import { readText } from './files.ts';

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly group: string; readonly queue?: string };
  readonly jobs: Readonly<Record<string, { readonly uses?: string; readonly 'timeout-minutes'?: number }>>;
}

/** Rights that the examples have a use for. */
const RIGHTS = ['id-token: write', 'contents: read', 'issues: write'];

describe.each(workflowFiles())('%s', (file) => {
  const text = readText(file);
  const workflow = parse(text) as Workflow;
  /** It never meets Azure, so it signs in nowhere and no run of it may disturb another. */
  const isRehearsal = text.includes('contoso/aks-recover/simulator@');

  test('says what it is for and what it needs', () => {
    expect(text).toMatch(/^# .{20,}/);
  });

  test('has the least rights', () => {
    const given = Object.entries(workflow.permissions ?? {}).map(([right, level]) => `${right}: ${level}`);
    if (isRehearsal) expect(given).toEqual([]);
    else expect(given).toContain('id-token: write');
    expect(given.filter((right) => !RIGHTS.includes(right))).toEqual([]);
  });

  test("pins other people's actions to a commit, and names its version", () => {
    const others = [...text.matchAll(/uses: (?!contoso\/aks-recover(?:\/simulator)?@|\.\/)(.*)$/gm)].map(
      ([, uses]) => uses,
    );
    for (const uses of others) expect(uses).toMatch(/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('ends each job some time', () => {
    for (const job of Object.values(workflow.jobs)) {
      if (job.uses === undefined) expect(job['timeout-minutes']).toBeGreaterThan(0);
    }
  });

  test('loses no run that waits, unless the workflow that it calls sees to that', () => {
    const calls = Object.values(workflow.jobs).some(({ uses }) => uses !== undefined);
    if (!calls && !isRehearsal) expect(workflow.concurrency?.queue).toBe('max');
    expect(text).not.toMatch(/cancel-in-progress: true$/m);
  });
});

test('the smoke test rolls back to both versions that were there before', () => {
  const text = readText('examples/upgrade-smoke-test-rollback.yml');
  expect(text).toContain('kubernetes-version: ${{ steps.before.outputs.kubernetes-version }}');
  expect(text).toContain('node-image-version: ${{ steps.before.outputs.node-image-version }}');
});
