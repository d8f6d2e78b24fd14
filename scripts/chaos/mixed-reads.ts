/** Answers that mix two states: the one that was and the one that is to come. */

import { upgrading } from '../../__tests__/support/scenarios.ts';
import type { Fault } from '../../simulator/simulator.ts';
import type { Random } from './random.ts';
import { drawCluster, drawInputs } from './rollbacks.ts';
import type { Theme } from './themes.ts';

/** One look shows pools that move as settled, with the versions that they move to; the operation may end otherwise. */
export function mixedReads(random: Random): Theme {
  const state = random.pick(['Succeeded', 'Succeeded', 'Failed', 'Canceled']);
  const settled = (body: unknown): unknown =>
    JSON.parse(
      JSON.stringify(body).replaceAll(
        /"provisioningState":"(?:Upgrad\w+|Canceling|Updating)"/g,
        `"provisioningState":"${state}"`,
      ),
    );
  const look: Fault = {
    kind: 'rewrite',
    route: 'cluster.get',
    skip: random.between(0, 6),
    times: 1,
    rewrite: (answer) => ({ ...answer, body: settled(answer.body ?? {}) as never }),
  };
  const isAbort = random.chance(0.3);
  return {
    cluster: drawCluster(random, isAbort ? [upgrading('user')] : undefined),
    inputs: isAbort
      ? { mode: 'abort', nodepool: 'user', 'poll-interval': random.pick(['1s', '10s']) }
      : drawInputs(random),
    rivals: [
      {
        route: random.pick(isAbort ? ['pool.abort'] : ['pool.put', 'pool.put', 'cluster.put']),
        phase: 'after',
        action: { kind: 'trouble', fault: look },
      },
    ],
    faults: random.chance(0.6) ? [{ kind: 'operation-fails', pool: 'user', reason: 'drain-blocked' }] : [],
  };
}
