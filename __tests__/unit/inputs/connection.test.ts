import { describe, expect, test } from '@jest/globals';
import type { Cloud, SignIn } from '../../../src/domain/inputs.ts';
import type { InputEnvironment } from '../../../src/inputs/read-inputs.ts';
import {
  accepted,
  CLIENT,
  CLUSTER,
  ID_TOKENS,
  read,
  readRaw,
  SECRET,
  TENANT,
  type Given,
  type Variables,
} from './reading.ts';

const IDS: Given = { 'client-id': CLIENT, 'tenant-id': TENANT };
const ID_VARIABLES: Variables = { AZURE_CLIENT_ID: CLIENT, AZURE_TENANT_ID: TENANT };
const TOKEN_FILE: Variables = { AZURE_FEDERATED_TOKEN_FILE: '/var/run/token' };
const CLI: InputEnvironment = { cliProfile: { tenantId: 'cli-tenant' } };
const AUDIENCE = 'api://AzureADTokenExchange';

interface Case {
  readonly given?: Given;
  readonly variables?: Variables;
  readonly environment?: InputEnvironment;
}

function readStatus({ given = {}, variables = {}, environment = {} }: Case): ReturnType<typeof readRaw> {
  return readRaw({ ...CLUSTER, mode: 'status', ...given }, variables, environment);
}

describe('the first way to sign in that is configured', () => {
  const secret: SignIn = { kind: 'secret', clientId: CLIENT, tenantId: TENANT, clientSecret: SECRET };
  const federation: SignIn = { kind: 'federation', clientId: CLIENT, tenantId: TENANT, audience: AUDIENCE };
  const workload: SignIn = {
    kind: 'workload-identity',
    clientId: CLIENT,
    tenantId: TENANT,
    tokenFile: '/var/run/token',
  };

  test.each<[name: string, configured: Case, expected: SignIn]>([
    ['a secret', { given: { ...IDS, 'client-secret': SECRET } }, secret],
    [
      'a secret, before everything else',
      {
        given: { ...IDS, 'client-secret': SECRET },
        variables: { ...ID_TOKENS, ...TOKEN_FILE, IDENTITY_ENDPOINT: 'http://x' },
        environment: CLI,
      },
      secret,
    ],
    [
      'a secret with ids of the environment',
      { given: { 'client-secret': SECRET }, variables: ID_VARIABLES },
      secret,
    ],
    [
      'a secret of the environment with ids of the environment',
      { variables: { ...ID_VARIABLES, AZURE_CLIENT_SECRET: SECRET, ...ID_TOKENS } },
      secret,
    ],
    [
      'not a secret of the environment with ids of inputs',
      { given: IDS, variables: { AZURE_CLIENT_SECRET: SECRET, ...ID_TOKENS } },
      federation,
    ],
    [
      'not a secret of the environment with one id of an input',
      {
        given: { 'client-id': CLIENT },
        variables: { ...ID_VARIABLES, AZURE_CLIENT_SECRET: SECRET, ...ID_TOKENS },
      },
      federation,
    ],
    ['federation with ids of inputs', { given: IDS, variables: ID_TOKENS, environment: CLI }, federation],
    ['federation with ids of the environment', { variables: { ...ID_VARIABLES, ...ID_TOKENS } }, federation],
    [
      'federation with an audience',
      { given: { ...IDS, audience: 'api://mine' }, variables: ID_TOKENS },
      { ...federation, audience: 'api://mine' },
    ],
    ['the Azure CLI session', { environment: CLI }, { kind: 'azure-cli', tenantId: 'cli-tenant' }],
    ['the Azure CLI session without tenant', { environment: { cliProfile: {} } }, { kind: 'azure-cli' }],
    [
      'the Azure CLI session for the tenant of the input',
      { given: IDS, environment: CLI },
      { kind: 'azure-cli', tenantId: TENANT, isOtherTenant: true },
    ],
    [
      'the Azure CLI session for its own tenant, however it is spelled',
      { given: { 'tenant-id': TENANT.toUpperCase() }, environment: { cliProfile: { tenantId: TENANT } } },
      { kind: 'azure-cli', tenantId: TENANT.toUpperCase() },
    ],
    [
      'the Azure CLI session that may hold but one ID token',
      { variables: ID_TOKENS, environment: { cliProfile: { identity: 'service-principal' } } },
      { kind: 'azure-cli', mayEnd: true },
    ],
    [
      'the Azure CLI session of a service principal that cannot have signed in with an ID token of this job',
      { environment: { cliProfile: { identity: 'service-principal' } } },
      { kind: 'azure-cli' },
    ],
    [
      'the Azure CLI session of a managed identity',
      { variables: ID_TOKENS, environment: { cliProfile: { identity: 'managed-identity' } } },
      { kind: 'azure-cli' },
    ],
    [
      'the Azure CLI session in its own tenant, whatever the environment names',
      { variables: ID_VARIABLES, environment: CLI },
      { kind: 'azure-cli', tenantId: 'cli-tenant' },
    ],
    [
      'the Azure CLI session when the job may mint ID tokens but an id is not known',
      { given: { 'client-id': CLIENT }, variables: ID_TOKENS, environment: CLI },
      { kind: 'azure-cli', tenantId: 'cli-tenant' },
    ],
    [
      'workload identity',
      { variables: { ...ID_VARIABLES, ...TOKEN_FILE, IDENTITY_ENDPOINT: 'http://x' } },
      workload,
    ],
    [
      'a managed identity by its client id',
      { given: { 'client-id': CLIENT } },
      { kind: 'managed-identity', clientId: CLIENT },
    ],
    [
      'a managed identity of the environment',
      { variables: { IDENTITY_ENDPOINT: 'http://x' } },
      { kind: 'managed-identity' },
    ],
    [
      'a managed identity of the environment by its client id',
      { given: IDS, variables: { IDENTITY_ENDPOINT: 'http://x' } },
      { kind: 'managed-identity', clientId: CLIENT },
    ],
  ])('%s', (_name, configured, expected) => {
    expect(accepted(readStatus(configured)).connection.signIn).toEqual(expected);
  });
});

