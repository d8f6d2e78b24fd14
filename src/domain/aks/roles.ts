/** Where the custom role stands that holds a right: docs/roles has one for each mode and option. */

const CLUSTERS = 'Microsoft.ContainerService/managedClusters';
const FLEETS = 'Microsoft.ContainerService/fleets';
const LOCATIONS = 'Microsoft.ContainerService/locations';

/** The smallest role with each right. */
const ROLES: readonly (readonly [right: string, role: string])[] = [
  [`${CLUSTERS}/read`, 'status'],
  [`${CLUSTERS}/abort/action`, 'abort-cluster'],
  [`${CLUSTERS}/write`, 'rollback-auto-upgrade'],
  [`${CLUSTERS}/agentPools/abort/action`, 'abort'],
  [`${CLUSTERS}/agentPools/read`, 'rollback'],
  [`${CLUSTERS}/agentPools/upgradeProfiles/read`, 'status'],
  [`${CLUSTERS}/agentPools/write`, 'rollback'],
  [`${CLUSTERS}/operations/read`, 'optional-operations'],
  [`${CLUSTERS}/agentPools/operations/read`, 'optional-operations'],
  [`${LOCATIONS}/kubernetesVersions/read`, 'optional-region'],
  [`${LOCATIONS}/operations/read`, 'optional-region'],
  [`${FLEETS}/read`, 'optional-fleets'],
  [`${FLEETS}/members/read`, 'optional-fleets'],
  [`${FLEETS}/autoUpgradeProfiles/read`, 'optional-fleets'],
  [`${FLEETS}/updateStrategies/read`, 'optional-fleets'],
  [`${FLEETS}/updateRuns/read`, 'optional-fleets'],
  ['Microsoft.Insights/eventtypes/values/read', 'reader'],
];

const BY_RIGHT: ReadonlyMap<string, string> = new Map(
  ROLES.map(([right, role]) => [right.toLowerCase(), `docs/roles/${role}.json`]),
);

/** Returns where this action's repository tells how to grant a right: the role's file, else the page about rights. */
export function whereToGrant(right: string | undefined): string {
  return BY_RIGHT.get(right?.toLowerCase() ?? '') ?? 'docs/permissions.md';
}
