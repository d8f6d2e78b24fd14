/** Several runs of the bundle against one cluster at the same time, held together where they would change something. */

import { describe, expect, test } from '@jest/globals';
import type { RouteName, Simulator } from '../../simulator/simulator.ts';
import { onAzure, type Run } from '../support/bundle.ts';
import { cluster, NEW, OLD, untouched, upgraded, upgrading } from '../support/scenarios.ts';

/** Virtual seconds per real one: what one run starts is still under way when the others look. */
const SPEED = 40;

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const ABORT = { mode: 'abort', nodepool: 'user' };

/** A run that is stopped by something else must not keep the others for ever. */
const LONGEST_MEETING_MS = 20_000;

/** Lets the requests of a route pass only when so many have come, so that all were decided from the same state. */
function meetAt(azure: Simulator, route: RouteName, count: number): void {
  const { promise: isComplete, resolve: open } = Promise.withResolvers<undefined>();
  let arrived = 0;
  azure.before(
    route,
    async () => {
      arrived += 1;
      if (arrived === count) open(undefined);
      const timer = setTimeout(() => {
        open(undefined);
      }, LONGEST_MEETING_MS);
      await isComplete;
      clearTimeout(timer);
    },
    count,
  );
}

function resultsOf(runs: readonly Run[]): readonly string[] {
  return runs.map(({ result }) => result);
}

/** The operations of a pool as they ended, such as `Upgrading Succeeded`; aborts too. */
function operationsOf(azure: Simulator, name: string | undefined): readonly string[] {
  return azure
    .cluster()
    .operations.filter(({ pool }) => pool === name)
    .map(({ state, status }) => `${state} ${status}`);
}

function nodesOf(azure: Simulator, pool: string): unknown {
  const { nodes } = azure.cluster().pools[pool] ?? { nodes: [] };
  return nodes.map(({ kubernetes, image }) => ({ kubernetesVersion: kubernetes, nodeImageVersion: image }));
}

const THREE_OLD_NODES = [OLD, OLD, OLD];

describe('the same rollback, four times at once', () => {
  test(
    'takes effect once; the others join it, and all end green',
    onAzure({ scenario: cluster([untouched(), upgraded()]), speed: SPEED }, async ({ azure, run }) => {
      meetAt(azure, 'pool.put', 4);
      const runs = await Promise.all([1, 2, 3, 4].map(() => run(ROLLBACK)));
      expect(resultsOf(runs)).toEqual(['rolled-back', 'rolled-back', 'rolled-back', 'rolled-back']);
      expect(operationsOf(azure, 'user')).toEqual(['Upgrading Succeeded']);
      expect(nodesOf(azure, 'user')).toEqual(THREE_OLD_NODES);
      const ids = new Set(runs.map(({ outputs }) => outputs['operation-id']));
      expect([...ids]).toEqual([azure.cluster().operations[0]?.id]);
    }),
  );

  test(
    'switches auto-upgrade off once, and only who did so says how to put it back',
    onAzure(
      { scenario: cluster([untouched(), upgraded()], { upgradeChannel: 'stable' }), speed: SPEED },
      async ({ azure, run }) => {
        meetAt(azure, 'cluster.put', 4);
        const waiting = { ...ROLLBACK, 'if-busy': 'wait' };
        const runs = await Promise.all([1, 2, 3, 4].map(() => run(waiting)));
        expect(resultsOf(runs)).toEqual(['rolled-back', 'rolled-back', 'rolled-back', 'rolled-back']);
        expect(operationsOf(azure, undefined)).toEqual(['Updating Succeeded']);
        expect(operationsOf(azure, 'user')).toEqual(['Upgrading Succeeded']);
        const changed = runs.filter(({ outputs }) => outputs['auto-upgrade-changed'] === 'true');
        expect(changed.map(({ outputs }) => outputs['restore-command'])).toEqual([
          expect.stringContaining('--auto-upgrade-channel stable'),
        ]);
        expect(azure.cluster().upgradeChannel).toBe('none');
      },
    ),
  );
});

describe('the same abort, four times at once', () => {
  test(
    'takes effect once; the others wait for it and report the same',
    onAzure(
      { scenario: { ...cluster([untouched(), upgrading()]), timings: { canceling: 200 } }, speed: SPEED },
      async ({ azure, run }) => {
        meetAt(azure, 'pool.abort', 4);
        const runs = await Promise.all([1, 2, 3, 4].map(() => run(ABORT)));
        expect(resultsOf(runs)).toEqual(['aborted', 'aborted', 'aborted', 'aborted']);
        expect(operationsOf(azure, 'user')).toEqual(['Upgrading Canceled', 'Aborting Succeeded']);
      },
    ),
  );
});

