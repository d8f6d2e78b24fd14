import { describe, expect, test } from '@jest/globals';
import { asTime } from '../../src/adapters/http/json.ts';

describe('points in time', () => {
  test.each([
    ['2026-06-09T17:25:36.118786553Z', Date.UTC(2026, 5, 9, 17, 25, 36, 118)],
    ['2026-06-09T17:25:36Z', Date.UTC(2026, 5, 9, 17, 25, 36)],
    ['2026-06-09t19:25:36+02:00', Date.UTC(2026, 5, 9, 17, 25, 36)],
  ])('are read from RFC 3339: %s', (text, ms) => {
    expect(asTime(text)).toBe(ms);
  });

  test.each([
    '',
    '1',
    'yesterday',
    '2026-06-09',
    '2026-13-09T17:25:36Z',
    '0001-01-01T00:00:00Z',
    5,
    null,
    {},
  ])('are not read from %p', (value) => {
    expect(asTime(value)).toBeUndefined();
  });
});
