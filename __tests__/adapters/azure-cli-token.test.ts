import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { tokensFromAzureCli, type AzureCliOptions } from '../../src/adapters/sign-in/cli-token.ts';
import { createCredential } from '../../src/adapters/sign-in/credential.ts';
import { cacheTokens } from '../../src/adapters/sign-in/token-cache.ts';
import type { SignIn } from '../../src/domain/inputs.ts';
import { failureOf } from './support.ts';
import { adviceOn } from '../support/advice.ts';

const SCOPE = 'https://management.azure.com/.default';
const NOW = 1_800_000_000_000;

let folder: string;
const path = process.env['PATH'] ?? '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'az-'));
});
afterEach(async () => {
  process.env['PATH'] = path;
  await rm(folder, { recursive: true });
});

/** Puts a stand-in for the Azure CLI on the path: it notes its arguments and runs a script. */
async function installAz(script: string): Promise<void> {
  const az = join(folder, 'az');
  await writeFile(az, `#!/bin/sh\necho "$@" >> "${folder}/calls"\n${script}\n`);
  await chmod(az, 0o755);
  process.env['PATH'] = `${folder}${delimiter}${path}`;
}

async function calls(): Promise<readonly string[]> {
  return (await readFile(join(folder, 'calls'), 'utf8')).trim().split('\n');
}

const credential = (
  tenantId?: string,
  signal = new AbortController().signal,
  changes: Partial<AzureCliOptions> = {},
): ReturnType<typeof cacheTokens> =>
  cacheTokens(
    tokensFromAzureCli({ tenantId, signal, now: () => NOW, platform: 'linux', ...changes }),
    () => NOW,
  );

describe('the session of the Azure CLI', () => {
  test('gives a token by one launch, kept while it lives', async () => {
    const end = NOW / 1000 + 3600;
    await installAz(
      `echo '{"accessToken":"tok","expires_on":${end},"expiresOn":"2020-01-01 00:00:00.000000"}'`,
    );
    const session = credential('aaaa');
    const token = await session.getToken(SCOPE);
    expect(token).toMatchObject({ token: 'tok', expiresOnTimestamp: end * 1000 });
    await session.getToken(SCOPE);
    await expect(calls()).resolves.toEqual([
      'account get-access-token --resource https://management.core.windows.net/ --tenant aaaa --output json',
    ]);
  });

  test('a token that looks ended (the clock is wrong) is used for some minutes all the same', async () => {
    await installAz(`echo '{"accessToken":"tok","expires_on":"${NOW / 1000 - 900}"}'`);
    const session = credential();
    await session.getToken(SCOPE);
    await session.getToken(SCOPE);
    await expect(calls()).resolves.toHaveLength(1);
  });

  test('of an old CLI tells its end as a local time alone', async () => {
    await installAz(`echo '{"accessToken":"tok","expiresOn":"2027-01-15 12:00:00.000000"}'`);
    const { expiresOnTimestamp } = await credential().getToken(SCOPE);
    expect(expiresOnTimestamp).toBe(Date.parse('2027-01-15 12:00:00.000000'));
  });

  test('is told to be missing', async () => {
    process.env['PATH'] = folder;
    const failure = await failureOf(credential().getToken(SCOPE));
    expect(failure).toMatchObject({ kind: 'sign-in', code: 'AzureCliMissing' });
    expect(adviceOn(failure)).toContain('id-token: write');
  });

  test.each([
    ["ERROR: Please run 'az login' to setup account.", 'AzureCliNotSignedIn', 'azure/login'],
    ['ERROR: AADSTS700082: The refresh token has expired due to inactivity.', 'AADSTS700082', 'expired'],
    [
      'ERROR: AADSTS700024: Client assertion is not within its valid time range.',
      'AADSTS700024',
      'give this step `client-id` and `tenant-id`, with `permissions: id-token: write`',
    ],
    ['something else', 'AzureCliFailed', 'get-access-token'],
  ])('%s', async (stderr, code, hint) => {
    await installAz(`echo "${stderr}" >&2; exit 1`);
    const failure = await failureOf(credential().getToken(SCOPE));
    expect(failure).toMatchObject({ kind: 'sign-in', code });
    expect(adviceOn(failure)).toContain(hint);
  });

  test('nonsense in place of a token is a failure', async () => {
    await installAz('echo "not json"');
    await expect(failureOf(credential().getToken(SCOPE))).resolves.toMatchObject({ code: 'AzureCliFailed' });
  });

  test('a claims challenge is out of its reach', async () => {
    await installAz('exit 1');
    await expect(failureOf(credential().getToken(SCOPE, { claims: '{}' }))).resolves.toMatchObject({
      code: 'AzureCliClaims',
    });
  });

  test('a canceled run ends the launch', async () => {
    await installAz('exec sleep 20');
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort();
    }, 200);
    await expect(credential(undefined, controller.signal).getToken(SCOPE)).rejects.toMatchObject({
      name: 'InterruptedError',
    });
  });
});

