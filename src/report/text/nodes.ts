/** The log's lines about what the nodes of a pool run. */

import { countOf, type Nodes } from '../../domain/beside/machines.ts';
import type { Versions } from '../../domain/aks/cluster.ts';
import { formatDuration } from '../../domain/time.ts';
import { oneLine, plural } from '../../text/plain-text.ts';
import { poolsInWords, versionsInWords } from './words.ts';

/** More names than this are counted rather than listed. */
const NAMED = 20;

/** Returns what the nodes of each pool run, a line a pool, and one for all of which Azure does not tell. */
export function nodesLines(
  pools: readonly { readonly pool: string; readonly nodes: Nodes | undefined }[],
): readonly string[] {
  const untold = pools.filter(({ nodes }) => nodes === undefined).map(({ pool }) => pool);
  return [
    ...pools.flatMap(({ pool, nodes }) =>
      nodes === undefined ? [] : [`Nodes of pool ${oneLine(pool)}: ${nodesInWords(nodes)}.`],
    ),
    ...(untold.length === 0
      ? []
      : [`Nodes of ${poolsInWords(untold)}: not read node by node (Azure does not show what each runs).`]),
  ];
}

/** Returns `6 of 10 nodes run 1.34.8 / …, 4 run 1.35.5 / …, 1 is quarantined: aks-user-…`. */
export function nodesInWords(nodes: Nodes): string {
  const total = countOf(nodes);
  const groups = nodes.groups.map((group, index) => {
    const { length } = group.names;
    const count = index === 0 ? `${String(length)} of ${plural(total, 'node')}` : String(length);
    return `${count} run${length === 1 ? 's' : ''} ${versionsInWords(group)}`;
  });
  const { quarantined } = nodes;
  const quarantine =
    quarantined.length === 0
      ? []
      : [
          `${String(quarantined.length)} ${quarantined.length === 1 ? 'is' : 'are'} quarantined: ${namesInWords(quarantined)}`,
        ];
  return [...groups, ...quarantine].join(', ');
}

/** Returns the warning for nodes that still run something else so long after a rollback. */
export function nodesDisagreeLine(
  pool: string,
  others: readonly string[],
  total: number,
  to: Versions,
  sinceMs: number,
): string {
  return (
    `Pool ${oneLine(pool)} reads as rolled back, but ${String(others.length)} of its ${plural(total, 'node')} ` +
    `${others.length === 1 ? 'does' : 'do'} not run ${versionsInWords(to)} ${formatDuration(sinceMs)} after it ended: ${namesInWords(others)}.`
  );
}

/** Returns the names, 20 at most, and how many more there are. */
export function namesInWords(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).map((name) => oneLine(name, 100));
  const more = names.length - shown.length;
  return more === 0 ? shown.join(', ') : `${shown.join(', ')} and ${String(more)} more`;
}
