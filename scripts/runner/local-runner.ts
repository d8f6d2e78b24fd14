/** Runs an action's bundle as GitHub's runner does: a process of its own with the runner's environment and files. */

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface LocalRun {
  /** Absolute path of the bundle's entry. */
  readonly main: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Variables beside the runner's own. Nothing of this process's environment is inherited but PATH. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where it shows in the log, the log is closed, as by a runner that dies. */
  readonly closesLogAt?: string;
  /** Called with each piece of the log as it comes. */
  readonly onLog?: (text: string) => void;
  /** Called once the process runs; to send it signals. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

export interface LocalResult {
  /** `null` when the process was killed by a signal. */
  readonly exitCode: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** What GITHUB_ENV was given: the environment of the steps that follow. */
  readonly exported: Readonly<Record<string, string>>;
  /** What GITHUB_STATE was given: kept for the end of the same step. */
  readonly state: Readonly<Record<string, string>>;
  readonly summary: string;
  /** When the process was started, in milliseconds of `performance.now()`. */
  readonly startedAt: number;
  readonly durationMs: number;
}

/** Returns what the run left behind. The step's files are gone afterwards. */
export async function runAction(run: LocalRun): Promise<LocalResult> {
  const { main, inputs, env = {} } = run;
  const folder = await mkdtemp(join(tmpdir(), 'aks-recover-run-'));
  const files = {
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_ENV: join(folder, 'env'),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  };
  try {
    await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
    const startedAt = performance.now();
    const { exitCode, log } = await spawnNode(
      main,
      {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        ...RUNNER_ENV,
        ...files,
        ...inputVariables(inputs),
        ...env,
      },
      folder,
      run,
    );
    const durationMs = performance.now() - startedAt;
    return {
      exitCode,
      log,
      outputs: parseFileCommands(await readFile(files.GITHUB_OUTPUT, 'utf8')),
      exported: parseFileCommands(await readFile(files.GITHUB_ENV, 'utf8')),
      state: parseFileCommands(await readFile(files.GITHUB_STATE, 'utf8')),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
      startedAt,
      durationMs,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the runner says of itself and of the workflow run. */
const RUNNER_ENV = {
  CI: 'true',
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_API_URL: 'https://api.github.com',
  GITHUB_REPOSITORY: 'contoso/shop',
  GITHUB_RUN_ID: '4711',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_ACTOR: 'octocat',
  GITHUB_WORKFLOW: 'Upgrade',
  GITHUB_JOB: 'upgrade',
} as const;

/** The runner's names of inputs: upper case, blanks become underscores, hyphens stay. */
function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

function spawnNode(
  main: string,
  env: Record<string, string>,
  cwd: string,
  { onLog, onStart, closesLogAt }: LocalRun,
): Promise<{ exitCode: number | null; log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    const take = (chunk: Buffer): void => {
      const text = chunk.toString('utf8');
      log += text;
      onLog?.(text);
      if (closesLogAt !== undefined && log.includes(closesLogAt)) child.stdout.destroy();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, log });
    });
    onStart?.((signal) => {
      child.kill(signal);
    });
  });
}

/** Reads the format of GITHUB_OUTPUT, GITHUB_ENV and GITHUB_STATE: `name<<delimiter`, lines, `delimiter`. */
function parseFileCommands(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const match = /^([^<=]+)<<(.+)$/.exec(lines[index] ?? '');
    if (match === null) continue;
    const [, name = '', delimiter = ''] = match;
    const end = lines.indexOf(delimiter, index + 1);
    values[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return values;
}
