import { describe, expect, test } from '@jest/globals';
import { afterReads, cancelable, onAzure, requestsTo } from '../support/bundle.ts';
import {
  cluster,
  NEW,
  OLD,
  recorded,
  stopped,
  untouched,
  upgraded,
  upgrading,
} from '../support/scenarios.ts';

const STATUS = { mode: 'status' };

describe('of the whole cluster', () => {
  test.concurrent(
    'tells states, versions and channels, and what each pool can be rolled back to',
    onAzure(
      { scenario: cluster([untouched(), upgraded()], { upgradeChannel: 'stable' }) },
      async ({ run }) => {
        for (const nodepool of ['', '*']) {
          const status = await run({ ...STATUS, nodepool });
          expect(status.result).toBe('succeeded');
          expect(status.changes).toEqual([]);
          expect(status.outputs).toMatchObject({
            'provisioning-state': 'Succeeded',
            'kubernetes-version': NEW.kubernetesVersion,
            'previous-upgrade-channel': 'stable',
            'previous-node-os-upgrade-channel': 'None',
            'auto-upgrade-changed': 'false',
          });
          expect(Object.keys(status.pools).toSorted()).toEqual(['system', 'user']);
          expect(status.pools['user']).toMatchObject({
            'rollback-available': true,
            'rollback-kubernetes-version': OLD.kubernetesVersion,
            'rollback-node-image-version': OLD.nodeImageVersion,
          });
          expect(status.pools['system']).toMatchObject({ 'rollback-available': false });
        }
      },
    ),
  );

  test.concurrent(
    'lists the recent operations',
    onAzure(
      {
        scenario: cluster([
          upgraded('user', {
            history: [
              {
                kind: 'Upgrading',
                status: 'Failed',
                startedAgo: '3d',
                error: { code: 'Boom', message: 'No.' },
              },
              { kind: 'Upgrading', status: 'Succeeded', startedAgo: '2d' },
            ],
          }),
        ]),
      },
      async ({ run }) => {
        const status = await run(STATUS);
        expect(status.outputs['report']).toContain('Boom');
        expect(status.summary).toContain('Failed');
      },
    ),
  );

  test.concurrent(
    'is the worst of all states',
    onAzure(
      { scenario: cluster([upgraded(), stopped('old', 'Canceled'), upgrading('busy')]) },
      async ({ run }) => {
        const status = await run(STATUS);
        expect(status.result).toBe('canceled');
        expect(status.pools['busy']?.result).toBe('in-progress');
        expect(status.pools['old']?.result).toBe('canceled');
        expect(status.pools['user']?.result).toBe('succeeded');
      },
    ),
  );
});

describe('of one pool', () => {
  test.concurrent(
    'in-progress, with percentage and start',
    onAzure({ scenario: cluster([untouched(), upgrading()]) }, async ({ azure, run }) => {
      const operation = azure.cluster().operations.find(({ pool }) => pool === 'user');
      const status = await run({ ...STATUS, nodepool: 'user' });
      expect(status.result).toBe('in-progress');
      expect(status.outputs).toMatchObject({
        'provisioning-state': 'Upgrading',
        'operation-id': operation?.id,
        'ended-at': '',
        'rollback-available': 'true',
        'rollback-kubernetes-version': OLD.kubernetesVersion,
        'rollback-node-image-version': OLD.nodeImageVersion,
      });
      expect(Number(status.outputs['percent-complete'])).toBeGreaterThan(0);
      expect(status.outputs['started-at']).not.toBe('');
      const expires = Date.parse(status.outputs['rollback-expires-at'] ?? '');
      expect(expires).toBeGreaterThan(Date.now() + 6.9 * 86_400_000);
      expect(status.summary).toMatch(/\d+ ?%/);
    }),
  );

  test.concurrent(
    'canceling, failed and canceled do not fail the step',
    onAzure(
      {
        scenario: {
          ...cluster([upgrading('c'), stopped('x', 'Canceled'), stopped('f', 'Failed')]),
          timings: { canceling: 1_000_000 },
        },
      },
      async ({ azure, run }) => {
        azure.act({ kind: 'abort', pool: 'c' });
        azure.act({ kind: 'pass-time', seconds: 2 });
        const [canceling, canceled, failed] = await Promise.all(
          ['c', 'x', 'f'].map((nodepool) => run({ ...STATUS, nodepool })),
        );
        expect(canceling?.result).toBe('canceling');
        expect(canceled?.result).toBe('canceled');
        expect(failed?.result).toBe('failed');
        expect(failed?.outputs['next-step']).toMatch(/roll/i);
      },
    ),
  );

  test.concurrent(
    'a record that is not older is not on offer',
    onAzure(
      { scenario: cluster([upgraded('user', { ...OLD, recentlyUsed: [recorded(NEW)] })]) },
      async ({ run }) => {
        const status = await run({ ...STATUS, nodepool: 'user' });
        expect(status.outputs['rollback-available']).toBe('false');
      },
    ),
  );
});

