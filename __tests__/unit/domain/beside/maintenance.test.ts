import { describe, expect, test } from '@jest/globals';
import {
  nextOpening,
  type MaintenanceWindow,
  type Schedule,
} from '../../../../src/domain/beside/maintenance.ts';
import { dayAndTime, isoTime } from '../../../../src/domain/time.ts';

/** A Tuesday. */
const NOW = Date.UTC(2026, 5, 9, 17, 0, 0);

function opens(schedule: Schedule, changes: Partial<MaintenanceWindow> = {}, now = NOW): string {
  const window: MaintenanceWindow = {
    name: 'aksManagedNodeOSUpgradeSchedule',
    schedule,
    durationHours: 4,
    utcOffsetMinutes: 0,
    startTime: '22:00',
    notAllowed: [],
    ...changes,
  };
  const next = nextOpening(window, now);
  return next === undefined
    ? 'never'
    : `${isoTime(next.opensAt)}${next.isEarliest ? ' at the earliest' : ''}`;
}

const DAILY: Schedule = { kind: 'daily', every: 1 };
const SATURDAYS: Schedule = { kind: 'weekly', every: 1, day: 'Saturday' };

describe('the next opening of a maintenance window', () => {
  test.each<[string, Schedule, Partial<MaintenanceWindow>, string]>([
    ['every day', DAILY, {}, '2026-06-09T22:00:00Z'],
    ['every day, of which today has passed', DAILY, { startTime: '12:00' }, '2026-06-10T12:00:00Z'],
    ['one that is open', DAILY, { startTime: '15:00' }, '2026-06-09T15:00:00Z'],
    ['one that opened yesterday', DAILY, { startTime: '19:00', durationHours: 23 }, '2026-06-08T19:00:00Z'],
    [
      'every third day since',
      { kind: 'daily', every: 3 },
      { startDate: '2026-06-02' },
      '2026-06-11T22:00:00Z',
    ],
    [
      'every third day of who knows what',
      { kind: 'daily', every: 3 },
      {},
      '2026-06-09T22:00:00Z at the earliest',
    ],
    ['every week', SATURDAYS, {}, '2026-06-13T22:00:00Z'],
    [
      'every second week since',
      { kind: 'weekly', every: 2, day: 'saturday' },
      { startDate: '2026-06-06' },
      '2026-06-20T22:00:00Z',
    ],
    ['a window that begins later', SATURDAYS, { startDate: '2026-07-01' }, '2026-07-04T22:00:00Z'],
    ['east of Greenwich', SATURDAYS, { utcOffsetMinutes: 330, startTime: '02:00' }, '2026-06-12T20:30:00Z'],
    ['west of Greenwich', SATURDAYS, { utcOffsetMinutes: -420 }, '2026-06-14T05:00:00Z'],
    ['the 15th', { kind: 'absolute-monthly', every: 1, dayOfMonth: 15 }, {}, '2026-06-15T22:00:00Z'],
    [
      'the 31st, in months that have one',
      { kind: 'absolute-monthly', every: 1, dayOfMonth: 31 },
      {},
      '2026-07-31T22:00:00Z',
    ],
    [
      'the 1st of every third month since',
      { kind: 'absolute-monthly', every: 3, dayOfMonth: 1 },
      { startDate: '2026-02-01' },
      '2026-08-01T22:00:00Z',
    ],
    [
      'the second Saturday',
      { kind: 'relative-monthly', every: 1, week: 'Second', day: 'Saturday' },
      {},
      '2026-06-13T22:00:00Z',
    ],
    [
      'the last Friday',
      { kind: 'relative-monthly', every: 1, week: 'Last', day: 'Friday' },
      {},
      '2026-06-26T22:00:00Z',
    ],
    [
      'the first Monday of every second month since',
      { kind: 'relative-monthly', every: 2, week: 'First', day: 'Monday' },
      { startDate: '2026-05-01' },
      '2026-07-06T22:00:00Z',
    ],
    [
      'one that opened yesterday, since some days',
      DAILY,
      { startDate: '2026-06-01', startTime: '19:00', durationHours: 23 },
      '2026-06-08T19:00:00Z',
    ],
    ['at half past', DAILY, { startTime: '22:30' }, '2026-06-09T22:30:00Z'],
    ['one that closes at this moment', DAILY, { startTime: '13:00' }, '2026-06-10T13:00:00Z'],
    [
      'one that opened yesterday, far west of Greenwich',
      DAILY,
      { utcOffsetMinutes: -720, startTime: '05:30', durationHours: 24 },
      '2026-06-08T17:30:00Z',
    ],
    [
      'the 1st of every third month of who knows which',
      { kind: 'absolute-monthly', every: 3, dayOfMonth: 1 },
      {},
      '2026-07-01T22:00:00Z at the earliest',
    ],
    [
      'the 1st of every fifth month since years',
      { kind: 'absolute-monthly', every: 5, dayOfMonth: 1 },
      { startDate: '2024-11-01' },
      '2026-07-01T22:00:00Z',
    ],
    ...['2026-06-01', '2026-06-03', '2026-06-05'].map(
      (startDate): [string, Schedule, Partial<MaintenanceWindow>, string] => [
        `every second week since ${startDate}`,
        { kind: 'weekly', every: 2, day: 'saturday' },
        { startDate },
        '2026-06-20T22:00:00Z',
      ],
    ),
    [
      'the last Tuesday of a month that ends with one',
      { kind: 'relative-monthly', every: 1, week: 'Last', day: 'Tuesday' },
      {},
      '2026-06-30T22:00:00Z',
    ],
    [
      'not on the one day that is not allowed',
      DAILY,
      { notAllowed: [{ start: '2026-06-09', end: '2026-06-09' }] },
      '2026-06-10T22:00:00Z',
    ],
    ['a day that does not exist', { kind: 'absolute-monthly', every: 1, dayOfMonth: 32 }, {}, 'never'],
    [
      'not on days that are not allowed',
      DAILY,
      { notAllowed: [{ start: '2026-06-08', end: '2026-06-11' }] },
      '2026-06-12T22:00:00Z',
    ],
  ])('%s', (_name, schedule, changes, expected) => {
    expect(opens(schedule, changes)).toBe(expected);
  });

  test('is said as people say it', () => {
    expect(dayAndTime(Date.UTC(2026, 5, 13, 22))).toBe('Saturday 2026-06-13 22:00 UTC');
  });
});
