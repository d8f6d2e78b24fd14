/** What the step tells people to do works when they do just that, and what it says is the case. */

import { describe, expect, test } from '@jest/globals';
import { roleFile } from '../repo/roles.ts';
import { onAzure, type Run } from '../support/bundle.ts';
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

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const ABORT = { mode: 'abort', nodepool: 'user' };
const STATUS = { mode: 'status', nodepool: 'user' };

const SCALING = upgraded('user', { running: { kind: 'Scaling', startedAgo: '5m', stuck: true } });

const DRAIN =
  'Drain node aks-user-12345678-vmss000001 failed when evicting pod checkout-7d4b9c failed with Too Many Requests ' +
  'error. This is often caused by a restrictive Pod Disruption Budget (PDB) policy.';

/** The output in which a later step finds what to do now. */
function nextStep({ outputs }: Run): string {
  return outputs['next-step'] ?? '';
}

/** The blocks of code under "What to do now". */
function blocks({ summary }: Run): readonly string[] {
  const [, section = ''] = /### What to do now\n([\s\S]*?)\n### /.exec(summary) ?? [];
  return [...section.matchAll(/^ *```\w+\n([\s\S]*?)\n *```$/gm)].map(([, block = '']) =>
    block.replace(/^ {3}/gm, ''),
  );
}

describe('a rollback that is run again', () => {
  test.concurrent(
    'without pins says first what is the case: the pool is back, and nothing is left to do',
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ run }) => {
      expect((await run(ROLLBACK)).result).toBe('rolled-back');
      const again = await run(ROLLBACK);
      expect(again.outputs).toMatchObject({ result: 'blocked', 'blocked-by': 'rollback-target' });
      expect(nextStep(again)).toMatch(
        /^Pool user runs 1\.34\.8, its last operation succeeded .* ago; nothing is on record for it anymore\. If that was this rollback, nothing is left to do; otherwise /,
      );
      const all = await run({ mode: 'rollback', nodepool: '*', 'kubernetes-version': OLD.kubernetesVersion });
      expect([all.result, Object.keys(all.pools)]).toEqual(['already-rolled-back', ['user']]);
      const pinned = await run({ ...ROLLBACK, 'kubernetes-version': OLD.kubernetesVersion });
      expect(pinned.result).toBe('already-rolled-back');
    }),
  );

  test.concurrent(
    'after it had failed, with nothing on record, names the pins that send it again, and they do',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'operation-fails', reason: 'drain-blocked', afterNodes: 1 });
      expect((await run(ROLLBACK)).result).toBe('failed');
      azure.act({ kind: 'set-records', pool: 'user', records: [] });
      const again = await run(ROLLBACK);
      const [, version = '', image = ''] =
        /run it again with kubernetes-version: (\S+) and node-image-version: (\S+), which sends it again/.exec(
          nextStep(again),
        ) ?? [];
      const done = await run({ ...ROLLBACK, 'kubernetes-version': version, 'node-image-version': image });
      expect(done.result).toBe('rolled-back');
    }),
  );
});

