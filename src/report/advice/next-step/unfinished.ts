/** What to do now when a step ended without having done what it was asked for: an error, a failure, no more time. */

import { isRollback, targetsOf } from '../../../domain/moves/move.ts';
import type { MoveRecord } from '../../../domain/moves/record.ts';
import { showsGoal } from '../../../domain/moves/settle.ts';
import type { Outcome } from '../../../domain/outcome/outcome.ts';
import { targetInWords } from '../../../domain/aks/cluster.ts';
import { isSucceeded } from '../../../domain/aks/states.ts';
import { wasPreempted } from '../../../domain/rollback/verify.ts';
import { reconcileCommand } from '../../../text/az-command.ts';
import { advise, choose, type Advice, type Remedy } from '../advice.ts';
import { watchedLater, watchInputs, type Watched } from '../follow-on.ts';
import { capitalized, listInWords } from '../../../text/plain-text.ts';
import { adviceFor } from '../table.ts';
import { decidingError, effectiveMutations, singlePool } from '../situation.ts';
import { stopUnderWay } from './in-progress.ts';
import { adviceAfterStop, abortRemedy, inputsInWords, stopInTheWay } from '../remedies.ts';
import { mayStillGoOff } from '../../text/restore-command.ts';
import { moveInWords } from '../../text/moves.ts';

const UNCHANGED = 'nothing was changed';

const MAY_STILL_ACT =
  'what was sent may still take effect: check it with `mode: status` before you run this again';

/** Returns what to do after `failed` and `error`: the recipe for the error's code, else what generally helps. */
export function afterFailure(outcome: Outcome): Advice {
  const advice = afterError(outcome);
  const watched = watchedLater(outcome);
  if (watched !== undefined) return { ...advice, text: `${goesOnInWords(outcome, watched)}; ${advice.text}` };
  const lead = leadOf(outcome);
  return lead === undefined || advice.text.startsWith(lead)
    ? advice
    : { ...advice, text: `${lead}. ${capitalized(advice.text)}` };
}

/** Returns what to do about the error that decided the result; `undefined` when nothing is known about it. */
export function recipeFor(outcome: Outcome): Advice | undefined {
  const error = decidingError(outcome);
  return error && adviceFor(error, outcome);
}

function leadOf(outcome: Outcome): string | undefined {
  if (outcome.mode === 'status' || effectiveMutations(outcome).length > 0) return undefined;
  if (isUnanswered(outcome)) return MAY_STILL_ACT;
  return isUntouched(outcome) ? UNCHANGED : undefined;
}

function afterError(outcome: Outcome): Advice {
  if (isOvertaken(outcome)) {
    return advise(
      'the pool shows the target versions, but its nodes may not all run them: compare with `kubectl get nodes`, ' +
        'and if some differ, update the pool, which brings every node to the versions that the pool shows',
      { commands: [reconcileCommand(outcome.address, singlePool(outcome)?.name)] },
    );
  }
  const error = decidingError(outcome);
  const known = recipeFor(outcome);
  if (known !== undefined) return known;
  if (error?.code === 'Bug') {
    return advise('run the job again with debug logging, and report the bug with that log');
  }
  if (outcome.result === 'error') {
    return advise(
      isUntouched(outcome)
        ? `${UNCHANGED}: fix what the message names and run this again`
        : 'run `mode: status` to see what happened to the request, then run this again',
    );
  }
  if (outcome.mode === 'status') {
    return adviceAfterStop('check the Activity Log to see why it failed', outcome);
  }
  const gone = outcome.moves.find(({ settlement }) => settlement?.kind === 'vanished')?.move;
  if (gone !== undefined) {
    const what = listInWords(targetsOf(gone).map(targetInWords));
    return advise(`${what} was deleted in the meantime: check the Activity Log to see by whom`);
  }
  if (isUntouched(outcome)) {
    return advise(
      error === undefined
        ? `${UNCHANGED}: run this again when nothing else is changing the cluster`
        : `${UNCHANGED}: fix what the message names and run this again`,
    );
  }
  if (outcome.moves.some(isAcceptedInVain)) return advise(MAY_STILL_ACT);
  return advise(
    'find the cause in the Activity Log, fix it, and run this again: ' +
      'a rollback that stopped partway is sent again with the same versions',
  );
}

