/** The folder through which the step, the server and the step's end talk to each other. */

import { access, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Addresses, Order } from './order.ts';
import type { Report } from './report.ts';

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
