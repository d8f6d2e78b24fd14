/** Reads that a run can do without don't hold its change up, and what an abort hits is read right before it. */

import { describe, expect, test } from '@jest/globals';
import type { RouteName, Simulator } from '../../simulator/simulator.ts';
import { onAzure, requestsTo, type Run } from '../support/bundle.ts';
import { cluster, upgraded, upgrading } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const ABORT = { mode: 'abort', nodepool: 'user' };

interface Check {
  readonly id: string;
  readonly verdict: string;
  readonly seen: string;
}

function warningsOf({ report }: Run): Readonly<Record<string, string>> {
  const checks = report['checks'] as readonly Check[];
  return Object.fromEntries(
    checks.filter(({ verdict }) => verdict === 'warned').map(({ id, seen }) => [id, seen]),
  );
}

/** Milliseconds from the answer to the first read of the cluster until the change was sent. */
function heldUpMs({ requests }: Run, route: RouteName): number {
  const [first] = requestsTo(requests, 'cluster.get');
  const [change] = requestsTo(requests, route);
  return (change?.at ?? Infinity) - (first?.at ?? 0);
}

/** Id of the operation that began last on the pool. */
function latestId(azure: Simulator): string {
  return (
    azure
      .cluster()
      .operations.filter(({ pool, isAbort }) => pool === 'user' && !isAbort)
      .at(-1)?.id ?? ''
  );
}

/** What a rollback can do without. */
const OPTIONAL: readonly RouteName[] = [
  ...(['cluster.operations', 'region.versions', 'fleet.list', 'maintenance.list'] as const),
];

describe('optional reads hold a change up for five seconds, all together', () => {
  test.concurrent(
    'a rollback goes on without what has not answered, and each check warns by name',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      for (const route of OPTIONAL) azure.inject({ kind: 'delay', route, seconds: 20, times: 99 });
      const back = await run(ROLLBACK);
      expect(back.result).toBe('rolled-back');
      expect(heldUpMs(back, 'pool.put')).toBeLessThan(7_500);
      expect(warningsOf(back)).toMatchObject({
        'version-supported': expect.stringContaining('could not be read'),
        'fleet-auto-upgrade': expect.stringContaining('could not be read'),
        'fleet-update-run': expect.stringContaining('could not be read'),
        permission: expect.stringMatching(/within five seconds.*maintenance windows.*recent operations/),
      });
    }),
  );

  test.concurrent(
    'so does an abort, which reads the pool again before it is sent',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      for (const route of [
        'activity.list',
        'pool.operations',
        'pool.operation',
        'cluster.operations',
      ] as const) {
        azure.inject({ kind: 'delay', route, seconds: 20, times: 99 });
      }
      const aborted = await run(ABORT);
      expect(aborted.result).toBe('aborted');
      expect(heldUpMs(aborted, 'pool.abort')).toBeLessThan(7_500);
      expect(aborted.warnings.join()).toMatch(/within five seconds.*Activity Log/s);
    }),
  );

  test.concurrent(
    'status tells what it has, and warns',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'delay', route: 'pool.machines', seconds: 20, times: 99 });
      const from = Date.now();
      const status = await run({ mode: 'status', nodepool: 'user' });
      expect(Date.now() - from).toBeLessThan(12_000);
      expect(status.outputs).toMatchObject({
        result: 'succeeded',
        'rollback-available': 'true',
        nodes: '[]',
      });
      expect(warningsOf(status)['permission']).toContain('the nodes of pool user');
    }),
  );

  test.concurrent(
    'status does not ask for the latest operation when the list of active ones is late',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      for (const route of ['pool.operations', 'pool.operation'] as const) {
        azure.inject({ kind: 'delay', route, seconds: 20, times: 99 });
      }
      const status = await run({ mode: 'status', nodepool: 'user' });
      expect(status.result).toBe('in-progress');
      expect(requestsTo(status.requests, 'pool.operation')).toEqual([]);
      expect(warningsOf(status)['permission']).toMatch(/within five seconds.*latest operation on pool user/);
    }),
  );

  test.concurrent(
    'what answers within them is used, and what is required is waited for',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'delay', route: 'region.versions', seconds: 2 });
      azure.inject({ kind: 'delay', route: 'pool.upgradeProfile', seconds: 7 });
      const back = await run(ROLLBACK);
      expect(back.result).toBe('rolled-back');
      expect(warningsOf(back)).not.toHaveProperty('version-supported');
    }),
  );

  test.concurrent(
    'the read that guards operation-id is no optional one',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      const id = latestId(azure);
      azure.inject({ kind: 'delay', route: 'pool.operation', seconds: 6 });
      const aborted = await run({ ...ABORT, 'operation-id': id });
      expect(aborted.outputs).toMatchObject({ result: 'aborted', 'operation-id': id });
    }),
  );
});

