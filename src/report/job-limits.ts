/** What is said of the limits of the job: before they are met, and when they, or `timeout`, ended the step. */

import type { Inputs } from '../domain/inputs.ts';
import type { JobFacts } from '../domain/job.ts';
import { HOSTED_JOB_MS, JOB_MARGIN_MS, jobLimit } from '../domain/job.ts';
import type { Outcome } from '../domain/outcome.ts';
import { formatDuration } from '../domain/time.ts';
import type { Annotation } from './annotations.ts';
import type { RunContext } from './run-context.ts';

const HOSTED_LIMIT = formatDuration(HOSTED_JOB_MS);

/** Returns the warning for a `timeout` that the job can't keep, or `undefined` when it can as far as is known. */
export function jobLimitAnnotation(inputs: Inputs, job: JobFacts, now: number): Annotation | undefined {
  const limit = jobLimit(inputs, job, now);
  if (limit === undefined) return undefined;
  const timeout = formatDuration(inputs.waiting.timeoutMs);
  const why =
    limit.kind === 'id-tokens'
      ? `GitHub gives this job ID tokens for ${formatDuration(limit.leftMs)} more, then this step can't sign in to Azure again`
      : `a job on a GitHub-hosted runner ends after ${HOSTED_LIMIT}, and steps before this one count`;
  const start =
    inputs.mode === 'status' ? 'Set a shorter `timeout`' : 'Set a shorter `timeout`, or `wait: false`';
  return {
    level: 'warning',
    title: `The timeout of ${timeout} may be longer than the job lasts`,
    message:
      `\`timeout\` is ${timeout}, but ${why}. ${start}, and go on in a later job with \`mode: status\`, \`wait: true\` ` +
      "and the output `operation-id` of this step: the operation in Azure doesn't need the job.",
  };
}

/** Returns why the step gave up although the operation goes on, or `undefined` when its result says it all. */
export function whyCutShort(outcome: Outcome, context: RunContext): string | undefined {
  const tookMs = outcome.endedAt - outcome.startedAt;
  if (outcome.result === 'timed-out') {
    return `The \`timeout\` of this step passed after ${formatDuration(tookMs)}; it ends the step, not the operation in Azure.`;
  }
  if (outcome.result !== 'interrupted') return undefined;
  return context.isGitHubHosted === true && tookMs >= HOSTED_JOB_MS - 2 * JOB_MARGIN_MS
    ? `The step was ended after ${formatDuration(tookMs)}: a job on a GitHub-hosted runner has ${HOSTED_LIMIT}.`
    : 'The workflow run was canceled, or `timeout-minutes` of the job or of the step ran out.';
}
