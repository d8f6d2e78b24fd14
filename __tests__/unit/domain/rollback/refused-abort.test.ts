import { describe, expect, test } from '@jest/globals';
import type { ErrorFacts } from '../../../../src/domain/aks/errors.ts';
import type { CheckResult } from '../../../../src/domain/checks/check.ts';
import type { RollbackInputs } from '../../../../src/domain/inputs.ts';
import type { MoveRecord } from '../../../../src/domain/moves/record.ts';
import {
  cluster,
  history,
  observation,
  pool,
  poolTarget,
  refusedWith,
  rollbackInputs,
  START,
  SUBSCRIPTION,
} from '../../../support/builders.ts';
import { decide, endOf } from '../deciding.ts';

const OBJECT_ID = '44444444-5555-6666-7777-888888888888';
const BUSY = observation({ cluster: cluster({ pools: [pool({ provisioningState: 'Upgrading' })] }) });

function refusal(facts?: ErrorFacts): MoveRecord {
  return {
    move: { kind: 'abort', target: poolTarget('user'), why: 'busy' },
    startedAt: START,
    answer: refusedWith(403, {
      code: 'AuthorizationFailed',
      message: 'You may not.',
      ...(facts === undefined ? {} : { facts }),
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
    expect(checkAfter(refusal({ objectId: OBJECT_ID }))).toMatchObject({
      verdict: 'blocked',
      pool: 'user',
      why: 'Azure refused to abort it: AuthorizationFailed: You may not.',
      remedy:
        "Assign the identity the role AKS Recover operator, which includes the permission (docs/roles/operator.json), then run this step again; the first command creates the role, if your tenant doesn't have it yet, and the second assigns it.",
      commands: [
        expect.stringContaining('az role definition create'),
        `az role assignment create --assignee-object-id ${OBJECT_ID} --assignee-principal-type ServicePrincipal --role 'AKS Recover operator' --scope /subscriptions/${SUBSCRIPTION}/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/prod --subscription ${SUBSCRIPTION}`,
      ],
    });
  });

  test('is told without a command when nobody knows whose permission is missing', () => {
    expect(checkAfter(refusal())).not.toHaveProperty('commands');
  });

  test('for whatever other reason: what Azure said is the error of the block', () => {
    const locked = refusedWith(409, { code: 'ScopeLocked', message: 'The scope is locked.' });
    const run = history([{ ...refusal(), answer: locked }], BUSY);
    const decision = decide(rollbackInputs({ ifBusy: 'abort' }), BUSY, run);
    expect(decision.checks.find(({ id }) => id === 'operation-in-progress')?.remedy).toBe(
      'Remove what Azure names, or wait for the operation with if-busy: wait.',
    );
    expect(endOf(decision)).toMatchObject({
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
