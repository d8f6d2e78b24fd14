import { buildRecord } from '../scenario/build.ts';
import { abortLatest } from '../state/abort.ts';
import { isObject, without } from '../state/json.ts';
import type { Cluster, Operation, Pool, World } from '../state/model.ts';
import { findPool, runningOperation } from '../state/names.ts';
import {
  beginAutomaticUpgrade,
  beginPlain,
  beginRolling,
  renewClusterETags,
  renewETags,
  rollingEnd,
} from '../state/operations.ts';
import { nodesDone } from '../state/progress.ts';
import { endByItself } from '../state/settle.ts';
import { latestImage } from '../state/versions.ts';
import type { Action } from './action.ts';

/** Actions that change clusters and pools, as opposed to time and identities. */
export type WorldAction = Exclude<
  Action,
  { kind: 'pass-time' | 'revoke-tokens' | 'set-roles' | 'set-identity' }
>;

/** Lets another actor do something now. Throws if there is no such cluster, pool or operation. */
export function perform(world: World, now: number, action: WorldAction): void {
  const cluster = world.clusters.find(({ name }) => action.cluster === undefined || name === action.cluster);
  if (cluster === undefined) throw new Error(`There is no cluster '${action.cluster ?? ''}'.`);
  const name = 'pool' in action ? action.pool : undefined;
  const pool = name === undefined ? undefined : findPool(cluster, name);
  if (name !== undefined && pool === undefined) throw new Error(`There is no pool '${name}'.`);
  if (pool !== undefined && performOnPool(world, now, cluster, pool, action)) return;
  performOnEither(world, now, cluster, pool, action);
}

/** Whether the action was one that only pools have. */
function performOnPool(
  world: World,
  now: number,
  cluster: Cluster,
  pool: Pool,
  action: WorldAction,
): boolean {
  switch (action.kind) {
    case 'upgrade': {
      const operation = beginAutomaticUpgrade(world, now, cluster, pool, {
        kubernetes: action.kubernetesVersion ?? cluster.currentKubernetesVersion,
        image: action.nodeImageVersion ?? latestImage(world, pool),
      });
      if (action.stuck === true) stick(world, operation, now);
      return true;
    }
    case 'rollback':
      beginRolling(world, now, cluster, pool, {
        state: 'Upgrading',
        target: { kubernetes: action.kubernetesVersion, image: action.nodeImageVersion },
        rollback: true,
      });
      return true;
    case 'scale':
      pool.properties = { ...pool.properties, count: action.count };
      beginPlain(world, now, cluster, pool, {
        state: 'Scaling',
        seconds: world.timings.scale,
        outcome: { nodeCount: action.count },
      });
      return true;
    case 'set-records':
      pool.records = action.records?.map((record) => buildRecord(record, now));
      return true;
    case 'set-versions':
      pool.versions = { kubernetes: action.kubernetesVersion, image: action.nodeImageVersion };
      renewETags(world, cluster, pool);
      return true;
    case 'delete-pool':
      if (action.gradually === true) {
        beginPlain(world, now, cluster, pool, {
          state: 'Deleting',
          seconds: world.timings.delete,
          outcome: { deletesPool: true },
        });
      } else {
        cluster.pools = cluster.pools.filter((other) => other !== pool);
      }
      return true;
    default:
      return false;
  }
}