describe('where something else is going on', () => {
  test.concurrent(
    'what is no upgrade is not offered to `if-busy: abort`, but to an abort by itself',
    onAzure({ scenario: cluster([SCALING]) }, async ({ azure, run }) => {
      const busy = await run(ROLLBACK);
      expect(busy.outputs['blocked-by']).toBe('operation-in-progress');
      const id = azure.cluster().operations[0]?.id ?? '';
      expect(nextStep(busy)).toBe(
        `Run this step again when the operation on pool user has ended, or set if-busy: wait; if it hangs, stop it first with mode: abort, nodepool: user and operation-id: ${id}.`,
      );
      expect(blocks(busy)[0]).toMatch(
        new RegExp(`mode: abort\\n.*\\n *nodepool: user\\n *operation-id: ${id}$`),
      );
      expect(nextStep(await run({ ...ROLLBACK, 'if-busy': 'abort' }))).toMatch(
        /^With if-busy: abort, the step only aborts upgrades of .*\. Run this step again when the operation on pool user has ended/,
      );
      expect((await run(ABORT)).result).toBe('aborted');
      expect((await run(ROLLBACK)).result).toBe('rolled-back');
    }),
  );

  test.concurrent.each([
    ['abort', 'user', 'an operation is in progress on pool user (Scaling)'],
    ['status', 'user', 'An operation is in progress on pool user (Scaling)'],
  ])(
    '%s of an idle pool names the pool that moves, and gives the step that aborts it',
    async (mode, moving, says) => {
      await onAzure({ scenario: cluster([untouched(), SCALING]) }, async ({ run }) => {
        const idle = await run({
          mode,
          nodepool: 'system',
          ...(mode === 'abort' ? { 'if-idle': 'fail' } : {}),
        });
        expect(nextStep(idle)).toContain(says);
        expect(blocks(idle).join('\n')).toMatch(new RegExp(`mode: abort\\n.*\\n.*nodepool: ${moving}`));
        if (mode === 'abort') expect(nextStep(idle)).toMatch(/^The step failed because of 'if-idle: fail'; /);
      })();
    },
  );

  test.concurrent(
    'abort and status of an idle pool name the cluster that moves',
    onAzure(
      { scenario: cluster([upgraded()], { running: { kind: 'Updating', startedAgo: '5m', stuck: true } }) },
      async ({ run }) => {
        for (const idle of [await run(ABORT), await run(STATUS)]) {
          expect(nextStep(idle)).toMatch(
            /^An operation is in progress on the cluster \(Updating\): if that is what hangs, stop it with 'mode: abort' and 'operation-id: [\w-]+'\.$/,
          );
          expect(blocks(idle).join()).not.toContain('nodepool');
        }
      },
    ),
  );

  test.concurrent(
    'a status that waited in vain offers the step that aborts the very operation, and it does',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      const id = azure.cluster().operations[0]?.id ?? '';
      for (const inputs of [{ mode: 'status' }, STATUS]) {
        const status = await run({ ...inputs, wait: 'true', timeout: '8s' });
        expect(status.result).toBe('timed-out');
        expect(nextStep(status)).toContain(
          `stop it with 'mode: abort', 'nodepool: user' and 'operation-id: ${id}'`,
        );
        expect(blocks(status).join()).toMatch(/mode: abort\n/);
      }
      expect((await run({ ...ABORT, 'operation-id': id })).result).toBe('aborted');
    }),
  );
});

describe('an abort that comes too late', () => {
  test.concurrent.each(['Canceled', 'Failed'] as const)(
    'of a pool that is %s already offers the way back first, and it works',
    (state) =>
      onAzure({ scenario: cluster([untouched(), stopped('user', state)]) }, async ({ run }) => {
        const late = await run(ABORT);
        expect(late.result).toBe('nothing-to-abort');
        expect(nextStep(late)).toMatch(
          /: roll back pool user with 'mode: rollback', if an earlier version is still on record \('mode: status' shows it\); check first: .*; or continue: /,
        );
        expect(blocks(late)[0]).toMatch(/mode: rollback\n.*\n *nodepool: user$/);
        expect((await run({ mode: 'abort' })).outputs['next-step']).toMatch(
          /^Nothing is in progress, and pool user stopped partway: roll back /,
        );
        expect((await run(ROLLBACK)).result).toBe('rolled-back');
      })(),
  );

  test.concurrent(
    'while another pool is being deleted does not offer to abort that',
    onAzure(
      {
        scenario: cluster([
          untouched(),
          upgraded('user', { running: { kind: 'Deleting', startedAgo: '5m', stuck: true } }),
        ]),
      },
      async ({ run }) => {
        const idle = await run({ mode: 'abort', nodepool: 'system' });
        expect(nextStep(idle)).toMatch(
          /^An operation is in progress on pool user \(Deleting\), and a deletion can't be stopped/,
        );
        const own = await run({ mode: 'abort' });
        expect(own.outputs['blocked-by']).toBe('operation-elsewhere');
        expect(nextStep(own)).toMatch(/let it finish\.$/);
        expect(blocks(own)).toEqual([]);
      },
    ),
  );

  test.concurrent(
    'or of the wrong thing has the step for the pool that moves',
    onAzure({ scenario: cluster([untouched(), upgrading()]) }, async ({ azure, run }) => {
      const own = await run({ mode: 'abort' });
      expect(own.outputs['blocked-by']).toBe('operation-elsewhere');
      const id = azure.cluster().operations[0]?.id ?? '';
      expect(blocks(own)[0]).toMatch(
        new RegExp(`mode: abort\\n.*\\n *nodepool: user\\n *operation-id: ${id}$`),
      );
      expect((await run({ ...ABORT, 'operation-id': id })).result).toBe('aborted');
    }),
  );
});

