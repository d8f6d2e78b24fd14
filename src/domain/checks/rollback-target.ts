import type { Assessment } from '../rollback/assess.ts';
import { newestFirst } from '../rollback/assess.ts';
import { isoTime } from '../time.ts';
import type { RecordedVersion } from '../aks/cluster.ts';
import type { CheckResult } from './check.ts';
import type { Check, RollbackContext } from './context.ts';

/** Blocks when the pool has no recorded version, or none that the pins match; lists what is on record. */
export const rollbackTarget: Check<RollbackContext> = (context) =>
  context.pending.length === 0 ? [nonePinned(context)] : context.pending.map((one) => targetOf(context, one));

/** `nodepool: *` found no pool that has the pinned version on record. */
function nonePinned({ inputs, observation }: RollbackContext): CheckResult {
  const pinned = inputs.pins.kubernetesVersion ?? '';
  const lines = observation.cluster.pools.map(
    ({ name, kubernetesVersion }) =>
      `${name} (runs ${kubernetesVersion ?? 'an unknown version'}): ${listRecords(recordsOf(observation, name))}`,
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
  const { pool, standing, to } = assessment;
  const base = { id: 'rollback-target', pool: pool.name } as const;
  if (to !== undefined) {
    return {
      ...base,
      verdict: 'passed',
      seen: `Target: Kubernetes ${to.kubernetesVersion}, node image ${to.nodeImageVersion}.`,
    };
  }
  if (standing === 'unread' && !inputs.ignoreChecks.has('permission')) {
    return {
      ...base,
      verdict: 'notice',
      seen: `What pool ${pool.name} can be rolled back to could not be read (see permission).`,
    };
  }
  const records = recordsOf(observation, pool.name);
  const { kubernetesVersion, nodeImageVersion } = inputs.pins;
  const pins = [kubernetesVersion, nodeImageVersion].filter((pin) => pin !== undefined).join(' with ');
  return {
    ...base,
    verdict: 'blocked',
    seen:
      records.length > 0
        ? `Pool ${pool.name} has no record that matches ${pins}. On record: ${listRecords(records)}.`
        : `Pool ${pool.name} has no recorded version${pins === '' ? '' : ` (asked for: ${pins})`}.`,
    why: 'AKS records the previous versions for seven days after an upgrade, and takes nothing else as a target.',
    remedy:
      records.length > 0
        ? 'Pin versions that are on record, both from one and the same entry, or leave the pins out for the newest.'
        : 'It was not upgraded in the last seven days, was rolled back already, or the version is out of support: make a new pool with the version wanted and move the workload there.',
  };
}

function recordsOf(observation: RollbackContext['observation'], pool: string): readonly RecordedVersion[] {
  const reading = observation.records.get(pool);
  return reading?.kind === 'read' ? newestFirst(reading.value) : [];
}

function listRecords(records: readonly RecordedVersion[]): string {
  if (records.length === 0) return 'nothing';
  return records
    .map(({ kubernetesVersion, nodeImageVersion, recordedAt }) => {
      const since = recordedAt === undefined ? '' : ` (until ${isoTime(recordedAt)})`;
      return `${kubernetesVersion} with ${nodeImageVersion}${since}`;
    })
    .join(', ');
}
