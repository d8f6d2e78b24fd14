/** Stories of the other workflows that start an upgrade or stop one. */

import { ends, type Expected } from '../expectations.ts';
import type { Given, Story } from '../play.ts';
import { FAILED, hanging, NEW, OLD, OUTDATED, UPGRADED, world } from '../worlds.ts';
import { PERMISSION } from './permission.ts';

function canceled(name: string, given: Given, expected: Expected): Story {
  return {
    name: `stop when canceled: ${name}`,
    workflows: ['abort-when-canceled.yml'],
    scenario: world(OUTDATED),
    inputs: { 'kubernetes-version': NEW },
    ...given,
    expect: ends(expected),
  };
}

export const CANCELED: readonly Story[] = [
  canceled(
    'all goes well',
    {},
    {
      run: 'success',
      results: { 'Stop it': 'skipped' },
      changes: ['pool.put'],
      user: `Succeeded ${NEW}`,
    },
  ),
  canceled(
    'the run is canceled: this upgrade is aborted',
    { faults: ['operation-stuck'], cancel: { step: 'Wait for it to end', afterMs: 3000 } },
    { run: 'failure', results: { 'Stop it': 'aborted' }, changes: ['pool.put', 'pool.abort'] },
  ),
  canceled(
    'the upgrade hangs: aborted',
    { faults: ['operation-stuck'] },
    {
      run: 'failure',
      results: { 'Wait for it to end': 'timed-out', 'Stop it': 'aborted' },
      changes: ['pool.put', 'pool.abort'],
    },
  ),
  canceled(
    'az loses its sign-in when the upgrade runs',
    { azLosesSignIn: 'after' },
    {
      run: 'failure',
      results: { 'Stop it': 'skipped' },
      user: `Succeeded ${NEW}`,
    },
  ),
  canceled(
    'Azure shows nothing of the upgrade: red',
    { upgradeUnseen: true },
    { run: 'failure', results: { 'Stop it': 'skipped' }, changes: [] },
  ),
  canceled(
    "someone else's operation is in progress: not upgraded, and that one is left alone",
    {
      scenario: world({ ...OUTDATED, running: { kind: 'Scaling', startedAgo: '5m', stuck: true } }),
    },
    {
      run: 'failure',
      results: { 'Wait for it to end': 'skipped', 'Stop it': 'skipped' },
      changes: [],
    },
  ),
  canceled(
    'without the role that reads operations: not upgraded',
    { withoutRole: 'reader' },
    {
      run: 'failure',
      results: { 'Start the upgrade': 'skipped' },
      changes: [],
      says: [PERMISSION],
    },
  ),
];

function approved(name: string, given: Given, expected: Expected): Story {
  return {
    name: `abort, then roll back: ${name}`,
    workflows: ['abort-then-rollback.yml'],
    inputs: { nodepool: 'user', reason: 'It hangs' },
    ...given,
    expect: ends(expected),
  };
}

export const APPROVED: readonly Story[] = [
  approved(
    'a stuck upgrade',
    { scenario: world(hanging('47m')) },
    {
      run: 'success',
      results: { Abort: 'aborted', 'Roll back': 'rolled-back' },
      user: `Succeeded ${OLD}`,
    },
  ),
  approved(
    'the upgrade ends first: the reviewers are told',
    { scenario: { ...world(hanging('47m')), switches: { abortRace: 'operation-succeeds' } } },
    {
      run: 'success',
      results: { Abort: 'completed-before-abort', 'Roll back': 'rolled-back' },
      says: ['Nothing was aborted (completed-before-abort)'],
    },
  ),
  approved(
    'nothing is on offer: red',
    { scenario: world({ recentlyUsed: [] }) },
    {
      run: 'failure',
      results: { Abort: 'nothing-to-abort', 'Roll back': 'skipped' },
      changes: [],
      says: ['Not rolled back (nothing-to-abort)'],
    },
  ),
  approved(
    'nothing was in progress: red, and a good upgrade stays',
    { scenario: world(UPGRADED) },
    { run: 'failure', results: { Abort: 'nothing-to-abort', 'Roll back': 'skipped' }, changes: [] },
  ),
  approved(
    'without a credential for the second environment: aborted, red, and names the subject',
    { scenario: world(hanging('47m')), withoutSubject: 'environment:production-approval' },
    {
      run: 'failure',
      results: { Abort: 'aborted', 'Roll back': 'error' },
      says: ['repo:contoso/shop:environment:production-approval'],
    },
  ),
];

function gate(name: string, given: Given, expected: Expected): Story {
  return { name: `gate: ${name}`, workflows: ['status-gate.yml'], ...given, expect: ends(expected) };
}

const OLD_IMAGE = { nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202604.22.1' };

export const GATE: readonly Story[] = [
  gate('open', { scenario: world(OLD_IMAGE) }, { run: 'success', changes: ['pool.upgradeNodeImage'] }),
  gate(
    'closed by a failed pool',
    { scenario: world(FAILED) },
    {
      run: 'failure',
      results: { 'Wait until nothing is in progress': 'failed' },
      changes: [],
    },
  ),
  gate(
    'closed by an operation that does not end',
    { scenario: world(hanging('47m')) },
    {
      run: 'failure',
      results: { 'Wait until nothing is in progress': 'timed-out' },
      changes: [],
      says: ['the cluster is not ready (timed-out)'],
    },
  ),
  gate(
    'the upgrade fails',
    { scenario: world(OLD_IMAGE), faults: ['operation-fails=quota'] },
    {
      run: 'failure',
      results: { 'Wait for it to end': 'failed' },
    },
  ),
  gate(
    'az has no sign-in',
    { scenario: world(OLD_IMAGE), azLosesSignIn: 'before' },
    { run: 'failure', changes: [] },
  ),
];
