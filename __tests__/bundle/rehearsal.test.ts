import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runAction, type LocalResult } from '../../scripts/runner/local-runner.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MAIN = path.join(ROOT, 'dist/index.js');

type Texts = Readonly<Record<string, string>>;

/** The action's folder as the runner downloads it, without the rest of the repository. */
let home = '';
/** What the runner gives to all steps of a job. */
let temp = '';
let workspace = '';

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'aks-recover-rehearsal-'));
  home = path.join(folder, 'action/simulator');
  temp = path.join(folder, 'temp');
  workspace = path.join(folder, 'workspace');
  await cp(path.join(ROOT, 'simulator/dist'), path.join(home, 'dist'), { recursive: true });
  await cp(path.join(ROOT, 'simulator/scenarios'), path.join(home, 'scenarios'), { recursive: true });
  await mkdir(temp);
  await mkdir(workspace);
});

afterAll(() => rm(path.dirname(path.dirname(home)), { recursive: true, force: true }));

const defaults: Texts = { scenario: 'stuck-upgrade', speed: '1000', lifetime: '6h' };

/** The step of the action, or with its state the end of the step. */
function simulation(inputs: Texts, env: Texts = {}): Promise<LocalResult> {
  return runAction({
    main: path.join(home, 'dist/index.js'),
    inputs: { ...defaults, ...inputs },
    env: { RUNNER_TEMP: temp, GITHUB_WORKSPACE: workspace, ...env },
  });
}

function end(started: LocalResult, env: Texts = {}): Promise<LocalResult> {
  const state = Object.entries(started.state).map(([name, value]) => [`STATE_${name}`, value] as const);
  return simulation({}, { ...started.exported, ...Object.fromEntries(state), ...env });
}

/** A step with the real action, in the environment that the simulation has left to the steps after it. */
function recover({ outputs, exported }: LocalResult, inputs: Texts): Promise<LocalResult> {
  const named = ['cluster', 'resource-group', 'resource-manager-endpoint', 'authority-host'];
  const connection = Object.fromEntries(named.map((name) => [name, outputs[name] ?? '']));
  return runAction({
    main: MAIN,
    inputs: { ...connection, 'poll-interval': '1s', ...inputs },
    env: exported,
  });
}

function errorsIn({ log }: LocalResult): string {
  const lines = log.split('\n').filter((line) => line.startsWith('::error'));
  return lines.join('\n').replaceAll('%0A', '\n');
}

async function untilGone(pid: string | undefined): Promise<boolean> {
  for (let left = 100; left > 0; left -= 1) {
    try {
      process.kill(Number(pid), 0);
    } catch {
      return true;
    }
    await pause(50);
  }
  return false;
}

const foldersLeft = async (): Promise<string[]> =>
  (await readdir(temp)).filter((name) => name.startsWith('aks-rehearsal-'));

describe('a rehearsal', () => {
  test('runs the real action from a stuck upgrade to its end, and says that all went as expected', async () => {
    const started = await simulation({});
    expect([started.exitCode, errorsIn(started)]).toEqual([0, '']);
    expect(started.log).toContain('THIS IS A SIMULATION.');
    expect(started.log).toContain(`::add-mask::${started.outputs['client-secret'] ?? ''}`);
    expect(started.exported['NODE_EXTRA_CA_CERTS']).toBe(started.outputs['ca-file']);
    const aborted = await recover(started, { mode: 'abort', nodepool: 'user' });
    expect([aborted.outputs['result'], errorsIn(aborted)]).toEqual(['aborted', '']);
    const back = await recover(started, { mode: 'rollback', nodepool: 'user' });
    expect([back.outputs['result'], errorsIn(back)]).toEqual(['rolled-back', '']);
    const ended = await end(started);
    expect([ended.exitCode, errorsIn(ended)]).toEqual([0, '']);
    expect(ended.summary).toContain('## ✅ Rehearsal: stuck-upgrade');
    expect(ended.summary).toContain('This was a simulation.');
    for (const state of ['Upgrading', 'Canceling', 'Canceled', 'Succeeded']) {
      expect(ended.summary).toContain(`| pool \`user\` | ${state} |`);
    }
    expect(ended.summary).toContain('| `pool.abort` | POST | 1 | 202 × 1 |');
    expect(ended.log).toMatch(/arm PUT \S+\/agentPools\/user 200/);
    expect(ended.exported).toEqual({ NODE_EXTRA_CA_CERTS: '' });
    expect(await untilGone(started.state['pid'])).toBe(true);
    expect(await foldersLeft()).toEqual([]);
  });

  test('fails when the end is not the expected one', async () => {
    const started = await simulation({ scenario: 'bad-upgrade' });
    await recover(started, { mode: 'status' });
    const ended = await end(started);
    expect(ended.exitCode).toBe(1);
    expect(errorsIn(ended)).toContain('prod/user: kubernetesVersion is 1.35.5, expected 1.34.8');
    expect(ended.summary).toContain('## ❌ Rehearsal: bad-upgrade');
  });

  test('fails when nothing has talked to it', async () => {
    const ended = await end(await simulation({ scenario: 'no-target' }));
    expect(ended.exitCode).toBe(1);
    expect(errorsIn(ended)).toContain('no request has reached the simulated Azure Resource Manager');
  });

  test('takes a scenario of the workspace, faults, and a certificate that the job trusts already', async () => {
    await writeFile(path.join(workspace, 'own.yml'), 'clusters: [{ name: own, resourceGroup: team }]');
    await writeFile(path.join(workspace, 'company.pem'), '# The company’s authority');
    const trusted = {
      NODE_EXTRA_CA_CERTS: path.join(workspace, 'company.pem'),
      HTTPS_PROXY: 'http://proxy:1',
    };
    const inputs = { scenario: 'own.yml', faults: 'cluster.get=503x1,\noperation-stuck' };
    const started = await simulation(inputs, trusted);
    expect(started.outputs).toMatchObject({ cluster: 'own', 'resource-group': 'team' });
    expect(started.exported).toMatchObject({ NO_PROXY: 'localhost,127.0.0.1' });
    const status = await recover(started, { mode: 'status' });
    expect(status.outputs['result']).toBe('succeeded');
    const ended = await end(started);
    expect(ended.exitCode).toBe(0);
    expect(ended.summary).toContain('there is no verdict');
    expect(ended.summary).toMatch(/`cluster.get` \| GET \| \d+ \| .*503 × 1/);
    expect(ended.exported).toEqual({ NODE_EXTRA_CA_CERTS: trusted.NODE_EXTRA_CA_CERTS });
  });

  test('names every input that is wrong, and has an end that does no harm', async () => {
    const started = await simulation({
      scenario: 'stuck',
      speed: '0',
      faults: 'cluster.got=500',
      lifetime: '30',
    });
    expect(started.exitCode).toBe(1);
    expect(errorsIn(started).split('\n')).toEqual([
      expect.stringMatching(/scenario: "stuck" is neither .* one of auto-upgrade-on, bad-upgrade, /),
      'speed: "0" is not a number above 0',
      expect.stringMatching(/^faults: "cluster.got=500": unknown route; accepted: cluster.list, /),
      'lifetime: "30" is not a time such as 90s, 30m or 6h',
    ]);
    const ended = await end(started);
    expect([ended.exitCode, ended.summary]).toEqual([0, '']);
    const absent = await simulation({ scenario: 'absent.yml' });
    expect(errorsIn(absent)).toContain('(ENOENT); was the repository checked out?');
    await writeFile(path.join(workspace, 'wrong.yml'), 'expect: { clusters: [{ name: prod, size: 3 }] }');
    const wrong = await simulation({ scenario: 'wrong.yml' });
    expect(errorsIn(wrong)).toContain('expect.clusters[0].size: unknown; accepted keys: name,');
  });
});

