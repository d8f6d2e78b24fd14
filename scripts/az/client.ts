/** The Azure CLI as a client of the simulator, with a configuration of its own and nothing of the machine's. */

import { spawn } from 'node:child_process';
import type { Simulator } from '../../simulator/simulator.ts';

export interface AzResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Az = (args: readonly string[]) => Promise<AzResult>;

/** Returns a function that runs `az` against the simulator; `folder` is for its configuration. */
export function azFor(simulator: Simulator, folder: string): Az {
  return (args) =>
    run(args, {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      AZURE_CONFIG_DIR: folder,
      AZURE_CORE_COLLECT_TELEMETRY: 'no',
      AZURE_CORE_NO_COLOR: 'true',
      REQUESTS_CA_BUNDLE: simulator.caFile,
    });
}

/** Returns the version of the Azure CLI on this machine; `undefined` if there is none. */
export async function azVersion(folder: string): Promise<string | undefined> {
  try {
    const { stdout } = await run(['version'], {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      AZURE_CONFIG_DIR: folder,
      AZURE_CORE_COLLECT_TELEMETRY: 'no',
    });
    return (JSON.parse(stdout) as Readonly<Record<string, string>>)['azure-cli'];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function run(args: readonly string[], env: Record<string, string>): Promise<AzResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('az', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
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
