/** Stories of upgrade-smoke-test-rollback.yml. */

import { ends, type Expected } from '../expectations.ts';
import type { Given, Story } from '../play.ts';
import { FAILED, NEW, OLD, OUTDATED, world } from '../worlds.ts';
import { PERMISSION } from './permission.ts';

const PASSES = '#!/bin/sh\nexit 0\n';
const FAILS = '#!/bin/sh\necho "checkout answers 500"\nexit 1\n';

function upgrade(name: string, given: Given, expected: Expected): Story {
  return {
    name: `upgrade, smoke test, rollback: ${name}`,
    workflows: ['upgrade-smoke-test-rollback.yml'],
    scenario: world(OUTDATED),
    inputs: { nodepool: 'user', 'kubernetes-version': NEW },
    files: () => ({ 'smoke-test.sh': PASSES }),
    ...given,
    expect: ends(expected),
  };
}

export const UPGRADE: readonly Story[] = [
  upgrade(
    'all goes well',
    {},
    {
      run: 'success',
      results: { 'Smoke test': 'success', 'Roll back': 'skipped' },
      user: `Succeeded ${NEW}`,
    },
  ),
  upgrade(
    'the smoke test fails',
    { files: () => ({ 'smoke-test.sh': FAILS }) },
    {
      run: 'failure',
      results: { 'Wait for it to end': 'succeeded', 'Roll back': 'rolled-back' },
      user: `Succeeded ${OLD}`,
    },
  ),
  upgrade(
    'the upgrade hangs',
    { faults: ['operation-stuck'] },
    {
      run: 'failure',
      results: { 'Wait for it to end': 'timed-out', 'Smoke test': 'skipped', 'Roll back': 'rolled-back' },
      changes: ['pool.put', 'pool.abort', 'pool.put'],
      user: `Succeeded ${OLD}`,
    },
  ),
  upgrade(
    'the upgrade fails',
    { faults: ['operation-fails=drain-blocked'] },
    {
      run: 'failure',
      results: { 'Wait for it to end': 'failed', 'Roll back': 'rolled-back' },
      user: `Succeeded ${OLD}`,
    },
  ),
  upgrade(
    'az loses its sign-in before it has sent anything: nothing is rolled back',
    { azLosesSignIn: 'before' },
    {
      run: 'failure',
      results: { 'Wait for it to end': 'skipped', 'Smoke test': 'skipped', 'Roll back': 'skipped' },
      changes: [],
      user: `Succeeded ${OLD}`,
    },
  ),
  upgrade(
    'az loses its sign-in when the upgrade runs: a healthy upgrade stays',
    { azLosesSignIn: 'after' },
    {
      run: 'failure',
      results: { 'Wait for it to end': 'succeeded', 'Smoke test': 'success', 'Roll back': 'skipped' },
      changes: ['pool.put'],
      user: `Succeeded ${NEW}`,
    },
  ),
  upgrade(
    'without the role that reads operations: not upgraded, and says which permission',
    { withoutRole: 'reader' },
    {
      run: 'failure',
      results: { 'Start the upgrade': 'skipped', 'Roll back': 'skipped' },
      changes: [],
      says: [PERMISSION],
    },
  ),
  upgrade(
    'Azure shows nothing of the upgrade: red, and the old version is not tested in its place',
    { upgradeUnseen: true },
    {
      run: 'failure',
      results: { 'Smoke test': 'skipped', 'Roll back': 'skipped' },
      changes: [],
    },
  ),
  upgrade(
    'there is no smoke test: not upgraded, rather than upgraded and rolled back',
    { files: () => ({}) },
    {
      run: 'failure',
      results: { 'Start the upgrade': 'skipped', 'Roll back': 'skipped' },
      changes: [],
      says: ['smoke-test.sh'],
    },
  ),
  upgrade(
    'a pool that is Failed already: not upgraded',
    { scenario: world(FAILED) },
    {
      run: 'failure',
      results: { 'Start the upgrade': 'skipped', 'Roll back': 'skipped' },
      changes: [],
    },
  ),
  upgrade(
    'the run is canceled: no rollback, the upgrade continues',
    { faults: ['operation-stuck'], cancel: { step: 'Wait for it to end', afterMs: 3000 } },
    { run: 'failure', results: { 'Roll back': 'skipped' }, changes: ['pool.put'] },
  ),
];
