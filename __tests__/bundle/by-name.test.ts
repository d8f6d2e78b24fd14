/** The stories that the product is chosen for. */
import { expect, test } from '@jest/globals';
import {
  afterReads,
  cancelable,
  onAzure,
  requestsTo,
  versionsIn,
  type Inputs,
  type Run,
  type Stage,
} from '../support/bundle.ts';
import {
  cluster,
  NEW,
  OLD,
  recorded,
  rollingBack,
  stopped,
  untouched,
  upgraded,
  upgrading,
} from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const CHANNELS_ON = { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'NodeImage' };

test.concurrent(
  'run again after a rollback that failed half way: the PUT is sent again with what the pool shows',
  onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
    azure.inject({ kind: 'operation-fails', pool: 'user', reason: 'drain-blocked' });
    const failed = await run(ROLLBACK);
    expect(failed.result).toBe('failed');
    expect(azure.cluster().pools['user']).toMatchObject({ ...OLD, provisioningState: 'Failed' });
    const again = await run(ROLLBACK);
    expect(again.result).toBe('rolled-back');
    expect(again.changes).toEqual(['pool.put']);
    expect(versionsIn(requestsTo(again.requests, 'pool.put')[0])).toEqual(OLD);
    expect(azure.cluster().pools['user']).toMatchObject({
      provisioningState: 'Succeeded',
      unfinished: false,
    });
  }),
);

test.concurrent(
  'two rollback runs at once with if-busy: abort end with one rollback and two green steps',
  onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
    const both = await runTwice(azure, run, { ...ROLLBACK, 'if-busy': 'abort' });
    for (const one of both) expect(['rolled-back', 'already-rolled-back']).toContain(one.result);
    expect(acceptedPuts(azure.requests)).toHaveLength(1);
    expect(azure.cluster().pools['user']).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
  }),
);

test.concurrent(
  'two rollback runs at once under fail, channels off: one rollback, two green steps',
  onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
    const both = await runTwice(azure, run, ROLLBACK);
    for (const one of both) expect(['rolled-back', 'already-rolled-back']).toContain(one.result);
    expect(acceptedPuts(azure.requests)).toHaveLength(1);
  }),
);

/** Two runs at once; the rollback does not end before both have seen the pool. */
function runTwice(azure: Stage['azure'], run: Stage['run'], inputs: Inputs): Promise<readonly Run[]> {
  let isRunning = false;
  let seenBy = 0;
  const release = (): void => {
    if (isRunning && seenBy === 2) azure.act({ kind: 'unstick', pool: 'user' });
  };
  azure.after('pool.put', () => {
    if (isRunning) return;
    isRunning = true;
    azure.act({ kind: 'stick', pool: 'user' });
    release();
  });
  const looking = (): Promise<Run> => {
    let hasSeen = false;
    return run(inputs, {
      onLog: (text) => {
        if (hasSeen || !text.includes('Pool user')) return;
        hasSeen = true;
        seenBy += 1;
        release();
      },
    });
  };
  return Promise.all([looking(), looking()]);
}

test.concurrent(
  'a second run whose PUT meets the 409 of the first joins it',
  onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
    azure.before(
      'pool.put',
      () => {
        azure.act({ kind: 'rollback', pool: 'user', ...OLD });
        azure.act({ kind: 'stick', pool: 'user' });
        afterReads(azure, 3, () => azure.act({ kind: 'unstick', pool: 'user' }));
      },
      1,
    );
    const joined = await run(ROLLBACK);
    expect(joined.result).toBe('rolled-back');
    expect(joined.changes).toEqual(['pool.put']);
    expect(acceptedPuts(joined.requests)).toEqual([]);
  }),
);

function acceptedPuts(
  requests: readonly { route: string; status: number | undefined }[],
): readonly unknown[] {
  return requests.filter(({ route, status }) => route === 'pool.put' && status === 200);
}

