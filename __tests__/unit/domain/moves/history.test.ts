import { expect, test } from '@jest/globals';
import type { Operation, Reading } from '../../../../src/domain/aks/cluster.ts';
import { knownOperationIds } from '../../../../src/domain/moves/history.ts';
import {
  moved,
  observation,
  operation,
  poolTarget,
  read,
  ROLL_BACK,
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
