/** The summary's account of what nodes run, and of what was found beside the cluster. */

import type { NodeGroup } from '../../domain/beside/machines.ts';
import type { Insight } from '../../domain/outcome/insight.ts';
import type { Outcome, PoolOutcome } from '../../domain/outcome/outcome.ts';
import { fitLines, leftOutNote } from '../text/fitting.ts';
import { namesInWords, nodesLines } from '../text/nodes.ts';
import { versionsInWords } from '../text/words.ts';
import { codeBlock, folded, prose, table, text } from '../text/markdown.ts';
import { capitalized } from '../../text/plain-text.ts';
import type { RunContext } from '../run-context.ts';
import { UNDO_LEAD } from '../log/checks.ts';

const LARGEST_TABLE = 60_000;
const LONGEST_CELL = 600;

/** Returns what the nodes of each pool run, or that Azure does not tell; `undefined` when it was not asked. */
export function nodesSection({ pools }: Outcome): string | undefined {
  const asked = pools.filter(
    ({ nodesRun, areNodesUntold }) => nodesRun !== undefined || areNodesUntold === true,
  );
  if (asked.length === 0) return undefined;
  const lines = fitLines(
    nodesLines(asked.map(({ name, nodesRun }) => ({ pool: name, nodes: nodesRun }))).map(
      (line) => `- ${prose(line)}`,
    ),
    LARGEST_TABLE,
  );
  const groups = asked.flatMap(groupsOf);
  const rows = fitLines(groups.map(groupRow), LARGEST_TABLE);
  const named = fitLines(groups.map(groupNames), LARGEST_TABLE);
  return [
    '### Nodes',
    lines.kept.join('\n'),
    ...leftOutNote(lines.leftOut, 'line'),
    ...(rows.kept.length === 0
      ? []
      : [
          table(['Pool', 'Nodes', 'Kubernetes', 'Node image'], rows.kept),
          ...leftOutNote(rows.leftOut, 'row'),
          folded(
            'Names of the nodes',
            [named.kept.join('\n'), ...leftOutNote(named.leftOut, 'line')].join('\n\n'),
          ),
        ]),
  ].join('\n\n');
}

interface PoolGroup extends NodeGroup {
  readonly pool: string;
}

/** Which nodes run what; where all run the same, the sentence says it. */
function groupsOf({ name, nodesRun }: PoolOutcome): readonly PoolGroup[] {
  if (nodesRun === undefined || nodesRun.groups.length < 2) return [];
  return nodesRun.groups.map((group) => ({ pool: name, ...group }));
}

function groupRow({ pool, kubernetesVersion, nodeImageVersion, names }: PoolGroup): readonly string[] {
  return [
    `**${text(pool, LONGEST_CELL)}**`,
    String(names.length),
    text(kubernetesVersion, LONGEST_CELL),
    text(nodeImageVersion, LONGEST_CELL),
  ];
}

function groupNames({ pool, names, ...versions }: PoolGroup): string {
  const what = text(versionsInWords(versions), LONGEST_CELL);
  return `- Pool **${text(pool, LONGEST_CELL)}**, ${what}: ${text(namesInWords(names), 2 * LONGEST_CELL)}`;
}

/** Returns who began what, how long it takes, and when windows open; people are named in private repositories alone. */
export function insightsSection({ insights = [] }: Outcome, context: RunContext): string | undefined {
  if (insights.length === 0) return undefined;
  const { kept, leftOut } = fitLines(
    insights.map((insight) => insightItem(insight, context.isPublicRepository === false)),
    LARGEST_TABLE,
  );
  return ['### What else is known', kept.join('\n'), ...leftOutNote(leftOut, 'line')].join('\n\n');
}

function insightItem({ text: said, named, commands = [], undo }: Insight, isPrivate: boolean): string {
  const parts = [
    prose(capitalized((isPrivate ? named : undefined) ?? said), LONGEST_CELL),
    ...commands.map((command) => codeBlock(command, 'sh')),
    ...(undo === undefined ? [] : [UNDO_LEAD, codeBlock(undo, 'sh')]),
  ];
  return `- ${parts.join('\n\n').replace(/\n(?=.)/g, '\n  ')}`;
}