test.concurrent.each(['during', 'after'] as const)(
  'abort → switch-off → the upgrade resumes (%s the cluster update) → aborted once more → rolled back',
  (resumeMoment) =>
    onAzure(
      {
        scenario: {
          ...cluster([untouched(), upgrading()], CHANNELS_ON),
          // The resumed upgrade stays visible.
          timings: { perNode: 1_000_000, resumeAfter: 1 },
        },
        switches: { resumeMoment },
      },
      async ({ azure, run }) => {
        expect((await run({ mode: 'abort', nodepool: 'user' })).result).toBe('aborted');
        azure.after('pool.put', () => azure.act({ kind: 'finish', pool: 'user' }), 1);
        const back = await run(ROLLBACK);
        expect(back.result).toBe('rolled-back');
        expect(back.changes).toEqual(['cluster.put', 'pool.abort', 'pool.put']);
        expect(azure.cluster().pools['user']).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
      },
    )(),
);

test.concurrent(
  'a rollback that resumes through the switch-off is joined, not aborted',
  onAzure({ scenario: cluster([rollingBack()], CHANNELS_ON) }, async ({ azure, run }) => {
    azure.act({ kind: 'abort', pool: 'user' });
    azure.act({ kind: 'pass-time', seconds: 60 });
    expect(azure.cluster().pools['user']).toMatchObject({ ...OLD, provisioningState: 'Canceled' });
    azure.after(
      'cluster.put',
      () => {
        azure.act({ kind: 'pass-time', seconds: 10 });
        azure.act({ kind: 'stick', pool: 'user' });
        afterReads(azure, 3, () => azure.act({ kind: 'unstick', pool: 'user' }));
      },
      1,
    );
    const back = await run(ROLLBACK);
    expect(back.result).toBe('rolled-back');
    expect(back.changes).toEqual(['cluster.put']);
    expect(azure.cluster().pools['user']).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
    expect(azure.cluster().upgradeChannel).toBe('none');
  }),
);

test.concurrent(
  'a rollback that resumes and ends while the cluster is updated counts as back; the channels stay off',
  onAzure({ scenario: cluster([rollingBack()], CHANNELS_ON) }, async ({ azure, run }) => {
    azure.act({ kind: 'abort', pool: 'user' });
    azure.act({ kind: 'pass-time', seconds: 60 });
    const back = await run(ROLLBACK);
    expect(['rolled-back', 'already-rolled-back']).toContain(back.result);
    expect(back.changes).toEqual(['cluster.put']);
    expect(azure.cluster().pools['user']).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
    expect(azure.cluster().upgradeChannel).toBe('none');
    expect(back.outputs['restore-command']).not.toBe('');
  }),
);

