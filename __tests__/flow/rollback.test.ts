import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/domain/aks/cluster.ts';
import {
  azureError,
  cluster,
  coverage,
  MINUTE,
  NEW,
  OLD,
  pool,
  poolTarget,
  SECOND,
} from '../support/builders.ts';
import { poolResults, rollBack, sent, type Scene } from './running.ts';

type Scenery = Omit<Scene, 'tookMs'>;

const BOTH_ON = cluster({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' });
const RESET = azureError({ kind: 'network', code: 'ECONNRESET', message: 'The connection was cut.' });

describe('a rollback', () => {
  test('is sent once, waited for, and read back', async () => {
    const scene = await rollBack();
    expect(sent(scene)).toEqual(['putPool pool/user']);
    expect(scene.aks.pool('user')).toMatchObject({ ...OLD, provisioningState: 'Succeeded' });
    expect(scene.runner.output('result')).toBe('rolled-back');
    expect(scene.runner.output('kubernetes-version')).toBe(OLD.kubernetesVersion);
    expect(scene.runner.output('previous-kubernetes-version')).toBe(NEW.kubernetesVersion);
    expect(scene.runner.output('re-upgrade-by')).toBe('2026-07-09');
    expect(scene.runner.failed).toBe(false);
    expect(scene.runner.summaries).toHaveLength(1);
  });

  test('carries If-Match from a read made immediately before', async () => {
    const { aks } = await rollBack();
    const index = aks.calls.findIndex(({ method }) => method === 'putPool');
    expect(aks.calls[index - 1]).toMatchObject({ method: 'readPool', target: 'user' });
    expect(aks.calls[index]?.ifMatch).toBe('pool-1');
  });

  test('is not waited for with wait: false', async () => {
    const { runner, tookMs } = await rollBack({ wait: 'false' });
    expect([runner.output('result'), runner.failed]).toEqual(['rollback-started', false]);
    expect(tookMs).toBeLessThan(5 * SECOND);
  });

  test('changes nothing with dry-run', async () => {
    const scene = await rollBack({ 'dry-run': 'true' }, { aks: { cluster: BOTH_ON } });
    expect(sent(scene)).toEqual([]);
    expect(scene.runner.output('result')).toBe('planned');
  });

  test('run again is harmless', async () => {
    const scene = await rollBack({}, { aks: { cluster: { pools: [pool(OLD)] } } });
    expect(sent(scene)).toEqual([]);
    expect([scene.runner.output('result'), scene.runner.failed]).toEqual(['already-rolled-back', false]);
  });

  test('that is running already is joined under every policy', async () => {
    for (const policy of ['fail', 'wait', 'abort']) {
      const scene = await rollBack(
        { 'if-busy': policy },
        { arrange: ({ aks }) => aks.start(poolTarget('user'), 'Upgrading', 2 * MINUTE, 'Succeeded', OLD) },
      );
      expect(sent(scene)).toEqual([]);
      expect(scene.runner.output('result')).toBe('rolled-back');
    }
  });

  test('that ends Failed or Canceled by somebody else fails the step', async () => {
    const failed = await rollBack({}, { aks: { rollbackEndsAs: 'Failed' } });
    expect([failed.runner.output('result'), failed.runner.failed]).toEqual(['failed', true]);
    const canceled = await rollBack({}, { aks: { rollbackEndsAs: 'Canceled' } });
    expect([canceled.runner.output('result'), canceled.runner.failed]).toEqual(['canceled', true]);
  });

  test('whose settings came to differ warns', async () => {
    const { runner } = await rollBack(
      {},
      {
        arrange: ({ aks, clock }) =>
          clock.after(MINUTE, () => aks.changePool('user', { properties: { nodeLabels: { other: '1' } } })),
      },
    );
    expect(runner.output('result')).toBe('rolled-back');
    expect(runner.annotations).toContainEqual(
      expect.objectContaining({ level: 'warning', message: expect.stringContaining('nodeLabels') }),
    );
  });
});

describe('auto-upgrade', () => {
  test('is switched off in one request first, with nothing else changed, and stays off', async () => {
    const scene = await rollBack({}, { aks: { cluster: BOTH_ON } });
    expect(sent(scene)).toEqual(['putCluster cluster', 'putPool pool/user']);
    const before = BOTH_ON.body['properties'] as JsonObject;
    const body = scene.aks.mutations[0]?.body as { properties: JsonObject };
    expect(body.properties['autoUpgradeProfile']).toEqual({
      upgradeChannel: 'none',
      nodeOSUpgradeChannel: 'None',
      somethingElse: true,
    });
    expect(body.properties['somethingNewInAks']).toEqual(before['somethingNewInAks']);
    const { runner } = scene;
    expect(runner.output('auto-upgrade-changed')).toBe('true');
    expect(runner.output('restore-command')).toContain(
      '--auto-upgrade-channel patch --node-os-upgrade-channel NodeImage',
    );
    expect(runner.output('previous-upgrade-channel')).toBe('patch');
  });

  test('is put back when Azure refuses the rollback', async () => {
    const scene = await rollBack(
      {},
      {
        aks: { cluster: BOTH_ON },
        arrange: ({ aks }) => aks.fail('putPool', azureError({ status: 400, code: 'InvalidParameter' })),
      },
    );
    expect(sent(scene)).toEqual(['putCluster cluster', 'putPool pool/user', 'putCluster cluster']);
    expect(scene.aks.state).toMatchObject({ upgradeChannel: 'patch', nodeOsUpgradeChannel: 'NodeImage' });
    expect(scene.runner.output('result')).toBe('failed');
    expect(scene.runner.output('error-code')).toBe('InvalidParameter');
    expect(scene.runner.output('auto-upgrade-changed')).toBe('false');
  });

  test('resumes a stopped upgrade: it is aborted once more, whatever if-busy says', async () => {
    const pools = [pool({ provisioningState: 'Canceled' })];
    const scene = await rollBack({}, { aks: { cluster: { ...BOTH_ON, pools }, resumes: true } });
    expect(sent(scene)).toEqual(['putCluster cluster', 'abort pool/user', 'putPool pool/user']);
    expect(scene.runner.output('result')).toBe('rolled-back');
  });

  test('a pool changed by somebody between the reads stops the step', async () => {
    const scene = await rollBack(
      {},
      {
        aks: { cluster: BOTH_ON },
        arrange: ({ aks, clock }) =>
          clock.after(30 * SECOND, () => aks.changePool('system', { kubernetesVersion: '1.36.1' })),
      },
    );
    expect(sent(scene)).toEqual(['putCluster cluster']);
    expect(scene.runner.output('result')).toBe('failed');
    expect(scene.runner.output('auto-upgrade-changed')).toBe('true');
  });

  test('a lost answer of the switch-off that arrived is not sent again', async () => {
    const scene = await rollBack(
      {},
      {
        aks: { cluster: BOTH_ON },
        arrange: ({ aks }) => aks.fail('putCluster', { error: RESET, arrives: true }),
      },
    );
    expect(sent(scene)).toEqual(['putCluster cluster', 'putPool pool/user']);
    expect(scene.runner.output('result')).toBe('rolled-back');
  });

  test('a cluster that moves right before the PUT: nothing is sent, and it is decided anew', async () => {
    const scene = await rollBack(
      { 'if-busy': 'wait' },
      {
        aks: { cluster: BOTH_ON },
        arrange: ({ aks }) => {
          // The first read of the cluster is the observation, the second one is made for the PUT.
          aks.before('readCluster', 2, () => aks.start({ kind: 'cluster' }, 'Updating', MINUTE));
        },
      },
    );
    expect(sent(scene)).toEqual(['putCluster cluster', 'putPool pool/user']);
    expect(scene.runner.output('result')).toBe('rolled-back');
  });
});

describe('what is in the way', () => {
  test('if-busy: abort aborts, waits, checks again, rolls back', async () => {
    const scene = await rollBack(
      { 'if-busy': 'abort' },
      {
        arrange: ({ aks }) => aks.start(poolTarget('user'), 'Upgrading', 60 * MINUTE),
      },
    );
    expect(sent(scene)).toEqual(['abort pool/user', 'putPool pool/user']);
    expect(scene.runner.output('result')).toBe('rolled-back');
  });

  test('if-busy: wait waits', async () => {
    const scene = await rollBack(
      { 'if-busy': 'wait' },
      {
        arrange: ({ aks }) => aks.start(poolTarget('user'), 'Scaling', 3 * MINUTE),
      },
    );
    expect(sent(scene)).toEqual(['putPool pool/user']);
    expect(scene.runner.output('result')).toBe('rolled-back');
  });

  test.each([
    ['fail', 'blocked', 1],
    ['abort', 'blocked', 1],
    ['wait', 'rolled-back', 2],
  ])('a hidden operation under if-busy: %s', async (policy, result, atLeast) => {
    const scene = await rollBack({ 'if-busy': policy }, { arrange: ({ aks }) => aks.hideOperation(MINUTE) });
    expect(scene.runner.output('result')).toBe(result);
    expect(scene.aks.count('putPool')).toBeGreaterThanOrEqual(atLeast);
    expect(scene.aks.mutations.every(({ method }) => method === 'putPool')).toBe(true);
  });

  test('another pool that moves blocks the switch-off, and the step says why', async () => {
    const scene = await rollBack(
      {},
      {
        aks: { cluster: BOTH_ON },
        arrange: ({ aks }) => aks.start(poolTarget('system'), 'Scaling', MINUTE),
      },
    );
    expect(sent(scene)).toEqual([]);
    expect([scene.runner.output('result'), scene.runner.output('blocked-by')]).toEqual([
      'blocked',
      'operation-in-progress',
    ]);
  });
});

describe('answers that do not tell', () => {
  test('412: decided anew three times, then failed', async () => {
    const stale = azureError({ status: 412, code: 'PreconditionFailed' });
    const three = await rollBack({}, { arrange: ({ aks }) => aks.fail('putPool', stale, { times: 3 }) });
    expect([three.runner.output('result'), three.aks.count('putPool')]).toEqual(['rolled-back', 4]);
    const four = await rollBack({}, { arrange: ({ aks }) => aks.fail('putPool', stale, { times: 4 }) });
    expect([four.runner.output('result'), four.aks.count('putPool')]).toEqual(['failed', 4]);
  });

  test('429: the pause that Azure asks for is kept', async () => {
    const throttled = azureError({ status: 429, code: 'Throttled', retryAfterMs: 40 * SECOND });
    const { aks, runner } = await rollBack({}, { arrange: (scene) => scene.aks.fail('putPool', throttled) });
    const [first, second] = aks.mutations;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(40 * SECOND);
    expect(runner.output('result')).toBe('rolled-back');
  });

  test.each([
    ['a cut connection', RESET],
    ['a 503', azureError({ status: 503, code: 'ServiceUnavailable' })],
  ])('%s, the request arrived: not sent again', async (_, error) => {
    const scene = await rollBack({}, { arrange: ({ aks }) => aks.fail('putPool', { error, arrives: true }) });
    expect(sent(scene)).toEqual(['putPool pool/user']);
    expect(scene.runner.output('result')).toBe('rolled-back');
  });

  test.each([
    ['a cut connection', RESET],
    ['a 503', azureError({ status: 503, code: 'ServiceUnavailable' })],
  ])('%s, the request did not arrive: sent again with the same eTag', async (_, error) => {
    const { aks, runner } = await rollBack({}, { arrange: (scene) => scene.aks.fail('putPool', error) });
    expect(aks.mutations.map(({ ifMatch }) => ifMatch)).toEqual(['pool-1', 'pool-1']);
    expect(runner.output('result')).toBe('rolled-back');
  });

  test("lost, and somebody else's request won: theirs is not touched", async () => {
    const scene = await rollBack(
      {},
      {
        arrange: ({ aks, clock }) => {
          aks.fail('putPool', RESET);
          clock.after(2 * SECOND, () => aks.start(poolTarget('user'), 'Scaling', 10 * MINUTE));
        },
      },
    );
    expect(sent(scene)).toEqual(['putPool pool/user']);
    expect(scene.runner.output('result')).toBe('blocked');
  });
});

describe('another operation that comes right after the rollback was accepted', () => {
  const scaledAtOnce = (scene: Scenery): void => {
    scene.aks.before('readLatestOperation', 1, () => {
      scene.aks.start(poolTarget('user'), 'Scaling', 2 * MINUTE);
    });
  };

  test('is not taken for it: its success is no rollback, and its id is not reported', async () => {
    const { runner } = await rollBack({}, { arrange: scaledAtOnce });
    expect([runner.output('result'), runner.failed]).toEqual(['failed', true]);
    expect(runner.output('operation-id')).toBe('');
    expect(runner.summaries.join('')).toContain('The operation last seen on the pool was Scaling');
  });

  test('is not taken for it without waiting either', async () => {
    const { runner } = await rollBack({ wait: 'false' }, { arrange: scaledAtOnce });
    expect([runner.output('result'), runner.output('operation-id')]).toEqual(['rollback-started', '']);
  });

  test('does no harm to a rollback that had succeeded before, as its status URL says', async () => {
    const { runner } = await rollBack(
      {},
      {
        arrange: ({ aks }) => {
          aks.progress = { status: 'Succeeded' };
          aks.before('readLatestOperation', 1, () => {
            aks.start(poolTarget('user'), 'Scaling', 2 * MINUTE);
          });
        },
      },
    );
    expect(runner.output('result')).toBe('rolled-back');
  });

  test('a lost answer: the next look tells that it had arrived, so it is not sent again', async () => {
    const scene = await rollBack(
      { 'if-busy': 'abort', 'poll-interval': '5m' },
      {
        arrange: ({ aks, clock }) => {
          aks.fail('putPool', { error: RESET, arrives: true });
          clock.after(3 * MINUTE, () =>
            aks.start(poolTarget('user'), 'Upgrading', 20 * MINUTE, 'Succeeded', NEW),
          );
        },
      },
    );
    expect(sent(scene)).toEqual(['putPool pool/user']);
    expect(scene.runner.output('result')).toBe('failed');
  });
});

describe('several pools', () => {
  const pools = [pool({ name: 'sys', mode: 'System' }), pool({ name: 'a' }), pool({ name: 'b' })];

  test('go one after the other, in the order in which they are named', async () => {
    const scene = await rollBack({ nodepool: 'sys,a,b' }, { aks: { cluster: { pools } } });
    expect(sent(scene)).toEqual(['putPool pool/sys', 'putPool pool/a', 'putPool pool/b']);
    expect(poolResults(scene)).toEqual(['sys rolled-back', 'a rolled-back', 'b rolled-back']);
  });

  test('stop at the first that does not end back', async () => {
    const scene = await rollBack(
      { nodepool: 'sys,a,b' },
      {
        aks: { cluster: { pools } },
        arrange: ({ aks }) =>
          aks.fail('putPool', azureError({ status: 403, code: 'AuthorizationFailed' }), { skip: 1 }),
      },
    );
    expect(sent(scene)).toEqual(['putPool pool/sys', 'putPool pool/a']);
    expect(poolResults(scene)).toEqual(['sys rolled-back', 'a failed', 'b not-started']);
    expect(scene.runner.output('result')).toBe('failed');
  });

  test('nothing is sent while a check blocks', async () => {
    const scene = await rollBack(
      { nodepool: 'a,b' },
      { aks: { cluster: { pools }, coverage: [coverage()] } },
    );
    expect(sent(scene)).toEqual([]);
    expect(scene.runner.output('blocked-by')).toBe('fleet-auto-upgrade');
  });
});

describe('what can not be done', () => {
  test('a cluster that does not exist is an error', async () => {
    const gone = azureError({ status: 404, code: 'ResourceNotFound', attempt: 'read cluster prod' });
    const { runner } = await rollBack(
      {},
      { arrange: ({ aks }) => aks.fail('readCluster', gone, { times: 99 }) },
    );
    expect([runner.output('result'), runner.output('error-code'), runner.output('nodepools')]).toEqual([
      'error',
      'ResourceNotFound',
      '[]',
    ]);
  });

  test('a pool that does not exist is an error that lists those that do', async () => {
    const { runner } = await rollBack({ nodepool: 'gone' });
    expect(runner.output('result')).toBe('error');
    expect(runner.annotations.map(({ message }) => message).join('\n')).toContain('system, user');
  });

  test('a bug, or a connection that can not be made, still sets every output', async () => {
    const { runner } = await rollBack({}, { connectError: new TypeError('not a function') });
    expect([runner.output('result'), runner.failed]).toEqual(['error', true]);
    const late = await rollBack(
      {},
      {
        arrange: ({ aks }) => {
          aks.putPool = () => {
            throw new TypeError('not a function');
          };
        },
      },
    );
    expect([late.runner.output('result'), late.runner.failed]).toEqual(['error', true]);
  });

  test('a summary that can not be written does not change the result', async () => {
    const { runner } = await rollBack(
      {},
      {
        arrange: (scene) => {
          scene.runner.summaryError = new Error('disk full');
        },
      },
    );
    expect([runner.output('result'), runner.failed]).toEqual(['rolled-back', false]);
    expect(runner.annotations.map(({ message }) => message).join('\n')).toMatch(/disk full/i);
  });
});
