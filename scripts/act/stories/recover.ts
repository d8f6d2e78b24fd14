/** Stories of recover.yml, and many-clusters.yml, which calls it. */

import { ends, type Expected } from '../expectations.ts';
import type { Given, Story } from '../play.ts';
import { hanging, NEW, OLD, OUTDATED, UPGRADED, world } from '../worlds.ts';

function recover(name: string, given: Given, expected: Expected): Story {
  return { name: `recover: ${name}`, workflows: ['recover.yml'], ...given, expect: ends(expected) };
}

const STEP = 'Status, abort or rollback';

export const RECOVER: readonly Story[] = [
  recover(
    'the form as it opens reports, and changes nothing',
    { scenario: world(hanging('47m')) },
    {
      run: 'success',
      results: { [STEP]: 'in-progress' },
      changes: [],
    },
  ),
  recover(
    'a status that waits for the end of an upgrade',
    {
      scenario: world({ ...OUTDATED, running: { kind: 'Upgrade', kubernetesVersion: NEW, nodesDone: 2 } }),
      inputs: { nodepool: 'user', wait: 'true' },
    },
    { run: 'success', results: { [STEP]: 'succeeded' }, changes: [] },
  ),
  recover(
    'a dry run of a rollback',
    {
      scenario: world(hanging('47m')),
      inputs: { mode: 'rollback', nodepool: 'user', 'if-busy': 'abort', 'dry-run': 'true' },
    },
    { run: 'success', results: { [STEP]: 'planned' }, changes: [] },
  ),
  recover(
    'an abort',
    { scenario: world(hanging('47m')), inputs: { mode: 'abort', nodepool: 'user', reason: 'It hangs' } },
    { run: 'success', results: { [STEP]: 'aborted' }, changes: ['pool.abort'] },
  ),
  recover(
    'an abort that names no pool, while only a pool moves: red, names the pool, stops nothing',
    { scenario: world(hanging('47m')), inputs: { mode: 'abort' } },
    { run: 'failure', results: { [STEP]: 'blocked' }, says: ['nodepool: user'], changes: [] },
  ),
  recover(
    "an abort of the cluster's own operation leaves a moving pool alone",
    {
      scenario: world(hanging('47m'), {
        running: { kind: 'Upgrade', kubernetesVersion: '1.36.0', stuck: true },
      }),
      inputs: { mode: 'abort' },
    },
    {
      run: 'success',
      results: { [STEP]: 'aborted' },
      changes: ['cluster.abort'],
      user: `Upgrading ${NEW} ${OLD}`,
    },
  ),
  recover(
    'a rollback that aborts first and switches auto-upgrade off',
    {
      scenario: world(hanging('47m'), { upgradeChannel: 'stable' }),
      inputs: { mode: 'rollback', nodepool: 'user', 'if-busy': 'abort' },
    },
    { run: 'success', results: { [STEP]: 'rolled-back' }, user: `Succeeded ${OLD}` },
  ),
  recover(
    'without the role that changes things: red, and names the permission',
    {
      scenario: world(hanging('47m')),
      inputs: { mode: 'abort', nodepool: 'user' },
      withoutRole: 'operator',
    },
    {
      run: 'failure',
      results: { [STEP]: 'failed' },
      says: ['agentPools/abort/action'],
      user: `Upgrading ${NEW} ${OLD}`,
    },
  ),
  recover(
    'without a credential for its subject: red, and names the subject',
    { scenario: world({}), withoutSubject: 'environment:production' },
    { run: 'failure', results: { [STEP]: 'error' }, says: ['repo:contoso/shop:environment:production'] },
  ),
];

const INVENTORY = JSON.stringify([
  { cluster: 'prod', 'resource-group': 'rg' },
  { cluster: 'other', 'resource-group': 'rg' },
]);

function many(name: string, inputs: Readonly<Record<string, string>>, expected: Expected): Story {
  const clusters = [
    ...(world(UPGRADED).clusters ?? []),
    ...(world(UPGRADED, { name: 'other' }).clusters ?? []),
  ];
  return {
    name: `many clusters: ${name}`,
    workflows: ['many-clusters.yml', 'recover.yml'],
    scenario: { clusters },
    inputs,
    files: () => ({ 'clusters.json': INVENTORY }),
    expect: ends(expected),
  };
}

export const MANY: readonly Story[] = [
  many('status', {}, { run: 'success', results: { [STEP]: 'succeeded' }, changes: [] }),
  many(
    'rollback',
    { mode: 'rollback', 'kubernetes-version': OLD, reason: 'Checkout is slow' },
    {
      run: 'success',
      results: { [STEP]: 'rolled-back' },
      changes: ['pool.put', 'pool.put'],
    },
  ),
];
