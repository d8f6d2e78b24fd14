/** Whether what was asked for is true, from what the resource shows after its operation ended. */

import type { Verdict } from '../decision.ts';
import type { OutcomeError } from '../results.ts';
import { terminalState } from '../aks/states.ts';
import type { Sighting } from '../moves/sighting.ts';
import type {
  ClusterState,
  JsonObject,
  JsonValue,
  OperationError,
  PoolState,
  Versions,
} from '../aks/cluster.ts';
import { isSameImage, isSameKubernetesVersion, isSameVersions } from '../aks/versions.ts';

/** What is known of the rollback's own operation. */
export interface OwnEnd {
  readonly status?: string;
  readonly error?: OperationError;
  /** State of another operation that was the last to move. */
  readonly displacedBy?: string;
}

/**
 * Returns how a rollback (sent or joined) ended: both versions must read back equal the target, together with
 * Succeeded seen after the operation began, and no other operation may have brought that Succeeded about.
 */
export function verifyRollback(
  to: Versions,
  seen: Sighting,
  { status = '', error, displacedBy }: OwnEnd,
): Verdict {
  const own = terminalState(status);
  const terminal = terminalState(seen.provisioningState);
  if (terminal === 'failed') return { result: 'failed', ...withError(error) };
  if (terminal === 'canceled') {
    return {
      result: 'canceled',
      detail:
        "The rollback ended Canceled, but this step didn't abort it: another caller, or AKS itself, canceled it.",
      ...withError(error),
    };
  }
  if (wasPreempted(error)) {
    return {
      result: 'failed',
      detail: `Another operation replaced the rollback before it ended: ${leftBehind(to, seen)}.`,
      ...withError(error),
    };
  }
  if (displacedBy !== undefined && own !== 'succeeded') {
    return {
      result: 'failed',
      detail: `The operation last seen on the pool was ${displacedBy}, which is not a rollback, and nothing shows that the rollback had succeeded before it: ${leftBehind(to, seen)}.`,
    };
  }
  const isVersionBack =
    seen.kubernetesVersion !== undefined &&
    isSameKubernetesVersion(seen.kubernetesVersion, to.kubernetesVersion);
  const isImageBack =
    seen.nodeImageVersion !== undefined && isSameImage(seen.nodeImageVersion, to.nodeImageVersion);
  if (isVersionBack && isImageBack) {
    return own === 'failed' || own === 'canceled' ? overtaken(own, seen, error) : { result: 'rolled-back' };
  }
  if (isVersionBack) {
    return {
      result: 'partially-rolled-back',
      detail: `Azure reports success, but the node image is ${seen.nodeImageVersion ?? 'unknown'} instead of ${to.nodeImageVersion}.`,
    };
  }
  return {
    result: 'failed',
    detail: `Azure reports success, but ${shownInstead(to, seen)}: another operation changed it, or the rollback did not happen.`,
  };
}

const BACK_BY_NAME =
  'the pool shows the target versions, which change at the start, but its nodes may not all run them';

/** What an operation that took the rollback's place has left. */
function leftBehind(to: Versions, seen: Sighting): string {
  return isSameVersions(seen, to) ? BACK_BY_NAME : shownInstead(to, seen);
}

function shownInstead(to: Versions, { kubernetesVersion, nodeImageVersion }: Sighting): string {
  const shown = `Kubernetes ${kubernetesVersion ?? 'unknown'}, node image ${nodeImageVersion ?? 'unknown'}`;
  return `the pool shows ${shown} instead of Kubernetes ${to.kubernetesVersion}, node image ${to.nodeImageVersion}`;
}

/** The versions are there, and the operation that was to bring every node to them ended before it had. */
function overtaken(own: 'failed' | 'canceled', seen: Sighting, error: OperationError | undefined): Verdict {
  const outcome = own === 'failed' ? 'Failed' : 'Canceled';
  return {
    result: own,
    detail: `The pool shows ${seen.provisioningState}, but the rollback itself ended ${outcome}, and another operation came after it: ${BACK_BY_NAME}.`,
    ...withError(error),
  };
}

