import { azCommand, poolOptions } from '../../text/az-command.ts';
import type { Check, RollbackContext } from './context.ts';

/** Blocks when the pinned target is newer than what runs: that would be an upgrade, which this action never does. */
export const rollbackDirection: Check<RollbackContext> = ({ pending, inputs }) =>
  pending.map(({ pool, rollbackCase, comparison, to }) => {
    const base = { id: 'rollback-direction', pool: pool.name } as const;
    const version = to?.kubernetesVersion ?? '';
    const target = `${version} with ${to?.nodeImageVersion ?? ''}`;
    const runs = `${pool.kubernetesVersion ?? 'an unknown version'} with ${pool.nodeImageVersion ?? 'an unknown image'}`;
    if (rollbackCase === 'too-new') {
      return {
        ...base,
        verdict: 'blocked',
        seen: `The target ${target} is newer than what pool ${pool.name} runs (${runs}).`,
        why: 'That would be an upgrade, not a rollback.',
        remedy:
          'Pin an older version, or leave the pins out. Only if you want the newer version: upgrade the pool to it.',
        commands: [
          azCommand('aks nodepool upgrade', [
            ...poolOptions(inputs.cluster, pool.name),
            ['kubernetes-version', version],
            ['yes'],
          ]),
        ],
      };
    }
    if (comparison === 'unknown' && to !== undefined) {
      return {
        ...base,
        verdict: 'warned',
        seen: `Whether ${target} is older than what pool ${pool.name} runs (${runs}) can't be determined from the names.`,
        why: 'The order of node images is read from the date in their names.',
        remedy:
          'Compare the two yourself; pin kubernetes-version and node-image-version to be sure of the target.',
      };
    }
    return { ...base, verdict: 'passed', seen: `Pool ${pool.name} would not move forward.` };
  });
