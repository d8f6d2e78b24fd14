import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Move } from '../../../../src/domain/moves/move.ts';
import type { Answer, MoveRecord, Settlement } from '../../../../src/domain/moves/record.ts';
import {
  answerLine,
  checkLine,
  checkLines,
  errorInWords,
  faultBeginLine,
  faultEndLine,
  hasNews,
  heartbeatLine,
  moveInWords,
  planLines,
  progressBar,
  settlementLine,
  throttledLine,
  waitLine,
  type WaitSight,
} from '../../../../src/report/messages.ts';
import {
  anyText,
  ADDRESS,
  MINUTE,
  OLD,
  START,
  SUBSCRIPTION,
  azureError,
  rollbackRecord,
  sampleCheck,
} from '../samples.ts';

const CLUSTER = `/subscriptions/${SUBSCRIPTION}/resourceGroups/shop/providers/Microsoft.ContainerService/managedClusters/prod`;

describe('checks', () => {
  test('come worst first, with what was seen, why it matters and what to do, and are counted', () => {
    const lines = checkLines([
      sampleCheck(),
      sampleCheck({ id: 'capacity', verdict: 'notice', seen: 'one node more', pool: 'user' }),
      sampleCheck({ id: 'version-skew', verdict: 'warned', seen: 'Far behind.', ignored: true }),
      sampleCheck({ id: 'rollback-target', verdict: 'blocked', seen: 'none', why: 'needs one', remedy: '' }),
    ]);
    expect(lines).toEqual([
      'BLOCKED  rollback-target: None. Needs one.',
      'warned   version-skew, ignored by `ignore-checks`: Far behind.',
      'noted    capacity (pool user): One node more.',
      'passed   auto-upgrade: No channel is on.',
      '4 checks: 1 blocked, 1 warned, 1 noted, 1 passed.',
    ]);
  });

  test('are one line each, whatever Azure named in them', () => {
    expect(checkLine(sampleCheck({ seen: 'a\n::error::b', remedy: 'c\r\nd' }))).toBe(
      'passed   auto-upgrade: A ::error::b. C d.',
    );
  });
});

