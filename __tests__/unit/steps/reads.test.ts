import { describe, expect, test } from '@jest/globals';
import type { ClusterState } from '../../../src/domain/aks/cluster.ts';
import type { AzureErrorDetails } from '../../../src/domain/aks/errors.ts';
import { asReading } from '../../../src/steps/patience/reading.ts';
import { knownPools } from '../../../src/steps/observe/known-pools.ts';
import { disagreement, readClusterToSend, readPoolToSend } from '../../../src/steps/moves/read-to-send.ts';
import { runContext } from '../../../src/steps/run-context.ts';
import { azureError, cluster, lacking, lackingOf, pool, ROLL_BACK, START } from '../../support/builders.ts';
import { FakeRunner } from '../../support/fake-runner.ts';
import { stage, type Stage } from '../../flow/stage.ts';

async function failureOf(work: Promise<unknown>): Promise<AzureErrorDetails> {
  try {
    await work;
  } catch (error) {
    return (error as ReturnType<typeof azureError>).details;
  }
  throw new Error('It did not fail.');
}

const THROTTLED = azureError({ status: 429, code: 'Throttled' });
const DENIED = azureError({ status: 403, code: 'AuthorizationFailed' });
const SIGNED_OUT = azureError({ kind: 'sign-in', code: 'AADSTS700082' });

describe('what a run can do without', () => {
  test.each([
    ['accept', THROTTLED, 'kept'],
    ['accept', DENIED, 'kept'],
    ['accept', SIGNED_OUT, 'kept'],
    ['rethrow-transient', THROTTLED, 'thrown'],
    ['rethrow-transient', DENIED, 'kept'],
    ['rethrow-transient', SIGNED_OUT, 'thrown'],
  ] as const)('%s: %p is %s', async (transient, error, fate) => {
    const reading = asReading(() => Promise.reject(error), transient);
    if (fate === 'thrown') await expect(reading).rejects.toBe(error);
    else await expect(reading).resolves.toEqual({ kind: 'unreadable', error });
  });

  test('a bug is no reading', async () => {
    await expect(asReading(() => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug');
  });
});

describe('names of pools', () => {
  const names = Array.from({ length: 9 }, (_, index) => `p${index}`);
  const some = cluster({ pools: [pool({ name: 'p1' }), pool({ name: 'p8' })] });

  test('up to eight are taken as they are, without a look at the cluster', async () => {
    const never = new Promise<never>(() => undefined);
    await expect(knownPools(names.slice(0, 8), never)).resolves.toEqual(names.slice(0, 8));
  });

  test('of more, those that the cluster has', async () => {
    await expect(knownPools(names, Promise.resolve(some))).resolves.toEqual(['p1', 'p8']);
    await expect(knownPools(names, Promise.reject(DENIED))).resolves.toEqual([]);
  });
});

describe('a read for a PUT', () => {
  const only = (shown: Partial<ClusterState>): Stage => stage({ aks: { cluster: shown } });

  test('is what Azure shows', async () => {
    const { context } = stage();
    await expect(readPoolToSend(context, 'user')).resolves.toMatchObject({ name: 'user', eTag: 'pool-1' });
    await expect(readClusterToSend(context)).resolves.toMatchObject({ name: 'prod', eTag: 'cluster-1' });
  });

  test('is refused without an eTag, with the version of the API that may not show it', async () => {
    const { context } = only({ pools: [lacking(pool(), 'eTag')] });
    const failure = await failureOf(readPoolToSend(context, 'user'));
    expect(failure).toMatchObject({ kind: 'network', code: 'NoETag' });
    expect(failure.attempt).toBe('read node pool user in cluster prod');
    expect(failure.message).toContain('2026-04-01');
    const bare = stage();
    bare.aks.changeCluster(lackingOf(cluster(), 'eTag'));
    const readCluster = async () => ({ value: lackingOf(cluster(), 'eTag') });
    bare.aks.readCluster = readCluster;
    await expect(failureOf(readClusterToSend(bare.context))).resolves.toMatchObject({
      code: 'NoETag',
      attempt: 'read cluster prod',
    });
  });

  test('is refused with an eTag that no header can carry, and no version of the API is blamed', async () => {
    const { context } = only({ pools: [pool({ eTag: 'a\nb' })] });
    const failure = await failureOf(readPoolToSend(context, 'user'));
    expect(failure).toMatchObject({ kind: 'network', code: 'UnusableAnswer' });
    expect(failure.message).not.toContain('2026-04-01');
  });
});

describe('two reads that disagree', () => {
  const REASON = 'two reads of pool user disagree about count';
  const tell = (scene: Stage, names = ['count']): string | undefined =>
    disagreement(scene.context, 'roll-back', 'pool user', names);
  const begin = (
    scene: Stage,
    move: Parameters<Stage['journal']['begin']>[0]['move'],
    reason: string,
  ): void => {
    scene.journal.begin({ move, startedAt: START, answer: { kind: 'withheld', reason } });
  };

  test('are a reason to send nothing', () => {
    const scene = stage();
    expect(tell(scene)).toBe(REASON);
    expect(tell(scene, [])).toBeUndefined();
    const many = Array.from({ length: 12 }, (_, index) => `n${index}`);
    expect(tell(scene, many)).toMatch(/ n9$/);
  });

  test('in the same way as right before, are how Azure shows it', () => {
    const scene = stage();
    begin(scene, ROLL_BACK, REASON);
    expect(tell(scene)).toBeUndefined();
    expect(tell(scene, ['mode'])).toBe('two reads of pool user disagree about mode');
  });

  test('before another kind of move, are no old news', () => {
    const scene = stage();
    begin(scene, { kind: 'disable-auto-upgrade', channels: {} }, REASON);
    expect(tell(scene)).toBe(REASON);
  });

  test('after something was sent, are no old news', () => {
    const scene = stage();
    begin(scene, ROLL_BACK, REASON);
    scene.journal.begin({ move: ROLL_BACK, startedAt: START, answer: { kind: 'sent' } });
    expect(tell(scene)).toBe(REASON);
  });
});

test.each([
  [true, false],
  [false, true],
  [undefined, undefined],
])('a repository that is private: %p is public: %p', (isPrivateRepository, isPublicRepository) => {
  const job = isPrivateRepository === undefined ? {} : { isPrivateRepository };
  const context = runContext(new FakeRunner({}), 'azurecloud', { isGitHubHosted: false, ...job });
  expect(context.isPublicRepository).toBe(isPublicRepository);
});
