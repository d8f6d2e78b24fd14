/** The rows and columns of the fault matrix: flows of the action, and what may go wrong with each of their requests. */

import type { Fault, RouteName, Scenario } from '../../simulator/simulator.ts';
import { cluster, stopped, untouched, upgraded, upgrading } from './scenarios.ts';

export interface Flow {
  readonly name: string;
  readonly scenario: Scenario;
  readonly inputs: Readonly<Record<string, string>>;
  readonly signIn?: 'federation';
  /** How it ends without faults, and with every fault that may be sat out. */
  readonly result: string;
}

const CHANNELS = { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'NodeImage' };

export const FLOWS: readonly Flow[] = [
  {
    name: 'rollback that switches auto-upgrade off',
    scenario: cluster([untouched(), upgraded()], CHANNELS),
    inputs: { mode: 'rollback', nodepool: 'user' },
    signIn: 'federation',
    result: 'rolled-back',
  },
  {
    name: 'rollback that aborts first',
    scenario: cluster([upgrading()]),
    inputs: { mode: 'rollback', nodepool: 'user', 'if-busy': 'abort' },
    result: 'rolled-back',
  },
  {
    name: 'rollback of a stopped upgrade that the switch-off resumes',
    scenario: cluster([stopped()], CHANNELS),
    inputs: { mode: 'rollback', nodepool: 'user' },
    result: 'rolled-back',
  },
  {
    name: 'abort of a pool',
    scenario: cluster([untouched(), upgrading()]),
    inputs: { mode: 'abort', nodepool: 'user' },
    result: 'aborted',
  },
  {
    name: 'abort of the cluster',
    scenario: cluster([untouched()], { running: { kind: 'Upgrading', stuck: true } }),
    inputs: { mode: 'abort' },
    result: 'aborted',
  },
  {
    name: 'status that waits',
    scenario: cluster([
      untouched(),
      upgrading('user', { running: { kind: 'Upgrade', kubernetesVersion: '1.35.5', startedAgo: '5m' } }),
    ]),
    inputs: { mode: 'status', nodepool: 'user', wait: 'true' },
    result: 'succeeded',
  },
];

export type Shape = Readonly<Record<string, unknown>>;

/** What can be sat out: with any of these once, a run ends as it would without. */
export const PASSING: Readonly<Record<string, Shape>> = {
  '429 with Retry-After': { kind: 'status', status: 429, retryAfter: 30 },
  '429 without': { kind: 'status', status: 429 },
  '408': { kind: 'status', status: 408 },
  '500': { kind: 'status', status: 500, body: 'flat' },
  '502 with HTML': { kind: 'status', status: 502, body: 'html' },
  '503 without a body': { kind: 'status', status: 503, body: 'empty' },
  '504': { kind: 'status', status: 504 },
  'a reset before': { kind: 'reset' },
  'a reset after': { kind: 'reset', phase: 'after' },
  'a 500 after': { kind: 'status', status: 500, phase: 'after' },
  'a hang before': { kind: 'hang' },
  'a hang after': { kind: 'hang', phase: 'after' },
  'JSON cut off': { kind: 'truncated-json' },
  'an empty body': { kind: 'empty-body' },
  '401': { kind: 'unauthorized' },
  'a claims challenge': { kind: 'claims-challenge' },
  'no headers': { kind: 'drop-headers', headers: ['azure-asyncoperation', 'location'] },
  'a foreign operation URL': { kind: 'foreign-operation-url' },
  'a date a day ahead': { kind: 'date-skew', seconds: 86_400 },
};

/** What may decide how a run ends: only the promises are held. */
export const DECIDING: Readonly<Record<string, Shape>> = {
  '400': { kind: 'status', status: 400 },
  '403': { kind: 'status', status: 403 },
  '404': { kind: 'status', status: 404 },
  '409': { kind: 'status', status: 409 },
  '412': { kind: 'status', status: 412 },
  'an empty object': { kind: 'empty-object' },
  'HTML with 200': { kind: 'html' },
  'a redirect': { kind: 'redirect', to: 'foreign' },
  'a foreign next link': { kind: 'next-link', to: 'foreign' },
  'a next link to itself': { kind: 'next-link', to: 'loop', times: 100 },
  'an operation stuck in progress': { kind: 'operation-status', text: 'InProgress', times: 1000 },
  'an operation text with fail': { kind: 'operation-status', text: 'NodeFailover; 0 failed', times: 1000 },
  'a 503 that stays': { kind: 'status', status: 503, times: 1000 },
  'resets that stay': { kind: 'reset', times: 1000 },
};

/** The fault of that shape, at one request of a route. */
export function faultAt(shape: Shape, route: RouteName, skip = 0): Fault {
  return { times: 1, ...shape, route, skip } as Fault;
}
