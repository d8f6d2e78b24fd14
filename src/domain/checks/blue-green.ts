import { isMoving } from '../aks/states.ts';
import { formatDuration, MINUTE_MS } from '../time.ts';
import type { Observation, PoolState } from '../aks/cluster.ts';
import { activeOn } from '../aks/operations.ts';
import type { Check, RollbackContext } from './context.ts';

/** Warns of pools that are upgraded blue-green: their old nodes, and the offer with them, end with the final soak. */
export const blueGreen: Check<RollbackContext> = ({ inputs, observation, pending }) =>
  pending
    .map(({ pool }) => pool)
    .filter((pool) => isBlueGreen(observation, pool))
    .map(({ name, provisioningState }) => {
      const soak = soakOf(observation, name);
      const waits = isMoving(provisioningState) && inputs.ifBusy === 'wait';
      return {
        id: 'blue-green',
        pool: name,
        verdict: 'warned',
        seen: `Pool ${name} is upgraded blue-green${soak === undefined ? '' : `, with a final soak of ${formatDuration(soak * MINUTE_MS)}`}.`,
        why: waits
          ? 'The old nodes stay until the soak ends, and if-busy: wait waits until then, which may take days; after that, there is nothing left to roll back to.'
          : 'The old nodes are removed when the soak ends: the rollback is available until then, not for seven days.',
        remedy: isMoving(provisioningState)
          ? 'Abort the upgrade while it soaks, then roll back: set if-busy: abort.'
          : 'Roll back before the soak ends, if it has not ended yet.',
      };
    });

/** By the pool's strategy where a preview shows it, else by the text of an operation on it. */
function isBlueGreen(observation: Observation, { name, provisioningState }: PoolState): boolean {
  if (soakOf(observation, name) !== undefined) return true;
  const statuses = activeOn(observation, { kind: 'pool', name }).map(({ status }) => status);
  return [...statuses, provisioningState].some((text) => /blue-?green/i.test(text));
}

function soakOf({ previewSettings }: Observation, pool: string): number | undefined {
  return previewSettings.kind === 'read' ? previewSettings.value.blueGreen.get(pool) : undefined;
}
