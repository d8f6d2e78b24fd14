import { describe, expect, test } from '@jest/globals';
import type { UnderWay } from '../../../../src/domain/outcome/under-way.ts';
import { progressInWords, subjectUnderWay } from '../../../../src/report/text/under-way.ts';
import { headlineOf } from '../../../../src/report/text/words.ts';
import { MINUTE, sampleOperation, sampleStatus } from '../samples.ts';

const ONE: UnderWay = { target: { kind: 'pool', name: 'user' }, later: [] };
const FULL: UnderWay = {
  ...ONE,
  operation: sampleOperation({ kind: 'Upgrade' }),
  runningMs: 47 * MINUTE,
  nodes: { done: 6, total: 10 },
  estimate: { nodes: 10, surgeNodes: 1, expectedMs: 23 * MINUTE, longestMs: 322 * MINUTE },
};
const ALL =
  'running for 47 min, 6 of 10 nodes done; usual for 10 nodes is about 23 min, and its drain settings allow 5 h 22 min at most';

describe('what is in progress, in words', () => {
  test.each<[string, Partial<UnderWay>, string]>([
    ['all that is known', FULL, ALL],
    ['no start', { nodes: { done: 0, total: 1 } }, '0 of 1 node done'],
    ['no nodes', { runningMs: MINUTE }, 'running for 1 min'],
    ['what began later', { later: [sampleOperation({ kind: 'Scale' })] }, 'a scale operation began after it'],
    ['nothing', {}, ''],
  ])('%s', (_name, changes, words) => {
    expect(progressInWords({ ...ONE, ...changes })).toBe(words);
  });

  test('is stuck after what drains allow', () => {
    expect(progressInWords({ ...FULL, runningMs: 400 * MINUTE })).toMatch(/allow no more than 5 h 22 min$/);
  });

  test('has a subject', () => {
    expect([subjectUnderWay(FULL), subjectUnderWay(ONE)]).toEqual(['the upgrade', 'the operation']);
  });
});

describe('the headline of a report', () => {
  const headline = (...underWay: readonly UnderWay[]): string =>
    headlineOf(sampleStatus({ result: 'in-progress', underWay }));

  test('tells of a single operation all that says whether it is stuck', () => {
    expect(headline(FULL)).toBe(`An upgrade is in progress on pool user in cluster prod: ${ALL}`);
    expect(headline(ONE)).toBe('An operation is in progress on pool user in cluster prod');
    expect(headline(FULL, FULL)).toBe('An operation is in progress on pool user in cluster prod');
  });
});
