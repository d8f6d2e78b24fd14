/** Nothing untold and nothing obeyed, whatever Azure answers and whatever breaks on the runner. */

import { describe, expect, test } from '@jest/globals';
import type { LocalResult } from '../../scripts/runner/local-runner.ts';
import type { RecordedRequest } from '../../simulator/simulator.ts';
import { onAzure, start } from '../support/bundle.ts';
import { commandsOf } from '../support/runner-commands.ts';
import { cluster, rollingBack, untouched, upgraded } from '../support/scenarios.ts';

const ROLLBACK = { mode: 'rollback', nodepool: 'user' };

/** Commands that this action gives. */
const OURS = ['add-mask', 'debug', 'endgroup', 'error', 'group', 'notice', 'warning'];

function expectNoForeignCommands(log: string): void {
  const foreign = commandsOf(log).filter(({ name, form }) => form === '##[' || !OURS.includes(name));
  expect(foreign).toEqual([]);
}

describe('texts of Azure', () => {
  test.concurrent.each([
    ['##[set-env name=X]y', 'Bad##[add-mask]1'],
    ['a ##[stop-commands]x b', '##[error]'],
    ['\r##[add-path]/tmp\n::stop-commands::x\u2028::set-output name=result::x', '::add-mask::e'],
    ['\u0085::set-env name=X::y', '\ud800 \u200b##[debug]x'],
  ])('are no commands: %j', (message, code) =>
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure, run }) => {
      azure.inject({ kind: 'status', route: 'pool.put', status: 400, code, message });
      const failed = await run(ROLLBACK, { env: { RUNNER_DEBUG: '1' } });
      expect(failed.result).toBe('failed');
      expectNoForeignCommands(failed.log);
    })(),
  );

  test.concurrent(
    'lose what is a signature or a password, wherever it stands',
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure, run }) => {
      const relative = '/subscriptions/x/operations/1?api-version=1&t=638&c=CERT&s=SIGNATURE&h=HASH';
      azure.inject({
        kind: 'status',
        route: 'pool.put',
        status: 400,
        code: `Bad ${relative}`,
        message: `see ${relative} or ${encodeURIComponent(relative)} or https://me:PASSWORD@proxy.example/`,
      });
      const failed = await run(ROLLBACK);
      const shown = JSON.stringify([failed.log, failed.outputs, failed.summary]);
      for (const secret of ['SIGNATURE', 'PASSWORD']) expect(shown).not.toContain(secret);
      expect(failed.outputs['error-code']).toContain('/subscriptions/x/operations/1');
    }),
  );
});

/** The text as a reader of the page sees it. */
function asRead(page: string): string {
  return page
    .replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replaceAll('\u200b', '');
}

function shownBy({ log, outputs, summary }: LocalResult): string {
  const lines = log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return asRead([...lines, JSON.stringify(outputs), summary].join('\n'));
}

describe('a client secret that is echoed', () => {
  const SECRET = 'kQ8~_x*aB.1-Zc_9~wWq';
  const spellings = [
    SECRET,
    encodeURIComponent(SECRET).replaceAll('~', '%7E'),
    SECRET.replaceAll('~', '&#126;'),
  ];

  test.concurrent.each(spellings)('by Entra ID, as %s: shown nowhere', (spelled) =>
    onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
      const body = {
        error: 'invalid_client',
        error_description: `AADSTS7000215: Invalid client secret ${spelled}.`,
      };
      azure.inject({
        kind: 'rewrite',
        route: 'entra.token',
        times: 99,
        rewrite: (answer) => ({ ...answer, status: 401, body }),
      });
      const ids = { 'client-id': azure.clientId, 'tenant-id': azure.tenantId };
      const failed = await run({ mode: 'status', ...ids, 'client-secret': SECRET }, { signIn: 'none' });
      expect(failed.outputs['error-code']).toBe('AADSTS7000215');
      expect(shownBy(failed)).not.toMatch(/kQ8|wWq/);
      const env = {
        AZURE_CLIENT_ID: azure.clientId,
        AZURE_TENANT_ID: azure.tenantId,
        AZURE_CLIENT_SECRET: SECRET,
      };
      expect(shownBy(await run({ mode: 'status' }, { signIn: 'none', env }))).not.toMatch(/kQ8|wWq/);
    })(),
  );

  test.concurrent(
    'by Azure, as are the tokens, in texts, codes, ids and states',
    onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ azure, run }) => {
      const echoed = (request: RecordedRequest): string =>
        `${azure.clientSecret} ${encodeURIComponent(azure.clientSecret)} ${request.headers['authorization'] ?? ''}`;
      const [tokens, states]: [string[], string[]] = [[], []];
      azure.before('cluster.get', (request) => void tokens.push(echoed(request)), 99);
      azure.inject({
        kind: 'rewrite',
        route: ['pool.operation', 'pool.operations', 'cluster.operations'],
        times: 99,
        rewrite: (answer) => {
          const body = structuredClone(answer.body ?? {}) as { name?: string; value?: { name?: string }[] };
          for (const one of [body, ...(body.value ?? [])])
            if (one.name !== undefined) one.name = tokens.join();
          return { ...answer, body: body };
        },
      });
      azure.inject({
        kind: 'rewrite',
        route: 'pool.put',
        rewrite: (answer) => {
          states.push(tokens.join());
          const error = { code: `Bad${tokens.join()}`, message: `No: ${tokens.join()}`, details: [] };
          return { ...answer, status: 400, body: { error } };
        },
      });
      const failed = await run(
        { mode: 'rollback', nodepool: 'user' },
        { signIn: 'secret', env: { RUNNER_DEBUG: '1' } },
      );
      expect([failed.result, states.length]).toEqual(['failed', 1]);
      const shown = shownBy(failed);
      expect(azure.secrets().filter((secret) => shown.includes(secret))).toEqual([]);
      expect(shown).not.toMatch(/Bearer [\w.~+/=-]{8,}/);
    }),
  );
});

