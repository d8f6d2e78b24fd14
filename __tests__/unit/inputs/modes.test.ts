import { describe, expect, test } from '@jest/globals';
import { INPUTS } from '../../../src/inputs/table.ts';
import {
  accepted,
  CLUSTER,
  CLUSTER_ID,
  read,
  readRaw,
  SIGNED_IN,
  SUBSCRIPTION,
  type Given,
} from './reading.ts';

const ADDRESS = { subscriptionId: SUBSCRIPTION, resourceGroup: 'prod-rg', name: 'prod' };
const CONNECTION = {
  cloud: 'azurecloud',
  resourceManagerEndpoint: 'https://management.azure.com',
  authorityHost: 'https://login.microsoftonline.com',
  scope: 'https://management.azure.com/.default',
  signIn: expect.objectContaining({ kind: 'secret' }),
};
const DEFAULT_REPORTING = { summary: true, followUpIssue: false, issueLabels: [] };

describe('defaults', () => {
  test('of status', () => {
    expect(accepted(read({ mode: 'status' }))).toEqual({
      mode: 'status',
      cluster: ADDRESS,
      pools: { kind: 'none' },
      waiting: { wait: false, timeoutMs: 7_200_000, pollIntervalMs: 10_000 },
      connection: CONNECTION,
      reporting: DEFAULT_REPORTING,
    });
  });

  test('of abort', () => {
    expect(accepted(read({ mode: 'abort' }))).toEqual({
      mode: 'abort',
      cluster: ADDRESS,
      pools: { kind: 'none' },
      waiting: { wait: true, timeoutMs: 7_200_000, pollIntervalMs: 10_000 },
      connection: CONNECTION,
      reporting: DEFAULT_REPORTING,
      dryRun: false,
      ifIdle: 'succeed',
      ignoreChecks: new Set(),
    });
  });

  test('of rollback', () => {
    expect(accepted(read({ mode: 'rollback', nodepool: 'user1' }))).toEqual({
      mode: 'rollback',
      cluster: ADDRESS,
      pools: { kind: 'named', names: ['user1'] },
      pins: {},
      waiting: { wait: true, timeoutMs: 7_200_000, pollIntervalMs: 10_000 },
      connection: CONNECTION,
      reporting: DEFAULT_REPORTING,
      dryRun: false,
      autoUpgrade: 'disable',
      ifBusy: 'fail',
      ignoreChecks: new Set(),
    });
  });

  test('are the same when action.yml gives them', () => {
    const given = Object.fromEntries(
      INPUTS.flatMap((input) =>
        'default' in input && !('isExpression' in input) ? [[input.name, input.default]] : [],
      ),
    );
    for (const mode of ['status', 'abort', 'rollback']) {
      const own: Given = { mode, nodepool: 'user1' };
      expect(read({ ...given, ...own })).toEqual(read(own));
    }
  });
});

