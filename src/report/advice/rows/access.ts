/** Advice for missing permissions and for tokens that Azure did not take. */

import { grantCommands, isForSubscription, roleFile, roleFor } from '../../../domain/aks/roles.ts';
import { oneLine } from '../../../text/plain-text.ts';
import type { AdviceRow, KnownError, Situation } from '../row.ts';
import type { Remedy } from '../advice.ts';

/** The more particular ones first. */
export const ACCESS_ROWS: readonly AdviceRow[] = [
  {
    codes: ['LinkedAuthorizationFailed'],
    advice: (error) =>
      `The identity also needs ${permissionIn(error)}, ${error.facts?.scope === undefined ? 'on ' : ''}a resource that the cluster uses (often its subnet, ` +
      'managed identity, or disk encryption set): assign a role with that permission there (docs/permissions.md).',
    guide: {
      example:
        "The client has permission to perform action 'Microsoft.ContainerService/managedClusters/write' on scope '…/prod'; however, it does not have permission to perform action(s) 'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) '…/subnets/nodes'.",
      find: 'The last action and the last scope in the message are what is missing.',
      cases: [
        'A subnet: Network Contributor on that subnet, or a custom role with `subnets/join/action`.',
        'A managed identity: Managed Identity Operator on it.',
      ],
    },
  },
  {
    codes: ['AuthorizationFailed', 'Forbidden', 'AuthorizationPermissionMismatch'],
    statuses: [403],
    advice: grantAdvice,
    guide: {
      example:
        "The client '…' with object id '…' does not have authorization to perform action 'Microsoft.ContainerService/managedClusters/agentPools/write' over scope '…/prod' or the scope is invalid.",
      find: 'The message contains the object ID, the action, and the scope. `az role assignment list --assignee OBJECT_ID --all --subscription ID` shows what the identity has.',
      cases: [
        'No role yet: `AKS Recover operator` on the cluster for abort and rollback, `AKS Recover reader` on the subscription for status and for the optional reads (docs/permissions.md shows how to create both).',
        'The role was just assigned: it takes a few minutes to take effect, and a token issued before keeps its old permissions for a while.',
        "A deny assignment or a condition blocks it: the message says so, and the role alone doesn't help.",
      ],
    },
  },
  {
    codes: [
      'ExpiredAuthenticationToken',
      'InvalidAuthenticationToken',
      'InvalidAuthenticationTokenTenant',
      'AuthenticationFailed',
      'Unauthorized',
    ],
    statuses: [401],
    advice: () =>
      "Azure did not accept the token: check that the identity belongs to the subscription's tenant and that `environment` names its cloud, and run this again.",
    guide: {
      example:
        'The access token is from the wrong issuer. It must match the tenant associated with this subscription.',
      find: '`az account show --subscription ID --query tenantId` shows the tenant of the subscription; the log shows the one that signed in.',
      cases: [
        'The subscription moved to another tenant: register the identity there.',
        'A private cloud: `resource-manager-endpoint` and `authority-host` must belong together.',
      ],
    },
  },
];

/** Azure's text names who lacks what and where: with these three the assignment can be pasted. */
function grantAdvice(error: KnownError, situation: Situation | undefined): Remedy {
  const { missingRight, objectId } = error.facts ?? {};
  const role = roleFor(missingRight, situation?.mode ?? 'rollback');
  const where = isForSubscription(role) ? 'the subscription' : 'the cluster';
  const lead = `The identity needs ${permissionIn(error)}: assign it the role \`${role}\` on ${where} (${roleFile(role)} in this action's repository; `;
  const end = 'and allow a few minutes for it to take effect';
  if (situation === undefined || objectId === undefined) {
    return { text: `${lead}create it once, as docs/permissions.md shows), ${end}` };
  }
  return {
    text: `${lead}the first command creates it, if your tenant doesn't have it yet, and the second assigns it), ${end}`,
    commands: grantCommands(role, objectId, situation.address),
  };
}

function permissionIn({ facts }: KnownError): string {
  const { missingRight, scope } = facts ?? {};
  const on = scope === undefined ? '' : ` on \`${withoutTicks(scope)}\``;
  return missingRight === undefined
    ? 'a permission that the message names'
    : `the permission \`${withoutTicks(missingRight)}\`${on}`;
}

function withoutTicks(text: string): string {
  return oneLine(text, 500).replaceAll('`', '');
}
