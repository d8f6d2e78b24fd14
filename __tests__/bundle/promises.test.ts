import { describe, expect, test } from '@jest/globals';
import { afterReads, onAzure, requestsTo, versionsIn } from '../support/bundle.ts';
import { cluster, NEW, OLD, untouched, upgraded, upgrading } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const ABORT = { mode: 'abort', nodepool: 'user' };
const CHANNELS_ON = { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'SecurityPatch' };

interface ClusterBody {
  readonly properties: Readonly<Record<string, unknown>>;
}

describe('auto-upgrade: disable', () => {
  test.concurrent(
    'switches both channels off in one PUT of the cluster as it was read, and leaves them off',
    onAzure(
      {
        scenario: cluster([untouched(), upgraded()], {
          ...CHANNELS_ON,
          tags: { owner: 'shop' },
          properties: { somethingNewer: { kept: true }, networkProfile: { networkPlugin: 'azure' } },
        }),
      },
      async ({ azure, run }) => {
        const before = azure.cluster();
        const back = await run(ROLLBACK);
        expect(back.result).toBe('rolled-back');
        expect(back.changes).toEqual(['cluster.put', 'pool.put']);
        const [put] = requestsTo(back.requests, 'cluster.put');
        expect(put?.headers['if-match']).toContain(before.eTag);
        const body = put?.body as unknown as ClusterBody;
        expect(body.properties['autoUpgradeProfile']).toMatchObject({
          upgradeChannel: 'none',
          nodeOSUpgradeChannel: 'None',
        });
        expect(body).toMatchObject({
          tags: { owner: 'shop' },
          properties: { networkProfile: { networkPlugin: 'azure' } },
        });
        const after = azure.cluster();
        expect(after).toMatchObject({ upgradeChannel: 'none', nodeOSUpgradeChannel: 'None' });
        expect(after.tags).toEqual(before.tags);
        expect(after.pools['system']?.properties).toMatchObject({ count: 2 });
        expect(back.outputs).toMatchObject({
          'auto-upgrade-changed': 'true',
          'previous-upgrade-channel': 'stable',
          'previous-node-os-upgrade-channel': 'SecurityPatch',
        });
        const command = back.outputs['restore-command'] ?? '';
        expect(command).toMatch(/^az aks update .*--name prod/);
        expect(command).toContain('--auto-upgrade-channel stable');
        expect(command).toContain('--node-os-upgrade-channel SecurityPatch');
        expect(back.summary).toContain(command);
        expect(back.warnings.join('\n')).toContain(command);
        expect(back.log).toMatch(/24 hours/);
      },
    ),
  );

  test.concurrent('leaves the node OS channel alone when the image stays, and Unmanaged always', () =>
    Promise.all([
      onAzure(
        {
          scenario: cluster(
            [
              upgraded('user', {
                recentlyUsed: [
                  {
                    orchestratorVersion: OLD.kubernetesVersion,
                    nodeImageVersion: NEW.nodeImageVersion,
                    ago: '1d',
                  },
                ],
              }),
            ],
            CHANNELS_ON,
          ),
        },
        async ({ azure, run }) => {
          expect((await run(ROLLBACK)).result).toBe('rolled-back');
          expect(azure.cluster()).toMatchObject({
            upgradeChannel: 'none',
            nodeOSUpgradeChannel: 'SecurityPatch',
          });
        },
      )(),
      onAzure(
        { scenario: cluster([upgraded()], { upgradeChannel: 'none', nodeOSUpgradeChannel: 'Unmanaged' }) },
        async ({ azure, run }) => {
          const back = await run(ROLLBACK);
          expect(back.result).toBe('rolled-back');
          expect(back.changes).toEqual(['pool.put']);
          expect(azure.cluster().nodeOSUpgradeChannel).toBe('Unmanaged');
          expect(back.outputs['auto-upgrade-changed']).toBe('false');
        },
      )(),
      onAzure(
        { scenario: cluster([upgraded()], { upgradeChannel: 'rapid', nodeOSUpgradeChannel: null }) },
        async ({ azure, run }) => {
          expect((await run(ROLLBACK)).result).toBe('rolled-back');
          expect(azure.cluster().upgradeChannel).toBe('none');
          expect(azure.cluster().nodeOSUpgradeChannel).toBeUndefined();
        },
      )(),
    ]).then(() => undefined),
  );

  test.concurrent(
    'a switch-off that ends Failed: failed, the pool is untouched, no second PUT, the command is given',
    onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.after(
        'cluster.put',
        () => azure.act({ kind: 'finish', as: 'Failed', error: { code: 'Boom', message: 'No.' } }),
        1,
      );
      const failed = await run(ROLLBACK);
      expect(failed.result).toBe('failed');
      expect(failed.changes).toEqual(['cluster.put']);
      expect(azure.cluster().pools['user']).toMatchObject(NEW);
      expect(failed.outputs['restore-command']).not.toBe('');
    }),
  );

  test.concurrent(
    'a pool that became different through it stops the step',
    onAzure({ scenario: cluster([untouched(), upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.after(
        'cluster.put',
        () =>
          azure.act({ kind: 'set-property', pool: 'system', name: 'nodeTaints', value: ['a=b:NoSchedule'] }),
        1,
      );
      const failed = await run(ROLLBACK);
      expect(failed.result).toBe('failed');
      expect(failed.changes).toEqual(['cluster.put']);
      expect(failed.log + failed.errors.join()).toContain('nodeTaints');
      expect(failed.outputs['auto-upgrade-changed']).toBe('true');
    }),
  );
});

