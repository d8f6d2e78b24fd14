import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { MoveRecord } from '../../../../src/domain/moves/record.ts';
import type { Outcome } from '../../../../src/domain/outcome/outcome.ts';
import { annotations } from '../../../../src/report/annotations.ts';
import { followOnStep } from '../../../../src/report/advice/follow-on.ts';
import { resultLines } from '../../../../src/report/log/result.ts';
import { renderSummary } from '../../../../src/report/summary/index.ts';
import {
  OLD,
  rollbackRecord,
  sampleOperation,
  sampleOutcome,
  samplePoolOutcome,
  sampleStatus,
  START,
  SUBSCRIPTION,
} from '../samples.ts';

const HOUR = 3_600_000;
const CONTEXT = { actionRepository: 'contoso/aks-recover', actionRef: 'v1' };
const CLUSTER = `/subscriptions/${SUBSCRIPTION}/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/prod`;
const operation = sampleOperation();

/** A record whose end was not seen. */
function underWay(changes: Partial<MoveRecord> = {}): MoveRecord {
  const { settlement: _, ...record } = rollbackRecord({ operation });
  return { ...record, ...changes };
}

function stepOf(outcome: Partial<Outcome>, context = {}): unknown {
  const lines = followOnStep(sampleOutcome({ result: 'timed-out', moves: [underWay()], ...outcome }), {
    ...CONTEXT,
    ...context,
  });
  return parse(lines.join('\n'));
}

function inputsOf(outcome: Partial<Outcome>): unknown {
  return (stepOf(outcome) as { with: unknown }[] | null)?.[0]?.with;
}

