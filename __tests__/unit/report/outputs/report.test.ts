import { describe, expect, test } from '@jest/globals';
import type { MoveRecord } from '../../../../src/domain/moves/record.ts';
import type { Outcome } from '../../../../src/domain/outcome/outcome.ts';
import { OUTPUTS, renderOutputs } from '../../../../src/report/outputs/index.ts';
import {
  ADDRESS,
  MINUTE,
  OLD,
  START,
  azureError,
  rollbackRecord,
  sampleCheck,
  sampleOperation,
  sampleOutcome,
  samplePoolOutcome,
  sampleStatus,
} from '../samples.ts';

type Json = Record<string, unknown>;

function report(outcome: Outcome): Json {
  return JSON.parse(renderOutputs(outcome).report) as Json;
}

function moves(...records: readonly MoveRecord[]): readonly Json[] {
  return report(sampleOutcome({ moves: records }))['moves'] as readonly Json[];
}

describe('the report', () => {
  test('has every output, its schema and where the run was about', () => {
    const value = report(sampleOutcome({ reason: 'smoke test failed', apiVersion: '2026-06-01' }));
    for (const name of OUTPUTS.filter((output) => output !== 'report')) expect(value).toHaveProperty([name]);
    expect(value).toMatchObject({
      'schema-version': 1,
      result: 'rolled-back',
      mode: 'rollback',
      fails: false,
      'dry-run': false,
      reason: 'smoke test failed',
      'api-version': '2026-06-01',
      cluster: {
        'subscription-id': ADDRESS.subscriptionId,
        'resource-group': 'shop',
        name: 'prod',
        location: 'westeurope',
      },
      'step-started-at': '2026-06-09T17:00:00Z',
      'step-ended-at': '2026-06-09T17:10:00Z',
      truncated: false,
    });
    expect((value['nodepools'] as readonly Json[])[0]).toMatchObject({ name: 'user' });
  });

  test("has JSON's own booleans and numbers", () => {
    const operation = sampleOperation({ percentComplete: 40 });
    expect(
      report(sampleStatus({ operation, pools: [samplePoolOutcome({ offer: { available: false } })] })),
    ).toMatchObject({
      'percent-complete': 40,
      'rollback-available': false,
      'auto-upgrade-changed': false,
    });
    expect(report(sampleStatus())).toMatchObject({ 'percent-complete': null, 'rollback-available': null });
  });

  test('of a cluster that was not read says so with empty text', () => {
    const { cluster: _, ...outcome } = sampleOutcome();
    expect(report(outcome)['cluster']).toMatchObject({
      location: '',
      'provisioning-state': '',
      'kubernetes-version': '',
    });
  });

  test('lists checks, timeline and warnings', () => {
    const checks = [
      sampleCheck(),
      sampleCheck({ pool: 'user', verdict: 'warned', why: 'w', remedy: 'r', ignored: true }),
    ];
    const timeline = [{ at: START, target: 'pool/user', kind: 'state', text: 'Upgrading' }] as const;
    const value = report(sampleOutcome({ checks, timeline, warnings: ['careful'] }));
    expect(value['checks']).toEqual([
      {
        commands: [],
        undo: '',
        id: 'auto-upgrade',
        nodepool: '',
        verdict: 'passed',
        ignored: false,
        seen: 'No channel is on.',
        why: '',
        remedy: '',
      },
      {
        commands: [],
        undo: '',
        id: 'auto-upgrade',
        nodepool: 'user',
        verdict: 'warned',
        ignored: true,
        seen: 'No channel is on.',
        why: 'w',
        remedy: 'r',
      },
    ]);
    expect(value['timeline']).toEqual([
      { at: '2026-06-09T17:00:00Z', target: 'pool/user', kind: 'state', text: 'Upgrading' },
    ]);
    expect(value['warnings']).toEqual(['careful']);
  });

  test('lists at most fifty recent operations', () => {
    const full = sampleOperation({
      percentComplete: 100,
      startedAt: START,
      endedAt: START + MINUTE,
      error: { code: 'c', message: 'm' },
      resourceId: '/x',
    });
    const recentOperations = [full, ...Array.from({ length: 60 }, () => sampleOperation())];
    const listed = report(sampleOutcome({ recentOperations }))['recent-operations'] as readonly Json[];
    expect(listed).toHaveLength(50);
    expect(listed.slice(0, 2)).toEqual([
      {
        'operation-id': 'op-1',
        'operation-type': '',
        'operation-status': 'Upgrading',
        'percent-complete': 100,
        'started-at': '2026-06-09T17:00:00Z',
        'ended-at': '2026-06-09T17:01:00Z',
        'error-code': 'c',
        'error-message': 'm',
        'resource-id': '/x',
      },
      {
        'operation-id': 'op-1',
        'operation-type': '',
        'operation-status': 'Upgrading',
        'percent-complete': null,
        'started-at': '',
        'ended-at': '',
        'error-code': '',
        'error-message': '',
        'resource-id': '',
      },
    ]);
  });
});

