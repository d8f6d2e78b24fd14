/** After a rollback each node is read: the pool's own versions flip when the request is accepted, nodes when they are new. */

import { countOf, nodesOf, otherNodes, type Nodes } from '../../domain/beside/machines.ts';
import type { Versions } from '../../domain/aks/cluster.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { nodesDisagreeLine, nodesLines } from '../../report/messages.ts';
import type { StepContext } from '../context.ts';
import { withinAllowance } from '../patience/allowance.ts';
import { pause } from '../patience/patience.ts';
import { pollPauseMs } from './wait.ts';

/** How long nodes may still disagree after the rollback has ended. */
const PATIENCE_MS = 2 * MINUTE_MS;

/**
 * Reads what each node of the pool runs until all run the versions, or two minutes or the step's time have passed; then
 * warns of those that don't. Where Azure does not tell, one line says so.
 */
export async function readNodes(context: StepContext, pool: string, to: Versions): Promise<void> {
  const { aks, clock, journal, runner, deadline } = context;
  const begunAt = clock.now();
  const until = Math.min(begunAt + PATIENCE_MS, deadline);
  for (;;) {
    const reading = await withinAllowance(clock, () => aks.readMachines(pool));
    journal.sawMachines(pool, reading);
    const nodes: Nodes | undefined = reading.kind === 'read' ? nodesOf(reading.value) : undefined;
    const others = nodes === undefined ? [] : otherNodes(nodes, to);
    const left = until - clock.now();
    if (nodes === undefined || others.length === 0 || left <= 0) {
      for (const line of nodesLines([{ pool, nodes }])) runner.info(line);
      if (nodes !== undefined && others.length > 0) {
        const message = nodesDisagreeLine(pool, others, countOf(nodes), to, clock.now() - begunAt);
        journal.warn(message);
        runner.info(message);
      }
      return;
    }
    await pause(context, Math.min(pollPauseMs(context, clock.now()), left));
  }
}

/** Reads what each node of the pool runs, once: after a rollback that did not succeed the pool's own versions tell nothing. */
export async function readNodesOnce(context: StepContext, pool: string): Promise<void> {
  const { aks, clock, journal, runner } = context;
  const reading = await withinAllowance(clock, () => aks.readMachines(pool));
  journal.sawMachines(pool, reading);
  const nodes = reading.kind === 'read' ? nodesOf(reading.value) : undefined;
  for (const line of nodesLines([{ pool, nodes }])) runner.info(line);
}
