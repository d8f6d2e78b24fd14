/**
 * Whether what was read may be sent back in a PUT. An answer that lost its eTag is none to make a request of: the PUT
 * would overwrite what others do meanwhile. What its settings are is Azure's affair; that a second read agrees with
 * them is compared elsewhere.
 */

import type { ClusterState, PoolState } from './cluster.ts';

/** What an HTTP header can carry. */
const ETAG = /^[\x20-\x7e]{1,1000}$/;

/** What it is when an answer shows no eTag: some older API versions never show one. */
export const NO_ETAG = 'it has no eTag';

/** Returns why no PUT can be made of this pool or cluster, as the end of a sentence; `undefined` when one can. */
export function whyUnfit({ eTag }: PoolState | ClusterState): string | undefined {
  if (eTag === undefined) return NO_ETAG;
  return ETAG.test(eTag) ? undefined : 'its eTag is none';
}
