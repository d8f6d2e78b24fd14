import { describe, expect, test } from '@jest/globals';
import { DeadlineError, type AzureErrorDetails } from '../../src/domain/aks/errors.ts';
import { patiently } from '../../src/steps/patience/patience.ts';
import { probe } from '../../src/steps/moves/probe.ts';
import {
  azureError,
  CLUSTER_TARGET,
  MINUTE,
  moved,
  observation,
  SECOND,
  sighting,
  START,
} from '../support/builders.ts';
import { stage, UNAVAILABLE, upgrading, USER, type Stage, type StageOptions } from './stage.ts';

const NETWORK = { kind: 'network', code: 'ECONNRESET', attempt: 'read cluster prod' } as const;

/** Reads the cluster in spite of that error, which lasts for ever; tells what came of it, and after how long. */
async function outage(
  changes: Partial<AzureErrorDetails>,
  { arrange, ...options }: StageOptions & { readonly arrange?: (scene: Stage) => void } = {},
) {
  const scene = stage({ random: 0.5, timeoutMs: 30 * MINUTE, ...options });
  const details = Object.entries({ ...UNAVAILABLE.details, ...changes });
  const known = details.filter(([name]) => changes.kind !== 'network' || name !== 'status');
  const error = azureError(Object.fromEntries(known));
  scene.aks.fail('readCluster', error, { times: 9_999 });
  arrange?.(scene);
  const thrown = await patiently(scene.context, () => scene.aks.readCluster()).catch(
    (reason: unknown) => reason,
  );
  return { scene, error, thrown, seconds: (scene.clock.now() - START) / SECOND };
}

describe('an outage before anything was sent', () => {
  test('ends the step after forty-five seconds, with its error', async () => {
    const { thrown, error, seconds, scene } = await outage({});
    expect(thrown).toBe(error);
    expect(scene.clock.sleeps.map((ms) => ms / SECOND)).toEqual([2, 4, 8, 16, 32]);
    expect(Math.round(seconds)).toBe(62);
  });

  test('ends it sooner when there is no network at all', async () => {
    const { thrown, error, scene } = await outage({ ...NETWORK });
    expect(thrown).toBe(error);
    expect(scene.clock.sleeps.map((ms) => ms / SECOND)).toEqual([2, 4, 8]);
  });

  test('is counted from the first failure, not from the request', async () => {
    const { scene } = await outage(
      {
        ...NETWORK,
      },
      { arrange: ({ aks, clock }) => aks.before('readCluster', 1, () => clock.advance(2 * MINUTE)) },
    );
    expect(scene.clock.sleeps).toHaveLength(3);
  });

  test('is sat out until the deadline when Azure throttles', async () => {
    const { thrown, seconds } = await outage({ status: 429 });
    expect(thrown).toBeInstanceOf(DeadlineError);
    expect(Math.round(seconds)).toBe(30 * 60);
  });

  test('never outlasts the deadline', async () => {
    const { thrown, seconds, scene } = await outage({}, { timeoutMs: 10 * SECOND });
    expect(thrown).toBeInstanceOf(DeadlineError);
    expect(Math.round(seconds)).toBe(10);
    expect(scene.journal.warnings).toEqual([
      expect.stringMatching(/^Unable to read cluster prod for the last 10 s \(4 failures\): /),
    ]);
  });
});

test('an outage after something was sent is sat out until the deadline', async () => {
  const { thrown, seconds } = await outage(
    {},
    {
      arrange: ({ journal }) => {
        journal.observed(observation());
        journal.begin(moved());
      },
    },
  );
  expect(thrown).toBeInstanceOf(DeadlineError);
  expect(Math.round(seconds)).toBe(30 * 60);
});

test('an outage once the cluster was read is still before anything was sent', async () => {
  const { thrown, error } = await outage({}, { arrange: ({ journal }) => journal.observed(observation()) });
  expect(thrown).toBe(error);
});

describe('a failure that no other attempt would mend', () => {
  test.each([400, 403, 404])('%i ends the step at once', async (status) => {
    const { thrown, error, scene } = await outage({ status });
    expect([thrown, scene.aks.count('readCluster')]).toEqual([error, 1]);
    expect(scene.runner.lines).toEqual([]);
  });

  test('so does a bug', async () => {
    const { context } = stage();
    let reads = 0;
    const read = (): Promise<never> => {
      reads++;
      return Promise.reject(new TypeError('a bug'));
    };
    await expect(patiently(context, read)).rejects.toThrow('a bug');
    expect(reads).toBe(1);
  });
});

test('an outage is logged when it begins and when it ends, and nothing without one', async () => {
  const { context, aks, runner } = stage({ random: 0.5 });
  aks.fail('readCluster', UNAVAILABLE, { times: 3 });
  expect((await patiently(context, () => aks.readCluster())).value).toEqual(aks.state);
  expect(runner.lines).toEqual([
    expect.stringContaining('Could not read cluster prod'),
    'Able to read cluster prod again, after 3 failures in 14 s.',
  ]);
  await patiently(context, () => aks.readCluster());
  expect(runner.lines).toHaveLength(2);
});

describe('after a 409 that nothing explains', () => {
  /** Looks for what is going on at pool user, which showed this before. */
  async function looks(arrange: (scene: Stage) => void = () => undefined, options: StageOptions = {}) {
    const scene = stage(options);
    const before = sighting({ eTag: scene.aks.pool('user')?.eTag ?? '' });
    arrange(scene);
    await probe(scene.context, USER, before);
    return { scene, count: scene.aks.count('readCluster'), pauses: scene.clock.sleeps };
  }

  test('the pool is looked at three times, two seconds apart', async () => {
    expect(await looks()).toMatchObject({ count: 3, pauses: [2_000, 2_000, 2_000] });
  });

  test('or one poll interval apart, where that is shorter', async () => {
    const { pauses } = await looks(undefined, { pollIntervalMs: SECOND });
    expect(pauses).toEqual([1_000, 1_000, 1_000]);
  });

  test('until it moves, or shows another eTag', async () => {
    const { count, scene } = await looks((set) => upgrading(set, MINUTE));
    expect(count).toBe(1);
    expect(scene.journal.timeline.at(-1)).toMatchObject({ target: 'pool/user', text: 'Upgrading' });
    const changed = await looks(({ clock, aks }) => {
      clock.after(3 * SECOND, () => aks.changePool('user', { count: 5 }));
    });
    expect(changed.count).toBe(2);
  });

  test("another pool's change does not count, the cluster's does where the cluster was refused", async () => {
    const other = await looks(({ aks }) => aks.start({ kind: 'pool', name: 'system' }, 'Scaling', MINUTE));
    expect(other.count).toBe(3);
    const { context, aks } = stage();
    const before = sighting({ eTag: aks.state.eTag ?? '' });
    aks.start(CLUSTER_TARGET, 'Updating', MINUTE);
    await probe(context, CLUSTER_TARGET, before);
    expect(aks.count('readCluster')).toBe(1);
  });

  test('and an outage meanwhile is sat out', async () => {
    const { count } = await looks(({ aks }) => aks.fail('readCluster', UNAVAILABLE));
    expect(count).toBe(4);
  });
});
