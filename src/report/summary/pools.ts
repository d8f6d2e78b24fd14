/** The summary's table of cluster and pools, before and after. */

import type { Outcome, PoolOutcome } from '../../domain/outcome/outcome.ts';
import { isSucceeded } from '../../domain/aks/states.ts';
import { formatDuration, isoDate } from '../../domain/time.ts';
import { fitLines, leftOutNote } from '../text/fitting.ts';
import { breakable, code, codeBlock, prose, table, text } from '../text/markdown.ts';
import { plural, withFullStop } from '../../text/plain-text.ts';
import { lastSightInWords } from '../text/last-sight.ts';
import { offerExpiry } from '../advice/situation.ts';
import { versionsInWords } from '../text/words.ts';

const LARGEST_TABLE = 150_000;
const LONGEST_CELL = 300;
const NOTHING = '–';

/** They fit the 936 pixels of GitHub's page; on a phone the first ones show, and one scrolls to the rest. */
const COLUMNS = ['Pool', 'Result', 'State', 'Kubernetes', 'Node image'] as const;

/** Results with which the node counts last seen on the way say nothing any more. */
const COMPLETE: ReadonlySet<PoolOutcome['result']> = new Set<PoolOutcome['result']>([
  'rolled-back',
  'already-rolled-back',
  'succeeded',
]);

/** Returns the table of the control plane and the pools, or `undefined` when neither could be read. */
export function poolsSection(outcome: Outcome): string | undefined {
  const { pools, cluster } = outcome;
  if (pools.length === 0 && cluster === undefined) return undefined;
  const rows = [...(cluster === undefined ? [] : [clusterRow(outcome)]), ...pools.map(poolRow)];
  const { kept, leftOut } = fitLines(rows, LARGEST_TABLE);
  return [
    hasChanges(outcome) ? '### Before → after' : '### Control plane and pools',
    table(COLUMNS, kept),
    ...leftOutNote(leftOut, 'row'),
    ...detailLines(outcome),
  ].join('\n\n');
}

function hasChanges({ cluster, clusterVersionBefore, pools }: Outcome): boolean {
  const isChanged = (before: string | undefined, after: string | undefined): boolean =>
    before !== undefined && after !== undefined && before !== after;
  return (
    isChanged(clusterVersionBefore, cluster?.kubernetesVersion) ||
    pools.some(
      ({ before, after }) =>
        isChanged(before.kubernetesVersion, after.kubernetesVersion) ||
        isChanged(before.nodeImageVersion, after.nodeImageVersion),
    )
  );
}

function clusterRow({ cluster, clusterVersionBefore, clusterResult }: Outcome): readonly string[] {
  return [
    '**control plane**',
    clusterResult === undefined ? NOTHING : code(clusterResult),
    state(cluster?.provisioningState),
    change(clusterVersionBefore, cluster?.kubernetesVersion),
    NOTHING,
  ];
}

function poolRow(pool: PoolOutcome): readonly string[] {
  const { name, before, after, provisioningState, result, tookMs, nodes } = pool;
  const isCounted = nodes !== undefined && !COMPLETE.has(result) && !isSucceeded(String(provisioningState));
  const progress = isCounted ? [`${String(nodes.done)} of ${plural(nodes.total, 'node')} done`] : [];
  const duration = tookMs === undefined ? [] : [formatDuration(tookMs)];
  return [
    `**${text(name, LONGEST_CELL)}**`,
    [code(result), ...progress, ...duration].join('<br>'),
    state(provisioningState),
    change(before.kubernetesVersion, after.kubernetesVersion),
    change(before.nodeImageVersion, after.nodeImageVersion, '<br>'),
  ];
}

/** Two long names side by side would leave the other columns no room: `gap` puts them under each other. */
function change(before: string | undefined, after: string | undefined, gap: ' ' | '<br>' = ' '): string {
  if (before === undefined || before === after) return shown(after);
  return `${shown(before)} →${gap}${after === undefined ? 'not known' : `**${shown(after)}**`}`;
}

function state(value: string | undefined): string {
  return value === undefined ? NOTHING : breakable(value, LONGEST_CELL);
}

function shown(value: string | undefined): string {
  return value === undefined ? NOTHING : text(value, LONGEST_CELL);
}

/** What the table has no room for. A rollback used up what was on offer before it. */
function detailLines({ mode, pools }: Outcome): readonly string[] {
  const lines = pools.flatMap((pool) =>
    [...(mode === 'rollback' ? [] : offerWords(pool)), ...detailWords(pool)].map(
      (words) => `- Pool **${text(pool.name, LONGEST_CELL)}**${words}`,
    ),
  );
  const { kept, leftOut } = fitLines(lines, LARGEST_TABLE / 3);
  return kept.length === 0 ? [] : [kept.join('\n'), ...leftOutNote(leftOut, 'line')];
}

function offerWords({ offer }: PoolOutcome): readonly string[] {
  if (offer?.available !== true || offer.to === undefined) return [];
  const until = offerExpiry(offer);
  const versions = text(versionsInWords(offer.to), 2 * LONGEST_CELL);
  return [
    ` can be rolled back to ${versions}${until === undefined ? '' : `, until at least ${isoDate(until)}`}.`,
  ];
}

function detailWords(pool: PoolOutcome): readonly string[] {
  return [pool.detail, lastSightInWords(pool)].flatMap((words) =>
    words === undefined ? [] : [`: ${withBlock(withFullStop(words))}`],
  );
}

/** A command at the end stands in a block of its own, to be copied. */
function withBlock(words: string): string {
  const [, lead, command] = /^(.*:) (az .*)$/.exec(words) ?? [];
  if (lead === undefined || command === undefined) return prose(words);
  return `${prose(lead)}\n\n${codeBlock(command, 'sh')}`.replace(/\n(?=.)/g, '\n  ');
}
