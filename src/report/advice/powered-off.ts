/** What to do now where the cluster or the pool has no running nodes: nothing else works until it is started. */

import { isPoweredOff } from '../../domain/aks/states.ts';
import type { Outcome } from '../../domain/outcome/outcome.ts';
import { startCommand } from '../../text/az-command.ts';
import { oneLine } from '../../text/plain-text.ts';
import { advise, type Advice } from './advice.ts';
import { singlePool } from './situation.ts';

/** True where the cluster is stopped, or the one pool that the run was about. */
export function isSwitchedOff(outcome: Outcome): boolean {
  return isPoweredOff(outcome.cluster?.powerState) || isPoweredOff(singlePool(outcome)?.powerState);
}

/** Returns that it has to be started first; `lead` comes before it. */
export function whileStopped(outcome: Outcome, lead = ''): Advice {
  const { address, cluster } = outcome;
  const pool = isPoweredOff(cluster?.powerState) ? undefined : singlePool(outcome)?.name;
  const what =
    pool === undefined
      ? 'the cluster is stopped: nothing runs on it, and nothing can be rolled back'
      : `pool ${oneLine(pool)} is stopped: nothing runs on it, and it can't be rolled back`;
  return advise(`${lead}${what} until it is started`, { commands: [startCommand(address, pool)] });
}
