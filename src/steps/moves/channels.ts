/** The two moves on the auto-upgrade channels: one PUT of the cluster, from a read made immediately before. */

import { channelsBody } from '../../domain/aks/put-bodies.ts';
import { channelsOf, isSameChannel } from '../../domain/aks/channels.ts';
import { poolsOf, type Move } from '../../domain/moves/move.ts';
import { sightCluster } from '../../domain/moves/sighting.ts';
import { isSettled } from '../../domain/aks/states.ts';
import { activityOfOthers } from '../../domain/rollback/switch-off-problem.ts';
import { clusterDisagreements } from '../../domain/aks/differences.ts';
import type { ClusterState, Observation, PoolState, Target } from '../../domain/aks/cluster.ts';
import { restoreAheadLine } from '../../report/messages.ts';
import type { StepContext } from '../context.ts';
import { disagreement, readClusterToSend, readPoolToSend } from './read-to-send.ts';
import { send, settle, withhold, type Sending } from './send.ts';

type ChannelMove = Extract<Move, { kind: 'disable-auto-upgrade' | 'restore-auto-upgrade' }>;

const CLUSTER: Target = { kind: 'cluster' };

/** Sets the channels that the move names and waits until the cluster has settled. */
export async function setChannels(
  context: StepContext,
  move: ChannelMove,
  observation: Observation,
): Promise<void> {
  const { aks } = context;
  if (move.kind === 'disable-auto-upgrade') await proveThatPoolsCanBeRead(context);
  const cluster = await readClusterToSend(context);
  const reason =
    hasChanged(observation.cluster, cluster) ??
    disagreement(context, move.kind, 'the cluster', clusterDisagreements(observation.cluster, cluster));
  if (reason !== undefined) {
    await withhold(context, move, reason);
    return;
  }
  const sending: Sending = {
    move,
    target: CLUSTER,
    before: sightCluster(cluster),
    poolsBefore: cluster.pools,
    send: () => aks.putCluster(channelsBody(cluster, move.channels), cluster.eTag),
  };
  if (move.kind === 'disable-auto-upgrade') {
    context.runner.info(restoreAheadLine(context.inputs.cluster, channelsOf(cluster), move.channels));
  }
  const sent = await send(context, sending);
  if (sent.answer.kind === 'refused') return;
  await settle(context, sending, sent, {});
  warnOfOthers(context, cluster.pools);
}

function warnOfOthers({ journal, runner }: StepContext, poolsBefore: readonly PoolState[]): void {
  const own = journal.plan.flatMap(poolsOf);
  for (const line of activityOfOthers(poolsBefore, journal.latest?.cluster, own)) {
    journal.warn(line);
    runner.info(line);
  }
}

/**
 * The rollback that follows reads its pool first. Without the right to do so it would fail with the channels off
 * already, so one pool is read while nothing has been changed yet. Throws AzureError.
 */
async function proveThatPoolsCanBeRead(context: StepContext): Promise<void> {
  const next = context.journal.plan.find((move) => move.kind === 'roll-back');
  if (next !== undefined) await readPoolToSend(context, next.pool);
}

/** Why the PUT must not be sent: it is of the whole cluster, so everything has to be as it was decided upon. */
function hasChanged(decidedUpon: ClusterState, now: ClusterState): string | undefined {
  const moving = [
    ...(isSettled(now.provisioningState) ? [] : [`the cluster is ${now.provisioningState}`]),
    ...now.pools
      .filter((pool) => !isSettled(pool.provisioningState))
      .map((pool) => `pool ${pool.name} is ${pool.provisioningState}`),
  ];
  if (moving.length > 0) return `${moving.join(', ')} now`;
  const before = channelsOf(decidedUpon);
  const after = channelsOf(now);
  return isSameChannel(before.upgradeChannel, after.upgradeChannel) &&
    isSameChannel(before.nodeOsUpgradeChannel, after.nodeOsUpgradeChannel)
    ? undefined
    : 'the auto-upgrade channels were changed in the meantime';
}
