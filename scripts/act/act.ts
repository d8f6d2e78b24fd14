/** nektos/act, a runner for workflows that nobody here wrote, in host mode: jobs run as processes of this machine. */

import { spawn } from 'node:child_process';

/** The version that this was made with; `.ci/run` installs it. */
export const ACT_VERSION = '0.2.89';

export interface ActRun {
  readonly act: string;
  /** The repository whose workflow is run. */
  readonly folder: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Cancels the run as GitHub does, so many milliseconds after this step has begun. */
  readonly cancel?: { readonly step: string; readonly afterMs: number };
}

/** What became of a step. One that was skipped is not there. */
export interface StepEnd {
  readonly result: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly log: string;
}

export interface ActResult {
  /** By job, or by `job/matrix`. */
  readonly jobs: Readonly<Record<string, string>>;
  /** By name; of a matrix, the one that ended last. */
  readonly steps: Readonly<Record<string, StepEnd>>;
  readonly log: string;
}

/** One line of act's log. */
interface Line {
  readonly job?: string;
  readonly jobID?: string;
  readonly jobResult?: string;
  readonly step?: string;
  readonly stage?: string;
  readonly stepResult?: string;
  readonly command?: string;
  readonly name?: string;
  readonly arg?: string;
  readonly content?: string;
  readonly raw_output?: boolean;
  readonly msg?: string;
}

interface Collected {
  readonly jobs: Record<string, string>;
  readonly steps: Record<
    string,
    { result: string; outputs: Record<string, string>; summary: string; log: string }
  >;
}

/** Returns the version of act, or `undefined` if there is none. */
export async function actVersion(act: string): Promise<string | undefined> {
  try {
    const { log } = await start(act, ['--version'], process.cwd(), {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
    });
    return /version (\S+)/.exec(log)?.[1];
  } catch {
    return undefined;
  }
}

/** Runs a workflow, and resolves when it has ended. */
export async function runAct({ act, folder, args, env, cancel }: ActRun): Promise<ActResult> {
  const collected: Collected = { jobs: {}, steps: {} };
  const { log } = await start(act, [...args, '--json'], folder, env, (text, interrupt) => {
    const line = parseLine(text);
    if (line === undefined) return;
    take(collected, line);
    const hasBegun = line.msg?.startsWith('⭐ Run Main') === true && line.step === cancel?.step;
    if (cancel !== undefined && hasBegun) setTimeout(interrupt, cancel.afterMs);
  });
  return { ...collected, log };
}

function parseLine(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return undefined;
  }
}

function take({ jobs, steps }: Collected, line: Line): void {
  const { job, jobID, jobResult, step, stage } = line;
  if (jobResult !== undefined) jobs[jobID ?? job ?? ''] = jobResult;
  if (step === undefined || stage === 'Pre') return;
  const name = stage === 'Post' ? `${step} (post)` : step;
  const known = (steps[name] ??= { result: '', outputs: {}, summary: '', log: '' });
  if (line.stepResult !== undefined) known.result = line.stepResult;
  if (line.command === 'set-output') known.outputs[line.name ?? ''] = line.arg ?? '';
  if (line.command === 'summary') known.summary += line.content ?? '';
  if (line.raw_output === true || line.command !== undefined) known.log += line.msg ?? '';
}

type OnLine = (line: string, interrupt: () => void) => void;

function start(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
  onLine?: OnLine,
): Promise<{ readonly log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    let rest = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      log += text;
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine?.(line, () => child.kill('SIGINT'));
    });
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', () => {
      resolve({ log });
    });
  });
}