function performOnEither(
  world: World,
  now: number,
  cluster: Cluster,
  pool: Pool | undefined,
  action: WorldAction,
): void {
  const running = (): Operation => requireRunning(world, cluster, pool);
  switch (action.kind) {
    case 'operation':
      beginPlain(world, now, cluster, pool, {
        state: action.state,
        seconds: action.stuck === true ? Infinity : (action.seconds ?? 60),
        hidden: action.hidden ?? false,
      });
      return;
    case 'abort':
      abortLatest(world, now, cluster, pool);
      return;
    case 'finish': {
      const operation = running();
      if (action.error !== undefined) operation.plannedError = action.error;
      endByItself(world, operation, now, action.as ?? 'Succeeded');
      return;
    }
    case 'preempt':
      preempt(world, now, cluster, pool, running(), action.state ?? 'Updating');
      return;
    case 'stick':
      stick(world, running(), now);
      return;
    case 'unstick':
      unstick(world, running(), now);
      return;
    case 'status-text':
      running().statusText = action.text;
      return;
    case 'set-property':
      setProperty(pool ?? cluster, action.name, action.value);
      renewETags(world, cluster, pool);
      return;
    case 'set-channels':
      setChannels(cluster, action);
      renewClusterETags(world, cluster);
      return;
    case 'set-state':
      (pool ?? cluster).provisioningState = action.provisioningState;
      renewETags(world, cluster, pool);
      return;
    case 'renew-etag':
      renewETags(world, cluster, pool);
      return;
    case 'delete-cluster':
      world.clusters = world.clusters.filter((other) => other !== cluster);
      return;
    case 'stop':
    case 'start':
      beginPlain(world, now, cluster, pool, {
        state: action.kind === 'stop' ? 'Stopping' : 'Starting',
        seconds: world.timings.power,
        outcome: { powerState: action.kind === 'stop' ? 'Stopped' : 'Running' },
      });
      return;
    default:
      throw new Error(`The action '${action.kind}' needs a pool.`);
  }
}

function requireRunning(world: World, cluster: Cluster, pool: Pool | undefined): Operation {
  const operation = runningOperation(world, cluster, pool);
  if (operation === undefined) throw new Error(`Nothing is running on '${(pool ?? cluster).name}'.`);
  return operation;
}

function preempt(
  world: World,
  now: number,
  cluster: Cluster,
  pool: Pool | undefined,
  running: Operation,
  state: string,
): void {
  endByItself(world, running, now, 'Failed');
  const next = beginPlain(world, now, cluster, pool, { state, seconds: 60 });
  running.error = {
    code: 'AKSOperationPreempted',
    message: `This operation has been preempted by another operation with ID ${next.id}`,
  };
}

function stick(world: World, operation: Operation, now: number): void {
  operation.endsAt = Infinity;
  if (operation.rolling !== undefined) operation.rolling.stuckAfter = nodesDone(world, operation, now);
}

/** It goes on from the node it is at. */
function unstick(world: World, operation: Operation, now: number): void {
  const { rolling } = operation;
  if (rolling === undefined) {
    operation.endsAt = now;
    return;
  }
  rolling.doneAtStart = nodesDone(world, operation, now);
  rolling.stuckAfter = undefined;
  rolling.nodesFrom = Math.max(now, rolling.nodesFrom);
  operation.endsAt = rollingEnd(world, rolling);
}

function setProperty(
  resource: Pool | Cluster,
  name: string,
  value: Cluster['properties'][string] | undefined,
): void {
  const rest = without(resource.properties, [name]);
  resource.properties = value === undefined ? rest : { ...rest, [name]: value };
}

function setChannels(cluster: Cluster, action: WorldAction & { kind: 'set-channels' }): void {
  const current = cluster.properties['autoUpgradeProfile'];
  const profile = { ...(isObject(current) ? current : {}) };
  if (action.upgradeChannel !== undefined) {
    delete profile['upgradeChannel'];
    if (action.upgradeChannel.toLowerCase() !== 'none') profile['upgradeChannel'] = action.upgradeChannel;
  }
  if (action.nodeOSUpgradeChannel === null) delete profile['nodeOSUpgradeChannel'];
  else if (action.nodeOSUpgradeChannel !== undefined) {
    profile['nodeOSUpgradeChannel'] = action.nodeOSUpgradeChannel;
  }
  cluster.properties = { ...cluster.properties, autoUpgradeProfile: profile };
  // Another actor's change is assumed to be an old one, so it is in effect already.
  cluster.channelInEffect = undefined;
}