describe('the moves in the report', () => {
  test('tell what was sent, what came back and how it ended', () => {
    expect(moves(rollbackRecord({ operation: sampleOperation(), nodes: { done: 3, total: 3 } }))).toEqual([
      {
        move: 'roll-back',
        target: 'pool/user',
        'kubernetes-version': OLD.kubernetesVersion,
        'node-image-version': OLD.nodeImageVersion,
        'started-at': '2026-06-09T17:01:00Z',
        answer: 'accepted',
        'http-status': 200,
        'correlation-id': 'corr-1',
        'error-code': '',
        'operation-id': 'op-1',
        'nodes-done': 3,
        'nodes-total': 3,
        settlement: 'ended',
        'settled-at': '2026-06-09T17:06:00Z',
        'settled-state': 'Succeeded',
      },
    ]);
  });

  test('tell a refusal from a lost answer', () => {
    const error = azureError({ correlationId: 'corr-3' });
    const [refused, unknown, withheld] = moves(
      rollbackRecord({ answer: { kind: 'refused', error }, settlement: { kind: 'vanished', at: START } }),
      rollbackRecord({
        answer: { kind: 'unknown', error: azureError({ kind: 'network', code: 'ECONNRESET' }) },
        settlement: { kind: 'not-awaited' },
      }),
      rollbackRecord({ answer: { kind: 'withheld', reason: 'changed' } }),
    );
    expect(refused).toMatchObject({
      answer: 'refused',
      'http-status': 409,
      'correlation-id': 'corr-3',
      'error-code': 'OperationNotAllowed',
      settlement: 'vanished',
      'settled-at': '2026-06-09T17:00:00Z',
      'settled-state': '',
    });
    expect(unknown).toMatchObject({
      answer: 'unknown',
      'error-code': 'ECONNRESET',
      settlement: 'not-awaited',
      'settled-at': '',
    });
    expect(withheld).toMatchObject({ answer: 'withheld', 'http-status': null, 'correlation-id': '' });
    const { settlement: _, ...unfinished } = rollbackRecord({ answer: { kind: 'accepted', status: 202 } });
    expect(moves(unfinished)[0]).toMatchObject({
      settlement: '',
      'settled-at': '',
      'settled-state': '',
      'correlation-id': '',
    });
  });

  test('of every kind name their target', () => {
    const plan = report(
      sampleOutcome({
        plan: [
          { kind: 'abort', target: { kind: 'cluster' }, why: 'asked' },
          { kind: 'wait', targets: [{ kind: 'cluster' }, { kind: 'pool', name: 'a' }], why: 'busy' },
          {
            kind: 'disable-auto-upgrade',
            channels: { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' },
          },
          { kind: 'restore-auto-upgrade', channels: {} },
          { kind: 'join', pool: 'a', to: OLD },
        ],
      }),
    )['plan'];
    expect(plan).toEqual([
      { move: 'abort', target: 'cluster', why: 'asked' },
      { move: 'wait', target: 'cluster,pool/a', why: 'busy' },
      {
        move: 'disable-auto-upgrade',
        target: 'cluster',
        'upgrade-channel': 'none',
        'node-os-upgrade-channel': 'None',
      },
      {
        move: 'restore-auto-upgrade',
        target: 'cluster',
        'upgrade-channel': '',
        'node-os-upgrade-channel': '',
      },
      {
        move: 'join',
        target: 'pool/a',
        'kubernetes-version': OLD.kubernetesVersion,
        'node-image-version': OLD.nodeImageVersion,
      },
    ]);
  });
});

describe('a report that would be too large', () => {
  test('keeps its shape, with texts and lists cut and a sign of it', () => {
    const warnings = Array.from({ length: 400 }, () => 'w'.repeat(5_000));
    const value = report(sampleOutcome({ warnings }));
    expect(value['truncated']).toBe(true);
    expect(value['result']).toBe('rolled-back');
    expect((value['warnings'] as readonly string[]).every((warning) => warning.endsWith('…'))).toBe(true);
  });

  test('fits whatever it holds', () => {
    const text = '\u0001"'.repeat(2_500);
    const operation = sampleOperation({ id: text, error: { code: text, message: text } });
    const outcome = sampleOutcome({
      reason: text,
      checks: Array.from({ length: 600 }, () => sampleCheck({ seen: text, why: text, remedy: text })),
      pools: Array.from({ length: 100 }, () => samplePoolOutcome({ name: text })),
      warnings: Array.from({ length: 100 }, () => text),
      timeline: Array.from(
        { length: 100 },
        () => ({ at: START, target: text, kind: 'state', text }) as const,
      ),
      recentOperations: Array.from({ length: 60 }, () => operation),
      moves: Array.from({ length: 100 }, () => rollbackRecord({ operation })),
    });
    const json = renderOutputs(outcome).report;
    expect(json.length).toBeLessThanOrEqual(400_000);
    expect(JSON.parse(json)).toMatchObject({ truncated: true, result: 'rolled-back', 'schema-version': 1 });
  });
});
