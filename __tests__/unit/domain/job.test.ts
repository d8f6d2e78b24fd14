import { describe, expect, test } from '@jest/globals';
import type { Inputs } from '../../../src/domain/inputs.ts';
import { jobLimit, type JobFacts } from '../../../src/domain/job.ts';
import { abortInputs, MINUTE, rollbackInputs, START, statusInputs } from '../../support/builders.ts';

const HOUR = 60 * MINUTE;
const HOSTED: JobFacts = { isGitHubHosted: true };

function waiting<T extends Inputs>(inputs: T, timeoutMs: number, wait = true): T {
  return { ...inputs, waiting: { ...inputs.waiting, wait, timeoutMs } };
}

function federated<T extends Inputs>(inputs: T): T {
  const signIn = { kind: 'federation', tenantId: 't', clientId: 'c', audience: 'a' } as const;
  return { ...inputs, connection: { ...inputs.connection, signIn } };
}

describe('the six hours of a job on a runner of GitHub', () => {
  test('end a wait that is to last longer than five and a half of them', () => {
    const limit = { kind: 'hosted-job' };
    for (const inputs of [rollbackInputs(), abortInputs(), statusInputs()]) {
      expect(jobLimit(waiting(inputs, 5.5 * HOUR + 1), HOSTED, START)).toEqual(limit);
      expect(jobLimit(waiting(inputs, 5.5 * HOUR), HOSTED, START)).toBeUndefined();
    }
    expect(jobLimit(waiting(rollbackInputs(), 6 * HOUR), { isGitHubHosted: false }, START)).toBeUndefined();
  });

  test('are no matter to a step that does not wait', () => {
    expect(jobLimit(waiting(rollbackInputs(), 6 * HOUR, false), HOSTED, START)).toBeUndefined();
    expect(jobLimit(waiting(rollbackInputs({ dryRun: true }), 6 * HOUR), HOSTED, START)).toBeUndefined();
    expect(jobLimit(waiting(abortInputs({ dryRun: true }), 6 * HOUR), HOSTED, START)).toBeUndefined();
  });
});

describe('the time for which the job can get ID tokens', () => {
  const inputs = waiting(federated(rollbackInputs()), HOUR);
  const until = (idTokensUntil: number): JobFacts => ({ isGitHubHosted: false, idTokensUntil });

  test('ends a wait that is to last longer; what is left of it is told, and never less than nothing', () => {
    expect(jobLimit(inputs, until(START + HOUR - 1), START)).toEqual({ kind: 'id-tokens', leftMs: HOUR - 1 });
    expect(jobLimit(inputs, until(START + HOUR), START)).toBeUndefined();
    expect(jobLimit(inputs, until(START - 1), START)).toEqual({ kind: 'id-tokens', leftMs: 0 });
  });

  test('is no matter where the runner does not tell, or another way of signing in is used', () => {
    expect(jobLimit(inputs, { isGitHubHosted: false }, START)).toBeUndefined();
    expect(jobLimit(waiting(rollbackInputs(), HOUR), until(START), START)).toBeUndefined();
  });
});
