import { nodesDone } from '../state/progress.ts';
import type { Cluster, Operation, Pool, World } from '../state/model.ts';
import type { Action } from '../scenario/action.ts';

export type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;

/** Where an action takes place. */
export interface Stage {
  world: World;
  now: number;
  cluster: Cluster;
  /** Undefined: on the cluster itself. */
  pool: Pool | undefined;
}

/** The operation stays at the node it is at. */
export function stick(world: World, operation: Operation, now: number): void {
  operation.endsAt = Infinity;
  if (operation.rolling !== undefined) operation.rolling.stuckAfter = nodesDone(world, operation, now);
}
