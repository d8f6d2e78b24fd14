/** What GitHub's runner tells of the job that this step is part of. */

import { readFileSync } from 'node:fs';
import type { JobFacts, NoIdTokens } from '../../domain/job.ts';
import type { JsonObject } from '../../domain/aks/cluster.ts';
import type { Runner } from '../../ports/runner.ts';
import { asNumber, asObject, compact, parseJson } from '../http/json.ts';
import { readPayload } from '../sign-in/jwt.ts';

/** The end that a signed token names (epoch milliseconds); `undefined` when it names none. */
function endOf(jwt: string): number | undefined {
  const seconds = asNumber(readPayload(jwt)?.['exp']);
  return seconds === undefined ? undefined : seconds * 1000;
}

/** The event that began the run; `undefined` when it can't be read. */
function readEvent(eventPath: string | undefined): JsonObject | undefined {
  if (eventPath === undefined) return undefined;
  try {
    return asObject(parseJson(readFileSync(eventPath, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Whether the event's repository is private; `undefined` when it does not tell. */
function visibilityOf(event: JsonObject | undefined): boolean | undefined {
  const isPrivate = asObject(event?.['repository'])?.['private'];
  return typeof isPrivate === 'boolean' ? isPrivate : undefined;
}

/** True for a pull request whose branch is in another repository, or in one that is gone. */
function isFromFork(event: JsonObject | undefined): boolean {
  const pullRequest = asObject(event?.['pull_request']);
  if (pullRequest === undefined) return false;
  const nameOf = (side: string): unknown => asObject(asObject(pullRequest[side])?.['repo'])?.['full_name'];
  return nameOf('head') !== nameOf('base');
}

/** Returns why the job has no ID tokens, where its permissions are not the reason; `undefined` where they may be. */
export function readNoIdTokens(runner: Pick<Runner, 'env'>): NoIdTokens | undefined {
  if (runner.env('ACTIONS_ID_TOKEN_REQUEST_URL') !== undefined) return undefined;
  // Gitea's runner is made of act's.
  if ((runner.env('GITEA_ACTIONS') ?? runner.env('FORGEJO_ACTIONS')) !== undefined) return 'gitea';
  if (runner.env('ACT') !== undefined) return 'act';
  const isPullRequest = /^pull_request(?!_target)/.test(runner.env('GITHUB_EVENT_NAME') ?? '');
  return isPullRequest && isFromFork(readEvent(runner.env('GITHUB_EVENT_PATH'))) ? 'fork' : undefined;
}

/** Reads the job's limits. The token that asks for ID tokens is only looked at, not shown or sent. */
export function readJob(runner: Pick<Runner, 'env'>): JobFacts {
  return compact<JobFacts>({
    isGitHubHosted: runner.env('RUNNER_ENVIRONMENT') === 'github-hosted',
    isPrivateRepository: visibilityOf(readEvent(runner.env('GITHUB_EVENT_PATH'))),
    idTokensUntil: endOf(runner.env('ACTIONS_ID_TOKEN_REQUEST_TOKEN') ?? ''),
  });
}