describe('what failed', () => {
  const history = [
    {
      kind: 'Upgrading',
      status: 'Failed',
      startedAgo: '45m',
      took: '15m',
      error: { code: 'UpgradeFailed', message: DRAIN },
    },
  ] as const;

  test.concurrent(
    'on a drain: status tells what a rollback does, and the way back, and the way on last',
    onAzure(
      { scenario: cluster([untouched(), stopped('user', 'Failed', { history: [...history] })]) },
      async ({ run }) => {
        for (const status of [await run(STATUS), await run({ mode: 'status' })]) {
          expect(status.result).toBe('failed');
          expect(nextStep(status)).toMatch(
            /^The operation failed\. A node could not be drained, .* 'kubectl get pdb --all-namespaces', .* Then: roll back pool user .*; or continue: .* this starts the upgrade again/,
          );
          expect(status.summary).toMatch(/^## .*The last operation on pool user in cluster prod failed$/m);
          expect(blocks(status).at(-1)).toMatch(/^az aks nodepool update .* --name user /);
        }
      },
    ),
  );

  test.concurrent(
    'at its first request: nothing was changed',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({
        kind: 'status',
        status: 409,
        route: 'pool.put',
        code: 'ScopeLocked',
        message: 'It is locked.',
      });
      const refused = await run(ROLLBACK);
      expect([refused.result, refused.summary.includes('Not finished.')]).toEqual(['failed', false]);
      expect(nextStep(refused)).toMatch(/^Nothing was changed\. A resource lock blocks/);
    }),
  );
});

describe('a missing permission', () => {
  test.concurrent.each([
    [ROLLBACK, 'operator', '/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/prod'],
    [ABORT, 'operator', '/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/prod'],
    [STATUS, 'reader', ''],
  ])('of %j: the role of the mode, and the command that assigns it', async (inputs, role, scope) => {
    await onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.act({ kind: 'set-roles', roles: [] });
      const refused = await run(inputs);
      expect(nextStep(refused)).toContain(
        `assign it the role 'AKS Recover ${role}' on the ${role === 'reader' ? 'subscription' : 'cluster'} (docs/roles/${role}.json`,
      );
      const objectId = /object id '([\w-]+)'/.exec(refused.log)?.[1] ?? 'none';
      const all = `/subscriptions/${azure.subscriptionId}`;
      const [create = '', ...assign] = blocks(refused);
      const [, json = ''] =
        /^az role definition create --role-definition '([^']+)' --subscription /.exec(create) ?? [];
      expect(JSON.parse(json)).toEqual({
        ...roleFile(role),
        AssignableScopes: [`/subscriptions/${azure.subscriptionId}`],
      });
      expect(assign).toEqual([
        `az role assignment create --assignee-object-id ${objectId} --assignee-principal-type ServicePrincipal ` +
          `--role 'AKS Recover ${role}' --scope ${all}${scope} --subscription ${azure.subscriptionId}`,
      ]);
    })();
  });
});

test.concurrent(
  'a pool that is stopped: every mode says so, with the command that starts it',
  onAzure(
    { scenario: cluster([untouched(), upgraded('user', { powerState: 'Stopped' })]) },
    async ({ run }) => {
      for (const inputs of [STATUS, ABORT, ROLLBACK]) {
        const told = await run(inputs);
        expect(`${told.summary} ${nextStep(told)}`).toMatch(/pool user is stopped/i);
        expect(blocks(told)[0]).toMatch(/^az aks nodepool start .* --name user --subscription /);
      }
    },
  ),
);

