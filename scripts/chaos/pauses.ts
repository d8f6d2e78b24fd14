/** `Retry-After` with values that nobody expects. */

import type { Fault, RouteName } from '../../simulator/simulator.ts';
import type { Random } from './random.ts';

const VALUES: readonly string[] = ['0', '0.001', '-1', '1', '86400', '99999999999', 'tomorrow'];

const READS: readonly RouteName[] = [
  'cluster.get',
  'cluster.get',
  'pool.get',
  'operation.status',
  'pool.put',
];

/** A refusal that may be repeated, or an answer without fault, that asks for such a pause. */
export function extremePause(random: Random): Fault {
  const value = random.pick(VALUES);
  const when = {
    route: random.pick(READS),
    skip: random.between(0, 3),
    times: random.pick([1, 5, 100]),
  };
  if (random.chance(0.4)) {
    return { ...when, kind: 'status', status: random.pick([429, 503]), retryAfter: value };
  }
  return {
    ...when,
    kind: 'rewrite',
    rewrite: (answer) => ({ ...answer, headers: { ...answer.headers, 'retry-after': value } }),
  };
}
