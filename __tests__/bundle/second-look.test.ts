/** One answer may be a mixture of two states: an end counts when the operation has ended, or when it is seen twice. */

import { describe, expect, test } from '@jest/globals';
import type { Answer, Simulator } from '../../simulator/simulator.ts';
import { onAzure, requestsTo, type Run } from '../support/bundle.ts';
import { cluster, OLD, rollingBack, upgraded, upgrading } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };

/** A rollback takes 5.3 s. */
const SLOWER = 100;

interface Body {
  readonly properties: {
    readonly agentPoolProfiles: readonly Record<string, unknown>[];
  };
}

/** The pool as if its operation had ended already. */
function withPoolIn(state: string): (answer: Answer) => Answer {
  return (answer) => {
    const body = structuredClone(answer.body) as unknown as Body;
    for (const pool of body.properties.agentPoolProfiles) pool['provisioningState'] = state;
    return { ...answer, body: body as unknown as NonNullable<Answer['body']> };
  };
}

/** The pool as if its rollback had ended already. */
function withPoolBack(answer: Answer): Answer {
  const body = structuredClone(answer.body) as unknown as Body;
  for (const pool of body.properties.agentPoolProfiles) {
    pool['provisioningState'] = 'Succeeded';
    pool['currentOrchestratorVersion'] = OLD.kubernetesVersion;
    pool['nodeImageVersion'] = OLD.nodeImageVersion;
  }
  return { ...answer, body: body as unknown as NonNullable<Answer['body']> };
}

/** One look shows the pool back while it still moves: the nth read of the cluster after the PUT. */
function mixOneLook(azure: Simulator, nth = 1): void {
  azure.after('pool.put', () => {
    azure.inject({ kind: 'rewrite', route: 'cluster.get', skip: nth, rewrite: withPoolBack });
  });
}

function hideOperations(azure: Simulator): void {
  for (const route of [
    'operation.status',
    'pool.operation',
    'pool.operations',
    'cluster.operations',
  ] as const) {
    azure.inject({ kind: 'status', status: 403, route, times: 999 });
  }
}

/** How often the cluster was read from the first answer on that showed the pool settled after its PUT. */
function looksAfterPut({ requests }: Run): number {
  const put = requests.findIndex(({ route }) => route === 'pool.put');
  return requestsTo(requests.slice(put), 'cluster.get').length;
}

describe('one mixed look is no success', () => {
  test.concurrent(
    'our own operation reads as running: waited for, and it fails',
    onAzure({ scenario: cluster([upgraded()]), speed: SLOWER }, async ({ azure, run }) => {
      azure.inject({ kind: 'operation-fails', pool: 'user', reason: 'drain-blocked', afterNodes: 1 });
      mixOneLook(azure);
      const failed = await run(ROLLBACK);
      expect([failed.result, failed.exitCode, failed.changes]).toEqual(['failed', 1, ['pool.put']]);
    }),
  );

  test.concurrent(
    'our own operation can not be read: the same',
    onAzure({ scenario: cluster([upgraded()]), speed: SLOWER }, async ({ azure, run }) => {
      hideOperations(azure);
      azure.inject({ kind: 'operation-fails', pool: 'user', reason: 'drain-blocked', afterNodes: 1 });
      mixOneLook(azure);
      expect((await run(ROLLBACK)).result).toBe('failed');
    }),
  );

  test.concurrent(
    'two looks in a row, and the read of the pool shows it moving: it goes on, and comes back',
    onAzure({ scenario: cluster([upgraded()]), speed: SLOWER }, async ({ azure, run }) => {
      mixOneLook(azure);
      mixOneLook(azure);
      const back = await run(ROLLBACK);
      expect([back.result, back.changes]).toEqual(['rolled-back', ['pool.put']]);
      expect(azure.cluster().pools['user']).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
    }),
  );

  test.concurrent(
    'a rollback that is joined, whose operation can not be read',
    onAzure({ scenario: cluster([rollingBack()]), speed: SLOWER }, async ({ azure, run }) => {
      hideOperations(azure);
      azure.inject({ kind: 'rewrite', route: 'cluster.get', skip: 2, rewrite: withPoolBack });
      const late = await run({ ...ROLLBACK, timeout: '8s' });
      expect([late.result, late.changes]).toEqual(['timed-out', []]);
    }),
  );

  test.concurrent(
    'the switch-off: nothing is sent to the pool before the cluster stands still',
    onAzure(
      { scenario: cluster([upgraded()], { upgradeChannel: 'stable' }), speed: 20 },
      async ({ azure, run }) => {
        azure.after('cluster.put', () => {
          azure.inject({
            kind: 'field',
            route: 'cluster.get',
            path: 'properties.provisioningState',
            value: 'Succeeded',
          });
        });
        azure.after('pool.put', () => {
          azure.act({ kind: 'finish', pool: 'user' });
        });
        const back = await run(ROLLBACK);
        expect([back.result, back.changes]).toEqual(['rolled-back', ['cluster.put', 'pool.put']]);
        expect(requestsTo(back.requests, 'pool.put').map(({ status }) => status)).toEqual([200]);
      },
    ),
  );
});

