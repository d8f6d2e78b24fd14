/** The folder through which the step, the server and the step's end talk to each other. */

import { access, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Scenario } from '../scenario/scenario.ts';
import type { Report } from './report.ts';

/** What the server is to do. */
export interface Order {
  /** The name or the file that the workflow asked for. */
  scenarioName: string;
  scenario: Scenario;
  speed: number;
  /** In the words of the program's option `--fault`. */
  faults: string[];
  lifetimeMs: number;
  /** The runner's process for this job: without it there is nobody to serve. Undefined: it can't be seen. */
  workerPid: number | undefined;
  /** Certificates that the job trusted before. */
  trustedBefore: string;
}

/** What the server answers once it serves. */
export interface Addresses {
  resourceManagerEndpoint: string;
  authorityHost: string;
  caFile: string;
  subscriptionId: string;
  tenantId: string;
  clientId: string;
  clientSecret: string;
  cluster: string;
  resourceGroup: string;
}

interface Contents {
  order: Order;
  addresses: Addresses;
  /** Asks the server to end. */
  stop: true;
  report: Report;
}

export function logFile(folder: string): string {
  return path.join(folder, 'server.log');
}

/** Leaves something for the other side, which never sees half of it. */
export async function leave<Name extends keyof Contents>(
  folder: string,
  name: Name,
  content: Contents[Name],
): Promise<void> {
  const file = path.join(folder, `${name}.json`);
  await writeFile(`${file}.part`, JSON.stringify(content), { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** Takes what the other side has left; undefined: nothing yet. */
export async function take<Name extends keyof Contents>(
  folder: string,
  name: Name,
): Promise<Contents[Name] | undefined> {
  const file = path.join(folder, `${name}.json`);
  try {
    await access(file);
  } catch {
    return undefined;
  }
  return JSON.parse(await readFile(file, 'utf8')) as Contents[Name];
}

/** Whether a process of this machine is alive. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
