import { describe, expect, test } from '@jest/globals';
import { IssueError } from '../../../src/domain/issue-trouble.ts';
import type { Outcome } from '../../../src/domain/outcome/outcome.ts';
import type { Issues, IssueText, PublishedIssue } from '../../../src/ports/issues.ts';
import { writeFollowUps } from '../../../src/steps/follow-up.ts';
import { FakeRunner } from '../../support/fake-runner.ts';
import { sampleOutcome, samplePoolOutcome, sampleStatus } from '../report/samples.ts';

const CONTEXT = { serverUrl: 'https://github.com', repository: 'octo/shop', runId: '77' };
const TWO = [samplePoolOutcome({ name: 'a' }), samplePoolOutcome({ name: 'b' })];

/** Numbers the issues that it writes, and fails at the one that it is told. */
class FakeIssues implements Issues {
  readonly written: IssueText[] = [];
  readonly #isPublic: boolean | undefined;
  readonly #answer: (number: number) => PublishedIssue;

  constructor(
    isPublic: boolean | undefined,
    answer: (number: number) => Partial<PublishedIssue> = () => ({}),
  ) {
    this.#isPublic = isPublic;
    this.#answer = (number) => ({ url: `https://github.com/i/${number}`, isNew: true, ...answer(number) });
  }

  isPublicRepository(): Promise<boolean | undefined> {
    return Promise.resolve(this.#isPublic);
  }

  publish(issue: IssueText): Promise<PublishedIssue> {
    this.written.push(issue);
    return Promise.resolve(this.#answer(this.written.length));
  }
}

async function write(
  issues: Issues | undefined,
  outcome: Outcome = sampleOutcome({ pools: TWO, warnings: ['before'] }),
): Promise<{ readonly outcome: Outcome; readonly runner: FakeRunner }> {
  const runner = new FakeRunner({});
  const written = await writeFollowUps({ outcome, context: CONTEXT, labels: ['aks'], issues, runner });
  return { outcome: written, runner };
}

describe('the follow-up issues', () => {
  test('are one for each pool that is back, named in the log and the outcome', async () => {
    const issues = new FakeIssues(false, (number) => ({ isNew: number === 1 }));
    const { outcome, runner } = await write(issues);
    expect(outcome.issueUrls).toEqual(['https://github.com/i/1', 'https://github.com/i/2']);
    expect(outcome.warnings).toEqual(['before']);
    expect(issues.written.map(({ labels }) => labels)).toEqual([['aks'], ['aks']]);
    expect(issues.written.map(({ title }) => title)).toEqual([
      expect.stringContaining('a'),
      expect.stringContaining('b'),
    ]);
    expect(runner.lines).toEqual([
      '> Follow-up issue',
      'Opened the follow-up issue for pool a: https://github.com/i/1',
      'Updated the follow-up issue for pool b: https://github.com/i/2',
    ]);
    expect(runner.openGroups).toBe(0);
  });

  test('hold no resource id where the repository is not known to be private', async () => {
    for (const isPublic of [true, undefined]) {
      const issues = new FakeIssues(isPublic);
      const { outcome } = await write(issues);
      expect(outcome.warnings).toEqual(['before', expect.stringContaining('repository is public')]);
      expect(issues.written.map(({ body }) => body).join('')).not.toContain('/subscriptions/');
    }
  });

  test('that another run opened at the same time are told', async () => {
    const { outcome } = await write(
      new FakeIssues(false, (number) => (number === 1 ? {} : { openDuplicate: 'https://github.com/i/9' })),
    );
    expect(outcome.warnings).toEqual(['before', expect.stringContaining('https://github.com/i/9')]);
  });

  test('end with the first that cannot be written; those before it stand', async () => {
    const { outcome, runner } = await write(
      new FakeIssues(false, (number) => {
        if (number === 2) throw new IssueError({ attempt: 'open an issue', kind: 'answer', status: 410 });
        return {};
      }),
    );
    expect(outcome.issueUrls).toEqual(['https://github.com/i/1']);
    expect(outcome.warnings[1]).toMatch(
      /^The follow-up issue for pool b was not written\. Could not open an issue: GitHub returned 410 /,
    );
    expect(outcome.result).toBe('rolled-back');
    expect(runner.openGroups).toBe(0);
  });

  test('need somebody who can write them', async () => {
    const { outcome } = await write(undefined);
    expect(outcome).not.toHaveProperty('issueUrls');
    expect(outcome.warnings[1]).toMatch(
      /^The follow-up issue for pools a and b was not written\. .*github-token/,
    );
  });

  test.each([
    ['nothing went back', sampleStatus()],
    ['the run is being canceled', sampleOutcome({ result: 'interrupted', pools: TWO })],
  ])('are not there when %s', async (_, ended) => {
    const issues = new FakeIssues(false);
    const { outcome, runner } = await write(issues, ended);
    expect(outcome).toBe(ended);
    expect([issues.written, runner.lines]).toEqual([[], []]);
  });
});
