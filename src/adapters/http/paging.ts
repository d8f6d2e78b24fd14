/** ARM lists: `{value: […], nextLink}`, page after page. */

import type { AzureError } from '../../domain/aks/errors.ts';
import type { JsonValue } from '../../domain/aks/cluster.ts';
import type { RawAnswer } from './answer.ts';
import { unusableAnswer } from './errors.ts';
import { asList, asObject, asText } from './json.ts';

/** Reads a URL; token handling, retries and the check of the host are the sender's. */
export type Get = (url: string, attempt: string) => Promise<RawAnswer>;

export interface PageLimits {
  readonly mostEntries: number;
  readonly mostPages: number;
}

/**
 * The entries of a list from its first page on. A link that leads away from the ARM host or back to a page that was
 * read already ends the list, as the limits do: the token must not go elsewhere, and no answer may keep us for ever.
 * Throws AzureError when a page can't be read or is not a list.
 */
export async function readList(
  get: Get,
  first: RawAnswer,
  origin: string,
  attempt: string,
  limits: PageLimits,
): Promise<{ readonly entries: readonly JsonValue[]; readonly isComplete: boolean }> {
  const entries: JsonValue[] = [];
  const seen = new Set<string>();
  let answer = first;
  for (let page = 1; ; page += 1) {
    const body = asObject(answer.body);
    const values = asList(body?.['value']);
    if (values === undefined) throw unusableAnswer(attempt, 'it is not a list');
    entries.push(...values.slice(0, limits.mostEntries - entries.length));
    const next = asText(body?.['nextLink']);
    if (next === undefined) return { entries, isComplete: true };
    const isFollowed = URL.parse(next)?.origin === origin && !seen.has(next);
    if (!isFollowed || page >= limits.mostPages || entries.length >= limits.mostEntries) {
      return { entries, isComplete: false };
    }
    seen.add(next);
    answer = await get(next, attempt);
  }
}

/** The error for a list of which only a part could be read, where a part is not enough. */
export function incompleteList(attempt: string): AzureError {
  return unusableAnswer(attempt, 'the list never ends or continues at another host');
}