test('everything that a rollback takes arrives', () => {
  const inputs = accepted(
    read({
      mode: 'rollback',
      nodepool: 'user1',
      'kubernetes-version': '1.35.5',
      'node-image-version': 'AKSUbuntu-2404gen2containerd-202605.14.0',
      reason: 'broke ingress',
      'dry-run': 'true',
      'auto-upgrade': 'FAIL',
      'if-busy': 'Wait',
      'ignore-checks': 'capacity',
      summary: 'false',
      'github-token': 'ghs_token',
    }),
  );
  expect(inputs).toMatchObject({
    pins: { kubernetesVersion: '1.35.5', nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202605.14.0' },
    reason: 'broke ingress',
    dryRun: true,
    autoUpgrade: 'fail',
    ifBusy: 'wait',
    ignoreChecks: new Set(['capacity']),
    reporting: { summary: false, gitHubToken: 'ghs_token' },
  });
});

describe('an input of another mode', () => {
  test.each<[mode: string, given: Given, line: string]>([
    [
      'abort',
      { 'kubernetes-version': '1.35.5' },
      'kubernetes-version: "1.35.5" does not apply to mode abort; it is for mode rollback',
    ],
    [
      'status',
      { 'node-image-version': 'not even valid' },
      'node-image-version: "not even valid" does not apply to mode status; it is for mode rollback',
    ],
    ['abort', { 'if-busy': 'wait' }, 'if-busy: "wait" does not apply to mode abort; it is for mode rollback'],
    [
      'status',
      { 'auto-upgrade': 'fail' },
      'auto-upgrade: "fail" does not apply to mode status; it is for mode rollback',
    ],
    [
      'rollback',
      { 'if-idle': 'fail' },
      'if-idle: "fail" does not apply to mode rollback; it is for mode abort',
    ],
    [
      'rollback',
      { 'operation-id': 'abc-1' },
      'operation-id: "abc-1" does not apply to mode rollback; it is for mode abort and status',
    ],
    [
      'status',
      { 'ignore-checks': 'capacity' },
      'ignore-checks: "capacity" does not apply to mode status; it is for mode abort and rollback',
    ],
  ])('misleads: mode %s with %j', (mode, given, line) => {
    expect(read({ mode, nodepool: 'user1', ...given }).problems).toEqual([line]);
  });

  test.each<[mode: string, given: Given]>([
    ['abort', { 'if-busy': 'fail', 'auto-upgrade': 'Disable' }],
    ['rollback', { 'if-idle': 'SUCCEED' }],
    ['status', { 'dry-run': 'False', 'if-idle': 'succeed' }],
  ])('misleads nobody if it is its default: mode %s with %j', (mode, given) => {
    expect(read({ mode, nodepool: 'user1', ...given }).problems).toEqual([]);
  });

  test('misleads nobody if it is a reason or a dry run of status', () => {
    const inputs = accepted(read({ mode: 'status', reason: 'rehearsal', 'dry-run': 'true' }));
    expect(inputs).not.toHaveProperty('reason');
    expect(inputs).not.toHaveProperty('dryRun');
  });
});

describe('the cluster', () => {
  test.each([
    ['as written', CLUSTER_ID],
    ['in lower case', CLUSTER_ID.toLowerCase()],
    ['with a slash at the end', `${CLUSTER_ID}/`],
  ])('by its ID, %s', (_name, cluster) => {
    expect(accepted(readRaw({ ...SIGNED_IN, mode: 'status', cluster })).cluster).toEqual(ADDRESS);
  });

  test('by its ID beside the same resource group and subscription in another case', () => {
    const given: Given = {
      cluster: CLUSTER_ID,
      'resource-group': 'PROD-RG',
      'subscription-id': SUBSCRIPTION.toUpperCase(),
    };
    expect(accepted(readRaw({ ...SIGNED_IN, mode: 'status', ...given })).cluster).toEqual(ADDRESS);
  });

  test('by its ID, whatever AZURE_SUBSCRIPTION_ID says', () => {
    const reading = readRaw(
      { ...SIGNED_IN, mode: 'status', cluster: CLUSTER_ID },
      { AZURE_SUBSCRIPTION_ID: 'x' },
    );
    expect(accepted(reading).cluster).toEqual(ADDRESS);
  });

  test('by an ID that disagrees', () => {
    const other = '99999999-1111-2222-3333-444444444444';
    const given: Given = { cluster: CLUSTER_ID, 'resource-group': 'dev-rg', 'subscription-id': other };
    expect(readRaw({ ...SIGNED_IN, mode: 'status', ...given }).problems).toEqual([
      'resource-group: "dev-rg" disagrees with cluster, whose ID names "prod-rg"; omit it',
      `subscription-id: "${other}" disagrees with cluster, whose ID names "${SUBSCRIPTION}"; omit it`,
    ]);
  });

  test.each([
    ['of a pool', `${CLUSTER_ID}/agentPools/user1`, "; a node pool's name goes into nodepool"],
    ['of something else', CLUSTER_ID.replace('managedClusters', 'fleets'), ''],
    ['without provider', `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`, ''],
    ['with a bad name', CLUSTER_ID.replace(/prod$/, 'p%2e'), ''],
    ['with dots for a group', CLUSTER_ID.replace('prod-rg', '..'), ''],
    ['with a bad subscription', CLUSTER_ID.replace(SUBSCRIPTION, 'prod'), ''],
  ])('by an ID %s', (_name, cluster, hint) => {
    const { problems } = readRaw({ ...SIGNED_IN, mode: 'status', cluster });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^cluster: ".*" is not the ARM resource ID of a cluster: /);
    expect(problems[0]?.endsWith(`managedClusters/…${hint}`)).toBe(true);
  });

  test('without anything', () => {
    expect(readRaw({ ...SIGNED_IN, mode: 'status' }).problems).toEqual([
      'cluster: is required: the name of the cluster, or its full ARM resource ID',
      'resource-group: is required with the name of a cluster',
      "subscription-id: is required: set it, or AZURE_SUBSCRIPTION_ID, or give the cluster's full ARM resource ID",
      expect.stringMatching(/^cluster, subscription-id: are empty here\. If the workflow sets them/),
    ]);
  });

  test('takes the subscription from the environment, then from the Azure CLI session', () => {
    const given: Given = { mode: 'status', cluster: 'prod', 'resource-group': 'prod-rg' };
    const fromEnvironment = readRaw(
      { ...SIGNED_IN, ...given },
      { AZURE_SUBSCRIPTION_ID: ` ${SUBSCRIPTION} ` },
    );
    expect(accepted(fromEnvironment).cluster).toEqual(ADDRESS);
    const cliProfile = { defaultSubscriptionId: SUBSCRIPTION };
    expect(accepted(readRaw(given, {}, { cliProfile })).cluster).toEqual(ADDRESS);
    // Another sign-in may not even see the session's subscription.
    expect(readRaw({ ...SIGNED_IN, ...given }, {}, { cliProfile }).problems).toHaveLength(2);
    expect(readRaw(given, {}, { cliProfile: { defaultSubscriptionId: '../x' } }).problems).toHaveLength(2);
  });

  test('names the variable that a bad subscription came from', () => {
    const given: Given = { mode: 'status', cluster: 'prod', 'resource-group': 'prod-rg' };
    expect(readRaw({ ...SIGNED_IN, ...given }, { AZURE_SUBSCRIPTION_ID: 'prod' }).problems).toEqual([
      'subscription-id (from AZURE_SUBSCRIPTION_ID): "prod" is not a subscription ID, such as 11111111-2222-3333-4444-555555555555',
    ]);
  });
});

