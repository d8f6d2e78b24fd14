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

/** Whether the folder is still there; the step's end takes it away. */
export async function isThere(folder: string): Promise<boolean> {
  try {
    await access(folder);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a process is the server of this folder: a process id may have been given to somebody else meanwhile.
 * Where the system does not tell, it counts as somebody else's, and the server ends when its folder is gone.
 */
export async function isServerOf(folder: string, pid: number): Promise<boolean> {
  try {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    return command.split('\0').includes(folder);
  } catch {
    return false;
  }
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
