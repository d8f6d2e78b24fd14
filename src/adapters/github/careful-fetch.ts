/** Requests to GitHub's API: bodies have a limit, and no redirect takes an issue or the token to another host. */

import { readBytes } from '../http/body.ts';

export type Fetch = typeof globalThis.fetch;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 3;

/** Statuses of answers that have no body. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * Wraps a fetch function: the one that is returned follows redirects within the host that was asked, as far as they keep
 * the request what it is, and rejects with an Error for every other one and for a body that is too large.
 */
export function carefulFetch(inner: Fetch): Fetch {
  return async (input, init) => {
    let url = new URL(input instanceof Request ? input.url : input);
    for (let hops = 0; ; hops++) {
      const response = await inner(url.href, { ...init, redirect: 'manual' });
      const location = response.headers.get('location');
      if (!REDIRECTS.has(response.status) || location === null) return withinLimit(response, url.href);
      const next = URL.parse(location, url.href);
      const isRepeatable = ['GET', 'HEAD'].includes(init?.method ?? 'GET') || response.status >= 307;
      if (next?.origin !== url.origin || !isRepeatable || hops >= MOST_REDIRECTS) {
        throw new Error('it redirects to another address; nothing was sent there');
      }
      url = next;
    }
  };
}

async function withinLimit(response: Response, url: string): Promise<Response> {
  const { status, statusText, headers, body } = response;
  const bytes = body === null || BODILESS.has(status) ? null : new Uint8Array(await readBytes(body));
  const whole = new Response(bytes, { status, statusText, headers });
  Object.defineProperty(whole, 'url', { value: url });
  return whole;
}
