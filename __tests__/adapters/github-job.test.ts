import { Buffer } from 'node:buffer';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readJob, readNoIdTokens } from '../../src/adapters/github/job.ts';

function jobWith(env: Readonly<Record<string, string>>): ReturnType<typeof readJob> {
  return readJob({ env: (name) => env[name] });
}

function tokenWith(payload: string): string {
  return `e30.${Buffer.from(payload).toString('base64url')}.c2ln`;
}

test.each([
  ['github-hosted', true],
  ['self-hosted', false],
  ['', false],
])('RUNNER_ENVIRONMENT %p', (value, isGitHubHosted) => {
  expect(jobWith({ RUNNER_ENVIRONMENT: value })).toEqual({ isGitHubHosted });
});

test('the token that asks for ID tokens tells until when it does', () => {
  expect(jobWith({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: tokenWith('{"exp":1781024400}') })).toEqual({
    isGitHubHosted: false,
    idTokensUntil: 1_781_024_400_000,
  });
});

test.each(['opaque', 'a.b.c', tokenWith('{"exp":"soon"}'), tokenWith('[]')])(
  'a token that tells nothing (%s) is no limit',
  (token) => {
    expect(jobWith({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: token })).toEqual({ isGitHubHosted: false });
  },
);

test.each<[string, boolean | undefined]>([
  ['{"repository":{"private":true}}', true],
  ['{"repository":{"private":false}}', false],
  ['{"repository":{"private":"yes"}}', undefined],
  ['{"repository":{}}', undefined],
  ['{}', undefined],
  ['no JSON', undefined],
])('the event %s tells whether the repository is private: %p', async (event, isPrivateRepository) => {
  const folder = await mkdtemp(join(tmpdir(), 'event-'));
  const file = join(folder, 'event.json');
  await writeFile(file, event);
  expect(jobWith({ GITHUB_EVENT_PATH: file }).isPrivateRepository).toBe(isPrivateRepository);
  await rm(folder, { recursive: true });
  expect(jobWith({ GITHUB_EVENT_PATH: file })).not.toHaveProperty('isPrivateRepository');
});

describe('why a job has no ID tokens', () => {
  const URL_SET = { ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token.example' };
  const why = (env: Readonly<Record<string, string>>): ReturnType<typeof readNoIdTokens> =>
    readNoIdTokens({ env: (name) => env[name] });

  test.each([
    [{}, undefined],
    [{ ACT: 'true' }, 'act'],
    [{ GITEA_ACTIONS: 'true' }, 'gitea'],
    [{ FORGEJO_ACTIONS: 'true' }, 'gitea'],
    [{ GITEA_ACTIONS: 'true', ACT: 'true' }, 'gitea'],
    [{ ...URL_SET, ACT: 'true' }, undefined],
    [{ ...URL_SET, GITEA_ACTIONS: 'true' }, undefined],
  ])('%j: %p', (env, reason) => {
    expect(why(env)).toBe(reason);
  });

  const FORK = {
    head: { repo: { full_name: 'mallory/shop' } },
    base: { repo: { full_name: 'contoso/shop' } },
  };

  test.each([
    ['a fork', 'pull_request', { pull_request: FORK }, 'fork'],
    ['a fork that is gone', 'pull_request', { pull_request: { ...FORK, head: { repo: null } } }, 'fork'],
    ['a review of it', 'pull_request_review', { pull_request: FORK }, 'fork'],
    ['the same repository', 'pull_request', { pull_request: { ...FORK, head: FORK.base } }, undefined],
    ['a fork, seen from its target', 'pull_request_target', { pull_request: FORK }, undefined],
    ['a push', 'push', { pull_request: FORK }, undefined],
    ['no pull request', 'pull_request', {}, undefined],
  ])('the event of %s (%s)', async (_what, name, event, reason) => {
    const folder = await mkdtemp(join(tmpdir(), 'event-'));
    const file = join(folder, 'event.json');
    await writeFile(file, JSON.stringify(event));
    expect(why({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file })).toBe(reason);
    await rm(folder, { recursive: true });
    expect(why({ GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: file })).toBeUndefined();
  });
});
