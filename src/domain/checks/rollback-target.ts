import type { Assessment } from '../rollback/situation/assess.ts';
import { versionsShown } from '../aks/versions.ts';
import { formatDuration, isoTime } from '../time.ts';
import type { PoolState, RecordedVersion, RecordEntry } from '../aks/cluster.ts';
import { recentOf } from '../aks/operations.ts';
import { isStopped, terminalState } from '../aks/states.ts';
import { unusableInWords, unusableRecords, usableRecords, newestFirst } from '../aks/records.ts';
import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

const WHY_RECORDED =
  'AKS records the previous versions for seven days after an upgrade, and accepts nothing else as a target.';

const NEW_POOL = 'create a new pool with the version you want and move the workload there';

const ENDED_IN_WORDS = { succeeded: 'succeeded', failed: 'failed', canceled: 'was canceled' } as const;

/** Blocks when the pool has no recorded version, or none that the pins match; lists what is on record. */
export const rollbackTarget: Check<RollbackContext> = (context) =>
  context.pending.length === 0 ? [nonePinned(context)] : context.pending.map((one) => targetOf(context, one));

/** `nodepool: *` found no pool that has the pinned version on record. */
function nonePinned({ inputs, observation }: RollbackContext): CheckResult {
  const pinned = inputs.pins.kubernetesVersion ?? '';
  const lines = observation.cluster.pools.map(
    ({ name, kubernetesVersion }) =>
      `${name} (runs ${kubernetesVersion ?? 'an unknown version'}): ${listRecords(entriesOf(observation, name))}`,
  );
  return {
    id: 'rollback-target',
    verdict: 'blocked',
    seen: `No pool has Kubernetes ${pinned} on record. On record: ${lines.join('; ')}.`,
    why: 'AKS only rolls a pool back to versions that it recorded in the last seven days.',
    remedy:
      'Check kubernetes-version, or name the pools; a pool that was rolled back already may have nothing left on record.',
  };
}

function targetOf({ inputs, observation }: RollbackContext, assessment: Assessment): CheckResult {
  const { pool, rollbackCase, to } = assessment;
  const base = { id: 'rollback-target', pool: pool.name } as const;
  const entries = entriesOf(observation, pool.name);
  if (to !== undefined) {
    const seen = `Target: Kubernetes ${to.kubernetesVersion}, node image ${to.nodeImageVersion}.`;
    return { ...base, verdict: 'passed', seen, ...passedOver(entries, seen) };
  }
  if (rollbackCase === 'unread' && !inputs.ignoreChecks.has('permission')) {
    return {
      ...base,
      verdict: 'notice',
      seen: `The versions that pool ${pool.name} can be rolled back to could not be read (see permission).`,
    };
  }
  const hasUsable = usableRecords(entries).length > 0;
  const { kubernetesVersion, nodeImageVersion } = inputs.pins;
  const pins = [kubernetesVersion, nodeImageVersion].filter((pin) => pin !== undefined).join(' with ');
  const asked = pins === '' ? '' : ` (asked for: ${pins})`;
  const blocked = { ...base, verdict: 'blocked', why: WHY_RECORDED } as const;
  if (hasUsable) {
    return {
      ...blocked,
      seen: `Pool ${pool.name} has no record that matches ${pins}. On record: ${listRecords(entries)}.`,
      remedy:
        'Pin versions that are on record, both from the same entry, or leave the pins out for the newest.',
    };
  }
  if (entries.length > 0) {
    return {
      ...blocked,
      isFinal: true,
      seen: `Pool ${pool.name} has no usable record${asked}. On record: ${listRecords(entries)}.`,
      remedy: `A rollback needs a full Kubernetes version and a node image in the same entry: ${NEW_POOL}.`,
    };
  }
  return { ...blocked, isFinal: true, ...nothingOnRecord(observation, pool, asked) };
}

/** What is the case comes first: most often the rollback has been done, and the step was run again. */
function nothingOnRecord(
  observation: RollbackContext['observation'],
  pool: PoolState,
  asked: string,
): Pick<CheckResult, 'seen' | 'remedy'> {
  const { name, kubernetesVersion = 'an unknown version', provisioningState } = pool;
  const last = lastOperation(observation, pool);
  const seen = `Pool ${name} runs ${kubernetesVersion}${last}; nothing is on record for it anymore${asked}.`;
  if (!isStopped(provisioningState)) {
    return {
      seen,
      remedy: `If that was this rollback, nothing is left to do; otherwise there is nothing to roll back to: ${NEW_POOL}.`,
    };
  }
  const shown = versionsShown(pool);
  const again =
    shown === undefined
      ? 'update the pool to the versions you want'
      : `run it again with kubernetes-version: ${shown.kubernetesVersion} and node-image-version: ${shown.nodeImageVersion}, which sends it again`;
  return { seen, remedy: `If that was this rollback, ${again}; otherwise ${NEW_POOL}.` };
}

/** Such as `, its last operation succeeded 12 min ago`; empty where none is known. */
function lastOperation(observation: RollbackContext['observation'], { name }: PoolState): string {
  const [latest] = recentOf(observation, { kind: 'pool', name });
  const end = latest && terminalState(latest.status);
  if (latest === undefined || end === undefined) return '';
  const ago = latest.endedAt === undefined ? '' : ` ${formatDuration(observation.at - latest.endedAt)} ago`;
  return `, its last operation ${ENDED_IN_WORDS[end]}${ago}`;
}

/** A warning when Azure has entries on record that had to be left out: the target may not be the newest then. */
function passedOver(
  entries: readonly RecordEntry[],
  seen: string,
): Pick<CheckResult, 'verdict' | 'seen' | 'why' | 'remedy'> | undefined {
  const unusable = unusableRecords(entries);
  if (unusable.length === 0) return undefined;
  return {
    verdict: 'warned',
    seen: `${seen} Also on record: ${unusable.map(unusableInWords).join(', ')}.`,
    why: 'A rollback needs a full Kubernetes version and a node image in the same entry.',
    remedy: 'If another version was meant, create a new pool with it and move the workload there.',
  };
}

function entriesOf(observation: RollbackContext['observation'], pool: string): readonly RecordEntry[] {
  const reading = observation.records.get(pool);
  return reading?.kind === 'read' ? reading.value : [];
}

function listRecords(entries: readonly RecordEntry[]): string {
  if (entries.length === 0) return 'nothing';
  return [
    ...newestFirst(usableRecords(entries)).map(recordInWords),
    ...unusableRecords(entries).map(unusableInWords),
  ].join(', ');
}

function recordInWords({ kubernetesVersion, nodeImageVersion, recordedAt }: RecordedVersion): string {
  const since = recordedAt === undefined ? '' : ` (in use until ${isoTime(recordedAt)})`;
  return `${kubernetesVersion} with ${nodeImageVersion}${since}`;
}
