/** Points in time and durations as text. Pure: nothing here knows what time it is. */

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Days that AKS keeps a recorded version available for a rollback, at the least. */
export const ROLLBACK_WINDOW_DAYS = 7;

/** Days after a rollback within which Microsoft advises to upgrade again. */
export const RE_UPGRADE_DAYS = 30;

/** The largest distance from 1970 that a date can have (ECMAScript, "time values"). */
const LARGEST_TIME_MS = 8.64e15;

/** However long the pause: a run comes back at most this much later than it was asked to. */
const LONGEST_SPREAD_MS = 30 * SECOND_MS;

/**
 * Returns by how much a pause that a service asks for may be exceeded, so that many runs that were throttled together
 * don't come back together: twice the pause, and twice as much again with every refusal, because a bucket that refills
 * by one a second can't serve them all.
 */
export function spreadMs(pauseMs: number, earlierRefusals: number): number {
  return Math.min(pauseMs * 2 ** Math.min(earlierRefusals + 1, 10), LONGEST_SPREAD_MS);
}

/**
 * Returns the earliest time at which the offer of a recorded version ends, never before the seven days are over: it is
 * shown to the second.
 */
export function offerEnd(recordedAt: number): number {
  return Math.ceil((recordedAt + ROLLBACK_WINDOW_DAYS * DAY_MS) / SECOND_MS) * SECOND_MS;
}

/** Returns a time as ISO 8601 in UTC to the second, such as `2026-06-09T17:25:36Z`; empty for what is no time. */
export function isoTime(ms: number): string {
  if (!(Math.abs(ms) <= LARGEST_TIME_MS)) return '';
  return `${new Date(ms).toISOString().replace(/\.\d{3}Z$/, '')}Z`;
}

/** Returns the UTC day of a time, such as `2026-06-09`; empty for what is no time. */
export function isoDate(ms: number): string {
  return isoTime(ms).replace(/T.*$/, '');
}

/** Returns the UTC time of day, such as `17:25:36`; empty for what is no time. */
export function timeOfDay(ms: number): string {
  return isoTime(ms).replace(/^.*T|Z$/g, '');
}

/** A day of the calendar, in whatever time zone its number was counted. */
export interface CalendarDay {
  /** Days since 1970-01-01. */
  readonly number: number;
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly dayOfMonth: number;
  /** 0: Sunday. */
  readonly weekday: number;
  readonly daysInMonth: number;
}

/** Returns the day with this number, counted from 1970-01-01. */
export function calendarDay(number: number): CalendarDay {
  const date = new Date(number * DAY_MS);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return {
    number,
    year,
    month,
    dayOfMonth: date.getUTCDate(),
    weekday: date.getUTCDay(),
    daysInMonth: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
  };
}

/** Returns the number of a day such as `2026-06-09`; NaN for what is none. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Returns a time in the coming days as people say it, such as `Saturday 2026-06-13 22:00 UTC`; '' for what is none. */
export function dayAndTime(ms: number): string {
  const weekday = WEEKDAYS[new Date(ms).getUTCDay()];
  return weekday === undefined ? '' : `${weekday} ${isoDate(ms)} ${timeOfDay(ms).slice(0, 5)} UTC`;
}

/** Returns a duration in its two largest units, such as `1 h 5 min`, `4 min 47 s` or `8 s`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / SECOND_MS));
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${String(seconds)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return joinUnits(minutes, 'min', seconds % 60, 's');
  const days = Math.floor(hours / 24);
  if (days === 0) return joinUnits(hours, 'h', minutes % 60, 'min');
  return joinUnits(days, 'd', hours % 24, 'h');
}

function joinUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const first = `${String(large)} ${largeUnit}`;
  return small === 0 ? first : `${first} ${String(small)} ${smallUnit}`;
}
