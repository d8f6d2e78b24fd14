/** The Azure CLI beside the action, and beside what the documentation says of it. */

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Scenario } from '../../simulator/scenario/scenario.ts';
import { startSimulator, type Simulator } from '../../simulator/simulator.ts';
import type { Json } from '../../simulator/state/json.ts';
import { runAction } from '../runner/local-runner.ts';
import { azEnvironment, azFor, run, type Az } from './client.ts';
import { cloudCommands, loginCommand } from './session.ts';

/** Finds what is wrong; the folder is for the CLI's configuration. */
type Comparison = (folder: string) => Promise<readonly string[]>;

export const comparisons: readonly (readonly [string, Comparison])[] = [
  ["its rollback is the same JSON as the action's", rollbackDifferences],
  ["its switch-off differs from the action's only where its typed model does", switchOffDifferences],
  ['the recipe of docs/simulator.md works as printed', recipeProblems],
  ['two simulators are trusted at once', trustProblems],
];

const ROOT = path.resolve(import.meta.dirname, '../..');
const POOL = ['--resource-group', 'rg', '--cluster-name', 'prod', '--name', 'user'];

/** A pool that has been upgraded, of a cluster that was asked for by its minor version. */
const UPGRADED: Scenario = {
  clusters: [
    {
      name: 'prod',
      specifiedVersion: '1.35',
      kubernetesVersion: '1.35.4',
      upgradeChannel: 'patch',
      tags: { team: 'checkout' },
      pools: [
        { name: 'system', mode: 'System', specifiedVersion: '1.35' },
        {
          name: 'user',
          kubernetesVersion: '1.35.4',
          specifiedVersion: '1.35',
          labels: { workload: 'checkout' },
          taints: ['dedicated=checkout:NoSchedule'],
          recentlyUsed: [
            {
              orchestratorVersion: '1.34.8',
              nodeImageVersion: 'AKSUbuntu-2404gen2containerd-202604.22.1',
              ago: '2d',
            },
          ],
        },
      ],
    },
  ],
};

const OFF: Scenario = {
  clusters: (UPGRADED.clusters ?? []).map((cluster) => ({
    ...cluster,
    upgradeChannel: 'none',
    nodeOSUpgradeChannel: 'None',
  })),
};

async function onSimulator<T>(scenario: Scenario, use: (simulator: Simulator) => Promise<T>): Promise<T> {
  const simulator = await startSimulator({
    scenario,
    speed: 200,
    switches: { retryAfterOnAccept: 1, retryAfterOnPoll: 1 },
  });
  try {
    return await use(simulator);
  } finally {
    await simulator.stop();
  }
}

/** Signs the CLI in, and throws if a command fails. */
async function signedIn(simulator: Simulator, folder: string, caFile?: string): Promise<Az> {
  const az = azFor(simulator, folder, caFile);
  const strict: Az = async (args) => {
    const result = await az([...args, '--output', 'json']);
    if (result.exitCode !== 0) throw new Error(`az ${args.slice(0, 3).join(' ')}: ${result.stderr}`);
    return result;
  };
  for (const args of [...cloudCommands(simulator), loginCommand(simulator)]) await strict(args);
  return strict;
}

async function recover(simulator: Simulator): Promise<void> {
  const { result, log } = await rollBack(simulator);
  if (result !== 'rolled-back') throw new Error(`The action's result is ${String(result)}.\n${log}`);
}

async function rollBack(
  simulator: Simulator,
  caFile = simulator.caFile,
): Promise<{ result: string | undefined; log: string }> {
  const { outputs, log } = await runAction({
    main: path.join(ROOT, 'dist/index.js'),
    inputs: {
      mode: 'rollback',
      nodepool: 'user',
      cluster: 'prod',
      'resource-group': 'rg',
      'poll-interval': '1s',
      'resource-manager-endpoint': simulator.resourceManagerEndpoint,
      'authority-host': simulator.authorityHost,
    },
    env: {
      NODE_EXTRA_CA_CERTS: caFile,
      AZURE_TENANT_ID: simulator.tenantId,
      AZURE_CLIENT_ID: simulator.clientId,
      AZURE_CLIENT_SECRET: simulator.clientSecret,
      AZURE_SUBSCRIPTION_ID: simulator.subscriptionId,
    },
  });
  return { result: outputs['result'], log };
}

function sent(simulator: Simulator, route: 'pool.put' | 'cluster.put'): Json | undefined {
  return simulator.requests.find((request) => request.route === route)?.body;
}

async function rollbackDifferences(folder: string): Promise<readonly string[]> {
  const theirs = await onSimulator(OFF, async (simulator) => {
    const az = await signedIn(simulator, folder);
    await az(['aks', 'nodepool', 'rollback', ...POOL]);
    return sent(simulator, 'pool.put');
  });
  const ours = await onSimulator(OFF, async (simulator) => {
    await recover(simulator);
    return sent(simulator, 'pool.put');
  });
  return theirs !== undefined && isDeepStrictEqual(ours, theirs)
    ? []
    : [`CLI:    ${JSON.stringify(theirs)}`, `action: ${JSON.stringify(ours)}`];
}

