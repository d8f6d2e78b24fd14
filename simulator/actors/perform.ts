import type { World } from '../state/model.ts';
import { findPool, originOf } from '../state/names.ts';
import type { Action } from '../scenario/action.ts';
import { eitherActions } from './either-actions.ts';
import { fleetActions } from './fleet-actions.ts';
import { poolActions } from './pool-actions.ts';
import type { Stage } from './stage.ts';

/** Actions that change clusters and pools, as opposed to time and identities. */
export type WorldAction = Exclude<
  Action,
  { kind: 'pass-time' | 'later' | 'revoke-tokens' | 'set-roles' | 'set-identity' }
>;

type Performers = {
  [Kind in WorldAction['kind']]: (stage: Stage, action: Extract<WorldAction, { kind: Kind }>) => void;
};

const performers: Performers = { ...poolActions, ...eitherActions, ...fleetActions };

/** Lets another actor do something now. Throws if there is no such cluster, pool or operation. */
export function perform(world: World, now: number, action: WorldAction): void {
  const cluster = world.clusters.find(({ name }) => action.cluster === undefined || name === action.cluster);
  if (cluster === undefined) throw new Error(`There is no cluster '${action.cluster ?? ''}'.`);
  const name = 'pool' in action ? action.pool : undefined;
  const pool = name === undefined ? undefined : findPool(cluster, name);
  if (name !== undefined && pool === undefined) throw new Error(`There is no pool '${name}'.`);
  // The table's type guarantees that the function under a kind takes the actions of that kind.
  const performer = performers[action.kind] as (stage: Stage, action: WorldAction) => void;
  world.acting = originOf(world, action.by);
  try {
    performer({ world, now, cluster, pool }, action);
  } finally {
    world.acting = undefined;
  }
}
