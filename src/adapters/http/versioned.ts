/** Reads with an API version that not every cloud knows. */

import { AzureError } from '../../domain/aks/errors.ts';
import type { RawAnswer } from './answer.ts';
import { isApiVersionRefusal, versionsIn } from './api-versions.ts';
import type { Get } from './paging.ts';

/** Which kind of version takes the place of one that is refused. */
export type VersionKind = 'stable' | 'preview';

/** The newest version of that kind that a refusal offers, other than the one that was refused. */
function offeredInstead(error: unknown, refused: string, kind: VersionKind): string | undefined {
  if (!(error instanceof AzureError) || !isApiVersionRefusal(error.details.code)) return undefined;
  return versionsIn(error.details.message).find(
    (version) => version.endsWith('-preview') === (kind === 'preview') && version !== refused,
  );
}

/**
 * Returns a reader of URLs without api-version. It asks with `preferred`, on a refusal with the newest version of that
 * kind that the refusal names, and remembers which one worked.
 */
export function createVersionedGet(get: Get, preferred: string, kind: VersionKind): Get {
  let version = preferred;
  const ask = (url: string, asked: string, attempt: string): Promise<RawAnswer> =>
    get(`${url}${url.includes('?') ? '&' : '?'}api-version=${asked}`, attempt);
  return async (url, attempt) => {
    // A link to the next page names the version itself.
    if (/[?&]api-version=/i.test(url)) return get(url, attempt);
    // Reads run at the same time: another one may learn the right version while this one is on its way.
    const asked = version;
    try {
      return await ask(url, asked, attempt);
    } catch (error) {
      const other = offeredInstead(error, asked, kind);
      if (other === undefined) throw error;
      version = other;
      return ask(url, other, attempt);
    }
  };
}