test.concurrent.each([
  ['resource-manager-endpoint', 'https://me:PASSWORD@host'],
  ['resource-manager-endpoint', 'https://me:PASS%57ORD@host:99999/x?sig=PASSWORD'],
  ['authority-host', 'https://PASSWORD@host/'],
  ['authority-host', 'http://me:PASSWORD@host'],
  ['authority-host', 'https://me:PASSWORD@ho st'],
])('a password in %s is not echoed: %s', (name, address) =>
  onAzure({ scenario: cluster([upgraded()]) }, async ({ refuse }) => {
    const error = await refuse({ mode: 'status', [name]: address });
    expect(error).toContain(name);
    expect(error).not.toMatch(/PASS/);
  })(),
);

test.concurrent(
  'a password in an endpoint is not echoed',
  onAzure({ scenario: cluster([upgraded()]) }, async ({ refuse }) => {
    const error = await refuse({ mode: 'status', 'resource-manager-endpoint': 'https://me:PASSWORD@host' });
    expect(error).toContain('resource-manager-endpoint');
    expect(error).not.toContain('PASSWORD');
  }),
);

test.concurrent(
  'libraries print nothing, whatever they are told',
  onAzure({ scenario: cluster([untouched(), upgraded()]) }, async ({ run }) => {
    const env = { DEBUG: '*', NODE_DEBUG: 'http,https,net,tls', AZURE_LOG_LEVEL: 'verbose' };
    const status = await run({ mode: 'status' }, { env });
    expect(status.result).toBe('succeeded');
    expect(
      status.log.split('\n').filter((line) => /^(HTTP|HTTPS|NET|TLS) \d|azure:|authorization/i.test(line)),
    ).toEqual([]);
  }),
);

test.concurrent(
  'a full disk: everything stands in the log, and the result decides',
  onAzure(
    { scenario: cluster([untouched(), upgraded()], { upgradeChannel: 'patch' }) },
    async ({ azure }) => {
      const full = { GITHUB_OUTPUT: '/dev/full', GITHUB_STEP_SUMMARY: '/dev/full' };
      const back = await start(azure, ROLLBACK, { env: full });
      expect(back.exitCode).toBe(0);
      expect(back.log).toContain('Output result, which could not be written: rolled-back');
      expect(back.log).toMatch(/Output restore-command, which could not be written: az aks update .*patch/);
      expect(back.log).toMatch(/Summary, which could not be written/);
      expect(back.log).toMatch(/::warning title=The outputs could not be written/);
      azure.inject({ kind: 'status', route: 'pool.put', status: 400, code: 'Bad', message: 'No.' });
      azure.act({ kind: 'pass-time', seconds: 1 });
      const failed = await start(azure, { mode: 'rollback', nodepool: 'gone' }, { env: full });
      expect(failed.exitCode).toBe(1);
      expect(failed.log).toContain('Output result, which could not be written: error');
    },
  ),
);

describe('an answer without end', () => {
  const huge = { rawBody: `{"name":"${'x'.repeat(9 * 1024 * 1024)}"}` };

  test.concurrent.each(['cluster.get', 'entra.token', 'oidc.token'] as const)(
    'of %s is an error with a name',
    (route) =>
      onAzure({ scenario: cluster([upgraded()]) }, async ({ azure, run }) => {
        azure.inject({
          kind: 'rewrite',
          route: route as never,
          times: 1_000,
          rewrite: (answer) => ({ ...answer, ...huge }),
        });
        const failed = await run({ mode: 'status' });
        expect(failed.result).toBe('error');
        expect(failed.log).toContain('AnswerTooLarge');
      })(),
  );
});

describe('what breaks where nobody waits for it', () => {
  test.concurrent.each([
    ['an exception', 'setTimeout(()=>{throw new Error("boom")},2500)'],
    ['a rejection', 'setTimeout(()=>{Promise.reject(new Error("boom"))},2500)'],
    ['a value that is no error', 'setTimeout(()=>{throw "boom"},2500)'],
  ])('%s ends the run with all that is known', (_, script) =>
    onAzure({ scenario: cluster([untouched(), rollingBack()]), speed: 1 }, async ({ run }) => {
      const ended = await run(ROLLBACK, {
        env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` },
      });
      expect([ended.result, ended.exitCode]).toEqual(['error', 1]);
      expect(ended.errors.join('\n')).toContain('boom');
      expect(ended.pools['user']).toMatchObject({
        'provisioning-state': 'Upgrading',
      });
      expect(ended.report['timeline']).not.toEqual([]);
    })(),
  );
});
