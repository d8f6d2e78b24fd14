import type { Busy } from '../rollback/situation/busy.ts';
import { isForbidden, type AzureError } from '../aks/errors.ts';
import { grantCommands, roleFile, roleFor } from '../aks/roles.ts';
import { activeOn } from '../aks/operations.ts';
import type { Observation } from '../aks/cluster.ts';
import { kindInWords } from '../beside/operation-kinds.ts';
import { isDeleting, isUpgrading } from '../aks/states.ts';
import { capitalized, listInWords } from '../../text/plain-text.ts';
import { abortStep, type StepInputs } from '../step-inputs.ts';
import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

/** Blocks, by `if-busy`, while another operation runs on the pool or the cluster. */
export const operationInProgress: Check<RollbackContext> = (context) =>
  context.busy.length === 0
    ? [{ id: 'operation-in-progress', verdict: 'passed', seen: 'No other operation is in the way.' }]
    : context.busy.map((one) => inTheWay(one, context));

function inTheWay(busy: Busy, context: RollbackContext): CheckResult {
  const what = busy.target.kind === 'cluster' ? 'the cluster' : `pool ${busy.target.name}`;
  const pool = busy.target.kind === 'pool' ? { pool: busy.target.name } : {};
  const seen = busy.isHidden
    ? `Azure reports an operation in progress on ${what}, although its state is ${busy.provisioningState}.`
    : `${capitalized(kindInWords(activeOn(context.observation, busy.target)[0] ?? {}))} is in progress on ${what} (${busy.provisioningState}).`;
  const base = { id: 'operation-in-progress', ...pool, seen } as const;
  switch (busy.answer) {
    case 'wait':
      return { ...base, verdict: 'notice', why: 'The step waits for it, within its timeout.' };
    case 'abort':
      return {
        ...base,
        verdict: 'notice',
        why: 'It is an upgrade, so if-busy: abort aborts it first.',
      };
    case 'abort-resumed':
      return {
        ...base,
        verdict: 'notice',
        why: 'Switching auto-upgrade off resumed the stopped upgrade; it is aborted again.',
      };
    case 'block':
      if (busy.refusal !== undefined) return notAllowed(busy.refusal, base, context);
      return {
        ...base,
        verdict: 'blocked',
        why: 'AKS runs one operation at a time on a pool, and a rollback must not interrupt an unrelated one.',
        ...remedyFor(busy, context),
      };
  }
}

function remedyFor(
  busy: Busy,
  { inputs, pending, observation }: RollbackContext,
): Pick<CheckResult, 'remedy' | 'step'> {
  const { target } = busy;
  const isOurs = target.kind === 'cluster' || pending.some(({ pool }) => pool.name === target.name);
  // What can't be seen can't be told for an upgrade; nothing but an upgrade of what was named is ever aborted.
  const isAbortable = isOurs && !busy.isHidden && isUpgrading(busy.provisioningState);
  if (isAbortable && inputs.ifBusy === 'abort') {
    return {
      remedy: 'It was started again after being aborted; find out who starts it, then run this step again.',
    };
  }
  const only =
    inputs.ifBusy === 'abort'
      ? 'With if-busy: abort, the step only aborts upgrades of the cluster or of a pool named here. '
      : '';
  const wait = `${only}Run this step again when it has ended, or set if-busy: wait`;
  const step = stepThatStops(busy, observation);
  if (step === undefined) return { remedy: `${wait}.` };
  const when = isAbortable ? 'it hangs or was a mistake, set if-busy: abort, or' : 'it hangs,';
  return { remedy: `${wait}; if ${when} stop it first with ${listInWords(step)}.`, step };
}

/** What can't be seen can't be aborted, nor can a deletion. */
function stepThatStops(
  { target, isHidden, provisioningState }: Busy,
  observation: Observation,
): StepInputs | undefined {
  if (isHidden || isDeleting(provisioningState)) return undefined;
  const pools = target.kind === 'pool' ? [target.name] : [];
  return abortStep(pools, activeOn(observation, target)[0]?.id);
}

function notAllowed(
  error: AzureError,
  base: Pick<CheckResult, 'id' | 'pool' | 'seen'>,
  { inputs }: RollbackContext,
): CheckResult {
  const { code, message, missingRight, facts } = error.details;
  const why = `Azure refused to abort it: ${code}: ${message}`;
  if (!isForbidden(error)) {
    return {
      ...base,
      verdict: 'blocked',
      why,
      remedy: 'Remove what Azure names, or wait for the operation with if-busy: wait.',
    };
  }
  const role = roleFor(missingRight, 'rollback');
  return {
    ...base,
    verdict: 'blocked',
    why,
    ...(facts?.objectId === undefined
      ? {
          remedy: `Assign the identity the role ${role}, which includes the permission (${roleFile(role)}, see docs/permissions.md), then run this step again.`,
        }
      : {
          remedy: `Assign the identity the role ${role}, which includes the permission (${roleFile(role)}), then run this step again; the first command creates the role, if your tenant doesn't have it yet, and the second assigns it.`,
          commands: grantCommands(role, facts.objectId, inputs.cluster),
        }),
  };
}
