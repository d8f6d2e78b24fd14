/** What GitHub's runner tells of the job that this step is part of. */

import { readFileSync } from 'node:fs';
import type { JobFacts } from '../../domain/job.ts';
import type { Runner } from '../../ports/runner.ts';
import { asNumber, asObject, compact, parseJson } from '../http/json.ts';
import { readPayload } from '../sign-in/jwt.ts';

/** The end that a signed token names (epoch milliseconds); `undefined` when it names none. */
function endOf(jwt: string): number | undefined {
  const seconds = asNumber(readPayload(jwt)?.['exp']);
  return seconds === undefined ? undefined : seconds * 1000;
}

/** Whether the event's repository is private; `undefined` when it does not tell. */
function visibilityOf(eventPath: string | undefined): boolean | undefined {
  if (eventPath === undefined) return undefined;
  try {
    const event = asObject(parseJson(readFileSync(eventPath, 'utf8')));
    const isPrivate = asObject(event?.['repository'])?.['private'];
    return typeof isPrivate === 'boolean' ? isPrivate : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the job's limits. The token that asks for ID tokens is only looked at, not shown or sent. */
export function readJob(runner: Pick<Runner, 'env'>): JobFacts {
  return compact<JobFacts>({
    isGitHubHosted: runner.env('RUNNER_ENVIRONMENT') === 'github-hosted',
    isPrivateRepository: visibilityOf(runner.env('GITHUB_EVENT_PATH')),
    idTokensUntil: endOf(runner.env('ACTIONS_ID_TOKEN_REQUEST_TOKEN') ?? ''),
  });
}