describe('promise 1: nothing half done in silence', () => {
  test.concurrent(
    'channels are put back after a definite refusal',
    onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', status: 403, route: 'pool.put', message: 'Denied by policy.' });
      const refused = await run(ROLLBACK);
      expect(refused.result).toBe('failed');
      expect(refused.changes).toEqual(['cluster.put', 'pool.put', 'cluster.put']);
      expect(azure.cluster()).toMatchObject(CHANNELS_ON);
      expect(refused.outputs).toMatchObject({
        'auto-upgrade-changed': 'false',
        'restore-command': '',
        'error-code': 'RequestDisallowedByPolicy',
      });
    }),
  );

  test.concurrent.each([400, 403, 404, 422])(
    '%d is a definite refusal: they are put back',
    async (status) => {
      await onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
        azure.inject({ kind: 'status', status, route: 'pool.put', times: 99 });
        const { result, changes, outputs } = await run(ROLLBACK);
        expect([result, changes]).toEqual(['failed', ['cluster.put', 'pool.put', 'cluster.put']]);
        expect(azure.cluster()).toMatchObject(CHANNELS_ON);
        expect([outputs['auto-upgrade-changed'], outputs['restore-command']]).toEqual(['false', '']);
      })();
    },
  );

  test.concurrent.each([401, 408, 409, 412, 429])(
    '%d is none: they stay off however often it comes, and the rollback goes on when it comes once',
    async (status) => {
      await onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
        azure.inject({ kind: 'status', status, route: 'pool.put', times: 99 });
        const stuck = await run({ ...ROLLBACK, 'if-busy': 'wait', timeout: '12s' });
        expect(['failed', 'timed-out']).toContain(stuck.result);
        expect(stuck.changes.filter((route) => route === 'cluster.put')).toHaveLength(1);
        expect(stuck.changes).toContain('pool.put');
        expect(azure.cluster()).toMatchObject({ nodeOSUpgradeChannel: 'None' });
        expectLeftOff(stuck);
      })();
      await onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
        azure.inject({ kind: 'status', status, route: 'pool.put' });
        const once = await run({ ...ROLLBACK, 'if-busy': 'wait' });
        expect(once.result).toBe('rolled-back');
        expect(once.changes).toEqual(['cluster.put', 'pool.put', 'pool.put']);
        expectLeftOff(once);
      })();
    },
  );

  test.concurrent(
    'they stay off, loudly, when somebody changed one meanwhile',
    onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', status: 400, route: 'pool.put', code: 'BadRequest' });
      azure.before('pool.put', () => azure.act({ kind: 'set-channels', upgradeChannel: 'patch' }), 1);
      const refused = await run(ROLLBACK);
      expect(refused.result).toBe('failed');
      expect(refused.changes).toEqual(['cluster.put', 'pool.put']);
      expect(azure.cluster()).toMatchObject({ upgradeChannel: 'patch', nodeOSUpgradeChannel: 'None' });
      expectLeftOff(refused);
    }),
  );

  test.concurrent(
    'they stay off when another pool is not Succeeded',
    onAzure({ scenario: cluster([untouched(), upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', status: 400, route: 'pool.put', code: 'BadRequest' });
      azure.before(
        'pool.put',
        () => azure.act({ kind: 'operation', pool: 'system', state: 'Scaling', stuck: true }),
        1,
      );
      const refused = await run(ROLLBACK);
      expect(refused.result).toBe('failed');
      expect(refused.changes).toEqual(['cluster.put', 'pool.put']);
      expectLeftOff(refused);
    }),
  );

  test.concurrent(
    'they stay off when the rollback itself fails',
    onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.inject({ kind: 'operation-fails', pool: 'user', reason: 'quota' });
      const failed = await run(ROLLBACK);
      expect(failed.result).toBe('failed');
      expect(failed.changes).toEqual(['cluster.put', 'pool.put']);
      expectLeftOff(failed);
    }),
  );

  function expectLeftOff({
    outputs,
    summary,
    warnings,
  }: {
    outputs: Readonly<Record<string, string>>;
    summary: string;
    warnings: readonly string[];
  }): void {
    expect(outputs['auto-upgrade-changed']).toBe('true');
    expect(summary).toContain(outputs['restore-command']);
    expect(warnings.join('\n')).toContain(outputs['restore-command']);
  }
});