describe('a cluster', () => {
  test.concurrent(
    'that is stopped: every mode says so, with the command that starts it',
    onAzure({ scenario: cluster([upgraded()], { powerState: 'Stopped' }) }, async ({ run }) => {
      for (const inputs of [STATUS, { mode: 'status' }, ABORT, ROLLBACK]) {
        const told = await run(inputs);
        expect(`${told.summary} ${nextStep(told)}`).toMatch(/the cluster is stopped/i);
        expect(blocks(told)[0]).toMatch(/^az aks start --resource-group rg --name prod --subscription /);
      }
    }),
  );

  test.concurrent(
    'with both channels off: since when is not known, what it means, and how to put one back',
    onAzure({ scenario: cluster([upgraded('user', { recentlyUsed: [recorded(OLD)] })]) }, async ({ run }) => {
      const status = await run({ mode: 'status' });
      expect(nextStep(status)).toMatch(
        /not known since when; .* neither Kubernetes patches nor OS security patches/,
      );
      expect(blocks(status).filter((block) => block.startsWith('az aks update '))).toHaveLength(2);
    }),
  );
});

describe('a rollback that ran out of time', () => {
  test.concurrent(
    'while it waited in vain offers the step that aborts what is in the way',
    onAzure({ scenario: cluster([upgrading()]) }, async ({ azure, run }) => {
      const late = await run({ ...ROLLBACK, 'if-busy': 'wait', timeout: '8s' });
      expect([late.result, late.changes]).toEqual(['timed-out', []]);
      const id = azure.cluster().operations[0]?.id ?? '';
      expect(nextStep(late)).toMatch(/^Nothing was changed: run this again with a longer 'timeout'; or if /);
      expect(blocks(late)[0]).toMatch(
        new RegExp(`mode: abort\\n.*\\n *nodepool: user\\n *operation-id: ${id}$`),
      );
      expect((await run({ ...ABORT, 'operation-id': id })).result).toBe('aborted');
      expect((await run(ROLLBACK)).result).toBe('rolled-back');
    }),
  );

  test.concurrent(
    'says what was last seen and when, and claims nothing; it can be stopped with the step given',
    onAzure({ scenario: { ...cluster([upgraded()]), timings: { perNode: 1_000_000 } } }, async ({ run }) => {
      const late = await run({ ...ROLLBACK, timeout: '8s' });
      expect(late.outputs).toMatchObject({ result: 'timed-out', 'kubernetes-version': '' });
      const seen =
        /last seen at \d{4}-\d\d-\d\dT\S+Z: Upgrading.*; the pool showed 1\.34\.8 \/ \S+ which changes when a rollback starts/i;
      for (const text of [late.log, late.summary]) expect(text).toMatch(seen);
      expect(late.summary).toContain('1.35.5 → not known');
      const id = late.outputs['operation-id'] ?? '';
      expect(blocks(late).join('\n')).toMatch(
        new RegExp(`mode: abort\\n.*\\n *nodepool: user\\n *operation-id: ${id}`),
      );
      expect((await run({ ...ABORT, 'operation-id': id })).result).toBe('aborted');
    }),
  );
});

describe('what a rollback that failed left behind', () => {
  const failing = (afterNodes: number) =>
    ({ kind: 'operation-fails', reason: 'drain-blocked', afterNodes }) as const;

  test.concurrent(
    'is what all nodes run, else not known; never the versions that changed at the start',
    onAzure({ scenario: cluster([upgraded('one'), upgraded('two')]) }, async ({ azure, run }) => {
      azure.inject(failing(0));
      const none = await run({ mode: 'rollback', nodepool: 'one' });
      expect(none.outputs).toMatchObject({
        result: 'failed',
        'kubernetes-version': NEW.kubernetesVersion,
        'node-image-version': NEW.nodeImageVersion,
        'previous-kubernetes-version': NEW.kubernetesVersion,
      });
      expect(none.summary).not.toContain('1.35.5 →');
      expect(none.log).not.toContain('as requested');
      azure.inject(failing(1));
      const some = await run({ mode: 'rollback', nodepool: 'two' });
      expect(some.outputs).toMatchObject({
        result: 'failed',
        'kubernetes-version': '',
        'node-image-version': '',
      });
      expect(some.summary).toContain('1.35.5 → not known');
    }),
  );

  test.concurrent(
    'is not known where Azure does not tell of each node',
    onAzure(
      { scenario: cluster([upgraded()]), switches: { machinesShowVersions: false } },
      async ({ azure, run }) => {
        azure.inject(failing(0));
        const failed = await run(ROLLBACK);
        expect(failed.outputs).toMatchObject({ result: 'failed', 'kubernetes-version': '' });
      },
    ),
  );
});
