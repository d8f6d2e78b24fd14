/** Parsers of durations. */

import parseDuration from 'parse-duration';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../domain/time.ts';
import { accept, refuse, type Parsed, type Parser } from './parsed.ts';

const FORM = /^(?=\d)(?:\d+h)?(?:\d+m)?(?:\d+s)?$/;
const EXAMPLES = 'write a duration such as 90s, 15m, 2h or 1h30m';

/** A job ends after 6 hours on hosted runners, after 5 days on self-hosted ones: no step outlives that. */
const LONGEST_TIMEOUT_HOURS = 120;

/** Parses `timeout` to milliseconds. */
export const parseTimeout: Parser<number> = (text) =>
  within(text, {
    leastMs: SECOND_MS,
    mostMs: LONGEST_TIMEOUT_HOURS * HOUR_MS,
    range: `1s and ${LONGEST_TIMEOUT_HOURS}h (a job ends after 6h on hosted runners, 5 days on self-hosted ones)`,
  });

/** Parses `poll-interval` to milliseconds. */
export const parsePollInterval: Parser<number> = (text) =>
  within(text, { leastMs: SECOND_MS, mostMs: 5 * MINUTE_MS, range: '1s and 5m' });

interface Limits {
  readonly leastMs: number;
  readonly mostMs: number;
}

interface Range extends Limits {
  readonly range: string;
}

function within(text: string, { leastMs, mostMs, range }: Range): Parsed<number> {
  if (/^\d+$/.test(text)) {
    return refuse(
      `has no unit; add s for seconds, m for minutes or h for hours (as in ${text.slice(0, 5)}m)`,
    );
  }
  if (!FORM.test(text))
    return refuse(`is not a duration; ${EXAMPLES}${suggestion(text, { leastMs, mostMs })}`);
  const milliseconds = parseDuration(text) ?? 0;
  const isWithin = milliseconds >= leastMs && milliseconds <= mostMs;
  return isWithin ? accept(milliseconds) : refuse(`is not between ${range}`);
}

/** Returns how a text that the library understands is written here: `2 hours` is `2h`. */
function suggestion(text: string, { leastMs, mostMs }: Limits): string {
  const milliseconds = text.length > 40 ? null : parseDuration(text);
  if (milliseconds === null || milliseconds < leastMs || milliseconds > mostMs) return '';
  const parts = [
    [Math.floor(milliseconds / HOUR_MS), 'h'],
    [Math.floor((milliseconds % HOUR_MS) / MINUTE_MS), 'm'],
    [Math.floor((milliseconds % MINUTE_MS) / SECOND_MS), 's'],
  ] as const;
  const written = parts.map(([count, unit]) => (count > 0 ? `${count}${unit}` : '')).join('');
  return `; did you mean "${written}"?`;
}
