import { isInState, targetKey, type Observation, type Operation, type Target } from '../aks/cluster.ts';
import { activeOn } from '../aks/operations.ts';
import { isUpgradeKind, kindInWords } from '../beside/operation-kinds.ts';
import { isMoving, isSettled } from '../aks/states.ts';
import type { Mode } from '../inputs.ts';
import { abortStep } from '../step-inputs.ts';
import { listInWords } from '../../text/plain-text.ts';
import type { CheckResult } from './check.ts';
import type { AbortContext, Check, RollbackContext } from './context.ts';

/**
 * Blocks when `operation-id` is not the latest operation, or when that can't be read: an abort has no other guard.
 * Without it, blocks when the latest operation is no upgrade while an upgrade runs beside it.
 */
export const operationMismatch: Check<AbortContext> = ({ inputs, observation, targets }) => {
  const wanted = inputs.operationId;
  if (wanted === undefined) return targets.flatMap((target) => sideBySide(observation, target, inputs.mode));
  return targets.map((target): CheckResult => {
    const base = {
      id: 'operation-mismatch',
      ...(target.kind === 'pool' ? { pool: target.name } : {}),
    } as const;
    const isIdle = !isInState(observation, target, isMoving);
    const reading = observation.operations.get(targetKey(target));
    const latest = reading?.kind === 'read' ? reading.value : undefined;
    if (latest !== undefined && latest.id.toLowerCase() === wanted.toLowerCase()) {
      return { ...base, verdict: 'passed', seen: `The latest operation is ${latest.id}.` };
    }
    const seen =
      reading?.kind === 'read'
        ? latest === undefined
          ? `No operation is on record, so ${wanted} is not the latest.`
          : `The latest operation is ${latest.id} (${latest.status}${isSettled(latest.status) ? ', ended' : ''}), not ${wanted}.`
        : `The latest operation could not be read, so the step can't tell whether it is ${wanted}.`;
    // With nothing in progress there is nothing that could be hit by mistake.
    if (isIdle) {
      return {
        ...base,
        verdict: 'notice',
        seen,
        why: 'Nothing is in progress, so there is nothing to abort.',
      };
    }
    return {
      ...base,
      verdict: 'blocked',
      seen,
      ...(reading?.kind === 'read' ? OTHER : UNREAD),
    };
  });
};

const OTHER = {
  why: 'Azure aborts whatever is latest, so the abort would hit a different operation.',
  remedy:
    'Run mode: status to see what is in progress, then set operation-id to that operation, or leave it out.',
};

/** Where the latest can't be read, a report shows it no more than this does. */
const UNREAD = {
  why: 'Azure aborts whatever is latest, so the abort could hit a different operation.',
  remedy:
    "Run this step again; if the operation still can't be read, leave operation-id out: the abort then stops whatever is latest.",
};

/** The same for the abort of what is in the way of a rollback, which can't be bound to an operation. */
export const busyMismatch: Check<RollbackContext> = ({ inputs, observation, busy }) =>
  busy
    .filter(({ answer }) => answer === 'abort' || answer === 'abort-resumed')
    .flatMap(({ target }) => sideBySide(observation, target, inputs.mode));

/** What an abort would hit where several operations run on the same pool. */
function sideBySide(observation: Observation, target: Target, mode: Mode): readonly CheckResult[] {
  if (!isInState(observation, target, isMoving)) return [];
  const [latest, ...others] = activeOn(observation, target);
  if (latest === undefined || others.length === 0) return [];
  const upgrade = others.find((one) => isUpgradeKind(one) === true);
  const isWrong = isUpgradeKind(latest) === false && upgrade !== undefined;
  const named = (operation: Operation): string => `${kindInWords(operation)} (${operation.id})`;
  const [, ...inputs] = abortStep(target.kind === 'pool' ? [target.name] : [], latest.id);
  const step = `mode: abort with ${listInWords(inputs)}`;
  return [
    {
      id: 'operation-mismatch',
      ...(target.kind === 'pool' ? { pool: target.name } : {}),
      verdict: isWrong ? 'blocked' : 'warned',
      seen: isWrong
        ? `The latest operation is ${named(latest)}, while ${named(upgrade)} is running at the same time.`
        : `${String(others.length + 1)} operations are in progress; the latest, which an abort hits, is ${named(latest)}.`,
      why: 'Azure aborts whatever is latest.',
      remedy: isWrong
        ? `Run ${step} if that is the one to stop; otherwise wait until it has ended, and then abort the upgrade.`
        : mode === 'abort'
          ? `Set operation-id: ${latest.id} to abort only that one.`
          : `To abort only that one, run ${step} first.`,
    },
  ];
}
