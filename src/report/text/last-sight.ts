/** What was last seen of a pool whose rollback did not come to a good end: no proof of what its nodes run. */

import type { PoolOutcome } from '../../domain/outcome/outcome.ts';
import { isoTime } from '../../domain/time.ts';
import { oneLine, plural } from '../../text/plain-text.ts';
import { nodesInWords } from './nodes.ts';
import { versionsInWords } from './words.ts';

/** Returns when it was last seen and what it showed then; `undefined` where its versions are known. */
export function lastSightInWords({ lastSight, nodes, nodesRun }: PoolOutcome): string | undefined {
  if (lastSight === undefined) return undefined;
  const { at, provisioningState, ...versions } = lastSight;
  const done = nodes === undefined ? '' : `, ${String(nodes.done)} of ${plural(nodes.total, 'node')} done`;
  const seen = `last seen at ${isoTime(at)}: ${oneLine(provisioningState)}${done}`;
  if (nodesRun !== undefined) return `${seen}; ${nodesInWords(nodesRun)}`;
  return Object.keys(versions).length === 0
    ? seen
    : `${seen}; the pool showed ${versionsInWords(versions)}, which changes when a rollback starts and does not tell what its nodes run`;
}