describe('promise 2: no lost update', () => {
  test.concurrent(
    'on 412 everything is observed, checked and decided anew, with the new eTag',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.before(
        'pool.put',
        () => azure.act({ kind: 'set-property', pool: 'user', name: 'nodeLabels', value: { team: 'new' } }),
        1,
      );
      const back = await run(ROLLBACK);
      expect(back.result).toBe('rolled-back');
      const puts = requestsTo(back.requests, 'pool.put');
      expect(puts.map(({ status }) => status)).toEqual([412, 200]);
      expect(puts[0]?.headers['if-match']).not.toBe(puts[1]?.headers['if-match']);
      expect(azure.cluster().pools['user']?.properties['nodeLabels']).toEqual({ team: 'new' });
    }),
  );

  test.concurrent(
    'three times at most',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.before('pool.put', () => azure.act({ kind: 'renew-etag', pool: 'user' }));
      const failed = await run(ROLLBACK);
      expect(failed.result).toBe('failed');
      expect(failed.outputs['error-code']).toBe('PreconditionFailed');
      expect(failed.changes.length).toBeLessThanOrEqual(4);
      expect(failed.changes.length).toBeGreaterThanOrEqual(3);
    }),
  );

  test.concurrent(
    'decided anew: what the other caller did may make it blocked',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.before('pool.put', () => azure.act({ kind: 'set-records', pool: 'user', records: [] }), 1);
      azure.before('pool.put', () => azure.act({ kind: 'renew-etag', pool: 'user' }), 1);
      const blocked = await run(ROLLBACK);
      expect(blocked.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'rollback-target' });
      expect(blocked.changes).toEqual(['pool.put']);
    }),
  );

  test.concurrent(
    'the same for the switch-off',
    onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.before('cluster.put', () => azure.act({ kind: 'renew-etag' }), 1);
      const back = await run(ROLLBACK);
      expect(back.result).toBe('rolled-back');
      expect(requestsTo(back.requests, 'cluster.put').map(({ status }) => status)).toEqual([412, 200]);
    }),
  );
});

