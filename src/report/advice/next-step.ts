/** What to do now: for every result in every situation. */

import { isMoving } from '../../domain/aks/states.ts';
import { otherNodes } from '../../domain/beside/machines.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import type { Result } from '../../domain/results.ts';
import { isoDate } from '../../domain/time.ts';
import { nodepoolInput } from '../../domain/step-inputs.ts';
import { capitalized, oneLine, plural } from '../../text/plain-text.ts';
import { namesInWords } from '../text/nodes.ts';
import { isOnOtherwise, restoreCommand } from '../text/restore-command.ts';
import { poolsInWords } from '../text/words.ts';
import { adviceInWords, advise, choose, tidy, type Advice } from './advice.ts';
import { afterBlock } from './next-step/blocked.ts';
import { afterGoodStatus, afterIdle } from './next-step/idle.ts';
import { whileInProgress } from './next-step/in-progress.ts';
import { afterFailure, afterUnfinished, recipeFor } from './next-step/unfinished.ts';
import { stoppedAt } from './stopped-at.ts';
import { afterPartialRollback } from './partial-rollback.ts';
import { forPoolsLeft } from './pools-left.ts';
import { isSwitchedOff, whileStopped } from './powered-off.ts';
import { checksWith, operationOf, reUpgradeBy } from './situation.ts';
import { rollBackRemedies, adviceAfterStop, inputsInWords, resumeRemedy, abortRemedy } from './remedies.ts';

/** Causes of a Canceled that nobody asked for. */
const AKS_CANCELS = 'nodes could not be drained or a health gate did not pass';

const NEXT_STEPS: Readonly<Record<Result, (outcome: Outcome) => Advice>> = {
  aborted: afterAbort,
  'abort-requested': (outcome) =>
    advise(
      `run \`mode: status\`${operationClause(outcome)} until it shows Canceled; an abort undoes nothing`,
    ),
  'nothing-to-abort': afterIdle,
  'completed-before-abort': afterIdle,
  'rolled-back': (outcome) =>
    advise(
      `${nodesLeft(outcome)}find the cause, test the upgrade elsewhere, and upgrade again${byDate(outcome)}`,
    ),
  'rollback-started': (outcome) =>
    advise(
      `run \`mode: status\` with \`wait: true\`${operationClause(outcome)} and compare both versions: ` +
        'the rollback was accepted, but has not finished',
    ),
  'already-rolled-back': () => advise('nothing to do: nothing newer than the target versions is running'),
  'partially-rolled-back': afterPartialRollback,
  planned: ({ plan }) =>
    advise(
      plan.length === 0
        ? 'nothing to do: no change is needed'
        : `run this again without \`dry-run\` to carry out the plan (${plural(plan.length, 'move')})`,
    ),
  blocked: afterBlock,
  failed: (outcome) => {
    if (outcome.mode === 'status') return afterFailedOperation(outcome);
    // A check that blocked after something had been changed is the cause, and knows the remedy.
    return checksWith(outcome, 'blocked').length > 0 ? afterBlock(outcome) : afterFailure(outcome);
  },
  canceled: (outcome) =>
    outcome.mode === 'status'
      ? adviceAfterStop(
          `the operation stopped partway${stoppedAt(outcome)}, canceled by someone, or by AKS because ${AKS_CANCELS}${runBehind(outcome)}`,
          outcome,
        )
      : advise(
          `check the Activity Log to see who canceled it (AKS itself may have done it, because ${AKS_CANCELS}), then run this again: it resumes where it stopped`,
        ),
  'timed-out': afterUnfinished,
  interrupted: afterUnfinished,
  error: afterFailure,
  'in-progress': whileInProgress,
  canceling: (outcome) =>
    advise(
      `wait until it shows Canceled, with \`mode: status\` and \`wait: true\`${operationClause(outcome)}`,
    ),
  succeeded: afterGoodStatus,
};

/** Returns what to do now, as one sentence in one line; settings stand between backticks, commands elsewhere. */
export function nextStep(outcome: Outcome): string {
  const step = adviceInWords(nextAdvice(outcome));
  if (restoreCommand(outcome.address, outcome.channels) === undefined) return step;
  return `${step.replace(/\.$/, '')}; ${channelClause(outcome.channels)}.`;
}

