/** The simulator as a program of its own, as somebody would start it by hand. */

import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface SimulatorProcess {
  /** The environment that the program says to use. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../simulator/main.ts', import.meta.url));
const READY = /^Requests \(/m;
const VARIABLE = /^ {2}([A-Z_-]+)=(.*)$/gm;

/** Starts the program and resolves once it serves. Throws with what it said if it ends before. */
export async function startSimulatorProcess(options: readonly string[]): Promise<SimulatorProcess> {
  const child = spawn(process.execPath, [MAIN, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  const text = await untilReady(child);
  const environment = Object.fromEntries(
    [...text.matchAll(VARIABLE)].map(([, name = '', value = '']) => [name, value]),
  );
  return {
    environment,
    stop: () =>
      new Promise((resolve) => {
        // One that has ended by itself tells its end no more.
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        child.on('close', () => {
          resolve();
        });
        child.kill('SIGINT');
      }),
  };
}

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const take = (chunk: Buffer): void => {
      text += chunk.toString('utf8');
      if (READY.test(text)) resolve(text);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('error', reject);
    child.on('close', () => {
      reject(new Error(text.trim()));
    });
  });
}
