/** Where an operation stopped: which nodes run what, for whoever decides whether to go back or on. */

import type { Versions } from '../../domain/aks/cluster.ts';
import type { Nodes } from '../../domain/beside/machines.ts';
import type { Outcome, PoolOutcome } from '../../domain/outcome/outcome.ts';
import { oneLine, plural } from '../../text/plain-text.ts';
import { nodesInWords } from '../text/nodes.ts';
import { nodesLastSeen } from './situation.ts';

/** Returns how far it came, in brackets: by its nodes where Azure tells of each, else as last seen; empty if unknown. */
export function stoppedAt(outcome: Outcome): string {
  const read = stoppedPools(outcome).filter(({ nodesRun }) => nodesRun !== undefined);
  if (read.length > 0) {
    const parts = read.map(({ name, nodesRun, after }) => {
      const words = nodesStoppedInWords(nodesRun as Nodes, after);
      return outcome.isSinglePool ? words : `pool ${oneLine(name)}: ${words}`;
    });
    return ` (${parts.join('; ')})`;
  }
  const nodes = nodesLastSeen(outcome);
  return nodes === undefined
    ? ''
    : ` (last seen with ${String(nodes.done)} of ${plural(nodes.total, 'node')} done)`;
}

/** More pools than this are left to the table of nodes. */
const MOST_POOLS = 3;

function stoppedPools({ pools, isSinglePool, result }: Outcome): readonly PoolOutcome[] {
  if (isSinglePool) return pools;
  const stopped = pools.filter((pool) => pool.result === result);
  return stopped.length > MOST_POOLS ? [] : stopped;
}

/** With what it means that all of them are alike. */
function nodesStoppedInWords(nodes: Nodes, shown: Partial<Versions>): string {
  const words = nodesInWords(nodes);
  const [group, ...others] = nodes.groups;
  if (group === undefined || others.length > 0) return words;
  const isAsShown =
    group.kubernetesVersion === shown.kubernetesVersion && group.nodeImageVersion === shown.nodeImageVersion;
  return `${words}, ${isAsShown ? 'which is what the pool shows' : 'and none what the pool shows'}`;
}
