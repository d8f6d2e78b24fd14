import { expect, test } from '@jest/globals';
import { IssueError, type IssueTrouble } from '../../../../src/domain/issue-trouble.ts';
import { issueTroubleInWords } from '../../../../src/report/text/issue-trouble.ts';

test.each<readonly [Omit<IssueTrouble, 'attempt'>, string]>([
  [
    { kind: 'answer', status: 403, said: 'Resource not accessible by integration' },
    'GitHub returned 403 (Resource not accessible by integration). Add `permissions: issues: write` to the job, and to the job that calls it if it is a reusable workflow.',
  ],
  [
    { kind: 'answer', status: 403, said: 'You have exceeded a secondary rate limit' },
    'GitHub returned 403 (You have exceeded a secondary rate limit). Too many requests were made with this token; try again later.',
  ],
  [{ kind: 'answer', status: 502 }, 'GitHub returned 502 (no reason given).'],
  [
    { kind: 'proxy', status: 407 },
    'The proxy did not let the request through to GitHub: it returned 407. The proxy requires credentials: add them to HTTPS_PROXY (`http://user:password@host:port`).',
  ],
  [
    { kind: 'proxy', status: 403 },
    "The proxy did not let the request through to GitHub: it returned 403. Check the runner's network, firewall, and HTTPS_PROXY / NO_PROXY.",
  ],
  [{ kind: 'time' }, 'GitHub did not respond in time.'],
  [
    { kind: 'network', said: 'read ECONNRESET' },
    "GitHub could not be reached (read ECONNRESET). Check the runner's network, firewall, and HTTPS_PROXY / NO_PROXY.",
  ],
])('%j', (facts, words) => {
  const trouble = { attempt: 'open an issue', ...facts };
  expect(issueTroubleInWords(trouble)).toBe(`Could not open an issue: ${words}`);
  expect(new IssueError(trouble).message).toBe(`open an issue: ${facts.said ?? facts.kind}`);
});
