import { describe, expect, test } from '@jest/globals';
import { DeadlineError, InterruptedError } from '../../src/domain/aks/errors.ts';
import { pollPauseMs } from '../../src/steps/moves/wait.ts';
import { azureError, MINUTE, OLD, ROLL_BACK, SECOND, sighting, START } from '../support/builders.ts';
import {
  HANDLE,
  stage,
  UNAVAILABLE,
  upgrading,
  USER,
  watch,
  type Stage,
  type StageOptions,
} from './stage.ts';

const SURGE = 'RollingUpgradeCreatingSurgeNodes';
const ONE_OF_THREE = 'RollingUpgradeUpgradingNodes: 1/3 nodes completed; 0 errors';
const ODD = { code: 'DrainFailed', message: 'A disruption budget blocks the drain.' };

/** A rollback that has reached Succeeded without showing its target: looked at twice before it counts. */
function doubtful(options: StageOptions): Stage {
  const scene = stage(options);
  upgrading(scene, 5 * SECOND);
  return scene;
}

const BACK = { move: ROLL_BACK, before: sighting(), answer: 'accepted' } as const;

describe('the pause before a look', () => {
  test('is at first what the service asked for in its answer, else the poll interval', async () => {
    for (const [retryAfterMs, pause] of [
      [45 * SECOND, 45 * SECOND],
      [undefined, 10 * SECOND],
    ]) {
      const scene = stage();
      await watch(scene, retryAfterMs === undefined ? {} : { retryAfterMs });
      expect(scene.clock.sleeps).toEqual([pause]);
    }
  });

  test('is the poll interval or up to a fifth less, and three of them from two minutes on', () => {
    const pauseAfter = (ms: number, random: number): number => {
      const { context, clock } = stage({ random });
      clock.advance(ms);
      return pollPauseMs(context, START);
    };
    expect(pauseAfter(0, 0)).toBeCloseTo(8 * SECOND);
    expect(pauseAfter(0, 1)).toBe(10 * SECOND);
    expect(pauseAfter(2 * MINUTE - 1, 1)).toBe(10 * SECOND);
    expect(pauseAfter(2 * MINUTE, 1)).toBe(30 * SECOND);
    expect(pauseAfter(2 * MINUTE, 0)).toBeCloseTo(24 * SECOND);
  });

  test('never grows beyond five minutes', async () => {
    const scene = stage({ pollIntervalMs: 3 * MINUTE });
    upgrading(scene, 20 * MINUTE);
    await watch(scene);
    expect(scene.clock.sleeps.map((ms) => ms / MINUTE)).toEqual([3, 5, 5, 5, 5]);
  });

  test('is two seconds after a sight that surprises, or the poll interval where that is shorter', async () => {
    const scene = doubtful({});
    expect((await watch(scene, BACK)).settlement.kind).toBe('ended');
    expect(scene.clock.sleeps).toEqual([10 * SECOND, 2 * SECOND]);
    const quick = doubtful({ pollIntervalMs: SECOND });
    await watch(quick, BACK);
    expect(quick.clock.sleeps.at(-1)).toBe(SECOND);
  });

  test('is what the service asks for in a read, whatever else would hold', async () => {
    const scene = doubtful({ aks: { retryAfterMs: 45 * SECOND } });
    await watch(scene, BACK);
    expect(scene.clock.sleeps).toEqual([10 * SECOND, 45 * SECOND]);
  });
});

