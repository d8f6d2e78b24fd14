/** Samples of the sentence with which a move, or a report, tells how it ended. */

import {
  abortInputs,
  ACCEPTED,
  cluster,
  endedAs,
  history,
  lackingOf,
  LOST,
  MINUTE,
  moved,
  named,
  NEW,
  notBegun,
  observation,
  observationOf,
  OLD,
  operation,
  pool,
  read,
  refusedWith,
  rollbackInputs,
  sighting,
  START,
  statusInputs,
} from '../../__tests__/support/builders.ts';
import { endingOf } from '../../__tests__/unit/domain/deciding.ts';
import type { Observation, PoolState } from '../../src/domain/aks/cluster.ts';
import type { MoveRecord } from '../../src/domain/moves/record.ts';
import { activityOfOthers } from '../../src/domain/rollback/switch-off-problem.ts';
import { verifyLine } from '../../src/report/log/result.ts';
import { lastSightInWords } from '../../src/report/text/last-sight.ts';
import { nodesDisagreeLine } from '../../src/report/text/nodes.ts';
import { restoreAheadLine } from '../../src/report/text/restore-command.ts';
import { NEXT_ID, upgrade, USER } from './found.ts';

/** What a run says about pools when it ends after these moves. */
function details(
  seen: Observation,
  records: readonly MoveRecord[],
  first = observation(),
): readonly string[] {
  const ending = endingOf(rollbackInputs(), seen, history(records, first));
  return [
    ...ending.pools.flatMap(({ detail, error }) => [
      ...(detail === undefined ? [] : [detail]),
      ...(error === undefined ? [] : [error.message]),
    ]),
    ...ending.warnings,
  ];
}

function rolledBack(changes: Partial<MoveRecord>): readonly string[] {
  return details(observation(), [moved({ operation: upgrade({ status: 'Upgrading' }), ...changes })]);
}

function endedWith(seen: Partial<PoolState>, changes: Parameters<typeof endedAs>[1] = {}): readonly string[] {
  return rolledBack({
    settlement: endedAs('Succeeded', { seen: sighting({ ...OLD, ...seen }), ...changes }),
  });
}