describe('promise 3: a mutation takes effect at most once', () => {
  const LOST = [
    { kind: 'reset' },
    { kind: 'status', status: 503 },
    { kind: 'status', status: 504, body: 'html' },
  ] as const;

  test.concurrent('an answer lost after the effect: the rollback is recognised, not sent again', () =>
    Promise.all(
      LOST.map((fault) =>
        onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
          azure.inject({ ...fault, route: 'pool.put', phase: 'after' });
          const back = await run(ROLLBACK);
          expect(back.result).toBe('rolled-back');
          expect(back.changes).toEqual(['pool.put']);
          expect(azure.cluster().operations.filter(({ state }) => state === 'Upgrading')).toHaveLength(1);
        })(),
      ),
    ).then(() => undefined),
  );

  test.concurrent('an answer lost before the effect: sent again with the same eTag', () =>
    Promise.all(
      LOST.map((fault) =>
        onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
          azure.inject({ ...fault, route: 'pool.put', phase: 'before' });
          const back = await run(ROLLBACK);
          expect(back.result).toBe('rolled-back');
          const puts = requestsTo(back.requests, 'pool.put');
          expect(puts).toHaveLength(2);
          expect(puts[1]?.headers['if-match']).toBe(puts[0]?.headers['if-match']);
        })(),
      ),
    ).then(() => undefined),
  );

  test.concurrent(
    'the same for the switch-off',
    onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.inject({ kind: 'reset', route: 'cluster.put', phase: 'after' });
      const back = await run(ROLLBACK);
      expect(back.result).toBe('rolled-back');
      expect(back.changes).toEqual(['cluster.put', 'pool.put']);
      expect(back.outputs['auto-upgrade-changed']).toBe('true');
    }),
  );

  test.concurrent('an abort is sent again once, while the same operation still moves', () =>
    Promise.all([
      onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
        azure.inject({ kind: 'reset', route: 'pool.abort', phase: 'before' });
        const aborted = await run(ABORT);
        expect(aborted.result).toBe('aborted');
        expect(aborted.changes).toEqual(['pool.abort', 'pool.abort']);
      })(),
      onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
        azure.inject({ kind: 'reset', route: 'pool.abort', phase: 'after' });
        const aborted = await run(ABORT);
        expect(aborted.result).toBe('aborted');
        expect(aborted.changes).toEqual(['pool.abort']);
      })(),
      onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
        azure.inject({ kind: 'reset', route: 'pool.abort', phase: 'before', times: 9 });
        const lost = await run(ABORT);
        expect(['error', 'failed']).toContain(lost.result);
        // It may be on its way for longer than anybody waits.
        expect(lost.outputs['next-step']).toMatch(/^What was sent may still take effect/);
        expect(lost.changes).toEqual(['pool.abort', 'pool.abort']);
      })(),
    ]).then(() => undefined),
  );

  test.concurrent(
    'after a lost answer, somebody else who was faster is not taken for us',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'reset', route: 'pool.put', phase: 'before' });
      azure.before(
        'pool.put',
        () => azure.act({ kind: 'operation', pool: 'user', state: 'Scaling', stuck: true }),
        1,
      );
      const blocked = await run(ROLLBACK);
      expect(blocked.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'operation-in-progress' });
      expect(blocked.changes).toEqual(['pool.put']);
    }),
  );

  test.concurrent(
    'throttled: waits as long as Azure says and goes on',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', status: 429, retryAfter: 2, route: 'pool.put' });
      azure.inject({ kind: 'status', status: 429, retryAfter: 1, route: 'cluster.get' });
      const back = await run(ROLLBACK);
      expect(back.result).toBe('rolled-back');
      const [first, second] = requestsTo(back.requests, 'pool.put');
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1900);
    }),
  );
});

