/** What rollback mode does next: one pool after the other, each move decided from a fresh observation. */

import { assessPool, runningKind, selectPools, type Assessment, type Pins } from './situation/assess.ts';
import { findBusy, isToBeJoined, needsRollback } from './situation/busy.ts';
import { isBlocking, checkRollback } from '../checks/index.ts';
import { end, noSuchPool, poolEnding, type Decision, type PoolEnding, type Verdict } from '../decision.ts';
import { hasChangedSomething, rollbacksOf } from '../moves/history.ts';
import { findPool, type Observation, type PoolState } from '../aks/cluster.ts';
import type { RollbackInputs } from '../inputs.ts';
import type { Move } from '../moves/move.ts';
import type { RunHistory } from '../moves/record.ts';
import { factsOf } from '../results.ts';
import { rollbackEnding } from './endings.ts';
import { finish, type Round } from './finish.ts';
import { channelsToSwitchOff, undoingChannels } from './switch-off.ts';
import { switchOffProblem } from './switch-off-problem.ts';
import { isSameVersions } from '../aks/versions.ts';

/** Returns the next rollback, abort, switch-off, wait or ending. */
export function decideRollback(
  inputs: RollbackInputs,
  observation: Observation,
  history: RunHistory,
): Decision {
  const names = selectPools(inputs, history.first);
  const round = lookAt(inputs, observation, history, names);
  const missing = names.filter((name) => findPool(observation.cluster, name) === undefined);
  if (missing.length > 0 && !isUnderWay(history)) {
    return end([], { result: 'error', pools: [], error: noSuchPool(observation.cluster, missing) });
  }
  const problem = switchOffProblem(inputs, observation, history);
  const stopped = round.endings.find(({ result }) => factsOf(result).isBack !== true);
  if (problem !== undefined || stopped !== undefined) return finish(round, [], problem);
  const checks = round.pending.length > 0 || names.length === 0 ? checkRollback(round) : [];
  if (checks.some(isBlocking)) return finish(round, checks, undefined);
  if (hasPutBack(history)) return finish(round, checks, PUT_BACK);
  const plan = planMoves(round);
  const next = plan[0];
  if (next === undefined) return finish(round, checks, undefined);
  if (!inputs.dryRun) return { checks, plan, next: { kind: 'move', move: next } };
  return { ...finish(round, checks, undefined), plan };
}

/** After the channels were put back the run is over, even if what had blocked it has passed meanwhile. */
const PUT_BACK: Verdict = {
  result: 'failed',
  detail: 'A check blocked the rollback, and auto-upgrade was restored.',
};

function hasPutBack(history: RunHistory): boolean {
  return history.records.some(({ move }) => move.kind === 'restore-auto-upgrade');
}

function lookAt(
  inputs: RollbackInputs,
  observation: Observation,
  history: RunHistory,
  names: readonly string[],
): Round {
  const endings = names.flatMap(
    (name) => rollbackEnding(observation, history, name) ?? vanished(observation, history, name),
  );
  const pending = names
    .filter((name) => !endings.some(({ pool }) => pool === name))
    .flatMap((name) => {
      const pool = findPool(observation.cluster, name);
      if (pool === undefined) return [];
      const pins = pinsOf(inputs, history, pool);
      return [
        assessPool(pool, observation.records.get(pool.name), pins, runningKind(observation, pool.name)),
      ];
    });
  const toRollBack = pending.filter(needsRollback);
  const undoing = undoingChannels(observation, toRollBack);
  const channelsOff = channelsToSwitchOff(inputs, undoing);
  const busy = findBusy({ inputs, observation, history, pending, channelsOff });
  return {
    inputs,
    observation,
    history,
    names,
    endings,
    pending,
    toRollBack,
    undoingChannels: undoing,
    channelsOff,
    busy,
  };
}

/** A pool that is gone: an input error in the first round, a deletion by somebody else once something was done. */
function vanished({ cluster }: Observation, history: RunHistory, name: string): readonly PoolEnding[] {
  if (!isUnderWay(history) || findPool(cluster, name) !== undefined) return [];
  const error = noSuchPool(cluster, [name]);
  return [poolEnding(name, { result: 'failed', detail: 'The pool was deleted in the meantime.', error })];
}

function isUnderWay(history: RunHistory): boolean {
  return hasChangedSomething(history) || history.records.some(({ move }) => move.kind === 'join');
}

/**
 * Once a rollback was sent, its target is what the pool is held against: AKS may take it off the records then, or put
 * the versions left behind in its place. The same holds when the pool came to show the target without a PUT of this
 * run: through another run of the same job, or a rollback that was resumed. And once anything was changed, the
 * target is kept: an upgrade by somebody else would else make what runs the target.
 */
function pinsOf(inputs: RollbackInputs, history: RunHistory, pool: PoolState): Pins {
  const last = rollbacksOf(history, pool.name).at(-1);
  const wasSent = last?.answer.kind === 'unknown' || last?.answer.kind === 'accepted';
  if (wasSent && last.move.kind === 'roll-back') return last.move.to;
  const { to, comparison } = firstAssessment(inputs.pins, history, pool.name) ?? {};
  const isKept = comparison === 'older' && hasChangedSomething(history);
  return to !== undefined && (isKept || isSameVersions(pool, to)) ? to : inputs.pins;
}

/** Where the pool stood when the run began. */
function firstAssessment(pins: Pins, { first }: RunHistory, name: string): Assessment | undefined {
  const pool = findPool(first.cluster, name);
  return pool && assessPool(pool, first.records.get(pool.name), pins, runningKind(first, pool.name));
}

/** The moves that lie ahead as far as can be seen, the next one first. */
function planMoves({ pending, busy, channelsOff, toRollBack }: Round): readonly Move[] {
  const joins = pending
    .filter(isToBeJoined)
    .map(({ pool, to }): Move => ({ kind: 'join', pool: pool.name, to }));
  const aborts = busy.flatMap(({ answer, target }): readonly Move[] => {
    if (answer === 'abort') return [{ kind: 'abort', target, why: 'busy' }];
    return answer === 'abort-resumed' ? [{ kind: 'abort', target, why: 'resumed' }] : [];
  });
  const waits = busy.filter(({ answer }) => answer === 'wait');
  const wait: readonly Move[] =
    waits.length === 0
      ? []
      : [
          {
            kind: 'wait',
            targets: waits.map(({ target }) => target),
            why: waits.every(({ isHidden }) => isHidden) ? 'hidden' : 'busy',
          },
        ];
  const switchOff: readonly Move[] =
    channelsOff === undefined ? [] : [{ kind: 'disable-auto-upgrade', channels: channelsOff }];
  const rollbacks = toRollBack.map(({ pool, to, rollbackCase }): Move => ({
    kind: 'roll-back',
    pool: pool.name,
    to,
    isResend: rollbackCase === 'resend',
  }));
  return [...joins, ...aborts, ...wait, ...switchOff, ...rollbacks];
}