/** True for a rollback that Azure accepted and that the pool never showed: it may begin late. */
function isAcceptedInVain({ move, answer, settlement }: MoveRecord): boolean {
  return move.kind === 'roll-back' && answer.kind === 'accepted' && settlement?.kind === 'not-begun';
}

/** True when nothing that was sent took effect, or still may. */
function isUntouched(outcome: Outcome): boolean {
  return effectiveMutations(outcome).length === 0 && !isPending(outcome) && !isUnanswered(outcome);
}

/** True when an abort or a rollback was sent whose answer was lost and of which nothing was seen: it may come late. */
function isUnanswered({ moves }: Outcome): boolean {
  return moves.some(
    ({ move, answer, settlement }) =>
      (move.kind === 'abort' || move.kind === 'roll-back') &&
      answer.kind === 'unknown' &&
      settlement?.kind === 'not-begun',
  );
}

/** True while a request to switch auto-upgrade off may still take effect. */
function isPending({ channels }: Outcome): boolean {
  return channels !== undefined && mayStillGoOff(channels);
}

/** Returns what to do after `timed-out` and `interrupted`. */
export function afterUnfinished(outcome: Outcome): Advice {
  const isTimeOut = outcome.result === 'timed-out';
  const longer = isTimeOut ? ' with a longer `timeout`' : '';
  const watched = watchedLater(outcome);
  if (watched !== undefined) {
    const again =
      outcome.mode === 'status' ? `run this again${longer}` : 'run this again, which joins or completes it';
    const { continues, follow } = goesOn(outcome, watched);
    return choose(continues, [{ text: follow }, ...stopRemedies(outcome, watched), { text: again }]);
  }
  const last = effectiveMutations(outcome).at(-1);
  if (last !== undefined) {
    return advise(
      `${doneSoFar(last)}, and nothing after it was started: run this again to continue from there`,
    );
  }
  if (isUnanswered(outcome)) return advise(`${MAY_STILL_ACT}${longer}`);
  if (isPending(outcome)) return advise(`run this again${longer}`);
  if (outcome.mode === 'status') return advise(`nothing is known yet: run \`mode: status\` again${longer}`);
  const again = `run this again${longer}`;
  const stop = stopInTheWay(outcome);
  return stop === undefined
    ? advise(`${UNCHANGED}: ${again}`)
    : choose(UNCHANGED, [
        { text: again },
        { ...stop, text: `if what is in the way hangs, ${stop.text}, then run this again` },
      ]);
}

/** That Azure needs neither step nor job for it, and how to watch it from another one. */
function goesOn(
  { mode }: Outcome,
  watched: Watched,
): { readonly continues: string; readonly follow: string } {
  const inputs = inputsInWords(['mode: status', 'wait: true', ...watchInputs(watched)]);
  return {
    continues: `${mode === 'status' ? 'the operation' : 'what was started'} continues in Azure`,
    follow: `follow it in a later job with ${inputs}`,
  };
}

function goesOnInWords(outcome: Outcome, watched: Watched): string {
  const { continues, follow } = goesOn(outcome, watched);
  const stops = stopRemedies(outcome, watched).map(({ text }) => `, ${text}`);
  return `${continues}: ${follow}${stops.join('')}`;
}

/** Only rollbacks and what was found under way: an update of the cluster is short, and an abort is what stops things. */
function stopRemedies(outcome: Outcome, { operationId }: Watched): readonly Remedy[] {
  const last = outcome.moves.at(-1)?.move;
  if (last !== undefined && isRollback(last)) return [abortRemedy([last.pool], operationId)];
  const stop = outcome.mode === 'status' ? stopUnderWay(outcome) : undefined;
  return stop === undefined ? [] : [stop];
}

function doneSoFar(record: MoveRecord): string {
  return `the last thing done was '${moveInWords(record.move)}'`;
}

/** True when another operation settled the pool at a rollback's versions: a second run would find nothing left to do. */
function isOvertaken({ mode, moves }: Outcome): boolean {
  return (
    mode === 'rollback' &&
    moves.some(
      ({ move, settlement }) =>
        settlement?.kind === 'ended' &&
        isSucceeded(settlement.seen.provisioningState) &&
        showsGoal(move, settlement.seen) &&
        (settlement.displacedBy !== undefined || wasPreempted(settlement.error)),
    )
  );
}
