/** A run that finds auto-upgrade off says so, and how to turn it on again; a later attempt opens the issue that is missing. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cancelable, onAzure, start, type RunOptions } from '../support/bundle.ts';
import { GitHubApi } from '../support/github-api.ts';
import { cluster, OLD, upgraded } from '../support/scenarios.ts';

const github = new GitHubApi();
const ROLLBACK = { mode: 'rollback', nodepool: 'user' };
const PINNED = {
  ...ROLLBACK,
  'kubernetes-version': OLD.kubernetesVersion,
  'node-image-version': OLD.nodeImageVersion,
  'follow-up-issue': 'true',
  'github-token': 'ghs_follow_up_token',
};
const ON = { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'NodeImage' };
const OFF = { upgradeChannel: 'none', nodeOSUpgradeChannel: 'None' };
const BLANK = /az aks update .*--auto-upgrade-channel patch --node-os-upgrade-channel NodeImage/;

beforeAll(async () => {
  await github.start();
});
afterAll(() => {
  github.stop();
});
beforeEach(() => {
  github.reset();
  github.prefix = '';
});

const attempt = (number: string): RunOptions => ({
  env: {
    GITHUB_API_URL: github.origin,
    GITHUB_RUN_ID: '77',
    GITHUB_RUN_ATTEMPT: number,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'contoso/shop',
  },
});

describe('auto-upgrade that is found off', () => {
  test(
    'in a first attempt: log and summary say so, with a command that turns the usual channels on',
    onAzure({ scenario: cluster([upgraded()], OFF) }, async ({ run }) => {
      const back = await run(ROLLBACK);
      expect([back.result, back.warnings]).toEqual(['rolled-back', []]);
      for (const text of [back.log, back.summary]) {
        expect(text).toContain('Auto-upgrade was already off when this step started');
        expect(text).toMatch(BLANK);
        expect(text).toContain('patch and NodeImage are usual; if you had others, use those');
      }
    }),
  );

  test(
    'one of them counts too, and one that this step switches off itself does not',
    onAzure(
      { scenario: cluster([upgraded()], { upgradeChannel: 'none', nodeOSUpgradeChannel: 'Unmanaged' }) },
      async ({ azure, run }) => {
        const planned = await run({ ...ROLLBACK, 'dry-run': 'true' });
        expect(planned.log).toMatch(/az aks update .*--auto-upgrade-channel patch$/m);
        azure.act({ kind: 'set-channels', upgradeChannel: 'patch' });
        const back = await run(ROLLBACK);
        expect(back.result).toBe('rolled-back');
        expect(back.log).not.toContain('Auto-upgrade was already off');
      },
    ),
  );
});

describe('a second attempt', () => {
  test(
    'after one that was killed once the pool was back: warns, links its log, and opens the issue, once',
    onAzure({ scenario: cluster([upgraded()], ON) }, async ({ azure, run }) => {
      const { options, cancel } = cancelable();
      azure.after('pool.put', () => {
        azure.act({ kind: 'finish', pool: 'user' });
        cancel('SIGKILL');
      });
      await start(azure, PINNED, { ...attempt('1'), ...options });
      const second = await run(PINNED, attempt('2'));
      expect([second.result, second.changes]).toEqual(['already-rolled-back', []]);
      const earlier = 'https://github.com/contoso/shop/actions/runs/77/attempts/1';
      for (const text of [second.log, second.summary, second.warnings.join()]) {
        expect(text).toContain(earlier);
      }
      expect(second.log).toMatch(BLANK);
      expect(github.issues).toHaveLength(1);
      expect(github.issues[0]?.body).toContain(earlier);
      expect(second.outputs['issue-url']).toBe('https://github.com/contoso/shop/issues/1');

      const third = await run(PINNED, attempt('3'));
      expect(third.outputs['issue-url']).toBe('https://github.com/contoso/shop/issues/1');
      expect(github.issues).toHaveLength(1);
      expect(github.issues[0]?.comments).toHaveLength(0);
    }),
  );

  test(
    'a first attempt that finds it rolled back opens none',
    onAzure({ scenario: cluster([upgraded('user', { ...OLD, recentlyUsed: [] })]) }, async ({ run }) => {
      expect((await run(PINNED, attempt('1'))).result).toBe('already-rolled-back');
      expect(github.issues).toHaveLength(0);
    }),
  );
});
