import { describe, expect, test } from '@jest/globals';
import { azureError, cluster, MINUTE, OLD, poolTarget, SECOND } from '../support/builders.ts';
import { abort, rollBack, runAction, sent, type Scene, type Setting } from './running.ts';

const HOURS: Setting = { aks: { rollbackMs: 1_000 * MINUTE } };
const UNAVAILABLE = azureError({ status: 503, code: 'ServiceUnavailable', attempt: 'read cluster prod' });

/** Pauses between two looks at the cluster after the PUT, in seconds. */
function pausesAfterPut({ aks }: Scene): readonly number[] {
  const put = aks.calls.findIndex(({ method }) => method === 'putPool');
  const looks = aks.calls.slice(put).filter(({ method }) => method === 'readCluster');
  return looks.slice(1).map(({ at }, index) => Math.round((at - (looks[index]?.at ?? 0)) / SECOND));
}

describe('the deadline', () => {
  test.each(['10m', '1m', '90s', '1h'])(
    '%s is counted from the start and never exceeded',
    async (timeout) => {
      const ms = { '10m': 10 * MINUTE, '1m': MINUTE, '90s': 90 * SECOND, '1h': 60 * MINUTE }[timeout] ?? 0;
      const { runner, tookMs } = await rollBack({ timeout }, HOURS);
      expect([runner.output('result'), runner.failed]).toEqual(['timed-out', true]);
      expect(tookMs).toBeGreaterThanOrEqual(ms);
      expect(tookMs).toBeLessThan(ms + 5 * SECOND);
    },
  );

  test('counts the time that was spent waiting for others', async () => {
    const { runner, tookMs, aks } = await rollBack(
      { timeout: '10m', 'if-busy': 'wait' },
      {
        ...HOURS,
        arrange: (scene) => scene.aks.start(poolTarget('user'), 'Scaling', 6 * MINUTE),
      },
    );
    expect([runner.output('result'), aks.count('putPool')]).toEqual(['timed-out', 1]);
    expect(tookMs).toBeLessThan(10 * MINUTE + 5 * SECOND);
  });

  test('is not passed by a Retry-After', async () => {
    const { tookMs, runner } = await rollBack(
      { timeout: '5m' },
      { aks: { ...HOURS.aks, retryAfterMs: 60 * MINUTE } },
    );
    expect(runner.output('result')).toBe('timed-out');
    expect(tookMs).toBeLessThan(5 * MINUTE + 5 * SECOND);
  });

  test('nothing is sent any more once it has passed', async () => {
    const scene = await rollBack(
      { timeout: '1m' },
      {
        arrange: ({ aks, clock }) => {
          aks.before('readRegionVersions', 1, () => clock.advance(2 * MINUTE));
        },
      },
    );
    expect(sent(scene)).toEqual([]);
    expect(scene.runner.output('result')).toBe('timed-out');
  });

  test('counts the sign-in, which the first request waits for', async () => {
    const { runner, tookMs } = await rollBack(
      { timeout: '2m' },
      { ...HOURS, arrange: ({ aks, clock }) => aks.before('readCluster', 1, () => clock.advance(MINUTE)) },
    );
    expect(runner.output('result')).toBe('timed-out');
    expect(tookMs).toBeLessThan(2 * MINUTE + 5 * SECOND);
  });

  test('also ends a status that waits, and an abort', async () => {
    const start: Setting = { arrange: ({ aks }) => aks.start(poolTarget('user'), 'Upgrading', 600 * MINUTE) };
    const status = await runAction({ mode: 'status', wait: 'true', timeout: '5m' }, start);
    expect([status.runner.output('result'), status.runner.failed]).toEqual(['timed-out', true]);
    const aborted = await abort({ timeout: '5m' }, { ...start, aks: { cancelMs: 600 * MINUTE } });
    expect(aborted.runner.output('result')).toBe('timed-out');
    expect(sent(aborted)).toEqual(['abort pool/user']);
  });
});

