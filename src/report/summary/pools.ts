/** The summary's table of cluster and pools, before and after. */

import type { Outcome, PoolOutcome } from '../../domain/outcome/outcome.ts';
import { isSucceeded } from '../../domain/aks/states.ts';
import { formatDuration, isoDate } from '../../domain/time.ts';
import { fitLines, leftOutNote } from '../text/fitting.ts';
import { code, prose, table, text } from '../text/markdown.ts';
import { plural } from '../../text/plain-text.ts';
import { offerExpiry } from '../advice/situation.ts';

const LARGEST_TABLE = 150_000;
const LONGEST_CELL = 300;
const NOTHING = '–';

/** On a phone the first ones show, and one scrolls to the rest. Columns in which no row has anything are left out. */
const COLUMNS = [
  'Pool',
  'Result',
  'State',
  'Kubernetes',
  'Duration',
  'Can go back to',
  'Node image',
] as const;

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
  const rows = [
    ...(cluster === undefined ? [] : [clusterRow(outcome)]),
    ...pools.map((pool) => poolRow(pool, outcome)),
  ];
  const isFilled = COLUMNS.map((_, index) => index === 0 || rows.some((row) => row[index] !== NOTHING));
  const filled = (cells: readonly string[]): readonly string[] => cells.filter((_, index) => isFilled[index]);
  const { kept, leftOut } = fitLines(rows.map(filled), LARGEST_TABLE);
  return [
    hasChanges(outcome) ? '### Before → after' : '### Control plane and pools',
    table(filled(COLUMNS), kept),
    ...detailLines(pools),
    ...leftOutNote(leftOut, 'row'),
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
    shown(cluster?.provisioningState),
    change(clusterVersionBefore, cluster?.kubernetesVersion),
    NOTHING,
    NOTHING,
    NOTHING,
  ];
}

function poolRow(pool: PoolOutcome, { mode }: Outcome): readonly string[] {
  const { name, before, after, provisioningState, result, tookMs, nodes } = pool;
  const isCounted = nodes !== undefined && !COMPLETE.has(result) && !isSucceeded(String(provisioningState));
  const progress = isCounted ? `, ${String(nodes.done)} of ${plural(nodes.total, 'node')} done` : '';
  return [
    `**${text(name, LONGEST_CELL)}**`,
    `${code(result)}${progress}`,
    shown(provisioningState),
    change(before.kubernetesVersion, after.kubernetesVersion),
    tookMs === undefined ? NOTHING : formatDuration(tookMs),
    // A rollback used up what was on offer before it.
    mode === 'rollback' ? NOTHING : offerCell(pool),
    change(before.nodeImageVersion, after.nodeImageVersion, '<br>'),
  ];
}

/** Two long names side by side would leave the other columns no room: `gap` puts them under each other. */
function change(before: string | undefined, after: string | undefined, gap: ' ' | '<br>' = ' '): string {
  if (before === undefined || before === after) return shown(after);
  return `${shown(before)} →${gap}${after === undefined ? 'not known' : `**${shown(after)}**`}`;
}

function shown(value: string | undefined): string {
  return value === undefined ? NOTHING : text(value, LONGEST_CELL);
}

function offerCell({ offer }: PoolOutcome): string {
  if (offer?.available !== true || offer.to === undefined) return NOTHING;
  const until = offerExpiry(offer);
  const versions = `${text(offer.to.kubernetesVersion, LONGEST_CELL)} / ${text(offer.to.nodeImageVersion, LONGEST_CELL)}`;
  return until === undefined ? versions : `${versions}, until ${isoDate(until)} at least`;
}

function detailLines(pools: readonly PoolOutcome[]): readonly string[] {
  const lines = pools.flatMap(({ name, detail }) =>
    detail === undefined ? [] : [`- Pool **${text(name, LONGEST_CELL)}**: ${prose(detail)}`],
  );
  const { kept, leftOut } = fitLines(lines, LARGEST_TABLE / 3);
  return kept.length === 0 ? [] : [kept.join('\n'), ...leftOutNote(leftOut, 'line')];
}
