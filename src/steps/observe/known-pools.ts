/** Of which pools something is read: names that the cluster does not have cost nothing. */

import { findPool, type ClusterState } from '../../domain/aks/cluster.ts';

/** Reads of pools share a budget of the whole subscription (60, then 1 a second): never more than this at once. */
export const READS_AT_ONCE = 8;

/**
 * Returns the names to read something of. A few are asked for beside the cluster, which saves a round trip; of many, only
 * those that it has.
 */
export async function knownPools(
  names: readonly string[],
  clusterRead: Promise<ClusterState>,
): Promise<readonly string[]> {
  if (names.length <= READS_AT_ONCE) return names;
  const cluster = await clusterRead.catch(() => undefined);
  return cluster === undefined ? [] : names.filter((name) => findPool(cluster, name) !== undefined);
}
