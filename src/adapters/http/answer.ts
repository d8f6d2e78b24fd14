/** An answer of ARM or Entra ID as it came over the wire, before anything is read into it. */

import type { JsonValue } from '../../domain/aks/cluster.ts';
import { parseJson } from './json.ts';

/** What the SDK's HTTP layer calls a response, as far as we read it. */
export interface WireResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | undefined };
  readonly bodyAsText?: string | null | undefined;
}

export interface RawAnswer {
  readonly status: number;
  /** The body as JSON; `undefined` when it is empty, cut off, HTML or anything else. */
  readonly body: JsonValue | undefined;
  /** The value of a header, by its name in any case. */
  header(name: string): string | undefined;
}

/** Reads a response of the SDK's HTTP layer. */
export function toRawAnswer(response: WireResponse): RawAnswer {
  return {
    status: response.status,
    body: parseJson(response.bodyAsText ?? ''),
    header: (name) => response.headers.get(name) ?? undefined,
  };
}

/** Azure's id of the exchange, for support requests. */
export function correlationIdOf(answer: RawAnswer): string | undefined {
  return answer.header('x-ms-correlation-request-id') ?? answer.header('x-ms-request-id');
}

/**
 * Milliseconds that the service asked to wait: `retry-after-ms` and `x-ms-retry-after-ms`, else `Retry-After`
 * as seconds or as a date. A date counts from the answer's own `Date`, so that a wrong clock here does no harm.
 * Less than nothing counts as nothing: the service asked for a pause and forgot how long.
 */
export function retryAfterOf(answer: RawAnswer, now: number = Date.now()): number | undefined {
  for (const name of ['retry-after-ms', 'x-ms-retry-after-ms']) {
    const ms = numberIn(answer.header(name));
    if (ms !== undefined) return Math.max(0, ms);
  }
  const value = answer.header('retry-after');
  const seconds = numberIn(value);
  if (seconds !== undefined) return Math.max(0, seconds * 1000);
  const until = Date.parse(value ?? '');
  if (Number.isNaN(until)) return undefined;
  const serverNow = Date.parse(answer.header('date') ?? '');
  return Math.max(0, until - (Number.isNaN(serverNow) ? now : serverNow));
}

function numberIn(value: string | undefined): number | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
