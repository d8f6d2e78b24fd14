/** Right before an abort: it names no operation and carries no eTag, so what it would hit is looked at once more. */

import { targetInWords, type Observation, type Operation, type Target } from '../../domain/aks/cluster.ts';
import { isSettled, isSameState } from '../../domain/aks/states.ts';
import { sightCluster, sightOf, type Sighting } from '../../domain/moves/sighting.ts';
import { unguardedAbortLine } from '../../report/messages.ts';
import type { StepContext } from '../context.ts';
import { allowance } from '../patience/allowance.ts';
import { readLatest } from '../observe/operations.ts';
import { patiently } from '../patience/patience.ts';

/**
 * Answers of one round come in together. When another one took longer than this, or when as much time has passed since,
 * the target may have changed.
 */
const FRESH_MS = 500;

/** What the abort is about: what the target showed last, and its operation, as far as the operations API tells. */
export interface Meant {
  readonly before: Sighting;
  readonly operation: Operation | undefined;
}

/**
 * Returns why the abort must not be sent, after reading the target and its latest operation again unless they were read a
 * moment ago; `undefined` when they still show what was decided upon. The target's own read is required. The operation's
 * is not, unless `operation-id` asks for it: what does not answer counts as unread, with a warning, and the state decides.
 */
export async function whyNotAbort(
  context: StepContext,
  target: Target,
  { before, operation }: Meant,
): Promise<string | undefined> {
  const { journal, runner } = context;
  if (isFresh(context)) return undefined;
  const clusterRead = readClusterAgain(context);
  // Where nothing is known of the operation, there is nothing to compare with and nothing to wait for.
  const [latest] = await Promise.all([
    operation === undefined ? undefined : readLatest(context, target, allowance(context, clusterRead)),
    clusterRead,
  ]);
  const now = latest?.kind === 'read' ? latest.value : undefined;
  // The answer about the operation may have been slow in its turn.
  if (!isFresh(context)) await readClusterAgain(context);
  const reason = otherState(context, target, before) ?? otherOperation(operation, now);
  if (reason === undefined && operation !== undefined && latest?.kind === 'unreadable') {
    const line = unguardedAbortLine(target, operation, latest.error.details);
    journal.warn(line);
    runner.info(line);
  }
  return reason;
}

/** What the target showed when it was last read; what is gone shows what the cluster does. */
export function lastSight({ journal }: StepContext, { cluster }: Observation, target: Target): Sighting {
  const latest = journal.latest?.cluster ?? cluster;
  return sightOf(latest, target) ?? sightCluster(latest);
}

function isFresh({ clock, journal }: StepContext): boolean {
  return clock.now() - journal.clusterReadAt <= FRESH_MS;
}

async function readClusterAgain(context: StepContext): Promise<void> {
  const { value: cluster } = await patiently(context, () => context.aks.readCluster());
  context.journal.sawCluster(cluster, context.clock.now());
}

function otherState({ journal }: StepContext, target: Target, before: Sighting): string | undefined {
  const cluster = journal.latest?.cluster;
  const seen = cluster && sightOf(cluster, target);
  if (seen === undefined) return `${targetInWords(target)} no longer exists`;
  return isSameState(seen.provisioningState, before.provisioningState)
    ? undefined
    : `${targetInWords(target)} is ${seen.provisioningState} now, not ${before.provisioningState}`;
}

function otherOperation(meant: Operation | undefined, now: Operation | undefined): string | undefined {
  if (meant === undefined || now === undefined) return undefined;
  if (meant.id.toLowerCase() !== now.id.toLowerCase()) {
    return `the latest operation is ${now.id} now, not ${meant.id}`;
  }
  return isSettled(now.status) ? `operation ${now.id} has ended (${now.status})` : undefined;
}
