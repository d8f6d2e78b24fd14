/** JSON about a cluster that comes from beside it: maintenance windows, the Activity Log. Pure and tolerant. */

import type { ActivityEvent } from '../../domain/beside/activity.ts';
import type { JsonObject, JsonValue } from '../../domain/aks/cluster.ts';
import type { MaintenanceWindow, Schedule } from '../../domain/beside/maintenance.ts';
import { asList, asNumber, asObject, asText, asTime, compact } from '../http/json.ts';

function toSchedule(value: JsonObject | undefined): Schedule | undefined {
  const [daily, weekly, absolute, relative] = ['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly'].map(
    (name) => asObject(value?.[name]),
  );
  if (daily !== undefined) return { kind: 'daily', every: asNumber(daily['intervalDays']) ?? 1 };
  const day = asText((weekly ?? relative)?.['dayOfWeek']);
  const every = asNumber((absolute ?? relative)?.['intervalMonths']) ?? 1;
  if (weekly !== undefined && day !== undefined) {
    return { kind: 'weekly', every: asNumber(weekly['intervalWeeks']) ?? 1, day };
  }
  const dayOfMonth = asNumber(absolute?.['dayOfMonth']);
  if (dayOfMonth !== undefined) return { kind: 'absolute-monthly', every, dayOfMonth };
  const week = asText(relative?.['weekIndex']);
  return week === undefined || day === undefined ? undefined : { kind: 'relative-monthly', every, week, day };
}

/** Minutes of `+05:30`; nothing means UTC. */
function toOffset(value: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):(\d{2})$/.exec(value ?? '+00:00') ?? [];
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -size : size;
}

const DATE = /^\d{4}-\d{2}-\d{2}/;

/** The day of `2026-06-01` or `2026-06-01T00:00:00Z`. */
function toDay(value: JsonValue | undefined): string | undefined {
  return DATE.exec(asText(value) ?? '')?.[0];
}

/** An entry of `maintenanceConfigurations` that has a window; the old form with slots in a week is none. */
export function toWindow(entry: JsonValue): readonly MaintenanceWindow[] {
  const name = asText(asObject(entry)?.['name']);
  const window = asObject(asObject(asObject(entry)?.['properties'])?.['maintenanceWindow']);
  const schedule = toSchedule(asObject(window?.['schedule']));
  const startTime = asText(window?.['startTime']);
  if (name === undefined || schedule === undefined || !/^\d{1,2}:\d{2}$/.test(startTime ?? '')) return [];
  return [
    compact<MaintenanceWindow>({
      name,
      schedule,
      // The shortest that Azure allows.
      durationHours: asNumber(window?.['durationHours']) ?? 4,
      utcOffsetMinutes: toOffset(asText(window?.['utcOffset'])),
      startDate: toDay(window?.['startDate']),
      startTime,
      notAllowed: (asList(window?.['notAllowedDates']) ?? []).flatMap((span) => {
        const start = toDay(asObject(span)?.['start']);
        const end = toDay(asObject(span)?.['end']);
        return start === undefined || end === undefined ? [] : [{ start, end }];
      }),
    }),
  ];
}

/** An event of the Activity Log that tells who asked for what, and when. */
export function toEvent(entry: JsonValue): readonly ActivityEvent[] {
  const event = asObject(entry);
  const at = asTime(event?.['eventTimestamp']);
  const caller = asText(event?.['caller']);
  const action = asText(asObject(event?.['operationName'])?.['value']);
  const resourceId = asText(event?.['resourceId']);
  return at === undefined || caller === undefined || action === undefined || resourceId === undefined
    ? []
    : [{ at, caller, action, resourceId }];
}
