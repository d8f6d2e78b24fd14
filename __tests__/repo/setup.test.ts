/** docs/setup.sh, run with an `az` and a `gh` that only note what they are asked. */

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ROOT } from './files.ts';

const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';
const CLUSTER_ID = `/subscriptions/${SUBSCRIPTION}/resourcegroups/rg/providers/Microsoft.ContainerService/managedClusters/prod`;

/** What an unprepared Azure and GitHub answer, by the beginning of the command. */
const AZ = `
  'account show --query id'*) echo ${SUBSCRIPTION} ;;
  'account show'*) echo the-tenant ;;
  'aks show'*) echo ${CLUSTER_ID} ;;
  'identity show'*clientId*) echo the-client ;;
  'identity show'*) echo the-principal ;;`;
const GH = `
  'api repos/contoso/shop --jq .default_branch') echo trunk ;;
  'api repos/contoso/shop --jq'*) echo "$REPOSITORY" | jq --raw-output "$4" ;;
  'api repos/contoso/shop/environments/'* | 'api repos/contoso/shop/actions/variables/'*) echo '{"message":"Not Found"}'; exit 1 ;;`;

const REPOSITORY = {
  full_name: 'contoso/shop',
  name: 'shop',
  id: 789,
  owner: { login: 'contoso', id: 123 },
  created_at: '2024-01-01T00:00:00Z',
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'aks-recover-setup-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Setup {
  readonly args?: readonly string[];
  readonly az?: string;
  readonly gh?: string;
  readonly repository?: object;
  readonly env?: Readonly<Record<string, string>>;
}

/** Returns how the script ended, and the commands that it ran. */
function setUp({
  args = ['contoso/shop', 'rg', 'prod'],
  az = '',
  gh = '',
  repository = REPOSITORY,
  env = {},
}: Setup) {
  const log = path.join(folder, 'log');
  writeFileSync(log, '');
  for (const [name, own, usual] of [
    ['az', az, AZ],
    ['gh', gh, GH],
  ] as const) {
    const file = path.join(folder, name);
    const script = `printf '%s\\n' "${name} $(echo "$*" | tr -s ' \\n' ' ')" >> '${log}'\ncase "$*" in ${own} ${usual}\nesac\n`;
    writeFileSync(file, `#!/bin/bash\n${script}`);
    chmodSync(file, 0o755);
  }
  const { status, stdout, stderr } = spawnSync('bash', [path.join(ROOT, 'docs/setup.sh'), ...args], {
    encoding: 'utf8',
    env: {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      REPOSITORY: JSON.stringify(repository),
      RETRY_SECONDS: '0',
      FOLDER: folder,
      ...env,
    },
  });
  const commands = readFileSync(log, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const like = (words: string): readonly string[] => commands.filter((command) => command.includes(words));
  return { status, output: stdout + stderr, commands, like };
}

test('an identity, its credential, two roles with their assignments, the environment, the variables', () => {
  const { status, like } = setUp({});
  expect(status).toBe(0);
  expect(like('federated-credential create')[0]).toContain(
    '--subject repo:contoso/shop:environment:production --audiences api://AzureADTokenExchange',
  );
  expect(like('role definition create').map((line) => /"Name": "([^"]+)"/.exec(line)?.[1])).toEqual([
    'AKS Recover operator',
    'AKS Recover reader',
  ]);
  expect(like('role definition create')[0]).toContain(
    `"AssignableScopes": ["/subscriptions/${SUBSCRIPTION}"]`,
  );
  expect(like('role assignment create').map((line) => /--role (.*) --subscription/.exec(line)?.[1])).toEqual([
    `AKS Recover operator --scope ${CLUSTER_ID}`,
    `AKS Recover reader --scope /subscriptions/${SUBSCRIPTION}`,
  ]);
  expect(like('deployment-branch-policies')).toEqual([
    'gh api --silent --method POST repos/contoso/shop/environments/production/deployment-branch-policies --field name=trunk',
  ]);
  expect(like('variable set')).toEqual([
    'gh variable set AZURE_CLIENT_ID --repo contoso/shop --body the-client',
    'gh variable set AZURE_TENANT_ID --repo contoso/shop --body the-tenant',
    `gh variable set AZURE_SUBSCRIPTION_ID --repo contoso/shop --body ${SUBSCRIPTION}`,
  ]);
});

