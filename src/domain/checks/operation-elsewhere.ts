import { activeOn } from '../aks/operations.ts';
import { isDeleting, isMoving } from '../aks/states.ts';
import { abortStep } from '../step-inputs.ts';
import type { AbortContext, Check } from './context.ts';

/** Blocks when no `nodepool` was named and not the cluster's own operation is in progress, but a pool's. */
export const operationElsewhere: Check<AbortContext> = ({ inputs, observation, targets }) => {
  const { cluster } = observation;
  if (inputs.pools.kind !== 'none' || targets.length === 0 || isMoving(cluster.provisioningState)) return [];
  const moving = cluster.pools.filter((pool) => isMoving(pool.provisioningState));
  if (moving.length === 0) return [];
  const names = moving.filter((pool) => !isDeleting(pool.provisioningState)).map(({ name }) => name);
  const latest = names.flatMap((name) => activeOn(observation, { kind: 'pool', name }).slice(0, 1));
  const list = moving.map((pool) => `${pool.name} (${pool.provisioningState})`).join(', ');
  return [
    {
      id: 'operation-elsewhere',
      verdict: 'blocked',
      seen: `The cluster has no operation of its own in progress (${cluster.provisioningState}), but a pool does: ${list}.`,
      why: "Aborting the cluster's operation would not stop it.",
      ...(names.length === 0
        ? { remedy: "A deletion can't be aborted: let it finish.", isFinal: true }
        : {
            remedy: `Name the pool: nodepool: ${names.join(',')}, or nodepool: '*' for whatever is in progress.`,
            step: abortStep(names, latest[0]?.id),
          }),
    },
  ];
};
