import { expect, test } from '@jest/globals';
import { resultLines } from '../../../../src/report/log/result.ts';
import { renderSummary } from '../../../../src/report/summary/index.ts';
import { lastSightInWords } from '../../../../src/report/text/last-sight.ts';
import { NEW, OLD, sampleOutcome, samplePoolOutcome, START } from '../samples.ts';

const POOL = samplePoolOutcome({
  result: 'timed-out',
  after: {},
  provisioningState: 'Upgrading',
  lastSight: { at: START, provisioningState: 'Upgrading', ...OLD },
});
const SEEN = 'last seen at 2026-06-09T17:00:00Z: Upgrading';
const SHOWED = `the pool showed 1.35.5 / ${OLD.nodeImageVersion}, which changes when a rollback starts and does not tell what its nodes run`;

test('what was last seen of a pool is told with its time, and never as what its nodes run', () => {
  expect(lastSightInWords(samplePoolOutcome())).toBeUndefined();
  expect(lastSightInWords(POOL)).toBe(`${SEEN}; ${SHOWED}`);
  expect(lastSightInWords({ ...POOL, nodes: { done: 1, total: 3 } })).toBe(
    `${SEEN}, 1 of 3 nodes done; ${SHOWED}`,
  );
});

test('what was not shown is not told', () => {
  const lastSight = { at: START, provisioningState: 'Upgrading' };
  expect(lastSightInWords({ ...POOL, lastSight })).toBe(SEEN);
});

test('where the nodes were read, they tell', () => {
  const groups = [
    { ...OLD, names: ['a'] },
    { ...NEW, names: ['b'] },
  ];
  expect(lastSightInWords({ ...POOL, nodesRun: { groups, quarantined: [] } })).toMatch(
    new RegExp(`^${SEEN}; 1 of 2 nodes runs 1\\.35\\.5`),
  );
});

test('it is in log and summary', () => {
  const outcome = sampleOutcome({ result: 'timed-out', pools: [POOL] });
  expect(resultLines(outcome)).toContain(`Pool user: L${SEEN.slice(1)}; ${SHOWED}.`);
  expect(renderSummary(outcome, {})).toContain(
    `- Pool **user**: ${SEEN}; ${SHOWED.replaceAll('_', '&#95;')}.`,
  );
});
