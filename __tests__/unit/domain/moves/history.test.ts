import { describe, expect, test } from '@jest/globals';
import type { Operation, Reading } from '../../../../src/domain/aks/cluster.ts';
import { hasChangedSomething, knownOperationIds } from '../../../../src/domain/moves/history.ts';
import type { MoveRecord } from '../../../../src/domain/moves/record.ts';
import type { Sighting } from '../../../../src/domain/moves/sighting.ts';
import {
  history,
  LOST,
  moved,
  notBegun,
  observation,
  OLD,
  operation,
  poolTarget,
  read,
  refusedWith,
  ROLL_BACK,
  sighting,
  unreadable,
} from '../../../support/builders.ts';

test('an operation that was seen or aborted before is known', () => {
  const seen = observation({
    operations: new Map<string, Reading<Operation | undefined>>([
      ['pool/user', read(operation({ id: 'latest' }))],
      ['pool/other', read(undefined)],
      ['cluster', unreadable()],
    ]),
    recentOperations: read([operation({ id: 'recent' })]),
  });
  const aborted = moved({
    move: { kind: 'abort', target: poolTarget('user'), why: 'busy' },
    operation: operation({ id: 'aborted' }),
  });
  const own = moved({ move: ROLL_BACK, operation: operation({ id: 'own' }) });
  expect([...knownOperationIds(seen, [aborted, own])].sort()).toEqual(['aborted', 'latest', 'recent']);
  expect([...knownOperationIds(observation({ recentOperations: unreadable() }), [])]).toEqual([]);
});

describe('a run may have changed something', () => {
  const lost = (seen: Partial<Sighting>, changes: Partial<MoveRecord> = {}): boolean =>
    hasChangedSomething(history([moved({ answer: LOST, settlement: notBegun(sighting(seen)), ...changes })]));

  test('where the answer was lost and others have changed since what the request was about', () => {
    expect(lost({ kubernetesVersion: '1.37.0' })).toBe(true);
    expect(lost({ nodeImageVersion: 'AKSUbuntu-2204gen2containerd-202607.01.0' })).toBe(true);
    const channels = { upgradeChannel: 'rapid' };
    const before = sighting({ channels });
    expect(lost({ channels: { upgradeChannel: 'stable' } }, { before })).toBe(true);
    expect(lost({ channels }, { before })).toBe(false);
    expect(lost({}, { before })).toBe(true);
  });

  test('not where it shows what it was about as before, nor where nothing was sent or it was refused', () => {
    expect(lost({ provisioningState: 'Scaling', eTag: 'pool-9' })).toBe(false);
    const { before: _, ...bare } = moved({ answer: LOST, settlement: notBegun(sighting({ ...OLD })) });
    expect(hasChangedSomething(history([bare]))).toBe(false);
    expect(lost({ ...OLD }, { answer: refusedWith(409) })).toBe(false);
    expect(lost({ ...OLD }, { move: { kind: 'wait', targets: [], why: 'busy' } })).toBe(false);
  });
});
