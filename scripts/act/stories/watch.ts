/** Stories of nightly-watch.yml, and the rehearsal. */

import { ends, type Expected } from '../expectations.ts';
import type { Given, Story } from '../play.ts';
import { hanging, world } from '../worlds.ts';
import { PERMISSION } from './permission.ts';

function watch(name: string, given: Given, expected: Expected): Story {
  return {
    name: `watch: ${name}`,
    workflows: ['nightly-watch.yml'],
    event: 'schedule',
    ...given,
    expect: ends(expected),
  };
}

const MAY_ABORT: Given = { variables: () => ({ AKS_WATCH_ABORT: 'true' }) };

export const WATCH: readonly Story[] = [
  watch('nothing is in progress', { scenario: world({}) }, { run: 'success', changes: [] }),
  watch('an upgrade of forty minutes', { scenario: world(hanging('40m')) }, { run: 'success', changes: [] }),
  watch(
    'an upgrade of five hours: red',
    { scenario: world(hanging('5h')) },
    {
      run: 'failure',
      results: { 'Abort it': 'skipped' },
      changes: [],
      says: ['Busy for 5 hours: pool user'],
    },
  ),
  watch(
    'an upgrade of five hours: aborted, and red',
    { scenario: world(hanging('5h')), ...MAY_ABORT },
    {
      run: 'failure',
      results: { 'Abort it': 'aborted' },
      changes: ['pool.abort'],
    },
  ),
  watch(
    "the cluster's own operation of five hours",
    {
      scenario: world(
        {},
        { running: { kind: 'Upgrade', kubernetesVersion: '1.36.0', startedAgo: '5h', stuck: true } },
      ),
      ...MAY_ABORT,
    },
    {
      run: 'failure',
      results: { 'Abort it': 'aborted' },
      changes: ['cluster.abort'],
      says: ['Busy for 5 hours: the cluster'],
    },
  ),
  watch(
    'an upgrade of five hours beside a scale operation that has just begun: red',
    {
      scenario: world({
        ...hanging('5h'),
        alsoRunning: [{ kind: 'Scaling', startedAgo: '2m', stuck: true }],
      }),
    },
    { run: 'failure', changes: [], says: ['Busy for 5 hours: pool user'] },
  ),
  watch(
    'without the role that reads operations: red, and says which permission',
    {
      scenario: world(hanging('5h')),
      withoutRole: 'reader',
    },
    { run: 'failure', changes: [], says: [PERMISSION] },
  ),
  watch(
    'a cluster and a pool of it that are both busy for five hours: red, and names both',
    {
      scenario: world(hanging('5h'), {
        running: { kind: 'Upgrade', kubernetesVersion: '1.36.0', startedAgo: '5h', stuck: true },
      }),
    },
    { run: 'failure', changes: [], says: ['Busy for 5 hours: the cluster', 'Busy for 5 hours: pool user'] },
  ),
  watch(
    'without that role while nothing seems to be in progress: red, and says which permission',
    { scenario: world({}), withoutRole: 'reader' },
    { run: 'failure', changes: [], says: [PERMISSION] },
  ),
];

export const REHEARSAL: Story = {
  name: 'rehearsal',
  workflows: ['rehearsal.yml'],
  bringsAzure: true,
  expect: ends({
    run: 'success',
    results: {
      'Abort the upgrade': 'aborted',
      'Roll the pool back': 'rolled-back',
      'Report the status again': 'succeeded',
    },
    says: ['The rehearsal ended as the scenario expects.'],
  }),
};