describe('of one operation', () => {
  test.concurrent(
    'reports the operation named rather than the latest',
    onAzure(
      {
        scenario: cluster([
          upgraded('user', {
            history: [
              { kind: 'Upgrading', status: 'Failed', startedAgo: '3d' },
              { kind: 'Upgrading', status: 'Succeeded', startedAgo: '2d' },
            ],
          }),
        ]),
      },
      async ({ azure, run }) => {
        const [first] = azure.cluster().operations;
        const status = await run({ ...STATUS, nodepool: 'user', 'operation-id': first?.id ?? '' });
        expect(status.result).toBe('failed');
        expect(status.outputs).toMatchObject({ 'operation-id': first?.id, 'operation-status': 'Failed' });
        const unknown = await run({
          ...STATUS,
          nodepool: 'user',
          'operation-id': '00000000-1111-4222-8333-444444444444',
        });
        expect(unknown.result).toBe('error');
      },
    ),
  );
});

describe('with wait: true', () => {
  test.concurrent(
    'waits for the end of what is in progress',
    onAzure({ scenario: cluster([untouched(), upgrading()]) }, async ({ azure, run }) => {
      afterReads(azure, 3, () => azure.act({ kind: 'unstick', pool: 'user' }));
      const status = await run({ ...STATUS, wait: 'true' });
      expect(status.result).toBe('succeeded');
      expect(status.changes).toEqual([]);
      expect(status.pools['user']?.['provisioning-state']).toBe('Succeeded');
    }),
  );

  test.concurrent(
    'timed-out fails the step',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ run }) => {
      const status = await run({ ...STATUS, wait: 'true', timeout: '2s' });
      expect(status.result).toBe('timed-out');
    }),
  );

  test.concurrent(
    'interrupted fails the step',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      const canceling = cancelable();
      afterReads(azure, 2, () => canceling.cancel('SIGTERM'));
      const status = await run({ ...STATUS, wait: 'true' }, canceling.options);
      expect(status.result).toBe('interrupted');
    }),
  );
});

describe('without the preview operations API', () => {
  test.concurrent(
    'goes on without a percentage when it is not there at all',
    onAzure(
      { scenario: cluster([upgrading()]), switches: { operationsApiVersions: [] } },
      async ({ run }) => {
        const status = await run({ ...STATUS, nodepool: 'user' });
        expect(status.result).toBe('in-progress');
        expect(status.outputs).toMatchObject({ 'operation-id': '', 'percent-complete': '' });
        expect(status.outputs['rollback-available']).toBe('true');
      },
    ),
  );

  test.concurrent.each([
    'InvalidApiVersionParameter',
    'NoRegisteredProviderFound',
    'InvalidResourceType',
  ] as const)('takes the newest preview that a refusal names (%s)', (unsupportedVersionError) =>
    onAzure(
      {
        scenario: cluster([upgrading()]),
        switches: {
          operationsApiVersions: ['2031-01-02-preview', '2030-01-02-preview'],
          unsupportedVersionError,
        },
      },
      async ({ azure, run }) => {
        const status = await run({ ...STATUS, nodepool: 'user' });
        expect(status.outputs['operation-id']).toBe(azure.cluster().operations[0]?.id);
        const asked = requestsTo(status.requests, 'pool.operations').at(-1);
        expect(asked?.query['api-version']).toBe('2031-01-02-preview');
      },
    )(),
  );

  test.concurrent(
    'names the rights that are missing and goes on',
    onAzure(
      {
        scenario: {
          ...cluster([upgrading()]),
          rbac: [
            {
              actions: [
                'Microsoft.ContainerService/managedClusters/read',
                'Microsoft.ContainerService/managedClusters/agentPools/read',
              ],
            },
          ],
        },
      },
      async ({ run }) => {
        const status = await run({ ...STATUS, nodepool: 'user' });
        expect(status.result).toBe('in-progress');
        const shown = status.warnings.join('\n') + status.log + status.summary;
        expect(shown).toContain('upgradeProfiles/read');
        expect(shown).toMatch(/operations\/read/);
        expect(status.warnings.length).toBeGreaterThan(0);
      },
    ),
  );
});
