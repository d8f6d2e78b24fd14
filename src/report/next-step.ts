/** What to do now: one sentence for every result in every situation. */

import { isSettled, isStopped, isSucceeded, terminalState } from '../domain/states.ts';
import type { Outcome, PoolOutcome, Result } from '../domain/outcome.ts';
import { isoDate } from '../domain/time.ts';
import { reconcileCommand } from './az-command.ts';
import { afterFailure, afterUnfinished } from './next-step-unfinished.ts';
import { listInWords, oneLine, plural, sentence } from './plain-text.ts';
import { restoreCommand } from './restore-command.ts';
import {
  blockedBy,
  checksWith,
  nodesLastSeen,
  offersOf,
  operationOf,
  reUpgradeBy,
  singlePool,
} from './situation.ts';
import { poolsInWords } from './words.ts';

type NextStep = (outcome: Outcome) => string;

const NEXT_STEPS: Readonly<Record<Result, NextStep>> = {
  aborted: (outcome) =>
    `nothing was undone${stoppedAt(outcome)}: to resume, run the upgrade (or what else was aborted) again; ` +
    `${rollBackClause(outcome)}or reconcile with ${reconcile(outcome)}, which lets AKS finish what was stopped`,
  'abort-requested': (outcome) =>
    `run \`mode: status\`${operationClause(outcome)} until it shows Canceled; an abort undoes nothing`,
  'nothing-to-abort': afterIdle,
  'completed-before-abort': afterIdle,
  'rolled-back': (outcome) =>
    `find the cause, test the upgrade elsewhere, and upgrade again${byDate(outcome)}`,
  'rollback-started': (outcome) =>
    `run \`mode: status\` with \`wait: true\`${operationClause(outcome)} and look at both versions: ` +
    'an accepted rollback is not yet a finished one',
  'already-rolled-back': () => 'nothing to do: what runs is not newer than the version on record',
  'partially-rolled-back': afterPartialRollback,
  planned: ({ plan }) =>
    plan.length === 0
      ? 'nothing to do: no change is needed'
      : `run this again without \`dry-run\` to make the ${plural(plan.length, 'move')} of the plan`,
  blocked: afterBlock,
  failed: (outcome) =>
    outcome.mode === 'status' ? `${afterFailure(outcome)}${orRollBack(outcome)}` : afterFailure(outcome),
  canceled: (outcome) =>
    outcome.mode === 'status'
      ? `the operation stopped half way${stoppedAt(outcome)}: run it again to resume it${orRollBack(outcome)}`
      : 'see in the Activity Log who canceled it (AKS itself may, when nodes could not be drained), then run this again: it resumes where it stopped',
  'timed-out': afterUnfinished,
  interrupted: afterUnfinished,
  error: afterFailure,
  'in-progress': (outcome) =>
    `wait for it with \`mode: status\` and \`wait: true\`, or stop it with \`mode: abort\`${operationClause(outcome)}`,
  canceling: (outcome) =>
    `wait until it shows Canceled, with \`mode: status\` and \`wait: true\`${operationClause(outcome)}`,
  succeeded: (outcome) =>
    `nothing to do${offerClause(outcome, '; if the last upgrade is not what you want, ')}`,
};

/** Returns what to do now, as one sentence in one line; commands and settings stand between backticks. */
export function nextStep(outcome: Outcome): string {
  const step = sentence(oneLine(NEXT_STEPS[outcome.result](outcome), 4_000));
  if (restoreCommand(outcome.address, outcome.channels) === undefined) return step;
  return `${step.replace(/\.$/, '')}; auto-upgrade stays off until the restore command is run.`;
}

function afterIdle(outcome: Outcome): string {
  const state = stateOf(outcome);
  if (state !== undefined && isStopped(state)) {
    const ended = terminalState(state) === 'failed' ? 'failed' : 'was canceled';
    return (
      `the last operation ${ended}: run it again to resume it; ` +
      `${rollBackClause(outcome)}or reconcile with ${reconcile(outcome)}`
    );
  }
  if (state !== undefined && isSucceeded(state)) {
    return `nothing to do if its result is what you want${offerClause(outcome, '; if not, ')}`;
  }
  return 'run `mode: status` to see what the cluster and its pools are doing';
}

