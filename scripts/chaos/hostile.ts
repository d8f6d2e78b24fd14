/** Faults whose words want to be commands of GitHub's runner. */

import type { Fault } from '../../simulator/simulator.ts';
import type { Random } from './random.ts';

export const COMMANDS: readonly string[] = [
  '##[set-env name=X]y',
  'Not now. ##[add-mask]1',
  '::stop-commands::x',
  '  ::error::no',
  'a\n::add-mask::e',
  'b\r##[group]c',
  '##\u0000[add-path]/tmp',
  '###[warning]d',
];

/** Any answer, operation or look that says such a thing. */
export function hostileFault(random: Random): Fault {
  const text = random.pick(COMMANDS);
  return random.pick<() => Fault>([
    () => ({
      kind: 'status',
      status: random.pick([400, 403, 409, 503]),
      route: random.pick([
        'pool.put',
        'cluster.put',
        'pool.abort',
        'fleet.list',
        'cluster.operations',
      ] as const),
      code: random.pick(['OperationNotAllowed', text]),
      message: text,
      body: random.pick(['json', 'flat'] as const),
    }),
    () => ({ kind: 'operation-error', error: { code: random.pick(['UpgradeFailed', text]), message: text } }),
    () => ({ kind: 'operation-status', route: 'operation.status', text, times: 20 }),
    () => ({
      kind: 'field',
      route: 'cluster.get',
      path: random.pick(['properties.provisioningState', 'properties.kubernetesVersion', 'location']),
      value: text,
      skip: random.between(0, 4),
    }),
  ])();
}
