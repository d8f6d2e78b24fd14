import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { tokensFromManagedIdentity } from '../../src/adapters/sign-in/managed-identity.ts';
import { AzureError, isTransient } from '../../src/domain/aks/errors.ts';
import type { SignIn } from '../../src/domain/inputs.ts';
import type { Aks } from '../../src/ports/aks.ts';
import { IDENTITY_HEADER, IdentityEndpoint } from '../support/identity-endpoint.ts';
import { failureOf, startAzure, type Azure } from './support.ts';
import { adviceOn } from '../support/advice.ts';

const SCOPE = 'https://management.azure.com/.default';
const RESOURCE = 'https://management.azure.com';
const NOW = 1_800_000_000_000;
const CLIENT_ID = '33333333-4444-5555-6666-777777777777';
const SYSTEM: SignIn = { kind: 'managed-identity' };
const USER: SignIn = { kind: 'managed-identity', clientId: CLIENT_ID };

let azure: Azure;
let endpoint: IdentityEndpoint;

beforeEach(async () => {
  azure = await startAzure();
  endpoint = new IdentityEndpoint(azure.simulator);
  await endpoint.start();
});
afterEach(async () => {
  delete process.env['HTTPS_PROXY'];
  delete process.env['HTTP_PROXY'];
  endpoint.stop();
  await azure.simulator.stop();
});

function tell(variables: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(variables)) azure.env.set(name, value);
}

function aks(signIn: SignIn): Aks {
  return azure.aks({ credential: azure.credential(signIn) });
}

describe('a managed identity reads the cluster with a token', () => {
  test('of App Service, asked for once', async () => {
    tell(endpoint.appService);
    const cluster = aks(USER);
    await expect(cluster.readCluster()).resolves.toMatchObject({ value: { name: 'prod' } });
    await cluster.readCluster();
    expect(endpoint.requests).toMatchObject([
      {
        method: 'GET',
        path: '/msi/token',
        parameters: { 'api-version': '2019-08-01', resource: RESOURCE, client_id: CLIENT_ID },
        headers: { 'x-identity-header': IDENTITY_HEADER },
      },
    ]);
  });

  test('of a virtual machine (IMDS)', async () => {
    tell(endpoint.virtualMachine);
    await expect(aks(USER).readCluster()).resolves.toMatchObject({ value: { name: 'prod' } });
    expect(endpoint.requests).toMatchObject([
      {
        method: 'GET',
        path: '/metadata/identity/oauth2/token',
        parameters: { 'api-version': '2018-02-01', resource: RESOURCE, client_id: CLIENT_ID },
        headers: { metadata: 'true' },
      },
    ]);
  });

  test('of the system-assigned identity, which is not named', async () => {
    tell(endpoint.virtualMachine);
    await expect(aks(SYSTEM).readCluster()).resolves.toMatchObject({ value: { name: 'prod' } });
    expect(endpoint.requests[0]?.parameters).toEqual({ 'api-version': '2018-02-01', resource: RESOURCE });
  });

  test('anew, when Azure revokes the first one', async () => {
    tell(endpoint.appService);
    const cluster = aks(SYSTEM);
    await cluster.readCluster();
    azure.simulator.act({ kind: 'revoke-tokens' });
    await expect(cluster.readCluster()).resolves.toMatchObject({ value: { name: 'prod' } });
    expect(endpoint.requests).toHaveLength(2);
  });

  test.each<[string, object, number]>([
    ['told by its life, in seconds', { expires_in: '3600' }, 3_600],
    ['told by its life as a number, whatever its end says', { expires_in: 3_600, expires_on: 1 }, 3_600],
    ['told by its end', { expires_on: String(NOW / 1000 + 7_200) }, 7_200],
    ['not told: some minutes', {}, 240],
    ['within a minute: some minutes', { expires_in: 60 }, 240],
    ['within more than a minute', { expires_in: 62 }, 62],
    ['of nonsense: some minutes', { expires_in: 'soon', expires_on: 'late' }, 240],
  ])('whose end is %s', async (_, end, seconds) => {
    tell(endpoint.appService);
    endpoint.faults.push({ status: 200, body: { access_token: 'tok', ...end } });
    const { token, expiresOnTimestamp } = await tokensFromManagedIdentity({
      clientId: undefined,
      runner: { env: (name) => azure.env.get(name), mask: (text) => azure.masked.push(text) },
      version: '1.2.3',
      signal: new AbortController().signal,
      now: () => NOW,
    })({ scope: SCOPE, isRenewal: false });
    expect(token).toBe('tok');
    expect(expiresOnTimestamp).toBe(NOW + seconds * 1000);
  });

  test('that looks ended, because this clock is wrong', async () => {
    tell(endpoint.appService);
    endpoint.lifetime = -900;
    await expect(aks(SYSTEM).readCluster()).resolves.toMatchObject({ value: { name: 'prod' } });
  });

  test('that was asked for past the proxy, which could not reach this machine', async () => {
    tell(endpoint.appService);
    process.env['HTTPS_PROXY'] = process.env['HTTP_PROXY'] = 'http://127.0.0.1:9';
    await expect(azure.credential(SYSTEM).getToken(SCOPE)).resolves.toHaveProperty('token');
  });
});

