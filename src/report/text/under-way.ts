/** What is in progress, in words: what it is, how long it has run, how far it is, how long it should take. */

import { isStuck, type UnderWay } from '../../domain/outcome/under-way.ts';
import { kindInWords, kindNoun } from '../../domain/beside/operation-kinds.ts';
import { formatDuration } from '../../domain/time.ts';
import { listInWords, oneLine, plural } from '../../text/plain-text.ts';

/** Returns `the upgrade`, `the scale operation` or `the operation`. */
export function subjectUnderWay({ operation }: UnderWay): string {
  return `the ${oneLine(kindNoun(operation ?? {}))}`;
}

/** Returns `running for 47 min, 6 of 10 nodes done; usual for 10 nodes is about …`; empty when nothing of it is known. */
export function progressInWords(one: UnderWay): string {
  const { runningMs, nodes } = one;
  const sofar = [
    ...(runningMs === undefined ? [] : [`running for ${formatDuration(runningMs)}`]),
    ...(nodes === undefined ? [] : [`${String(nodes.done)} of ${plural(nodes.total, 'node')} done`]),
  ].join(', ');
  return [sofar, ...expectationOf(one), ...besideIt(one)].filter((part) => part !== '').join('; ');
}

function expectationOf(one: UnderWay): readonly string[] {
  const { estimate } = one;
  if (estimate === undefined) return [];
  const longest = formatDuration(estimate.longestMs);
  return [
    `usual for ${plural(estimate.nodes, 'node')} is about ${formatDuration(estimate.expectedMs)}, ` +
      (isStuck(one)
        ? `and its drain settings allow no more than ${longest}`
        : `and its drain settings allow ${longest} at most`),
  ];
}

function besideIt({ later }: UnderWay): readonly string[] {
  if (later.length === 0) return [];
  return [`${listInWords(later.map((operation) => oneLine(kindInWords(operation))))} began after it`];
}