describe('nothing is configured', () => {
  test('each way is told with what it lacks', () => {
    expect(readStatus({}).problems).toEqual([
      'sign-in: nothing is configured; any one of these methods works',
      'sign-in with federation: lacks client-id (or AZURE_CLIENT_ID) and tenant-id (or AZURE_TENANT_ID); the job is not allowed to request ID tokens: add `permissions: { id-token: write, contents: read }` to it, and to the job that calls it if its workflow is reusable',
      'sign-in with a secret: lacks client-id (or AZURE_CLIENT_ID), tenant-id (or AZURE_TENANT_ID) and client-secret',
      'sign-in with the Azure CLI session: there is none; run azure/login in an earlier step of the job',
      "sign-in with workload identity: lacks client-id (or AZURE_CLIENT_ID), tenant-id (or AZURE_TENANT_ID) and AZURE_FEDERATED_TOKEN_FILE, which the pod's webhook sets",
      'sign-in with managed identity: needs a self-hosted runner in Azure; give client-id without tenant-id',
      'client-id, tenant-id: are empty here. If the workflow sets them from `secrets` or `vars`: a reusable workflow gets only the secrets that its caller passes on (`secrets: inherit`, or by name); those of an environment are only available to a job with `environment:`',
    ]);
  });

  test.each([
    ['act', /^sign-in with federation: act issues no ID tokens, whatever the permissions/],
    ['gitea', /^sign-in with federation: this runner \(Gitea or Forgejo\) issues no ID tokens/],
    ['fork', /^sign-in with federation: a pull request from a fork gets neither ID tokens nor/],
  ] as const)('where %s is why there are no ID tokens, no permission is asked for', (noIdTokens, line) => {
    const { problems } = readStatus({ given: IDS, environment: { noIdTokens } });
    expect(problems[1]).toMatch(line);
    expect(problems.join('\n')).not.toContain('id-token: write');
  });

  test('a fork gets no secrets either: that is why ids are empty', () => {
    const { problems } = readStatus({ environment: { noIdTokens: 'fork' } });
    expect(problems.at(-1)).toContain('a pull request from a fork gets none');
  });

  test('the ids are known, but the job may not mint ID tokens', () => {
    const line = readStatus({ given: IDS }).problems[1];
    expect(line).toMatch(
      /^sign-in with federation: the job is not allowed to request ID tokens: add `permissions:/,
    );
  });

  test('half of what ID tokens need is not enough', () => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url = '' } = ID_TOKENS;
    expect(
      readStatus({ given: IDS, variables: { ACTIONS_ID_TOKEN_REQUEST_URL: url } }).problems,
    ).toHaveLength(6);
  });

  test('a client id alone on a machine of GitHub', () => {
    const variables = { ...ID_TOKENS, RUNNER_ENVIRONMENT: 'github-hosted' };
    const { problems } = readStatus({ given: { 'client-id': CLIENT }, variables });
    expect(problems[1]).toBe('sign-in with federation: lacks tenant-id (or AZURE_TENANT_ID)');
  });

  test.each<[name: string, given: Given, line: string]>([
    [
      'without tenant',
      { 'client-id': CLIENT },
      'client-secret: is given, but it needs tenant-id (or AZURE_TENANT_ID) too',
    ],
    [
      'without anything',
      {},
      'client-secret: is given, but it needs client-id (or AZURE_CLIENT_ID) and tenant-id (or AZURE_TENANT_ID) too',
    ],
  ])('a secret %s, and no other way is tried', (_name, given, line) => {
    const configured = { given: { ...given, 'client-secret': SECRET }, environment: CLI };
    const { problems } = readStatus(configured);
    expect(problems).toEqual([line, expect.stringMatching(/tenant-id: (?:is|are) empty here\. If/)]);
  });
});

describe('secrets', () => {
  test('are masked even if nothing else is in order', () => {
    const { masked } = readRaw(
      { 'client-secret': SECRET, 'github-token': 'ghs_x' },
      { AZURE_CLIENT_SECRET: 'other' },
    );
    expect(masked).toEqual([SECRET, 'other', 'ghs_x']);
  });

  test('are not shown where they were pasted by mistake', () => {
    const { message } = readStatus({
      given: {
        'client-id': `${SECRET} `.repeat(2),
        'tenant-id': SECRET,
        cluster: `x ${SECRET}`,
        'client-secret': SECRET,
      },
    });
    expect(message).toContain('client-id: the value (');
    expect(message).toContain('cluster: "x ***"');
    expect(message).not.toContain(SECRET);
  });

  test.each([
    'nope',
    'contoso.onmicrosoft.com',
    '{00000000-0000-4000-8000-000000000000}',
    '00000000-0000-4000-8000-00000000000',
  ])('a refused id that can be no secret is shown: %j', (id) => {
    expect(readStatus({ given: { 'client-id': CLIENT, 'tenant-id': id } }).problems).toEqual([
      expect.stringContaining(`tenant-id: "${id}" is not a tenant ID`),
    ]);
  });

  test('any other refused id is not shown, because it may be a secret', () => {
    expect(readStatus({ given: { 'client-id': CLIENT, 'tenant-id': SECRET } }).problems).toEqual([
      'tenant-id: the value (35 characters, not shown) is not a tenant ID: the GUID that Microsoft Entra gave the tenant (not one of its domain names)',
    ]);
  });
});

test('ids that are no GUIDs are refused, those of the environment too', () => {
  const variables = {
    AZURE_CLIENT_ID: 'nope',
    AZURE_TENANT_ID: 'contoso.onmicrosoft.com',
    AZURE_SUBSCRIPTION_ID: 'x',
  };
  const { problems } = readRaw({ mode: 'status', cluster: 'prod', 'resource-group': 'rg' }, variables);
  expect(problems.map((problem) => problem.split(':')[0]).toSorted()).toEqual([
    'client-id (from AZURE_CLIENT_ID)',
    'subscription-id (from AZURE_SUBSCRIPTION_ID)',
    'tenant-id (from AZURE_TENANT_ID)',
  ]);
  expect(read({ mode: 'status', 'client-id': 'nope', 'tenant-id': 'contoso.com' }).problems).toHaveLength(2);
});

test('a SOCKS proxy is refused by name', () => {
  const { problems } = read(
    { mode: 'status' },
    { ALL_PROXY: 'socks5://127.0.0.1:1080', HTTPS_PROXY: 'http://p:1' },
  );
  expect(problems).toEqual([expect.stringMatching(/^ALL_PROXY: names a SOCKS proxy/)]);
});

describe('clouds', () => {
  test.each<[cloud: Cloud, arm: string, authority: string, audience: string]>([
    ['azurecloud', 'https://management.azure.com', 'https://login.microsoftonline.com', AUDIENCE],
    [
      'azureusgovernment',
      'https://management.usgovcloudapi.net',
      'https://login.microsoftonline.us',
      `${AUDIENCE}USGov`,
    ],
    [
      'azurechinacloud',
      'https://management.chinacloudapi.cn',
      'https://login.chinacloudapi.cn',
      `${AUDIENCE}China`,
    ],
  ])('%s', (cloud, arm, authority, audience) => {
    const given = { ...IDS, environment: cloud.toUpperCase() };
    expect(accepted(readStatus({ given, variables: ID_TOKENS })).connection).toEqual({
      cloud,
      resourceManagerEndpoint: arm,
      authorityHost: authority,
      scope: `${arm}/.default`,
      signIn: { kind: 'federation', clientId: CLIENT, tenantId: TENANT, audience },
    });
  });

  test('with endpoints of their own, the scope still follows the cloud', () => {
    const connection = accepted(
      read({
        mode: 'status',
        environment: 'azureusgovernment',
        'resource-manager-endpoint': 'https://LOCALHOST:8443/',
        'authority-host': 'https://adfs.local/adfs/',
      }),
    ).connection;
    expect(connection).toMatchObject({
      resourceManagerEndpoint: 'https://localhost:8443',
      authorityHost: 'https://adfs.local/adfs',
      scope: 'https://management.usgovcloudapi.net/.default',
    });
  });
});

describe('endpoints', () => {
  test.each([
    'http://management.azure.com',
    'management.azure.com',
    'https://',
    'https://user@host',
    'https://user:password@host',
    'https://host/?a=b',
    'https://host#x',
    'https://host/path',
    'https:/host',
    'https:\\\\host',
    'https://host\\@other',
    'https://ho st',
    'https://host:99999',
    'ftp://host',
  ])('resource-manager-endpoint may not be %s', (text) => {
    const { problems } = read({ mode: 'status', 'resource-manager-endpoint': text });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^resource-manager-endpoint: ".*" is not an https URL without a path, user/);
  });

  test.each([
    'http://login.microsoftonline.com',
    'https://host/a/b',
    'https://host/..%2f',
    `https://login.microsoftonline.com/${TENANT}`,
    'https://host/?x',
  ])('authority-host may not be %s', (text) => {
    expect(read({ mode: 'status', 'authority-host': text }).problems).toHaveLength(1);
  });

  test.each([
    ['https://[::1]:8443', 'https://[::1]:8443'],
    ['HTTPS://Host', 'https://host'],
    ['https://host:443/', 'https://host'],
  ])('resource-manager-endpoint may be %s', (text, expected) => {
    const { connection } = accepted(read({ mode: 'status', 'resource-manager-endpoint': text }));
    expect(connection.resourceManagerEndpoint).toBe(expected);
  });
});