describe('a plan', () => {
  test('shows each move with its request', () => {
    const plan: readonly Move[] = [
      { kind: 'wait', targets: [{ kind: 'cluster' }], why: 'busy' },
      { kind: 'abort', target: { kind: 'pool', name: 'user' }, why: 'busy' },
      { kind: 'abort', target: { kind: 'cluster' }, why: 'asked' },
      { kind: 'disable-auto-upgrade', channels: { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' } },
      { kind: 'roll-back', pool: 'user', to: OLD, isResend: false },
      { kind: 'restore-auto-upgrade', channels: {} },
      { kind: 'join', pool: 'user', to: OLD },
    ];
    expect(planLines(plan, ADDRESS)).toEqual([
      '1. Wait for the cluster: another operation is running',
      '2. Abort the operation on pool user, which blocks the rollback',
      `   POST ${CLUSTER}/agentPools/user/abort`,
      '3. Abort the operation on the cluster',
      `   POST ${CLUSTER}/abort`,
      '4. Switch off auto-upgrade: Kubernetes channel none and node OS channel None',
      `   PUT ${CLUSTER}`,
      '   properties.autoUpgradeProfile.upgradeChannel: none',
      '   properties.autoUpgradeProfile.nodeOSUpgradeChannel: None',
      `5. Roll back pool user to 1.35.5 / ${OLD.nodeImageVersion}`,
      `   PUT ${CLUSTER}/agentPools/user`,
      '   properties.orchestratorVersion: 1.35.5',
      `   properties.nodeImageVersion: ${OLD.nodeImageVersion}`,
      '6. Restore auto-upgrade: ',
      `   PUT ${CLUSTER}`,
      `7. Wait for the rollback of pool user to 1.35.5 / ${OLD.nodeImageVersion}, which is already running`,
      'Expected result without `dry-run`: rolled-back.',
    ]);
  });

  test('of an abort alone expects that it is aborted', () => {
    expect(planLines([{ kind: 'abort', target: { kind: 'cluster' }, why: 'asked' }], ADDRESS).at(-1)).toBe(
      'Expected result without `dry-run`: aborted.',
    );
  });

  test('without moves says so', () => {
    expect(planLines([], ADDRESS)).toEqual(['Plan: nothing to change.']);
  });
});

test("a move's group has its words as title", () => {
  expect(moveInWords({ kind: 'abort', target: { kind: 'cluster' }, why: 'asked' })).toBe(
    'Abort the operation on the cluster',
  );
});

test.each<[Answer, string | undefined]>([
  [{ kind: 'none' }, undefined],
  [{ kind: 'sent' }, undefined],
  [{ kind: 'accepted', status: 202 }, 'Azure accepted the request (202).'],
  [
    { kind: 'accepted', status: 200, correlationId: 'corr-1' },
    'Azure accepted the request (200, correlation ID corr-1).',
  ],
  [
    { kind: 'refused', error: azureError({ correlationId: 'corr-2' }) },
    'Azure refused the request: 409 OperationNotAllowed: Another operation is in progress. (correlation ID corr-2).',
  ],
  [
    { kind: 'unknown', error: azureError({ status: 502, code: 'BadGateway', message: 'no' }) },
    'It is not known whether the request arrived: 502 BadGateway: no. Reading the resource to find out.',
  ],
  [
    { kind: 'withheld', reason: 'the pool\nchanged' },
    'The request was not sent: the pool changed. Checking again.',
  ],
])('an answer reads %#', (answer, line) => {
  expect(answerLine(answer)).toBe(line);
});

test('an error without status is told without it', () => {
  expect(errorInWords({ code: 'ECONNRESET', message: 'socket\nhang up' })).toBe('ECONNRESET: socket hang up');
});

const seen = { provisioningState: 'Succeeded', kubernetesVersion: '1.35.5' };

test.each<[Settlement, string]>([
  [
    { kind: 'ended', at: START + 6 * MINUTE, seen, wasSeenCanceling: false },
    'Ended after 5 min: Succeeded, 1.35.5',
  ],
  [
    {
      kind: 'ended',
      at: START + 6 * MINUTE,
      seen: { provisioningState: 'Failed' },
      wasSeenCanceling: false,
      error: { code: 'c', message: 'a\nb' },
    },
    'Ended after 5 min: Failed. c: a b',
  ],
  [
    {
      kind: 'replaced',
      at: START + 2 * MINUTE,
      seen: { provisioningState: 'Scaling', nodeImageVersion: 'i' },
    },
    'Ended after 1 min; another operation has started: Scaling, i',
  ],
  [{ kind: 'not-begun', at: START, seen }, 'The request did not take effect: Succeeded, 1.35.5'],
  [{ kind: 'vanished', at: START + 2 * MINUTE }, 'Deleted by someone else, noticed after 1 min.'],
  [{ kind: 'not-awaited' }, 'Not waiting: `wait` is false.'],
])('a move that ended reads %#', (settlement, line) => {
  expect(settlementLine(rollbackRecord({ settlement }))).toBe(line);
});

test('a move that has not ended says so', () => {
  const { settlement: _, ...record } = rollbackRecord();
  const unfinished: MoveRecord = record;
  expect(settlementLine(unfinished)).toBe('Not finished.');
});

describe('waiting', () => {
  const sight: WaitSight = {
    target: { kind: 'pool', name: 'user' },
    provisioningState: 'Upgrading',
    elapsedMs: 4 * MINUTE + 47_000,
  };

  test('shows state, phase, progress, nodes and time', () => {
    expect(waitLine(sight)).toBe('Pool user: Upgrading  4 min 47 s');
    expect(
      waitLine({
        ...sight,
        phase: 'upgrading nodes',
        percentComplete: 50,
        nodes: { done: 1, total: 3 },
        expectedMs: 9 * MINUTE,
      }),
    ).toBe(
      'Pool user: Upgrading (upgrading nodes)  [#####-----] 50 %  1 of 3 nodes done  4 min 47 s of about 9 min',
    );
  });

  test('draws the bar from the nodes when AKS gives no percentage', () => {
    expect(waitLine({ ...sight, nodes: { done: 1, total: 3 } })).toContain(
      '[###-------] 33 %  1 of 3 nodes done',
    );
  });

  test('gives a sign of life', () => {
    expect(heartbeatLine(sight)).toBe('Still waiting. Pool user: Upgrading  4 min 47 s');
  });

  test.each([
    [-3, '[----------] 0 %'],
    [0, '[----------] 0 %'],
    [9.6, '[#---------] 10 %'],
    [99.4, '[#########-] 99 %'],
    [100, '[##########] 100 %'],
    [250, '[##########] 100 %'],
  ])('draws %d percent as %s', (percent, bar) => {
    expect(progressBar(percent)).toBe(bar);
  });

  test('has news when something else than the time changed', () => {
    expect(waitLine({ ...sight, percentComplete: Number.NaN })).toBe(waitLine(sight));
    expect(hasNews(undefined, sight)).toBe(true);
    expect(hasNews(sight, { ...sight, elapsedMs: 0 })).toBe(false);
    expect(hasNews(sight, { ...sight, provisioningState: 'Succeeded' })).toBe(true);
    expect(hasNews(sight, { ...sight, phase: 'creating surge nodes' })).toBe(true);
    expect(hasNews(sight, { ...sight, nodes: { done: 0, total: 3 } })).toBe(true);
    expect(hasNews({ ...sight, percentComplete: 41 }, { ...sight, percentComplete: 49 })).toBe(false);
    expect(hasNews({ ...sight, percentComplete: 49 }, { ...sight, percentComplete: 50 })).toBe(true);
  });

  test('tells when reads fail and when they work again', () => {
    expect(
      faultBeginLine(azureError({ status: 503, code: 'ServiceUnavailable', message: 'busy.' }).details),
    ).toBe(
      'Could not read cluster prod: 503 ServiceUnavailable: busy. Retrying; operations in Azure continue in the meantime.',
    );
    expect(faultEndLine({ attempt: 'read cluster prod', failures: 3, durationMs: 90_000 })).toBe(
      'Able to read cluster prod again, after 3 failures in 1 min 30 s.',
    );
    expect(throttledLine(30_000)).toBe('Azure asks for a pause of 30 s.');
  });

  test('is one line, whatever the words of Azure', () => {
    fc.assert(
      fc.property(anyText(), fc.double(), (text, number) => {
        const line = waitLine({
          target: { kind: 'pool', name: text },
          provisioningState: text,
          phase: text,
          elapsedMs: 0,
          percentComplete: number,
        });
        expect(line).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

test('a code with which the message begins is said once', () => {
  expect(errorInWords({ code: 'AADSTS700213', message: 'AADSTS700213: No match.' })).toBe(
    'AADSTS700213: No match.',
  );
});

test('a refused or withheld request was not started', () => {
  for (const kind of ['refused', 'withheld', 'sent'] as const) {
    const answer =
      kind === 'refused'
        ? { kind, error: azureError() }
        : kind === 'withheld'
          ? { kind, reason: 'changed' }
          : { kind };
    const { settlement: _, ...record } = rollbackRecord({ answer });
    expect(settlementLine(record)).toBe(kind === 'sent' ? 'Not finished.' : 'Not started.');
  }
});