describe('an abort is withheld when its target has changed since it was read', () => {
  test.concurrent(
    'if-busy: abort does not stop the Scaling that took the place of an upgrade',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'delay', route: 'cluster.operations', seconds: 3 });
      azure.after('cluster.get', () => {
        azure.act({ kind: 'finish', pool: 'user' });
        azure.act({ kind: 'operation', pool: 'user', state: 'Scaling', seconds: 60_000 });
      });
      const blocked = await run({ ...ROLLBACK, 'if-busy': 'abort' });
      expect([blocked.result, blocked.changes]).toEqual(['blocked', []]);
    }),
  );

  test.concurrent(
    'mode abort: the operation that it was for has ended, and another upgrade began',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'delay', route: 'activity.list', seconds: 1 });
      azure.after('pool.operations', () => {
        azure.act({ kind: 'finish', pool: 'user' });
        azure.act({ kind: 'operation', pool: 'user', state: 'Upgrading', seconds: 60_000 });
      });
      const ended = await run(ABORT);
      expect([ended.result, ended.changes]).toEqual(['completed-before-abort', []]);
    }),
  );

  test.concurrent(
    'after the POST it says which operation was hit',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      const meant = latestId(azure);
      azure.before('pool.abort', () => {
        azure.act({ kind: 'finish', pool: 'user' });
        azure.act({ kind: 'operation', pool: 'user', state: 'Upgrading', seconds: 60_000 });
      });
      const aborted = await run(ABORT);
      const hit = latestId(azure);
      expect(hit).not.toBe(meant);
      expect(aborted.outputs).toMatchObject({ result: 'aborted', 'operation-id': hit });
      expect(aborted.warnings.join()).toContain(`operation ${hit} was aborted instead`);
    }),
  );

  test.concurrent(
    'fresh reads cost no second one',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ run }) => {
      const aborted = await run(ABORT);
      const post = aborted.requests.findIndex(({ route }) => route === 'pool.abort');
      expect(requestsTo(aborted.requests.slice(0, post), 'cluster.get')).toHaveLength(1);
    }),
  );
});

describe('one 404', () => {
  test.concurrent(
    'on the POST of an abort is confirmed by reads',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', status: 404, route: 'pool.abort' });
      const failed = await run(ABORT);
      expect(failed.result).toBe('failed');
      expect(failed.log + failed.summary).not.toMatch(/deleted/i);
      expect(failed.outputs['error-code']).toBe('ResourceNotFound');
    }),
  );

  test.concurrent(
    'of a gateway on the POST is the network: sent again, once',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', status: 404, body: 'html', route: 'pool.abort' });
      const aborted = await run(ABORT);
      expect([aborted.result, aborted.changes]).toEqual(['aborted', ['pool.abort', 'pool.abort']]);
    }),
  );

  test.concurrent(
    'and a pool that is gone is told',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      azure.before('pool.abort', () => {
        azure.act({ kind: 'delete-pool', pool: 'user' });
      });
      const failed = await run(ABORT);
      expect(failed.result).toBe('failed');
      expect(failed.log).toMatch(/deleted/i);
    }),
  );

  test.concurrent(
    'four that speak of the subscription tell that the permissions are lost, not that it was deleted',
    onAzure({ scenario: cluster([upgraded()]), speed: 20 }, async ({ azure, run }) => {
      azure.after('pool.put', () => {
        const code = 'SubscriptionNotFound';
        azure.inject({ kind: 'status', status: 404, code, route: ['cluster.get', 'pool.get'], times: 999 });
      });
      const lost = await run(ROLLBACK);
      expect(lost.outputs).toMatchObject({ result: 'error', 'error-code': 'SubscriptionNotFound' });
      expect(lost.log + lost.summary).not.toMatch(/deleted/i);
    }),
  );
});
