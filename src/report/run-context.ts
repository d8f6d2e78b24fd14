/** What a report knows of the workflow run besides the outcome. */

import type { Cloud } from '../domain/inputs.ts';

/** Whoever calls fills it from the runner; what is not known is left out. */
export interface RunContext {
  /** Such as `https://github.com`. */
  readonly serverUrl?: string | undefined;
  /** `owner/name`. */
  readonly repository?: string | undefined;
  readonly runId?: string | undefined;
  readonly runAttempt?: string | undefined;
  readonly actor?: string | undefined;
  readonly workflow?: string | undefined;
  readonly job?: string | undefined;
  readonly isPublicRepository?: boolean | undefined;
  readonly cloud?: Cloud | undefined;
  /** Of this action, `owner/name` and branch, tag or commit; absent for one that stands in the workflow's own repository. */
  readonly actionRepository?: string | undefined;
  readonly actionRef?: string | undefined;
  readonly isGitHubHosted?: boolean | undefined;
}

/** A workflow run that can be linked to. */
export interface Run {
  readonly id: string;
  readonly attempt: string;
  /** Of the page of this very attempt. */
  readonly url: string;
}

/** Returns the page of the attempt before this one, or `undefined` when this is the first, or not known. */
export function earlierAttempt(context: RunContext): string | undefined {
  const attempt = Number(context.runAttempt ?? '1');
  return isLaterAttempt(context) ? runOf({ ...context, runAttempt: String(attempt - 1) })?.url : undefined;
}

/** True when the workflow run was run again. */
export function isLaterAttempt({ runAttempt }: RunContext): boolean {
  const attempt = Number(runAttempt ?? '1');
  return Number.isInteger(attempt) && attempt > 1;
}

/** Returns the workflow run, or `undefined` when the runner does not tell enough to link to it. */
export function runOf({ serverUrl, repository, runId, runAttempt }: RunContext): Run | undefined {
  if (serverUrl === undefined || repository === undefined || runId === undefined) return undefined;
  const attempt = runAttempt ?? '1';
  return { id: runId, attempt, url: `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${attempt}` };
}
