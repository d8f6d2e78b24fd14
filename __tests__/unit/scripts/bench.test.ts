import { describe, expect, test } from '@jest/globals';
import { placesInChain } from '../../../scripts/bench/chain.ts';
import { ratioOf, slopeOf, spreadOf, type Spread } from '../../../scripts/bench/statistics.ts';
import {
  asRatio,
  atLeast,
  atMost,
  inMilliseconds,
  inSeconds,
  renderSection,
} from '../../../scripts/bench/section.ts';

describe('median and quartiles', () => {
  test.each<[string, number[], Omit<Spread, 'count'>]>([
    ['one value', [7], { median: 7, low: 7, high: 7 }],
    ['an odd number of values, in any order', [9, 1, 5, 3, 7], { median: 5, low: 3, high: 7 }],
    ['an even number: halfway between the middle two', [4, 1, 3, 2], { median: 2.5, low: 1.75, high: 3.25 }],
    ['numbers, not texts, are sorted', [10, 9, 100], { median: 10, low: 9.5, high: 55 }],
  ])('%s', (_name, values, expected) => {
    expect(spreadOf(values)).toEqual({ ...expected, count: values.length });
  });

  test('of no values there is none', () => {
    expect(() => spreadOf([])).toThrow('no value');
  });
});

describe('ratio', () => {
  test('is taken round by round, so that a slow round of both counts like any other', () => {
    expect(ratioOf([20, 200, 30], [10, 100, 10])).toEqual({ median: 2, low: 2, high: 2.5, count: 3 });
  });

  test('is none where a round of the other is missing', () => {
    expect(ratioOf([20], []).median).toBeNaN();
  });
});

describe('slope', () => {
  test('of a straight line', () => {
    expect(slopeOf([0, 1, 2, 3].map((x) => ({ x, y: 5 + 2 * x })))).toBeCloseTo(2);
  });

  test('of values that go up and down around the same', () => {
    const points = [1, -1, -1, 1, 1, -1, -1, 1].map((y, x) => ({ x, y }));
    expect(slopeOf(points)).toBeCloseTo(0);
  });
});

describe('chain of requests', () => {
  /** Requests that take a second each, by the time of their arrival in seconds. */
  function places(...arrivals: readonly number[]): readonly number[] {
    return placesInChain(arrivals.map((at) => ({ arrivedAt: at * 1000, answeredAt: at * 1000 + 1000 })));
  }

  test.each<[string, number[], number[]]>([
    ['none', [], []],
    ['one after the other', [0, 1, 2.1], [1, 2, 3]],
    ['all at once', [0, 0.1, 0.9], [1, 1, 1]],
    ['two beside each other between two that wait', [0, 1, 1.2, 2.3], [1, 2, 2, 3]],
    ['one that waits for the shorter of two chains', [0, 0.5, 1, 1.6, 2.1], [1, 1, 2, 2, 3]],
    ['told in another order than they came', [2, 0, 1], [3, 1, 2]],
  ])('%s', (_name, arrivals, expected) => {
    expect(places(...arrivals)).toEqual(expected);
  });

  test('a long request keeps those waiting that come after it, not those that come meanwhile', () => {
    const exchanges = [
      { arrivedAt: 0, answeredAt: 3000 },
      { arrivedAt: 0, answeredAt: 1000 },
      { arrivedAt: 1000, answeredAt: 2000 },
      { arrivedAt: 3000, answeredAt: 4000 },
    ];
    expect(placesInChain(exchanges)).toEqual([1, 1, 2, 3]);
  });
});

describe('what is printed', () => {
  const spread: Spread = { median: 3.456, low: 3, high: 4, count: 5 };

  test('figures with their spread', () => {
    expect(asRatio(spread)).toBe('3.46 (3.00 to 4.00) ×');
    expect(inMilliseconds({ ...spread, median: 123.4 })).toBe('123 (3 to 4) ms');
    expect(inSeconds({ median: 1500, low: 1250, high: 2000, count: 2 })).toBe('1.50 (1.25 to 2.00) s');
  });

  test('a goal is met or missed by the median, at the limit met', () => {
    expect(atMost('a', spread, 3.456, asRatio).isMet).toBe(true);
    expect(atMost('a', spread, 3.4, asRatio).isMet).toBe(false);
    expect(atLeast('a', spread, 3.456, asRatio).isMet).toBe(true);
    expect(atLeast('a', spread, 3.5, asRatio).isMet).toBe(false);
  });

  test('a section is a heading, tables, goals and notes in Markdown', () => {
    const goals = [
      { text: 'at most 1', measured: '2', isMet: false },
      { text: 'at least 1', measured: '2', isMet: true },
    ];
    const tables = [{ head: ['what', 'much'], rows: [['a', '1']] }];
    expect(renderSection({ title: 'Part', tables, goals, notes: ['Note.'] }).split('\n')).toEqual([
      '### Part',
      '',
      '| what | much |',
      '| --- | --- |',
      '| a | 1 |',
      '',
      '| Goal | Measured |  |',
      '| --- | --- | --- |',
      '| at most 1 | 2 | **missed** |',
      '| at least 1 | 2 | met |',
      '',
      'Note.',
    ]);
  });
});