test.concurrent(
  "a pool changed by someone before the cluster's PUT: the PUT carries the change",
  onAzure({ scenario: cluster([untouched(), upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
    afterReads(azure, 1, () =>
      azure.act({ kind: 'set-property', pool: 'system', name: 'nodeLabels', value: { new: 'yes' } }),
    );
    const back = await run(ROLLBACK);
    expect(back.result).toBe('rolled-back');
    expect(azure.cluster().pools['system']?.properties['nodeLabels']).toEqual({ new: 'yes' });
  }),
);

test.concurrent(
  "a pool changed by someone between the cluster's GET and PUT: Azure refuses, nothing is changed",
  onAzure({ scenario: cluster([untouched(), upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
    // The cluster's eTag does not see it; what protects the change is that its operation is still running.
    azure.before(
      'cluster.put',
      () => {
        azure.act({ kind: 'scale', pool: 'system', count: 5 });
        azure.act({ kind: 'stick', pool: 'system' });
      },
      1,
    );
    const blocked = await run(ROLLBACK);
    expect(blocked.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'operation-in-progress' });
    expect(requestsTo(blocked.requests, 'cluster.put').map(({ status }) => status)).toEqual([409]);
    expect(azure.cluster().pools['system']?.properties['count']).toBe(5);
    expect(azure.cluster()).toMatchObject(CHANNELS_ON);
  }),
);

test.concurrent(
  'a pool that begins to move between the observation and the switch-off is not run over',
  onAzure({ scenario: cluster([untouched(), upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
    afterReads(azure, 1, () =>
      azure.act({ kind: 'operation', pool: 'system', state: 'Scaling', stuck: true }),
    );
    const blocked = await run(ROLLBACK);
    expect(blocked.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'operation-in-progress' });
    expect(blocked.changes).toEqual([]);
  }),
);

test.concurrent(
  'SIGTERM between switch-off and PUT: nothing more is sent, the channels stay off, and everything says so',
  onAzure({ scenario: cluster([upgraded()], CHANNELS_ON) }, async ({ azure, run }) => {
    const canceling = cancelable();
    azure.after('cluster.put', () => canceling.cancel('SIGTERM'), 1);
    const cut = await run(ROLLBACK, canceling.options);
    expect(cut.result).toBe('interrupted');
    expect(cut.changes).toEqual(['cluster.put']);
    expect(azure.cluster().pools['user']).toMatchObject(NEW);
    expect(cut.outputs['auto-upgrade-changed']).toBe('true');
    expect(cut.summary).toContain(cut.outputs['restore-command']);
    expect(cut.warnings.join('\n')).toContain(cut.outputs['restore-command']);
    expect(canceling.sinceCancelMs()).toBeLessThan(7000);
  }),
);

test.concurrent(
  'SIGINT and then SIGTERM, as the runner sends them, do not cut the report short',
  onAzure({ scenario: cluster([upgraded()]), speed: 1 }, async ({ azure, run }) => {
    const canceling = cancelable();
    azure.after('pool.put', () => {
      canceling.cancel();
      canceling.cancel('SIGTERM');
    });
    const cut = await run(ROLLBACK, canceling.options);
    expect(cut.result).toBe('interrupted');
    expect(cut.outputs['next-step']).not.toBe('');
  }),
);

test.concurrent(
  'the smoke test failed but the upgrade never ran: pins make it already-rolled-back',
  onAzure({ scenario: cluster([upgraded('user', { ...OLD, recentlyUsed: [] })]) }, async ({ run }) => {
    const back = await run({
      ...ROLLBACK,
      'kubernetes-version': OLD.kubernetesVersion,
      'node-image-version': OLD.nodeImageVersion,
    });
    expect(back.result).toBe('already-rolled-back');
    expect(back.changes).toEqual([]);
  }),
);

test.concurrent(
  "an unrelated record from five days ago that the pins don't match blocks; nothing is sent",
  onAzure(
    {
      scenario: cluster([
        upgraded('user', { recentlyUsed: [recorded({ ...OLD, kubernetesVersion: '1.33.11' }, '5d')] }),
      ]),
    },
    async ({ azure, run }) => {
      const blocked = await run({
        ...ROLLBACK,
        'kubernetes-version': OLD.kubernetesVersion,
        'node-image-version': OLD.nodeImageVersion,
      });
      expect(blocked.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'rollback-target' });
      expect(blocked.errors[0] ?? '').toContain('1.33.11');
      expect(blocked.changes).toEqual([]);
      expect(azure.cluster().pools['user']).toMatchObject(NEW);
    },
  ),
);

test.concurrent(
  'a stuck upgrade in a cluster with channels: one step with if-busy: abort puts it right',
  onAzure({ scenario: cluster([untouched(), upgrading()], CHANNELS_ON) }, async ({ azure, run }) => {
    const back = await run({ ...ROLLBACK, 'if-busy': 'abort' });
    expect(back.result).toBe('rolled-back');
    expect(back.changes.slice(0, 2)).toEqual(['pool.abort', 'cluster.put']);
    expect(back.changes.at(-1)).toBe('pool.put');
    expect(azure.cluster().pools['user']).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
    expect(azure.cluster().upgradeChannel).toBe('none');
  }),
);

test.concurrent(
  'several stopped pools with channels on: each that resumes is aborted once more, all are back',
  onAzure(
    { scenario: cluster([stopped('blue'), stopped('green', 'Failed')], CHANNELS_ON) },
    async ({ azure, run }) => {
      const back = await run({ mode: 'rollback', nodepool: 'blue,green' });
      expect(back.result).toBe('rolled-back');
      expect(back.changes.filter((route) => route === 'cluster.put')).toHaveLength(1);
      expect(back.changes.filter((route) => route === 'pool.put')).toHaveLength(2);
      for (const name of ['blue', 'green']) {
        expect(azure.cluster().pools[name]).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
      }
    },
  ),
);
