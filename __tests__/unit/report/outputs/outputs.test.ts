import { describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../../../src/domain/outcome/outcome.ts';
import { OUTPUTS, renderOutputs } from '../../../../src/report/outputs/index.ts';
import {
  DAY,
  MINUTE,
  NEW,
  OLD,
  START,
  SWITCHED_OFF,
  rollbackRecord,
  sampleCheck,
  sampleCluster,
  sampleError,
  sampleOperation,
  sampleOutcome,
  samplePoolOutcome,
  sampleStatus,
} from '../samples.ts';

type Outputs = ReturnType<typeof renderOutputs>;

function outputs(changes: Partial<Outcome> = {}): Outputs {
  return renderOutputs(sampleOutcome(changes));
}

/** An outcome of a run that could not even read the cluster. */
function blind(): Outcome {
  const {
    cluster: _1,
    clusterVersionBefore: _2,
    ...rest
  } = sampleOutcome({ result: 'error', pools: [], moves: [] });
  return rest;
}

describe('the table of outputs', () => {
  test('has each once', () => {
    expect(new Set(OUTPUTS).size).toBe(OUTPUTS.length);
    for (const name of OUTPUTS) expect(name).toMatch(/^[a-z][a-z-]*$/);
  });

  test('is what is rendered, in that order, whatever happened', () => {
    for (const outcome of [sampleOutcome(), sampleStatus(), blind()]) {
      const rendered = renderOutputs(outcome);
      expect(Object.keys(rendered).toSorted()).toEqual(OUTPUTS.toSorted());
      for (const value of Object.values(rendered)) expect(typeof value).toBe('string');
    }
  });
});

describe('the outputs', () => {
  test('of a run that read nothing are empty but for the result, the next step and what is false', () => {
    const { report: _, 'next-step': next, ...rest } = renderOutputs(blind());
    expect(next).not.toBe('');
    expect(Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''))).toEqual({
      result: 'error',
      'auto-upgrade-changed': 'false',
      nodes: '[]',
      nodepools: '[]',
    });
  });

  test('speak of the single pool, before and after', () => {
    expect(outputs({ cluster: sampleCluster({ provisioningState: 'Updating' }) })).toMatchObject({
      result: 'rolled-back',
      'provisioning-state': 'Succeeded',
      'kubernetes-version': OLD.kubernetesVersion,
      'node-image-version': OLD.nodeImageVersion,
      'previous-kubernetes-version': NEW.kubernetesVersion,
      'previous-node-image-version': NEW.nodeImageVersion,
    });
  });

  test('speak of the cluster when there is not one single pool', () => {
    const cluster = sampleCluster({ provisioningState: 'Updating', kubernetesVersion: '1.36.1' });
    expect(outputs({ isSinglePool: false, cluster })).toMatchObject({
      'provisioning-state': 'Updating',
      'power-state': 'Running',
      'kubernetes-version': '1.36.1',
      'node-image-version': '',
      'previous-kubernetes-version': '1.36.0',
      'previous-node-image-version': '',
      'rollback-available': '',
    });
  });

  test('stay empty for a single pool that could not be read, rather than speak of the cluster', () => {
    expect(outputs({ pools: [] })).toMatchObject({ 'provisioning-state': '', 'kubernetes-version': '' });
    expect(outputs({ pools: [samplePoolOutcome({ before: {}, after: {} })] })).toMatchObject({
      'kubernetes-version': '',
      'node-image-version': '',
      'previous-kubernetes-version': '',
      'previous-node-image-version': '',
    });
  });

  test('name the operation, with its times in UTC', () => {
    const operation = sampleOperation({ percentComplete: 0, startedAt: START, endedAt: START + MINUTE });
    expect(outputs({ operation })).toMatchObject({
      'operation-id': 'op-1',
      'operation-status': 'Upgrading',
      'percent-complete': '0',
      'started-at': '2026-06-09T17:00:00Z',
      'ended-at': '2026-06-09T17:01:00Z',
    });
    expect(outputs({ pools: [samplePoolOutcome({ operation })] })['operation-id']).toBe('op-1');
    expect(outputs({ pools: [samplePoolOutcome({ operation })], isSinglePool: false })['operation-id']).toBe(
      '',
    );
    expect(outputs({ operation: sampleOperation() })['started-at']).toBe('');
  });

  test('name the channels as found', () => {
    expect(outputs({ channels: SWITCHED_OFF })).toMatchObject({
      'auto-upgrade-changed': 'true',
      'previous-upgrade-channel': 'patch',
      'previous-node-os-upgrade-channel': 'NodeImage',
    });
    expect(outputs({ channels: SWITCHED_OFF })['restore-command']).toMatch(/^az aks update .* NodeImage$/);
    expect(outputs()).toMatchObject({
      'auto-upgrade-changed': 'false',
      'previous-upgrade-channel': 'none',
      'previous-node-os-upgrade-channel': 'NodeImage',
      'restore-command': '',
    });
  });

  test('hold one line each, whatever Azure writes: steps pass them on through files', () => {
    const foreign = 'a\r\nresult=x\u2028::add-mask::x\u001b[31m\ud800';
    const all = outputs({ error: sampleError({ code: foreign, message: foreign, correlationId: foreign }) });
    for (const [name, value] of Object.entries(all)) {
      expect(`${name}: ${value}`).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u);
    }
    expect(all['error-code']).toBe('a result=x ::add-mask::x [31m\ufffd');
  });

  test("name Azure's error only if Azure's it is", () => {
    const error = sampleError({ message: 'a\nb', correlationId: 'corr-2' });
    expect(outputs({ error })).toMatchObject({
      'error-code': 'SomethingNew',
      'error-message': 'a b',
      'correlation-id': 'corr-2',
    });
    expect(outputs({ error: sampleError() })['correlation-id']).toBe('');
    expect(outputs({ error: { ...error, isFromAzure: false } })).toMatchObject({
      'error-code': '',
      'error-message': '',
      'correlation-id': '',
    });
    expect(outputs({ error: sampleError({ message: 'x'.repeat(20_000) }) })['error-message']).toHaveLength(
      8_000,
    );
  });

  test('name the checks that blocked, each once, and the issue', () => {
    const checks = [
      sampleCheck({ id: 'version-skew', verdict: 'blocked', pool: 'a' }),
      sampleCheck({ id: 'version-skew', verdict: 'blocked', pool: 'b' }),
      sampleCheck({ id: 'capacity', verdict: 'warned' }),
    ];
    const pools = [samplePoolOutcome({ blockedBy: ['version-skew', 'rollback-target'] })];
    expect(outputs({ checks, pools })['blocked-by']).toBe('version-skew,rollback-target');
    expect(outputs({ issueUrls: ['https://github.com/o/r/issues/1'] })['issue-url']).toBe(
      'https://github.com/o/r/issues/1',
    );
  });
});