describe('a job that is signed in by the session', () => {
  type Session = Omit<Extract<SignIn, { kind: 'azure-cli' }>, 'kind'>;

  /** Gets a token as the action does, and tells what came of it. */
  async function signIn(session: Session): Promise<{ masked: readonly string[]; ends: readonly number[] }> {
    const masked: string[] = [];
    const ends: number[] = [];
    const { token } = await createCredential({
      connection: {
        cloud: 'azurecloud',
        resourceManagerEndpoint: 'https://management.azure.com',
        authorityHost: 'https://login.microsoftonline.com',
        scope: SCOPE,
        signIn: { kind: 'azure-cli', ...session },
      },
      runner: { env: () => undefined, mask: (text) => masked.push(text) },
      version: '1.2.3',
      signal: new AbortController().signal,
      onSessionEnd: (end) => ends.push(end),
      now: () => NOW,
    }).getToken(SCOPE);
    expect(token).toBe('tok');
    return { masked, ends };
  }

  const end = NOW / 1000 + 3600;
  test.each<[Session, string, readonly number[]]>([
    [{ tenantId: 'aaaa' }, '', []],
    [{ tenantId: 'aaaa', isOtherTenant: true }, ' --tenant aaaa', []],
    [{ mayEnd: true }, '', [end * 1000]],
  ])('%j asks with%s', async (session, tenant, ends) => {
    await installAz(`echo '{"accessToken":"tok","expires_on":${end}}'`);
    await expect(signIn(session)).resolves.toEqual({ masked: ['tok'], ends });
    await expect(calls()).resolves.toEqual([
      `account get-access-token --resource https://management.core.windows.net/${tenant} --output json`,
    ]);
  });
});

describe('the end of the first token', () => {
  test('is told once, for a session that may end with it', async () => {
    const told: number[] = [];
    const end = NOW / 1000 + 70;
    await installAz(`echo '{"accessToken":"tok","expires_on":${end}}'`);
    const session = credential(undefined, undefined, { onFirstToken: (endsAt) => told.push(endsAt) });
    const { token } = await session.getToken(SCOPE);
    session.forget(token);
    await session.getToken(SCOPE);
    expect(told).toEqual([end * 1000]);
  });

  test('is not told when it is not known', async () => {
    const told: number[] = [];
    await installAz(`echo '{"accessToken":"tok"}'`);
    await credential(undefined, undefined, { onFirstToken: (endsAt) => told.push(endsAt) }).getToken(SCOPE);
    expect(told).toEqual([]);
  });
});

describe('the process that is launched', () => {
  type Launch = NonNullable<AzureCliOptions['launch']>;
  const ARGS = [
    'account',
    'get-access-token',
    '--resource',
    'https://management.core.windows.net/',
    '--output',
    'json',
  ];

  /** What would be launched on a platform. */
  async function launched(
    platform: NodeJS.Platform,
    tenantId?: string,
    scope = SCOPE,
  ): Promise<Parameters<Launch>[0]> {
    const commands: Parameters<Launch>[0][] = [];
    const launch: Launch = (command) => {
      commands.push(command);
      return Promise.resolve({ stdout: '{"accessToken":"tok"}', stderr: '' });
    };
    await credential(tenantId, undefined, { platform, launch }).getToken(scope);
    expect(commands).toHaveLength(1);
    return commands[0] as Parameters<Launch>[0];
  }

  test.each(['linux', 'darwin'] as const)('on %s is az itself, without a shell', async (platform) => {
    await expect(launched(platform)).resolves.toEqual({ file: 'az', args: ARGS, env: process.env });
  });

  test("on win32 is the system's cmd.exe, which takes no az.cmd from the working directory", async () => {
    process.env['SystemRoot'] = 'D:\\Windows';
    try {
      const { file, args, env } = await launched('win32');
      expect(file).toBe('D:\\Windows\\System32\\cmd.exe');
      expect(args).toEqual(['/d', '/s', '/c', 'az.cmd', ...ARGS]);
      expect(env).toEqual({ ...process.env, NoDefaultCurrentDirectoryInExePath: '1' });
    } finally {
      delete process.env['SystemRoot'];
    }
  });

  test.each([
    ['https://management.usgovcloudapi.net/.default', 'https://management.core.usgovcloudapi.net/'],
    ['https://management.chinacloudapi.cn/.default', 'https://management.core.chinacloudapi.cn/'],
  ])('for %s names the resource as the CLI itself does, for its cache', async (scope, resource) => {
    const { args } = await launched('linux', 'contoso.onmicrosoft.com', scope);
    expect(args).toEqual([
      ...ARGS.slice(0, 3),
      resource,
      '--tenant',
      'contoso.onmicrosoft.com',
      ...ARGS.slice(4),
    ]);
  });

  test.each(['a & calc', 'a|b', '%PATH%', 'a"b', '^x', 'a\nb', '$(id)', ''])(
    'is none at all with a tenant like %j',
    async (tenantId) => {
      for (const platform of ['win32', 'linux'] as const) {
        await expect(launched(platform, tenantId)).rejects.toThrow('is no argument for the Azure CLI');
      }
    },
  );
});
