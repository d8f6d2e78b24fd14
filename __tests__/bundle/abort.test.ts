import { describe, expect, test } from '@jest/globals';
import { afterReads, cancelable, onAzure, requestsTo } from '../support/bundle.ts';
import { cluster, NEW, stopped, untouched, upgraded, upgrading } from '../support/scenarios.ts';

const ABORT = { mode: 'abort', nodepool: 'user' };
const CONTROL_PLANE_UPGRADE = { kind: 'Upgrade', kubernetesVersion: '1.36.0', stuck: true } as const;

describe('aborted', () => {
  test.concurrent(
    'stops the upgrade of a pool and tells what comes next',
    onAzure({ scenario: cluster([untouched(), upgrading()]) }, async ({ azure, run }) => {
      const before = azure.cluster().operations.find(({ pool }) => pool === 'user');
      const aborted = await run(ABORT);
      expect(aborted.result).toBe('aborted');
      expect(aborted.changes).toEqual(['pool.abort']);
      expect(azure.cluster().pools['user']?.provisioningState).toBe('Canceled');
      expect(aborted.outputs).toMatchObject({
        'provisioning-state': 'Canceled',
        'operation-id': before?.id,
        'operation-status': 'Canceled',
        'kubernetes-version': NEW.kubernetesVersion,
        'auto-upgrade-changed': 'false',
        'blocked-by': '',
        'error-code': '',
      });
      expect(Number(aborted.outputs['percent-complete'])).toBeGreaterThan(0);
      expect(aborted.outputs['ended-at']).not.toBe('');
      expect(aborted.outputs['next-step']).toMatch(/roll/i);
      expect(aborted.pools['user']).toMatchObject({ result: 'aborted', 'provisioning-state': 'Canceled' });
      // Where it stopped.
      expect(aborted.log + aborted.summary).toMatch(/1 (of|\/) ?3/);
    }),
  );

  test.concurrent(
    "stops the cluster's own operation when no pool is named",
    onAzure(
      { scenario: cluster([untouched()], { running: CONTROL_PLANE_UPGRADE }) },
      async ({ azure, run }) => {
        const aborted = await run({ mode: 'abort' });
        expect(aborted.result).toBe('aborted');
        expect(aborted.changes).toEqual(['cluster.abort']);
        expect(azure.cluster().provisioningState).toBe('Canceled');
        expect(aborted.outputs['provisioning-state']).toBe('Canceled');
      },
    ),
  );

  test.concurrent(
    "with * stops the cluster's operation first, then the pools that still move",
    onAzure(
      {
        scenario: cluster([untouched(), upgrading('blue'), upgrading('green')], {
          running: CONTROL_PLANE_UPGRADE,
        }),
      },
      async ({ azure, run }) => {
        const aborted = await run({ mode: 'abort', nodepool: '*' });
        expect(aborted.result).toBe('aborted');
        expect(aborted.changes).toEqual(['cluster.abort', 'pool.abort', 'pool.abort']);
        expect(azure.cluster().pools['blue']?.provisioningState).toBe('Canceled');
        expect(azure.cluster().pools['green']?.provisioningState).toBe('Canceled');
        expect(azure.cluster().pools['system']?.provisioningState).toBe('Succeeded');
      },
    ),
  );

  test.concurrent(
    'of several pools: an idle one beside an aborted one does not count',
    onAzure({ scenario: cluster([upgraded('idle'), upgrading()]) }, async ({ run }) => {
      const aborted = await run({ mode: 'abort', nodepool: 'idle, user' });
      expect(aborted.result).toBe('aborted');
      expect(aborted.changes).toEqual(['pool.abort']);
      expect(aborted.pools['idle']?.result).toBe('nothing-to-abort');
      expect(aborted.pools['user']?.result).toBe('aborted');
    }),
  );

  test.concurrent(
    'waits for an abort that somebody else sent, without one of its own',
    onAzure(
      { scenario: { ...cluster([upgrading()]), timings: { canceling: 1_000_000 } } },
      async ({ azure, run }) => {
        azure.act({ kind: 'abort', pool: 'user' });
        azure.act({ kind: 'pass-time', seconds: 2 });
        expect(azure.cluster().pools['user']?.provisioningState).toBe('Canceling');
        afterReads(azure, 2, () => azure.act({ kind: 'pass-time', seconds: 1_000_000 }));
        const aborted = await run(ABORT);
        expect(aborted.result).toBe('aborted');
        expect(aborted.changes).toEqual([]);
      },
    ),
  );

  test.concurrent(
    'is right with an answer of 204, too',
    onAzure(
      { scenario: cluster([upgrading()]), switches: { abortAnswer: '204' } },
      async ({ azure, run }) => {
        const aborted = await run(ABORT);
        expect(aborted.result).toBe('aborted');
        expect(azure.cluster().pools['user']?.provisioningState).toBe('Canceled');
      },
    ),
  );

  test.concurrent(
    'is right when Azure shows the aborted operation as preempted and lists the abort itself',
    onAzure(
      {
        scenario: cluster([upgrading()]),
        switches: { abortedOperationEnds: 'Preempted', abortListedAsOperation: true },
      },
      async ({ run }) => {
        expect((await run(ABORT)).result).toBe('aborted');
      },
    ),
  );

  test.concurrent(
    'a second abort that meets a 409 because it is Canceling already waits for it',
    onAzure(
      { scenario: { ...cluster([upgrading()]), timings: { canceling: 1_000_000 } } },
      async ({ azure, run }) => {
        afterReads(azure, 2, () => azure.act({ kind: 'pass-time', seconds: 1_000_000 }));
        azure.before(
          'pool.abort',
          () => {
            azure.act({ kind: 'abort', pool: 'user' });
            azure.act({ kind: 'pass-time', seconds: 2 });
          },
          1,
        );
        const aborted = await run(ABORT);
        expect(requestsTo(aborted.requests, 'pool.abort').map(({ status }) => status)).toEqual([409]);
        expect(aborted.result).toBe('aborted');
      },
    ),
  );
});