test('a new repository has its numeric IDs in the subject; another environment has its own subject', () => {
  const { like } = setUp({
    args: ['contoso/shop', 'rg', 'prod', 'production-approval'],
    repository: { ...REPOSITORY, created_at: '2026-08-01T00:00:00Z' },
  });
  expect(like('federated-credential create')[0]).toContain(
    '--subject repo:contoso@123/shop@789:environment:production-approval',
  );
  expect(like('--method PUT')[0]).toContain('repos/contoso/shop/environments/production-approval');
});

test("a server of one's own has its own issuer, and the older subject whatever the age", () => {
  const { like } = setUp({
    repository: { ...REPOSITORY, created_at: '2026-08-01T00:00:00Z' },
    env: { ISSUER: 'https://github.example/_services/token' },
  });
  expect(like('federated-credential create')[0]).toContain(
    '--issuer https://github.example/_services/token --subject repo:contoso/shop:environment:production',
  );
});

test('what is there already stays as it is', () => {
  const { status, output, like } = setUp({
    az: `'role definition list'*) echo "AKS Recover" ;;`,
    gh: `'api repos/contoso/shop/environments/'*) echo false ;;`,
  });
  expect([status, like('role definition create'), like('--method')]).toEqual([0, [], []]);
  expect(output).toContain('It is there already and stays as it is.');
});

test('an environment that an earlier run left without a branch gets it', () => {
  const left = (branches: number) =>
    setUp({
      gh: `*'deployment-branch-policies --jq .total_count') echo ${String(branches)} ;;
        'api repos/contoso/shop/environments/'*) echo true ;;`,
    }).like('--method');
  expect(left(0)).toEqual([
    'gh api --silent --method POST repos/contoso/shop/environments/production/deployment-branch-policies --field name=trunk',
  ]);
  expect(left(1)).toEqual([]);
});

test('an environment without rules is told: without admin access, or by the plan', () => {
  const { status, output, like } = setUp({ gh: `'api --silent --method PUT'*) exit 1 ;;` });
  expect([status, like('deployment-branch-policies')]).toEqual([0, []]);
  expect(output).toContain('need admin access, and a public repository or a paid plan');
});

test('a variable of the repository that others read keeps its value: the environment gets its own', () => {
  const { output, like } = setUp({
    gh: `*'variables/AZURE_CLIENT_ID --jq .value') echo another ;; *'variables/AZURE_TENANT_ID --jq .value') echo the-tenant ;;`,
  });
  expect(like('variable set')).toEqual([
    'gh variable set AZURE_CLIENT_ID --repo contoso/shop --env production --body the-client',
    'gh variable set AZURE_TENANT_ID --repo contoso/shop --body the-tenant',
    `gh variable set AZURE_SUBSCRIPTION_ID --repo contoso/shop --body ${SUBSCRIPTION}`,
  ]);
  expect(output).toContain('AZURE_CLIENT_ID of the repository has another value and keeps it');
});

test('an assignment is tried again until the new role is known', () => {
  const { status, like } = setUp({
    az: `'role assignment create'*) [ -e "$FOLDER/seen" ] || { touch "$FOLDER/seen"; exit 1; } ;;`,
  });
  expect([status, like('role assignment create').length]).toEqual([0, 3]);
});

test.each([
  ['the cluster is not found', { az: `'aks show'*) exit 3 ;;` }, / create| set /],
  ['the repository is not found', { gh: `'api repos/'*) exit 1 ;;` }, / create| set /],
  ['the identity is refused', { az: `'identity create'*) exit 1 ;;` }, /role|variable|credential/],
  ['an assignment is refused', { az: `'role assignment create'*) exit 1 ;;` }, /variable|--method/],
])('stops at once if %s', (_what, given, later) => {
  const { status, commands } = setUp(given);
  expect(status).not.toBe(0);
  expect(commands.filter((command) => later.test(command))).toEqual([]);
});

test('an environment without rules is no reason to stop', () => {
  const { status, output, like } = setUp({ gh: `*'--method PUT'*) exit 1 ;;` });
  expect([status, like('deployment-branch-policies'), like('variable set').length]).toEqual([0, [], 3]);
  expect(output).toContain('any branch may use it');
});

test('tells how it is used', () => {
  const { status, output, commands } = setUp({ args: [] });
  expect([status, commands]).toEqual([2, []]);
  expect(output).toBe('Usage: docs/setup.sh OWNER/REPOSITORY RESOURCE_GROUP CLUSTER [ENVIRONMENT]\n');
});
