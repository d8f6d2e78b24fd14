/** What to do now after an abort, in each situation. */

import { fleetRun } from '../../__tests__/support/builders.ts';
import {
  NEW,
  OLD,
  rollbackRecord,
  sampleCluster,
  sampleOperation,
  samplePool,
  samplePoolOutcome,
} from '../../__tests__/unit/report/samples.ts';
import { abort, beside, MIXED, nodes, OFFER, type Told } from './outcomes.ts';

/** Title, outcome, and what is known of the workflow run. */
export const AFTER_ABORT: readonly Told[] = [
  [
    'abort: where it stopped, node by node',
    abort({ result: 'aborted' }, { offer: OFFER, nodesRun: MIXED, provisioningState: 'Canceled' }),
  ],
  [
    'abort: all nodes as the pool shows',
    abort(
      { result: 'aborted' },
      { offer: OFFER, nodesRun: { groups: [{ ...NEW, names: nodes(3) }], quarantined: [] } },
    ),
  ],
  [
    'abort: no node as the pool shows',
    abort(
      { result: 'aborted' },
      { offer: OFFER, nodesRun: { groups: [{ ...OLD, names: nodes(3) }], quarantined: [] } },
    ),
  ],
  [
    'abort: several pools',
    abort({
      result: 'aborted',
      isSinglePool: false,
      pools: ['batch', 'user'].map((name) =>
        samplePoolOutcome({
          name,
          result: 'aborted',
          after: NEW,
          provisioningState: 'Canceled',
          offer: OFFER,
        }),
      ),
    }),
  ],
  [
    'abort: what is on record was not read, and it was no upgrade',
    abort(
      {
        result: 'aborted',
        moves: [
          rollbackRecord({
            move: { kind: 'abort', target: { kind: 'pool', name: 'user' }, why: 'asked' },
            before: { provisioningState: 'Scaling' },
          }),
        ],
      },
      { provisioningState: 'Canceled' },
    ),
  ],
  [
    'abort: of the cluster',
    abort({
      result: 'aborted',
      isSinglePool: false,
      pools: [],
      clusterResult: 'aborted',
      cluster: sampleCluster({ provisioningState: 'Canceled' }),
    }),
  ],
  ['abort: another operation goes on', abort({ result: 'aborted' }, { provisioningState: 'Upgrading' })],
  [
    'abort: begun by an update run of a fleet',
    abort({ result: 'aborted', mayBeginAgain: fleetRun() }, { offer: OFFER, provisioningState: 'Canceled' }),
  ],
  ['abort: idle, and if-idle: fail', abort({ fails: true })],
  [
    'abort: idle, and stopped partway before',
    abort({}, { provisioningState: 'Failed', offer: { available: false } }),
  ],
  [
    'abort: the cluster is idle, and pools stopped partway',
    abort({
      isSinglePool: false,
      pools: [],
      clusterResult: 'nothing-to-abort',
      cluster: sampleCluster({
        pools: ['batch', 'user'].map((name) => samplePool({ name, provisioningState: 'Canceled' })),
      }),
    }),
  ],
  [
    'abort: idle, and its state is unknown',
    abort({ isSinglePool: false, pools: [], cluster: sampleCluster({ provisioningState: 'Odd' }) }),
  ],
  ['abort: idle beside a pool that moves', beside('Upgrading')],
  ['abort: idle beside a pool that is being deleted', beside('Deleting')],
  ['abort: idle beside a pool that is being aborted', beside('Canceling')],
  ['abort: of a pool that is stopped', abort({}, { powerState: 'Stopped' })],
  [
    'abort: of a cluster that is stopped',
    abort({ isSinglePool: false, pools: [], cluster: sampleCluster({ powerState: 'Stopped' }) }),
  ],
  [
    'abort: timed out while it was waited for',
    abort({
      result: 'timed-out',
      fails: true,
      moves: [
        rollbackRecord({
          move: { kind: 'abort', target: { kind: 'pool', name: 'user' }, why: 'asked' },
          operation: sampleOperation({ id: '667f282c-8cad-4c4d-a8b4-17de68c55e9f', status: 'Canceling' }),
        }),
      ].map(({ settlement: _, ...record }) => record),
    }),
  ],
];
