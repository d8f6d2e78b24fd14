/** Runners and runs without ID tokens, and ids that arrive empty: the error says what is the case, no more. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { onAzure, type Inputs, type Stage } from '../support/bundle.ts';
import { cluster, upgraded } from '../support/scenarios.ts';

const scenario = cluster([upgraded()]);

/** A path that leads to no Azure CLI. */
const BARE = { PATH: '/nowhere' };

/** The error of a job without ID tokens whose ids are there. */
async function errorWithIds({ azure, refuse }: Stage, env: Inputs): Promise<string> {
  const ids = { 'client-id': azure.clientId, 'tenant-id': azure.tenantId };
  return refuse({ mode: 'status', ...ids }, { signIn: 'none', env: { ...BARE, ...env } });
}

/** The variables of a run that an event began. */
async function withEvent(event: object, play: (env: Inputs) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'aks-recover-event-'));
  try {
    const path = join(folder, 'event.json');
    await writeFile(path, JSON.stringify(event));
    await play({ GITHUB_EVENT_PATH: path, GITHUB_EVENT_NAME: 'pull_request' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pullRequest(head: string | undefined): object {
  const repo = (name: string): object => ({ repo: { full_name: name } });
  return {
    pull_request: { base: repo('contoso/shop'), head: head === undefined ? { repo: null } : repo(head) },
  };
}

describe('no ID tokens', () => {
  test.concurrent.each<readonly [string, Inputs]>([
    ['act', { ACT: 'true' }],
    ['Gitea', { GITEA_ACTIONS: 'true', ACT: 'true' }],
    ['Forgejo', { FORGEJO_ACTIONS: 'true' }],
  ])('on %s: it is named, and no permission is asked for', (name, env) =>
    onAzure({ scenario }, async (stage) => {
      const error = await errorWithIds(stage, env);
      expect(error).toContain(name);
      expect(error).toContain('whatever the permissions');
      expect(error).not.toContain('id-token: write');
      expect(error).toContain('sign-in with a secret: lacks client-secret');
    })(),
  );

  test.concurrent.each([
    ['another repository', 'ada/shop'],
    ['one that is gone', undefined],
  ])('for a pull request from %s: the fork is why', (_name, head) =>
    onAzure({ scenario }, async (stage) => {
      await withEvent(pullRequest(head), async (env) => {
        const error = await errorWithIds(stage, env);
        expect(error).toContain('a pull request from a fork gets neither ID tokens nor secrets');
        expect(error).not.toContain('id-token: write');
        const empty = await stage.refuse({ mode: 'status' }, { signIn: 'none', env: { ...BARE, ...env } });
        expect(empty).toContain('a pull request from a fork gets none');
      });
    })(),
  );

  test.concurrent(
    'for one of the same repository, for pull_request_target, or otherwise: the permission is asked for',
    onAzure({ scenario }, async (stage) => {
      await withEvent(pullRequest('contoso/shop'), async (env) => {
        expect(await errorWithIds(stage, env)).toContain('{ id-token: write, contents: read }');
      });
      await withEvent(pullRequest('ada/shop'), async (env) => {
        const target = { ...env, GITHUB_EVENT_NAME: 'pull_request_target' };
        expect(await errorWithIds(stage, target)).toContain('{ id-token: write, contents: read }');
      });
      const error = await errorWithIds(stage, { GITHUB_EVENT_PATH: '/nowhere/event.json' });
      expect(error).toContain('and to the job that calls it if its workflow is reusable');
    }),
  );
});

describe('ids that arrive empty', () => {
  test.concurrent(
    'all of them: why that happens is said once',
    onAzure({ scenario }, async ({ refuse }) => {
      const inputs = { mode: 'status', cluster: '', 'subscription-id': '' };
      const error = await refuse(inputs, { signIn: 'none', env: BARE });
      expect(error).toContain('client-id, tenant-id, cluster, subscription-id: are empty here');
      expect(error.match(/secrets: inherit/g)).toHaveLength(1);
      expect(error).toContain('are only available to a job with');
    }),
  );

  test.concurrent.each([['tenant-id'], ['client-id'], ['subscription-id'], ['cluster']])('%s alone', (name) =>
    onAzure({ scenario }, async ({ refuse }) => {
      const error = await refuse({ mode: 'status', [name]: '' }, { env: BARE, signIn: 'secret' });
      expect(error).toContain(`${name}: is empty here. If the workflow sets it from 'secrets' or 'vars'`);
    })(),
  );

  test.concurrent(
    'nothing is said of them where they are not needed, or stand in the environment',
    onAzure({ scenario }, async ({ azure, refuse }) => {
      const ids = { AZURE_CLIENT_ID: azure.clientId, AZURE_TENANT_ID: azure.tenantId };
      const error = await refuse(
        { mode: 'status', cluster: 'a/b' },
        { signIn: 'none', env: { ...BARE, ...ids, AZURE_CLIENT_SECRET: 's3cret' } },
      );
      expect(error).not.toContain('empty here');
    }),
  );
});
