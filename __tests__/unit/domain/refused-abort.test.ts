import { describe, expect, test } from '@jest/globals';
import type { CheckResult } from '../../../src/domain/checks/check.ts';
import type { RollbackInputs } from '../../../src/domain/inputs.ts';
import type { MoveRecord } from '../../../src/domain/moves/move.ts';
import {
  cluster,
  history,
  observation,
  pool,
  poolTarget,
  refusedWith,
  rollbackInputs,
  START,
} from '../../support/builders.ts';
import { decide, endOf } from './deciding.ts';

const HINT = 'The identity lacks the right x.';
const BUSY = observation({ cluster: cluster({ pools: [pool({ provisioningState: 'Upgrading' })] }) });

function refusal(hint?: string): MoveRecord {
  return {
    move: { kind: 'abort', target: poolTarget('user'), why: 'busy' },
    startedAt: START,
    answer: refusedWith(403, {
      code: 'AuthorizationFailed',
      message: 'You may not.',
      ...(hint === undefined ? {} : { hint }),
    }),
  };
}

function checkAfter(record: MoveRecord, inputs: Partial<RollbackInputs> = {}): CheckResult | undefined {
  const decision = decide(rollbackInputs({ ifBusy: 'abort', ...inputs }), BUSY, history([record], BUSY));
  expect(endOf(decision).result).toBe('blocked');
  return decision.checks.find(({ id }) => id === 'operation-in-progress');
}

describe('an abort that the identity may not send', () => {
  test('is not sent twice; the check tells what is missing', () => {
    expect(checkAfter(refusal(HINT))).toMatchObject({
      verdict: 'blocked',
      pool: 'user',
      why: 'Azure refused to abort it: AuthorizationFailed: You may not.',
      remedy: HINT,
    });
  });

  test('is told without a remedy when none is known', () => {
    expect(checkAfter(refusal())).not.toHaveProperty('remedy');
  });

  test('for whatever other reason: what Azure said is the error of the block', () => {
    const locked = refusedWith(409, { code: 'ScopeLocked', message: 'The scope is locked.' });
    const run = history([{ ...refusal(), answer: locked }], BUSY);
    expect(endOf(decide(rollbackInputs({ ifBusy: 'abort' }), BUSY, run))).toMatchObject({
      result: 'blocked',
      error: { code: 'ScopeLocked' },
    });
  });

  test('is another matter when Azure says that there is nothing to abort', () => {
    const late: MoveRecord = { ...refusal(), answer: refusedWith(409) };
    const decision = decide(rollbackInputs({ ifBusy: 'abort' }), BUSY, history([late], BUSY));
    expect(decision.next).toMatchObject({ kind: 'move', move: { kind: 'abort' } });
  });
});
