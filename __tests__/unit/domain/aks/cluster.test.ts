import { describe, expect, test } from '@jest/globals';
import { keyInWords, targetInWords, targetKey, type Target } from '../../../../src/domain/aks/cluster.ts';

const ROWS: readonly (readonly [Target, string])[] = [
  [{ kind: 'cluster' }, 'the cluster'],
  [{ kind: 'pool', name: 'user' }, 'pool user'],
  [{ kind: 'pool', name: 'a\n::error::b' }, 'pool a ::error::b'],
];

describe('what a target is called', () => {
  test.each(ROWS)('is the same by itself and by its key, in one line: %j', (target, words) => {
    expect(targetInWords(target)).toBe(words);
    expect(keyInWords(targetKey(target))).toBe(words);
  });

  test('is a pool where only a name is known', () => {
    expect(keyInWords('user')).toBe('pool user');
  });
});
