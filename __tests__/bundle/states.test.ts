/** What is being deleted, created, stopped or changed by somebody else. */

import { describe, expect, test } from '@jest/globals';
import { onAzure, requestsTo } from '../support/bundle.ts';
import { cluster, NEW, OLD, recorded, untouched, upgraded, upgrading } from '../support/scenarios.ts';

const deleting = upgraded('leaving', { running: { kind: 'Deleting', stuck: true } });

describe('a pool that is being deleted', () => {
  test.concurrent(
    'is told and left alone where everything is to be aborted',
    onAzure({ scenario: cluster([untouched(), deleting, upgrading()]) }, async ({ run }) => {
      const aborted = await run({ mode: 'abort', nodepool: '*' });
      expect(aborted.result).toBe('aborted');
      expect(aborted.changes).toEqual(['pool.abort']);
      expect(aborted.pools['leaving']?.result).toBe('not-started');
      expect(aborted.pools['user']?.result).toBe('aborted');
      expect(aborted.warnings.join('\n')).toContain('not-abortable');
    }),
  );

  test.concurrent(
    'blocks where nothing else is there to abort',
    onAzure({ scenario: cluster([untouched(), deleting]) }, async ({ run }) => {
      const blocked = await run({ mode: 'abort', nodepool: '*' });
      expect([blocked.result, blocked.outputs['blocked-by'], blocked.changes]).toEqual([
        'blocked',
        'not-abortable',
        [],
      ]);
    }),
  );

  test.concurrent(
    'is offered no rollback',
    onAzure({ scenario: cluster([untouched(), deleting]) }, async ({ run }) => {
      const status = await run({ mode: 'status', nodepool: 'leaving' });
      expect([status.result, status.outputs['rollback-available']]).toEqual(['in-progress', 'false']);
      expect(status.outputs['rollback-expires-at']).toBe('');
    }),
  );
});

describe('what is stopped', () => {
  test.concurrent(
    'is told, and offers no rollback',
    onAzure(
      { scenario: cluster([untouched(), upgraded('off', { powerState: 'Stopped' }), upgraded()]) },
      async ({ azure, run }) => {
        const before = await run({ mode: 'status', nodepool: 'user' });
        expect([before.outputs['power-state'], before.outputs['rollback-available']]).toEqual([
          'Running',
          'true',
        ]);
        const pool = await run({ mode: 'status', nodepool: 'off' });
        expect([pool.outputs['power-state'], pool.outputs['rollback-available']]).toEqual([
          'Stopped',
          'false',
        ]);
        azure.act({ kind: 'stop' });
        azure.act({ kind: 'pass-time', seconds: 3600 });
        const status = await run({ mode: 'status' });
        expect(status.outputs['power-state']).toBe('Stopped');
        expect(status.report['power-state']).toBe('Stopped');
        expect(status.pools['user']).toMatchObject({ 'rollback-available': false });
        expect(status.warnings.join('\n')).toContain('is stopped');
      },
    ),
  );
});

describe('a second run', () => {
  test.concurrent(
    'joins a rollback to the versions that the pool shows already',
    onAzure(
      {
        scenario: cluster([
          upgraded('user', {
            ...OLD,
            recentlyUsed: [recorded(OLD)],
            running: { kind: 'Updating', remaining: '3h' },
          }),
        ]),
        switches: { operationTypesShown: false },
      },
      async ({ run }) => {
        const joined = await run({ mode: 'rollback', nodepool: 'user' });
        expect([joined.result, joined.changes]).toEqual(['rolled-back', []]);
      },
    ),
  );
});

describe('several pools', () => {
  const pools = [upgraded('system', { mode: 'System' }), upgraded('a'), upgraded('b')];
  const order = (requests: Parameters<typeof requestsTo>[0]): readonly string[] =>
    requestsTo(requests, 'pool.put').map(({ path }) => path.split('/').at(-1) ?? '');

  test.concurrent(
    'go in the order in which they are named',
    onAzure({ scenario: cluster(pools) }, async ({ run }) => {
      const back = await run({ mode: 'rollback', nodepool: 'b,system,a' });
      expect([back.result, order(back.requests)]).toEqual(['rolled-back', ['b', 'system', 'a']]);
    }),
  );

  test.concurrent(
    'go user pools first with `*`, and are known to be back when it runs again',
    onAzure({ scenario: cluster(pools) }, async ({ run }) => {
      const inputs = { mode: 'rollback', nodepool: '*', 'kubernetes-version': OLD.kubernetesVersion };
      const back = await run(inputs);
      expect([back.result, order(back.requests)]).toEqual(['rolled-back', ['a', 'b', 'system']]);
      const again = await run(inputs);
      expect([again.result, again.changes]).toEqual(['already-rolled-back', []]);
    }),
  );

  test.concurrent(
    'with a pin that nothing has on record are blocked unless one runs it',
    onAzure({ scenario: cluster([untouched(), upgraded('user', { recentlyUsed: [] })]) }, async ({ run }) => {
      const inputs = { mode: 'rollback', nodepool: '*' };
      const back = await run({ ...inputs, 'kubernetes-version': NEW.kubernetesVersion });
      expect([back.result, back.changes]).toEqual(['already-rolled-back', []]);
      const blocked = await run({ ...inputs, 'kubernetes-version': OLD.kubernetesVersion });
      expect([blocked.result, blocked.outputs['blocked-by']]).toEqual(['blocked', 'rollback-target']);
    }),
  );
});

describe('where Azure shows no eTag', () => {
  test.concurrent(
    'the error tells the API version and which one to use',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'field', route: 'pool.get', path: 'properties.eTag', times: 1000 });
      const failed = await run({ mode: 'rollback', nodepool: 'user' });
      expect(failed.errors.join('\n')).toMatch(/api-version/);
    }),
  );
});
