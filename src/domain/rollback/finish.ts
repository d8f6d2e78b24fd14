/** How a rollback ends: pool by pool, after the channels were put back where that is due. */

import { optional } from '../optional.ts';
import type { Assessment, Targeted } from './situation/assess.ts';
import { busyAnswer, type Busy } from './situation/busy.ts';
import { isBlocking } from '../checks/index.ts';
import type { CheckResult } from '../checks/check.ts';
import {
  blockedBy,
  end,
  outcomeError,
  poolEnding,
  type Decision,
  type PoolEnding,
  type Verdict,
} from '../decision.ts';
import { hasChangedSomething } from '../moves/history.ts';
import type { RollbackInputs } from '../inputs.ts';
import type { Channels } from '../aks/channels.ts';
import type { RunHistory } from '../moves/record.ts';
import { factsOf, rollbackResult, type OutcomeError } from '../results.ts';
import { channelsToPutBack } from './switch-off.ts';
import { controlPlaneMove } from './switch-off-problem.ts';
import type { Observation } from '../aks/cluster.ts';

/** Everything that one round of the loop looks at. */
export interface Round {
  readonly inputs: RollbackInputs;
  readonly observation: Observation;
  readonly history: RunHistory;
  /** The pools of this run, as named by the user. */
  readonly names: readonly string[];
  /** Pools that are done with. */
  readonly endings: readonly PoolEnding[];
  readonly pending: readonly Assessment[];
  readonly toRollBack: readonly Targeted[];
  readonly undoingChannels: Channels | undefined;
  readonly channelsOff: Channels | undefined;
  readonly busy: readonly Busy[];
}

/** The end of the run, or the move that puts the channels back before it. */
export function finish(round: Round, checks: readonly CheckResult[], problem: Verdict | undefined): Decision {
  const { history, observation, names } = round;
  const isBlocked = checks.some(isBlocking);
  const putBack = channelsToPutBack(observation, history, isBlocked);
  if (putBack !== undefined) {
    const move = { kind: 'restore-auto-upgrade', channels: putBack } as const;
    return { checks, plan: [move], next: { kind: 'move', move } };
  }
  const isChanged = hasChangedSomething(history);
  const pools = names.map((name) => endingOf(round, checks, problem, name));
  const error =
    problem?.error ?? pools.find((pool) => pool.error !== undefined)?.error ?? busyError(round, checks);
  const result =
    names.length === 0
      ? 'blocked'
      : rollbackResult(
          pools.map((pool) => pool.result),
          isChanged,
        );
  const warnings = putBackWarnings(observation, history);
  return end(checks, { result, pools, warnings, ...optional('error', error) });
}

/** What went wrong when the channels were put back, in the round right after it. */
function putBackWarnings(observation: Observation, { records }: RunHistory): readonly string[] {
  const last = records.at(-1);
  const moved = last?.move.kind === 'restore-auto-upgrade' ? controlPlaneMove(last, observation) : undefined;
  return moved === undefined ? [] : [moved];
}

/** What Azure said, where that is how the run knows that something is in the way. */
function busyError({ busy, history }: Round, checks: readonly CheckResult[]): OutcomeError | undefined {
  if (!checks.some((check) => check.id === 'operation-in-progress' && isBlocking(check))) return undefined;
  const refusal = busy.find((one) => one.answer === 'block' && one.refusal !== undefined)?.refusal;
  const error = refusal ?? busyAnswer(history);
  return error && outcomeError(error);
}

function endingOf(
  round: Round,
  checks: readonly CheckResult[],
  problem: Verdict | undefined,
  name: string,
): PoolEnding {
  const ended = round.endings.find(({ pool }) => pool === name);
  if (ended !== undefined) return ended;
  const assessment = round.pending.find(({ pool }) => pool.name === name);
  const isFirst = round.pending[0]?.pool.name === name;
  // The switch-off is for all pools; what went wrong with it is told at the one whose turn it was.
  if (problem !== undefined) return poolEnding(name, isFirst ? problem : { result: 'not-started' });
  const ids = blockedBy(checks, name, round.names);
  const isDone = assessment?.rollbackCase === 'already' && !ids.includes('cluster-running');
  if (ids.length > 0 && !isDone) return poolEnding(name, { result: 'blocked', blockedBy: ids });
  if (checks.some(isBlocking)) {
    return poolEnding(name, {
      result: assessment?.rollbackCase === 'already' ? 'already-rolled-back' : 'not-started',
    });
  }
  if (round.endings.some(({ result }) => factsOf(result).isBack !== true))
    return poolEnding(name, { result: 'not-started' });
  if (assessment?.rollbackCase === 'already') return poolEnding(name, { result: 'already-rolled-back' });
  return poolEnding(name, { result: 'planned' });
}