describe('the rollback on offer', () => {
  const offer = { available: true, to: { ...OLD, recordedAt: START } };

  test('has a target and a time until which it is there at least', () => {
    const rendered = renderOutputs(sampleStatus({ pools: [samplePoolOutcome({ offer })] }));
    expect(rendered).toMatchObject({
      'rollback-available': 'true',
      'rollback-kubernetes-version': OLD.kubernetesVersion,
      'rollback-node-image-version': OLD.nodeImageVersion,
      'rollback-expires-at': '2026-06-16T17:00:00Z',
    });
  });

  test('expires when the offer says so, and at no known time without a record time', () => {
    const expires = (changes: object): string =>
      renderOutputs(sampleStatus({ pools: [samplePoolOutcome({ offer: { ...offer, ...changes } })] }))[
        'rollback-expires-at'
      ];
    expect(expires({ expiresAt: START + DAY })).toBe('2026-06-10T17:00:00Z');
    expect(expires({ to: OLD })).toBe('');
  });

  test('is false when there is none, and silent when it is not known or was just used', () => {
    const available = (changes: Partial<Outcome>): string =>
      renderOutputs(sampleStatus(changes))['rollback-available'];
    expect(available({ pools: [samplePoolOutcome({ offer: { available: false } })] })).toBe('false');
    expect(available({})).toBe('');
    expect(available({ mode: 'abort', pools: [samplePoolOutcome({ offer })] })).toBe('true');
    expect(available({ mode: 'rollback', pools: [samplePoolOutcome({ offer })] })).toBe('');
  });
});