describe('Azure Arc', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'arc-'));
    await writeFile(join(folder, 'a.key'), 'the key');
    await writeFile(join(folder, 'b.txt'), 'no key');
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  /** Asks as on a machine whose agent keeps its keys in the folder, and names this file. */
  function ask(file: string): Promise<unknown> {
    tell({ IDENTITY_ENDPOINT: `${endpoint.origin}/metadata/identity/oauth2/token` });
    endpoint.faults.push({ status: 401, body: {}, headers: { 'www-authenticate': `Basic realm=${file}` } });
    return tokensFromManagedIdentity({
      clientId: undefined,
      runner: { env: (name) => azure.env.get(name), mask: (text) => azure.masked.push(text) },
      version: '1.2.3',
      signal: new AbortController().signal,
      now: Date.now,
      arcKeys: folder,
    })({ scope: SCOPE, isRenewal: false });
  }

  test('gets the key that its agent names', async () => {
    await expect(ask(join(folder, 'a.key'))).resolves.toHaveProperty('token');
    expect(endpoint.requests).toMatchObject([
      { parameters: { 'api-version': '2020-06-01', resource: RESOURCE } },
      { headers: { authorization: 'Basic the key', metadata: 'true' } },
    ]);
  });

  test('gets no key of another folder', async () => {
    const other = await mkdtemp(join(tmpdir(), 'other-'));
    await writeFile(join(other, 'a.key'), 'the key of somebody else');
    await expect(failureOf(ask(join(other, 'a.key')))).resolves.toMatchObject({ kind: 'network' });
    expect(endpoint.requests).toHaveLength(1);
    await rm(other, { recursive: true });
  });

  test.each(['/etc/passwd', '../a.key', 'b.txt'])('gets no other file, such as %s', async (file) => {
    const path = file.startsWith('/') ? file : `${folder}/${file}`;
    await expect(failureOf(ask(path))).resolves.toMatchObject({ kind: 'network' });
    expect(endpoint.requests).toHaveLength(1);
  });
});

describe('trouble at the endpoint of a managed identity', () => {
  test('a 500 is bridged', async () => {
    tell(endpoint.appService);
    endpoint.faults.push({ status: 500, body: {} });
    await expect(azure.credential(SYSTEM).getToken(SCOPE)).resolves.toHaveProperty('token');
    expect(endpoint.requests).toHaveLength(2);
  });

  test.each([503, 410])('a %d that goes on is transient, and the next attempt asks again', async (status) => {
    tell(endpoint.virtualMachine);
    endpoint.faults.push(...Array.from({ length: status === 410 ? 1 : 4 }, () => ({ status, body: {} })));
    const credential = azure.credential(SYSTEM);
    const failure = await failureOf(credential.getToken(SCOPE));
    expect(failure).toMatchObject({ kind: 'sign-in', code: `Http${status}` });
    expect(isTransient(new AzureError(failure))).toBe(true);
    await expect(credential.getToken(SCOPE)).resolves.toHaveProperty('token');
  });

  test('a long pause is handed on, not slept through', async () => {
    tell(endpoint.virtualMachine);
    endpoint.faults.push({ status: 429, body: {}, headers: { 'retry-after': '60' } });
    const failure = await failureOf(azure.credential(SYSTEM).getToken(SCOPE));
    expect(failure).toMatchObject({ kind: 'sign-in', status: 429, retryAfterMs: 60_000 });
  });

  test.each<[number, object, object]>([
    [404, {}, { status: 500, code: 'Http404' }],
    [410, {}, { status: 500, code: 'Http410' }],
    [429, { error: 'busy' }, { status: 429, code: 'busy' }],
    [501, { message: 'Not here.' }, { status: 501, code: 'Http501', message: 'Not here.' }],
    [400, { error: 'e', error_description: 'd', message: 'm' }, { code: 'e', message: 'd' }],
    [403, {}, { code: 'Http403', message: expect.stringContaining('returned 403') }],
  ])('a %d with %j', async (status, body, expected) => {
    tell(endpoint.appService);
    const headers = { 'retry-after': '60' };
    endpoint.faults.push(...Array.from({ length: 4 }, () => ({ status, body, headers })));
    const failure = await failureOf(azure.credential(SYSTEM).getToken(SCOPE));
    expect(failure).toMatchObject({ kind: 'sign-in', facts: { signIn: 'managed-identity' }, ...expected });
    if (!('status' in expected)) expect(failure).not.toHaveProperty('status');
  });

  test('an identity that is not assigned is told, once, with what to do', async () => {
    tell(endpoint.virtualMachine);
    const body = { error: 'invalid_request', error_description: 'Identity not found' };
    endpoint.faults.push({ status: 400, body });
    const failure = await failureOf(azure.credential(USER).getToken(SCOPE));
    expect(failure).toMatchObject({
      kind: 'sign-in',
      attempt: 'get a token for the managed identity',
      code: 'invalid_request',
      message: 'Identity not found',
    });
    expect(adviceOn(failure)).toContain('Assign the managed identity');
    expect(isTransient(new AzureError(failure))).toBe(false);
    expect(endpoint.requests).toHaveLength(1);
  });

  test('an answer without a token', async () => {
    tell(endpoint.appService);
    endpoint.faults.push({ status: 200, body: {} });
    await expect(failureOf(azure.credential(SYSTEM).getToken(SCOPE))).resolves.toMatchObject({
      kind: 'network',
      code: 'UnusableAnswer',
    });
  });

  test('a machine that has no endpoint is told so', async () => {
    tell({ ...endpoint.appService, IDENTITY_ENDPOINT: 'http://127.0.0.1:9/msi/token' });
    const failure = await failureOf(azure.credential(SYSTEM).getToken(SCOPE));
    expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED' });
    expect(adviceOn(failure)).toContain('Only a self-hosted runner in Azure');
  });
});
