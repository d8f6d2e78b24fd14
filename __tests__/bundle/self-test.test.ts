import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { runAction, type LocalResult } from '../../scripts/runner/local-runner.ts';
import { readText, ROOT } from '../repo/files.ts';
import { playJob, type PlayedStep, type StepEnd } from '../support/play-job.ts';

const CI = readText('.github/workflows/ci.yml');

interface Job {
  readonly steps: readonly { readonly name?: string; readonly run?: string }[];
}

function scriptNamed(name: string): string {
  const { jobs } = parse(CI) as { readonly jobs: Readonly<Record<string, Job>> };
  return jobs['self-test']?.steps.find((step) => step.name === name)?.run ?? 'exit 1';
}

/** What an action's `action.yml` fills in. */
function defaultsOf(action: string): Readonly<Record<string, string>> {
  const { inputs } = parse(readText(path.join(action, 'action.yml'))) as {
    readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  };
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, input]) =>
      input.default === undefined || input.default.includes('${{') ? [] : [[name, input.default]],
    ),
  );
}

test('the job self-test of ci.yml passes', async () => {
  const temp = await mkdtemp(path.join(tmpdir(), 'aks-recover-self-test-'));
  let azure: LocalResult | undefined;
  const act = async (
    { action = '', inputs }: PlayedStep,
    env: Readonly<Record<string, string>>,
  ): Promise<LocalResult> =>
    runAction({
      main: path.join(ROOT, action, 'dist/index.js'),
      inputs: { ...defaultsOf(action), ...inputs },
      env: { RUNNER_TEMP: temp, GITHUB_WORKSPACE: ROOT, ...env },
    });
  const runStep = async (step: PlayedStep): Promise<StepEnd> => {
    if (step.action === 'actions/checkout') return { succeeded: true };
    if (step.action === undefined) {
      await promisify(execFile)('bash', ['-e', '-c', scriptNamed(step.name)], {
        env: { ...process.env, ...step.env },
      });
      return { succeeded: true };
    }
    const done = await act(step, azure?.exported ?? {});
    if (step.action === './simulator') azure = done;
    return { succeeded: done.exitCode === 0, outputs: done.outputs };
  };
  try {
    const { succeeded, outcomes } = await playJob({
      yaml: CI,
      job: 'self-test',
      inputs: {},
      vars: {},
      runStep,
    });
    expect([succeeded, outcomes['Compare the results']]).toEqual([true, 'success']);
  } finally {
    const state = Object.entries(azure?.state ?? {}).map(([name, value]) => [`STATE_${name}`, value]);
    const end = { name: '', action: './simulator', inputs: {}, env: {} };
    const post = await act(end, {
      ...azure?.exported,
      ...(Object.fromEntries(state) as Record<string, string>),
    });
    await rm(temp, { recursive: true, force: true });
    expect([post.exitCode, post.log]).toEqual([0, post.log]);
  }
});
