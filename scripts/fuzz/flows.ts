/** The runs whose answers are distorted: between them they ask for everything that the action ever asks for. */

import {
  cluster,
  halfRolledBack,
  OLD,
  rollingBack,
  stopped,
  untouched,
  upgraded,
  upgrading,
} from '../../__tests__/support/scenarios.ts';
import type { Scenario } from '../../simulator/simulator.ts';

export interface Flow {
  readonly name: string;
  readonly scenario: Scenario;
  readonly inputs: Readonly<Record<string, string>>;
  readonly signIn?: 'federation';
}

const CHANNELS = { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'NodeImage' };

/** A fleet whose profile covers another member's group only. */
const FLEETS: NonNullable<Scenario['fleets']> = [
  {
    name: 'fleet',
    members: [{ name: 'prod', cluster: 'prod', group: 'late' }],
    autoUpgradeProfiles: [{ name: 'early', channel: 'Stable', updateStrategy: 'first' }],
    updateStrategies: [{ name: 'first', stages: [{ name: 'one', groups: ['early'] }] }],
  },
];

export const FLOWS: readonly Flow[] = [
  {
    name: 'rollback that switches auto-upgrade off',
    scenario: { ...cluster([untouched(), upgraded()], CHANNELS), fleets: FLEETS },
    inputs: { mode: 'rollback', nodepool: 'user' },
  },
  {
    name: 'rollback that signs in by federation',
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user' },
    signIn: 'federation',
  },
  {
    name: 'rollback that aborts first',
    scenario: cluster([upgrading()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'if-busy': 'abort' },
  },
  {
    name: 'rollback of a stopped upgrade that the switch-off resumes',
    scenario: cluster([stopped()], CHANNELS),
    inputs: { mode: 'rollback', nodepool: 'user' },
  },
  {
    name: 'rollback that stopped partway',
    scenario: cluster([halfRolledBack()]),
    inputs: { mode: 'rollback', nodepool: 'user' },
  },
  {
    name: 'rollback that is running already',
    scenario: cluster([
      rollingBack('user', { running: { kind: 'Rollback', ...OLD, startedAgo: '5m', nodesDone: 1 } }),
    ]),
    inputs: { mode: 'rollback', nodepool: 'user' },
  },
  {
    name: 'rollback of all pools with a record',
    scenario: { ...cluster([untouched(), upgraded('user'), upgraded('batch')]), fleets: FLEETS },
    inputs: { mode: 'rollback', nodepool: '*', 'kubernetes-version': OLD.kubernetesVersion },
  },
  {
    name: 'rollback that waits for nothing',
    scenario: cluster([upgraded()]),
    inputs: { mode: 'rollback', nodepool: 'user', wait: 'false' },
  },
  {
    name: 'rollback that is only planned',
    scenario: { ...cluster([upgraded()], CHANNELS), fleets: FLEETS },
    inputs: { mode: 'rollback', nodepool: 'user', 'dry-run': 'true' },
  },
  {
    name: 'abort of a pool',
    scenario: cluster([untouched(), upgrading()]),
    inputs: { mode: 'abort', nodepool: 'user' },
  },
  {
    name: 'abort of the cluster',
    scenario: cluster([untouched()], { running: { kind: 'Upgrading', stuck: true } }),
    inputs: { mode: 'abort' },
  },
  {
    name: 'abort of everything',
    scenario: cluster([upgrading('user'), upgrading('batch')]),
    inputs: { mode: 'abort', nodepool: '*' },
  },
  {
    name: 'status of everything',
    scenario: cluster([untouched(), upgraded(), stopped('batch', 'Failed')]),
    inputs: { mode: 'status' },
  },
  {
    name: 'status that waits',
    scenario: cluster([
      untouched(),
      upgrading('user', { running: { kind: 'Upgrade', kubernetesVersion: '1.35.5', startedAgo: '5m' } }),
    ]),
    inputs: { mode: 'status', nodepool: 'user', wait: 'true' },
  },
];