describe('the pauses', () => {
  test.each([0, 0.5, 0.999])(
    'follow the poll interval with jitter, threefold after two minutes (%p)',
    async (random) => {
      const scene = await rollBack(
        { 'poll-interval': '10s' },
        { aks: { rollbackMs: 20 * MINUTE }, random: () => random },
      );
      const pauses = pausesAfterPut(scene);
      const early = pauses.slice(0, 10);
      const late = pauses.slice(20, -2);
      expect(early.every((seconds) => seconds >= 8 && seconds <= 10)).toBe(true);
      expect(late.length).toBeGreaterThan(10);
      expect(late.every((seconds) => seconds >= 24 && seconds <= 30)).toBe(true);
    },
  );

  test('are those that the service names', async () => {
    const scene = await rollBack({}, { aks: { rollbackMs: 20 * MINUTE, retryAfterMs: 45 * SECOND } });
    expect(new Set(pausesAfterPut(scene).slice(0, 20))).toEqual(new Set([45]));
  });
});

describe('throttling', () => {
  const THROTTLED = azureError({
    status: 429,
    code: 'Throttled',
    attempt: 'read cluster prod',
    retryAfterMs: SECOND,
  });

  /** Pauses of a run between being throttled and asking again, in seconds. */
  async function pausesOf(random: () => number): Promise<readonly number[]> {
    const times = 5;
    const { clock, runner } = await runAction(
      { mode: 'status' },
      { random, arrange: ({ aks }) => aks.fail('readCluster', THROTTLED, { times }) },
    );
    expect(runner.output('result')).toBe('succeeded');
    return clock.sleeps.slice(0, times).map((ms) => ms / SECOND);
  }

  test('is never answered sooner than the service asks', async () => {
    expect(await pausesOf(() => 0)).toEqual([1, 1, 1, 1, 1]);
  });

  test('is answered the more spread the longer it lasts, so that many runs do not come back together', async () => {
    expect(await pausesOf(() => 0.999)).toEqual([2.998, 4.996, 8.992, 16.984, 30.97]);
  });
});

