import { Buffer } from 'node:buffer';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { readJob } from '../../src/adapters/github/job.ts';

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
