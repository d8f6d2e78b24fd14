/** Decisions in few words, for tables. */

import type { Decision, Ending } from '../../../src/domain/decision.ts';
import { decide as decideNext } from '../../../src/domain/decide.ts';
import type { Inputs } from '../../../src/domain/inputs.ts';
import type { Move } from '../../../src/domain/moves/move.ts';
import type { RunHistory } from '../../../src/domain/moves/record.ts';
import { targetKey, type Observation } from '../../../src/domain/aks/cluster.ts';

/** Decides; without a history as in the first round. */
export function decide(
  inputs: Inputs,
  seen: Observation,
  history: RunHistory = { first: seen, records: [] },
): Decision {
  return decideNext(inputs, seen, history);
}

/** Such as `roll-back user`, or `end blocked: rollback-target`. */
export function nextOf(inputs: Inputs, seen: Observation, history?: RunHistory): string {
  const { next } = decide(inputs, seen, history);
  return next.kind === 'move' ? moveText(next.move) : endText(next.ending);
}

export function endingOf(inputs: Inputs, seen: Observation, history?: RunHistory): Ending {
  return endOf(decide(inputs, seen, history));
}

export function endOf({ next }: Decision): Ending {
  if (next.kind === 'move') throw new Error(`no end, but ${moveText(next.move)}`);
  return next.ending;
}

export function planOf(inputs: Inputs, seen: Observation, history?: RunHistory): readonly string[] {
  return decide(inputs, seen, history).plan.map(moveText);
}

function endText({ result, pools }: Ending): string {
  const ids = [...new Set(pools.flatMap(({ blockedBy }) => blockedBy))];
  return ids.length === 0 ? `end ${result}` : `end ${result}: ${ids.join(',')}`;
}

export function moveText(move: Move): string {
  switch (move.kind) {
    case 'roll-back':
      return `${move.isResend ? 'send again' : 'roll-back'} ${move.pool} to ${move.to.kubernetesVersion}`;
    case 'join':
      return `join ${move.pool} to ${move.to.kubernetesVersion}`;
    case 'abort':
      return `abort ${targetKey(move.target)} (${move.why})`;
    case 'wait':
      return `wait for ${move.targets.map(targetKey).join(',')} (${move.why})`;
    case 'disable-auto-upgrade':
    case 'restore-auto-upgrade':
      return `${move.kind} ${move.channels.upgradeChannel ?? '-'} ${move.channels.nodeOsUpgradeChannel ?? '-'}`;
  }
}
