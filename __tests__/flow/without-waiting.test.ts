import { describe, expect, test } from '@jest/globals';
import { CLUSTER_TARGET, MINUTE, OLD, poolTarget, SECOND } from '../support/builders.ts';
import { abort, rollBack, runAction, sent, type Given, type Scene, type Setting } from './running.ts';

const LONG = 60 * MINUTE;
const NOT_WAITING = { wait: 'false' };

function moving(word = 'Upgrading', changes = {}): Setting {
  return { arrange: ({ aks }) => aks.start(poolTarget('user'), word, LONG, 'Succeeded', changes) };
}

describe('wait: false', () => {
  test.each<[string, () => Promise<Scene>, string, readonly string[]]>([
    ['an abort', () => abort(NOT_WAITING, moving()), 'abort-requested', ['abort pool/user']],
    ['an abort that is under way', () => abort(NOT_WAITING, moving('Canceling')), 'abort-requested', []],
    ['a rollback', () => rollBack(NOT_WAITING), 'rollback-started', ['putPool pool/user']],
    [
      'a rollback that is running',
      () => rollBack(NOT_WAITING, moving('Upgrading', OLD)),
      'rollback-started',
      [],
    ],
    ['a status', () => runAction({ mode: 'status', ...NOT_WAITING }, moving()), 'in-progress', []],
    ['a status as it is by default', () => runAction({ mode: 'status' }, moving()), 'in-progress', []],
  ])('%s', async (_, play, result, requests) => {
    const scene = await play();
    expect([scene.runner.output('result'), scene.runner.failed]).toEqual([result, false]);
    expect(sent(scene)).toEqual(requests);
    expect(scene.tookMs).toBeLessThan(10 * SECOND);
  });
});

describe('a status with wait: true', () => {
  function waitedFor(given: Given, setting: Setting): Promise<Scene> {
    return runAction({ mode: 'status', wait: 'true', ...given }, setting);
  }

  const clusterMoves: Setting = {
    arrange: ({ aks }) => aks.start(CLUSTER_TARGET, 'Updating', 10 * MINUTE),
  };
  const bothMove: Setting = {
    arrange: ({ aks }) => {
      aks.start(poolTarget('system'), 'Upgrading', 5 * MINUTE);
      aks.start(poolTarget('user'), 'Upgrading', 10 * MINUTE);
    },
  };
  const fails: Setting = {
    arrange: ({ aks }) => aks.start(poolTarget('user'), 'Upgrading', 10 * MINUTE, 'Failed'),
  };

  test.each<[string, Given, Setting, string]>([
    ["the cluster's own operation", {}, clusterMoves, 'succeeded'],
    ['a pool of the cluster', {}, bothMove, 'succeeded'],
    ['one pool', { nodepool: 'user' }, bothMove, 'succeeded'],
    ['several pools', { nodepool: 'system,user' }, bothMove, 'succeeded'],
    ['an operation by its id', { nodepool: 'user', 'operation-id': 'op-2' }, fails, 'failed'],
  ])('waits for %s', async (_, given, setting, result) => {
    const { runner, tookMs } = await waitedFor(given, setting);
    expect([runner.output('result'), runner.failed]).toEqual([result, false]);
    expect(tookMs).toBeGreaterThan(10 * MINUTE);
    expect(tookMs).toBeLessThan(12 * MINUTE);
  });

  test('does not wait for what has ended', async () => {
    const { runner, tookMs } = await waitedFor({}, {});
    expect(runner.output('result')).toBe('succeeded');
    expect(tookMs).toBeLessThan(10 * SECOND);
  });
});
