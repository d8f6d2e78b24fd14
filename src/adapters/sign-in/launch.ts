/** A process that is started for its output, and that ends with this one: it and whatever it started itself. */

import { spawn, type ChildProcess } from 'node:child_process';
import { optional } from '../../domain/optional.ts';

/** A process to start. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<NodeJS.ProcessEnv>;
}

export interface Ended {
  /** Absent when it ended well. Its code is the exit code, or that of the system, such as `ENOENT`. */
  readonly error?: { readonly code?: unknown; readonly timedOut?: boolean };
  readonly stdout: string;
  readonly stderr: string;
}

/** Bytes of its output: more is nothing that can be meant. */
const LONGEST_OUTPUT = 4 * 1024 * 1024;

/** On Windows there are no groups: what a batch file started goes on there. */
const HAS_GROUPS = process.platform !== 'win32';

/** Ends a process at once, with its group: the Azure CLI is a shell script that starts Python. */
function end(child: ChildProcess): void {
  try {
    if (HAS_GROUPS && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Gathers what a stream gives, up to a length, and then calls back. */
function gather(stream: NodeJS.ReadableStream, tooMuch: () => void): () => string {
  const chunks: Buffer[] = [];
  let length = 0;
  stream.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > LONGEST_OUTPUT) tooMuch();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks).toString('utf8');
}

/**
 * Starts a process and waits for its end, or ends it: when the signal is aborted, the time is over, it says too much,
 * or this process ends. Never rejects.
 */
export function launch({ file, args, env }: Command, signal: AbortSignal, timeoutMs: number): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  const child = spawn(file, [...args], {
    env: { ...env },
    detached: HAS_GROUPS,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const finish = (error?: Ended['error']): void => {
    clearTimeout(timer);
    process.off('exit', kill);
    signal.removeEventListener('abort', cancel);
    resolve({ ...optional('error', error), stdout: stdout(), stderr: stderr() });
  };
  const kill = (): void => {
    end(child);
  };
  const stop = (error: Ended['error']): void => {
    end(child);
    finish(error);
  };
  const cancel = (): void => {
    stop({ code: 'ABORT_ERR' });
  };
  const tooMuch = (): void => {
    stop({ code: 'TooMuchOutput' });
  };
  const stdout = gather(child.stdout, tooMuch);
  const stderr = gather(child.stderr, tooMuch);
  const timer = setTimeout(() => {
    stop({ timedOut: true });
  }, timeoutMs);
  child.on('error', finish);
  child.on('close', (code) => {
    finish(code === 0 ? undefined : { code });
  });
  process.on('exit', kill);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  return promise;
}