describe('a rollback and an abort at once', () => {
  test(
    'of the upgrade that is in the way of both: one abort, and the rollback is left alone',
    onAzure(
      { scenario: { ...cluster([untouched(), upgrading()]), timings: { canceling: 200 } }, speed: SPEED },
      async ({ azure, run }) => {
        meetAt(azure, 'pool.abort', 2);
        const [back, stop] = await Promise.all([run({ ...ROLLBACK, 'if-busy': 'abort' }), run(ABORT)]);
        expect([back.result, stop.result]).toEqual(['rolled-back', 'aborted']);
        expect(operationsOf(azure, 'user')).toEqual([
          'Upgrading Canceled',
          'Aborting Succeeded',
          'Upgrading Succeeded',
        ]);
        const [upgrade, , rollback] = azure.cluster().operations;
        expect(stop.outputs['operation-id']).toBe(upgrade?.id);
        expect(back.outputs['operation-id']).toBe(rollback?.id);
        expect(nodesOf(azure, 'user')).toEqual(THREE_OLD_NODES);
      },
    ),
  );

  test(
    'of the rollback itself: it says that somebody canceled it, and sends nothing again',
    onAzure(
      { scenario: { ...cluster([untouched(), upgraded()]), timings: { canceling: 200 } }, speed: SPEED },
      async ({ azure, run }) => {
        let stop: Promise<Run> | undefined;
        azure.after('pool.put', () => void (stop = run(ABORT)), 1);
        const back = await run(ROLLBACK);
        expect([back.result, (await stop)?.result]).toEqual(['canceled', 'aborted']);
        expect(operationsOf(azure, 'user')).toEqual(['Upgrading Canceled', 'Aborting Succeeded']);
        expect(back.log).toContain('another caller, or AKS itself, canceled it');
        expect(azure.cluster().pools['user']).toMatchObject({ ...OLD, provisioningState: 'Canceled' });
      },
    ),
  );
});

describe('rollbacks of two pools of one cluster at once', () => {
  const TWO = [untouched(), upgraded('user'), upgraded('blue')];

  test.each([true, false])(
    'both are rolled back with if-busy: wait (pools may move side by side: %p)',
    (parallelPoolOperations) =>
      onAzure(
        { scenario: cluster(TWO), switches: { parallelPoolOperations }, speed: SPEED },
        async ({ azure, run }) => {
          meetAt(azure, 'pool.put', 2);
          const runs = await Promise.all(
            ['user', 'blue'].map((nodepool) => run({ ...ROLLBACK, nodepool, 'if-busy': 'wait' })),
          );
          expect(resultsOf(runs)).toEqual(['rolled-back', 'rolled-back']);
          for (const pool of ['user', 'blue']) {
            expect(operationsOf(azure, pool)).toEqual(['Upgrading Succeeded']);
            expect(nodesOf(azure, pool)).toEqual(THREE_OLD_NODES);
          }
          expect(nodesOf(azure, 'system')).toEqual([NEW, NEW]);
        },
      )(),
  );

  test(
    'auto-upgrade is switched off once; who did so goes on, or says which pool was changed in the meantime',
    onAzure(
      { scenario: cluster(TWO, { upgradeChannel: 'stable' }), speed: SPEED },
      async ({ azure, run }) => {
        meetAt(azure, 'cluster.put', 2);
        const names = ['user', 'blue'];
        const runs = await Promise.all(
          names.map((nodepool) => run({ ...ROLLBACK, nodepool, 'if-busy': 'wait' })),
        );
        expect(operationsOf(azure, undefined)).toEqual(['Updating Succeeded']);
        const changed = runs.filter(({ outputs }) => outputs['auto-upgrade-changed'] === 'true');
        expect(changed.map(({ outputs }) => outputs['restore-command'])).toEqual([
          expect.stringContaining('--auto-upgrade-channel stable'),
        ]);
        expect(resultsOf(runs.filter((one) => !changed.includes(one)))).toEqual(['rolled-back']);
        for (const [index, { result, summary }] of runs.entries()) {
          const isBack = result === 'rolled-back';
          expect(nodesOf(azure, names[index] ?? '')).toEqual(isBack ? THREE_OLD_NODES : [NEW, NEW, NEW]);
          if (!isBack) expect(summary).toContain('Pools changed while auto-upgrade was switched off');
        }
      },
    ),
  );
});
