/** What to do now: one sentence for every result in every situation. */

import { isSettled, isStopped, isSucceeded, terminalState } from '../../domain/aks/states.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import { factsOf, type Result } from '../../domain/results.ts';
import { isoDate } from '../../domain/time.ts';
import { reconcileCommand } from '../../text/az-command.ts';
import { afterFailure, afterUnfinished } from './next-step-unfinished.ts';
import { listInWords, oneLine, plural, sentence } from '../../text/plain-text.ts';
import { restoreCommand } from '../text/restore-command.ts';
import {
  blockedBy,
  checksWith,
  nodesLastSeen,
  offersOf,
  operationOf,
  reUpgradeBy,
  singlePool,
} from './situation.ts';
import { poolsInWords } from '../text/words.ts';

/** What to do now: one thing, or an introduction and the ways on to choose from. */
export interface Advice {
  readonly intro: string;
  readonly ways: readonly string[];
}

/** As much of one part as anybody reads. */
const LONGEST_PART = 3_000;

type NextStep = (outcome: Outcome) => string | Advice;

const NEXT_STEPS: Readonly<Record<Result, NextStep>> = {
  aborted: (outcome) => ({
    intro: `nothing was undone${stoppedAt(outcome)}`,
    ways: [
      'to resume, run the upgrade (or what else was aborted) again',
      ...undoWay(outcome),
      `reconcile with ${reconcile(outcome)}, which lets AKS finish what was stopped`,
    ],
  }),
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
  failed: (outcome) => {
    if (outcome.mode === 'status') return afterFailedOperation(outcome);
    // A check that blocked after something had been changed is the cause, and knows the remedy.
    return checksWith(outcome, 'blocked').length > 0 ? afterBlock(outcome) : afterFailure(outcome);
  },
  canceled: (outcome) =>
    outcome.mode === 'status'
      ? {
          intro: `the operation stopped half way${stoppedAt(outcome)}`,
          ways: ['run it again to resume it', ...undoWay(outcome)],
        }
      : 'see in the Activity Log who canceled it (AKS itself may, when nodes could not be drained), then run this again: it resumes where it stopped',
  'timed-out': afterUnfinished,
  interrupted: afterUnfinished,
  error: afterFailure,
  'in-progress': (outcome) =>
    `wait for it with \`mode: status\` and \`wait: true\`, or stop it with \`mode: abort\`${inputsClause(outcome)}`,
  canceling: (outcome) =>
    `wait until it shows Canceled, with \`mode: status\` and \`wait: true\`${operationClause(outcome)}`,
  succeeded: (outcome) =>
    `nothing to do${offerClause(outcome, '; if the last upgrade is not what you want, ')}`,
};

/** Returns what to do now, as one sentence in one line; commands and settings stand between backticks. */
export function nextStep(outcome: Outcome): string {
  const { intro, ways } = nextAdvice(outcome);
  const last = ways.length - 1;
  const choice = ways.map((way, index) => (index === last && last > 0 ? `or ${way}` : way)).join('; ');
  const step = sentence(ways.length === 0 ? intro : `${intro}: ${choice}`);
  if (restoreCommand(outcome.address, outcome.channels) === undefined) return step;
  return `${step.replace(/\.$/, '')}; auto-upgrade stays off until the restore command is run.`;
}

/** Returns the same in parts, each in one line, without a full stop. */
export function nextAdvice(outcome: Outcome): Advice {
  const step = NEXT_STEPS[outcome.result](outcome);
  const { intro, ways } = typeof step === 'string' ? { intro: step, ways: [] } : step;
  return { intro: oneLine(intro, LONGEST_PART), ways: ways.map((way) => oneLine(way, LONGEST_PART)) };
}

function afterIdle(outcome: Outcome): string | Advice {
  const state = stateOf(outcome);
  if (state !== undefined && isStopped(state)) {
    return {
      intro: `the last operation ${terminalState(state) === 'failed' ? 'failed' : 'was canceled'}`,
      ways: ['run it again to resume it', ...undoWay(outcome), `reconcile with ${reconcile(outcome)}`],
    };
  }
  if (state !== undefined && isSucceeded(state)) {
    return `nothing to do if you want what the last operation did${offerClause(outcome, '; if not, ')}`;
  }
  return 'run `mode: status` to see what the cluster and its pools are doing';
}

function afterFailedOperation(outcome: Outcome): Advice {
  const known = afterFailure(outcome);
  const ways = undoWay(outcome);
  return ways.length === 0
    ? { intro: known, ways }
    : { intro: 'the operation failed', ways: [known, ...ways] };
}

function afterPartialRollback(outcome: Outcome): string {
  const imageOnly = outcome.pools.filter(({ result }) => result === 'partially-rolled-back');
  if (imageOnly.length > 0) {
    const channel = outcome.cluster?.nodeOsUpgradeChannel ?? 'unknown';
    return (
      `the Kubernetes version of ${poolsInWords(imageOnly.map(({ name }) => name))} is back but the node image is not, ` +
      `which the node OS channel (now ${oneLine(channel)}) can cause: ` +
      'run the rollback again with `auto-upgrade: disable`, or keep the newer image if only Kubernetes mattered'
    );
  }
  const others = outcome.pools
    .filter(({ result }) => factsOf(result).isBack !== true)
    .map(({ name }) => name);
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

/** The inputs that lead a later run to the same operation. */
function operationClause(outcome: Outcome): string {
  return clauseOf(outcome.isSinglePool ? outcome.pools.map(({ name }) => name) : [], outcome);
}

/** As above, naming the pools that are in progress, which an abort has to name. */
function inputsClause(outcome: Outcome): string {
  const busy = outcome.pools.filter(({ result }) => result === 'in-progress').map(({ name }) => name);
  return clauseOf(busy, outcome);
}

function clauseOf(pools: readonly string[], outcome: Outcome): string {
  const id = operationOf(outcome)?.id;
  const inputs = [
    ...(pools.length === 0 ? [] : [`nodepool: ${pools.join(', ')}`]),
    // One id is of one operation: it says nothing about several pools.
    ...(id === undefined || pools.length > 1 ? [] : [`operation-id: ${id}`]),
  ];
  const shown = inputs.map((input) => `\`${oneLine(input).replaceAll('`', '')}\``);
  return shown.length === 0 ? '' : ` (${shown.join(', ')})`;
}

function undoWay(outcome: Outcome): readonly string[] {
  const offer = offerText(outcome);
  return offer === undefined ? [] : [`to undo it, ${offer}`];
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
