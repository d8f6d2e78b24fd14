/** What happens to the runner while the step runs: its log, its clock, and the programs that the step starts. */

import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { cancelable, onAzure, start, type Inputs } from '../support/bundle.ts';
import { OUTPUTS } from '../support/contract.ts';
import { cluster, untouched, upgraded, upgrading } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };

/** Runs a script in the process before anything of the action. */
function preloaded(script: string): Inputs {
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}

describe('a log that nobody reads any more (EPIPE)', () => {
  test.concurrent(
    'after a rollback was sent: outputs and summary are written, as of an interruption',
    onAzure({ scenario: cluster([untouched(), upgraded()]), speed: 30 }, async ({ azure }) => {
      const left = await start(azure, ROLLBACK, { closesLogAt: 'Azure accepted' });
      expect(left.exitCode).toBe(1);
      expect(Object.keys(left.outputs).toSorted()).toEqual([...OUTPUTS].toSorted());
      expect(left.outputs).toMatchObject({ result: 'interrupted', 'provisioning-state': 'Upgrading' });
      expect(left.outputs['operation-id']).not.toBe('');
      expect(left.summary).toContain('interrupted');
      expect(left.durationMs).toBeLessThan(30_000);
    }),
  );

  test.concurrent(
    'before anything was sent: nothing is sent any more',
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure }) => {
      const left = await start(azure, ROLLBACK, { closesLogAt: '::group::' });
      expect(left.exitCode).toBe(1);
      expect(left.outputs['result']).toBe('interrupted');
      expect(azure.requests.filter(({ method, face }) => face === 'arm' && method !== 'GET')).toEqual([]);
    }),
  );
});

describe('files of the runner that can not be written', () => {
  const FULL = '/dev/full';

  test.concurrent.each([
    ['full', { GITHUB_OUTPUT: FULL }],
    ['a folder', { GITHUB_OUTPUT: tmpdir() }],
    ['missing', { GITHUB_OUTPUT: '/nowhere/output' }],
  ])('outputs alone (%s): they are in the log, and the summary is written', (_name, env) =>
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure }) => {
      const back = await start(azure, ROLLBACK, { env });
      expect(back.exitCode).toBe(0);
      expect(back.log).toContain('Output result, which could not be written: rolled-back');
      expect(back.log.match(/^::warning/gm)).toHaveLength(1);
      expect(back.log).toMatch(/::warning title=The outputs could not be written/);
      expect(back.summary).toContain('rolled-back');
    })(),
  );

  test.concurrent.each([
    ['full', { GITHUB_STEP_SUMMARY: FULL }],
    ['a folder', { GITHUB_STEP_SUMMARY: tmpdir() }],
    ['missing', { GITHUB_STEP_SUMMARY: '/nowhere/summary' }],
    ['not offered', { GITHUB_STEP_SUMMARY: '' }],
  ])('the summary alone (%s): it is in the log, and the outputs are set', (_name, env) =>
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ run, azure }) => {
      const back = await start(azure, ROLLBACK, { env });
      expect(back.exitCode).toBe(0);
      expect(back.outputs['result']).toBe('rolled-back');
      expect(back.log).toMatch(
        /::group::Summary, which could not be written\n[^]*rolled-back[^]*::endgroup::/,
      );
      expect(back.log.match(/^::warning/gm)).toHaveLength(1);
      azure.act({ kind: 'pass-time', seconds: 1 });
      expect((await run({ mode: 'status', summary: 'false' }, { env })).warnings).toEqual([]);
    })(),
  );

  test.concurrent(
    'state and environment, which this step does not write: nothing is said of them',
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ run }) => {
      const back = await run(ROLLBACK, { env: { GITHUB_STATE: FULL, GITHUB_ENV: FULL } });
      expect([back.result, back.warnings]).toEqual(['rolled-back', []]);
    }),
  );
});

