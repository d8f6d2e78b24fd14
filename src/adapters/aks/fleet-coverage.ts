/** Which auto-upgrade profiles of a Fleet Manager cover a cluster. Pure. */

import type { FleetCoverage, JsonObject, JsonValue } from '../../domain/aks/cluster.ts';
import { asList, asObject, asText, compact } from '../http/json.ts';

/** A fleet as its ARM id names it. */
export interface FleetAddress {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly fleet: string;
}

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

/** ARM ids differ in case from answer to answer, so they compare without it. */
function isSame(a: string | undefined, b: string): boolean {
  return a !== undefined && a.toLowerCase() === b.toLowerCase();
}

/** The update groups that a strategy goes through. */
function groupsOf(strategy: JsonValue | undefined): ReadonlySet<string> {
  const stages = asList(asObject(propertiesOf(strategy)['strategy'])?.['stages']) ?? [];
  const groups = stages.flatMap((stage) => asList(asObject(stage)?.['groups']) ?? []);
  return new Set(groups.flatMap((group) => asText(asObject(group)?.['name']) ?? []));
}

/** True for a profile that is on and whose strategy, if it has one, goes through the member's group. */
function covers(profile: JsonValue, group: string | undefined, strategies: readonly JsonValue[]): boolean {
  const properties = propertiesOf(profile);
  if (properties['disabled'] === true) return false;
  const strategyId = asText(properties['updateStrategyId']);
  // Without a strategy a profile updates every member (Fleet API 2025-03-01).
  if (strategyId === undefined) return true;
  const strategy = strategies.find((entry) => isSame(asText(asObject(entry)?.['id']), strategyId));
  return group !== undefined && groupsOf(strategy).has(group);
}

/** True when one of the profiles that are on has a strategy: only then do the strategies matter. */
export function needsStrategies(profiles: readonly JsonValue[]): boolean {
  return profiles.some((profile) => {
    const properties = propertiesOf(profile);
    return properties['disabled'] !== true && asText(properties['updateStrategyId']) !== undefined;
  });
}

/** The member of the fleet that is this cluster (ARM ids in any case), if there is one. */
export function memberOf(members: readonly JsonValue[], clusterId: string): JsonValue | undefined {
  return members.find((entry) => isSame(asText(propertiesOf(entry)['clusterResourceId']), clusterId));
}

/** The enabled auto-upgrade profiles of a fleet that cover one of its members. */
export function coverageOf(
  address: FleetAddress,
  member: JsonValue,
  profiles: readonly JsonValue[],
  strategies: readonly JsonValue[],
): readonly FleetCoverage[] {
  const memberGroup = asText(propertiesOf(member)['group']);
  return profiles
    .filter((profile) => covers(profile, memberGroup, strategies))
    .map((profile) =>
      compact<FleetCoverage>({
        ...address,
        member: asText(asObject(member)?.['name']) ?? '',
        memberGroup,
        profile: asText(asObject(profile)?.['name']) ?? '',
        channel: asText(propertiesOf(profile)['channel']) ?? '',
        coversAllMembers: asText(propertiesOf(profile)['updateStrategyId']) === undefined,
      }),
    );
}
