/** The one table of all inputs: what action.yml and the README say, and what the code goes by. */

import type { Mode } from '../domain/inputs.ts';

/** One input of the action. */
export interface InputDefinition {
  readonly name: string;
  /** The modes that it applies to. */
  readonly modes: readonly Mode[];
  /** What stands in for an absent value, where that is one fixed text. */
  readonly default?: string;
  /** True for a default that only action.yml can give, because it is an expression of the workflow. */
  readonly isExpression?: boolean;
  /** True if it may be given in other modes too, because leaving it unused there misleads nobody. */
  readonly isHarmlessElsewhere?: boolean;
  /** One sentence, as in action.yml. */
  readonly description: string;
}

const ALL: readonly Mode[] = ['abort', 'rollback', 'status'];

/** Every input, in the order of action.yml. */
export const INPUTS = [
  {
    name: 'mode',
    modes: ALL,
    description: 'What to do: abort (stop the operation in progress), rollback (node pools) or status.',
  },
  {
    name: 'cluster',
    modes: ALL,
    description:
      'Name of the AKS cluster, or its full ARM resource ID (resource group and subscription then come from it).',
  },
  {
    name: 'resource-group',
    modes: ALL,
    description: 'Resource group of the cluster; required with a cluster name.',
  },
  {
    name: 'subscription-id',
    modes: ALL,
    description:
      'Subscription of the cluster; falls back to AZURE_SUBSCRIPTION_ID, then, when the Azure CLI session is the sign-in, to its default subscription.',
  },
  {
    name: 'nodepool',
    modes: ALL,
    description:
      'Node pool, several of them (commas or lines), or *; required for rollback, where * also needs kubernetes-version; abort without it is about the cluster itself.',
  },
  {
    name: 'operation-id',
    modes: ['abort', 'status'],
    description:
      'Abort only if the latest operation has this id; status reports this operation rather than the latest.',
  },
  {
    name: 'kubernetes-version',
    modes: ['rollback'],
    description: 'Roll back only to a recorded version with this full Kubernetes version, such as 1.35.5.',
  },
  {
    name: 'node-image-version',
    modes: ['rollback'],
    description: 'Roll back only to a recorded version with this full node image name; for a single pool.',
  },
  {
    name: 'reason',
    modes: ['abort', 'rollback'],
    isHarmlessElsewhere: true,
    description: 'Free text for the record: shown in the summary, the report and the follow-up issue.',
  },
  {
    name: 'dry-run',
    modes: ['abort', 'rollback'],
    default: 'false',
    isHarmlessElsewhere: true,
    description: 'Observe, check and plan, but change nothing.',
  },
  {
    name: 'auto-upgrade',
    modes: ['rollback'],
    default: 'disable',
    description:
      'When an auto-upgrade channel would undo the rollback: disable (switch it off first; it stays off) or fail.',
  },
  {
    name: 'if-busy',
    modes: ['rollback'],
    default: 'fail',
    description:
      'When another operation is running: fail, wait (for its end, inside timeout) or abort (only an upgrade of a named pool or the cluster).',
  },
  {
    name: 'if-idle',
    modes: ['abort'],
    default: 'succeed',
    description: 'When there is nothing to abort, or it ended first: succeed (with a warning) or fail.',
  },
  {
    name: 'ignore-checks',
    modes: ['abort', 'rollback'],
    description: 'Ids of checks (commas or lines) whose block becomes a warning.',
  },
  {
    name: 'wait',
    modes: ALL,
    description: 'Wait for a terminal state; absent means true, in status mode false.',
  },
  {
    name: 'timeout',
    modes: ALL,
    default: '2h',
    description: "The step's time budget from its start, such as 90s, 15m, 2h or 1h30m.",
  },
  {
    name: 'poll-interval',
    modes: ALL,
    default: '10s',
    description:
      'Pause between two looks when the service names none, 1s to 5m; grows threefold after two minutes.',
  },
  {
    name: 'client-id',
    modes: ALL,
    description:
      'Client ID of the application or managed identity to sign in as; falls back to AZURE_CLIENT_ID.',
  },
  {
    name: 'tenant-id',
    modes: ALL,
    description: 'Microsoft Entra tenant to sign in to; falls back to AZURE_TENANT_ID.',
  },
  {
    name: 'client-secret',
    modes: ALL,
    description:
      'Secret of the application, instead of federation; falls back to AZURE_CLIENT_SECRET if both ids come from the environment too.',
  },
  {
    name: 'audience',
    modes: ALL,
    description:
      'Audience of the GitHub ID token; absent means api://AzureADTokenExchange, or its kind in the cloud.',
  },
  {
    name: 'environment',
    modes: ALL,
    default: 'azurecloud',
    description: 'Azure cloud: azurecloud, azureusgovernment or azurechinacloud.',
  },
  {
    name: 'resource-manager-endpoint',
    modes: ALL,
    description:
      'https URL of Azure Resource Manager, for private clouds and rehearsals; absent means that of environment.',
  },
  {
    name: 'authority-host',
    modes: ALL,
    description:
      'https URL of the sign-in authority, for private clouds and rehearsals; absent means that of environment.',
  },
  {
    name: 'api-version',
    modes: ALL,
    description:
      'Version of the AKS API, for clouds that lag behind; rollback needs 2026-04-01 or 2025-08-02-preview at least.',
  },
  { name: 'summary', modes: ALL, default: 'true', description: 'Write the job summary.' },
  {
    name: 'follow-up-issue',
    modes: ALL,
    default: 'false',
    description:
      'After a rollback open (or update) a GitHub issue with the facts, a checklist and a re-upgrade-by date.',
  },
  { name: 'issue-labels', modes: ALL, description: 'Labels (commas or lines) of the follow-up issue.' },
  {
    name: 'github-token',
    modes: ALL,
    default: '${{ github.token }}',
    isExpression: true,
    description: 'Token used for the follow-up issue alone.',
  },
] as const satisfies readonly InputDefinition[];

export type InputName = (typeof INPUTS)[number]['name'];

const DEFINITIONS: ReadonlyMap<string, InputDefinition> = new Map(INPUTS.map((input) => [input.name, input]));

/** Returns what stands in for an absent input; `undefined` if nothing does. */
export function defaultOf(name: InputName): string | undefined {
  const definition = DEFINITIONS.get(name);
  return definition?.isExpression === true ? undefined : definition?.default;
}