describe('reads that fail', () => {
  /** The pauses after that many failures in a row. */
  async function pausesAfter(failures: number, error = UNAVAILABLE, options: StageOptions = {}) {
    const scene = stage({ pollIntervalMs: SECOND, random: 0.5, ...options });
    scene.aks.fail('readCluster', error, { times: failures });
    await watch(scene);
    return { scene, pauses: scene.clock.sleeps.slice(1).map((ms) => ms / SECOND) };
  }

  test('are tried again after two seconds, then twice as long each time, up to a minute', async () => {
    expect((await pausesAfter(8)).pauses).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test.each([
    [0, 1.6],
    [1, 2.4],
  ])('spread by chance (%p)', async (random, pause) => {
    const { pauses } = await pausesAfter(1, UNAVAILABLE, { random });
    expect(pauses[0]).toBeCloseTo(pause);
  });

  test('are not tried again before the poll interval has passed', async () => {
    expect((await pausesAfter(2, UNAVAILABLE, { pollIntervalMs: 5 * SECOND })).pauses).toEqual([5, 5]);
  });

  test('are tried again when the service says, or later by chance, the more the longer it lasts', async () => {
    const asks = (retryAfterMs: number) => azureError({ ...UNAVAILABLE.details, retryAfterMs });
    expect((await pausesAfter(2, asks(4 * SECOND), { random: 0 })).pauses).toEqual([4, 4]);
    const brief = await pausesAfter(2, asks(4 * SECOND));
    expect(brief.pauses).toEqual([4 + 8 / 2, 4 + 16 / 2]);
    expect(brief.scene.runner.linesWith('asks for a pause')).toEqual([]);
    const long = await pausesAfter(1, asks(5 * SECOND));
    expect(long.scene.runner.linesWith('asks for a pause')).toEqual(['Azure asks for a pause of 5 s.']);
  });

  test('are told once, and the end of the outage with how many and how long', async () => {
    const { scene } = await pausesAfter(3);
    expect(scene.runner.linesWith('Could not read cluster prod')).toHaveLength(1);
    expect(scene.runner.linesWith('Able to read')).toEqual([
      'Able to read cluster prod again, after 3 failures in 14 s.',
    ]);
  });

  test('go on to be sat out until the deadline', async () => {
    const scene = stage({ timeoutMs: 10 * MINUTE });
    scene.aks.fail('readCluster', UNAVAILABLE, { times: 999 });
    await expect(watch(scene)).rejects.toThrow(DeadlineError);
    expect(scene.clock.now() - START).toBeGreaterThanOrEqual(10 * MINUTE);
    expect(scene.clock.now() - START).toBeLessThan(10 * MINUTE + SECOND);
  });

  test('end the wait when they say that the resource is gone, or when another attempt would not help', async () => {
    const gone = stage();
    gone.aks.fail('readCluster', azureError({ status: 404 }), { times: 4 });
    expect(await watch(gone)).toEqual({ settlement: { kind: 'vanished', at: gone.clock.now() } });
    const denied = stage();
    denied.aks.fail('readCluster', azureError({ status: 403, message: 'You may not.' }));
    await expect(watch(denied)).rejects.toThrow('You may not.');
    const bug = stage();
    bug.aks.readCluster = () => Promise.reject(new TypeError('a bug'));
    await expect(watch(bug)).rejects.toThrow('a bug');
  });
});

describe('the deadline', () => {
  test('ends the wait without another look', async () => {
    const scene = stage({ timeoutMs: 0 });
    await expect(watch(scene)).rejects.toThrow(DeadlineError);
    expect(scene.aks.calls).toEqual([]);
  });

  test('cuts the last pause short; what the look after it shows still counts', async () => {
    const scene = stage({ timeoutMs: 15 * SECOND });
    upgrading(scene, 15 * SECOND);
    expect((await watch(scene)).settlement.kind).toBe('ended');
    expect(scene.clock.sleeps[1]).toBeLessThan(5 * SECOND);
    const late = stage({ timeoutMs: 15 * SECOND });
    upgrading(late, MINUTE);
    await expect(watch(late)).rejects.toThrow(DeadlineError);
    expect(late.aks.count('readCluster')).toBe(2);
  });
});

describe('the percentage', () => {
  /** Waits five minutes for an operation of the operations API. */
  async function watched(arrange: (scene: Stage) => void = () => undefined): Promise<Stage> {
    const scene = stage({ random: 1 });
    upgrading(scene, 5 * MINUTE);
    scene.aks.percentComplete = 52;
    arrange(scene);
    await watch(scene, { operationId: 'op-2', expectedMs: 6 * MINUTE });
    return scene;
  }

  test('is asked for at the first look, and at most every thirty seconds', async () => {
    const { aks } = await watched();
    const asked = aks.calls.filter(({ method }) => method === 'readOperation').map(({ at }) => at);
    expect(asked[0]).toBeLessThan(START + 11 * SECOND);
    const gaps = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
    expect(gaps.length).toBeGreaterThan(3);
    expect(gaps.filter((ms) => ms < 30 * SECOND)).toEqual([]);
    expect(gaps[0]).toBeLessThan(40 * SECOND);
  });

  test('is told with the state, the time that has passed and the time expected', async () => {
    const { runner } = await watched();
    expect(runner.lines[0]).toBe('Pool user: Upgrading  [#####-----] 52 %  10 s of about 6 min');
  });

  test('is not told of a pool that has settled', async () => {
    const { runner } = await watched();
    expect(runner.lines.at(-1)).toMatch(/^Pool user: Succeeded {2}5 min/);
    expect(runner.lines.at(-1)).not.toMatch(/%|of about/);
  });

  test('stays as last read when it can not be read any more, which does not matter', async () => {
    const { runner } = await watched(({ aks }) => {
      aks.fail('readOperation', azureError({ status: 403, code: 'Denied', attempt: 'read operation op-2' }), {
        skip: 1,
        times: 99,
      });
    });
    expect(runner.linesWith('Still waiting').at(-1)).toContain('52 %');
    expect(runner.debugLines[0]).toBe('read operation op-2: Denied: Azure said no.');
  });

  test('that is missing in a later answer stays, too; one that was never read is left out', async () => {
    const later = await watched((scene) => {
      scene.clock.after(MINUTE, () => {
        scene.aks.percentComplete = undefined;
      });
    });
    expect(later.runner.linesWith('Still waiting').at(-1)).toContain('52 %');
    const never = await watched(({ aks }) => {
      aks.percentComplete = undefined;
    });
    expect(never.runner.lines.join()).not.toContain('%');
  });

  test('is not asked for without an operation', async () => {
    const scene = stage();
    upgrading(scene, MINUTE);
    await watch(scene);
    expect([scene.aks.count('readOperation'), scene.aks.count('readProgress')]).toEqual([0, 0]);
  });
});

describe("the operation's text", () => {
  test('tells the phase and the nodes', async () => {
    const scene = stage();
    upgrading(scene, MINUTE);
    scene.aks.progress = { status: SURGE };
    scene.clock.after(15 * SECOND, () => {
      scene.aks.progress = { status: ONE_OF_THREE };
    });
    await watch(scene, { handle: HANDLE });
    expect(scene.runner.lines.slice(0, 2)).toEqual([
      'Pool user: Upgrading (creating surge nodes)  10 s',
      'Pool user: Upgrading (upgrading nodes)  [###-------] 33 %  1 of 3 nodes done  20 s',
    ]);
  });

  test('gives the nodes last seen to the record; none, where it never named any', async () => {
    const scene = stage();
    upgrading(scene, MINUTE);
    scene.aks.progress = { status: ONE_OF_THREE };
    scene.clock.after(30 * SECOND, () => {
      scene.aks.progress = { status: 'RollingUpgradeRemovingSurgeNodes' };
    });
    expect((await watch(scene, { handle: HANDLE })).nodes).toEqual({ done: 1, total: 3 });
    const silent = stage();
    expect(await watch(silent, { handle: HANDLE })).not.toHaveProperty('nodes');
  });

  test('that can not be read is left out', async () => {
    const scene = stage();
    upgrading(scene, MINUTE);
    scene.aks.fail('readProgress', azureError({ status: 404 }), { times: 99 });
    expect(await watch(scene, { handle: HANDLE })).toMatchObject({ settlement: { kind: 'ended' } });
    expect(scene.runner.lines[0]).toBe('Pool user: Upgrading  10 s');
  });

  test.each<readonly [string, Error]>([
    ['the run is canceled', new InterruptedError()],
    ['the reason is a bug', new TypeError('a bug')],
  ])('ends the wait when %s', async (_, error) => {
    const scene = stage();
    upgrading(scene, MINUTE);
    scene.aks.readProgress = () => Promise.reject(error);
    await expect(watch(scene, { handle: HANDLE })).rejects.toBe(error);
  });
});

describe('the lines of the log', () => {
  test('a sign of life a minute after the last line, and a line for every change', async () => {
    const scene = stage({ pollIntervalMs: 20 * SECOND - 20 });
    scene.aks.start(USER, 'Upgrading', 20 * MINUTE);
    scene.clock.after(110 * SECOND, () => scene.aks.changePool('user', { provisioningState: 'Reconciling' }));
    scene.clock.after(130 * SECOND, () => scene.aks.changePool('user', { provisioningState: 'Succeeded' }));
    await watch(scene);
    expect(scene.runner.lines).toEqual([
      'Pool user: Upgrading  20 s',
      'Still waiting. Pool user: Upgrading  1 min 20 s',
      'Pool user: Reconciling  2 min',
      'Pool user: Succeeded  3 min',
    ]);
  });
});

describe('what comes of the wait', () => {
  const FAILED = { provisioningState: 'Failed' } as const;

  test('the reason that the pool or the cluster shows, before the one that the operation told', async () => {
    const other = { code: 'Told', message: 'By the operation.' };
    const scene = stage();
    upgrading(scene, MINUTE);
    scene.aks.progress = { status: 'InProgress', error: other };
    scene.clock.after(MINUTE, () => scene.aks.changePool('user', { ...FAILED, error: ODD }));
    expect((await watch(scene, { handle: HANDLE })).settlement).toMatchObject({ kind: 'ended', error: ODD });
    const whole = stage();
    whole.aks.changeCluster({ ...FAILED, error: ODD });
    const settlement = (await watch(whole, { target: { kind: 'cluster' } })).settlement;
    expect(settlement).toMatchObject({ kind: 'ended', error: ODD });
  });

  test('the reason that the operation told, also when its last text is silent', async () => {
    const scene = stage();
    upgrading(scene, MINUTE, 'Failed');
    scene.aks.progress = { status: 'Failed', error: ODD };
    scene.clock.after(30 * SECOND, () => {
      scene.aks.progress = { status: 'InProgress' };
    });
    expect((await watch(scene, { handle: HANDLE })).settlement).toMatchObject({ error: ODD });
  });

  test('no reason where none was told, and none for a request that never took effect', async () => {
    const scene = stage();
    upgrading(scene, MINUTE, 'Failed');
    expect((await watch(scene)).settlement).not.toHaveProperty('error');
    const idle = stage();
    idle.aks.changePool('user', { error: ODD });
    const before = sighting({ eTag: idle.aks.pool('user')?.eTag ?? '' });
    const { settlement } = await watch(idle, { move: ROLL_BACK, before, answer: 'unknown' });
    expect(settlement).toEqual({ kind: 'not-begun', at: idle.clock.now(), seen: before });
  });

  test('a pool that no longer exists', async () => {
    const scene = stage();
    scene.aks.removePool('user');
    expect(await watch(scene)).toEqual({ settlement: { kind: 'vanished', at: scene.clock.now() } });
  });

  test('every state that was seen is in the timeline', async () => {
    const scene = stage();
    upgrading(scene, MINUTE);
    await watch(scene, { ...BACK, move: { ...ROLL_BACK, to: OLD } });
    const seen = scene.journal.timeline.filter(({ target }) => target === 'pool/user');
    expect(seen.map(({ text }) => text)).toEqual(['Upgrading', 'Succeeded']);
  });
});
