/** The outcome of a run, from what was decided, seen and done. Pure: also for runs that were cut short. */

import { channelOutcome } from './channels.ts';
import { concernedPools, endingOfCutShort, type CutShort } from './cut-short.ts';
import type { Ending } from '../decision.ts';
import { estimateRollback } from '../aks/estimate.ts';
import type { RunFacts, Seen } from './run-facts.ts';
import type { Inputs } from '../inputs.ts';
import { insightsOf } from './insights.ts';
import { optional } from '../optional.ts';
import type { Outcome } from './outcome.ts';
import { poolOutcome } from './pool.ts';
import { reportedOperation } from './operation.ts';
import { isFailing } from '../results.ts';
import type { Target } from '../aks/cluster.ts';
import { underWay } from './under-way.ts';
import { operationsThatMatter, runThatMayBeginAgain } from './who-began.ts';

/** Returns the outcome that outputs, summary and log are made from. */
export function conclude(facts: RunFacts, end: Ending | CutShort): Outcome {
  const { inputs, seen } = facts;
  const ending = 'pools' in end ? end : endingOfCutShort(facts, end);
  const pools = ending.pools.map((pool) => poolOutcome(facts, pool));
  // What decided a pool's result may decide the run's: then it is told with all that is known of it there.
  const decider = ending.pools.findIndex(({ error }) => error !== undefined && error === ending.error);
  return {
    mode: inputs.mode,
    result: ending.result,
    fails: isFailing(ending.result, inputs.mode, inputs.mode === 'abort' ? inputs.ifIdle : 'succeed'),
    address: inputs.cluster,
    startedAt: facts.startedAt,
    endedAt: facts.endedAt,
    ...(inputs.mode === 'status' ? { dryRun: false } : intentOf(inputs)),
    ...optional('clusterResult', ending.clusterResult),
    pools,
    isSinglePool: inputs.pools.kind === 'named' && inputs.pools.names.length === 1,
    checks: facts.checks,
    ...optional('operation', reportedOperation(facts)),
    ...optional('error', pools[decider]?.error ?? ending.error),
    timeline: facts.timeline,
    recentOperations: [],
    moves: [],
    ...(seen === undefined ? {} : seenOf(inputs, seen, facts.endedAt)),
    plan: facts.plan,
    warnings: [...new Set([...facts.warnings, ...ending.warnings])],
    ...optional('apiVersion', facts.apiVersion),
  };
}

function intentOf({
  dryRun,
  reason,
}: Exclude<Inputs, { mode: 'status' }>): Pick<Outcome, 'dryRun' | 'reason'> {
  return { dryRun, ...optional('reason', reason) };
}

function seenOf(inputs: Inputs, seen: Seen, endedAt: number): Partial<Outcome> {
  const { history, latest } = seen;
  return {
    cluster: latest.cluster,
    ...optional('clusterVersionBefore', history.first.cluster.kubernetesVersion),
    channels: channelOutcome(seen),
    ...besideIt(inputs, seen, endedAt),
    recentOperations: latest.recentOperations.kind === 'read' ? latest.recentOperations.value : [],
    moves: history.records,
    ...optional('expectedMs', inputs.mode === 'rollback' ? expectedDuration(inputs, seen) : undefined),
  };
}

/** What is in progress, who began it, and who will undo it. */
function besideIt(
  inputs: Inputs,
  { history, latest }: Seen,
  now: number,
): Pick<Outcome, 'insights' | 'underWay' | 'mayBeginAgain'> {
  const isReport = inputs.mode === 'status';
  const pools = concernedPools(inputs, history).map((name) => ({ kind: 'pool', name }) as const);
  const targets: readonly Target[] = inputs.pools.kind === 'named' ? pools : [{ kind: 'cluster' }, ...pools];
  const going = underWay(latest, targets, now);
  const operations = operationsThatMatter(latest, history, isReport ? targets : []);
  // Of a single one the headline of a report tells.
  const untold = isReport && going.length === 1 ? [] : going;
  return {
    insights: insightsOf(latest, operations, untold, now),
    ...(isReport ? { underWay: going } : {}),
    ...optional('mayBeginAgain', runThatMayBeginAgain(latest, operations)),
  };
}

function expectedDuration(inputs: Inputs, { history }: Seen): number | undefined {
  const concerned = new Set(concernedPools(inputs, history));
  const known = history.first.cluster.pools
    .filter(({ name }) => concerned.has(name))
    .map((pool) => estimateRollback(pool)?.expectedMs)
    .filter((ms) => ms !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, ms) => sum + ms, 0);
}
