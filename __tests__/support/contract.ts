/** What the README promises, the contract with users, in words of its own: outputs, results, and when a step fails. */

/** The contract's outputs. */
export const OUTPUTS = [
  'result',
  'provisioning-state',
  'power-state',
  'running-for',
  'nodes',
  'operation-id',
  'operation-status',
  'percent-complete',
  'started-at',
  'ended-at',
  'kubernetes-version',
  'node-image-version',
  'previous-kubernetes-version',
  'previous-node-image-version',
  'rollback-available',
  'rollback-kubernetes-version',
  'rollback-node-image-version',
  'rollback-expires-at',
  'auto-upgrade-changed',
  'previous-upgrade-channel',
  'previous-node-os-upgrade-channel',
  'restore-command',
  're-upgrade-by',
  'blocked-by',
  'error-code',
  'error-message',
  'correlation-id',
  'next-step',
  'issue-url',
  'nodepools',
  'report',
] as const;

/** The contract's results, and the modes in which each makes the step fail. */
export const FAILS_IN = {
  aborted: [],
  'abort-requested': [],
  'nothing-to-abort': [],
  'completed-before-abort': [],
  'rolled-back': [],
  'rollback-started': [],
  'already-rolled-back': [],
  'partially-rolled-back': ['rollback'],
  planned: [],
  blocked: ['abort', 'rollback'],
  failed: ['abort', 'rollback'],
  canceled: ['abort', 'rollback'],
  'timed-out': ['abort', 'rollback', 'status'],
  interrupted: ['abort', 'rollback', 'status'],
  error: ['abort', 'rollback', 'status'],
  'in-progress': [],
  canceling: [],
  succeeded: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ContractResult = keyof typeof FAILS_IN;

const DEPENDS_ON_IF_IDLE = ['nothing-to-abort', 'completed-before-abort'];

/** True when a step of this mode fails with this result; `undefined` for a word that is no result of the contract. */
export function failsWith(result: string, mode: string, ifIdle: string): boolean | undefined {
  const failsIn = (FAILS_IN as Readonly<Record<string, readonly string[]>>)[result];
  if (failsIn === undefined) return undefined;
  return failsIn.includes(mode) || (DEPENDS_ON_IF_IDLE.includes(result) && ifIdle === 'fail');
}
