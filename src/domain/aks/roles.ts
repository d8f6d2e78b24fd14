/** Where the custom role stands that holds a right: docs/roles has one for each mode and option. */

import { READS } from './reads.ts';

const CLUSTERS = 'Microsoft.ContainerService/managedClusters';

/** The smallest role with each right that no read has a row for: those to change something, and what only reports use. */
const OTHERS: readonly (readonly [right: string, role: string])[] = [
  [`${CLUSTERS}/abort/action`, 'abort-cluster'],
  [`${CLUSTERS}/write`, 'rollback-auto-upgrade'],
  [`${CLUSTERS}/agentPools/abort/action`, 'abort'],
  [`${CLUSTERS}/agentPools/write`, 'rollback'],
  [`${CLUSTERS}/agentPools/upgradeNodeImageVersion/action`, 'operator'],
  ['Microsoft.Insights/eventtypes/values/read', 'reader'],
];

const BY_RIGHT: ReadonlyMap<string, string> = new Map(
  [
    ...Object.values(READS).flatMap(({ rights, role }) => rights.map((right) => [right, role] as const)),
    ...OTHERS,
  ].map(([right, role]) => [right.toLowerCase(), `docs/roles/${role}.json`]),
);

/** Returns where this action's repository tells how to grant a right: the role's file, else the page about rights. */
export function whereToGrant(right: string | undefined): string {
  return BY_RIGHT.get(right?.toLowerCase() ?? '') ?? 'docs/permissions.md';
}