const OFF: MoveRecord = {
  move: {
    kind: 'disable-auto-upgrade',
    channels: { upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' },
  },
  startedAt: START,
  before: sighting({ channels: { upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' } }),
  poolsBefore: cluster().pools,
  answer: ACCEPTED,
  settlement: endedAs('Succeeded'),
};

const ON = observation({ cluster: cluster({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' }) });

function switchedOff(changes: Partial<MoveRecord>, seen: Observation = ON): readonly string[] {
  return details(seen, [{ ...OFF, ...changes }], ON);
}

/** As often as a request may be withheld. */
const TEN = Array.from({ length: 10 });

/** Returns what is said of a pool, or of a channel, when a rollback did not end as it was to. */
export function rollbackEndingSamples(): readonly string[] {
  const withheld = { kind: 'withheld', reason: 'pool user is Scaling now' } as const;
  const moving = cluster({
    pools: [pool({ name: 'system', provisioningState: 'Scaling' }), pool({ ...OLD })],
  });
  const gone = { kind: 'vanished', at: START } as const;
  return [
    ...details(
      observation(),
      TEN.map(() => moved({ answer: withheld })),
    ),
    ...rolledBack({ settlement: gone }),
    ...rolledBack({ settlement: notBegun() }),
    ...rolledBack({ settlement: endedAs('Canceled') }),
    ...endedWith(
      {},
      { error: { code: 'AKSOperationPreempted', message: 'Preempted by another operation.' } },
    ),
    ...endedWith(NEW, {
      error: { code: 'AKSOperationPreempted', message: 'Preempted by another operation.' },
    }),
    ...endedWith({}, { displacedBy: 'Scaling' }),
    ...endedWith({ nodeImageVersion: NEW.nodeImageVersion }),
    ...endedWith(NEW),
    ...rolledBack({ operation: upgrade({ status: 'Failed' }), settlement: endedAs('Succeeded') }),
    ...switchOffSamples(),
    ...activityOfOthers(cluster().pools, moving, []),
    restoreAheadLine(rollbackInputs().cluster, OFF.before?.channels ?? {}, {
      upgradeChannel: 'none',
      nodeOsUpgradeChannel: 'None',
    }),
    nodesDisagreeLine('user', ['aks-user-1'], 3, OLD, 2 * MINUTE),
    nodesDisagreeLine('user', ['aks-user-1', 'aks-user-2'], 3, OLD, 2 * MINUTE),
    verifyLine('user', OLD, { provisioningState: 'Failed', ...OLD }),
    verifyLine('user', OLD, { provisioningState: 'Succeeded' }),
    String(
      lastSightInWords({
        name: 'user',
        result: 'failed',
        before: {},
        after: {},
        blockedBy: [],
        lastSight: { at: START, provisioningState: 'Failed' },
      }),
    ),
  ];
}

/** What became of switching auto-upgrade off. */
function switchOffSamples(): readonly string[] {
  return [
    ...switchedOff({ answer: refusedWith(403, { code: 'ScopeLocked', message: 'The scope is locked.' }) }),
    ...details(
      ON,
      TEN.map(() => ({
        ...lackingOf(OFF, 'settlement'),
        answer: { kind: 'withheld', reason: 'the cluster is Updating now' },
      })),
      ON,
    ),
    ...switchedOff({ settlement: { kind: 'vanished', at: START } }),
    ...switchedOff({ settlement: notBegun() }),
    ...switchedOff({ settlement: endedAs('Failed') }),
    ...switchedOff({}),
    ...switchedOff({}, observation({ cluster: cluster({ kubernetesVersion: '1.36.1' }) })),
    ...switchedOff({ before: sighting({ kubernetesVersion: '1.35.9' }) }, observation()),
    ...switchedOff(
      {},
      observation({
        cluster: cluster({
          pools: [
            pool({
              kubernetesVersion: '1.36.1',
              nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202606.08.0',
            }),
          ],
        }),
      }),
    ),
  ];
}

function aborted(
  seen: Partial<PoolState>,
  changes: Partial<MoveRecord>,
  more: Partial<Observation> = {},
): readonly string[] {
  const move = { kind: 'abort', target: USER, why: 'asked' } as const;
  const record = moved({
    move,
    before: sighting({ provisioningState: 'Upgrading' }),
    operation: upgrade(),
    ...changes,
  });
  const first = observationOf(pool({ provisioningState: 'Upgrading' }));
  return abortDetails(observationOf(pool(seen), more), [record], first);
}

function abortDetails(
  seen: Observation,
  records: readonly MoveRecord[],
  first: Observation,
): readonly string[] {
  const { pools, warnings } = endingOf(abortInputs(), seen, history(records, first));
  return [...pools.flatMap(({ detail }) => (detail === undefined ? [] : [detail])), ...warnings];
}

/** Returns what is said of a pool when an abort did not end as it was to. */
export function abortEndingSamples(): readonly string[] {
  const replaced = { kind: 'replaced', at: START, seen: sighting({ provisioningState: 'Scaling' }) } as const;
  return [
    ...new Set([
      ...aborted(
        { provisioningState: 'Scaling' },
        { answer: LOST, settlement: notBegun(sighting({ provisioningState: 'Scaling' })) },
      ),
      ...aborted({}, { settlement: { kind: 'vanished', at: START } }),
      ...aborted({ provisioningState: 'Scaling' }, { settlement: replaced }),
      ...aborted(
        { provisioningState: 'Scaling' },
        { settlement: replaced, operation: upgrade({ status: 'Canceled' }) },
      ),
      ...aborted(
        { provisioningState: 'Scaling' },
        { settlement: replaced, operation: upgrade({ status: 'Succeeded' }) },
      ),
      ...aborted(
        { provisioningState: 'Upgrading' },
        { settlement: replaced, operation: operation({ id: NEXT_ID, kind: 'Scale', status: 'Canceled' }) },
        { activeOperations: new Map([['pool/user', read([upgrade()])]]) },
      ),
      ...aborted({ provisioningState: 'Failed' }, { settlement: endedAs('Failed') }),
      ...aborted({}, { settlement: endedAs('Succeeded') }),
      ...abortDetails(
        observation({ cluster: cluster({ pools: [] }) }),
        [],
        observationOf(pool({ provisioningState: 'Upgrading' })),
      ),
      ...abortDetails(observation(), [], observationOf(pool({ provisioningState: 'Upgrading' }))),
    ]),
  ];
}

/** Returns the warnings of a report, and the error for a pool that is not there. */
export function statusSamples(): readonly string[] {
  const stopped = (changes: Parameters<typeof cluster>[0]): readonly string[] =>
    endingOf(statusInputs(), observation({ cluster: cluster(changes) })).warnings;
  const missing = endingOf(rollbackInputs({ pools: named('usr') }), observation());
  return [
    ...stopped({ powerState: 'Stopped' }),
    ...stopped({ pools: [pool({ powerState: 'Stopped' })] }),
    ...(missing.error === undefined ? [] : [missing.error.message]),
  ];
}
