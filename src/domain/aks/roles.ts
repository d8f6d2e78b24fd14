/** Where the custom role stands that holds a right: docs/roles has one for each mode and option. */

import { azCommand, type ClusterAddress } from '../../text/az-command.ts';
import type { Mode } from '../inputs.ts';
import { READS } from './reads.ts';

const CLUSTERS = 'Microsoft.ContainerService/managedClusters';

/** The smallest role with each right that no read has a row for: those to change something, and what only reports use. */
const OTHERS: readonly (readonly [right: string, role: string])[] = [
  [`${CLUSTERS}/abort/action`, 'abort-cluster'],
  [`${CLUSTERS}/write`, 'rollback-auto-upgrade'],
  [`${CLUSTERS}/agentPools/abort/action`, 'abort'],
  [`${CLUSTERS}/agentPools/write`, 'rollback'],
  [`${CLUSTERS}/agentPools/upgradeNodeImageVersion/action`, 'operator'],
];

const BY_RIGHT: ReadonlyMap<string, string> = new Map(
  [
    ...Object.values(READS).flatMap(({ rights, role }) => rights.map((right) => [right, role] as const)),
    ...OTHERS,
  ].map(([right, role]) => [right.toLowerCase(), `docs/roles/${role}.json`]),
);

/** A custom role as its file in docs/roles has it, without the scopes where it can be assigned. */
export interface Role {
  readonly Name: string;
  readonly IsCustom: true;
  readonly Description: string;
  readonly Actions: readonly string[];
  readonly NotActions?: readonly string[];
}

const OPERATOR = 'AKS Recover operator';
const READER = 'AKS Recover reader';

/** The two roles that are enough for everything: one changes the cluster, one reads the subscription. */
export const ROLES: readonly [operator: Role, reader: Role] = [
  {
    Name: OPERATOR,
    IsCustom: true,
    Description:
      'Upgrade, abort, and roll back the node pools of an AKS cluster, and turn off its auto-upgrade channels.',
    Actions: [
      `${CLUSTERS}/read`,
      `${CLUSTERS}/write`,
      `${CLUSTERS}/abort/action`,
      `${CLUSTERS}/agentPools/read`,
      `${CLUSTERS}/agentPools/write`,
      `${CLUSTERS}/agentPools/abort/action`,
      `${CLUSTERS}/agentPools/upgradeNodeImageVersion/action`,
      `${CLUSTERS}/agentPools/upgradeProfiles/read`,
    ],
  },
  {
    Name: READER,
    IsCustom: true,
    Description:
      'Read what AKS Recover reports about AKS clusters: operations, nodes, fleets, versions, and who started an operation.',
    Actions: [
      `${CLUSTERS}/read`,
      `${CLUSTERS}/*/read`,
      'Microsoft.ContainerService/locations/kubernetesVersions/read',
      'Microsoft.ContainerService/locations/operations/read',
      'Microsoft.ContainerService/fleets/read',
      'Microsoft.ContainerService/fleets/members/read',
      'Microsoft.ContainerService/fleets/autoUpgradeProfiles/read',
      'Microsoft.ContainerService/fleets/updateStrategies/read',
      'Microsoft.ContainerService/fleets/updateRuns/read',
      'Microsoft.Insights/eventtypes/values/read',
    ],
    NotActions: [`${CLUSTERS}/accessProfiles/read`, `${CLUSTERS}/commandResults/read`],
  },
];

/** True for a permission that is wanted on the subscription, where it reads more than the cluster. */
function isReaderRight(right: string | undefined): boolean {
  if (right === undefined) return false;
  const isOfCluster = right.toLowerCase().startsWith(`${CLUSTERS.toLowerCase()}/`);
  return !isOfCluster || /\/(?:operations|machines)\/read$/i.test(right);
}

/** Returns the name of the role that a mode needs, or that holds a permission of the subscription. */
export function roleFor(right: string | undefined, mode: Mode): string {
  return mode === 'status' || isReaderRight(right) ? READER : OPERATOR;
}

/** True for the role that belongs on the subscription rather than on the cluster. */
export function isForSubscription(role: string): boolean {
  return role === READER;
}

/** Returns the file of one of the two roles in this action's repository. */
export function roleFile(role: string): string {
  return `docs/roles/${isForSubscription(role) ? 'reader' : 'operator'}.json`;
}

/** Returns the commands that create one of the two roles, and that assign it where it belongs. */
export function grantCommands(
  role: string,
  objectId: string,
  address: ClusterAddress,
): readonly [create: string, assign: string] {
  return [createCommand(role, address), assignCommand(role, objectId, address)];
}

function createCommand(role: string, { subscriptionId }: ClusterAddress): string {
  const [operator, reader] = ROLES;
  const definition = {
    ...(isForSubscription(role) ? reader : operator),
    AssignableScopes: [`/subscriptions/${subscriptionId}`],
  };
  return azCommand('role definition create', [
    ['role-definition', JSON.stringify(definition)],
    ['subscription', subscriptionId],
  ]);
}

function assignCommand(role: string, objectId: string, address: ClusterAddress): string {
  const subscription = `/subscriptions/${address.subscriptionId}`;
  const cluster = `${subscription}/resourceGroups/${address.resourceGroup}/providers/${CLUSTERS}/${address.name}`;
  return azCommand('role assignment create', [
    ['assignee-object-id', objectId],
    ['assignee-principal-type', 'ServicePrincipal'],
    ['role', role],
    ['scope', isForSubscription(role) ? subscription : cluster],
    ['subscription', address.subscriptionId],
  ]);
}

/** Returns where this action's repository tells how to grant a right: the role's file, else the page about rights. */
export function whereToGrant(right: string | undefined): string {
  return BY_RIGHT.get(right?.toLowerCase() ?? '') ?? 'docs/permissions.md';
}
