import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Simulator } from '../../simulator/simulator.ts';
import { onAzure, requestsTo, type Inputs, type Run } from '../support/bundle.ts';
import { requestIdToken, requestToken, withIdentity } from '../support/identity-endpoint.ts';
import { cluster, untouched, upgraded, upgrading } from '../support/scenarios.ts';

const SCENARIO = cluster([untouched(), upgraded(), upgrading('busy')]);
const MODES = [
  { mode: 'status' },
  { mode: 'abort', nodepool: 'busy' },
  { mode: 'rollback', nodepool: 'user' },
] as const;

function tokenForm(azure: Simulator): Record<string, string> {
  const form = requestsTo(azure.requests, 'entra.token').at(-1)?.body;
  return form as Record<string, string>;
}

describe('signs in', () => {
  test.concurrent(
    'with a secret, in each mode; the log says which way in one line',
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      const runs = await Promise.all(MODES.map((inputs) => run(inputs, { signIn: 'secret' })));
      expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
      expect(runs.slice(1).map(({ result }) => result)).toEqual(['aborted', 'rolled-back']);
      for (const { log } of runs) expect(log.match(/^Signing in .*secret/gm)).toHaveLength(1);
      expect(tokenForm(azure)).toMatchObject({ client_secret: azure.clientSecret });
      expect(requestsTo(azure.requests, 'oidc.token')).toEqual([]);
      expect(runs[0]?.log).toContain(`::add-mask::${azure.clientSecret}`);
    }),
  );

  test.concurrent(
    'with a GitHub ID token, its ids from the environment',
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      const env = {
        AZURE_CLIENT_ID: azure.clientId,
        AZURE_TENANT_ID: azure.tenantId,
        AZURE_SUBSCRIPTION_ID: azure.subscriptionId,
        ACTIONS_ID_TOKEN_REQUEST_URL: azure.oidc.requestUrl,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: azure.oidc.requestToken,
      };
      const status = await run({ mode: 'status', 'subscription-id': '' }, { signIn: 'none', env });
      expect(status.result).toBe('in-progress');
      expect(status.log).toMatch(/^Signing in .*GitHub ID token/m);
      expect(tokenForm(azure)).toHaveProperty('client_assertion');
    }),
  );

  test.concurrent(
    'takes a secret from the environment only if the ids come from there, too',
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      const secret = { AZURE_CLIENT_SECRET: azure.clientSecret };
      const mixed = await run({ mode: 'status' }, { env: secret });
      expect(mixed.log).toMatch(/^Signing in .*GitHub ID token/m);
      const env = { ...secret, AZURE_CLIENT_ID: azure.clientId, AZURE_TENANT_ID: azure.tenantId };
      const whole = await run({ mode: 'status' }, { signIn: 'none', env });
      expect(whole.log).toMatch(/^Signing in .*secret/m);
    }),
  );

  test.concurrent(
    'asks for a fresh GitHub ID token whenever it needs a new Azure token',
    onAzure(
      { scenario: { ...SCENARIO, identity: { tokenLifetime: 2, idTokenLifetime: 2 } }, speed: 150 },
      async ({ azure, run }) => {
        const back = await run({ mode: 'rollback', nodepool: 'user' });
        expect(back.result).toBe('rolled-back');
        expect(requestsTo(azure.requests, 'entra.token').length).toBeGreaterThan(1);
      },
    ),
  );

  test.concurrent(
    'signs in anew when Azure revokes its token half way',
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      azure.after('pool.put', () => azure.act({ kind: 'revoke-tokens' }), 1);
      expect((await run({ mode: 'rollback', nodepool: 'user' })).result).toBe('rolled-back');
      azure.inject({ kind: 'claims-challenge', route: 'cluster.get' });
      expect((await run({ mode: 'status' })).result).toBe('in-progress');
    }),
  );

  test.concurrent(
    'asks for the scope and the audience of the cloud',
    onAzure(
      {
        scenario: { ...SCENARIO, identity: { federatedAudience: 'api://AzureADTokenExchangeUSGov' } },
      },
      async ({ azure, run }) => {
        const status = await run({ mode: 'status', environment: 'AzureUSGovernment' });
        expect(status.result).toBe('in-progress');
        expect(tokenForm(azure)['scope']).toContain('usgovcloudapi.net');
        const own = await run({
          mode: 'status',
          environment: 'azureusgovernment',
          audience: 'api://AzureADTokenExchangeUSGov',
        });
        expect(own.result).toBe('in-progress');
        const wrong = await run({ mode: 'status' });
        expect(wrong.result).toBe('error');
        expect(tokenForm(azure)['scope']).toMatch(/management\.(core\.windows\.net|azure\.com)/);
      },
    ),
  );

  test.concurrent(
    "with the Azure CLI's session and its default subscription",
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      await withCliSession(azure, {}, async (env) => {
        const status = await run({ mode: 'status', 'subscription-id': '' }, { signIn: 'none', env });
        expect(status.result).toBe('in-progress');
        expect(status.log).toMatch(/^Signing in .*Azure CLI/m);
        expect(requestsTo(status.requests, 'entra.token')).toEqual([]);
        expect(status.warnings).toEqual([]);
      });
    }),
  );

  test.concurrent(
    "with the Azure CLI's session, and warns when it may end before the timeout",
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure, run }) => {
      const mints = {
        ACTIONS_ID_TOKEN_REQUEST_URL: azure.oidc.requestUrl,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: azure.oidc.requestToken,
      };
      const status = { mode: 'status', wait: 'true', timeout: '2h' };
      const ofSession = async (inputs: Inputs, env: Inputs, user: object = {}): Promise<Run> => {
        let left: Run | undefined;
        await withCliSession(azure, user, async (session) => {
          left = await run(inputs, { signIn: 'none', env: { ...session, ...env } });
        });
        if (left === undefined) throw new Error('It did not run.');
        expect(left.exitCode).toBe(0);
        return left;
      };
      const warned = await ofSession(status, mints);
      expect(warned.warnings).toHaveLength(1);
      expect(warned.warnings[0]).toMatch(
        /Azure CLI session's token expires at .*Give this step client-id and tenant-id/,
      );
      expect(warned.summary).toContain('Give this step client-id and tenant-id');
      const quiet = await Promise.all([
        ofSession({ ...status, timeout: '30m' }, mints),
        ofSession({ mode: 'status' }, mints),
        ofSession({ mode: 'rollback', nodepool: 'user', 'dry-run': 'true' }, mints),
        ofSession(status, {}),
        ofSession(status, mints, {
          user: { name: 'systemAssignedIdentity', type: 'servicePrincipal', assignedIdentityInfo: 'MSI' },
        }),
        ofSession(status, mints, { user: { name: 'ada@contoso.com', type: 'user' } }),
      ]);
      for (const { warnings } of quiet) expect(warnings.join()).not.toContain('Azure CLI');
    }),
  );
});

