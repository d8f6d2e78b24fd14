/** How a run ended that did not come to its own end: each pool as far as it came. */

import { abortEnding } from '../abort/endings.ts';
import { optional } from '../optional.ts';
import { selectPools } from '../rollback/situation/assess.ts';
import { stateOf, findPool } from '../aks/cluster.ts';
import { poolEnding, type Ending, type PoolEnding } from '../decision.ts';
import type { RunFacts, Seen } from './run-facts.ts';
import { poolsOf } from '../moves/move.ts';
import type { Inputs } from '../inputs.ts';
import type { RunHistory } from '../moves/record.ts';
import { statusResult, type OutcomeError, type Result } from '../results.ts';
import { rollbackEnding } from '../rollback/endings.ts';

/** Why a run did not come to its own end. */
export interface CutShort {
  readonly result: Extract<Result, 'timed-out' | 'interrupted' | 'error' | 'failed'>;
  readonly error?: OutcomeError;
}

/** Returns the ending of a run that was cut short. */
export function endingOfCutShort({ inputs, seen }: RunFacts, { result, error }: CutShort): Ending {
  return {
    result,
    pools: seen === undefined ? [] : poolEndings(inputs, seen, result),
    ...(inputs.pools.kind === 'none' && inputs.mode === 'abort' ? { clusterResult: result } : {}),
    ...optional('error', error),
    warnings: [],
  };
}

function poolEndings(inputs: Inputs, seen: Seen, result: CutShort['result']): readonly PoolEnding[] {
  const names = concernedPools(inputs, seen.history);
  const last = seen.history.records.at(-1);
  return names.map((name) => {
    const isItsTurn = names.length === 1 || (last !== undefined && poolsOf(last.move).includes(name));
    return (
      endedBefore(inputs, seen, name) ?? poolEnding(name, { result: isItsTurn ? result : 'not-started' })
    );
  });
}

function endedBefore(inputs: Inputs, { history, latest }: Seen, name: string): PoolEnding | undefined {
  const target = { kind: 'pool', name } as const;
  switch (inputs.mode) {
    case 'rollback':
      return rollbackEnding(latest, history, name);
    case 'abort': {
      const verdict = abortEnding(latest, history, target);
      return verdict === undefined ? undefined : poolEnding(name, verdict);
    }
    case 'status': {
      const state = stateOf(latest, target);
      return poolEnding(name, { result: state === undefined ? 'error' : statusResult(state) });
    }
  }
}

/** Returns the names of the pools that the run was about. */
export function concernedPools(inputs: Inputs, { first, records }: RunHistory): readonly string[] {
  const all = first.cluster.pools.map(({ name }) => name);
  if (inputs.pools.kind === 'named') {
    return inputs.pools.names.filter((name) => findPool(first.cluster, name) !== undefined);
  }
  switch (inputs.mode) {
    case 'status':
      return all;
    case 'rollback':
      return selectPools(inputs, first);
    case 'abort':
      return all.filter((name) => records.some(({ move }) => poolsOf(move).includes(name)));
  }
}
