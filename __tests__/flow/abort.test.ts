import { describe, expect, test } from '@jest/globals';
import {
  azureError,
  cluster,
  CLUSTER_TARGET,
  MINUTE,
  pool,
  poolTarget,
  SECOND,
  TOO_LATE,
} from '../support/builders.ts';
import { abort, poolResults, runAction, sent, type Setting } from './running.ts';

const RESET = azureError({ kind: 'network', code: 'ECONNRESET', message: 'The connection was cut.' });

function upgrading(arrange?: Setting['arrange']): Setting {
  return {
    arrange: (scene) => {
      scene.aks.start(poolTarget('user'), 'Upgrading', 60 * MINUTE);
      arrange?.(scene);
    },
  };
}

describe('an abort', () => {
  test('is sent once, and waited for until Canceled', async () => {
    const scene = await abort({}, upgrading());
    expect(sent(scene)).toEqual(['abort pool/user']);
    expect([scene.runner.output('result'), scene.runner.failed]).toEqual(['aborted', false]);
    expect(scene.runner.output('provisioning-state')).toBe('Canceled');
  });

  test('is not waited for with wait: false', async () => {
    const { runner, tookMs } = await abort({ wait: 'false' }, upgrading());
    expect([runner.output('result'), runner.failed]).toEqual(['abort-requested', false]);
    expect(tookMs).toBeLessThan(5 * SECOND);
  });

  test('that is not waited for says what was in progress, and that nothing is confirmed', async () => {
    const { runner } = await abort({ wait: 'false' }, upgrading());
    const id = runner.output('operation-id');
    const [line] = runner.linesWith('it is not confirmed what was aborted');
    expect(id).not.toBe('');
    expect(line).toContain(`operation ${id} was in progress on pool user`);
    expect(runner.annotations.filter(({ level }) => level === 'warning')).toEqual([]);
  });

  test('that is not waited for warns when what was meant had ended by itself', async () => {
    const scene = await abort(
      { wait: 'false' },
      upgrading(({ aks }) => {
        aks.onMutation = () => {
          aks.changePool('user', { provisioningState: 'Succeeded' });
          aks.start(poolTarget('user'), 'Scaling', 60 * MINUTE);
          aks.readOperation = async (_, id) => ({ id, status: 'Succeeded' });
        };
      }),
    );
    expect(scene.runner.linesWith('another operation may have been hit')).toHaveLength(1);
    expect(JSON.stringify(scene.runner.annotations)).toContain('another operation may have been hit');
  });

  test.each([
    ['what comes right after it is named', 2, /is unknown; right after it, the latest one is [\w-]+\./],
    ['or that it is unknown', 9, /which operation was in progress on pool user [a-z ]*is unknown\./i],
  ])('that is not waited for, of an operation that can not be read: %s', async (_, times, says) => {
    const { runner } = await abort(
      { wait: 'false' },
      upgrading(({ aks }) => {
        const error = azureError({ status: 500, code: 'InternalServerError' });
        aks.fail('listActiveOperations', error, { times: 9 });
        aks.fail('readLatestOperation', error, { times });
      }),
    );
    expect(runner.linesWith('it is not confirmed what was aborted').join()).toMatch(says);
  });

  test.each([
    ['succeed', false],
    ['fail', true],
  ])('of nothing: by if-idle: %s', async (policy, failed) => {
    const scene = await abort({ 'if-idle': policy });
    expect(sent(scene)).toEqual([]);
    expect([scene.runner.output('result'), scene.runner.failed]).toEqual(['nothing-to-abort', failed]);
  });

  test('that is under way already is waited for without a request', async () => {
    const scene = await abort(
      {},
      { arrange: ({ aks }) => aks.start(poolTarget('user'), 'Canceling', MINUTE, 'Canceled') },
    );
    expect(sent(scene)).toEqual([]);
    expect(scene.runner.output('result')).toBe('aborted');
  });

  test('that comes too late: completed-before-abort', async () => {
    const scene = await abort(
      {},
      upgrading(({ aks }) => {
        aks.before('abort', 1, () => aks.changePool('user', { provisioningState: 'Succeeded' }));
      }),
    );
    expect(scene.runner.output('result')).toBe('completed-before-abort');
    expect(sent(scene)).toEqual(['abort pool/user']);
  });

  test('409 while it is Canceling already counts as aborted', async () => {
    const late = azureError({ status: 409, code: 'OperationNotAllowed', message: TOO_LATE });
    const { runner } = await abort(
      {},
      upgrading(({ aks, clock }) => {
        aks.fail('abort', late);
        clock.after(5 * SECOND, () => aks.start(poolTarget('user'), 'Canceling', MINUTE, 'Canceled'));
      }),
    );
    expect(runner.output('result')).toBe('aborted');
  });

  test('403: failed, with the error of Azure', async () => {
    const denied = azureError({ status: 403, code: 'AuthorizationFailed' });
    const { runner } = await abort(
      {},
      upgrading(({ aks }) => aks.fail('abort', denied)),
    );
    expect([runner.output('result'), runner.output('error-code')]).toEqual(['failed', 'AuthorizationFailed']);
  });

  test('429: sent again after the pause', async () => {
    const throttled = azureError({ status: 429, code: 'Throttled', retryAfterMs: 30 * SECOND });
    const scene = await abort(
      {},
      upgrading(({ aks }) => aks.fail('abort', throttled)),
    );
    expect(sent(scene)).toEqual(['abort pool/user', 'abort pool/user']);
    expect(scene.runner.output('result')).toBe('aborted');
  });
});

