import type { Busy } from '../rollback/situation/busy.ts';
import type { AzureError } from '../aks/errors.ts';
import { isUpgrading } from '../aks/states.ts';
import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

/** Blocks, by `if-busy`, while another operation runs on the pool or the cluster. */
export const operationInProgress: Check<RollbackContext> = ({ busy, inputs }) =>
  busy.length === 0
    ? [{ id: 'operation-in-progress', verdict: 'passed', seen: 'No other operation is in the way.' }]
    : busy.map((one) => inTheWay(one, inputs.ifBusy));

function inTheWay(busy: Busy, policy: string): CheckResult {
  const what = busy.target.kind === 'cluster' ? 'the cluster' : `pool ${busy.target.name}`;
  const pool = busy.target.kind === 'pool' ? { pool: busy.target.name } : {};
  const seen = busy.isHidden
    ? `Azure says that an operation is in progress on ${what}, although it reads as ${busy.provisioningState}.`
    : `An operation is in progress on ${what} (${busy.provisioningState}).`;
  const base = { id: 'operation-in-progress', ...pool, seen } as const;
  switch (busy.answer) {
    case 'wait':
      return { ...base, verdict: 'notice', why: 'It is waited for, as far as the timeout allows.' };
    case 'abort':
      return {
        ...base,
        verdict: 'notice',
        why: 'It is an upgrade, and if-busy: abort says to abort it first.',
      };
    case 'abort-resumed':
      return {
        ...base,
        verdict: 'notice',
        why: 'Switching auto-upgrade off made the stopped upgrade start again; it is aborted once more.',
      };
    case 'block':
      if (busy.refusal !== undefined) return notAllowed(busy.refusal, base);
      return {
        ...base,
        verdict: 'blocked',
        why: 'AKS runs one operation at a time on a pool, and a rollback must not cut off one that was not meant.',
        remedy: remedyFor(busy, policy),
      };
  }
}

function remedyFor(busy: Busy, policy: string): string {
  if (policy !== 'abort') {
    // What can't be seen can't be told for an upgrade, and is never aborted.
    return busy.isHidden
      ? 'Run this step again when it has ended, or set if-busy: wait.'
      : 'Run this step again when it has ended, set if-busy: wait, or, for an upgrade that was a mistake, if-busy: abort.';
  }
  if (busy.isHidden || !isUpgrading(busy.provisioningState)) {
    return 'if-busy: abort only ever aborts an upgrade that can be seen; wait for this operation with if-busy: wait.';
  }
  return 'It is not an operation of a pool named here, or it was started again after being aborted; find out who starts it, then run this step again.';
}

function notAllowed({ details }: AzureError, base: Pick<CheckResult, 'id' | 'pool' | 'seen'>): CheckResult {
  return {
    ...base,
    verdict: 'blocked',
    why: `Azure refused to abort it: ${details.code}: ${details.message}`,
    ...(details.hint === undefined ? {} : { remedy: details.hint }),
  };
}
