/** What is said of the limits of the job: before they are met, and when they, or `timeout`, ended the step. */

import { HOSTED_JOB_MS, JOB_MARGIN_MS } from '../../domain/job.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import { formatDuration } from '../../domain/time.ts';
import type { RunContext } from '../run-context.ts';

export const HOSTED_LIMIT = formatDuration(HOSTED_JOB_MS);

/** Returns why the step gave up although the operation continues, or `undefined` when its result says it all. */
export function whyCutShort(outcome: Outcome, context: RunContext): string | undefined {
  const tookMs = outcome.endedAt - outcome.startedAt;
  if (outcome.result === 'timed-out') {
    return `The \`timeout\` of this step passed after ${formatDuration(tookMs)}; it ends the step, not the operation in Azure.`;
  }
  if (outcome.result !== 'interrupted') return undefined;
  return context.isGitHubHosted === true && tookMs >= HOSTED_JOB_MS - 2 * JOB_MARGIN_MS
    ? `The step was ended after ${formatDuration(tookMs)}: a job on a GitHub-hosted runner can't last longer than ${HOSTED_LIMIT}.`
    : 'The workflow run was canceled, or `timeout-minutes` of the job or of the step ran out.';
}
