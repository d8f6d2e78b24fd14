/** What GitHub's runner tells of the job that this step is part of. */

import { Buffer } from 'node:buffer';
import type { JobFacts } from '../domain/job.ts';
import type { Runner } from '../ports/runner.ts';
import { asNumber, asObject, compact, parseJson } from './azure-json.ts';

/** The end that a signed token names (epoch milliseconds); `undefined` when it names none. */
function endOf(jwt: string): number | undefined {
  const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8');
  const seconds = asNumber(asObject(parseJson(payload))?.['exp']);
  return seconds === undefined ? undefined : seconds * 1000;
}

/** Reads the job's limits. The token that asks for ID tokens is only looked at, not shown or sent. */
export function readJob(runner: Pick<Runner, 'env'>): JobFacts {
  return compact<JobFacts>({
    isGitHubHosted: runner.env('RUNNER_ENVIRONMENT') === 'github-hosted',
    idTokensUntil: endOf(runner.env('ACTIONS_ID_TOKEN_REQUEST_TOKEN') ?? ''),
  });
}
