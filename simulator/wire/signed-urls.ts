import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Cluster, Operation } from '../state/model.ts';

export type StatusUrlKind = 'operations' | 'operationresults';

/**
 * Status addresses of running operations. Recorded since 2025: they carry a signature in the parameters `t`,
 * `c` (a certificate), `s` and `h` and are about 3.2 KB long. They are accepted only byte for byte.
 */
export interface SignedUrls {
  /** The full address; the same operation always has the same one. */
  issue(
    kind: StatusUrlKind,
    cluster: Cluster,
    operation: Operation,
    apiVersion: string,
    length: number,
  ): string;
  /** Whether this path with its query was issued, to the byte. */
  isGenuine(url: string): boolean;
  /** The signatures issued so far, which must not turn up in any log. */
  signatures(): string[];
}

export function createSignedUrls(subscriptionId: string, endpoint: () => string): SignedUrls {
  const key = randomBytes(32);
  const issued = new Map<string, string>();
  const genuine = new Set<string>();
  const signatures: string[] = [];
  return {
    issue: (kind, cluster, operation, apiVersion, length) => {
      const known = `${kind}/${operation.id}/${apiVersion}/${length}`;
      const found = issued.get(known);
      if (found !== undefined) return `${endpoint()}${found}`;
      const base = `/subscriptions/${subscriptionId}/providers/Microsoft.ContainerService/locations/${cluster.location}/${kind}/${operation.id}?api-version=${apiVersion}&t=${operation.startedAt}`;
      const signature = createHmac('sha512', key).update(base).digest('base64url').repeat(4);
      const digest = createHash('sha256').update(signature).digest('base64url');
      const rest = `&s=${signature}&h=${digest}`;
      const room = Math.max(16, length - endpoint().length - base.length - rest.length - '&c='.length);
      const certificate = randomBytes(room).toString('base64url').slice(0, room);
      const url = `${base}&c=${certificate}${rest}`;
      issued.set(known, url);
      genuine.add(url);
      signatures.push(signature, certificate);
      return `${endpoint()}${url}`;
    },
    isGenuine: (url) => genuine.has(url),
    signatures: () => [...signatures],
  };
}
