/** What was done and read back is told, although the look after it fails. */

import { describe, expect, test } from '@jest/globals';
import { DeadlineError, type AzureError } from '../../src/domain/aks/errors.ts';
import { azureError, MINUTE, OLD, poolTarget, recorded } from '../support/builders.ts';
import { abort, rollBack, runAction, sent, type Given, type Scene, type Setting } from './running.ts';

const FORBIDDEN = azureError({ status: 403, code: 'AuthorizationFailed', attempt: 'read cluster prod' });
const UNAVAILABLE = azureError({ status: 503, code: 'ServiceUnavailable', attempt: 'read cluster prod' });

type Start = (given?: Given, setting?: Setting) => Promise<Scene>;

/** Runs once to see how often the cluster is read, and once more with every read from that one on failing. */
async function withoutLastLook(
  start: Start,
  error: AzureError,
  given: Given = {},
  setting: Setting = {},
  reads = 1,
): Promise<Scene> {
  const good = await start(given, setting);
  return start(given, {
    ...setting,
    arrange: (scene) => {
      setting.arrange?.(scene);
      scene.aks.fail('readCluster', error, { skip: good.aks.count('readCluster') - reads, times: 9_999 });
    },
  });
}

const UPGRADING: Setting = { arrange: ({ aks }) => aks.start(poolTarget('user'), 'Upgrading', 600 * MINUTE) };

describe.each([
  ['is refused', FORBIDDEN, /Could not read cluster prod: 403 AuthorizationFailed/],
  ['fails until the timeout', UNAVAILABLE, /Unable to read cluster prod for the last/],
])('when the last look %s', (_, error, why) => {
  test('a rollback that was read back is rolled-back', async () => {
    const { runner } = await withoutLastLook(rollBack, error, { timeout: '30m' });
    expect([runner.output('result'), runner.failed]).toEqual(['rolled-back', false]);
    expect(runner.output('kubernetes-version')).toBe(OLD.kubernetesVersion);
    expect(runner.annotations).toEqual([
      expect.objectContaining({
        level: 'warning',
        message: expect.stringMatching(/The result is what was read before that/),
      }),
    ]);
    expect(runner.annotations[0]?.message).toMatch(why);
  });

  test('an abort whose target was seen Canceled is aborted', async () => {
    const { runner } = await withoutLastLook(abort, error, { timeout: '30m' }, UPGRADING);
    expect([runner.output('result'), runner.output('provisioning-state')]).toEqual(['aborted', 'Canceled']);
  });

  test('a rollback that failed is failed', async () => {
    const { runner } = await withoutLastLook(
      rollBack,
      error,
      { timeout: '30m' },
      { aks: { rollbackEndsAs: 'Failed' } },
    );
    expect([runner.output('result'), runner.failed]).toEqual(['failed', true]);
  });

  test('a rollback that was only to be started is started', async () => {
    const { runner } = await withoutLastLook(rollBack, error, { timeout: '30m', wait: 'false' });
    expect(runner.output('result')).toBe('rollback-started');
  });
});

test('time is up while what can be done without is read after the end', async () => {
  const good = await abort({}, UPGRADING);
  const { runner } = await abort(
    {},
    {
      arrange: (scene) => {
        UPGRADING.arrange?.(scene);
        scene.aks.before('readOperation', good.aks.count('readOperation'), () => {
          scene.aks.before('readCluster', scene.aks.count('readCluster') + 1, timeIsUp);
          timeIsUp();
        });
      },
    },
  );
  expect([runner.output('result'), runner.output('provisioning-state')]).toEqual(['aborted', 'Canceled']);
});

function timeIsUp(): never {
  throw new DeadlineError();
}

describe('the look that fails is not the last one', () => {
  test('while the rollback still runs', async () => {
    const { runner } = await withoutLastLook(rollBack, FORBIDDEN, {}, {}, 3);
    expect([runner.output('result'), runner.output('error-code')]).toEqual(['error', 'AuthorizationFailed']);
  });

  test('when the run only reports', async () => {
    const { runner } = await withoutLastLook(
      (given, setting) => runAction({ mode: 'status', nodepool: 'user', wait: 'true', ...given }, setting),
      FORBIDDEN,
      {},
      { arrange: ({ aks }) => aks.start(poolTarget('user'), 'Upgrading', 5 * MINUTE) },
    );
    expect([runner.output('result'), runner.output('error-code')]).toEqual(['error', 'AuthorizationFailed']);
  });

  test('when what was last seen blocks what is left', async () => {
    const scene = await rollBack(
      { nodepool: 'user,system' },
      {
        aks: { records: { user: [recorded()], system: [recorded()] } },
        arrange: ({ aks, clock }) => {
          // It is seen while the first pool is still being rolled back.
          clock.after(MINUTE, () => aks.changePool('system', { powerState: 'Stopped' }));
          aks.before('readPool', 2, () => aks.fail('readCluster', FORBIDDEN, { times: 9_999 }));
        },
      },
    );
    expect([sent(scene), scene.runner.output('result')]).toEqual([['putPool pool/user'], 'error']);
  });

  test('while another pool is still to come', async () => {
    const scene = await rollBack(
      { nodepool: 'user,system' },
      {
        aks: {
          records: { user: [recorded()], system: [recorded()] },
        },
        arrange: ({ aks }) => {
          aks.before('readPool', 2, () => aks.fail('readCluster', FORBIDDEN, { times: 9_999 }));
        },
      },
    );
    expect(sent(scene)).toEqual(['putPool pool/user']);
    expect(scene.runner.output('result')).toBe('error');
  });
});
