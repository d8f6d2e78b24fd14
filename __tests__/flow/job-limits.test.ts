import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { azureError, MINUTE, poolTarget } from '../support/builders.ts';
import { abort, rollBack, runAction, sent, type Scene, type Setting } from './running.ts';

const HOUR = 60 * MINUTE;
const ENDLESS: Setting = { aks: { rollbackMs: 100 * HOUR, cancelMs: 100 * HOUR } };
const UPGRADING: Setting = {
  ...ENDLESS,
  arrange: ({ aks }) => aks.start(poolTarget('user'), 'Upgrading', 100 * HOUR),
};
const NO_ID_TOKEN = azureError({
  kind: 'sign-in',
  attempt: 'get an ID token for this job from GitHub',
  code: 'IdTokenRefused',
  message: 'GitHub returned 401 to the request for another ID token.',
  facts: { hadIdTokens: true },
});

/** The inputs of the step that the summary offers. */
function followOn({ runner }: Scene): Readonly<Record<string, unknown>> | undefined {
  const [, yaml] = /^```yaml\n([^]*?)\n```/m.exec(runner.summaries.join('\n')) ?? [];
  return yaml === undefined ? undefined : (parse(yaml) as { with: Record<string, unknown> }[])[0]?.with;
}

const WATCHES_USER = { mode: 'status', wait: true, nodepool: 'user' };

describe('a step whose time is up while the operation continues', () => {
  test.each<[string, () => Promise<Scene>, object]>([
    ['a rollback', () => rollBack({ timeout: '6h' }, ENDLESS), { 'operation-id': 'op-2' }],
    ['an abort', () => abort({ timeout: '1h' }, UPGRADING), { 'operation-id': 'op-2' }],
    [
      'a status',
      () => runAction({ mode: 'status', nodepool: 'user', wait: 'true', timeout: '1h' }, UPGRADING),
      { 'operation-id': 'op-2' },
    ],
    [
      'a joined rollback',
      () =>
        rollBack(
          { timeout: '1h' },
          {
            arrange: ({ aks }) =>
              aks.start(poolTarget('user'), 'Upgrading', 100 * HOUR, 'Succeeded', {
                kubernetesVersion: '1.35.5',
                nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0',
              }),
          },
        ),
      { 'operation-id': 'op-2' },
    ],
  ])('%s: says why, and gives the step that goes on in a later job', async (_, play, named) => {
    const scene = await play();
    expect([scene.runner.output('result'), scene.runner.failed]).toEqual(['timed-out', true]);
    expect(followOn(scene)).toMatchObject({ ...WATCHES_USER, ...named });
    expect(scene.runner.output('next-step')).toMatch(/continues in Azure: follow it in a later job/);
    const [error] = scene.runner.annotations;
    expect(error?.message).toContain("'timeout' of this step passed");
    expect(scene.runner.linesWith('mode: status').length).toBeGreaterThan(0);
  });

  test('a wait for others is not watched further: the rollback is run again', async () => {
    const scene = await rollBack(
      { timeout: '1h', 'if-busy': 'wait' },
      {
        arrange: ({ aks }) => aks.start(poolTarget('user'), 'Scaling', 100 * HOUR),
      },
    );
    expect(sent(scene)).toEqual([]);
    expect(scene.runner.output('next-step')).toMatch(
      /^Nothing was changed: run this again with a longer 'timeout'; or if what is in the way hangs, stop it with 'mode: abort' and 'nodepool: user', then run this again\.$/,
    );
    expect(followOn(scene)).toBeUndefined();
  });

  test('reads that failed to the last are told, not only the time', async () => {
    const down = azureError({ status: 503, code: 'ServiceUnavailable', attempt: 'read cluster prod' });
    const { runner } = await rollBack(
      { timeout: '10m' },
      { ...ENDLESS, arrange: ({ aks }) => aks.fail('readCluster', down, { skip: 5, times: 999 }) },
    );
    expect(runner.output('result')).toBe('timed-out');
    const warning = runner.annotations.find(({ level }) => level === 'warning');
    expect(warning?.message).toMatch(/Unable to read cluster prod .*ServiceUnavailable/);
  });
});

describe('a step that can not sign in any more', () => {
  test.each<[string, () => Promise<Scene>]>([
    ['a rollback', () => rollBack({}, { ...ENDLESS, arrange: failing })],
    [
      'an abort',
      () =>
        abort(
          {},
          {
            ...UPGRADING,
            arrange: (scene) => {
              UPGRADING.arrange?.(scene);
              failing(scene);
            },
          },
        ),
    ],
    [
      'a status',
      () =>
        runAction(
          { mode: 'status', nodepool: 'user', wait: 'true' },
          {
            ...UPGRADING,
            arrange: (scene) => {
              UPGRADING.arrange?.(scene);
              failing(scene);
            },
          },
        ),
    ],
  ])('%s: stops at once with the reason, and gives the step that goes on', async (_, play) => {
    const scene = await play();
    expect([scene.runner.output('result'), scene.runner.failed]).toEqual(['error', true]);
    expect(followOn(scene)).toMatchObject({ ...WATCHES_USER, 'operation-id': 'op-2' });
    expect(scene.runner.output('next-step')).toMatch(/continues in Azure.*A new job can sign in again\.$/);
    expect(scene.runner.annotations[0]?.message).toContain('GitHub returned 401');
    expect(scene.tookMs).toBeLessThan(10 * MINUTE);
  });
});

function failing({ aks }: Pick<Scene, 'aks'>): void {
  aks.fail('readCluster', NO_ID_TOKEN, { skip: 4, times: 999 });
}

describe('the job ends before the timeout can', () => {
  test('is warned of once, before anything is read', async () => {
    const { runner } = await rollBack({ timeout: '6h' }, { job: { isGitHubHosted: true } });
    const warnings = runner.annotations.filter(({ level }) => level === 'warning');
    expect(warnings.map(({ title }) => title)).toEqual([
      'The timeout of 6 h may be longer than the job lasts',
    ]);
    expect(runner.output('result')).toBe('rolled-back');
  });

  test('interrupted near the six hours, says so', async () => {
    const { runner } = await rollBack(
      { timeout: '5h30m' },
      {
        ...ENDLESS,
        job: { isGitHubHosted: true },
        arrange: ({ clock }) => clock.after(5.4 * HOUR, () => (clock.interruptedAt = 0)),
      },
    );
    expect(runner.output('result')).toBe('interrupted');
    expect(runner.annotations[0]?.message).toContain(
      "a job on a GitHub-hosted runner can't last longer than 6 h",
    );
  });
});