function afterPartialRollback(outcome: Outcome): string {
  const isBack = ({ result }: PoolOutcome): boolean =>
    result === 'rolled-back' || result === 'already-rolled-back' || result === 'rollback-started';
  const imageOnly = outcome.pools.filter(({ result }) => result === 'partially-rolled-back');
  if (imageOnly.length > 0) {
    const channel = outcome.cluster?.nodeOsUpgradeChannel ?? 'unknown';
    return (
      `the Kubernetes version of ${poolsInWords(imageOnly.map(({ name }) => name))} is back but the node image is not, ` +
      `which the node OS channel (now ${oneLine(channel)}) can cause: ` +
      'run the rollback again with `auto-upgrade: disable`, or keep the newer image if only Kubernetes mattered'
    );
  }
  const others = outcome.pools.filter((pool) => !isBack(pool)).map(({ name }) => name);
  return (
    `remove what stopped ${others.length === 0 ? 'the rollback' : poolsInWords(others)} and run the same rollback again: ` +
    'pools that are back are left alone'
  );
}

function afterBlock(outcome: Outcome): string {
  const ids = blockedBy(outcome);
  const [first] = checksWith(outcome, 'blocked');
  const remedy = first?.remedy === undefined ? '' : `: ${first.remedy.replace(/\.$/, '')}`;
  if (ids.length <= 1) return `satisfy the check ${ids[0] ?? 'that blocked'} and run this again${remedy}`;
  return `satisfy the checks ${listInWords(ids)} and run this again${remedy === '' ? '' : `; first${remedy}`}`;
}

function stateOf(outcome: Outcome): string | undefined {
  const state = singlePool(outcome)?.provisioningState ?? outcome.cluster?.provisioningState;
  return state !== undefined && isSettled(state) ? state : undefined;
}

function stoppedAt(outcome: Outcome): string {
  const nodes = nodesLastSeen(outcome);
  return nodes === undefined
    ? ''
    : ` (last seen with ${String(nodes.done)} of ${plural(nodes.total, 'node')} done)`;
}

function reconcile({ address, isSinglePool, pools }: Outcome): string {
  return `\`${reconcileCommand(address, isSinglePool ? pools[0]?.name : undefined)}\``;
}

function byDate(outcome: Outcome): string {
  const until = reUpgradeBy(outcome);
  return until === undefined ? '' : ` by ${isoDate(until)}`;
}

function operationClause(outcome: Outcome): string {
  const id = operationOf(outcome)?.id;
  return id === undefined ? '' : ` (\`operation-id: ${oneLine(id).replaceAll('`', '')}\`)`;
}

/** `to undo it, roll back … ;` or, when no rollback is known of, nothing. */
function rollBackClause(outcome: Outcome): string {
  const offer = offerText(outcome);
  return offer === undefined ? '' : `to undo it, ${offer}; `;
}

function orRollBack(outcome: Outcome): string {
  return offerClause(outcome, '; to undo it, ');
}

function offerClause(outcome: Outcome, lead: string): string {
  const offer = offerText(outcome);
  return offer === undefined ? '' : `${lead}${offer}`;
}

function offerText(outcome: Outcome): string | undefined {
  const offers = offersOf(outcome);
  const [first] = offers;
  if (first === undefined) return undefined;
  const what =
    offers.length === 1
      ? `roll back pool ${oneLine(first.pool)} to ${oneLine(first.to.kubernetesVersion)}`
      : `roll back ${poolsInWords(offers.map(({ pool }) => pool))}`;
  const ends = offers.map(({ expiresAt }) => expiresAt).filter((time) => time !== undefined);
  const until = ends.length === 0 ? '' : `, possible until ${isoDate(Math.min(...ends))} at least`;
  return `${what} with \`mode: rollback\`${until}`;
}