/** AKS's codes for an operation whose place another one took, a deletion included. */
export function wasPreempted(error: OperationError | undefined): boolean {
  return error !== undefined && /^AKSOperationPreempted/i.test(error.code);
}

function withError(error: OperationError | undefined): { error?: OutcomeError } {
  return error === undefined ? {} : { error: { ...error, isFromAzure: true } };
}

/** Properties of a pool that live, whoever moves them, or are compared on their own. */
const VOLATILE: ReadonlySet<string> = new Set([
  'count',
  'virtualMachineNodesStatus',
  'provisioningState',
  'powerState',
  'eTag',
  'status',
  'orchestratorVersion',
  'currentOrchestratorVersion',
  'nodeImageVersion',
  'name',
]);

/**
 * Returns the names of the settings that differ between two sights of a pool: labels, taints, sizes and all others,
 * but neither versions nor state nor how many nodes there are: an autoscaler, node auto-provisioning or somebody else
 * may move those at any time.
 */
export function changedSettings(before: PoolState, after: PoolState): readonly string[] {
  const names = new Set([...Object.keys(before.properties), ...Object.keys(after.properties)]);
  return [...names]
    .filter((name) => !VOLATILE.has(name))
    .filter((name) => !isSameJson(settingOf(before, name), settingOf(after, name)))
    .toSorted();
}

/** A setting without the node counts in it: a pool of type VirtualMachines keeps them beside the sizes. */
function settingOf({ properties }: PoolState, name: string): JsonValue | undefined {
  const value = properties[name];
  return name === 'virtualMachinesProfile' && value !== undefined ? withoutCounts(value) : value;
}

function withoutCounts(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(withoutCounts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as JsonObject)
      .filter(([name]) => name !== 'count')
      .map(([name, item]) => [name, withoutCounts(item)]),
  );
}

/**
 * Returns the names of what a PUT sends and two reads of a pool show differently: its settings, versions, whether it is
 * switched on, and the node count where no autoscaler moves it.
 */
export function poolDisagreements(one: PoolState, other: PoolState): readonly string[] {
  const isAutoscaled = one.isAutoscaled || other.isAutoscaled;
  const also = [
    ...(isAutoscaled ? [] : ['count']),
    ...['nodeImageVersion', 'orchestratorVersion', 'powerState'],
  ].filter((name) => !isSameJson(one.properties[name], other.properties[name]));
  return [...changedSettings(one, other), ...also];
}

/** Parts of a cluster that change by themselves or are compared on their own. */
const VOLATILE_IN_CLUSTER: ReadonlySet<string> = new Set([
  ...['eTag', 'systemData', 'properties'],
  ...['provisioningState', 'powerState', 'status', 'currentKubernetesVersion', 'agentPoolProfiles'],
]);

/** As `poolDisagreements`, of a cluster with its pools. */
export function clusterDisagreements(one: ClusterState, other: ClusterState): readonly string[] {
  const partsOf = ({ body }: ClusterState): JsonObject => ({
    ...body,
    ...(body['properties'] as JsonObject),
  });
  const [left, right] = [partsOf(one), partsOf(other)];
  const parts = [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((name) => !VOLATILE_IN_CLUSTER.has(name) && !isSameJson(left[name], right[name]))
    .toSorted();
  const names = [...new Set([...one.pools, ...other.pools].map(({ name }) => name))];
  const inPools = names.flatMap((name) => {
    const [before, after] = [one, other].map(({ pools }) => pools.find((pool) => pool.name === name));
    if (before === undefined || after === undefined) return [`pool ${name}`];
    return poolDisagreements(before, after).map((setting) => `${setting} of pool ${name}`);
  });
  return [...parts, ...inPools];
}

/** True when both are the same JSON; the order of properties does not count, and absent, null, {} and [] are alike. */
export function isSameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
}

function canonical(value: JsonValue | undefined): JsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    return items.length === 0 ? undefined : items.map((item) => canonical(item) ?? null);
  }
  if (typeof value !== 'object') return value;
  const entries = Object.entries(value as JsonObject)
    .map(([name, item]) => [name, canonical(item)] as const)
    .filter((entry): entry is readonly [string, JsonValue] => entry[1] !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
