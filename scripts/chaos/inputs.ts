/** Random inputs that pass validation. */

import { OLD } from '../../__tests__/support/scenarios.ts';
import type { Random } from './random.ts';

type Inputs = Readonly<Record<string, string>>;

const REASONS = ['', 'Checkout is down', '<img src=x> | `a` ::error::no %0A', '\u202edrown'];

/** Inputs for one of the modes and these pools. */
export function drawInputs(random: Random, pools: readonly string[]): Inputs {
  const mode = random.pick(['rollback', 'rollback', 'rollback', 'abort', 'abort', 'status']);
  const wait = random.chance(0.9);
  const common: Inputs = {
    mode,
    timeout: random.pick(['90s', '10m', '40m', '2h', '2h']),
    'poll-interval': random.pick(['10s', '1m', '2m', '5m']),
  };
  switch (mode) {
    case 'rollback':
      return { ...common, ...drawRollback(random, pools, wait) };
    case 'abort':
      return { ...common, ...drawAbort(random, pools, wait) };
    default:
      return {
        ...common,
        wait: String(random.chance(0.6)),
        ...given('nodepool', random.pick(['', '*', ...pools])),
      };
  }
}

function drawRollback(random: Random, pools: readonly string[], wait: boolean): Inputs {
  const named = random.chance(0.3) ? [...pools] : [random.pick(pools)];
  const isAll = random.chance(0.1);
  const hasPin = isAll || random.chance(0.1);
  return {
    nodepool: isAll ? '*' : named.join(','),
    wait: String(wait || isAll || named.length > 1),
    'auto-upgrade': random.pick(['disable', 'disable', 'disable', 'fail']),
    'if-busy': random.pick(['fail', 'wait', 'abort']),
    'dry-run': String(random.chance(0.05)),
    ...given('kubernetes-version', hasPin ? OLD.kubernetesVersion : ''),
    ...given('reason', random.pick(REASONS)),
    ...given('ignore-checks', random.some(['auto-upgrade', 'permission', 'version-supported'], 0.06).join()),
  };
}

function drawAbort(random: Random, pools: readonly string[], wait: boolean): Inputs {
  const pool = random.pick(['', '*', random.pick(pools), pools.join(',')]);
  return {
    ...given('nodepool', pool),
    wait: String(wait),
    'if-idle': random.pick(['succeed', 'fail']),
    'dry-run': String(random.chance(0.05)),
    ...given('reason', random.pick(REASONS)),
  };
}

function given(name: string, value: string): Inputs {
  return value === '' ? {} : { [name]: value };
}
