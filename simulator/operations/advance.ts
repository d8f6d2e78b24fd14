import { beginAutomaticUpgrade, resumeUpgrade } from './begin.ts';
import type { Operation, Scheduled, World } from '../state/model.ts';
import { findClusterById, findPool, runningOperation } from '../state/names.ts';
import {
  CANCELING,
  endByItself,
  finishAbort,
  operationResource,
  showCanceling,
  showNodes,
} from './settle.ts';

/**
 * Brings the world up to a time: everything that was due until then happens, in the order of its time. The
 * result depends on nothing but the world and the time, so it may be called as often or as seldom as one likes.
 * `watch` is called after everything that happens, with its time.
 */
export function advance(world: World, now: number, watch: (at: number) => void = () => undefined): void {
  for (let event = nextEvent(world); event !== undefined && event.at <= now; event = nextEvent(world)) {
    event.happen();
    watch(event.at);
  }
  for (const operation of world.operations) {
    if (operation.status === 'InProgress') showNodes(world, operation, now);
  }
}

interface Event {
  at: number;
  happen: () => void;
}

function nextEvent(world: World): Event | undefined {
  const events = [
    ...world.operations
      .filter((operation) => operation.status === 'InProgress')
      .map((operation) => operationEvent(world, operation)),
    ...world.scheduled.map((scheduled) => ({
      at: scheduled.at,
      happen: () => startScheduled(world, scheduled),
    })),
  ].filter((event) => Number.isFinite(event.at));
  return events.reduce<Event | undefined>(
    (first, event) => (first === undefined || event.at < first.at ? event : first),
    undefined,
  );
}

function operationEvent(world: World, operation: Operation): Event {
  const { abort } = operation;
  if (abort === undefined) {
    return { at: operation.endsAt, happen: () => endByItself(world, operation, operation.endsAt) };
  }
  const resource = operationResource(world, operation);
  if (resource !== undefined && resource.provisioningState !== CANCELING && !operation.hidden) {
    return { at: abort.visibleAt, happen: () => showCanceling(world, operation, abort.visibleAt) };
  }
  return { at: abort.doneAt, happen: () => finishAbort(world, operation, abort.doneAt) };
}

function startScheduled(world: World, scheduled: Scheduled): void {
  world.scheduled = world.scheduled.filter((other) => other !== scheduled);
  const cluster = findClusterById(world, scheduled.clusterId);
  const pool = cluster && findPool(cluster, scheduled.pool);
  // Whatever has begun meanwhile goes first; what was planned is dropped, as AKS drops it.
  if (cluster === undefined || pool === undefined || runningOperation(world, cluster, pool)) return;
  if (scheduled.what.kind === 'resume') resumeUpgrade(world, scheduled.at, cluster, pool);
  else {
    const { versions, within } = scheduled.what;
    // The control plane comes first.
    if (within === 'cluster' && versions !== undefined)
      cluster.currentKubernetesVersion = versions.kubernetes;
    beginAutomaticUpgrade(world, scheduled.at, cluster, pool, versions);
  }
}
