import type { Cluster, Operation, World } from '../state/model.ts';
import { beginPlain } from './begin.ts';
import { refuseMovingCluster } from './busy.ts';

/** Stops a cluster, or starts it again. Asked for what it is already, it is an operation all the same. */
export function changePower(
  world: World,
  now: number,
  cluster: Cluster,
  powerState: 'Stopped' | 'Running',
): Operation {
  const stops = powerState === 'Stopped';
  refuseMovingCluster(world, cluster, stops ? 'Stopping' : 'Starting');
  return beginPlain(world, now, cluster, undefined, {
    state: stops ? 'Stopping' : 'Starting',
    seconds: world.timings.power,
    outcome: { powerState },
  });
}