test.concurrent(
  'abort-requested: does not wait when not asked to',
  onAzure(
    { scenario: { ...cluster([upgrading()]), timings: { canceling: 100_000 } } },
    async ({ azure, run }) => {
      const requested = await run({ ...ABORT, wait: 'false' });
      expect(requested.result).toBe('abort-requested');
      expect(requested.changes).toEqual(['pool.abort']);
      expect(azure.cluster().pools['user']?.provisioningState).not.toBe('Canceled');
      expect(requested.pools['user']?.result).toBe('abort-requested');
      const id = requested.outputs['operation-id'] ?? '';
      expect(id).not.toBe('');
      expect(requested.log).toContain(
        `it is not confirmed what was aborted. Right before the abort, operation ${id} was in progress on pool user.`,
      );
      expect(requested.warnings).toEqual([]);
    },
  ),
);

describe('nothing-to-abort', () => {
  test.concurrent(
    'warns by default, fails with if-idle: fail; nothing is sent',
    onAzure({ scenario: cluster([upgraded(), stopped('old')]) }, async ({ run }) => {
      const runs = await Promise.all([
        run(ABORT),
        run({ mode: 'abort' }),
        run({ mode: 'abort', nodepool: '*' }),
        run({ mode: 'abort', nodepool: 'old' }),
        run({ ...ABORT, 'if-idle': 'fail' }),
      ]);
      for (const idle of runs) {
        expect(idle.result).toBe('nothing-to-abort');
        expect(idle.changes).toEqual([]);
      }
      for (const idle of runs.slice(0, 4)) expect(idle.warnings.length).toBeGreaterThan(0);
      expect(runs[4].exitCode).toBe(1);
    }),
  );
});

