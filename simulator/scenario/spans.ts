/** Seconds, or text such as `90s`, `30m`, `2h`, `6d`. */
export type Span = number | string;

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86400 };

/** Milliseconds of a span, or undefined if it is not one. */
export function spanToMilliseconds(span: Span): number | undefined {
  if (typeof span === 'number') return Number.isFinite(span) && span >= 0 ? span * 1000 : undefined;
  const found = /^(\d+(?:\.\d+)?)([smhd])$/.exec(span.trim());
  const unit = UNITS[found?.[2] ?? ''];
  return found === null || unit === undefined ? undefined : Number(found[1]) * unit * 1000;
}
