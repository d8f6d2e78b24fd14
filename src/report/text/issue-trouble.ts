/** What is said when a follow-up issue could not be written: GitHub's answer, and what to do about it. */

import type { IssueTrouble } from '../../domain/issue-trouble.ts';

const ISSUES_RIGHT =
  'Add `permissions: issues: write` to the job, and to the job that calls it if it is a reusable workflow.';

const TOO_MANY = 'Too many requests were made with this token; try again later.';

/** What to do, by the status of GitHub's answer. */
const BY_STATUS: ReadonlyMap<number | undefined, string> = new Map([
  [401, 'Check `github-token`: it has expired or is for another GitHub server.'],
  [403, ISSUES_RIGHT],
  [404, ISSUES_RIGHT],
  [410, "Issues are turned off in the repository's settings."],
  [429, TOO_MANY],
]);

const RATE_LIMIT = /rate limit/i;

const PROXY_CREDENTIALS =
  'The proxy requires credentials: add them to HTTPS_PROXY (`http://user:password@host:port`).';

const CHECK_NETWORK = "Check the runner's network, firewall, and HTTPS_PROXY / NO_PROXY.";

/** Returns sentences that name the attempt, what came of it, and what to do. */
export function issueTroubleInWords(trouble: IssueTrouble): string {
  return `Could not ${trouble.attempt}: ${reasonOf(trouble)}`;
}

function reasonOf({ kind, status, said = 'no reason given' }: IssueTrouble): string {
  switch (kind) {
    case 'proxy':
      return `The proxy did not let the request through to GitHub: it returned ${String(status)}. ${status === 407 ? PROXY_CREDENTIALS : CHECK_NETWORK}`;
    case 'time':
      return 'GitHub did not respond in time.';
    case 'network':
      return `GitHub could not be reached (${said}). ${CHECK_NETWORK}`;
    case 'answer': {
      const advice = RATE_LIMIT.test(said) ? TOO_MANY : BY_STATUS.get(status);
      return [`GitHub returned ${String(status)} (${said}).`, ...(advice === undefined ? [] : [advice])].join(
        ' ',
      );
    }
  }
}
