/** What to do now where nothing is in progress on what the run was about. */

import { targetInWords } from '../../../domain/aks/cluster.ts';
import {
  isCanceling,
  isDeleting,
  isSettled,
  isStopped,
  isSucceeded,
  terminalState,
} from '../../../domain/aks/states.ts';
import type { Outcome } from '../../../domain/outcome/outcome.ts';
import { oneLine } from '../../../text/plain-text.ts';
import { poolsInWords } from '../../text/words.ts';
import { advise, choose, type Advice, type Remedy } from '../advice.ts';
import { channelsOffRemedy } from '../channels-off.ts';
import {
  abortRemedy,
  adviceAfterStop,
  movingElsewhere,
  offerText,
  remediesAfterStop,
  stoppedPools,
  type Elsewhere,
} from '../remedies.ts';
import { isSwitchedOff, whileStopped } from '../powered-off.ts';
import { singlePool } from '../situation.ts';

/** Returns what to do after `nothing-to-abort` and `completed-before-abort`. */
export function afterIdle(outcome: Outcome): Advice {
  const red = outcome.fails ? 'the step failed because of `if-idle: fail`; ' : '';
  if (isSwitchedOff(outcome)) return whileStopped(outcome, red);
  const [elsewhere] = movingElsewhere(outcome);
  const state = stateOf(outcome);
  const hasStopped = state !== undefined && isStopped(state);
  // What moves on another pool keeps nobody from going back with this one.
  const others = elsewhere === undefined ? [] : [whileElsewhere(elsewhere)];
  if (hasStopped && (elsewhere === undefined || elsewhere.pool !== undefined)) {
    const ended = terminalState(state) === 'failed' ? 'failed' : 'was canceled';
    return choose(`${red}the last operation ${ended}`, [...remediesAfterStop(outcome), ...others]);
  }
  const [other] = others;
  if (other !== undefined) return advise(`${red}${other.text}`, other);
  if (!outcome.isSinglePool && stoppedPools(outcome).length > 0) {
    const names = poolsInWords(stoppedPools(outcome).map(({ name }) => name));
    return adviceAfterStop(`${red}nothing is in progress, and ${names} stopped partway`, outcome);
  }
  if (state !== undefined && isSucceeded(state)) {
    return offering(outcome, `${red}nothing to do if the last operation did what you want`, '; if not, ');
  }
  return advise(`${red}run \`mode: status\` to see what the cluster and its pools are doing`);
}

function whileElsewhere({ pool, provisioningState, operationId }: Elsewhere): Remedy {
  const what = targetInWords(pool === undefined ? { kind: 'cluster' } : { kind: 'pool', name: pool });
  const lead = `an operation is in progress on ${what} (${oneLine(provisioningState)})`;
  if (isDeleting(provisioningState))
    return { text: `${lead}, and a deletion can't be stopped: let it finish` };
  if (isCanceling(provisioningState))
    return { text: `${lead}: it is being aborted already; let that finish` };
  const stop = abortRemedy(pool === undefined ? [] : [pool], operationId);
  return { text: `${lead}: if that is what hangs, ${stop.text}`, step: stop.step };
}

/** Returns what to do after `succeeded`. */
export function afterGoodStatus(outcome: Outcome): Advice {
  if (isSwitchedOff(outcome)) return whileStopped(outcome);
  if (movingElsewhere(outcome).length > 0) return afterIdle(outcome);
  const off = channelsOffRemedy(outcome);
  if (off === undefined) {
    return offering(outcome, 'nothing to do', '; if the last upgrade is not what you want, ');
  }
  const offer = offerText(outcome);
  return offer === undefined
    ? advise(`nothing needs to be done now; ${off.text}`, off)
    : choose('nothing needs to be done now', [
        { ...offer, text: `if the last upgrade is not what you want, ${offer.text}` },
        off,
      ]);
}

function offering(outcome: Outcome, lead: string, offerLead: string): Advice {
  const offer = offerText(outcome);
  return offer === undefined
    ? advise(lead)
    : { ...advise(`${lead}${offerLead}${offer.text}`), step: offer.step };
}

function stateOf(outcome: Outcome): string | undefined {
  const state = singlePool(outcome)?.provisioningState ?? outcome.cluster?.provisioningState;
  return state !== undefined && isSettled(state) ? state : undefined;
}