describe('one mixed look is no other end either', () => {
  const states = [['Failed'], ['Canceled']] as const;

  test.concurrent.each(states)('%s while the rollback goes on: it comes back', (state) =>
    onAzure({ scenario: cluster([upgraded()]), speed: SLOWER }, async ({ azure, run }) => {
      azure.after('pool.put', () => {
        azure.inject({ kind: 'rewrite', route: 'cluster.get', skip: 1, rewrite: withPoolIn(state) });
      });
      const back = await run(ROLLBACK);
      expect([back.result, back.changes]).toEqual(['rolled-back', ['pool.put']]);
    })(),
  );

  test.concurrent.each(states)('%s in two looks, and the read of the pool shows it moving', (state) =>
    onAzure({ scenario: cluster([upgraded()]), speed: SLOWER }, async ({ azure, run }) => {
      azure.after('pool.put', () => {
        azure.inject({
          kind: 'rewrite',
          route: 'cluster.get',
          skip: 1,
          times: 2,
          rewrite: withPoolIn(state),
        });
      });
      expect((await run(ROLLBACK)).result).toBe('rolled-back');
    })(),
  );

  test.concurrent.each([...states, ['Succeeded']] as const)(
    '%s while the abort is under way: waited for until it is Canceled',
    (state) =>
      onAzure(
        { scenario: { ...cluster([upgrading()]), timings: { canceling: 500 } }, speed: SLOWER },
        async ({ azure, run }) => {
          azure.after('pool.abort', () => {
            azure.inject({ kind: 'rewrite', route: 'cluster.get', skip: 1, rewrite: withPoolIn(state) });
          });
          const aborted = await run({ mode: 'abort', nodepool: 'user' });
          expect([aborted.result, aborted.outputs['provisioning-state']]).toEqual(['aborted', 'Canceled']);
          expect(aborted.warnings).toEqual([]);
        },
      )(),
  );

  test.concurrent.each([...states, ['Succeeded']] as const)(
    '%s while status waits for an operation: it goes on to wait',
    (state) =>
      onAzure({ scenario: cluster([rollingBack()]), speed: SLOWER }, async ({ azure, run }) => {
        azure.inject({ kind: 'rewrite', route: 'cluster.get', skip: 2, rewrite: withPoolIn(state) });
        azure.act({ kind: 'unstick', pool: 'user' });
        const status = await run({ mode: 'status', nodepool: 'user', wait: 'true' });
        expect([status.result, status.outputs['provisioning-state']]).toEqual(['succeeded', 'Succeeded']);
      })(),
  );

  test.concurrent.each(states)('%s of the cluster while it is updated: the switch-off goes on', (state) =>
    onAzure(
      { scenario: cluster([upgraded()], { upgradeChannel: 'stable' }), speed: 20 },
      async ({ azure, run }) => {
        azure.after('cluster.put', () => {
          azure.inject({
            kind: 'field',
            route: 'cluster.get',
            path: 'properties.provisioningState',
            value: state,
          });
        });
        const back = await run(ROLLBACK);
        expect([back.result, back.changes]).toEqual(['rolled-back', ['cluster.put', 'pool.put']]);
      },
    )(),
  );
});

describe('the resource decides', () => {
  test.concurrent(
    'an operation that reads InProgress for ever costs one more look',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'operation-status', text: 'InProgress', route: 'operation.status', times: 999 });
      const back = await run(ROLLBACK);
      expect([back.result, looksAfterPut(back)]).toEqual(['rolled-back', 4]);
    }),
  );

  test.concurrent(
    'so does one that can not be read',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      hideOperations(azure);
      const back = await run(ROLLBACK);
      expect([back.result, looksAfterPut(back)]).toEqual(['rolled-back', 4]);
    }),
  );

  test.concurrent(
    'one that has ended costs none',
    onAzure({ scenario: cluster([upgraded()]) }, async ({ run }) => {
      const back = await run(ROLLBACK);
      expect([back.result, looksAfterPut(back)]).toEqual(['rolled-back', 3]);
    }),
  );
});