describe('the step for a later job', () => {
  test('is a whole step: action, cluster, pool and operation', () => {
    expect(stepOf({})).toEqual([
      {
        uses: 'contoso/aks-recover@v1',
        with: {
          mode: 'status',
          cluster: CLUSTER,
          nodepool: 'user',
          'operation-id': 'op-1',
          wait: true,
          timeout: '5h',
        },
      },
    ]);
  });

  test.each(['timed-out', 'interrupted', 'error', 'rollback-started'] as const)(
    'is there after %s',
    (result) => {
      expect(inputsOf({ result })).toMatchObject({ 'operation-id': 'op-1' });
    },
  );

  test.each(['rolled-back', 'failed', 'blocked', 'canceled'] as const)('is not there after %s', (result) => {
    expect(stepOf({ result })).toBeNull();
  });

  test('names the cloud, and its own path where the action has no repository', () => {
    expect(stepOf({}, { cloud: 'azureusgovernment', actionRef: undefined })).toMatchObject([
      { uses: './', with: { environment: 'azureusgovernment' } },
    ]);
    expect(stepOf({}, { cloud: 'azurecloud' })).not.toHaveProperty('0.with.environment');
  });

  test('is not there when everything that was sent has ended, or nothing took effect', () => {
    expect(stepOf({ moves: [rollbackRecord()] })).toBeNull();
    expect(stepOf({ moves: [] })).toBeNull();
    expect(stepOf({ moves: [underWay({ answer: { kind: 'withheld', reason: 'it changed' } })] })).toBeNull();
  });

  test('leaves out the id of an operation that has ended, and one that is no id', () => {
    const ended = sampleOperation({ status: 'Succeeded' });
    expect(inputsOf({ moves: [underWay({ operation: ended })] })).not.toHaveProperty('operation-id');
    const odd = sampleOperation({ id: 'op-1\n  uses: evil/action@v1' });
    expect(inputsOf({ moves: [underWay({ operation: odd })] })).not.toHaveProperty('operation-id');
  });

  test('watches what was left under way, whatever it is', () => {
    const none = { kind: 'none' } as const;
    const join = { kind: 'join', pool: 'user', to: OLD } as const;
    expect(inputsOf({ moves: [underWay({ move: join, answer: none })] })).toMatchObject({ nodepool: 'user' });
    const abort = { kind: 'abort', why: 'asked' } as const;
    const ofPool = underWay({ move: { ...abort, target: { kind: 'pool', name: 'blue' } } });
    expect(inputsOf({ mode: 'abort', moves: [ofPool] })).toMatchObject({ nodepool: 'blue' });
    const ofCluster = underWay({ move: { ...abort, target: { kind: 'cluster' } } });
    expect(inputsOf({ mode: 'abort', moves: [ofCluster] })).not.toHaveProperty('nodepool');
    const canceling = {
      kind: 'wait',
      targets: [{ kind: 'cluster' }, { kind: 'pool', name: 'user' }],
      why: 'canceling',
    } as const;
    expect(inputsOf({ mode: 'abort', moves: [underWay({ move: canceling, answer: none })] })).toMatchObject({
      nodepool: 'user',
    });
    const off = { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none' } } as const;
    expect(inputsOf({ moves: [underWay({ move: off })] })).not.toHaveProperty('nodepool');
    const on = { kind: 'restore-auto-upgrade', channels: { upgradeChannel: 'patch' } } as const;
    expect(inputsOf({ moves: [underWay({ move: on })] })).not.toHaveProperty('nodepool');
  });

  test('does not watch what was only in the way', () => {
    const busy = { kind: 'wait', targets: [{ kind: 'pool', name: 'user' }], why: 'busy' } as const;
    expect(stepOf({ moves: [underWay({ move: busy, answer: { kind: 'none' } })] })).toBeNull();
  });

  test('of a status watches the same', () => {
    const move = { kind: 'wait', targets: [{ kind: 'cluster' }], why: 'asked' } as const;
    const moves = [underWay({ move, answer: { kind: 'none' } })];
    const status = sampleStatus({ moves, operation });
    expect(inputsOf({ ...status, result: 'timed-out' })).toMatchObject({
      nodepool: 'user',
      'operation-id': 'op-1',
    });
    const whole = { ...status, result: 'timed-out', isSinglePool: false } as const;
    expect(inputsOf({ ...whole, pools: [samplePoolOutcome({ name: 'a' })] })).not.toHaveProperty('nodepool');
    const one = {
      target: { kind: 'pool', name: 'a' },
      operation: { ...operation, id: 'op-9' },
      later: [],
    } as const;
    expect(inputsOf({ ...whole, underWay: [one] })).toMatchObject({ nodepool: 'a', 'operation-id': 'op-9' });
    const { operation: _, ...unnamed } = one;
    expect(inputsOf({ ...whole, underWay: [{ ...unnamed, target: { kind: 'cluster' } }] })).toMatchObject({
      'operation-id': 'op-1',
    });
    const several = inputsOf({ ...whole, underWay: [one, { ...one, target: { kind: 'pool', name: 'b' } }] });
    expect(several).not.toHaveProperty('operation-id');
    expect(several).not.toHaveProperty('nodepool');
  });
});

describe('why the step ended before the operation', () => {
  test('is in log, annotation and summary, with the step', () => {
    const outcome = sampleOutcome({
      result: 'timed-out',
      fails: true,
      endedAt: START + 2 * HOUR,
      moves: [underWay()],
    });
    const why = 'timeout` of this step passed after 2 h';
    const log = resultLines(outcome, CONTEXT).join('\n');
    expect(log).toContain(why);
    expect(log).toContain('- uses: contoso/aks-recover@v1\n  with:\n    mode: status');
    expect(annotations(outcome, CONTEXT)[0]?.message).toContain(why);
    const summary = renderSummary(outcome, CONTEXT);
    expect(summary).toContain(why);
    expect(summary).toContain('```yaml\n- uses: contoso/aks-recover@v1');
  });

  test.each([
    [
      5.5 * HOUR,
      true,
      "The step was ended after 5 h 30 min: a job on a GitHub-hosted runner can't last longer than 6 h.",
    ],
    [5.5 * HOUR, false, 'canceled, or `timeout-minutes`'],
    [HOUR, true, 'canceled, or `timeout-minutes`'],
  ])('interrupted after %d ms, on a runner of GitHub: %p', (tookMs, isGitHubHosted, why) => {
    const outcome = sampleOutcome({ result: 'interrupted', endedAt: START + tookMs });
    expect(resultLines(outcome, { isGitHubHosted }).join('\n')).toContain(why);
  });

  test('is not said of a step that did not end early', () => {
    expect(resultLines(sampleOutcome()).join('\n')).not.toMatch(/timeout|canceled/);
  });
});
