/**
 * What act lacks, supplied in a copy of the workflow:
 * - ID tokens: a job that may mint them gets an address and a token, with the subject that GitHub would give it;
 * - `queue` of a concurrency group, which it refuses: left out;
 * - hours of patience: a step's `timeout` is a four-hundredth of what it says, twenty seconds at least;
 * - GitHub's API: `follow-up-issue` is off;
 * - the last lines of a script that fails, which it loses when they come at the very end: the script ends a little later.
 * The limits of jobs, which act does not keep, are compared with those of their steps in __tests__/repo.
 */

import { parse, stringify } from 'yaml';

/** The repository as GitHub would name it. */
export const REPOSITORY = 'contoso/shop';

const SHORTENED = 400;
const LEAST_SECONDS = 20;

interface Step {
  readonly uses?: string;
  readonly with?: Record<string, unknown>;
  run?: string;
}

interface Job {
  readonly environment?: string | { readonly name: string };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: Record<string, unknown>;
  readonly steps?: readonly Step[];
  env?: Record<string, unknown>;
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: Record<string, unknown>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface Oidc {
  readonly requestUrl: string;
  readonly requestToken: string;
}

/** Returns the workflow as act can run it. */
export function adaptWorkflow(yaml: string, oidc: Oidc): string {
  const workflow = parse(yaml) as Workflow;
  delete workflow.concurrency?.['queue'];
  for (const job of Object.values(workflow.jobs)) {
    delete job.concurrency?.['queue'];
    if (mayMintIdTokens(workflow, job) && job.steps !== undefined) {
      job.env = { ...job.env, ...idTokenVariables(subjectOf(job), oidc) };
    }
    for (const step of job.steps ?? []) adaptStep(step);
  }
  return stringify(workflow);
}

/** The subject of the job's ID tokens, without a job's own: that of its environment, else of its branch. */
export function subjectOf({ environment }: Pick<Job, 'environment'>): string {
  if (environment === undefined) return `repo:${REPOSITORY}:ref:refs/heads/main`;
  return `repo:${REPOSITORY}:environment:${typeof environment === 'string' ? environment : environment.name}`;
}

function mayMintIdTokens(workflow: Workflow, job: Job): boolean {
  return (job.permissions ?? workflow.permissions)?.['id-token'] === 'write';
}

function idTokenVariables(subject: string, { requestUrl, requestToken }: Oidc): Record<string, string> {
  return {
    ACTIONS_ID_TOKEN_REQUEST_URL: `${requestUrl}&subject=${encodeURIComponent(subject)}`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
  };
}

function adaptStep(step: Step): void {
  if (step.run !== undefined) step.run = `trap 'sleep 0.3' EXIT\n${step.run}`;
  const { uses, with: inputs } = step;
  if (inputs === undefined || uses?.includes('/aks-recover@') !== true) return;
  if ('timeout' in inputs) inputs['timeout'] = shortened(String(inputs['timeout']));
  if ('follow-up-issue' in inputs) inputs['follow-up-issue'] = 'false';
}

function shortened(duration: string): string {
  const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };
  const seconds = [...duration.matchAll(/(\d+)([hms])/g)].reduce(
    (sum, [, count = '', unit = '']) => sum + Number(count) * (units[unit] ?? 0),
    0,
  );
  return `${String(Math.max(LEAST_SECONDS, Math.round(seconds / SHORTENED)))}s`;
}
