/** What a sign-in is proven with is shown nowhere, also when the other side repeats it in the text of an error. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Simulator } from '../../simulator/simulator.ts';
import { onAzure, type Inputs, type Run } from '../support/bundle.ts';
import { IDENTITY_HEADER, withIdentity } from '../support/identity-endpoint.ts';
import { cluster, upgraded } from '../support/scenarios.ts';

const STATUS = { mode: 'status' };
const SCENARIO = cluster([upgraded()]);

/** Ways to repeat a secret inside of a text. */
const SPELLINGS: readonly (readonly [name: string, spell: (secret: string) => string])[] = [
  ['as it is', (secret) => secret],
  ['percent-encoded', (secret) => everyByte(secret, '%')],
  ['in Base64', (secret) => Buffer.from(secret).toString('base64')],
  ['in Base64, one byte into it', (secret) => Buffer.from(`:${secret}:`).toString('base64')],
  ['in Base64, two bytes into it', (secret) => Buffer.from(`id:${secret}!`).toString('base64')],
  ['in Base64 of addresses', (secret) => Buffer.from(`{"${secret}"}`).toString('base64url')],
];

function everyByte(secret: string, before: string): string {
  return secret.replace(/./g, (one) => `${before}${one.charCodeAt(0).toString(16)}`);
}

/** Everything that anybody sees, without the lines that tell the runner what to mask. */
function shownBy({ log, outputs, summary }: Run): string {
  const lines = log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
  return [...lines, ...Object.values(outputs), summary].join('\n').replaceAll('\u200b', '');
}

/** Expects no piece of the spelled secret that tells anything: eight characters in a row. */
function expectHidden(run: Run, spelled: string): void {
  const shown = shownBy(run);
  for (let at = 4; at + 12 <= spelled.length; at++) {
    const piece = spelled.slice(at, at + 8);
    expect(shown.includes(piece) ? `${piece} in ${shown}` : '').toBe('');
  }
}

describe.each(SPELLINGS)('repeated %s', (_name, spell) => {
  test.concurrent(
    'the header of an App Service identity is hidden',
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      const spelled = spell(IDENTITY_HEADER);
      const failed = await withIdentity(azure, (endpoint) => {
        const body = { error: `bad_${spelled}`, error_description: `No such header: ${spelled}.` };
        endpoint.faults.push({ status: 400, body });
        return run(STATUS, { signIn: 'none', env: endpoint.appService });
      });
      expect(failed.result).toBe('error');
      expect(failed.outputs['error-message']).toContain('No such header');
      expectHidden(failed, spelled);
    }),
  );

  test.concurrent(
    'the key of Azure Arc is hidden',
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      const spelled = spell(ARC_KEY);
      const failed = await withIdentity(azure, (endpoint) => {
        const realm = `Basic realm=${ARC_FOLDER}/a.key`;
        endpoint.faults.push({ status: 401, body: {}, headers: { 'www-authenticate': realm } });
        endpoint.faults.push({ status: 400, body: { error: 'no', message: `Unknown key ${spelled}.` } });
        const env = { IDENTITY_ENDPOINT: `${endpoint.origin}/metadata/identity/oauth2/token`, ...ARC };
        return run(STATUS, { signIn: 'none', env });
      });
      expect(failed.outputs['error-message']).toContain('Unknown key');
      expectHidden(failed, spelled);
    }),
  );

  test.concurrent(
    "the token of a pod's identity is hidden",
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      const folder = await mkdtemp(join(tmpdir(), 'aks-recover-token-'));
      try {
        const path = join(folder, 'token');
        await writeFile(path, `${POD_TOKEN}\n`);
        const spelled = spell(POD_TOKEN);
        entraSays(azure, `AADSTS50027: The token is not valid: ${spelled}.`);
        const env = {
          AZURE_CLIENT_ID: azure.clientId,
          AZURE_TENANT_ID: azure.tenantId,
          AZURE_FEDERATED_TOKEN_FILE: path,
        };
        const failed = await run(STATUS, { signIn: 'none', env });
        expect(failed.outputs['error-code']).toBe('AADSTS50027');
        expectHidden(failed, spelled);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
  );

  test.concurrent(
    'the token that asks for ID tokens is hidden',
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      const spelled = spell(azure.oidc.requestToken);
      entraSays(azure, `AADSTS50027: The caller had ${spelled}.`);
      const failed = await run(STATUS);
      expect(failed.outputs['error-code']).toBe('AADSTS50027');
      expectHidden(failed, spelled);
    }),
  );

  test.concurrent(
    'a client secret is hidden',
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      const spelled = spell(azure.clientSecret);
      entraSays(azure, `AADSTS7000215: Invalid client secret: ${spelled}.`);
      const failed = await run(STATUS, { signIn: 'secret' });
      expect(failed.outputs['error-code']).toBe('AADSTS7000215');
      expectHidden(failed, spelled);
    }),
  );

  test.concurrent(
    "Azure's own token is hidden",
    onAzure({ scenario: SCENARIO }, async ({ azure, run }) => {
      let spelled = '';
      azure.before('cluster.get', ({ headers }) => {
        spelled = spell((headers['authorization'] ?? '').replace('Bearer ', ''));
      });
      azure.inject({
        kind: 'rewrite',
        route: 'cluster.get',
        times: 99,
        rewrite: (answer) => {
          const error = { code: `No${spelled}`, message: `Refused: ${spelled}` };
          return { ...answer, status: 400, body: { error } };
        },
      });
      const failed = await run(STATUS);
      expect([failed.result, spelled.length > 40]).toEqual(['error', true]);
      expectHidden(failed, spelled);
    }),
  );
});

function entraSays(azure: Simulator, description: string): void {
  azure.inject({
    kind: 'rewrite',
    route: 'entra.token',
    times: 99,
    rewrite: (answer) => ({
      ...answer,
      status: 401,
      body: { error: 'invalid_client', error_description: description },
    }),
  });
}

const POD_TOKEN = 'Zx8~opaque_token.of-a+pod/4711==';
const ARC_KEY = 'b3BhcXVlIGtleSBvZiBBcmM-4711_aQ';
const ARC_FOLDER = '/var/opt/azcmagent/tokens';

/** Only administrators may write to Arc's folder: the process is shown a file in it. */
const ARC: Inputs = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`
    import fs from 'node:fs/promises';
    import { syncBuiltinESMExports } from 'node:module';
    const read = fs.readFile;
    fs.readFile = (path, ...rest) =>
      path === '${ARC_FOLDER}/a.key' ? Promise.resolve('${ARC_KEY}') : read(path, ...rest);
    syncBuiltinESMExports();
  `)}`,
};
