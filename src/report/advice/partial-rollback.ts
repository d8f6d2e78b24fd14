/** What to do when Kubernetes is back, but the node image is not, or only some of several pools are back. */

import { isImageChannelOn } from '../../domain/aks/channels.ts';
import type { Outcome, PoolOutcome } from '../../domain/outcome/outcome.ts';
import { factsOf } from '../../domain/results.ts';
import { oneLine } from '../../text/plain-text.ts';
import { poolsInWords } from '../text/words.ts';
import { advise, choose, type Advice, type Remedy } from './advice.ts';

/** Returns what to do after `partially-rolled-back`. */
export function afterPartialRollback(outcome: Outcome): Advice {
  const imageOnly = outcome.pools.filter(({ result }) => result === 'partially-rolled-back');
  if (imageOnly.length > 0) return afterImageKept(outcome, imageOnly);
  // What was not started waits for the pools before it.
  const stopped = outcome.pools.filter(
    ({ result }) => result !== 'not-started' && factsOf(result).isBack !== true,
  );
  const whose = stopped.length === 0 ? '' : ` of ${poolsInWords(stopped.map(({ name }) => name))}`;
  return advise(`fix what stopped the rollback${whose}, and run this again`);
}

function afterImageKept(outcome: Outcome, pools: readonly PoolOutcome[]): Advice {
  const names = poolsInWords(pools.map(({ name }) => name));
  return choose(
    `the Kubernetes version of ${names} is back, but the node image is not${causeOf(outcome)}`,
    remediesFor(outcome, pools),
  );
}

/** A channel is a cause only while it is on. */
function causeOf({ cluster }: Outcome): string {
  if (cluster === undefined) return '';
  return isImageChannelOn(cluster)
    ? ` (the node OS channel ${oneLine(String(cluster.nodeOsUpgradeChannel))} is on, which installs the newest image)`
    : ' (no node OS channel is on that would explain it)';
}

function remediesFor({ cluster }: Outcome, pools: readonly PoolOutcome[]): readonly Remedy[] {
  const keep: Remedy = { text: 'keep the newer image, if only the Kubernetes version matters' };
  if (!pools.some(({ isStillOnRecord }) => isStillOnRecord === true)) {
    return [
      keep,
      {
        text: 'create a new pool from a snapshot of a pool that still runs the old image, and move the workload there; nothing older is on record anymore, so this rollback cannot be run again',
      },
    ];
  }
  const isOn = cluster !== undefined && isImageChannelOn(cluster);
  const again = isOn
    ? 'run the rollback again with `auto-upgrade: disable`, and without `auto-upgrade` in `ignore-checks`'
    : 'run the rollback again: the versions are still on record';
  return [{ text: again }, keep];
}