describe('completed-before-abort', () => {
  test.concurrent.each(['operation-succeeds', 'conflict'] as const)(
    'when the operation wins the race (%s)',
    (abortRace) =>
      onAzure({ scenario: cluster([upgrading()]), switches: { abortRace } }, async ({ azure, run }) => {
        const late = await run(ABORT);
        expect(late.result).toBe('completed-before-abort');
        expect(late.changes).toEqual(['pool.abort']);
        expect(late.warnings.length).toBeGreaterThan(0);
        expect(azure.cluster().pools['user']?.provisioningState).toBe('Succeeded');
        expect(late.outputs['provisioning-state']).toBe('Succeeded');
      })(),
  );

  test.concurrent.each(['409', '400', '204'] as const)(
    'when it ended right before the request, answered %s',
    (abortWhenIdle) =>
      onAzure({ scenario: cluster([upgrading()]), switches: { abortWhenIdle } }, async ({ azure, run }) => {
        azure.before('pool.abort', () => azure.act({ kind: 'finish', pool: 'user' }), 1);
        const late = await run({ ...ABORT, 'if-idle': 'fail' });
        expect(late.result).toBe('completed-before-abort');
        expect(late.changes).toEqual(['pool.abort']);
        expect(late.exitCode).toBe(1);
      })(),
  );
});

describe('failed', () => {
  test.concurrent(
    'when the operation ends Failed in spite of the abort',
    onAzure(
      { scenario: cluster([upgrading()]), switches: { abortRace: 'operation-fails' } },
      async ({ run }) => {
        const failed = await run(ABORT);
        expect(failed.result).toBe('failed');
        expect(failed.outputs['provisioning-state']).toBe('Failed');
      },
    ),
  );

  test.concurrent(
    'when Azure refuses the abort: the missing right is named',
    onAzure(
      {
        scenario: {
          ...cluster([upgrading()]),
          rbac: [
            {
              actions: ['*'],
              notActions: ['Microsoft.ContainerService/managedClusters/agentPools/abort/action'],
            },
          ],
        },
      },
      async ({ azure, run }) => {
        const failed = await run(ABORT);
        expect(failed.result).toBe('failed');
        expect(failed.changes).toEqual(['pool.abort']);
        expect(failed.outputs).toMatchObject({ 'error-code': 'AuthorizationFailed' });
        expect(failed.outputs['correlation-id']).not.toBe('');
        expect(failed.outputs['error-message'] ?? '').toContain('agentPools/abort/action');
        expect(failed.errors[0]).toContain('agentPools/abort/action');
        expect(azure.cluster().pools['user']?.provisioningState).toBe('Upgrading');
      },
    ),
  );

  test.concurrent(
    'when the pool vanishes after the abort was sent',
    onAzure(
      { scenario: { ...cluster([untouched(), upgrading()]), timings: { canceling: 100_000 } } },
      async ({ azure, run }) => {
        azure.after('pool.abort', () => azure.act({ kind: 'delete-pool', pool: 'user' }), 1);
        const gone = await run(ABORT);
        expect(gone.result).toBe('failed');
      },
    ),
  );
});

describe('planned', () => {
  test.concurrent(
    'dry-run sends nothing and says what it would do',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      const planned = await run({ ...ABORT, 'dry-run': 'true', reason: 'Checkout is down' });
      expect(planned.result).toBe('planned');
      expect(planned.changes).toEqual([]);
      expect(planned.summary).toContain('Checkout is down');
      expect(planned.log).toMatch(/abort/i);
      expect(azure.cluster().pools['user']?.provisioningState).toBe('Upgrading');
    }),
  );
});

test.concurrent(
  'timed-out: the step gives up, the operation continues',
  onAzure({ scenario: { ...cluster([upgrading()]), timings: { canceling: 1_000_000 } } }, async ({ run }) => {
    // Enough to sign in and send the abort on a busy machine.
    const late = await run({ ...ABORT, timeout: '8s' });
    expect(late.result).toBe('timed-out');
    expect(late.changes).toEqual(['pool.abort']);
    expect(late.pools['user']?.result).toBe('timed-out');
    expect(late.durationMs).toBeLessThan(16_000);
  }),
);

test.concurrent(
  'interrupted: a canceled workflow run reports at once',
  onAzure(
    { scenario: { ...cluster([upgrading()]), timings: { canceling: 1_000_000 } } },
    async ({ azure, run }) => {
      const canceling = cancelable();
      azure.after('pool.abort', () => {
        setTimeout(() => canceling.cancel(), 700);
      });
      const cut = await run(ABORT, canceling.options);
      expect(cut.result).toBe('interrupted');
      expect(canceling.sinceCancelMs()).toBeLessThan(7000);
      expect(cut.summary).toMatch(/goes on|continues/i);
    },
  ),
);
