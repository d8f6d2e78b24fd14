/** The job that a step is part of: how long it can last, and how long it can sign in. */

import type { Inputs } from './inputs.ts';
import { HOUR_MS, MINUTE_MS } from './time.ts';

/** What the runner tells of the job. */
export interface JobFacts {
  /** GitHub ends a job there after six hours, whatever its `timeout-minutes` says. */
  readonly isGitHubHosted: boolean;
  /** By the event that began the run; absent when it does not tell. */
  readonly isPrivateRepository?: boolean;
  /** Epoch milliseconds until which the job can get ID tokens; absent when the runner does not tell. */
  readonly idTokensUntil?: number;
}

/** Why a job has no ID tokens, whatever its permissions are. */
export type NoIdTokens = 'act' | 'gitea' | 'fork';

export const HOSTED_JOB_MS = 6 * HOUR_MS;

/** A `timeout` within this of the job's own limit is not kept: the job has begun before this step. */
export const JOB_MARGIN_MS = 30 * MINUTE_MS;

/** Why the job may end, or be unable to sign in, before the step's `timeout` does. */
export type JobLimit =
  { readonly kind: 'id-tokens'; readonly leftMs: number } | { readonly kind: 'hosted-job' };

/** Returns what ends before the step's `timeout` does, or `undefined` when nothing known does. */
export function jobLimit(inputs: Inputs, job: JobFacts, now: number): JobLimit | undefined {
  const { wait, timeoutMs } = inputs.waiting;
  if (!wait || (inputs.mode !== 'status' && inputs.dryRun)) return undefined;
  const { idTokensUntil } = job;
  const signsInWithIdTokens = inputs.connection.signIn.kind === 'federation';
  if (signsInWithIdTokens && idTokensUntil !== undefined && now + timeoutMs > idTokensUntil) {
    return { kind: 'id-tokens', leftMs: Math.max(0, idTokensUntil - now) };
  }
  return job.isGitHubHosted && timeoutMs > HOSTED_JOB_MS - JOB_MARGIN_MS ? { kind: 'hosted-job' } : undefined;
}