/** Paths in the body that the CLI's typed model drops or strips. */
const LEFT_OUT_BY_CLI: readonly string[] = [
  'eTag',
  'id',
  'name',
  'type',
  'systemData',
  'identity.principalId',
  'identity.tenantId',
  'properties.azurePortalFQDN',
  'properties.currentKubernetesVersion',
  'properties.fqdn',
  'properties.maxAgentPools',
  'properties.powerState',
  'properties.provisioningState',
  'properties.resourceUID',
  // Sent as an empty object.
  'properties.storageProfile',
  'properties.agentPoolProfiles[].currentOrchestratorVersion',
  'properties.agentPoolProfiles[].eTag',
  'properties.agentPoolProfiles[].provisioningState',
];

/** Both switch the Kubernetes channel off; the action switches the node OS channel off too. */
async function switchOffDifferences(folder: string): Promise<readonly string[]> {
  const theirs = await onSimulator(UPGRADED, async (simulator) => {
    const az = await signedIn(simulator, folder);
    const channels = ['--auto-upgrade-channel', 'none', '--node-os-upgrade-channel', 'None'];
    await az(['aks', 'update', '--resource-group', 'rg', '--name', 'prod', ...channels, '--yes']);
    return sent(simulator, 'cluster.put');
  });
  const ours = await onSimulator(UPGRADED, async (simulator) => {
    await recover(simulator);
    return sent(simulator, 'cluster.put');
  });
  const mine = new Map(leaves(ours, ''));
  const other = new Map(leaves(theirs, ''));
  const paths = [...new Set([...mine.keys(), ...other.keys()])];
  return paths
    .filter((at) => mine.get(at) !== other.get(at))
    .filter((at) => !isLeftOut(at))
    .map((at) => `${at}: CLI ${other.get(at) ?? 'nothing'}, action ${mine.get(at) ?? 'nothing'}`);
}

function isLeftOut(at: string): boolean {
  const plain = at.replaceAll(/\[\d+\]/g, '[]');
  return LEFT_OUT_BY_CLI.some((left) => plain === left || plain.startsWith(`${left}.`));
}

function leaves(value: Json | undefined, at: string): (readonly [string, string])[] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => leaves(inner, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null)
    return [[at, value === undefined ? 'nothing' : JSON.stringify(value)]];
  const entries = Object.entries(value);
  if (entries.length === 0) return [[at, '{}']];
  return entries.flatMap(([key, inner]) => leaves(inner, at === '' ? key : `${at}.${key}`));
}

/** Runs the commands of the page in a shell, as somebody who pastes them would. */
async function recipeProblems(folder: string): Promise<readonly string[]> {
  const page = await readFile(path.join(ROOT, 'docs/simulator.md'), 'utf8');
  const recipe = /```sh\n(export REQUESTS_CA_BUNDLE=[\s\S]*?)```/.exec(page)?.[1];
  if (recipe === undefined) return ['docs/simulator.md has no recipe any more'];
  return await onSimulator(UPGRADED, async (simulator) => {
    const env = {
      ...(await azEnvironment(folder)),
      CA_FILE: simulator.caFile,
      ARM: simulator.resourceManagerEndpoint,
      AUTHORITY: simulator.authorityHost,
      AZURE_CLIENT_ID: simulator.clientId,
      AZURE_CLIENT_SECRET: simulator.clientSecret,
      AZURE_TENANT_ID: simulator.tenantId,
    };
    const { exitCode, stderr } = await run('bash', ['-euc', `${recipe}\naz aks list --output json`], env);
    return exitCode === 0 ? [] : [stderr];
  });
}

/** The certificates of two simulators in one file: either is found by its own name. */
async function trustProblems(folder: string): Promise<readonly string[]> {
  return await onSimulator(OFF, async (first) => {
    const other = await run(
      process.execPath,
      [path.join(import.meta.dirname, 'other-simulator.ts'), folder],
      {
        PATH: process.env['PATH'] ?? '',
      },
    );
    if (other.exitCode !== 0) return [other.stderr];
    const problems: string[] = [];
    for (const order of [
      [first.caCertificate, other.stdout],
      [other.stdout, first.caCertificate],
    ]) {
      const settings = await mkdtemp(path.join(folder, 'both-'));
      const both = path.join(settings, 'ca.pem');
      await writeFile(both, order.join(''));
      const az = await signedIn(first, settings, both);
      await az(['aks', 'list']);
      const { result, log } = await rollBack(first, both);
      if (!['rolled-back', 'already-rolled-back', 'blocked'].includes(result ?? '')) problems.push(log);
    }
    return problems;
  });
}