describe('an answer that was lost', () => {
  test('arrived: not sent again', async () => {
    const scene = await abort(
      {},
      upgrading(({ aks }) => aks.fail('abort', { error: RESET, arrives: true })),
    );
    expect(sent(scene)).toEqual(['abort pool/user']);
    expect(scene.runner.output('result')).toBe('aborted');
  });

  test('did not arrive: sent again', async () => {
    const scene = await abort(
      {},
      upgrading(({ aks }) => aks.fail('abort', RESET)),
    );
    expect(sent(scene)).toEqual(['abort pool/user', 'abort pool/user']);
    expect(scene.runner.output('result')).toBe('aborted');
  });

  test('did not arrive twice: not sent a third time', async () => {
    const scene = await abort(
      {},
      upgrading(({ aks }) => aks.fail('abort', RESET, { times: 9 })),
    );
    expect(scene.aks.count('abort')).toBe(2);
    expect([scene.runner.output('result'), scene.runner.failed]).toEqual(['error', true]);
  });

  test('did not arrive, and another operation began: that one is not hit', async () => {
    const scene = await abort(
      {},
      upgrading(({ aks, clock }) => {
        aks.fail('abort', RESET);
        clock.after(15 * SECOND, () => aks.start(poolTarget('user'), 'Scaling', 60 * MINUTE));
      }),
    );
    expect(sent(scene)).toEqual(['abort pool/user']);
    expect(scene.runner.output('result')).toBe('completed-before-abort');
  });
});

describe('several', () => {
  const pools = [pool({ name: 'a' }), pool({ name: 'b' }), pool({ name: 'c' })];

  test("`*`: the cluster's own first, then the pools that move", async () => {
    const scene = await abort(
      { nodepool: '*' },
      {
        aks: { cluster: { pools } },
        arrange: ({ aks }) => {
          aks.start(poolTarget('b'), 'Scaling', 60 * MINUTE);
          aks.start(CLUSTER_TARGET, 'Updating', 60 * MINUTE);
        },
      },
    );
    expect(sent(scene)).toEqual(['abort cluster', 'abort pool/b']);
    expect(scene.runner.output('result')).toBe('aborted');
    expect(poolResults(scene)).toEqual(['b aborted']);
  });

  test('an idle pool beside an aborted one does not count', async () => {
    const scene = await abort(
      { nodepool: 'a,b' },
      {
        aks: { cluster: { pools } },
        arrange: ({ aks }) => aks.start(poolTarget('b'), 'Scaling', 60 * MINUTE),
      },
    );
    expect(poolResults(scene)).toEqual(['a nothing-to-abort', 'b aborted']);
    expect(scene.runner.output('result')).toBe('aborted');
  });
});

describe('the guard', () => {
  test('acts on the operation named', async () => {
    const scene = await abort({ 'operation-id': 'OP-2' }, upgrading());
    expect(sent(scene)).toEqual(['abort pool/user']);
    expect(scene.runner.output('operation-id')).not.toBe('');
  });

  test('refuses another one', async () => {
    const scene = await abort({ 'operation-id': 'op-77' }, upgrading());
    expect(sent(scene)).toEqual([]);
    expect(scene.runner.output('blocked-by')).toBe('operation-mismatch');
  });

  test('looks again right before the request', async () => {
    const scene = await abort(
      { 'operation-id': 'op-2' },
      upgrading(({ aks }) => {
        aks.before('readLatestOperation', 2, () => aks.start(poolTarget('user'), 'Scaling', MINUTE));
      }),
    );
    expect(sent(scene)).toEqual([]);
    expect(scene.runner.output('result')).toBe('blocked');
  });
});

describe('status', () => {
  test.each([
    ['Succeeded', 'succeeded', false],
    ['Failed', 'failed', false],
    ['Canceled', 'canceled', false],
  ])('%s', async (provisioningState, result, failed) => {
    const aks = { cluster: cluster({ pools: [pool({ provisioningState })] }) };
    const scene = await runAction({ mode: 'status' }, { aks });
    expect(sent(scene)).toEqual([]);
    expect([scene.runner.output('result'), scene.runner.failed]).toEqual([result, failed]);
  });

  test('waits for what is in progress when asked to', async () => {
    const start: Setting = upgrading();
    expect((await runAction({ mode: 'status' }, start)).runner.output('result')).toBe('in-progress');
    const waited = await runAction({ mode: 'status', wait: 'true', nodepool: 'user' }, start);
    expect(waited.runner.output('result')).toBe('succeeded');
    expect(waited.runner.output('rollback-available')).toBe('true');
  });
});
