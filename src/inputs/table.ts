/** The one table of all inputs, as the code goes by it; what each means, action.yml and the README say. */

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
}

const ALL: readonly Mode[] = ['abort', 'rollback', 'status'];

/** Every input, in the order of action.yml. */
export const INPUTS = [
  { name: 'mode', modes: ALL },
  { name: 'cluster', modes: ALL },
  { name: 'resource-group', modes: ALL },
  { name: 'subscription-id', modes: ALL },
  { name: 'nodepool', modes: ALL },
  { name: 'operation-id', modes: ['abort', 'status'] },
  { name: 'kubernetes-version', modes: ['rollback'] },
  { name: 'node-image-version', modes: ['rollback'] },
  {
    name: 'reason',
    modes: ['abort', 'rollback'],
    isHarmlessElsewhere: true,
  },
  {
    name: 'dry-run',
    modes: ['abort', 'rollback'],
    default: 'false',
    isHarmlessElsewhere: true,
  },
  {
    name: 'auto-upgrade',
    modes: ['rollback'],
    default: 'disable',
  },
  {
    name: 'if-busy',
    modes: ['rollback'],
    default: 'fail',
  },
  {
    name: 'if-idle',
    modes: ['abort'],
    default: 'succeed',
  },
  { name: 'ignore-checks', modes: ['abort', 'rollback'] },
  { name: 'wait', modes: ALL },
  {
    name: 'timeout',
    modes: ALL,
    default: '2h',
  },
  {
    name: 'poll-interval',
    modes: ALL,
    default: '10s',
  },
  { name: 'client-id', modes: ALL },
  { name: 'tenant-id', modes: ALL },
  { name: 'client-secret', modes: ALL },
  { name: 'audience', modes: ALL },
  {
    name: 'environment',
    modes: ALL,
    default: 'azurecloud',
  },
  { name: 'resource-manager-endpoint', modes: ALL },
  { name: 'authority-host', modes: ALL },
  { name: 'api-version', modes: ALL },
  { name: 'summary', modes: ALL, default: 'true' },
  {
    name: 'follow-up-issue',
    modes: ALL,
    default: 'false',
  },
  { name: 'issue-labels', modes: ALL },
  {
    name: 'github-token',
    modes: ALL,
    default: '${{ github.token }}',
    isExpression: true,
  },
] as const satisfies readonly InputDefinition[];

export type InputName = (typeof INPUTS)[number]['name'];

const DEFINITIONS: ReadonlyMap<string, InputDefinition> = new Map(INPUTS.map((input) => [input.name, input]));

/** Returns what stands in for an absent input; `undefined` if nothing does. */
export function defaultOf(name: InputName): string | undefined {
  const definition = DEFINITIONS.get(name);
  return definition?.isExpression === true ? undefined : definition?.default;
}
