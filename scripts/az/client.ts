/** The Azure CLI as a client of the simulator, with a configuration of its own and nothing else of the machine's. */

import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import type { Simulator } from '../../simulator/simulator.ts';

export interface AzResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Az = (args: readonly string[]) => Promise<AzResult>;

/** Where the newest Azure CLI of PyPI is kept, outside any checkout. */
const VENV = path.join(
  process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'),
  'aks-recover/azure-cli',
);

/** The version from which on the CLI knows rollbacks as this session uses them. */
export const LEAST_VERSION = '2.91.0';

/** Puts the newest Azure CLI of PyPI into its folder, unless it is there. Throws if that can't be done. */
export async function installAz(): Promise<void> {
  if (await isThere(path.join(VENV, 'bin/az'))) return;
  const env = { ...process.env } as Record<string, string>;
  for (const [command, ...args] of [
    ['python3', '-m', 'venv', VENV],
    [path.join(VENV, 'bin/pip'), 'install', '--quiet', 'azure-cli'],
  ] as const) {
    const { exitCode, stderr } = await run(command, args, env);
    if (exitCode !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  }
}

/** The folders in which `az` is looked for: the installed one's comes first. */
async function searchPath(): Promise<string> {
  const folders = process.env['PATH'] ?? '';
  const bin = path.join(VENV, 'bin');
  return (await isThere(path.join(bin, 'az'))) ? `${bin}:${folders}` : folders;
}

async function isThere(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}

/** Returns the environment of commands that find the CLI and trust the simulators; `folder` is its configuration. */
export async function azEnvironment(folder: string, caFile = ''): Promise<Record<string, string>> {
  return {
    PATH: await searchPath(),
    HOME: folder,
    AZURE_CONFIG_DIR: folder,
    AZURE_CORE_COLLECT_TELEMETRY: 'no',
    AZURE_CORE_NO_COLOR: 'true',
    ...(caFile !== '' && { REQUESTS_CA_BUNDLE: caFile }),
  };
}

/** Returns a function that runs `az` against the simulator; `folder` is for its configuration. */
export function azFor(simulator: Simulator, folder: string, caFile = simulator.caFile): Az {
  return async (args) => run('az', args, await azEnvironment(folder, caFile));
}

/** Returns the version of the Azure CLI on this machine; `undefined` if there is none. */
export async function azVersion(folder: string): Promise<string | undefined> {
  try {
    const { stdout } = await run('az', ['version'], await azEnvironment(folder));
    return (JSON.parse(stdout) as Readonly<Record<string, string>>)['azure-cli'];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Runs a command to its end. */
export function run(
  command: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<AzResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, stdout, stderr });
    });
  });
}
