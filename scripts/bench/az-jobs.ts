/** The same jobs with the Azure CLI: what a workflow's script would do, one process for each command. */

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Simulator } from '../../simulator/simulator.ts';
import { OLD } from '../../__tests__/support/scenarios.ts';
import { azFor, azVersion, type Az } from '../az/client.ts';
import { cloudCommands, loginCommand } from '../az/session.ts';
import type { Mode } from './stage.ts';

const STABLE = 'api-version=2026-06-01';
const PREVIEW = 'api-version=2025-08-02-preview';

/** Runs a job on a cluster, sign-in included. Throws with what the CLI said when a command fails. */
export type AzJobs = Readonly<Record<Mode, (cluster: string) => Promise<void>>>;

export interface AzCli {
  readonly version: string;
  /** Commands of each job, for people. */
  readonly commands: Readonly<Record<Mode, string>>;
  readonly jobs: AzJobs;
}

const COMMANDS: Readonly<Record<Mode, string>> = {
  status: '`login`, `aks show`, 2 × `rest` (upgrade profile), `rest` (operations)',
  abort: '`login`, `aks nodepool show`, `rest` (abort), `aks nodepool wait`, `aks nodepool show`',
  rollback:
    '`login`, `rest` (upgrade profile), `rest` (pool), `rest` (PUT), `aks nodepool wait`, `aks nodepool show`',
};

/** Returns the CLI, ready for the simulator as its cloud; `undefined` if there is none on this machine. */
export async function prepareAz(azure: Simulator, folder: string): Promise<AzCli | undefined> {
  const version = await azVersion(folder);
  if (version === undefined) return undefined;
  const settings = path.join(folder, 'settings');
  await mkdir(settings);
  const az = strict(azFor(azure, settings));
  for (const command of cloudCommands(azure)) await az(command);

  const signIn = (): Promise<string> => az(loginCommand(azure));
  const ids = (cluster: string): string => azure.cluster(cluster).id;
  return {
    version,
    commands: COMMANDS,
    jobs: {
      status: async (cluster) => {
        await signIn();
        await az(['aks', 'show', '--resource-group', 'rg', '--name', cluster]);
        for (const pool of ['system', 'user']) {
          await az(rest('get', `${ids(cluster)}/agentPools/${pool}/upgradeProfiles/default?${STABLE}`));
        }
        await az(rest('get', `${ids(cluster)}/operations?${PREVIEW}`));
      },
      abort: async (cluster) => {
        await signIn();
        await az(['aks', 'nodepool', 'show', ...poolOf(cluster)]);
        await az(rest('post', `${ids(cluster)}/agentPools/user/abort?${STABLE}`));
        await az(waitFor(cluster, 'Canceled'));
        await az(['aks', 'nodepool', 'show', ...poolOf(cluster)]);
      },
      rollback: async (cluster) => {
        await signIn();
        const pool = `${ids(cluster)}/agentPools/user`;
        await az(rest('get', `${pool}/upgradeProfiles/default?${STABLE}`));
        const file = path.join(folder, `${cluster}.json`);
        await writeFile(file, rolledBack(await az(rest('get', `${pool}?${STABLE}`))));
        await az([...rest('put', `${pool}?${STABLE}`), '--body', `@${file}`]);
        await az(waitFor(cluster, 'Succeeded'));
        await az(['aks', 'nodepool', 'show', ...poolOf(cluster)]);
      },
    },
  };
}

/** Returns what the command printed. */
function strict(az: Az): (args: readonly string[]) => Promise<string> {
  return async (args) => {
    const { exitCode, stdout, stderr } = await az([...args, '--output', 'json']);
    if (exitCode === 0) return stdout;
    throw new Error(`az ${args.slice(0, 3).join(' ')} ended with ${exitCode ?? 'a signal'}:\n${stderr}`);
  };
}

function rest(method: string, url: string): readonly string[] {
  return ['rest', '--method', method, '--url', url];
}

function poolOf(cluster: string): readonly string[] {
  return ['--resource-group', 'rg', '--cluster-name', cluster, '--name', 'user'];
}

function waitFor(cluster: string, state: string): readonly string[] {
  const condition = ['--custom', `provisioningState=='${state}'`, '--interval', '1'];
  return ['aks', 'nodepool', 'wait', ...poolOf(cluster), ...condition];
}

/** The body of the PUT: the pool as it was read, with the recorded versions. */
function rolledBack(pool: string): string {
  const body = JSON.parse(pool) as { properties: Record<string, unknown> };
  body.properties['orchestratorVersion'] = OLD.kubernetesVersion;
  body.properties['nodeImageVersion'] = OLD.nodeImageVersion;
  return JSON.stringify(body);
}
