/** What the runner tells of the workflow run. */

import type { Cloud } from '../domain/inputs.ts';
import type { JobFacts } from '../domain/job.ts';
import type { Runner } from '../ports/runner.ts';
import type { RunContext } from '../report/messages.ts';

/** Returns what a report knows of the workflow run besides the outcome. */
export function runContext(
  runner: Runner,
  cloud: Cloud,
  { isGitHubHosted, isPrivateRepository }: JobFacts,
): RunContext {
  return {
    serverUrl: runner.env('GITHUB_SERVER_URL'),
    repository: runner.env('GITHUB_REPOSITORY'),
    runId: runner.env('GITHUB_RUN_ID'),
    runAttempt: runner.env('GITHUB_RUN_ATTEMPT'),
    actor: runner.env('GITHUB_ACTOR'),
    workflow: runner.env('GITHUB_WORKFLOW'),
    job: runner.env('GITHUB_JOB'),
    cloud,
    actionRepository: runner.env('GITHUB_ACTION_REPOSITORY'),
    actionRef: runner.env('GITHUB_ACTION_REF'),
    isGitHubHosted,
    isPublicRepository: isPrivateRepository === undefined ? undefined : !isPrivateRepository,
  };
}