/** Runs with an `az` on the path whose token ends in an hour; `changes` are of its subscription. */
async function withCliSession(
  azure: Simulator,
  changes: object,
  play: (env: Record<string, string>) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'aks-recover-cli-'));
  try {
    await play(await cliSession(folder, azure, await requestToken(azure), changes));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What `azure/login` leaves behind: a profile with a byte-order mark, and an `az` that knows a token. */
async function cliSession(
  folder: string,
  azure: Simulator,
  token: string,
  changes: object,
): Promise<Record<string, string>> {
  const config = join(folder, 'config');
  await mkdir(config);
  const subscription = {
    id: azure.subscriptionId,
    tenantId: azure.tenantId,
    isDefault: true,
    state: 'Enabled',
    environmentName: 'AzureCloud',
    user: { name: azure.clientId, type: 'servicePrincipal' },
    ...changes,
  };
  await writeFile(
    join(config, 'azureProfile.json'),
    `\uFEFF${JSON.stringify({ subscriptions: [subscription] })}`,
  );
  const answer = JSON.stringify({
    accessToken: token,
    expiresOn: '2099-01-01 00:00:00.000000',
    expires_on: Math.floor(Date.now() / 1000) + 3600,
    subscription: azure.subscriptionId,
    tenant: azure.tenantId,
    tokenType: 'Bearer',
  });
  await writeFile(join(folder, 'az'), `#!/bin/sh\necho '${answer}'\n`);
  await chmod(join(folder, 'az'), 0o755);
  return { AZURE_CONFIG_DIR: config, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
}

/** A service account's token in a file, as the workload identity webhook mounts it. */
async function withTokenFile(azure: Simulator, play: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'aks-recover-token-'));
  try {
    await writeFile(join(folder, 'token'), await requestIdToken(azure));
    await play(join(folder, 'token'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function idVariables(azure: Simulator): Record<string, string> {
  return { AZURE_CLIENT_ID: azure.clientId, AZURE_TENANT_ID: azure.tenantId };
}

describe('on a runner in Azure', () => {
  test.concurrent(
    'signs in with the managed identity: as App Service offers it, and named by its client id alone',
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      await withIdentity(azure, async (endpoint) => {
        // A proxy for everything but ARM: the identity's endpoint must be asked past it.
        const proxied = {
          HTTPS_PROXY: 'http://127.0.0.1:9',
          HTTP_PROXY: 'http://127.0.0.1:9',
          NO_PROXY: 'localhost',
        };
        const assigned = await run(MODES[1], { signIn: 'none', env: { ...endpoint.appService, ...proxied } });
        expect(assigned.result).toBe('aborted');
        expect(assigned.log).toMatch(/^Signing in .*managed identity: system-assigned/m);
        const named = await run(
          { mode: 'status', 'client-id': azure.clientId },
          { signIn: 'none', env: endpoint.virtualMachine },
        );
        expect(named.result).toBe('canceled');
        expect(named.log).toContain(`managed identity: client ${azure.clientId}`);
        expect(endpoint.requests.map(({ parameters }) => parameters['client_id'])).toEqual([
          undefined,
          azure.clientId,
        ]);
        // The runner takes these lines for itself: they tell it what to mask.
        const log = (assigned.log + named.log).replace(/^::add-mask::.*$/gm, '');
        for (const secret of azure.secrets()) expect(log).not.toContain(secret);
      });
    }),
  );

  test.concurrent(
    'signs in with the workload identity of its pod, and reads the file anew for each token',
    onAzure(
      { scenario: { ...SCENARIO, identity: { tokenLifetime: 2 } }, speed: 150 },
      async ({ azure, run }) => {
        await withTokenFile(azure, async (path) => {
          const env = { ...idVariables(azure), AZURE_FEDERATED_TOKEN_FILE: path };
          const renewed = await requestIdToken(azure);
          azure.after('pool.put', () => writeFile(path, renewed), 1);
          const back = await run({ mode: 'rollback', nodepool: 'user' }, { signIn: 'none', env });
          expect(back.result).toBe('rolled-back');
          expect(back.log).toMatch(/^Signing in .*workload identity/m);
          const sent = requestsTo(azure.requests, 'entra.token').map(
            ({ body }) => (body as Record<string, string>)['client_assertion'],
          );
          expect(sent.at(-1)).toBe(renewed);
          expect(sent[0]).not.toBe(renewed);
        });
      },
    ),
  );
});

describe('the clock of the runner', () => {
  test.concurrent.each([
    ['an hour ahead', 3_600_000],
    ['an hour behind', -3_600_000],
  ])('may be %s, with tokens of seconds', (_name, skewMs) =>
    onAzure(
      { scenario: { ...SCENARIO, identity: { tokenLifetime: 3, idTokenLifetime: 3 } }, speed: 150 },
      async ({ azure, run }) => {
        const clock = `const R=Date;globalThis.Date=class extends R{constructor(...a){a.length?super(...a):super(R.now()+${skewMs})}static now(){return R.now()+${skewMs}}}`;
        const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}` };
        const back = await run({ mode: 'rollback', nodepool: 'user' }, { env });
        expect(back.result).toBe('rolled-back');
        const [seen] = back.report['timeline'] as readonly { at: string }[];
        expect(Math.abs(Date.parse(seen?.at ?? '') - Date.now())).toBeGreaterThan(3_000_000);
        // As many as the run is long, not one for each request.
        const tokens = requestsTo(azure.requests, 'entra.token').length;
        expect(tokens).toBeGreaterThan(1);
        expect(tokens).toBeLessThan(10);
      },
    )(),
  );
});

describe('the first way that is configured', () => {
  test.concurrent(
    'is the only one: when it fails, no other is tried, though all of them would work',
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      const mints = {
        ACTIONS_ID_TOKEN_REQUEST_URL: azure.oidc.requestUrl,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: azure.oidc.requestToken,
      };
      await withIdentity(azure, (endpoint) =>
        withTokenFile(azure, (path) =>
          withCliSession(azure, {}, async (session) => {
            const others = { ...idVariables(azure), ...session, ...endpoint.appService };
            const fails = async (inputs: Inputs, env: Inputs, way: RegExp): Promise<Run> => {
              const left = await run(
                { mode: 'status', ...inputs },
                { signIn: 'none', env: { ...others, ...env } },
              );
              expect(left.result).toBe('error');
              expect(left.log).toMatch(way);
              expect(left.requests.filter(({ face }) => face === 'arm')).toEqual([]);
              return left;
            };
            const file = { AZURE_FEDERATED_TOKEN_FILE: path };
            const secret = await fails(
              {},
              { AZURE_CLIENT_SECRET: 'wrong', ...mints, ...file },
              /with a client secret/,
            );
            expect(secret.errors[0]).toContain('AADSTS7000215');
            expect(requestsTo(azure.requests, 'oidc.token')).toHaveLength(1);

            azure.inject({ kind: 'status', status: 403, route: 'oidc.token' });
            const federation = await fails({}, { ...mints, ...file }, /with a GitHub ID token/);
            expect(federation.errors[0]).toContain('IdTokenRefused');

            const broken = join(path, '../bin');
            await mkdir(broken);
            await writeFile(join(broken, 'az'), '#!/bin/sh\necho "ERROR: no session" >&2\nexit 1\n');
            await chmod(join(broken, 'az'), 0o755);
            const noCli = { PATH: `${broken}:${process.env['PATH'] ?? ''}` };
            const cli = await fails({}, { ...noCli, ...file }, /with the Azure CLI session/);
            expect(cli.errors[0]).toContain('no session');

            const noSession = { AZURE_CONFIG_DIR: broken, AZURE_FEDERATED_TOKEN_FILE: '/nowhere/token' };
            const workload = await fails({}, noSession, /workload identity/);
            expect(workload.errors[0]).toContain('/nowhere/token');

            expect(endpoint.requests).toEqual([]);
          }),
        ),
      );
    }),
  );
});

describe('fails', () => {
  test.concurrent(
    'when nothing is configured, saying in each mode what each way lacks',
    onAzure({ scenario: SCENARIO }, async ({ run }) => {
      // Without a home and with a bare path there is no Azure CLI session.
      const env = { PATH: '/nowhere' };
      const runs = await Promise.all(
        MODES.map((inputs) => run(inputs, { signIn: 'none', env }).catch((error: unknown) => error)),
      );
      for (const one of runs) {
        const error =
          typeof one === 'object' && one !== null && 'errors' in one ? String(one.errors) : String(one);
        expect(error).toMatch(/client-id/);
        expect(error).toMatch(/id-token: write/);
        expect(error).toMatch(/client-secret|secret/);
        expect(error).toMatch(/azure\/login/);
      }
    }),
  );

  test.concurrent(
    'when the sign-in is refused, in each mode and both ways, and tries no other identity',
    onAzure(
      { scenario: { ...SCENARIO, identity: { federatedSubject: 'repo:other/repo' } } },
      async ({ azure, run }) => {
        const refused = await Promise.all(MODES.map((inputs) => run(inputs)));
        for (const one of refused) {
          expect(one.result).toBe('error');
          expect(one.outputs['error-message']).toContain('AADSTS70021');
          expect(one.requests.filter(({ face }) => face === 'arm')).toEqual([]);
        }
        // What was sent in every text, and the whole command where it can be copied.
        const subject = 'repo:octo-org/octo-repo:ref:refs/heads/main';
        expect(refused[0]?.errors[0]).toContain(`subject '${subject}'`);
        expect(refused[0]?.outputs['next-step']).toContain(`subject '${subject}'`);
        expect(refused[0]?.summary).toMatch(
          new RegExp(
            `\n *az ad app federated-credential create --id ${azure.clientId} --parameters '\\{.*"subject":"${subject}","audiences":\\["api://AzureADTokenExchange"\\]\\}'\n`,
          ),
        );
        azure.act({ kind: 'set-identity', identity: { fails: 'secret-expired' } });
        const expired = await run({ mode: 'status' }, { signIn: 'secret' });
        expect(expired.result).toBe('error');
        expect(expired.errors[0]).toContain('AADSTS7000222');
        expect(expired.outputs['next-step']).toContain('The client secret has expired');
      },
    ),
  );

  test.concurrent(
    'when the job may not mint ID tokens (the endpoint refuses)',
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', status: 403, face: 'oidc', times: 10 });
      const refused = await run({ mode: 'status' });
      expect(refused.result).toBe('error');
      expect(requestsTo(refused.requests, 'entra.token')).toEqual([]);
    }),
  );

  test.concurrent(
    'when Azure is unreachable, in each mode and soon',
    onAzure({ scenario: SCENARIO }, async ({ run }) => {
      const nowhere = 'https://localhost:9';
      const runs = await Promise.all([
        ...MODES.map((inputs) => run({ ...inputs, 'resource-manager-endpoint': nowhere })),
        run({ mode: 'status', 'authority-host': nowhere }),
      ]);
      for (const one of runs) {
        expect(one.result).toBe('error');
        expect(one.errors[0]).toContain('The connection to localhost:9 failed');
        expect(one.changes).toEqual([]);
        expect(one.durationMs).toBeLessThan(40_000);
      }
    }),
  );
});
