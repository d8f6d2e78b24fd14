/** Planned maintenance: when the windows of a cluster open. Pure; all times are computed in UTC. */

import { calendarDay, DAY_MS, dayNumber, HOUR_MS, MINUTE_MS, type CalendarDay } from '../time.ts';

const WEEK_DAYS = 7;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const WEEKS = ['first', 'second', 'third', 'fourth', 'last'] as const;

/** On which days a window opens: every so many days, weeks or months, counted from the window's start date. */
export type Schedule = { readonly every: number } & (
  | { readonly kind: 'daily' }
  | { readonly kind: 'weekly'; readonly day: string }
  | { readonly kind: 'absolute-monthly'; readonly dayOfMonth: number }
  /** `week` is `First` to `Fourth`, or `Last`. */
  | { readonly kind: 'relative-monthly'; readonly week: string; readonly day: string }
);

export interface MaintenanceWindow {
  /** `aksManagedAutoUpgradeSchedule`, `aksManagedNodeOSUpgradeSchedule` or `default`. */
  readonly name: string;
  readonly schedule: Schedule;
  readonly durationHours: number;
  /** Of the times below. */
  readonly utcOffsetMinutes: number;
  /** Such as `2026-06-01`; before it the window stays shut. */
  readonly startDate?: string;
  /** Such as `22:00`. */
  readonly startTime: string;
  /** Days on which it stays shut, both ends included. */
  readonly notAllowed: readonly { readonly start: string; readonly end: string }[];
}

/** The window of the node OS channel. */
export const NODE_OS_WINDOW = 'aksManagedNodeOSUpgradeSchedule';

/** The window of the Kubernetes channel. */
export const AUTO_UPGRADE_WINDOW = 'aksManagedAutoUpgradeSchedule';

/** No schedule of Azure has longer intervals than six months; a year and a bit more finds the next opening. */
const LONGEST_LOOK_AHEAD_DAYS = 400;

function isEvery(interval: number, passed: number): boolean {
  return passed % Math.max(1, interval) === 0;
}

function monthsBetween(from: CalendarDay, to: CalendarDay): number {
  return (to.year - from.year) * 12 + to.month - from.month;
}

/** True on the days that a schedule names, counted from the first day that the window was in force. */
function isDue(schedule: Schedule, day: CalendarDay, first: CalendarDay): boolean {
  switch (schedule.kind) {
    case 'daily':
      return isEvery(schedule.every, day.number - first.number);
    case 'weekly':
      return (
        DAYS[day.weekday] === schedule.day.toLowerCase() &&
        isEvery(schedule.every, Math.floor((day.number - first.number) / WEEK_DAYS))
      );
    case 'absolute-monthly':
      return day.dayOfMonth === schedule.dayOfMonth && isEvery(schedule.every, monthsBetween(first, day));
    case 'relative-monthly':
      return (
        DAYS[day.weekday] === schedule.day.toLowerCase() &&
        isInWeek(schedule.week, day) &&
        isEvery(schedule.every, monthsBetween(first, day))
      );
  }
}

function isInWeek(week: string, day: CalendarDay): boolean {
  const index = WEEKS.findIndex((name) => name === week.toLowerCase());
  return index === WEEKS.length - 1
    ? day.dayOfMonth > day.daysInMonth - WEEK_DAYS
    : Math.ceil(day.dayOfMonth / WEEK_DAYS) === index + 1;
}

/** A window that is open now, or the next time it opens. */
export interface Opening {
  /** Epoch milliseconds. */
  readonly opensAt: number;
  readonly closesAt: number;
  /**
   * True when this is not certain: with an interval of several days, weeks or months and no start date, Azure does not
   * tell which of them count.
   */
  readonly isEarliest: boolean;
}

/** Returns the opening that is going on, or the next one; `undefined` when there is none within a year. */
export function nextOpening(window: MaintenanceWindow, now: number): Opening | undefined {
  const { schedule, durationHours, utcOffsetMinutes, startDate, startTime } = window;
  const offsetMs = utcOffsetMinutes * MINUTE_MS;
  const [hours = 0, minutes = 0] = startTime.split(':').map(Number);
  const today = Math.floor((now + offsetMs) / DAY_MS);
  const first = calendarDay(startDate === undefined ? today : dayNumber(startDate));
  const isEarliest = startDate === undefined && schedule.every > 1;
  const due = isEarliest ? { ...schedule, every: 1 } : schedule;
  // A window that opened yesterday may still be open.
  const from = startDate === undefined ? today - 1 : Math.max(today - 1, first.number);
  for (let number = from; number <= today + LONGEST_LOOK_AHEAD_DAYS; number++) {
    const opensAt = number * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS - offsetMs;
    const closesAt = opensAt + durationHours * HOUR_MS;
    if (closesAt > now && isDue(due, calendarDay(number), first) && !isShut(window, number)) {
      return { opensAt, closesAt, isEarliest };
    }
  }
  return undefined;
}

function isShut({ notAllowed }: MaintenanceWindow, number: number): boolean {
  return notAllowed.some(({ start, end }) => number >= dayNumber(start) && number <= dayNumber(end));
}
