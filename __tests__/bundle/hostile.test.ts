/** Nothing untold and nothing obeyed, whatever Azure answers and whatever breaks on the runner. */

import { describe, expect, test } from '@jest/globals';
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
