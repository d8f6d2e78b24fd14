/** Reads that a PUT is made of: they must be fit to be sent back, and agree with what was decided upon. */

import { AzureError } from '../../domain/aks/errors.ts';
import type { Move } from '../../domain/moves/move.ts';
import { NO_ETAG, whyUnfit } from '../../domain/aks/sendable.ts';
import type { ClusterState, PoolState } from '../../domain/aks/cluster.ts';
import type { StepContext } from '../context.ts';
import { patiently } from '../patience/patience.ts';

/** Reads a pool for its PUT. An answer that can't be sent back is read again, as any other that can't be used. */
export function readPoolToSend(context: StepContext, name: string): Promise<PoolState> {
  return patiently(context, async () => {
    const pool = await context.aks.readPool(name);
    refuse(context, `read node pool ${name} in cluster ${context.inputs.cluster.name}`, whyUnfit(pool));
    return pool;
  });
}

/** Reads the cluster for its PUT, in the same way. */
export function readClusterToSend(context: StepContext): Promise<ClusterState> {
  return patiently(context, async () => {
    const { value: cluster } = await context.aks.readCluster();
    refuse(context, `read cluster ${context.inputs.cluster.name}`, whyUnfit(cluster));
    return cluster;
  });
}

function refuse({ aks: { apiVersion } }: StepContext, attempt: string, why: string | undefined): void {
  if (why === undefined) return;
  const isWithoutETag = why === NO_ETAG;
  const because = isWithoutETag ? `${why}, as API version ${apiVersion} may not` : why;
  const message = `Azure's response can't be sent back: ${because}.`;
  throw new AzureError({
    kind: 'network',
    attempt,
    code: isWithoutETag ? 'NoETag' : 'UnusableAnswer',
    message,
  });
}

/**
 * Why the PUT must not be sent when two reads that should show the same do not: one of them may be wrong, and the PUT
 * would make it true. What they disagree about a second time in a row is how Azure shows it there.
 */
export function disagreement(
  { journal }: StepContext,
  kind: Move['kind'],
  subject: string,
  names: readonly string[],
): string | undefined {
  if (names.length === 0) return undefined;
  const reason = `two reads of ${subject} disagree about ${names.slice(0, MOST_NAMES).join(', ')}`;
  const last = journal.records.at(-1);
  const isOldNews =
    last?.move.kind === kind && last.answer.kind === 'withheld' && last.answer.reason === reason;
  return isOldNews ? undefined : reason;
}

const MOST_NAMES = 10;
