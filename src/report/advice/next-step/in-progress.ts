/** What to do now while an operation is in progress: wait for it, or stop it; for a long one the other way round. */

import { kindNoun } from '../../../domain/beside/operation-kinds.ts';
import { isCreating } from '../../../domain/aks/states.ts';
import type { Outcome } from '../../../domain/outcome/outcome.ts';
import { isLong, isStuck, type UnderWay } from '../../../domain/outcome/under-way.ts';
import { listInWords, oneLine } from '../../../text/plain-text.ts';
import { subjectUnderWay } from '../../text/under-way.ts';
import { advise, choose, type Advice, type Remedy } from '../advice.ts';
import { abortRemedy } from '../remedies.ts';
import { operationOf } from '../situation.ts';

const WAIT: Remedy = { text: 'wait for it with `mode: status` and `wait: true`' };

/** Returns what to do after `in-progress`. */
export function whileInProgress(outcome: Outcome): Advice {
  const deleted = statesOf(outcome).some((state) => state.toLowerCase() === 'deleting');
  if (deleted) return advise(`${WAIT.text}: a deletion can't be stopped`);
  // A pool of a cluster that is being created has no operation of its own, whatever it shows.
  if (isCreating(outcome.cluster?.provisioningState ?? '') && outcome.clusterResult !== 'in-progress') {
    return choose('the cluster is still being created', [WAIT, abortRemedy([])]);
  }
  const busy = outcome.pools.filter(({ result }) => result === 'in-progress').map(({ name }) => name);
  // The cluster's own operation takes its pools with it.
  const pools = outcome.clusterResult === 'in-progress' ? [] : busy;
  const [one, ...others] = outcome.underWay ?? [];
  if (one === undefined || others.length > 0) {
    return choose('the operation continues', [WAIT, abortRemedy(pools, operationOf(outcome)?.id)]);
  }
  const stop = onceLaterOnesHaveEnded(one, abortRemedy(pools, one.operation?.id));
  const what = subjectUnderWay(one);
  return isLong(one)
    ? choose(
        `${what} has been running for ${isStuck(one) ? 'longer than its drain settings allow' : 'much longer than usual'}`,
        [stop, WAIT],
      )
    : choose(`${what} continues`, [WAIT, stop]);
}

/** Returns the way to stop what a report found in progress; `undefined` when nothing of it is for stopping. */
export function stopUnderWay({ underWay = [] }: Outcome): Remedy | undefined {
  const [first] = underWay;
  if (first === undefined) return undefined;
  // The cluster's own operation takes its pools with it.
  const pools = underWay
    .map(({ target }) => target)
    .flatMap((target) => (target.kind === 'pool' && first.target.kind === 'pool' ? [target.name] : []));
  const stop = abortRemedy(pools, first.operation?.id);
  return pools.length > 1 ? stop : onceLaterOnesHaveEnded(first, stop);
}

/** An abort hits what began last. */
function onceLaterOnesHaveEnded({ later }: UnderWay, stop: Remedy): Remedy {
  if (later.length === 0) return stop;
  const others = listInWords(later.map((operation) => `the ${oneLine(kindNoun(operation))}`));
  const have = later.length === 1 ? 'has' : 'have';
  return { ...stop, text: `once ${others} that began after it ${have} ended, ${stop.text}` };
}

/** The states of what is in progress: of the cluster where that is, else of the pools. */
function statesOf({ cluster, clusterResult, pools }: Outcome): readonly string[] {
  if (clusterResult === 'in-progress' && cluster !== undefined) return [cluster.provisioningState];
  return pools.filter(({ result }) => result === 'in-progress').map((pool) => String(pool.provisioningState));
}
