/** What to do now after a report, in each situation. */

import {
  MINUTE,
  sampleCluster,
  sampleError,
  sampleOperation,
  START,
} from '../../__tests__/unit/report/samples.ts';
import { OFFER, status, underWay, UPGRADE, type Told } from './outcomes.ts';

const WAITED = {
  move: { kind: 'wait', targets: [{ kind: 'pool', name: 'user' }], why: 'asked' },
  answer: { kind: 'none' },
  startedAt: START,
} as const;

/** Title, outcome, and what is known of the workflow run. */
export const AFTER_STATUS: readonly Told[] = [
  ['status: an upgrade in progress', underWay({})],
  ['status: an upgrade that takes long', underWay({ runningMs: 61 * MINUTE })],
  ['status: an upgrade that is stuck', underWay({ runningMs: 180 * MINUTE })],
  [
    'status: an upgrade, and a scale that began after it',
    underWay({ later: [sampleOperation({ id: 'op-2', kind: 'Scale' })] }),
  ],
  ['status: a deletion', status({ result: 'in-progress' }, { provisioningState: 'Deleting' })],
  [
    'status: a cluster that is being created',
    status({ result: 'in-progress', cluster: sampleCluster({ provisioningState: 'Creating' }) }),
  ],
  [
    'status: timed out',
    underWay(
      {},
      {
        result: 'timed-out',
        fails: true,
        operation: UPGRADE,
        moves: [WAITED],
      },
    ),
  ],
  [
    'status: canceled, with nothing to go back to',
    status({ result: 'canceled' }, { provisioningState: 'Canceled', offer: { available: false } }),
  ],
  [
    'status: canceled, and what is on record was not read',
    status({ result: 'canceled' }, { provisioningState: 'Canceled' }),
  ],
  [
    'status: failed on a drain',
    status(
      {
        result: 'failed',
        error: sampleError({ code: 'PodDrainFailure', message: 'Drain of node aks-user-1 failed.' }),
      },
      { provisioningState: 'Failed', offer: OFFER },
    ),
  ],
  ['status: a stopped pool', status({}, { powerState: 'Stopped' })],
  [
    'status: canceled, and stopped since',
    status({ result: 'canceled' }, { powerState: 'Stopped', provisioningState: 'Canceled' }),
  ],
  [
    'status: both channels are off',
    status({ cluster: sampleCluster({ upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' }) }),
  ],
  [
    'status: both channels are off, and a rollback is on offer',
    status(
      { cluster: sampleCluster({ upgradeChannel: 'none', nodeOsUpgradeChannel: 'None' }) },
      { offer: OFFER },
    ),
  ],
];
