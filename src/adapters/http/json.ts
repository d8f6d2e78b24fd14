/** Readers for JSON that came over the network: a wrong type reads as absent, nothing here throws. */

import type { JsonObject, JsonValue } from '../../domain/aks/cluster.ts';

type Maybe<T> = T | undefined;

/** Azure's own answers are about ten levels deep; much deeper ones nobody could write down again. */
const DEEPEST = 100;

function isDeeperThan(levels: number, value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((entry: JsonValue) => isDeeperThan(levels - 1, entry));
}

/**
 * The value parsed from JSON text (with or without a byte-order mark), or `undefined` when it is none or nested so
 * deeply that it can't be meant.
 */
export function parseJson(text: string): Maybe<JsonValue> {
  try {
    const value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as JsonValue;
    return isDeeperThan(DEEPEST, value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** The value as an object, or `undefined` for anything else (a list too). */
export function asObject(value: Maybe<JsonValue>): Maybe<JsonObject> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

/** The value as a list, or `undefined` for anything else. */
export function asList(value: Maybe<JsonValue>): Maybe<readonly JsonValue[]> {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : undefined;
}

/** The value as a text that is not blank, or `undefined`. */
export function asText(value: Maybe<JsonValue>): Maybe<string> {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The value as a text, where numbers count too (Azure shows `maxSurge` as `1` or `"1"`). */
export function asTextOrNumber(value: Maybe<JsonValue>): Maybe<string> {
  return typeof value === 'number' ? String(value) : asText(value);
}

/** The value as a number, or `undefined`. */
export function asNumber(value: Maybe<JsonValue>): Maybe<number> {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Epoch milliseconds of a date and time text, or `undefined` when it is none. */
export function asTime(value: Maybe<JsonValue>): Maybe<number> {
  const text = asText(value);
  // A year of four digits first: `Date.parse` takes texts such as "1" for dates too.
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}T/i.test(text)) return undefined;
  // Services written in Go send the year 1 for "not set".
  if (text.startsWith('0001-')) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** A copy of the object without the properties that are `undefined`, as exact optional properties want it. */
export function compact<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
