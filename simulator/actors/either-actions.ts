import { abortLatest } from '../operations/abort.ts';
import { isObject, without, type JsonObject } from '../state/json.ts';
import type { Operation, World } from '../state/model.ts';
import { runningOperation } from '../state/names.ts';
import { beginPlain, renewClusterETags, renewETags } from '../operations/begin.ts';
import { rollingEnd } from '../operations/rolling.ts';
import { nodesDone } from '../state/progress.ts';
import { endByItself } from '../operations/settle.ts';
import { stick, type Of, type Stage } from './stage.ts';

/** What others do to a node pool or, without one, to the cluster. */
export const eitherActions = {
  operation: ({ world, now, cluster, pool }: Stage, action: Of<'operation'>): void => {
    beginPlain(world, now, cluster, pool, {
      state: action.state,
      seconds: action.stuck === true ? Infinity : (action.seconds ?? 60),
      hidden: action.hidden ?? false,
      beside: action.beside ?? false,
      ...(action.type !== undefined && { type: action.type }),
      ...(action.subType !== undefined && { subType: action.subType }),
    });
  },
  abort: ({ world, now, cluster, pool }: Stage): void => {
    abortLatest(world, now, cluster, pool);
  },
  finish: (stage: Stage, action: Of<'finish'>): void => {
    const operation = requireRunning(stage);
    if (action.error !== undefined) operation.plannedError = action.error;
    endByItself(stage.world, operation, stage.now, action.as ?? 'Succeeded');
  },
  preempt: (stage: Stage, action: Of<'preempt'>): void => {
    const { world, now, cluster, pool } = stage;
    requireRunning(stage);
    beginPlain(world, now, cluster, pool, { state: action.state ?? 'Updating', seconds: 60 });
  },
  stick: (stage: Stage): void => stick(stage.world, requireRunning(stage), stage.now),
  unstick: (stage: Stage): void => unstick(stage.world, requireRunning(stage), stage.now),
  'status-text': (stage: Stage, action: Of<'status-text'>): void => {
    requireRunning(stage).statusText = action.text;
  },
  'set-property': ({ world, cluster, pool }: Stage, action: Of<'set-property'>): void => {
    const resource = pool ?? cluster;
    const rest = without(resource.properties, [action.name]);
    resource.properties = action.value === undefined ? rest : { ...rest, [action.name]: action.value };
    renewETags(world, cluster, pool);
  },
  'set-channels': ({ world, cluster }: Stage, action: Of<'set-channels'>): void => {
    const current = cluster.properties['autoUpgradeProfile'];
    const profile = withChannels(isObject(current) ? current : {}, action);
    cluster.properties = { ...cluster.properties, autoUpgradeProfile: profile };
    // Another actor's change is assumed to be an old one, so it is in effect already.
    cluster.channelInEffect = undefined;
    renewClusterETags(world, cluster);
  },
  'set-state': ({ world, cluster, pool }: Stage, action: Of<'set-state'>): void => {
    (pool ?? cluster).provisioningState = action.provisioningState;
    renewETags(world, cluster, pool);
  },
  'renew-etag': ({ world, cluster, pool }: Stage): void => renewETags(world, cluster, pool),
  'delete-cluster': ({ world, cluster }: Stage): void => {
    world.clusters = world.clusters.filter((other) => other !== cluster);
  },
  stop: (stage: Stage): void => changePower(stage, 'Stopped'),
  start: (stage: Stage): void => changePower(stage, 'Running'),
};

function requireRunning({ world, cluster, pool }: Stage): Operation {
  const operation = runningOperation(world, cluster, pool);
  if (operation === undefined) throw new Error(`Nothing is running on '${(pool ?? cluster).name}'.`);
  return operation;
}

function changePower({ world, now, cluster, pool }: Stage, powerState: 'Running' | 'Stopped'): void {
  beginPlain(world, now, cluster, pool, {
    state: powerState === 'Stopped' ? 'Stopping' : 'Starting',
    seconds: world.timings.power,
    outcome: { powerState },
  });
}

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

function withChannels(profile: JsonObject, action: Of<'set-channels'>): JsonObject {
  const { upgradeChannel, nodeOSUpgradeChannel } = action;
  let changed = profile;
  if (upgradeChannel !== undefined) {
    changed = without(changed, ['upgradeChannel']);
    // The API leaves the channel `none` out.
    if (upgradeChannel.toLowerCase() !== 'none') changed = { ...changed, upgradeChannel };
  }
  if (nodeOSUpgradeChannel === null) return without(changed, ['nodeOSUpgradeChannel']);
  return nodeOSUpgradeChannel === undefined ? changed : { ...changed, nodeOSUpgradeChannel };
}
