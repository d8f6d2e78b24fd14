/** Annotations that need no outcome: of inputs, of the job's limits, of a bug. What makes the others is loaded later. */

import type { Inputs } from '../domain/inputs.ts';
import { jobLimit, type JobFacts } from '../domain/job.ts';
import { formatDuration } from '../domain/time.ts';
import { cut, oneLine, plural, withFullStop } from '../text/plain-text.ts';
import { HOSTED_LIMIT } from './advice/job-limits.ts';

/** A message that GitHub shows on the run's page. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  /** One line. */
  readonly title: string;
  /** One line; several only for problems with inputs, one each. */
  readonly message: string;
}

/** GitHub cuts longer ones. */
export const LONGEST_MESSAGE = 4_000;

/** Of one run, whatever happens: more of them hide each other on the run's page. */
export const MOST_ANNOTATIONS = 3;

/** Returns the annotation for inputs that can't be used: every problem in a line of its own. */
export function inputAnnotation(problems: readonly string[]): Annotation {
  return {
    level: 'error',
    title: `${plural(problems.length, 'problem')} with the inputs`,
    message: cut(problems.map((problem) => oneLine(problem)).join('\n'), LONGEST_MESSAGE),
  };
}

/** Returns the annotation for a fault in this action itself. */
export function bugAnnotation(error: { readonly name: string; readonly message: string }): Annotation {
  return {
    level: 'error',
    title: 'A bug in AKS Recover',
    message:
      `${oneLine(error.name)}: ${withFullStop(oneLine(error.message))} ` +
      'Run the job again with debug logging and report what it shows. An operation that was started continues in Azure.',
  };
}

/** Returns the warning for a `timeout` that the job can't keep, or `undefined` when it can as far as is known. */
export function jobLimitAnnotation(inputs: Inputs, job: JobFacts, now: number): Annotation | undefined {
  const limit = jobLimit(inputs, job, now);
  if (limit === undefined) return undefined;
  const timeout = formatDuration(inputs.waiting.timeoutMs);
  const why =
    limit.kind === 'id-tokens'
      ? `GitHub issues ID tokens to this job for ${formatDuration(limit.leftMs)} more; after that, this step can't sign in to Azure again`
      : `a job on a GitHub-hosted runner ends after ${HOSTED_LIMIT}, and steps before this one count`;
  const start =
    inputs.mode === 'status' ? 'Set a shorter `timeout`' : 'Set a shorter `timeout`, or `wait: false`';
  return {
    level: 'warning',
    title: `The timeout of ${timeout} may be longer than the job lasts`,
    message:
      `\`timeout\` is ${timeout}, but ${why}. ${start}, and continue in a later job with \`mode: status\`, \`wait: true\` ` +
      "and the output `operation-id` of this step: the operation in Azure doesn't need the job.",
  };
}