function channelClause(channels: Outcome['channels']): string {
  if (channels?.changed !== true) {
    return 'auto-upgrade may still be switched off: check the channels again in a few minutes, and run the restore command if they are off';
  }
  return isOnOtherwise(channels)
    ? 'someone else has changed auto-upgrade since this step turned it off: run the restore command only to undo that too'
    : 'auto-upgrade stays off until you run the restore command';
}

/** Returns the same in parts, each in one line, with what there is to copy. */
export function nextAdvice(outcome: Outcome): Advice {
  return tidy(forPoolsLeft(NEXT_STEPS[outcome.result](outcome), outcome));
}

function afterFailedOperation(outcome: Outcome): Advice {
  const cause = recipeFor(outcome);
  if (cause === undefined) return afterFailure(outcome);
  if (isSwitchedOff(outcome)) return whileStopped(outcome, 'the operation failed; ');
  const back = rollBackRemedies(outcome);
  // The report itself needs no second run: what failed does.
  const again = back.length === 0 ? 'continue' : 'roll back or continue';
  const recipe = { ...cause, text: cause.text.replaceAll('run this again', again) };
  const on = resumeRemedy(outcome);
  if (recipe.commands !== undefined || recipe.step !== undefined) {
    return choose('the operation failed', [recipe, ...back, on]);
  }
  // What made it fail would make the way back fail, too: it comes before all ways.
  const first = `the operation failed. ${capitalized(recipe.text)}`;
  return back.length === 0
    ? advise(`${first}. To ${on.text.replace(':', ',')}`, on)
    : choose(`${first}. Then`, [...back, on]);
}

function afterAbort(outcome: Outcome): Advice {
  const busy = outcome.pools
    .filter(({ result, provisioningState = '' }) => result === 'aborted' && isBusy(provisioningState))
    .map(({ name }) => name);
  if (busy.length === 0) {
    return adviceAfterStop(`nothing was undone${stoppedAt(outcome)}${runBehind(outcome)}`, outcome);
  }
  const stop = abortRemedy(busy);
  return advise(
    `nothing was undone, and another operation is in progress on ${poolsInWords(busy)}: wait for it with \`mode: status\` and \`wait: true\`, or stop it too, with ${inputsInWords(stop.step)}`,
    { step: stop.step },
  );
}

function isBusy(state: string): boolean {
  return state !== '' && isMoving(state);
}

/** That an update run of a fleet may begin it again. */
function runBehind({ mayBeginAgain }: Outcome): string {
  return mayBeginAgain === undefined
    ? ''
    : `; update run ${oneLine(mayBeginAgain.run)} of fleet ${oneLine(mayBeginAgain.fleet)}, which started it, may start it again`;
}

/** What to do about nodes that still run something else after the rollback, by their names. */
function nodesLeft({ pools }: Outcome): string {
  const mixed = pools
    .map(({ name, nodesRun, after }) => ({
      name,
      others: nodesRun === undefined ? [] : otherNodes(nodesRun, after),
    }))
    .filter(({ others }) => others.length > 0);
  return mixed.length === 0
    ? ''
    : `not every node of ${poolsInWords(mixed.map(({ name }) => name))} runs the old versions yet ` +
        `(${namesInWords(mixed.flatMap(({ others }) => others))}): ` +
        'look again with `mode: status`, and drain and replace those nodes if they stay that way; then ';
}

function byDate(outcome: Outcome): string {
  const until = reUpgradeBy(outcome);
  return until === undefined ? '' : ` by ${isoDate(until)}`;
}

/** The inputs that lead a later run to the same operation. */
function operationClause(outcome: Outcome): string {
  const id = operationOf(outcome)?.id;
  const inputs = [
    ...(outcome.isSinglePool ? [nodepoolInput(outcome.pools.map(({ name }) => name))] : []),
    ...(id === undefined ? [] : [`operation-id: ${oneLine(id)}`]),
  ].map((input) => `\`${input.replaceAll('`', '')}\``);
  return inputs.length === 0 ? '' : ` (${inputs.join(', ')})`;
}
