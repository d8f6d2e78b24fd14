/** What GitHub's runner tells of the job that this step is part of. */

import type { JobFacts } from '../../domain/job.ts';
import type { Runner } from '../../ports/runner.ts';
import { asNumber, compact } from '../http/json.ts';
import { readPayload } from '../sign-in/jwt.ts';

/** The end that a signed token names (epoch milliseconds); `undefined` when it names none. */
function endOf(jwt: string): number | undefined {
  const seconds = asNumber(readPayload(jwt)?.['exp']);
  return seconds === undefined ? undefined : seconds * 1000;
}

/** Reads the job's limits. The token that asks for ID tokens is only looked at, not shown or sent. */
export function readJob(runner: Pick<Runner, 'env'>): JobFacts {
  return compact<JobFacts>({
    isGitHubHosted: runner.env('RUNNER_ENVIRONMENT') === 'github-hosted',
    idTokensUntil: endOf(runner.env('ACTIONS_ID_TOKEN_REQUEST_TOKEN') ?? ''),
  });
}
