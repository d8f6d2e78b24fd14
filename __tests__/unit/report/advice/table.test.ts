import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import type { KnownError } from '../../../../src/report/advice/row.ts';
import { ADVICE_ROWS, adviceFor as adviceOf, rowFor } from '../../../../src/report/advice/table.ts';
import { ADDRESS } from '../samples.ts';

const CODES = ADVICE_ROWS.flatMap(({ codes }) => codes);

function adviceFor(code: string, message = '', more: Partial<KnownError> = {}): string {
  return adviceOf({ code, message, ...more }, { mode: 'rollback', address: ADDRESS })?.text ?? '';
}

describe('the advice for an error', () => {
  test.each([
    ['PodDrainFailure', 'kubectl get pdb'],
    ['QuotaExceeded', 'vCPU quota'],
    ['SubnetIsFull', 'subnet'],
    ['InsufficientSubnetSize', 'subnet'],
    ['SkuNotAvailable', 'capacity'],
    ['AllocationFailed', 'capacity'],
    ['ZonalAllocationFailed', 'capacity'],
    ['InvalidParameter', '`mode: status`'],
    ['RequestDisallowedByPolicy', 'exemption'],
    ['NodePoolMcVersionIncompatible', 'three minor versions'],
    ['K8sVersionNotSupported', 'no longer offers'],
    ['Throttled', '`poll-interval`'],
    ['OperationNotAllowed', '`if-busy: wait`'],
    ['UpgradeFailed', 'cordoned'],
    ['ResourceGroupNotFound', 'names'],
    ['AADSTS700213', 'federated credential'],
    ['AADSTS700024', 'clock'],
    ['AADSTS70025', 'federated credential'],
    ['AADSTS7000112', 'disabled'],
    ['AADSTS7000229', 'no service principal'],
    ['AADSTS53003', 'Conditional Access'],
    ['AADSTS50166', 'keys of the ID token'],
    ['AADSTS90033', 'temporary problem'],
    ['AADSTS7000215', '*value*'],
    ['AADSTS90002', '`tenant-id`'],
    ['AADSTS12345', 'error?code=12345'],
    ['IdTokenUnavailable', 'problem at GitHub'],
    ['IdTokenUrlInvalid', 'ACTIONS_ID_TOKEN_REQUEST_URL'],
    ['IdTokenRefused', 'GitHub refused'],
    ['AzureCliMissing', 'Install'],
    ['PoolNotFound', '`nodepool`'],
    ['UnsatisfiablePDB', 'kubectl get pdb'],
    ['PublicIPCountLimitReached', 'public IP'],
    ['AKSCapacityHeavyUsage', 'short of capacity'],
    ['KubernetesAPICallFailed', 'API server'],
    ['ReferencedResourceNotFound', 'deleted or moved'],
    ['DiskEncryptionSetNotFound', 'deleted or moved'],
    ['AADSTS7000222', 'client secret'],
    ['AADSTS700016', '`client-id`'],
    ['NoRegisteredProviderFound', '`api-version`'],
    ['InternalServerError', 'correlation ID'],
    ['ECONNRESET', 'proxy'],
    ['ScopeLocked', 'lock'],
    ['MissingSubscriptionRegistration', 'register'],
    ['PreconditionFailed', 'changed'],
    ['VMExtensionProvisioningError', 'firewall'],
    ['NodesNotReady', 'kubectl get nodes'],
    ['ExpiredAuthenticationToken', 'tenant'],
  ])('%s speaks of %s', (code, words) => {
    expect(adviceFor(code)).toContain(words);
  });

  test('a mode without if-busy is not told to set it', () => {
    const error = { code: 'OperationNotAllowed', message: '' };
    const text = (mode: 'abort' | 'rollback' | 'status'): string | undefined =>
      adviceOf(error, { mode, address: ADDRESS })?.text;
    expect(text('rollback')).toContain('wait for it (`if-busy: wait`, or `mode: status` with');
    expect(text('abort')).toContain('wait for it (`mode: status` with');
    expect(text('status')).toContain('wait for it (`mode: status` with');
  });

  test('is found whatever the case of the code', () => {
    expect(adviceFor('poddrainfailure')).toBe(adviceFor('PodDrainFailure'));
  });

  test('names the operation that took the place of this one', () => {
    const id = '0f1e2d3c-1111-2222-3333-444455556666';
    const message = `This operation has been preempted by another operation with ID ${id}`;
    expect(adviceFor('AKSOperationPreempted', message)).toContain(
      `Another operation (${id}) replaced this one`,
    );
    expect(adviceFor('AKSOperationPreemptedByDelete', 'no id')).toContain(
      'Another operation replaced this one',
    );
  });

  test('names the missing permission, where it is missing, and the role to assign', () => {
    const facts = {
      missingRight: 'Microsoft.ContainerService/managedClusters/agentPools/write',
      scope: '/subscriptions/1',
    };
    expect(adviceFor('AuthorizationFailed', '', { facts })).toContain(
      `the permission \`${facts.missingRight}\` on \`/subscriptions/1\`: assign it the role \`AKS Recover operator\` on the cluster`,
    );
    expect(adviceFor('LinkedAuthorizationFailed', '', { facts })).toContain(
      `needs the permission \`${facts.missingRight}\` on \`/subscriptions/1\`, a resource that the cluster uses`,
    );
    expect(adviceFor('AuthorizationFailed')).toContain('a permission that the message names');
    expect(adviceFor('LinkedAuthorizationFailed')).toContain(
      'a permission that the message names, on a resource that the cluster uses',
    );
    const hostile = { facts: { missingRight: 'a`b', scope: 'c`d' } };
    expect(adviceFor('AuthorizationFailed', '', hostile)).toContain('`ab` on `cd`');
  });

  test.each([
    [
      'abort',
      'Microsoft.ContainerService/managedClusters/read',
      'AKS Recover operator',
      /managedClusters\/prod /,
    ],
    ['status', 'Microsoft.ContainerService/managedClusters/read', 'AKS Recover reader', /--scope \S+5555 /],
    ['rollback', 'Microsoft.ContainerService/fleets/read', 'AKS Recover reader', /--scope \S+5555 /],
  ] as const)('of mode %s without %s gives the command for %s', (mode, missingRight, role, scope) => {
    const facts = { missingRight, objectId: '44444444-5555-6666-7777-888888888888' };
    const error = { code: 'AuthorizationFailed', message: '', facts };
    const [create, command = ''] = adviceOf(error, { mode, address: ADDRESS })?.commands ?? [];
    expect(create).toMatch(new RegExp(`^az role definition create --role-definition '{"Name":"${role}"`));
    expect(command).toMatch(/^az role assignment create --assignee-object-id 4{8}-/);
    expect(command).toContain(`--role '${role}'`);
    expect(command).toMatch(scope);
    expect(adviceOf(error, undefined)?.commands).toBeUndefined();
  });

  test('depends on how the step signs in', () => {
    expect(adviceFor('AADSTS700024', '', { facts: { signIn: 'azure-cli' } })).toContain('`azure/login`');
    expect(adviceFor('AADSTS99999', '', { facts: { signIn: 'azure-cli' } })).toContain('Sign in again');
    const managed = { facts: { signIn: 'managed-identity' } } as const;
    expect(adviceFor('TimedOut', '', managed)).toContain('Only a self-hosted runner in Azure');
    expect(adviceFor('invalid_request', '', managed)).toContain('not its object ID');
    expect(adviceFor('IdTokenRefused', '', { facts: { hadIdTokens: true } })).toContain(
      'got ID tokens before',
    );
  });

  test('tells what was sent and the command that creates the credential, whatever the number', () => {
    const sent = {
      clientId: 'c',
      issuer: 'https://i',
      subject: 'repo:contoso@123/shop@456:environment:production',
      audience: 'api://a',
    };
    for (const code of ['AADSTS700213', 'AADSTS7002381', 'AADSTS7002138']) {
      const advice = adviceOf({ code, message: '', facts: { sent } }, undefined);
      expect(advice?.text).toContain(
        `issuer \`https://i\`, audience \`api://a\`, subject \`${sent.subject}\``,
      );
      expect(advice?.text).toContain('since 2026-07-15');
      expect(advice?.text.includes('different capitalization')).toBe(code === 'AADSTS7002138');
      expect(advice?.commands).toEqual([
        `az ad app federated-credential create --id c --parameters '{"name":"github-repo-contoso-123-shop-456-environment-production","issuer":"https://i","subject":"${sent.subject}","audiences":["api://a"]}'`,
      ]);
    }
    const [, ofIdentity = ''] =
      adviceOf({ code: 'AADSTS700213', message: '', facts: { sent } }, { mode: 'abort', address: ADDRESS })
        ?.commands ?? [];
    const { stdout } = spawnSync(
      'bash',
      [
        '-c',
        `az() { if [[ $2 == list ]]; then echo "found by $6"; else printf '%s\\n' "$@"; fi; }; ${ofIdentity}`,
      ],
      { encoding: 'utf8' },
    );
    const words = stdout.split('\n');
    const valueOf = (option: string): string | undefined => words[words.indexOf(option) + 1];
    expect(words.slice(0, 3)).toEqual(['identity', 'federated-credential', 'create']);
    expect(valueOf('--subject')).toBe(sent.subject);
    expect(valueOf('--identity-name')).toBe("found by [?clientId=='c'].name");
    expect(valueOf('--resource-group')).toBe("found by [?clientId=='c'].resourceGroup");
    const others = ['repo:contoso/shop:ref:refs/heads/main', 'system:serviceaccount:ns:name'].map((subject) =>
      adviceFor('AADSTS70021', '', { facts: { sent: { ...sent, subject } } }),
    );
    expect(others.map((text) => text.includes('only the names of the owner and repository'))).toEqual([
      true,
      false,
    ]);
  });

  test.each([
    ['UpgradeFailed', 'Drain node aks-1 failed: PodDrainFailure', 'kubectl get pdb'],
    ['UpgradeFailed', 'Eviction blocked by PodDisruptionBudget web', 'kubectl get pdb'],
    ['UpgradeFailed', 'Code: SubnetIsFull', 'subnet'],
    ['UpgradeFailed', 'Code="AllocationFailed"', 'capacity'],
    ['OperationNotAllowed', 'exceeding approved Total Regional Cores quota', 'vCPU quota'],
    [
      'InvalidParameter',
      "NodeImageVersion 'a' is not accepted. NodeImageVersion can only be current version 'b' or 'latest'",
      'OS SKU',
    ],
    ['UpgradeFailed', 'Drain failed: PDBs prod/a, prod/b allow no disruption', 'kubectl get pdb'],
    ['UpgradeFailed', 'admission webhook "guard.example.com" denied the request: evict', 'admission webhook'],
    ['UpgradeFailed', "Resource 'vm' was disallowed by policy.", 'Azure Policy'],
    ['OperationNotAllowed', 'following scope(s) are locked: /subscriptions/1', 'resource lock'],
    [
      'BadRequest',
      'The credentials in ServicePrincipalProfile were invalid.',
      "cluster's own service principal",
    ],
    ['BadRequest', 'AgentBaker does not support image version 202401.09.0', 'no longer possible'],
    [
      'OperationNotAllowed',
      'Upgrading Kubernetes version 1.33.2 to 1.35.5 is not allowed. Available upgrades: [1.34.8]',
      'it offers 1.34.8',
    ],
    ['OperationNotAllowed', 'Upgrading Kubernetes version 1.33.2 is not allowed.', 'pin that'],
    ['Conflict', 'Not allowed by the node disruption policy.', 'maintenance window'],
  ])('of %s looks into the message for the cause: %s', (code, message, words) => {
    expect(adviceFor(code, message)).toContain(words);
  });

  test('is not given for a code never seen before, only for its status', () => {
    expect(rowFor({ code: 'BrandNew', message: '' })).toBeUndefined();
    expect(adviceFor('BrandNew', '', { status: 403 })).toContain('assign it the role');
    expect(adviceFor('BrandNew', '', { status: 418 })).toBe('');
  });

  test.each([401, 403, 404, 407, 409, 412, 429, 500, 502, 503, 504])('exists for status %d', (status) => {
    expect(adviceFor('', '', { status })).toMatch(/\S{2}/);
  });
});

test('every code stands in one row alone, and every row is a sentence or two', () => {
  const codes = CODES.map((code) => code.toLowerCase());
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of CODES) {
    expect(adviceFor(code)).toMatch(/^[A-Z][^]{30,520}$/);
    expect(adviceFor(code)).not.toMatch(/`(?:az|kubectl) [^`]*(?:aks|fleet|ad|role) /);
  }
});

test('every row has an example of its error, how to find the cause, and what to do in each case', () => {
  for (const { codes, guide } of ADVICE_ROWS) {
    expect([codes[0], guide.example.length > 6, guide.find.length > 10, guide.cases.length > 0]).toEqual([
      codes[0],
      true,
      true,
      true,
    ]);
  }
});