describe('what is said while waiting', () => {
  test('a heartbeat about once a minute when nothing changes', async () => {
    const { runner } = await rollBack({}, { aks: { rollbackMs: 30 * MINUTE } });
    const beats = runner.linesWith('Still waiting').length;
    expect(beats).toBeGreaterThanOrEqual(20);
    expect(beats).toBeLessThanOrEqual(30);
  });

  test('an outage of reads once when it begins and once when it ends', async () => {
    const { runner } = await rollBack(
      {},
      {
        arrange: ({ aks }) => aks.fail('readCluster', UNAVAILABLE, { skip: 4, times: 6 }),
      },
    );
    expect(runner.output('result')).toBe('rolled-back');
    expect(runner.linesWith('Could not read cluster prod')).toHaveLength(1);
    expect(runner.linesWith('Able to read cluster prod again')).toHaveLength(1);
    expect(runner.linesWith('Able to read')[0]).toContain('6 failures');
  });

  test('two spells, twice', async () => {
    const { runner } = await rollBack(
      {},
      {
        arrange: ({ aks }) => {
          aks.fail('readCluster', UNAVAILABLE, { skip: 4, times: 2 });
          aks.fail('readCluster', UNAVAILABLE, { skip: 4, times: 3 });
        },
      },
    );
    expect(runner.linesWith('Could not read cluster prod')).toHaveLength(2);
    expect(runner.linesWith('Able to read')).toHaveLength(2);
  });

  test('the nodes that are done, and where it stopped', async () => {
    const { runner } = await rollBack(
      {},
      {
        arrange: ({ aks }) => {
          aks.progress = { status: 'RollingUpgradeUpgradingNodes: 1/3 nodes completed; 0 errors' };
        },
      },
    );
    expect(runner.linesWith('1 of 3 nodes done').length).toBeGreaterThan(0);
  });

  test('a status text that can not be read does not matter', async () => {
    const { runner } = await rollBack(
      {},
      {
        arrange: ({ aks }) => aks.fail('readProgress', azureError({ status: 403 }), { times: 999 }),
      },
    );
    expect(runner.output('result')).toBe('rolled-back');
    expect(runner.annotations.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe("the operation's own status", () => {
  const LONG_AFTER = 20 * MINUTE;

  test.each([
    'InProgress',
    'Failed',
    'Canceled',
    'Succeeded',
    'RollingUpgradeUpgradingNodes: 1/3 nodes completed; 2 failed',
    'NodeFailover',
    '',
  ])('%p never decides: the resource does', async (status) => {
    const { runner, tookMs } = await rollBack(
      {},
      { aks: { rollbackMs: LONG_AFTER }, arrange: ({ aks }) => void (aks.progress = { status }) },
    );
    expect(runner.output('result')).toBe('rolled-back');
    expect(tookMs).toBeGreaterThan(LONG_AFTER);
    expect(tookMs).toBeLessThan(LONG_AFTER + MINUTE);
  });

  test.each([
    azureError({ status: 401 }),
    azureError({ status: 403 }),
    azureError({ status: 404 }),
    azureError({ kind: 'network', code: 'UnusableAnswer' }),
  ])('%p never decides either', async (error) => {
    const { runner } = await rollBack(
      {},
      {
        arrange: ({ aks }) => {
          aks.fail('readProgress', error, { times: 999 });
          aks.fail('readOperation', error, { times: 999 });
        },
      },
    );
    expect(runner.output('result')).toBe('rolled-back');
    expect(runner.annotations).toEqual([]);
  });
});

describe('states that flap', () => {
  test('after Canceled another actor starts at once: the abort is ours, the new operation is told apart', async () => {
    const { runner, aks } = await abort(
      {},
      {
        aks: { cancelMs: 25 * SECOND },
        arrange: (scene) => {
          scene.aks.start(poolTarget('user'), 'Upgrading', 60 * MINUTE);
          scene.aks.onMutation = ({ method }) => {
            if (method !== 'abort') return;
            scene.clock.after(26 * SECOND, () => scene.aks.start(poolTarget('user'), 'Scaling', 30 * MINUTE));
          };
        },
      },
    );
    expect([runner.output('result'), aks.count('abort')]).toEqual(['aborted', 1]);
    expect(runner.linesWith('another operation has started: Scaling')).toHaveLength(1);
    expect(runner.output('operation-id')).toBe('op-2');
  });

  test('after Succeeded auto-upgrade starts: the rollback that was read back stays ours', async () => {
    const { runner, aks } = await rollBack(
      {},
      {
        arrange: (scene) => {
          let hasEnded = false;
          scene.aks.before('readPool', 2, () => {
            if (hasEnded) return;
            hasEnded = true;
            scene.aks.start(poolTarget('user'), 'Upgrading', 30 * MINUTE);
          });
        },
      },
    );
    expect([runner.output('result'), aks.count('putPool')]).toEqual(['rolled-back', 1]);
    expect(runner.output('operation-id')).not.toBe('');
  });
});

describe('a failure midway', () => {
  test('404: the resource vanished after something was sent, failed', async () => {
    const gone = azureError({ status: 404, code: 'ResourceNotFound' });
    const { runner } = await rollBack(
      {},
      { arrange: ({ aks }) => aks.fail('readCluster', gone, { skip: 3, times: 99 }) },
    );
    expect([runner.output('result'), runner.failed]).toEqual(['failed', true]);
  });

  test.each([1, 2, 3])('%i times 404 in a row is no deletion', async (times) => {
    const gone = azureError({ status: 404, code: 'ResourceNotFound' });
    for (const skip of [1, 2, 3, 4]) {
      const { runner } = await rollBack(
        {},
        { arrange: ({ aks }) => aks.fail('readCluster', gone, { skip, times }) },
      );
      expect([skip, runner.output('result')]).toEqual([skip, 'rolled-back']);
    }
    const { runner } = await rollBack(
      {},
      { arrange: ({ aks }) => aks.fail('readPool', gone, { skip: 1, times }) },
    );
    expect(runner.output('result')).toBe('rolled-back');
  });

  test('nor is one look that does not show the pool', async () => {
    const { runner } = await rollBack(
      {},
      {
        arrange: ({ aks }) => {
          const { pools } = aks.state;
          const all = (): typeof pools => [...pools.slice(0, 1), ...user];
          let user: typeof pools = [];
          aks.before('readCluster', 4, () => {
            user = aks.state.pools.filter(({ name }) => name === 'user');
            aks.removePool('user');
          });
          aks.before('readCluster', 6, () => aks.changeCluster({ pools: all() }));
        },
      },
    );
    expect(runner.output('result')).toBe('rolled-back');
  });

  test('the pool vanished while it was rolled back: failed', async () => {
    const { runner } = await rollBack(
      {},
      {
        arrange: ({ aks, clock }) => clock.after(MINUTE, () => aks.removePool('user')),
      },
    );
    expect(runner.output('result')).toBe('failed');
  });

  test.each([
    [400, 'BadRequest'],
    [401, 'InvalidAuthenticationToken'],
    [403, 'AuthorizationFailed'],
  ])('%d: error at once, with the code of Azure', async (status, code) => {
    const { runner, aks } = await rollBack(
      {},
      {
        arrange: (scene) =>
          scene.aks.fail('readCluster', azureError({ status, code }), { skip: 3, times: 99 }),
      },
    );
    expect([runner.output('result'), runner.output('error-code')]).toEqual(['error', code]);
    expect(aks.count('readCluster')).toBe(4);
  });

  test('an outage is sat out once something was sent', async () => {
    const { runner } = await rollBack(
      {},
      {
        arrange: ({ aks }) => aks.fail('readCluster', UNAVAILABLE, { skip: 3, times: 40 }),
      },
    );
    expect(runner.output('result')).toBe('rolled-back');
  });

  test('an outage before anything was sent ends the step soon', async () => {
    const { runner, tookMs } = await rollBack(
      {},
      {
        arrange: ({ aks }) => aks.fail('readCluster', UNAVAILABLE, { times: 999 }),
      },
    );
    expect([runner.output('result'), runner.output('error-code')]).toEqual(['error', 'ServiceUnavailable']);
    expect(tookMs).toBeLessThan(3 * MINUTE);
  });
});

describe('an answer that never comes', () => {
  // What the adapters make of it, after the time that a request has.
  const HUNG = azureError({ kind: 'network', code: 'TimedOut', attempt: 'read cluster prod' });
  const HANG_MS = 30 * SECOND;

  function hang(scene: Omit<Scene, 'tookMs'>, nth: number, times = 1): void {
    for (let read = nth; read < nth + times; read++) {
      scene.aks.before('readCluster', read, () => scene.clock.advance(HANG_MS));
    }
    scene.aks.fail('readCluster', HUNG, { skip: nth - 1, times });
  }

  test('costs one poll, not the step, when it is the very first', async () => {
    const { runner, tookMs } = await runAction({ mode: 'status' }, { arrange: (scene) => hang(scene, 1) });
    expect(runner.output('result')).toBe('succeeded');
    expect(tookMs).toBeLessThan(HANG_MS + 10 * SECOND);
  });

  test('costs one poll while waiting', async () => {
    const usual = await rollBack();
    const { runner, tookMs } = await rollBack({}, { arrange: (scene) => hang(scene, 6) });
    expect(runner.output('result')).toBe('rolled-back');
    expect(tookMs).toBeLessThan(usual.tookMs + HANG_MS + 30 * SECOND);
    expect(runner.linesWith('Able to read')[0]).toContain('1 failure in');
  });

  test('twice before anything was done: nobody waits for an Azure that is not there', async () => {
    const { runner, tookMs } = await runAction({ mode: 'status' }, { arrange: (scene) => hang(scene, 1, 9) });
    expect([runner.output('result'), runner.failed]).toEqual(['error', true]);
    expect(tookMs).toBeLessThan(2 * HANG_MS + 10 * SECOND);
  });
});

describe('an outage after a long wait', () => {
  const OUTAGE = azureError({ kind: 'network', code: 'ECONNREFUSED', attempt: 'read cluster prod' });

  test.each<[string, (setting: Setting) => Promise<Scene>, string]>([
    [
      'of a status',
      (setting) => runAction({ mode: 'status', nodepool: 'user', wait: 'true' }, setting),
      'succeeded',
    ],
    [
      'of a rollback that waited for others',
      (setting) => rollBack({ 'if-busy': 'wait' }, setting),
      'rolled-back',
    ],
  ])('%s is sat out: what was waited for is not thrown away', async (_, play, result) => {
    const start = ({ aks, clock }: Omit<Scene, 'tookMs'>): void => {
      aks.start(poolTarget('user'), 'Scaling', 10 * MINUTE);
      // The look that sees the end succeeds; what is read after it does not.
      let hasEnded = false;
      clock.after(10 * MINUTE, () => (hasEnded = true));
      for (let read = 2; read < 60; read++) {
        aks.before('readCluster', read, () => {
          if (!hasEnded) return;
          hasEnded = false;
          aks.fail('readCluster', OUTAGE, { skip: 1, times: 8 });
        });
      }
    };
    const { runner } = await play({ arrange: start });
    expect(runner.linesWith('Could not read cluster prod')).toHaveLength(1);
    expect(runner.output('result')).toBe(result);
  });
});

describe('the run is canceled', () => {
  const scenes: readonly (readonly [string, (setting: Setting) => Promise<Scene>])[] = [
    [
      'a rollback with switch-off and abort',
      (setting) =>
        rollBack(
          { 'if-busy': 'abort' },
          {
            aks: { cluster: cluster({ upgradeChannel: 'patch' }) },
            arrange: (scene) => {
              scene.aks.start(poolTarget('user'), 'Upgrading', 60 * MINUTE);
              setting.arrange?.(scene);
            },
          },
        ),
    ],
    [
      'an abort',
      (setting) =>
        abort(
          { 'operation-id': 'op-2' },
          {
            arrange: (scene) => {
              scene.aks.start(poolTarget('user'), 'Upgrading', 60 * MINUTE);
              setting.arrange?.(scene);
            },
          },
        ),
    ],
    [
      'a joined rollback',
      (setting) =>
        rollBack(
          {},
          {
            arrange: (scene) => {
              scene.aks.start(poolTarget('user'), 'Upgrading', 3 * MINUTE, 'Succeeded', OLD);
              setting.arrange?.(scene);
            },
          },
        ),
    ],
    [
      'a status that waits',
      (setting) =>
        runAction(
          { mode: 'status', wait: 'true' },
          {
            arrange: (scene) => {
              scene.aks.start(poolTarget('user'), 'Upgrading', 3 * MINUTE);
              setting.arrange?.(scene);
            },
          },
        ),
    ],
  ];

  test.each(scenes)(
    'at any moment of %s: interrupted, told at once, nothing sent any more',
    async (_, play) => {
      const whole = await play({});
      const { awaits } = whole.clock;
      expect(awaits).toBeGreaterThan(5);
      for (let at = 1; at <= awaits; at++) {
        const scene = await play({
          arrange: ({ clock }) => {
            clock.interruptedAt = at;
          },
        });
        expect([at, scene.runner.output('result'), scene.runner.failed]).toEqual([at, 'interrupted', true]);
        expect(sent(whole).slice(0, sent(scene).length)).toEqual(sent(scene));
        const isOff = scene.aks.mutations.some(({ method }) => method === 'putCluster');
        if (isOff) {
          expect(scene.runner.output('auto-upgrade-changed')).toBe('true');
          expect(scene.runner.output('restore-command')).toContain('--auto-upgrade-channel patch');
        }
      }
    },
  );
});