describe('combinations', () => {
  const IMAGE = 'AKSUbuntu-2404gen2containerd-202605.14.0';

  test.each<[name: string, given: Given, lines: readonly string[]]>([
    [
      'rollback without a pool',
      { mode: 'rollback' },
      ['nodepool: is required with mode rollback: one name, several, or * with kubernetes-version'],
    ],
    [
      'rollback with a bad pool only',
      { mode: 'rollback', nodepool: ',' },
      ['nodepool: is a list without any names'],
    ],
    [
      'rollback of * without a pin',
      { mode: 'rollback', nodepool: '*' },
      ['kubernetes-version: is required with mode rollback and nodepool *'],
    ],
    [
      'rollback of * with a bad pin',
      { mode: 'rollback', nodepool: '*', 'kubernetes-version': '1.35' },
      ['kubernetes-version: "1.35" has no patch version; write all three parts, such as 1.35.5'],
    ],
    ['rollback of * with a pin', { mode: 'rollback', nodepool: '*', 'kubernetes-version': '1.35.5' }, []],
    [
      'an image pin with several pools',
      { mode: 'rollback', nodepool: 'a,b', 'node-image-version': IMAGE },
      ['node-image-version: is the image of one pool, but nodepool names several; pin kubernetes-version'],
    ],
    [
      'an image pin with *',
      { mode: 'rollback', nodepool: '*', 'kubernetes-version': '1.35.5', 'node-image-version': IMAGE },
      ['node-image-version: is the image of one pool, but nodepool names several; pin kubernetes-version'],
    ],
    [
      'an image pin with the same pool twice',
      { mode: 'rollback', nodepool: 'a,a', 'node-image-version': IMAGE },
      [],
    ],
    [
      'several pools not waited for',
      { mode: 'rollback', nodepool: 'a,b', wait: 'false' },
      ['wait: "false" is not allowed with several pools, which are rolled back one at a time'],
    ],
    ['one pool not waited for', { mode: 'rollback', nodepool: 'a', wait: 'false' }, []],
    ['abort of several pools not waited for', { mode: 'abort', nodepool: 'a,b', wait: 'false' }, []],
    [
      'abort of one operation in several pools',
      { mode: 'abort', nodepool: 'a,b', 'operation-id': 'x1' },
      ['operation-id: is about one operation, but nodepool names several pools; name one'],
    ],
    [
      'abort of one operation in *',
      { mode: 'abort', nodepool: '*', 'operation-id': 'x1' },
      ['operation-id: is about one operation, but nodepool is *; name the pool, or omit nodepool'],
    ],
    [
      'status of one operation in several pools',
      { mode: 'status', nodepool: 'a,b', 'operation-id': 'x1' },
      ['operation-id: is about one operation, but nodepool names several pools; name one'],
    ],
    ['status of one operation', { mode: 'status', nodepool: '*', 'operation-id': 'x1' }, []],
    [
      'a follow-up issue with labels',
      { mode: 'rollback', nodepool: 'a', 'follow-up-issue': 'TRUE', 'issue-labels': 'aks' },
      [],
    ],
  ])('%s', (_name, given, lines) => {
    expect(read(given).problems).toEqual(lines);
  });
});

test('an unknown mode hides no other problem', () => {
  const { problems } = readRaw({
    ...CLUSTER,
    ...SIGNED_IN,
    mode: 'x',
    timeout: '1',
    'kubernetes-version': '1',
  });
  expect(problems.map((line) => line.split(':')[0])).toEqual(['mode', 'timeout', 'kubernetes-version']);
});
