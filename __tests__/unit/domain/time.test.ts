import { describe, expect, test } from '@jest/globals';
import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  calendarDay,
  dayAndTime,
  dayNumber,
  formatDuration,
  isoDate,
  isoTime,
  offerEnd,
  spreadMs,
  timeOfDay,
} from '../../../src/domain/time.ts';

const NOON = Date.UTC(2026, 5, 9, 12, 0, 0);

test('an offer does not end before its seven days are over, as it is shown', () => {
  expect(isoTime(offerEnd(NOON))).toBe('2026-06-16T12:00:00Z');
  expect(isoTime(offerEnd(NOON + 118))).toBe('2026-06-16T12:00:01Z');
});

describe('points in time', () => {
  test('are shown in UTC to the second', () => {
    expect(isoTime(NOON + 999)).toBe('2026-06-09T12:00:00Z');
    expect(isoDate(NOON + 13 * HOUR_MS)).toBe('2026-06-10');
    expect(timeOfDay(NOON + 61_000)).toBe('12:01:01');
    expect(isoTime(8.64e15)).toBe('+275760-09-13T00:00:00Z');
  });

  test.each([Number.NaN, Infinity, -Infinity, 9e15])('show as nothing when they are none: %p', (ms) => {
    expect([isoTime(ms), isoDate(ms), timeOfDay(ms), dayAndTime(ms)]).toEqual(['', '', '', '']);
  });

  test('in the coming days have their weekday', () => {
    expect(dayAndTime(NOON + 4 * DAY_MS + 10 * HOUR_MS)).toBe('Saturday 2026-06-13 22:00 UTC');
  });
});

test.each([
  [-5, '0 s'],
  [499, '0 s'],
  [8_000, '8 s'],
  [59_999, '1 min'],
  [4 * MINUTE_MS + 47_000, '4 min 47 s'],
  [HOUR_MS, '1 h'],
  [HOUR_MS + 5 * MINUTE_MS + 59_000, '1 h 5 min'],
  [2 * DAY_MS + 3 * HOUR_MS, '2 d 3 h'],
  [2 * DAY_MS, '2 d'],
])('a duration of %d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test.each([
  [1_000, 0, 2_000],
  [1_000, 1, 4_000],
  [1_000, 3, 16_000],
  [1_000, 4, 30_000],
  [1_000, 5_000, 30_000],
  [60_000, 0, 30_000],
  [0, 3, 0],
])('a pause of %d ms after %d refusals is spread over %d ms more', (pauseMs, refusals, spread) => {
  expect(spreadMs(pauseMs, refusals)).toBe(spread);
});

test.each([
  ['2026-01-31', 31],
  ['2026-02-01', 28],
  ['2028-02-29', 29],
  ['2026-12-31', 31],
  ['2026-04-30', 30],
])('the month of %s has %d days', (date, days) => {
  expect(calendarDay(dayNumber(date)).daysInMonth).toBe(days);
});
