/** Requests whose effect comes after they were given up: a PUT may take longer to act than anybody waits for it. */

import { hasChannels } from '../aks/channels.ts';
import { isSettled } from '../aks/states.ts';
import type { ClusterState, Observation } from '../aks/cluster.ts';
import { isSwitchOff, sentSwitchOffs } from './history.ts';
import type { MoveRecord, RunHistory } from './record.ts';
import { sightCluster } from './sighting.ts';

/** Returns the record, settled by what the cluster shows now if its effect came after all and is over. */
export function settleLate(record: MoveRecord, { cluster, at }: Observation): MoveRecord {
  if (!hasComeLate(record, cluster) || !isSettled(cluster.provisioningState)) return record;
  return {
    ...record,
    settlement: { kind: 'ended', at, seen: sightCluster(cluster), wasSeenCanceling: false },
  };
}

/** True while the cluster is moving through a switch-off of this run whose answer was lost, or that had not begun. */
export function isOwnUpdate(history: RunHistory, cluster: ClusterState): boolean {
  return sentSwitchOffs(history).some((record) => hasComeLate(record, cluster));
}

/** The channels read as a switch-off wants them that was sent, and of which nothing had been seen before. */
function hasComeLate(record: MoveRecord, cluster: ClusterState): boolean {
  return (
    isSwitchOff(record) &&
    (record.answer.kind === 'accepted' || record.answer.kind === 'unknown') &&
    record.settlement?.kind === 'not-begun' &&
    hasChannels(cluster, record.move.channels)
  );
}
