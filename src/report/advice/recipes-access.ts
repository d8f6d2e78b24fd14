/** Advice for missing rights and refused sign-ins. */

import { whereToGrant } from '../../domain/aks/roles.ts';
import { oneLine } from '../../text/plain-text.ts';
import type { Recipe } from './recipe.ts';

/** The last ones that the message names: a linked refusal begins with a right that the identity does have. */
const RIGHT = /^[^]*action(?:\(s\))? '([^']{1,200})'/i;
const SCOPE = /^[^]*scope(?:\(s\))? '([^']{1,500})'/i;

/**
 * The more particular ones first. For Entra ID's numbers the hint of `src/adapters/aadsts.ts` is shown where there is one;
 * the recipes here give the guide its headings, and advice for numbers without a hint.
 */
export const ACCESS_RECIPES: readonly Recipe[] = [
  {
    codes: ['LinkedAuthorizationFailed'],
    advice: ({ message }) =>
      `The identity also needs ${rightIn(message)}, a resource that the cluster uses (often its subnet, ` +
      "managed identity or disk encryption set): assign a role with that right there (docs/permissions.md of this action's repository).",
  },
  {
    codes: ['AuthorizationFailed', 'Forbidden', 'AuthorizationPermissionMismatch'],
    advice: ({ message }) =>
      `The identity needs ${rightIn(message)}: assign a role with that right (${whereToGrant(RIGHT.exec(message)?.[1])} of this action's repository), and allow a few minutes for it to take effect.`,
  },
  {
    codes: [
      'ExpiredAuthenticationToken',
      'InvalidAuthenticationToken',
      'AuthenticationFailed',
      'Unauthorized',
    ],
    advice: () =>
      "Azure did not take the token: check that the identity belongs to the subscription's tenant and that `environment` names its cloud, and run this again.",
  },
  {
    codes: ['AADSTS700213', 'AADSTS7002138', 'AADSTS70021', 'AADSTS700211', 'AADSTS700212'],
    advice: () =>
      "No federated credential of the app fits this job: its issuer, subject and audience must equal those of the job's ID token, letter case included.",
  },
  {
    codes: ['AADSTS700024'],
    advice: () =>
      'The ID token had expired: sign in with `client-id` and `tenant-id` in this step, which takes a fresh one each time, instead of an earlier login.',
  },
  {
    codes: ['AADSTS7000215', 'AADSTS7000222'],
    advice: () =>
      'The client secret is wrong or has expired: store a new one, or better use federation, which needs none.',
  },
  {
    codes: ['AADSTS700016', 'AADSTS90002', 'AADSTS900023'],
    advice: () =>
      'Entra ID does not know this app or tenant: check `client-id`, `tenant-id` and `environment`.',
  },
];

function rightIn(message: string): string {
  const right = RIGHT.exec(message)?.[1];
  const scope = SCOPE.exec(message)?.[1];
  const on = scope === undefined ? '' : ` on \`${oneLine(scope).replaceAll('`', '')}\``;
  return right === undefined
    ? 'a right that the message names'
    : `the right \`${oneLine(right).replaceAll('`', '')}\`${on}`;
}