describe('a clock that somebody sets while the step runs', () => {
  /** Moves the process's clock after 1.5 seconds. */
  function jumping(ms: number): Inputs {
    return preloaded(
      `const R=Date;let by=0;setTimeout(()=>{by=${String(ms)}},1500).unref();globalThis.Date=class extends R{constructor(...a){a.length?super(...a):super(R.now()+by)}static now(){return R.now()+by}}`,
    );
  }

  test.concurrent(
    'three hours ahead: the timeout of two hours has not passed',
    onAzure({ scenario: cluster([untouched(), upgraded()]), speed: 100 }, async ({ run }) => {
      const back = await run(ROLLBACK, { env: jumping(3 * 3_600_000) });
      expect(back.result).toBe('rolled-back');
      expect(back.durationMs).toBeGreaterThan(2_000);
      expect(back.log).toMatch(/Took \d+ s\./);
    }),
  );

  test.concurrent(
    'three hours back: the timeout passes all the same',
    onAzure({ scenario: cluster([untouched(), upgrading()]), speed: 1 }, async ({ run }) => {
      const status = { mode: 'status', wait: 'true', timeout: '6s' };
      const late = await run(status, { env: jumping(-3 * 3_600_000) });
      expect(late.result).toBe('timed-out');
      expect(late.durationMs).toBeLessThan(25_000);
    }),
  );
});

describe('the Azure CLI that is asked for a token', () => {
  const STUCK = cluster([untouched(), upgraded()]);

  /** Plays with an `az` that starts another process, as the real one does, and gives no token. */
  async function withStuckCli(
    play: (env: Inputs, child: () => Promise<number>) => Promise<void>,
  ): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'aks-recover-stuck-'));
    try {
      const config = join(folder, 'config');
      await mkdir(config);
      const subscription = { id: 'x', isDefault: true, user: { name: 'x', type: 'servicePrincipal' } };
      await writeFile(join(config, 'azureProfile.json'), JSON.stringify({ subscriptions: [subscription] }));
      await writeFile(
        join(folder, 'az'),
        `#!/bin/sh\nsh -c 'echo $$ > "${folder}/child"; exec sleep 120'\necho nothing\n`,
      );
      await chmod(join(folder, 'az'), 0o755);
      const env = { AZURE_CONFIG_DIR: config, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
      await play(env, async () => Number(await readFile(join(folder, 'child'), 'utf8')));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** True while a process runs: one that has ended may still be listed. */
  async function isRunning(pid: number): Promise<boolean> {
    const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => undefined);
    return stat !== undefined && !/^\d+ \(.*\) [ZX] /.test(stat);
  }

  async function hasEnded(pid: number): Promise<boolean> {
    for (let look = 0; look < 20 && (await isRunning(pid)); look++) await delay(100);
    return !(await isRunning(pid));
  }

  test.concurrent.each(['SIGINT', 'SIGTERM'] as const)('ends with a step that gets %s', (signal) =>
    onAzure({ scenario: STUCK }, async ({ run }) => {
      await withStuckCli(async (env, child) => {
        const { options, cancel, sinceCancelMs } = cancelable();
        const cancelOnceAsked = async (): Promise<void> => {
          while ((await child().catch(() => 0)) === 0) await delay(50);
          cancel(signal);
        };
        const [left] = await Promise.all([
          run({ mode: 'status' }, { signIn: 'none', env, ...options }),
          cancelOnceAsked(),
        ]);
        expect(left.result).toBe('interrupted');
        expect(sinceCancelMs()).toBeLessThan(5_000);
        await expect(hasEnded(await child())).resolves.toBe(true);
      });
    })(),
  );

  test.concurrent(
    'ends with the timeout of the step',
    onAzure({ scenario: STUCK }, async ({ run }) => {
      await withStuckCli(async (env, child) => {
        const left = await run({ mode: 'status', timeout: '1s' }, { signIn: 'none', env });
        expect(left.result).toBe('timed-out');
        await expect(hasEnded(await child())).resolves.toBe(true);
      });
    }),
  );
});
