/** Fleet Manager's JSON → the action's own values. Pure and tolerant: what is missing or of a wrong type reads as absent. */

import type { JsonObject, JsonValue } from '../../domain/aks/cluster.ts';
import {
  extentOf,
  type AutoUpgradeProfile,
  type FleetAddress,
  type FleetCoverage,
  type FleetMember,
  type FleetRun,
  type UpdateStage,
} from '../../domain/beside/fleet.ts';
import { asList, asObject, asText, compact } from '../http/json.ts';

/** Reads subscription, resource group and name out of a fleet's ARM id; `undefined` when it is none. */
export function readFleetId(id: string): FleetAddress | undefined {
  const match =
    /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ContainerService\/fleets\/([^/]+)$/i.exec(
      id,
    );
  const [, subscriptionId, resourceGroup, fleet] = match ?? [];
  if (subscriptionId === undefined || resourceGroup === undefined || fleet === undefined) return undefined;
  return { subscriptionId, resourceGroup, fleet };
}

function propertiesOf(entry: JsonValue | undefined): JsonObject {
  return asObject(asObject(entry)?.['properties']) ?? {};
}

function nameOf(entry: JsonValue | undefined): string {
  return asText(asObject(entry)?.['name']) ?? '';
}

/** ARM ids differ in case from answer to answer, so they compare without it. */
function isSame(a: string | undefined, b: string): boolean {
  return a !== undefined && a.toLowerCase() === b.toLowerCase();
}

/** The cluster as a member of the fleet, if it is one. */
export function toMember(
  address: FleetAddress,
  members: readonly JsonValue[],
  clusterId: string,
): FleetMember | undefined {
  const entry = members.find((one) => isSame(asText(propertiesOf(one)['clusterResourceId']), clusterId));
  if (entry === undefined) return undefined;
  return compact<FleetMember>({
    ...address,
    member: nameOf(entry),
    memberGroup: asText(propertiesOf(entry)['group']),
  });
}

function toProfile(entry: JsonValue): AutoUpgradeProfile {
  const properties = propertiesOf(entry);
  return compact<AutoUpgradeProfile>({
    profile: nameOf(entry),
    channel: asText(properties['channel']) ?? '',
    isDisabled: properties['disabled'] === true,
    strategyId: asText(properties['updateStrategyId']),
    nodeImageSelection: asText(asObject(properties['nodeImageSelection'])?.['type']),
    targetKubernetesVersion: asText(properties['targetKubernetesVersion']),
    isLongTermSupport: properties['longTermSupport'] === true,
  });
}

/** Whatever selects members beside the names of groups (`memberSelector` in the previews of the API). */
function hasSelector(entry: JsonValue | undefined): boolean {
  return Object.entries(asObject(entry) ?? {}).some(
    ([name, value]) => /selector/i.test(name) && value !== null,
  );
}

function toStage(entry: JsonValue): UpdateStage {
  const groups = asList(asObject(entry)?.['groups']) ?? [];
  return {
    picksByLabel: hasSelector(entry) || groups.some(hasSelector),
    groups: groups.map(nameOf),
  };
}

/** The stages of a strategy, or `undefined` when it is not among those read. */
function stagesOf(strategyId: string, strategies: readonly JsonValue[]): readonly UpdateStage[] | undefined {
  const strategy = strategies.find((entry) => isSame(asText(asObject(entry)?.['id']), strategyId));
  return asList(asObject(propertiesOf(strategy)['strategy'])?.['stages'])?.map(toStage);
}

/**
 * The auto-upgrade profiles of a fleet that reach the member, or may; those that are disabled, too.
 *
 * @param strategies of the fleet; empty when they could not be read.
 */
export function toCoverage(
  member: FleetMember,
  profiles: readonly JsonValue[],
  strategies: readonly JsonValue[],
): readonly FleetCoverage[] {
  return profiles.flatMap((entry) => {
    const profile = toProfile(entry);
    const { strategyId } = profile;
    const stages = strategyId === undefined ? undefined : stagesOf(strategyId, strategies);
    const extent = extentOf(profile, member.memberGroup, stages);
    return extent === undefined ? [] : [{ ...member, ...profile, extent }];
  });
}

function stateOf(entry: JsonValue | undefined): string | undefined {
  return asText(asObject(asObject(entry)?.['status'])?.['state']);
}

interface MemberInRun {
  readonly entry: JsonValue;
  /** Of the stage and the group that it is in: a member that was skipped with them says so only there. */
  readonly states: readonly (string | undefined)[];
}

function membersIn(status: JsonObject | undefined): readonly MemberInRun[] {
  return (asList(status?.['stages']) ?? []).flatMap((stage) =>
    (asList(asObject(stage)?.['groups']) ?? []).flatMap((group) =>
      (asList(asObject(group)?.['members']) ?? []).map((entry) => ({
        entry,
        states: [stateOf(entry), stateOf(group), stateOf(stage)],
      })),
    ),
  );
}

/** The last part of an operation's ARM id, by which the operations API knows it. */
function operationIdOf(entry: JsonValue | undefined): string | undefined {
  return asText(asObject(entry)?.['operationId'])
    ?.split('/')
    .findLast((part) => part !== '');
}

/** One update run of a fleet, as it concerns the member. */
export function toRun(member: FleetMember, clusterId: string, value: JsonValue): FleetRun {
  const status = asObject(propertiesOf(value)['status']);
  const members = membersIn(status);
  const own = members.find(({ entry }) => isSame(asText(asObject(entry)?.['clusterResourceId']), clusterId));
  const states = own?.states ?? [];
  return compact<FleetRun>({
    ...member,
    run: nameOf(value),
    state: stateOf(status) ?? 'NotStarted',
    memberState:
      own === undefined
        ? undefined
        : (states.find((one) => isSame(one, 'Skipped')) ?? states[0] ?? 'NotStarted'),
    listsMembers: members.length > 0,
    operationId: operationIdOf(own?.entry),
  });
}