describe('promise 4: success is read back', () => {
  test.concurrent(
    'never from a Succeeded that was there before, nor from the operation',
    onAzure({ scenario: cluster([upgraded()]), speed: 200 }, async ({ azure, run }) => {
      // Reads lag behind: right after the PUT the pool still reads as it did before.
      const { pools } = azure.cluster().body['properties'] as { pools?: unknown };
      expect(pools).toBeUndefined();
      azure.inject({ kind: 'operation-status', text: 'Succeeded', route: 'operation.status', times: 50 });
      azure.inject({ kind: 'operation-stuck', pool: 'user', afterNodes: 1 });
      const late = await run({ ...ROLLBACK, timeout: '5s' });
      expect(late.result).toBe('timed-out');
    }),
  );

  test.concurrent(
    'never from an accepted request without effect',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', status: 200, body: 'empty', route: 'pool.put', phase: 'before' });
      const failed = await run({ ...ROLLBACK, timeout: '6s' });
      expect(failed.result).not.toBe('rolled-back');
      expect(failed.exitCode).toBe(1);
      expect(azure.cluster().pools['user']).toMatchObject(NEW);
    }),
  );

  test.concurrent(
    'an operation that says InProgress for ever does not keep a settled pool from being done',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'operation-status', text: 'InProgress', route: 'operation.status', times: 999 });
      expect((await run(ROLLBACK)).result).toBe('rolled-back');
    }),
  );

  test.concurrent(
    'settings that somebody changed in the meantime are named, and the result stands',
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure, run }) => {
      azure.after('pool.put', () => {
        azure.act({ kind: 'set-property', pool: 'user', name: 'nodeLabels', value: { tier: 'gold' } });
        azure.act({ kind: 'set-property', pool: 'user', name: 'maxPods', value: 30 });
        azure.act({ kind: 'set-property', pool: 'system', name: 'maxPods', value: 30 });
      });
      const { result, exitCode, warnings, log, summary } = await run(ROLLBACK);
      expect([result, exitCode]).toEqual(['rolled-back', 0]);
      for (const text of [warnings.join('\n'), log, summary]) {
        expect(text).toContain('Settings of pool user differ from before the rollback: maxPods, nodeLabels.');
      }
      expect(warnings.join('\n')).not.toContain('pool system');
    }),
  );

  test.concurrent(
    'wrong versions at Succeeded are not a success',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'wrong-versions', pool: 'user', ...NEW });
      const failed = await run(ROLLBACK);
      expect(failed.result).toBe('failed');
      expect(failed.outputs).toMatchObject({ 'kubernetes-version': NEW.kubernetesVersion });
    }),
  );

  test.concurrent(
    'odd texts and missing headers of an operation change nothing',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({
        kind: 'operation-status',
        text: 'RollingUpgrade: 1/3 nodes completed; 0 failed',
        route: 'operation.status',
        times: 99,
      });
      azure.inject({
        kind: 'drop-headers',
        headers: ['azure-asyncoperation', 'location'],
        route: 'pool.put',
      });
      expect((await run(ROLLBACK)).result).toBe('rolled-back');
    }),
  );
});

describe('promise 6: a token is sent to Azure alone', () => {
  test.concurrent(
    'not to the host that a status URL, a next link or a redirect names',
    onAzure({ scenario: cluster([upgraded(), upgrading('busy')]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'foreign-operation-url', route: ['pool.put', 'pool.abort'], times: 9 });
      azure.inject({
        kind: 'next-link',
        to: 'foreign',
        route: ['fleet.list', 'cluster.operations'],
        times: 9,
      });
      expect((await run(ROLLBACK)).result).toBe('rolled-back');
      expect((await run({ mode: 'abort', nodepool: 'busy' })).result).toBe('aborted');
      azure.inject({ kind: 'redirect', to: 'foreign', route: 'cluster.get', times: 9 });
      const status = await run({ mode: 'status' });
      expect(status.result).toBe('error');
      expect(azure.requests.filter(({ face }) => face === 'foreign')).toEqual([]);
    }),
  );

  test.concurrent(
    'no secret is shown with step debugging on',
    onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', status: 500, route: 'operation.status' });
      const env = { RUNNER_DEBUG: '1', AZURE_LOG_LEVEL: 'verbose', DEBUG: '*' };
      expect((await run(ROLLBACK, { signIn: 'secret', env })).result).toBe('rolled-back');
    }),
  );
});

describe('faults on the way', () => {
  test.concurrent(
    'reads that fail for a while are read again',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', status: 503, route: 'cluster.get', times: 2, skip: 1 });
      azure.inject({ kind: 'reset', route: 'pool.get' });
      azure.inject({ kind: 'truncated-json', route: 'pool.upgradeProfile' });
      const back = await run(ROLLBACK);
      expect(back.result).toBe('rolled-back');
      expect(back.changes).toEqual(['pool.put']);
    }),
  );

  test.concurrent(
    'a state that nobody knows is waited for',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.act({ kind: 'operation', pool: 'user', state: 'ReconcilingFailedNodes', stuck: true });
      afterReads(azure, 3, () => azure.act({ kind: 'unstick', pool: 'user' }));
      const back = await run({ ...ROLLBACK, 'if-busy': 'wait' });
      expect(back.result).toBe('rolled-back');
      expect(versionsIn(requestsTo(back.requests, 'pool.put')[0])).toEqual(OLD);
    }),
  );

  test.concurrent(
    'an upgrade that starts right after the rollback is not ours',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'followed-by-upgrade', pool: 'user', seconds: 0 });
      const back = await run({ ...ROLLBACK, timeout: '8s' });
      expect(back.changes).toEqual(['pool.put']);
      expect(back.exitCode).toBe(1);
    }),
  );
});
