import { expect, test } from '@jest/globals';
import type { Inputs, SignIn } from '../../../../src/domain/inputs.ts';
import type { JobFacts } from '../../../../src/domain/job.ts';
import { jobLimitAnnotation } from '../../../../src/report/early-annotations.ts';
import { MINUTE, rollbackInputs, START, statusInputs } from '../../../support/builders.ts';

const HOUR = 60 * MINUTE;
const FEDERATION: SignIn = { kind: 'federation', tenantId: 't', clientId: 'c', audience: 'a' };
const HOSTED: JobFacts = { isGitHubHosted: true };
const OWN: JobFacts = { isGitHubHosted: false };

function waiting(timeoutMs: number, signIn: SignIn = FEDERATION, wait = true): Inputs {
  const inputs = rollbackInputs();
  return {
    ...inputs,
    waiting: { ...inputs.waiting, wait, timeoutMs },
    connection: { ...inputs.connection, signIn },
  };
}

test.each<[string, Inputs, JobFacts, boolean]>([
  ['the default timeout', waiting(2 * HOUR), HOSTED, false],
  ['just what a job leaves', waiting(5.5 * HOUR), HOSTED, false],
  ['near the six hours of a job', waiting(5.5 * HOUR + 1), HOSTED, true],
  ['as long on a runner of the user', waiting(24 * HOUR), OWN, false],
  ['without waiting', waiting(24 * HOUR, FEDERATION, false), HOSTED, false],
  ['a dry run', { ...waiting(24 * HOUR), dryRun: true } as Inputs, HOSTED, false],
  ['past the ID tokens', waiting(2 * HOUR), { ...OWN, idTokensUntil: START + 2 * HOUR - 1 }, true],
  ['within the ID tokens', waiting(2 * HOUR), { ...OWN, idTokensUntil: START + 2 * HOUR }, false],
  [
    'past ID tokens that are not used',
    waiting(2 * HOUR, { kind: 'azure-cli' }),
    { ...OWN, idTokensUntil: START },
    false,
  ],
])('warns of a timeout that the job can not keep: %s', (_, inputs, job, isWarned) => {
  expect(jobLimitAnnotation(inputs, job, START) !== undefined).toBe(isWarned);
});

test('says what ends first, and what to do', () => {
  expect(jobLimitAnnotation(waiting(6 * HOUR), HOSTED, START)).toEqual({
    level: 'warning',
    title: 'The timeout of 6 h may be longer than the job lasts',
    message:
      '`timeout` is 6 h, but a job on a GitHub-hosted runner ends after 6 h, and steps before this one count. ' +
      'Set a shorter `timeout`, or `wait: false`, and continue in a later job with `mode: status`, `wait: true` and the output ' +
      "`operation-id` of this step: the operation in Azure doesn't need the job.",
  });
  const status: Inputs = { ...statusInputs(), waiting: waiting(2 * HOUR).waiting };
  const job = { isGitHubHosted: true, idTokensUntil: START - 1 };
  const message = jobLimitAnnotation(
    { ...status, connection: { ...status.connection, signIn: FEDERATION } },
    job,
    START,
  )?.message;
  expect(message).toContain(
    "GitHub issues ID tokens to this job for 0 s more; after that, this step can't sign in",
  );
  expect(message).not.toContain('`wait: false`');
});