describe('a simulation that nobody ends', () => {
  test('ends by itself after its lifetime, which fails the end of the step', async () => {
    const started = await simulation({ lifetime: '1s' });
    expect(await untilGone(started.state['pid'])).toBe(true);
    const ended = await end(started);
    expect(ended.exitCode).toBe(1);
    expect(errorsIn(ended)).toContain('The simulation ended by itself after 1 seconds (its lifetime)');
  });

  test('whose process id has another process by now: that one is left alone', async () => {
    const started = await simulation({});
    process.kill(Number(started.state['pid']), 'SIGKILL');
    expect(await untilGone(started.state['pid'])).toBe(true);
    const other = spawn('sleep', ['120'], { stdio: 'ignore' });
    try {
      const ended = await end(started, { STATE_pid: String(other.pid) });
      expect(errorsIn(ended)).toContain('The simulation ended too early');
      expect([other.exitCode, other.signalCode]).toEqual([null, null]);
    } finally {
      other.kill();
    }
  });

  test('ends with the runner, and leaves nothing behind', async () => {
    const runner = spawn(process.execPath, ['--input-type=module', '-e', RUNNER], {
      env: { PATH: process.env['PATH'], ...runnerEnvironment() },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const told = await new Promise<string>((resolve) => {
      let text = '';
      runner.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
      runner.on('close', () => resolve(text));
    });
    const pid = /^pid<<.*\n(\d+)\n/m.exec(told)?.[1];
    expect(pid).toBeDefined();
    expect(await untilGone(pid)).toBe(true);
    expect(await foldersLeft()).toEqual([]);
  });

  test('can be reached on the loopback interface only', async () => {
    const started = await simulation({});
    const port = new URL(started.outputs['resource-manager-endpoint'] ?? '').port;
    const outside = Object.values(networkInterfaces())
      .flatMap((entries) => entries ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    expect(await canConnect('127.0.0.1', port)).toBe(true);
    for (const address of outside) expect(await canConnect(address, port)).toBe(false);
    await end(started);
  });
});

/** Runs the step and then is gone, as the runner is when the machine of a job is taken away. */
const RUNNER = `
  import { spawnSync } from 'node:child_process';
  import { readFileSync, writeFileSync } from 'node:fs';
  for (const name of ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE']) writeFileSync(process.env[name], '');
  spawnSync(process.execPath, [process.env.BUNDLE], { stdio: 'ignore' });
  console.log(readFileSync(process.env.GITHUB_STATE, 'utf8'));
`;

function runnerEnvironment(): Texts {
  const files = ['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_STATE'];
  return {
    BUNDLE: path.join(home, 'dist/index.js'),
    RUNNER_TEMP: temp,
    ...Object.fromEntries(files.map((name) => [name, path.join(temp, name)])),
    ...Object.fromEntries(
      Object.entries(defaults).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  };
}

function canConnect(host: string, port: string): Promise<boolean> {
  return new Promise((resolve) => {
    const attempt = request({ host, port, rejectUnauthorized: false, timeout: 1000 }, (response) => {
      response.resume();
      resolve(true);
    });
    attempt.on('error', () => resolve(false));
    attempt.on('timeout', () => attempt.destroy());
    attempt.end();
  });
}