describe('the date to upgrade again by', () => {
  const by = (changes: Partial<Outcome>): string => outputs(changes)['re-upgrade-by'];

  test('is 30 days after the rollback ended', () => {
    const settlement = {
      kind: 'ended',
      at: START - DAY,
      seen: { provisioningState: 'Succeeded' },
      wasSeenCanceling: false,
    } as const;
    expect(by({ moves: [rollbackRecord({ settlement })] })).toBe('2026-07-08');
  });

  test('counts a joined rollback, and the first of several pools', () => {
    const joined = rollbackRecord({
      move: { kind: 'join', pool: 'user', to: OLD },
      answer: { kind: 'none' },
    });
    expect(by({ moves: [joined] })).toBe('2026-07-09');
    const pools = [samplePoolOutcome({ name: 'a' }), samplePoolOutcome()];
    expect(by({ pools, moves: [], endedAt: START + 2 * DAY })).toBe('2026-07-11');
    expect(by({ pools, endedAt: START + 2 * DAY })).toBe('2026-07-09');
  });

  test('counts from the end of the step when the rollback goes on', () => {
    const pools = [samplePoolOutcome({ result: 'rollback-started' })];
    const moves = [rollbackRecord({ settlement: { kind: 'not-awaited' } })];
    expect(by({ result: 'rollback-started', pools, moves })).toBe('2026-07-09');
  });

  test.each(['already-rolled-back', 'failed', 'blocked', 'timed-out', 'not-started'] as const)(
    'is empty when the pool is %s',
    (result) => {
      const overall = result === 'not-started' ? 'failed' : result;
      expect(by({ result: overall, pools: [samplePoolOutcome({ result })] })).toBe('');
    },
  );

  test('is there when one pool is back and another one failed', () => {
    const pools = [samplePoolOutcome(), samplePoolOutcome({ name: 'b', result: 'failed' })];
    expect(by({ result: 'failed', pools, isSinglePool: false })).toBe('2026-07-09');
  });

  test('belongs to rollbacks alone', () => {
    expect(by({ mode: 'status' })).toBe('');
  });
});

test('nodepools is a JSON array in the words of the outputs', () => {
  const pools = [
    samplePoolOutcome({
      operation: sampleOperation(),
      offer: { available: true, to: OLD },
      blockedBy: ['version-skew', 'auto-upgrade'],
    }),
    { name: 'b', result: 'not-started', before: {}, after: {}, blockedBy: [] } as const,
  ];
  expect(JSON.parse(renderOutputs(sampleStatus({ pools })).nodepools)).toEqual([
    {
      name: 'user',
      result: 'rolled-back',
      'provisioning-state': 'Succeeded',
      'power-state': '',
      'running-for': null,
      nodes: [],
      'kubernetes-version': OLD.kubernetesVersion,
      'node-image-version': OLD.nodeImageVersion,
      'previous-kubernetes-version': NEW.kubernetesVersion,
      'previous-node-image-version': NEW.nodeImageVersion,
      'operation-id': 'op-1',
      'rollback-available': true,
      'rollback-kubernetes-version': OLD.kubernetesVersion,
      'rollback-node-image-version': OLD.nodeImageVersion,
      'blocked-by': 'version-skew,auto-upgrade',
    },
    {
      name: 'b',
      result: 'not-started',
      'provisioning-state': '',
      'power-state': '',
      'running-for': null,
      nodes: [],
      'kubernetes-version': '',
      'node-image-version': '',
      'previous-kubernetes-version': '',
      'previous-node-image-version': '',
      'operation-id': '',
      'rollback-available': null,
      'rollback-kubernetes-version': '',
      'rollback-node-image-version': '',
      'blocked-by': '',
    },
  ]);
  const afterRollback = JSON.parse(outputs({ pools }).nodepools) as { 'rollback-available': unknown }[];
  expect(afterRollback[0]?.['rollback-available']).toBeNull();
});

describe('what nodes run, and how long an operation has run', () => {
  const names = Array.from({ length: 25 }, (_, index) => `n${String(index)}`);
  const pools = [
    samplePoolOutcome({
      operation: sampleOperation({ status: 'InProgress', startedAt: START }),
      nodesRun: { groups: [{ ...OLD, names }], quarantined: [] },
    }),
  ];

  test('is told of the single pool, with 20 names at most', () => {
    const { nodes, report, 'running-for': seconds } = outputs({ pools, endedAt: START + 90_400 });
    expect(JSON.parse(nodes)).toEqual([
      {
        'kubernetes-version': OLD.kubernetesVersion,
        'node-image-version': OLD.nodeImageVersion,
        count: 25,
        names: names.slice(0, 20),
      },
    ]);
    expect(seconds).toBe('90');
    expect(JSON.parse(report)).toMatchObject({ 'running-for': 90, nodes: [{ count: 25 }] });
  });

  test('is not told of several pools, of an operation that has ended, or one without a start', () => {
    expect(outputs({ pools, isSinglePool: false }).nodes).toBe('[]');
    const { startedAt: _, ...startless } = sampleOperation({ status: 'InProgress' });
    for (const operation of [sampleOperation({ status: 'Succeeded' }), startless]) {
      const { report, 'running-for': seconds } = outputs({ pools: [samplePoolOutcome({ operation })] });
      expect(seconds).toBe('');
      expect(JSON.parse(report)).toMatchObject({ 'running-for': null });
    }
  });
});
