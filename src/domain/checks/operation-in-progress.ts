import type { Busy } from '../rollback/situation/busy.ts';
import { isForbidden, type AzureError } from '../aks/errors.ts';
import { grantCommands, roleFile, roleFor } from '../aks/roles.ts';
import { activeOn } from '../aks/operations.ts';
import { targetInWords, type Observation } from '../aks/cluster.ts';
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
  const what = targetInWords(busy.target);
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
        why: isOurs(busy, context)
          ? 'AKS runs one operation at a time on a pool, and a rollback must not interrupt an unrelated one.'
          : 'Auto-upgrade has to be switched off first, which updates the whole cluster, and that has to wait for every pool.',
        ...remedyFor(busy, context),
      };
  }
}

/** True of the cluster, and of a pool that the step was asked to roll back. */
function isOurs({ target }: Busy, { pending }: RollbackContext): boolean {
  return target.kind === 'cluster' || pending.some(({ pool }) => pool.name === target.name);
}

/** What can't be seen can't be told for an upgrade; nothing but an upgrade of what was named is ever aborted. */
function isAbortable(busy: Busy, context: RollbackContext): boolean {
  return isOurs(busy, context) && !busy.isHidden && isUpgrading(busy.provisioningState);
}

function remedyFor(busy: Busy, context: RollbackContext): Pick<CheckResult, 'remedy' | 'step'> {
  const { inputs, observation } = context;
  if (isStartedAgain(busy, context)) {
    return {
      remedy:
        'It was started again after being aborted: see in the Activity Log who starts it, then run this step again.',
    };
  }
  const only =
    inputs.ifBusy === 'abort'
      ? 'With if-busy: abort, the step only aborts upgrades of the cluster or of a pool named here. '
      : '';
  const all = stoppedWith(busy, context);
  const names = all.flatMap(({ target }) => (target.kind === 'pool' ? [target.name] : []));
  const what = names.length > 1 ? `pools ${listInWords(names)}` : targetInWords(busy.target);
  const [operations, have, it, hang, was, they] =
    all.length > 1
      ? ['operations', 'have', 'them', 'hang', 'were', 'they']
      : ['operation', 'has', 'it', 'hangs', 'was', 'it'];
  const wait = `${only}Run this step again when the ${operations} on ${what} ${have} ended, or set if-busy: wait`;
  const step = stepThatStops(all, observation);
  if (step === undefined) return { remedy: `${wait}.` };
  const when = all.every((one) => isAbortable(one, context))
    ? `${they} ${hang} or ${was} a mistake, set if-busy: abort, or`
    : `${they} ${hang},`;
  return { remedy: `${wait}; if ${when} stop ${it} first with ${listInWords(step)}.`, step };
}

function isStartedAgain(busy: Busy, context: RollbackContext): boolean {
  return isAbortable(busy, context) && context.inputs.ifBusy === 'abort';
}

/** This one, together with the other pools that block where one step stops them all. */
function stoppedWith(busy: Busy, context: RollbackContext): readonly Busy[] {
  const blocking = context.busy.filter(({ answer, refusal }) => answer === 'block' && refusal === undefined);
  const isOneStep = blocking.every(
    (one) => one.target.kind === 'pool' && canBeStopped(one) && !isStartedAgain(one, context),
  );
  return isOneStep ? blocking : [busy];
}

/** What can't be seen can't be aborted, nor can a deletion. */
function canBeStopped({ isHidden, provisioningState }: Busy): boolean {
  return !isHidden && !isDeleting(provisioningState);
}

function stepThatStops(all: readonly Busy[], observation: Observation): StepInputs | undefined {
  if (!all.every(canBeStopped)) return undefined;
  const pools = all.flatMap(({ target }) => (target.kind === 'pool' ? [target.name] : []));
  const [first] = all.flatMap(({ target }) => activeOn(observation, target).slice(0, 1));
  return abortStep(pools, first?.id);
}

function notAllowed(
  error: AzureError,
  base: Pick<CheckResult, 'id' | 'pool' | 'seen'>,
  { inputs }: RollbackContext,
): CheckResult {
  const { code, message, facts } = error.details;
  const why = `Azure refused to abort it: ${code}: ${message}`;
  if (!isForbidden(error)) {
    return {
      ...base,
      verdict: 'blocked',
      why,
      remedy: 'Remove what Azure names, or wait for the operation with if-busy: wait.',
    };
  }
  const role = roleFor(facts?.missingRight, 'rollback');
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
