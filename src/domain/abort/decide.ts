/** What abort mode does next: one target after the other, each aborted at most once for each operation. */

import { optional } from '../optional.ts';
import { abortEnding } from './endings.ts';
import { isInState, findPool, type Observation, type Target } from '../aks/cluster.ts';
import { checkAbort, isBlocking } from '../checks/index.ts';
import type { CheckResult } from '../checks/check.ts';
import { blockedBy, end, noSuchPool, poolEnding, type Decision, type Verdict } from '../decision.ts';
import { hasChangedSomething } from '../moves/history.ts';
import type { AbortInputs } from '../inputs.ts';
import type { Move } from '../moves/move.ts';
import type { RunHistory } from '../moves/record.ts';
import { abortResult, type PoolResult, type Result } from '../results.ts';
import { isCanceling, isDeleting, isMoving } from '../aks/states.ts';

/** Returns the next abort, wait or ending. */
export function decideAbort(inputs: AbortInputs, observation: Observation, history: RunHistory): Decision {
  const first = history.first;
  const missing =
    inputs.pools.kind === 'named'
      ? inputs.pools.names.filter((name) => findPool(first.cluster, name) === undefined)
      : [];
  if (missing.length > 0) {
    return end([], { result: 'error', pools: [], error: noSuchPool(first.cluster, missing) });
  }
  const targets = targetsOf(inputs, first);
  const found = targets.map((target) => ({ target, verdict: abortEnding(observation, history, target) }));
  const leftAlone = inputs.pools.kind === 'all' ? beingDeletedBesideOthers(found, observation) : [];
  const verdicts = found.map((one) =>
    leftAlone.includes(one.target) ? { ...one, verdict: LEFT_ALONE } : one,
  );
  const pending = verdicts.filter(({ verdict }) => verdict === undefined).map(({ target }) => target);
  // A target without anything in progress is checked, too: the operation may be elsewhere.
  const checks = checkAbort({
    inputs,
    observation,
    targets: pending.length > 0 ? pending : idle(verdicts),
    leftAlone,
  });
  if (checks.some(isBlocking)) return blocked(verdicts, checks, history);
  const stop = verdicts.find(({ verdict }) => verdict !== undefined && isBad(verdict.result));
  const plan = pending.map((target) => moveFor(observation, target));
  const next = plan[0];
  if (stop !== undefined || next === undefined) return finished(verdicts, checks, history);
  if (inputs.dryRun) return planned(verdicts, checks, plan);
  return { checks, plan, next: { kind: 'move', move: next } };
}

/** For a pool that is being deleted, beside others that can be aborted. */
const LEFT_ALONE: Verdict = { result: 'not-started' };

interface TargetVerdict {
  readonly target: Target;
  readonly verdict: Verdict | undefined;
}

/**
 * Pools that are being deleted, which nothing can stop, where something else was or can be aborted. While the cluster
 * itself is being deleted there is nothing else.
 */
function beingDeletedBesideOthers(
  verdicts: readonly TargetVerdict[],
  observation: Observation,
): readonly Target[] {
  if (isDeleting(observation.cluster.provisioningState)) return [];
  const deleting = verdicts.filter(
    ({ target, verdict }) => verdict === undefined && isInState(observation, target, isDeleting),
  );
  return deleting.length < verdicts.length ? deleting.map(({ target }) => target) : [];
}

/** For `*` whatever moves when the run begins, the cluster's own operation first; with nothing moving, everything. */
function targetsOf(inputs: AbortInputs, first: Observation): readonly Target[] {
  const { cluster } = first;
  const all = cluster.pools.map(({ name }): Target => ({ kind: 'pool', name }));
  switch (inputs.pools.kind) {
    case 'none':
      return [{ kind: 'cluster' }];
    case 'named':
      return inputs.pools.names.map((name) => ({ kind: 'pool', name }));
    case 'all': {
      const moving = all.filter((target) => isInState(first, target, isMoving));
      const own: readonly Target[] = isMoving(cluster.provisioningState) ? [{ kind: 'cluster' }] : [];
      const busy = [...own, ...moving];
      return busy.length > 0 ? busy : [{ kind: 'cluster' }, ...all];
    }
  }
}

function moveFor(observation: Observation, target: Target): Move {
  // An abort that somebody else sent already needs no second one.
  return isInState(observation, target, isCanceling)
    ? { kind: 'wait', targets: [target], why: 'canceling' }
    : { kind: 'abort', target, why: 'asked' };
}

function idle(verdicts: readonly TargetVerdict[]): readonly Target[] {
  return verdicts.filter(({ verdict }) => verdict?.result === 'nothing-to-abort').map(({ target }) => target);
}

function isBad(result: PoolResult): boolean {
  return result === 'failed' || result === 'error';
}

function blocked(
  verdicts: readonly TargetVerdict[],
  checks: readonly CheckResult[],
  history: RunHistory,
): Decision {
  const pools = verdicts.flatMap(({ target }) => (target.kind === 'pool' ? [target.name] : []));
  const endings = verdicts.flatMap(({ target, verdict }) => {
    if (target.kind !== 'pool') return [];
    const ids = blockedBy(checks, target.name, pools);
    if (verdict !== undefined && verdict.result !== 'nothing-to-abort')
      return [poolEnding(target.name, verdict)];
    return [
      ids.length > 0
        ? poolEnding(target.name, { result: 'blocked', blockedBy: ids })
        : poolEnding(target.name, { result: 'not-started' }),
    ];
  });
  const changed = hasChangedSomething(history);
  return end(checks, {
    result: changed ? 'failed' : 'blocked',
    pools: endings,
    ...ownResult(verdicts, 'blocked'),
  });
}

function finished(
  verdicts: readonly TargetVerdict[],
  checks: readonly CheckResult[],
  history: RunHistory,
): Decision {
  const results = verdicts.map(({ verdict }) => verdict?.result ?? 'not-started');
  const deciding = verdicts.find(({ verdict }) => verdict?.error !== undefined)?.verdict?.error;
  const changed = hasChangedSomething(history);
  const result = abortResult(results);
  return end(checks, {
    // Something that could not be sent after something else was is no longer "nothing could be sent".
    result: result === 'error' && changed ? 'failed' : result,
    pools: verdicts.flatMap(({ target, verdict }) =>
      target.kind === 'pool' ? [poolEnding(target.name, verdict ?? { result: 'not-started' })] : [],
    ),
    ...ownResult(verdicts, undefined),
    ...optional('error', deciding),
    warnings: verdicts.flatMap(({ verdict }) => (verdict?.detail === undefined ? [] : [verdict.detail])),
  });
}

function planned(
  verdicts: readonly TargetVerdict[],
  checks: readonly CheckResult[],
  plan: readonly Move[],
): Decision {
  return {
    checks,
    plan,
    next: {
      kind: 'end',
      ending: {
        result: 'planned',
        pools: verdicts.flatMap(({ target, verdict }) =>
          target.kind === 'pool' ? [poolEnding(target.name, verdict ?? { result: 'planned' })] : [],
        ),
        ...ownResult(verdicts, 'planned'),
        warnings: [],
      },
    },
  };
}

function ownResult(
  verdicts: readonly TargetVerdict[],
  otherwise: Result | undefined,
): { clusterResult?: Result } {
  const own = verdicts.find(({ target }) => target.kind === 'cluster');
  const result = own?.verdict?.result ?? otherwise;
  return own === undefined || result === undefined || result === 'not-started'
    ? {}
    : { clusterResult: result };
}
